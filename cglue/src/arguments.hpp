// SPDX-License-Identifier: BSD-3-Clause
// Checks of what C hands in, before libtorrent sees it.
#pragma once

#include "object.hpp"

#include <libtorrent-c/value.h>

#include <libtorrent/span.hpp>
#include <libtorrent/units.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace ltc {

// Text that must be there. `name` is what the message calls it.
inline std::string text(char const* s, char const* name) {
    if (!s) fail(lt_error_type, std::string(name) + " is missing");
    return s;
}

// Text that may be missing.
inline std::string text_or_empty(char const* s) { return s ? s : ""; }

// A path without NUL, behind which the system would not look.
inline std::string path_of(lt_node const& n) {
    std::string s(n.u.data, n.size);
    if (s.find('\0') != std::string::npos) fail(lt_error_value, "a path has a NUL character in it");
    return s;
}

inline std::string path(char const* s, char const* name) {
    auto r = text(s, name);
    if (r.empty()) fail(lt_error_value, std::string(name) + " is empty");
    return r;
}

// An index of a piece or file, of which there are `count`.
inline int checked(int index, int count, char const* what) {
    if (index < 0 || index >= count)
        fail(lt_error_index, std::string(what) + " " + std::to_string(index) +
                                 " is out of range: there are " + std::to_string(count));
    return index;
}

inline std::int64_t not_negative(std::int64_t x, char const* what) {
    if (x < 0)
        fail(lt_error_value,
             std::string(what) + " cannot be negative, but is " + std::to_string(x));
    return x;
}

// The C++ object behind a pointer, kept alive for as long as what this returns.
template <class T, class C>
std::shared_ptr<T const> share(C* pointer) {
    auto& o = object_of<T>(pointer);
    if (auto* s = dynamic_cast<shared_box<T>*>(&o)) return s->owner;
    lt_object_ref(&o);
    return std::shared_ptr<T const>(static_cast<T const*>(o.data),
                                    [&o](T const*) { lt_object_unref(&o); });
}

// Bytes, which must be there unless their number is 0.
inline lt::span<char const> given_bytes(char const* data, std::size_t size) {
    if (!data && size) fail(lt_error_type, "expected bytes, got nothing");
    return {data, static_cast<std::ptrdiff_t>(size)};
}

// Bytes of which there must be N, such as those of a key; `what` says what they are.
template <std::size_t N>
std::array<char, N> given_exactly(char const* what, char const* data, std::size_t size) {
    if (size != N || !data)
        fail(lt_error_value, std::string(what) + " has " + std::to_string(N) + " bytes, not " +
                                 std::to_string(size));
    std::array<char, N> a;
    std::copy_n(data, N, a.data());
    return a;
}

inline bool given(lt_value const* v) { return v && root(v).kind != lt_kind_nil; }

} // namespace ltc
