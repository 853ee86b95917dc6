// SPDX-License-Identifier: BSD-3-Clause
#include "classes.hpp"

#include <libtorrent-c/announce_entry.h>

using namespace ltc;

namespace ltc {

namespace {

bool announced(lt::announce_infohash const& a) {
    return a.next_announce != (lt::time_point32::min)() || a.fails != 0 || a.updating ||
           a.start_sent;
}

} // namespace

lt::announce_infohash const& main_announce(lt::announce_endpoint const& e) {
    auto const& v1 = e.info_hashes[lt::protocol_version::V1];
    auto const& v2 = e.info_hashes[lt::protocol_version::V2];
    return !announced(v1) && announced(v2) ? v2 : v1;
}

lt::announce_infohash const& first_announce(lt::announce_entry const& e) {
    // Never destroyed: threads may outlive static objects.
    static auto const& blank = *new auto(blank_announce());
    return e.endpoints.empty() ? blank : main_announce(e.endpoints.front());
}

lt::announce_infohash blank_announce() {
    return lt::announce_endpoint().info_hashes[lt::protocol_version::V1];
}

} // namespace ltc

namespace {

int seconds_until(lt::time_point32 t) {
    if (t == lt::time_point32() || t == (lt::time_point32::min)()) return 0;
    return static_cast<int>(seconds_of(t - lt::clock_type::now()));
}

} // namespace

extern "C" {

lt_announce_entry* lt_announce_entry_new(char const* url) {
    return guard([&] {
        if (!url) fail(lt_error_type, "expected a URL, got nothing");
        return as_c<lt_announce_entry>(make_object(lt::announce_entry(url)));
    });
}

lt_status lt_announce_entry_reset(lt_announce_entry* self) {
    return guard([&] {
        for (auto& e : ref<lt::announce_entry>(self).endpoints)
            for (auto& a : e.info_hashes) {
                a.start_sent = false;
                a.next_announce = (lt::time_point32::min)();
                a.min_announce = (lt::time_point32::min)();
            }
    });
}

lt_status lt_announce_entry_trim(lt_announce_entry* self) {
    return guard([&] {
        auto& url = ref<lt::announce_entry>(self).url;
        url.erase(0, url.find_first_not_of(" \t\n\r\f\v"));
    });
}

bool lt_announce_entry_can_announce(lt_announce_entry const* self, bool is_seed) {
    return guard([&] {
        auto const& e = cref<lt::announce_entry>(self);
        if (e.endpoints.empty()) return true;
        auto const& a = first_announce(e);
        auto const now = lt::clock_type::now();
        bool const tell = is_seed && !a.complete_sent;
        return !a.updating && now + lt::seconds(1) >= a.next_announce &&
               (now >= a.min_announce || tell) && (e.fail_limit == 0 || a.fails < e.fail_limit);
    });
}

bool lt_announce_entry_is_working(lt_announce_entry const* self) {
    return guard([&] {
        auto const& e = cref<lt::announce_entry>(self);
        return !e.endpoints.empty() && first_announce(e).fails == 0;
    });
}

int lt_announce_entry_min_announce_in(lt_announce_entry const* self) {
    return guard(
        [&] { return seconds_until(first_announce(cref<lt::announce_entry>(self)).min_announce); });
}

int lt_announce_entry_next_announce_in(lt_announce_entry const* self) {
    return guard([&] {
        return seconds_until(first_announce(cref<lt::announce_entry>(self)).next_announce);
    });
}

} // extern "C"
