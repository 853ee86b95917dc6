// SPDX-License-Identifier: BSD-3-Clause
#include "arguments.hpp"
#include "load_torrent.hpp"
#include "schema_headers.hpp"
#include "settings.hpp"

#include <libtorrent-c/session_params.h>

#include <libtorrent/disabled_disk_io.hpp>
#include <libtorrent/disk_interface.hpp>
#include <libtorrent/mmap_disk_io.hpp>
#include <libtorrent/posix_disk_io.hpp>
#include <libtorrent/session.hpp>
#include <libtorrent/session_params.hpp>

using namespace ltc;

namespace {

lt::save_state_flags_t flags_of(std::int64_t flags) {
    if (flags < 0 || flags > std::numeric_limits<std::uint32_t>::max())
        fail(lt_error_overflow, std::to_string(flags) + " does not fit into save_state_flags_t");
    return lt::save_state_flags_t(static_cast<std::uint32_t>(flags));
}

} // namespace

namespace ltc {

namespace {

using disk_io_function = std::unique_ptr<lt::disk_interface> (*)(lt::io_context&,
                                                                 lt::settings_interface const&,
                                                                 lt::counters&);

struct disk_io {
    char const* name;
    disk_io_function make;
};

disk_io const disk_ios[] = {
    {"default_disk_io_constructor", lt::default_disk_io_constructor},
#if TORRENT_HAVE_MMAP || TORRENT_HAVE_MAP_VIEW_OF_FILE
    {"mmap_disk_io_constructor", lt::mmap_disk_io_constructor},
#endif
    {"posix_disk_io_constructor", lt::posix_disk_io_constructor},
    {"disabled_disk_io_constructor", lt::disabled_disk_io_constructor},
};

} // namespace

std::string disk_io_name(lt::session_params const& p) {
    // libtorrent takes none for the default.
    if (!p.disk_io_constructor) return disk_ios[0].name;
    auto const* const target = p.disk_io_constructor.target<disk_io_function>();
    for (auto const& io : disk_ios)
        if (target && *target == io.make) return io.name;
    return {};
}

lt::disk_io_constructor_type disk_io_of(std::string const& name) {
    std::string known;
    for (auto const& io : disk_ios) {
        if (name == io.name) return io.make;
        known += std::string(known.empty() ? "" : ", ") + io.name;
    }
    fail(lt_error_value, "there is no disk back end '" + name + "': this libtorrent has " + known);
}

} // namespace ltc

extern "C" {

lt_session_params* lt_session_params_new(lt_value const* source) {
    return guard([&]() -> lt_session_params* {
        if (!given(source)) return as_c<lt_session_params>(new box<lt::session_params>());
        auto const& n = root(source);
        if (n.kind == lt_kind_object)
            return as_c<lt_session_params>(make_object(ltc::get<lt::session_params>(n)));
        return as_c<lt_session_params>(new box<lt::session_params>(settings_of(n)));
    });
}

lt_session_params* lt_read_session_params(lt_value const* state, int64_t flags) {
    return guard([&] {
        if (!state) fail(lt_error_type, "the state is missing");
        auto const f = flags_of(flags);
        std::string buffer;
        return as_c<lt_session_params>(
            make_object(lt::read_session_params(bencoded(root(state), buffer), f)));
    });
}

lt_value* lt_write_session_params(lt_session_params const* params, int64_t flags) {
    return guard([&] {
        auto const f = flags_of(flags);
        auto const& p = cref<lt::session_params>(params);
        reading const use(&p);
        return to_value(lt::write_session_params(p, f));
    });
}

lt_value* lt_write_session_params_buf(lt_session_params const* params, int64_t flags) {
    return guard([&] {
        auto const f = flags_of(flags);
        auto const& p = cref<lt::session_params>(params);
        reading const use(&p);
        return to_value(lt::write_session_params_buf(p, f));
    });
}

lt_status lt_dht_state_clear(lt_dht_state* self) {
    return guard([&] { ref<lt::dht::dht_state>(self).clear(); });
}

} // extern "C"
