// SPDX-License-Identifier: BSD-3-Clause
// What a torrent is added from, as a map.
#pragma once

#include "classes.hpp"

namespace ltc {

// The parameters of a map; fails as lt_add_torrent_params_from_map() says.
lt::add_torrent_params add_torrent_params_of(lt_node const& map);

// An info-hash from an object of any of the three classes, from 20 or 32 bytes, or from their
// hexadecimal digits.
lt::info_hash_t info_hash_of(lt_node const& n);

} // namespace ltc
