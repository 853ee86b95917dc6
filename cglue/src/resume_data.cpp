// SPDX-License-Identifier: BSD-3-Clause
#include "arguments.hpp"
#include "load_torrent.hpp"

#include <libtorrent-c/resume_data.h>

#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/read_resume_data.hpp>
#include <libtorrent/write_resume_data.hpp>

#include <iterator>

using namespace ltc;

namespace {

// Parameters and their torrent, which scripts may hold too.
struct reading_params {
    explicit reading_params(lt_add_torrent_params const* atp)
        : p(cref<lt::add_torrent_params>(atp)), use(&p), ti(p.ti), ti_use(ti.get()) {}
    lt::add_torrent_params const& p;
    reading const use;
    std::shared_ptr<lt::torrent_info> const ti;
    reading const ti_use;
};

lt::entry torrent_file(lt_add_torrent_params const* atp, std::int64_t flags) {
    if (flags < 0 || flags > std::numeric_limits<std::uint32_t>::max())
        fail(lt_error_overflow, std::to_string(flags) + " does not fit into write_torrent_flags_t");
    reading_params const source(atp);
    auto const& p = source.p;
    if (!p.ti || p.ti->info_section().empty())
        fail(lt::error_code(lt::errors::torrent_missing_info));
    return lt::write_torrent_file(p, lt::write_torrent_flags_t(static_cast<std::uint32_t>(flags)));
}

} // namespace

extern "C" {

lt_add_torrent_params* lt_read_resume_data(char const* data, size_t size, lt_value const* limits) {
    return guard([&] {
        return as_c<lt_add_torrent_params>(
            make_object(lt::read_resume_data(given_bytes(data, size), limits_of(limits))));
    });
}

lt_value* lt_write_resume_data(lt_add_torrent_params const* atp) {
    return guard([&] { return to_value(lt::write_resume_data(reading_params(atp).p)); });
}

lt_value* lt_write_resume_data_buf(lt_add_torrent_params const* atp) {
    return guard([&] { return to_value(lt::write_resume_data_buf(reading_params(atp).p)); });
}

lt_value* lt_write_torrent_file(lt_add_torrent_params const* atp, int64_t flags) {
    return guard([&] { return to_value(torrent_file(atp, flags)); });
}

lt_value* lt_write_torrent_file_buf(lt_add_torrent_params const* atp, int64_t flags) {
    return guard([&] {
        std::vector<char> buffer;
        lt::bencode(std::back_inserter(buffer), torrent_file(atp, flags));
        return to_value(buffer);
    });
}

} // extern "C"
