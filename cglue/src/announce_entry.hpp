// SPDX-License-Identifier: BSD-3-Clause
// What trackers have said.
#pragma once

#include <libtorrent/announce_entry.hpp>

namespace ltc {

// The announce that stands for all of an endpoint: that of the v1 info-hash, or of the v2 one if v1
// was never announced.
lt::announce_infohash const& main_announce(lt::announce_endpoint const& e);

// The announce that stands for all of a tracker: that of the first endpoint, or one that is blank.
lt::announce_infohash const& first_announce(lt::announce_entry const& e);

// A blank one: libtorrent's constructor is not for us to call.
lt::announce_infohash blank_announce();

} // namespace ltc
