// SPDX-License-Identifier: BSD-3-Clause
#include "arguments.hpp"
#include "classes.hpp"
#include "enums.hpp"

#include <libtorrent-c/magnet.h>

#include <libtorrent/magnet_uri.hpp>

using namespace ltc;

extern "C" {

lt_add_torrent_params* lt_parse_magnet_uri(char const* uri) {
    return guard([&] {
        return as_c<lt_add_torrent_params>(make_object(lt::parse_magnet_uri(text(uri, "uri"))));
    });
}

lt_value* lt_parse_magnet_uri_dict(char const* uri) {
    return guard([&] {
        auto const p = lt::parse_magnet_uri(text(uri, "uri"));
        auto const best = p.info_hashes.get_best();
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_map));
            put_pair(v, "trackers", p.trackers);
            put_pair(v, "dht_nodes", p.dht_nodes);
            if (p.info_hashes.has_v2())
                put_pair(v, "info_hashes",
                         lt::span<char const>(p.info_hashes.v2.data(), p.info_hashes.v2.size()));
            else
                put_pair(v, "info_hashes",
                         lt::span<char const>(p.info_hashes.v1.data(), p.info_hashes.v1.size()));
            put_pair(v, "info_hash", lt::span<char const>(best.data(), best.size()));
            put_pair(v, "name", p.name);
            put_pair(v, "save_path", p.save_path);
            put_pair(v, "storage_mode", p.storage_mode);
            put_pair(v, "url", std::string());
            put_pair(v, "flags", p.flags);
            lt_value_end(v);
        });
    });
}

char* lt_make_magnet_uri(lt_value const* source) {
    return guard([&] {
        if (!source) fail(lt_error_type, "the torrent is missing");
        auto const& n = root(source);
        if (n.kind == lt_kind_object) {
            reading const use(n.u.object->data);
            if (is_a(n.u.object, class_of<lt::torrent_info>()))
                return c_string(lt::make_magnet_uri(cref<lt::torrent_info>(n.u.object)));
            if (is_a(n.u.object, class_of<lt::add_torrent_params>()))
                return c_string(lt::make_magnet_uri(cref<lt::add_torrent_params>(n.u.object)));
            if (is_a(n.u.object, class_of<lt::torrent_handle>()))
                return c_string(lt::make_magnet_uri(cref<lt::torrent_handle>(n.u.object)));
        }
        wrong_type("a torrent_handle, torrent_info or add_torrent_params", n);
    });
}

} // extern "C"
