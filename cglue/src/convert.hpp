// SPDX-License-Identifier: BSD-3-Clause
// Conversions between C++ types and values: as<T> says for each T how its values are named, written
// and read. A type without one does not compile: give it a row in a schema file or a specialisation
// here.
#pragma once

#include "object.hpp"
#include "value.h"

#include <libtorrent/address.hpp>
#include <libtorrent/aux_/noexcept_movable.hpp>
#include <libtorrent/aux_/vector.hpp>
#include <libtorrent/bitfield.hpp>
#include <libtorrent/client_data.hpp>
#include <libtorrent/flags.hpp>
#include <libtorrent/sha1_hash.hpp>
#include <libtorrent/socket.hpp>
#include <libtorrent/span.hpp>
#include <libtorrent/time.hpp>
#include <libtorrent/units.hpp>

#include <array>
#include <bitset>
#include <chrono>
#include <cstring>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <type_traits>
#include <vector>

namespace ltc {

inline void must(lt_status s) {
    if (s) throw reported();
}

// 1 + the index of the enum that E is listed as in enums.cpp. An enum that is not listed does not
// link.
template <class E>
std::uint16_t enum_id();
char const* enum_name(std::uint16_t id);

char const* kind_name(lt_node const& n);
[[noreturn]] void wrong_type(char const* expected, lt_node const& got);
std::int64_t integer_of(lt_node const& n, std::int64_t low, std::int64_t high);

template <class T>
struct as_object;

// The default: T is a class with a row LT_CLASS in a schema file. One without does not link.
template <class T, class = void>
struct as : as_object<T> {};

template <class T>
void put(lt_value* v, T const& x) {
    as<T>::put(v, x);
}

template <class T>
T get(lt_node const& n) {
    return as<T>::get(n);
}

template <>
struct as<bool> {
    static std::string type() { return "bool"; }
    static void put(lt_value* v, bool x) { must(lt_value_add_bool(v, x)); }
    static bool get(lt_node const& n) {
        if (n.kind != lt_kind_bool && n.kind != lt_kind_int) wrong_type("bool", n);
        return n.u.integer != 0;
    }
};

template <class T>
struct as<T, std::enable_if_t<std::is_integral_v<T> && !std::is_same_v<T, bool>>> {
    static std::string type() { return "int"; }
    static void put(lt_value* v, T x) { must(lt_value_add_int(v, static_cast<std::int64_t>(x))); }
    static T get(lt_node const& n) {
        constexpr auto low = static_cast<std::int64_t>(std::numeric_limits<T>::min());
        constexpr auto high = sizeof(T) == 8
                                  ? std::numeric_limits<std::int64_t>::max()
                                  : static_cast<std::int64_t>(std::numeric_limits<T>::max());
        return static_cast<T>(integer_of(n, low, high));
    }
};

template <class T>
struct as<T, std::enable_if_t<std::is_floating_point_v<T>>> {
    static std::string type() { return "float"; }
    static void put(lt_value* v, T x) { must(lt_value_add_real(v, static_cast<double>(x))); }
    static T get(lt_node const& n) {
        if (n.kind == lt_kind_int || n.kind == lt_kind_bool) return static_cast<T>(n.u.integer);
        if (n.kind != lt_kind_real) wrong_type("float", n);
        return static_cast<T>(n.u.real);
    }
};

template <class E>
struct as<E, std::enable_if_t<std::is_enum_v<E>>> {
    static std::string type() { return enum_name(enum_id<E>()); }
    static void put(lt_value* v, E x) {
        must(lt_value_add_enum(v, static_cast<std::int64_t>(x), enum_id<E>()));
    }
    static E get(lt_node const& n) {
        return static_cast<E>(ltc::get<std::underlying_type_t<E>>(n));
    }
};

template <class U, class Tag>
struct as<lt::flags::bitfield_flag<U, Tag>> {
    using flag = lt::flags::bitfield_flag<U, Tag>;
    static std::string type() { return "int"; }
    static void put(lt_value* v, flag x) { ltc::put(v, static_cast<U>(x)); }
    static flag get(lt_node const& n) { return flag(ltc::get<U>(n)); }
};

template <class U, class Tag>
struct as<lt::aux::strong_typedef<U, Tag>> {
    using strong = lt::aux::strong_typedef<U, Tag>;
    static std::string type() { return "int"; }
    static void put(lt_value* v, strong x) { ltc::put(v, static_cast<U>(x)); }
    static strong get(lt_node const& n) { return strong(ltc::get<U>(n)); }
};

template <>
struct as<std::string> {
    static std::string type() { return "str"; }
    static void put(lt_value* v, std::string const& x) {
        must(lt_value_add_text(v, x.data(), x.size()));
    }
    static std::string get(lt_node const& n) {
        if (n.kind != lt_kind_text && n.kind != lt_kind_bytes) wrong_type("str", n);
        return std::string(n.u.data, n.size);
    }
};

template <>
struct as<char const*> {
    static std::string type() { return "str"; }
    static void put(lt_value* v, char const* x) {
        must(lt_value_add_text(v, x ? x : "", x ? std::strlen(x) : 0));
    }
};

template <>
struct as<lt::string_view> {
    static std::string type() { return "str"; }
    static void put(lt_value* v, lt::string_view x) {
        must(lt_value_add_text(v, x.data(), x.size()));
    }
};

// Bytes: what is an array of char in C++.
template <>
struct as<std::vector<char>> {
    static std::string type() { return "bytes"; }
    static void put(lt_value* v, std::vector<char> const& x) {
        must(lt_value_add_bytes(v, x.data(), x.size()));
    }
    static std::vector<char> get(lt_node const& n) {
        if (n.kind == lt_kind_list && n.size == 0) return {};
        if (n.kind != lt_kind_bytes && n.kind != lt_kind_text) wrong_type("bytes", n);
        return std::vector<char>(n.u.data, n.u.data + n.size);
    }
};

template <class C>
struct as<lt::span<C>, std::enable_if_t<std::is_same_v<std::remove_const_t<C>, char>>> {
    static std::string type() { return "bytes"; }
    static void put(lt_value* v, lt::span<C> x) {
        must(lt_value_add_bytes(v, x.data(), static_cast<std::size_t>(x.size())));
    }
};

template <std::size_t N>
struct as<std::array<char, N>> {
    static std::string type() { return "bytes"; }
    static void put(lt_value* v, std::array<char, N> const& x) {
        must(lt_value_add_bytes(v, x.data(), N));
    }
    static std::array<char, N> get(lt_node const& n) {
        if (n.kind != lt_kind_bytes) wrong_type("bytes", n);
        if (n.size != N)
            fail(lt_error_value,
                 "expected " + std::to_string(N) + " bytes, got " + std::to_string(n.size));
        std::array<char, N> r;
        std::memcpy(r.data(), n.u.data, N);
        return r;
    }
};

template <class D>
void put_bits(lt_value* v, D const& x) {
    char* at = lt_value_add_bits(v, static_cast<std::size_t>(x.size()));
    if (!at) throw reported();
    if (x.size()) std::memcpy(at, x.data(), (static_cast<std::size_t>(x.size()) + 7) / 8);
}

// A bitfield from bits, from a list of bools, or from a list of numbers.
template <class B>
B bits_of(lt_node const& n) {
    B r;
    if (n.kind == lt_kind_bits) {
        if (n.size) r.assign(n.u.data, static_cast<int>(n.size));
        return r;
    }
    if (n.kind != lt_kind_list && n.kind != lt_kind_tuple) wrong_type("a list of bools", n);
    lt::bitfield b(static_cast<int>(n.size), false);
    lt_node const* c = lt_node_child(&n);
    for (int i = 0; i < static_cast<int>(n.size); ++i, c = lt_node_next(c))
        if (as<bool>::get(*c)) b.set_bit(i);
    if (n.size) r.assign(b.data(), b.size());
    return r;
}

template <>
struct as<lt::bitfield> {
    static std::string type() { return "bitfield"; }
    static void put(lt_value* v, lt::bitfield const& x) { put_bits(v, x); }
    static lt::bitfield get(lt_node const& n) { return bits_of<lt::bitfield>(n); }
};

template <class I>
struct as<lt::typed_bitfield<I>> {
    static std::string type() { return "bitfield"; }
    static void put(lt_value* v, lt::typed_bitfield<I> const& x) {
        put_bits(v, static_cast<lt::bitfield const&>(x));
    }
    static lt::typed_bitfield<I> get(lt_node const& n) { return bits_of<lt::typed_bitfield<I>>(n); }
};

template <>
struct as<std::vector<bool>> {
    static std::string type() { return "bitfield"; }
    static void put(lt_value* v, std::vector<bool> const& x) {
        char* at = lt_value_add_bits(v, x.size());
        if (!at) throw reported();
        for (std::size_t i = 0; i < x.size(); ++i)
            if (x[i]) at[i / 8] = static_cast<char>(at[i / 8] | (0x80 >> (i % 8)));
    }
    static std::vector<bool> get(lt_node const& n) {
        auto const b = bits_of<lt::bitfield>(n);
        return std::vector<bool>(b.begin(), b.end());
    }
};

// What libtorrent keeps as a pointer that only its owner follows is a number here.
lt::client_data_t client_data(std::int64_t number);
std::int64_t number_of(lt::client_data_t const& data);

template <>
struct as<lt::client_data_t> {
    static std::string type() { return "typing.Any"; }
    static void put(lt_value* v, lt::client_data_t const& x) {
        auto const number = number_of(x);
        must(number ? lt_value_add_userdata(v, number) : lt_value_add_nil(v));
    }
    static lt::client_data_t get(lt_node const& n) {
        if (n.kind == lt_kind_nil) return {};
        if (n.kind == lt_kind_userdata) return client_data(n.u.integer);
        return client_data(ltc::get<std::int64_t>(n));
    }
};

void put_address(lt_value* v, lt::address const& a);
lt::address address_from_text(std::string const& s);
lt::address address_of(lt_node const& n);

template <>
struct as<lt::address> {
    static std::string type() { return "str"; }
    static void put(lt_value* v, lt::address const& x) { put_address(v, x); }
    static lt::address get(lt_node const& n) { return address_of(n); }
};

template <class P>
struct as<boost::asio::ip::basic_endpoint<P>> {
    using endpoint = boost::asio::ip::basic_endpoint<P>;
    static std::string type() { return "tuple[str, int]"; }
    static void put(lt_value* v, endpoint const& x) {
        must(lt_value_begin(v, lt_kind_tuple));
        ltc::put(v, x.address());
        ltc::put(v, x.port());
        lt_value_end(v);
    }
    static endpoint get(lt_node const& n) {
        if ((n.kind != lt_kind_tuple && n.kind != lt_kind_list) || n.size != 2)
            wrong_type("a tuple (address, port)", n);
        auto const* a = lt_node_child(&n);
        return endpoint(ltc::get<lt::address>(*a), ltc::get<std::uint16_t>(*lt_node_next(a)));
    }
};

template <class R, class P>
struct as<std::chrono::duration<R, P>> {
    using duration = std::chrono::duration<R, P>;
    static std::string type() { return "datetime.timedelta"; }
    static void put(lt_value* v, duration x) {
        must(lt_value_add_microseconds(
            v, lt_kind_duration, std::chrono::duration_cast<std::chrono::microseconds>(x).count()));
    }
    static duration get(lt_node const& n) {
        if (n.kind != lt_kind_duration) wrong_type("timedelta", n);
        return std::chrono::duration_cast<duration>(std::chrono::microseconds(n.u.integer));
    }
};

// What the clock on the wall shows when libtorrent's shows 0. The same for every call, so that a
// time is told the same each time, until somebody sets the clock.
std::chrono::microseconds wall_clock_offset();

// A point of libtorrent's clock, told by the clock on the wall; nil for "never". As exact as D.
template <class D>
struct as<std::chrono::time_point<lt::clock_type, D>> {
    using point = std::chrono::time_point<lt::clock_type, D>;
    static std::string type() { return "datetime.datetime | None"; }
    static void put(lt_value* v, point x) {
        if (x == point() || x == (point::min)()) return must(lt_value_add_nil(v));
        using std::chrono::microseconds;
        auto at =
            std::chrono::duration_cast<microseconds>(x.time_since_epoch()) + wall_clock_offset();
        if constexpr (std::ratio_greater_equal_v<typename D::period, std::ratio<1>>)
            at = std::chrono::round<D>(at);
        must(lt_value_add_microseconds(v, lt_kind_time, at.count()));
    }
};

template <class A, class B>
struct as<std::pair<A, B>> {
    static std::string type() { return "tuple[" + as<A>::type() + ", " + as<B>::type() + "]"; }
    static void put(lt_value* v, std::pair<A, B> const& x) {
        must(lt_value_begin(v, lt_kind_tuple));
        ltc::put(v, x.first);
        ltc::put(v, x.second);
        lt_value_end(v);
    }
    static std::pair<A, B> get(lt_node const& n) {
        if ((n.kind != lt_kind_tuple && n.kind != lt_kind_list) || n.size != 2)
            wrong_type("a tuple of two", n);
        auto const* a = lt_node_child(&n);
        return {ltc::get<A>(*a), ltc::get<B>(*lt_node_next(a))};
    }
};

// Fixed-size sets of bits: flags of a class of their own.
template <std::size_t N>
struct as<std::bitset<N>> {
    static std::string type() { return "int"; }
    static void put(lt_value* v, std::bitset<N> const& x) { ltc::put(v, x.to_ullong()); }
    static std::bitset<N> get(lt_node const& n) {
        return std::bitset<N>(ltc::get<std::uint64_t>(n));
    }
};

template <class C>
struct as_list {
    using item = typename C::value_type;
    static std::string type() { return "list[" + as<item>::type() + "]"; }
    static void put(lt_value* v, C const& x) {
        must(lt_value_begin(v, lt_kind_list));
        for (auto const& i : x)
            ltc::put(v, i);
        lt_value_end(v);
    }
    static C get(lt_node const& n) {
        if (n.kind != lt_kind_list && n.kind != lt_kind_tuple) wrong_type("a list", n);
        C r;
        lt_node const* c = lt_node_child(&n);
        for (std::uint32_t i = 0; i < n.size; ++i, c = lt_node_next(c))
            r.insert(r.end(), ltc::get<item>(*c));
        return r;
    }
};

template <class T>
struct as<std::vector<T>> : as_list<std::vector<T>> {};
template <class T>
struct as<std::set<T>> : as_list<std::set<T>> {};

template <class T, class I>
struct as<lt::aux::vector<T, I>> {
    using list = lt::aux::vector<T, I>;
    static std::string type() { return as<std::vector<T>>::type(); }
    static void put(lt_value* v, list const& x) {
        ltc::put(v, static_cast<std::vector<T> const&>(x));
    }
    static list get(lt_node const& n) { return list(ltc::get<std::vector<T>>(n)); }
};

template <class K, class T>
struct as<std::map<K, T>> {
    static std::string type() { return "dict[" + as<K>::type() + ", " + as<T>::type() + "]"; }
    static void put(lt_value* v, std::map<K, T> const& x) {
        must(lt_value_begin(v, lt_kind_map));
        for (auto const& i : x) {
            ltc::put(v, i.first);
            ltc::put(v, i.second);
        }
        lt_value_end(v);
    }
    static std::map<K, T> get(lt_node const& n) {
        if (n.kind != lt_kind_map) wrong_type("a dict", n);
        std::map<K, T> r;
        lt_node const* c = lt_node_child(&n);
        for (std::uint32_t i = 0; i < n.size; ++i) {
            lt_node const* t = lt_node_next(c);
            r[ltc::get<K>(*c)] = ltc::get<T>(*t);
            c = lt_node_next(t);
        }
        return r;
    }
};

template <class T>
struct as<lt::aux::noexcept_movable<T>> {
    static std::string type() { return as<T>::type(); }
    static void put(lt_value* v, T const& x) { ltc::put(v, x); }
    static lt::aux::noexcept_movable<T> get(lt_node const& n) {
        lt::aux::noexcept_movable<T> r;
        static_cast<T&>(r) = ltc::get<T>(n);
        return r;
    }
};

// Classes with a row in a schema file: copies.
template <class T>
struct as_object {
    static std::string type() { return class_of<T>()->name; }
    static void put(lt_value* v, T const& x) { add_owned(v, make_object(x)); }
    static T get(lt_node const& n) {
        if (n.kind != lt_kind_object || !is_a(n.u.object, class_of<T>()))
            wrong_type(class_of<T>()->name, n);
        reading const use(n.u.object->data);
        return *static_cast<T const*>(n.u.object->data);
    }
    static void add_owned(lt_value* v, lt_object* o) { must(lt_value_adopt_object(v, o)); }
};

// Pointers to classes with a row: shared with libtorrent; nil for an empty one.
template <class T>
struct as<std::shared_ptr<T>> {
    using plain = std::remove_const_t<T>;
    static std::string type() { return std::string(class_of<plain>()->name) + " | None"; }
    static void put(lt_value* v, std::shared_ptr<T> const& x) {
        if (!x) return must(lt_value_add_nil(v));
        as_object<plain>::add_owned(v, new shared_box<plain>(x, std::is_const_v<T>));
    }
    static std::shared_ptr<T> get(lt_node const& n) {
        if (n.kind == lt_kind_nil) return nullptr;
        if (n.kind != lt_kind_object || !is_a(n.u.object, class_of<plain>()))
            wrong_type(class_of<plain>()->name, n);
        if (auto* s = dynamic_cast<shared_box<plain>*>(n.u.object))
            if (std::is_const_v<T> || !s->shared) return std::const_pointer_cast<plain>(s->owner);
        reading const use(n.u.object->data);
        return std::make_shared<plain>(*static_cast<plain const*>(n.u.object->data));
    }
};

// A value that stands for `x`; the caller's.
template <class T>
lt_value* to_value(T const& x) {
    std::unique_ptr<lt_value, decltype(&lt_value_free)> v(lt_value_new(), lt_value_free);
    if (!v) throw reported();
    put(v.get(), x);
    return v.release();
}

// A value that a function fills; the caller's.
template <class F>
lt_value* build_value(F&& fill_in) {
    std::unique_ptr<lt_value, decltype(&lt_value_free)> v(lt_value_new(), lt_value_free);
    if (!v) throw reported();
    fill_in(v.get());
    return v.release();
}

// A value that stands for what a call returned; the caller's. Its objects are moved, not copied.
template <class T>
lt_value* list_of(std::vector<T>&& all) {
    return build_value([&](lt_value* v) {
        must(lt_value_begin(v, lt_kind_list));
        for (auto& x : all)
            as_object<T>::add_owned(v, make_object(std::move(x)));
        lt_value_end(v);
    });
}

// A pair of a map. The key lives for ever: it is written here or in a table of libtorrent's.
template <class T>
void put_pair(lt_value* v, char const* key, T const& x) {
    must(lt_value_add_borrowed(v, lt_kind_text, key, std::strlen(key)));
    put(v, x);
}

// ---- slots ----

void clear(lt_slot& s) noexcept;

// Flags and indices: integers in a type of their own.
template <class T>
constexpr bool is_wrapped_integer_v = false;
template <class U, class Tag>
constexpr bool is_wrapped_integer_v<lt::flags::bitfield_flag<U, Tag>> = true;
template <class U, class Tag>
constexpr bool is_wrapped_integer_v<lt::aux::strong_typedef<U, Tag>> = true;

// Puts what a field's expression gave into a slot. `stable`: the object keeps it, so that text need
// not be copied.
template <class T>
void fill(lt_slot& s, T const& x, bool stable) {
    if constexpr (std::is_same_v<T, bool>) {
        s.one.kind = lt_kind_bool;
        s.one.u.integer = x;
    } else if constexpr (std::is_enum_v<T>) {
        s.one.kind = lt_kind_int;
        s.one.enum_id = enum_id<T>();
        s.one.u.integer = static_cast<std::int64_t>(x);
    } else if constexpr (std::is_integral_v<T>) {
        s.one.kind = lt_kind_int;
        s.one.u.integer = static_cast<std::int64_t>(x);
    } else if constexpr (is_wrapped_integer_v<T>) {
        fill(s, static_cast<typename T::underlying_type>(x), stable);
        return;
    } else if constexpr (std::is_floating_point_v<T>) {
        s.one.kind = lt_kind_real;
        s.one.u.real = static_cast<double>(x);
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (x.size() > std::numeric_limits<std::uint32_t>::max())
            fail(lt_error_overflow, "a string is too long");
        s.one.kind = lt_kind_text;
        s.one.size = static_cast<std::uint32_t>(x.size());
        if (stable)
            s.one.u.data = x.data();
        else if (x.size() <= sizeof s.buffer) {
            std::memcpy(s.buffer, x.data(), x.size());
            s.one.u.data = s.buffer;
        } else {
            s.tree = lt_value_new();
            if (!s.tree) throw reported();
            must(lt_value_add_text(s.tree, x.data(), x.size()));
            s.node = lt_value_root(s.tree);
            return;
        }
    } else if constexpr (std::is_base_of_v<as_object<T>, as<T>>) {
        s.one.u.object = make_object(x);
        s.one.kind = lt_kind_object;
    } else {
        s.tree = lt_value_new();
        if (!s.tree) throw reported();
        as<T>::put(s.tree, x);
        s.node = lt_value_root(s.tree);
        return;
    }
    s.node = &s.one;
}

} // namespace ltc
