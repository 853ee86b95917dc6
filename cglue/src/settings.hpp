// SPDX-License-Identifier: BSD-3-Clause
// Settings packs as maps by name.
#pragma once

#include "convert.hpp"

#include <libtorrent/settings_pack.hpp>

namespace ltc {

// Writes a map with every setting that the pack holds.
void put_settings(lt_value* v, lt::settings_pack const& pack);

// The settings of a map; nil is an empty one. Fails as settings.h says.
lt::settings_pack settings_of(lt_node const& n);

// Checks `n` and puts it into the pack as the setting of that name.
void set_setting(lt::settings_pack& pack, std::string const& name, lt_node const& n);

template <>
struct as<lt::settings_pack> {
    static std::string type() { return "dict[str, str | int | bool]"; }
    static void put(lt_value* v, lt::settings_pack const& x) { put_settings(v, x); }
    static lt::settings_pack get(lt_node const& n) { return settings_of(n); }
};

} // namespace ltc
