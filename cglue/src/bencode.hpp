// SPDX-License-Identifier: BSD-3-Clause
// Bencoding of values, and conversions of the two types that libtorrent has for bencoded data.
#pragma once

#include "convert.hpp"

#include <libtorrent/bdecode.hpp>
#include <libtorrent/entry.hpp>

#include <string>

namespace ltc {

// lt::bdecode() takes as much of the stack as its depth limit says.
constexpr int largest_depth_limit = 2000;

// What lt_bencode() gives for a node.
std::string bencode(lt_node const& n);

// Appends to `v` what lt_bdecode() gives; `borrow`: strings are parts of `data`.
void bdecode_into(lt_value* v, lt::span<char const> data, int depth_limit, int token_limit,
                  bool borrow);

// Whole numbers, strings, lists and dictionaries; nil for none; a tuple of numbers for what is
// encoded already.
void put_entry(lt_value* v, lt::entry const& e);
lt::entry entry_of(lt_node const& n);

template <>
struct as<lt::entry> {
    static std::string type() { return "typing.Any"; }
    static void put(lt_value* v, lt::entry const& x) { put_entry(v, x); }
    static lt::entry get(lt_node const& n) { return entry_of(n); }
};

template <>
struct as<lt::bdecode_node> {
    static std::string type() { return "typing.Any"; }
    static void put(lt_value* v, lt::bdecode_node const& x);
};

} // namespace ltc
