// SPDX-License-Identifier: BSD-3-Clause
// Hashes as arguments: an object, bytes or hexadecimal digits.
#pragma once

#include "classes.hpp"

#include <cctype>

namespace ltc {

// The value of a hexadecimal digit, or -1.
inline int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

template <class H>
H hash_of_bytes(char const* data, std::size_t size) {
    if (!data || size != static_cast<std::size_t>(H::size()))
        fail(lt_error_value, "expected " + std::to_string(H::size()) + " bytes, got " +
                                 std::to_string(data ? size : 0));
    return H(data);
}

template <class H>
H hash_of_hex(char const* hex, std::size_t size) {
    if (!hex || size != 2 * static_cast<std::size_t>(H::size()))
        fail(lt_error_value, "expected " + std::to_string(2 * H::size()) +
                                 " hexadecimal digits, got " + std::to_string(hex ? size : 0));
    H h;
    for (std::ptrdiff_t i = 0; i < H::size(); ++i) {
        int const high = hex_digit(hex[2 * i]);
        int const low = hex_digit(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            fail(lt_error_value, "not a hexadecimal digit at " + std::to_string(2 * i));
        h[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return h;
}

// A hash from an object of its class, from its bytes or, if it is text, from hexadecimal digits.
// Lengths tell them apart.
template <class H>
H hash_of(lt_node const& n) {
    if (n.kind == lt_kind_bytes) return hash_of_bytes<H>(n.u.data, n.size);
    if (n.kind != lt_kind_text) return ltc::get<H>(n);
    if (n.size == static_cast<std::size_t>(H::size())) return hash_of_bytes<H>(n.u.data, n.size);
    return hash_of_hex<H>(n.u.data, n.size);
}

} // namespace ltc
