/* SPDX-License-Identifier: BSD-3-Clause */
/* All of libtorrent-c. docs/ABI tells what holds for all of it: names, errors, ownership, threads,
 * versions. */
#ifndef LIBTORRENT_C_LIBTORRENT_C_H
#define LIBTORRENT_C_LIBTORRENT_C_H

#include <libtorrent-c/add_torrent_params.h>
#include <libtorrent-c/alert.h>
#include <libtorrent-c/announce_entry.h>
#include <libtorrent-c/bdecode_node.h>
#include <libtorrent-c/bencode.h>
#include <libtorrent-c/create_torrent.h>
#include <libtorrent-c/ed25519.h>
#include <libtorrent-c/enums.h>
#include <libtorrent-c/error.h>
#include <libtorrent-c/error_code.h>
#include <libtorrent-c/export.h>
#include <libtorrent-c/file_storage.h>
#include <libtorrent-c/fingerprint.h>
#include <libtorrent-c/function.h>
#include <libtorrent-c/hash.h>
#include <libtorrent-c/ip_filter.h>
#include <libtorrent-c/load_torrent.h>
#include <libtorrent-c/magnet.h>
#include <libtorrent-c/object.h>
#include <libtorrent-c/piece_reader.h>
#include <libtorrent-c/resume_data.h>
#include <libtorrent-c/session.h>
#include <libtorrent-c/session_params.h>
#include <libtorrent-c/settings.h>
#include <libtorrent-c/torrent_handle.h>
#include <libtorrent-c/torrent_info.h>
#include <libtorrent-c/types.h>
#include <libtorrent-c/value.h>
#include <libtorrent-c/version.h>

#endif
