/* SPDX-License-Identifier: BSD-3-Clause */
/* Parameters of a torrent to add, from a map. Any thread may call it; it does not wait. */
#ifndef LIBTORRENT_C_ADD_TORRENT_PARAMS_H
#define LIBTORRENT_C_ADD_TORRENT_PARAMS_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/*
 * An add_torrent_params object from a map; the caller's. Names: ti, info_hashes (or info_hash),
 * name, save_path (a path), storage_mode, trackers, url_seeds, http_seeds, dht_nodes,
 * file_priorities, flags, trackerid, renamed_files, peers, banned_peers, as the fields of the
 * class; url is a magnet link; resume_data is a bencoded resume file, which the other names
 * overrule and which is ignored if it cannot be read.
 *
 * NULL with lt_error_key "unknown name in torrent params: NAME", with lt_error_type, lt_error_value
 * or lt_error_overflow for a value that cannot be, with lt_error_libtorrent for a magnet link that
 * cannot be read.
 */
LT_EXPORT lt_add_torrent_params *lt_add_torrent_params_from_map(const lt_value *map);

LT_END_DECLS
#endif
