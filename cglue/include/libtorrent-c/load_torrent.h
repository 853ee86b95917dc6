/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Torrent files to add_torrent_params objects, with all that they say: metadata, trackers, web
 * seeds, DHT nodes.
 *
 * NULL with lt_error_libtorrent and a code that says why if it is no torrent or one beyond a limit.
 * Results are the caller's: lt_object_unref(). Reading and parsing a large torrent takes a while;
 * no network thread is involved.
 */
#ifndef LIBTORRENT_C_LOAD_TORRENT_H
#define LIBTORRENT_C_LOAD_TORRENT_H

#include <libtorrent-c/value.h>

LT_BEGIN_DECLS

/*
 * Reads the torrent file at `path`. `limits` is NULL, nil or a map of: max_buffer_size (bytes of a
 * file, 10 000 000), max_pieces (2 097 152), max_decode_depth (100), max_decode_tokens (3 000 000).
 * lt_error_libtorrent: it cannot be read, is no torrent or one beyond a limit. lt_error_key:
 * another key in `limits`; lt_error_type, lt_error_value or lt_error_overflow: no number, a
 * negative one, or one that does not fit.
 */
LT_EXPORT lt_add_torrent_params *lt_load_torrent_file(const char *path, const lt_value *limits);

/*
 * Reads what a torrent file has in it; `data` is not kept. `limits` and errors are as for
 * lt_load_torrent_file(), but max_buffer_size does not count.
 */
LT_EXPORT lt_add_torrent_params *lt_load_torrent_buffer(const char *data, size_t size,
                                                        const lt_value *limits);

/*
 * Takes a torrent file that lt_bdecode() has decoded: a map, or the bytes that it was decoded from.
 * `limits` and errors are as for lt_load_torrent_file().
 */
LT_EXPORT lt_add_torrent_params *lt_load_torrent_parsed(const lt_value *torrent_file,
                                                        const lt_value *limits);

LT_END_DECLS
#endif
