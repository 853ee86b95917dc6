// SPDX-License-Identifier: BSD-3-Clause
// Sources of torrents and the limits for reading them.
#pragma once

#include "bencode.hpp"

#include <libtorrent/torrent_info.hpp>

#include <string>

namespace ltc {

// The limits of a map as load_torrent.h says; NULL and nil stand for libtorrent's own.
lt::load_torrent_limits limits_of(lt_value const* v);

// The bencoded form of a node: bytes as they are, a map encoded. `buffer` keeps what had to be
// made.
lt::span<char const> bencoded(lt_node const& n, std::string& buffer);

} // namespace ltc
