// SPDX-License-Identifier: BSD-3-Clause
// Which enum of the tables a C++ enum is. Include it where values of these types are put or read.
#pragma once

#include "convert.hpp"

#include <libtorrent-c/enums.h>

#include <libtorrent/alert_types.hpp>
#include <libtorrent/announce_entry.hpp>
#include <libtorrent/bdecode.hpp>
#include <libtorrent/close_reason.hpp>
#include <libtorrent/error_code.hpp>
#include <libtorrent/gzip.hpp>
#include <libtorrent/i2p_stream.hpp>
#include <libtorrent/info_hash.hpp>
#include <libtorrent/ip_filter.hpp>
#include <libtorrent/natpmp.hpp>
#include <libtorrent/operations.hpp>
#include <libtorrent/peer_class_type_filter.hpp>
#include <libtorrent/portmap.hpp>
#include <libtorrent/session_stats.hpp>
#include <libtorrent/settings_pack.hpp>
#include <libtorrent/socket_type.hpp>
#include <libtorrent/socks5_stream.hpp>
#include <libtorrent/storage_defs.hpp>
#include <libtorrent/torrent_handle.hpp>
#include <libtorrent/torrent_status.hpp>
#include <libtorrent/tracker_manager.hpp>
#include <libtorrent/upnp.hpp>

namespace ltc {

// Stands for "no C++ type" in the master list.
template <class E, int>
struct listed_enum {
    using type = E;
};
template <int N>
struct listed_enum<void, N> {
    using type = std::integral_constant<int, N>;
};

enum enum_index : std::uint16_t {
#define LT_ENUM(id, list, name, home, flags, type, scope) enum_index_##id,
#include "../schema/enums.def"
#undef LT_ENUM
    enum_index_count
};

#define LT_ENUM(id, list, name, home, flags, T, scope)                                             \
    template <>                                                                                    \
    std::uint16_t enum_id<typename listed_enum<T, enum_index_##id>::type>();
#include "../schema/enums.def"
#undef LT_ENUM

} // namespace ltc
