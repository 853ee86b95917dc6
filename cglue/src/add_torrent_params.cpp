// SPDX-License-Identifier: BSD-3-Clause
#include "add_torrent_params.hpp"

#include "hash.hpp"

#include <libtorrent-c/add_torrent_params.h>

#include <libtorrent/magnet_uri.hpp>
#include <libtorrent/read_resume_data.hpp>

using namespace ltc;

namespace ltc {

lt::info_hash_t info_hash_of(lt_node const& n) {
    if (n.kind == lt_kind_object && is_a(n.u.object, class_of<lt::info_hash_t>()))
        return ltc::get<lt::info_hash_t>(n);
    if (n.kind == lt_kind_object && is_a(n.u.object, class_of<lt::sha256_hash>()))
        return lt::info_hash_t(ltc::get<lt::sha256_hash>(n));
    bool const string = n.kind == lt_kind_bytes || n.kind == lt_kind_text;
    if (string && (n.size == 32 || (n.kind == lt_kind_text && n.size == 64)))
        return lt::info_hash_t(hash_of<lt::sha256_hash>(n));
    if (string && n.size != 20 && (n.kind == lt_kind_bytes || n.size != 40))
        fail(lt_error_value, "an info-hash has 20 or 32 bytes, not " + std::to_string(n.size));
    return lt::info_hash_t(hash_of<lt::sha1_hash>(n));
}

namespace {

struct by_name {
    char const* name;
    void (*set)(lt::add_torrent_params& p, lt_node const& n);
};

template <auto Member>
void assign(lt::add_torrent_params& p, lt_node const& n) {
    auto& member = p.*Member;
    member = ltc::get<std::decay_t<decltype(member)>>(n);
}

using params = lt::add_torrent_params;

void set_hashes(params& p, lt_node const& n) { p.info_hashes = info_hash_of(n); }

void set_magnet(params& p, lt_node const& n) {
    auto const uri = ltc::get<std::string>(n);
    if (uri.empty()) return;
    lt::error_code ec;
    lt::parse_magnet_uri(uri, p, ec);
    check(ec);
}

void set_resume_data(params& p, lt_node const& n) {
    auto const data = ltc::get<std::vector<char>>(n);
    lt::error_code ec;
    auto resumed = lt::read_resume_data(data, ec);
    // As libtorrent does with resume data that it does not understand.
    if (!ec) p = std::move(resumed);
}

// In this order, whatever order the map has: what is told by name replaces what resume data say.
by_name const names[] = {
    {"resume_data", set_resume_data},
    {"ti", assign<&params::ti>},
    {"info_hashes", set_hashes},
    {"info_hash", set_hashes},
    {"name", assign<&params::name>},
    {"save_path", assign<&params::save_path>},
    {"storage_mode", [](params& p, lt_node const& n) { p.storage_mode = storage_mode_of(n); }},
    {"trackers", assign<&params::trackers>},
    {"url_seeds", assign<&params::url_seeds>},
    {"http_seeds", assign<&params::http_seeds>},
    {"dht_nodes", assign<&params::dht_nodes>},
    {"file_priorities", assign<&params::file_priorities>},
    {"flags", assign<&params::flags>},
    {"trackerid", assign<&params::trackerid>},
    {"renamed_files", assign<&params::renamed_files>},
    {"peers", assign<&params::peers>},
    {"banned_peers", assign<&params::banned_peers>},
    {"userdata", assign<&params::userdata>},
    {"url", set_magnet},
};

void check_names(lt_node const& map) {
    lt_node const* key = lt_node_child(&map);
    for (std::uint32_t i = 0; i < map.size; ++i, key = lt_node_next(lt_node_next(key))) {
        auto const name = ltc::get<std::string>(*key);
        bool known = false;
        for (auto const& n : names)
            known = known || name == n.name;
        if (!known) fail(lt_error_key, "unknown name in torrent params: " + name);
    }
}

} // namespace

lt::add_torrent_params add_torrent_params_of(lt_node const& map) {
    if (map.kind != lt_kind_map) wrong_type("a dict", map);
    check_names(map);
    lt::add_torrent_params p;
    for (auto const& n : names)
        if (auto const* value = lt_node_find(&map, n.name)) n.set(p, *value);
    return p;
}

} // namespace ltc

extern "C" lt_add_torrent_params* lt_add_torrent_params_from_map(lt_value const* map) {
    return guard([&] {
        if (!map) fail(lt_error_type, "expected a dict, got nothing");
        return as_c<lt_add_torrent_params>(make_object(add_torrent_params_of(root(map))));
    });
}
