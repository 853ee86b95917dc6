// SPDX-License-Identifier: BSD-3-Clause
#include "arguments.hpp"
#include "classes.hpp"
#include "convert.hpp"

#include <libtorrent-c/ip_filter.h>

using namespace ltc;

namespace {

using socket_type_t = lt::peer_class_type_filter::socket_type_t;

std::int64_t in_range(char const* what, std::int64_t x, std::int64_t low, std::int64_t high) {
    if (x < low || x > high)
        fail(lt_error_overflow, std::string(what) + " " + std::to_string(x) +
                                    " does not fit: it must be from " + std::to_string(low) +
                                    " to " + std::to_string(high));
    return x;
}

std::uint32_t bits_from(char const* what, std::int64_t x) {
    return static_cast<std::uint32_t>(in_range(what, x, 0, 0xffffffff));
}

std::uint16_t port_from(int port) {
    return static_cast<std::uint16_t>(in_range("port", port, 0, 0xffff));
}

socket_type_t socket_type_from(int type) {
    if (type < 0 || type >= lt::peer_class_type_filter::num_socket_types)
        fail(lt_error_value, std::to_string(type) + " is not a type of sockets");
    return static_cast<socket_type_t>(type);
}

lt::peer_class_t class_from(int c) {
    if (c < 0 || c > 31)
        fail(lt_error_index,
             "peer class " + std::to_string(c) + " is out of range: a filter has 0 to 31");
    return lt::peer_class_t(static_cast<std::uint32_t>(c));
}

template <class Range>
void put_ranges(lt_value* v, std::vector<Range> const& ranges, bool flags) {
    must(lt_value_begin(v, lt_kind_list));
    for (auto const& r : ranges) {
        must(lt_value_begin(v, lt_kind_tuple));
        put(v, lt::address(r.first));
        put(v, lt::address(r.last));
        if (flags) put(v, r.flags);
        lt_value_end(v);
    }
    lt_value_end(v);
}

lt_value* exported(lt_ip_filter const* self, bool flags) {
    return guard([&] {
        auto const ranges = cref<lt::ip_filter>(self).export_filter();
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_tuple));
            put_ranges(v, std::get<0>(ranges), flags);
            put_ranges(v, std::get<1>(ranges), flags);
            lt_value_end(v);
        });
    });
}

using change = void (lt::peer_class_type_filter::*)(socket_type_t, lt::peer_class_t);

lt_status changed(lt_peer_class_type_filter* self, int type, int c, change how) {
    return guard([&] {
        (ref<lt::peer_class_type_filter>(self).*how)(socket_type_from(type), class_from(c));
    });
}

} // namespace

extern "C" {

lt_ip_filter* lt_ip_filter_new(void) {
    return guard([] { return as_c<lt_ip_filter>(make_object(lt::ip_filter())); });
}

lt_status lt_ip_filter_add_rule(lt_ip_filter* self, char const* first, char const* last,
                                int64_t flags) {
    return guard([&] {
        auto& f = ref<lt::ip_filter>(self);
        auto const a = address_from_text(text(first, "first"));
        auto const b = address_from_text(text(last, "last"));
        if (a.is_v4() != b.is_v4()) fail(lt_error_value, "one address is IPv4, the other IPv6");
        if (b < a)
            fail(lt_error_value,
                 std::string("the last address, ") + last + ", is less than the first");
        f.add_rule(a, b, bits_from("flags", flags));
    });
}

int64_t lt_ip_filter_access(lt_ip_filter const* self, char const* address) {
    return guard([&] {
        return std::int64_t(
            cref<lt::ip_filter>(self).access(address_from_text(text(address, "address"))));
    });
}

lt_value* lt_ip_filter_export_filter(lt_ip_filter const* self) { return exported(self, false); }

lt_value* lt_ip_filter_ranges(lt_ip_filter const* self) { return exported(self, true); }

bool lt_ip_filter_empty(lt_ip_filter const* self) {
    return guard([&] { return cref<lt::ip_filter>(self).empty(); });
}

lt_port_filter* lt_port_filter_new(void) {
    return guard([] { return as_c<lt_port_filter>(make_object(lt::port_filter())); });
}

lt_status lt_port_filter_add_rule(lt_port_filter* self, int first, int last, int64_t flags) {
    return guard([&] {
        auto& f = ref<lt::port_filter>(self);
        auto const a = port_from(first);
        auto const b = port_from(last);
        if (b < a)
            fail(lt_error_value,
                 "the last port, " + std::to_string(last) + ", is less than the first");
        f.add_rule(a, b, bits_from("flags", flags));
    });
}

int64_t lt_port_filter_access(lt_port_filter const* self, int port) {
    return guard([&] { return std::int64_t(cref<lt::port_filter>(self).access(port_from(port))); });
}

lt_peer_class_type_filter* lt_peer_class_type_filter_new(void) {
    return guard(
        [] { return as_c<lt_peer_class_type_filter>(make_object(lt::peer_class_type_filter())); });
}

lt_status lt_peer_class_type_filter_add(lt_peer_class_type_filter* self, int socket_type,
                                        int peer_class) {
    return changed(self, socket_type, peer_class, &lt::peer_class_type_filter::add);
}

lt_status lt_peer_class_type_filter_remove(lt_peer_class_type_filter* self, int socket_type,
                                           int peer_class) {
    return changed(self, socket_type, peer_class, &lt::peer_class_type_filter::remove);
}

lt_status lt_peer_class_type_filter_disallow(lt_peer_class_type_filter* self, int socket_type,
                                             int peer_class) {
    return changed(self, socket_type, peer_class, &lt::peer_class_type_filter::disallow);
}

lt_status lt_peer_class_type_filter_allow(lt_peer_class_type_filter* self, int socket_type,
                                          int peer_class) {
    return changed(self, socket_type, peer_class, &lt::peer_class_type_filter::allow);
}

int64_t lt_peer_class_type_filter_apply(lt_peer_class_type_filter const* self, int socket_type,
                                        int64_t peer_class_mask) {
    return guard([&] {
        auto f = cref<lt::peer_class_type_filter>(self);
        return std::int64_t(
            f.apply(socket_type_from(socket_type), bits_from("set of classes", peer_class_mask)));
    });
}

} // extern "C"
