// SPDX-License-Identifier: BSD-3-Clause
// The start of a peer id, taken apart.
#pragma once

#include <libtorrent/peer_id.hpp>

#include <optional>
#include <string>

namespace ltc {

struct fingerprint {
    char name[2] = {'L', 'T'};
    int major_version = 0;
    int minor_version = 0;
    int revision_version = 0;
    int tag_version = 0;
};

bool operator==(fingerprint const& a, fingerprint const& b);

// Sets the two bytes of the name; fails if `name` has more or fewer.
void set_name(fingerprint& f, std::string const& name);

// The eight bytes at the start of a peer id; fails if a part of the version is not from 0 to 71.
std::string text_of(fingerprint const& f);

// What the peer id says of itself; nothing if it follows none of the known styles.
std::optional<fingerprint> fingerprint_of(lt::peer_id const& id);

} // namespace ltc
