/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Resume data and torrent files from add_torrent_params, and resume data to it.
 *
 * NULL for an object is lt_error_type. Nothing waits. Results are the caller's: lt_object_unref(),
 * lt_value_free().
 */
#ifndef LIBTORRENT_C_RESUME_DATA_H
#define LIBTORRENT_C_RESUME_DATA_H

#include <libtorrent-c/value.h>

LT_BEGIN_DECLS

/*
 * What resume data says; `data` is not kept. `limits` is as for lt_load_torrent_file().
 * lt_error_libtorrent: it is malformed, no resume data, or beyond a limit.
 */
LT_EXPORT lt_add_torrent_params *lt_read_resume_data(const char *data, size_t size,
                                                     const lt_value *limits);

/* Resume data, decoded: a map. */
LT_EXPORT lt_value *lt_write_resume_data(const lt_add_torrent_params *atp);
/* Resume data, bencoded: bytes. */
LT_EXPORT lt_value *lt_write_resume_data_buf(const lt_add_torrent_params *atp);

/*
 * A torrent file, decoded: a map, in which the info dictionary is a tuple of the bytes that it is
 * encoded to. `flags` (enum lt_write_flags): 1 even if piece layers are missing, 2 without HTTP
 * seeds, 4 with DHT nodes. lt_error_libtorrent: there is no metadata, or a v2 torrent lacks piece
 * layers.
 */
LT_EXPORT lt_value *lt_write_torrent_file(const lt_add_torrent_params *atp, int64_t flags);
/* The same, bencoded: bytes. */
LT_EXPORT lt_value *lt_write_torrent_file_buf(const lt_add_torrent_params *atp, int64_t flags);

LT_END_DECLS
#endif
