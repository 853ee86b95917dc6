/* SPDX-License-Identifier: BSD-3-Clause */
/* Magnet links: torrents named by their info-hashes. Any thread may call what is here. Results are
 * the caller's: lt_object_unref(), lt_value_free(), lt_free(). */
#ifndef LIBTORRENT_C_MAGNET_H
#define LIBTORRENT_C_MAGNET_H

#include <libtorrent-c/value.h>

LT_BEGIN_DECLS

/* What a magnet link says. lt_error_libtorrent: it is none, or has no info-hash. */
LT_EXPORT lt_add_torrent_params *lt_parse_magnet_uri(const char *uri);

/*
 * The same as a map: info_hashes (bytes: the v2 info-hash, or the v1 one), info_hash (its first 20
 * bytes), name, trackers, dht_nodes, flags, save_path, storage_mode, url. Deprecated:
 * lt_parse_magnet_uri().
 */
LT_EXPORT lt_value *lt_parse_magnet_uri_dict(const char *uri);

/*
 * The magnet link of a torrent_handle, torrent_info or add_torrent_params object; empty if it has
 * no info-hash, or is a handle of a torrent that is gone. Waits for the network thread if it is a
 * handle. lt_error_type: something else.
 */
LT_EXPORT char *lt_make_magnet_uri(const lt_value *source);

LT_END_DECLS
#endif
