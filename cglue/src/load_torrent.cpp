// SPDX-License-Identifier: BSD-3-Clause
#include "load_torrent.hpp"
#include "arguments.hpp"
#include "file_names.hpp"

#include <libtorrent-c/load_torrent.h>

#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/load_torrent.hpp>

using namespace ltc;

namespace {

lt_add_torrent_params* params(lt::add_torrent_params p) {
    return as_c<lt_add_torrent_params>(make_object(std::move(p)));
}

int limit_of(std::string const& name, lt_node const& n) {
    if (n.kind != lt_kind_int) fail(lt_error_type, name + ": expected int, got " + kind_name(n));
    if (n.u.integer < 0) fail(lt_error_value, name + " cannot be negative");
    if (n.u.integer > std::numeric_limits<int>::max())
        fail(lt_error_overflow, name + " is too large");
    return static_cast<int>(n.u.integer);
}

} // namespace

namespace ltc {

lt::load_torrent_limits limits_of(lt_value const* v) {
    lt::load_torrent_limits r;
    if (!given(v)) return r;
    auto const& n = root(v);
    if (n.kind != lt_kind_map) wrong_type("limits to be a dict", n);
    auto const* c = lt_node_child(&n);
    for (std::uint32_t i = 0; i < n.size; ++i, c = lt_node_next(c + 1)) {
        auto const name = ltc::get<std::string>(*c);
        // The decoder takes as much of the stack as its depth limit says.
        if (name == "max_decode_depth")
            r.max_decode_depth = std::min(limit_of(name, c[1]), 2000);
        else if (name == "max_buffer_size")
            r.max_buffer_size = limit_of(name, c[1]);
        else if (name == "max_pieces")
            r.max_pieces = limit_of(name, c[1]);
        else if (name == "max_decode_tokens")
            r.max_decode_tokens = limit_of(name, c[1]);
        else
            fail(lt_error_key, "unknown limit '" + name +
                                   "': there are max_buffer_size, max_pieces, max_decode_depth and "
                                   "max_decode_tokens");
    }
    return r;
}

lt::span<char const> bencoded(lt_node const& n, std::string& buffer) {
    if (n.kind == lt_kind_bytes) return {n.u.data, static_cast<std::ptrdiff_t>(n.size)};
    if (n.kind != lt_kind_map) wrong_type("bytes or a dict", n);
    buffer = bencode(n);
    return {buffer.data(), static_cast<std::ptrdiff_t>(buffer.size())};
}

} // namespace ltc

extern "C" {

lt_add_torrent_params* lt_load_torrent_file(char const* path, lt_value const* limits) {
    return guard([&] {
        auto const file = text(path, "path");
        auto const cfg = limits_of(limits);
        about_file const named(file);
        return params(lt::load_torrent_file(file, cfg));
    });
}

lt_add_torrent_params* lt_load_torrent_buffer(char const* data, size_t size,
                                              lt_value const* limits) {
    return guard([&] {
        return params(lt::load_torrent_buffer(given_bytes(data, size), limits_of(limits)));
    });
}

lt_add_torrent_params* lt_load_torrent_parsed(lt_value const* torrent_file,
                                              lt_value const* limits) {
    return guard([&] {
        if (!torrent_file) fail(lt_error_type, "torrent_file is missing");
        std::string buffer;
        return params(
            lt::load_torrent_buffer(bencoded(root(torrent_file), buffer), limits_of(limits)));
    });
}

} // extern "C"
