// SPDX-License-Identifier: BSD-3-Clause
#include "bencode.hpp"

#include "arguments.hpp"

#include <libtorrent-c/bencode.h>

#include <algorithm>
#include <charconv>

using namespace ltc;

namespace {

// ---- encoding ----

// Where a node is: a chain of containers on the stack, to be told if something is wrong with it.
struct place {
    place const* outer;
    lt_node const* key;  // of a map
    std::uint32_t index; // of a list
};

std::string name_of(place const* p) {
    if (!p) return "value";
    std::string const outer = name_of(p->outer);
    if (!p->key) return outer + "[" + std::to_string(p->index) + "]";
    std::string s;
    for (std::uint32_t i = 0; i < std::min(p->key->size, 60u); ++i) {
        auto const c = p->key->u.data[i];
        s += c >= 32 && c < 127 ? c : '?';
    }
    return outer + "['" + s + "']";
}

bool is_string(lt_node const& n) { return n.kind == lt_kind_text || n.kind == lt_kind_bytes; }

// How many digits an unsigned number has.
std::size_t digits(std::uint64_t x) {
    std::size_t n = 1;
    for (; x >= 10; x /= 10)
        ++n;
    return n;
}

// The size of the encoded form. What cannot be encoded counts for nothing.
std::size_t encoded_size(lt_node const& root) {
    std::size_t size = 0;
    lt_node const* const end = lt_node_next(&root);
    for (auto const* n = &root; n != end;) {
        switch (static_cast<lt_kind>(n->kind)) {
        case lt_kind_text:
        case lt_kind_bytes:
            size += digits(n->size) + 1 + n->size;
            break;
        case lt_kind_bool:
        case lt_kind_int: {
            bool const negative = n->u.integer < 0;
            auto const x = static_cast<std::uint64_t>(n->u.integer);
            size += 2 + negative + digits(negative ? 0 - x : x);
            break;
        }
        case lt_kind_nil:
        case lt_kind_list:
        case lt_kind_map:
            size += 2;
            break;
        case lt_kind_tuple:
            size += n->size;
            n += n->u.skip;
            continue;
        default:
            break;
        }
        ++n;
    }
    return size;
}

struct encoder {
    char* at;

    void number(std::int64_t x) { at = std::to_chars(at, at + 20, x).ptr; }

    void string(lt_node const& n) {
        number(n.size);
        *at++ = ':';
        if (n.size) std::memcpy(at, n.u.data, n.size);
        at += n.size;
    }

    // Writes a node and returns the one after it.
    lt_node const* node(lt_node const& n, place const* here) {
        switch (static_cast<lt_kind>(n.kind)) {
        case lt_kind_text:
        case lt_kind_bytes:
            string(n);
            return &n + 1;
        case lt_kind_bool:
        case lt_kind_int:
            *at++ = 'i';
            number(n.u.integer);
            *at++ = 'e';
            return &n + 1;
        case lt_kind_nil:
            *at++ = '0';
            *at++ = ':';
            return &n + 1;
        case lt_kind_list: {
            *at++ = 'l';
            place inside{here, nullptr, 0};
            auto const* c = lt_node_child(&n);
            for (; inside.index < n.size; ++inside.index)
                c = node(*c, &inside);
            *at++ = 'e';
            return c;
        }
        case lt_kind_map:
            return map(n, here);
        case lt_kind_tuple:
            return preformatted(n, here);
        default:
            fail(lt_error_type, std::string("cannot bencode ") + kind_name(n) + " at " +
                                    name_of(here) + ": only strings, bytes, ints, lists and dicts");
        }
    }

    lt_node const* map(lt_node const& n, place const* here) {
        *at++ = 'd';
        bool const sorted = check_keys(n, here);
        auto const* c = lt_node_child(&n);
        if (sorted) {
            for (std::uint32_t i = 0; i < n.size; ++i)
                c = pair(*c, here);
        } else {
            std::vector<lt_node const*> keys;
            keys.reserve(n.size);
            for (std::uint32_t i = 0; i < n.size; ++i, c = lt_node_next(c + 1))
                keys.push_back(c);
            std::sort(keys.begin(), keys.end(),
                      [](auto* a, auto* b) { return compare(*a, *b) < 0; });
            for (std::size_t i = 0; i < keys.size(); ++i) {
                if (i && compare(*keys[i - 1], *keys[i]) == 0) duplicate(*keys[i], here);
                pair(*keys[i], here);
            }
        }
        *at++ = 'e';
        return c;
    }

    // Whether the keys are in order. Fails if one is no string.
    static bool check_keys(lt_node const& n, place const* here) {
        bool sorted = true;
        lt_node const* previous = nullptr;
        auto const* c = lt_node_child(&n);
        for (std::uint32_t i = 0; i < n.size; ++i, c = lt_node_next(c + 1)) {
            if (!is_string(*c))
                fail(lt_error_type, std::string("cannot bencode a dict with a key of type ") +
                                        kind_name(*c) + " at " + name_of(here) +
                                        ": keys are strings or bytes");
            if (previous && compare(*previous, *c) >= 0) sorted = false;
            previous = c;
        }
        return sorted;
    }

    lt_node const* pair(lt_node const& key, place const* here) {
        string(key);
        place const inside{here, &key, 0};
        return node(*(&key + 1), &inside);
    }

    lt_node const* preformatted(lt_node const& n, place const* here) {
        place inside{here, nullptr, 0};
        auto const* c = lt_node_child(&n);
        for (; inside.index < n.size; ++inside.index, ++c) {
            if (c->kind != lt_kind_int)
                fail(lt_error_type,
                     std::string("cannot bencode ") + kind_name(*c) + " at " + name_of(&inside) +
                         ": a tuple holds the bytes of what is encoded already, as ints");
            if (c->u.integer < -128 || c->u.integer > 255)
                fail(lt_error_overflow,
                     std::to_string(c->u.integer) + " at " + name_of(&inside) + " is no byte");
            *at++ = static_cast<char>(c->u.integer);
        }
        return c;
    }

    static int compare(lt_node const& a, lt_node const& b) {
        auto const n = std::min(a.size, b.size);
        int const r = n ? std::memcmp(a.u.data, b.u.data, n) : 0;
        return r ? r : a.size < b.size ? -1 : a.size > b.size;
    }

    [[noreturn]] static void duplicate(lt_node const& key, place const* here) {
        place const inside{here, &key, 0};
        fail(lt_error_value, "two keys are the same once encoded: " + name_of(&inside));
    }
};

// ---- decoding ----

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Decodes what is well-formed, in order and far from any limit; gives up on all else, which
// libtorrent then judges.
struct decoder {
    lt_value* v;
    char const* at;
    char const* const end;
    int const depth_limit;
    std::int64_t tokens; // that are left
    bool const borrow;

    bool text(char const*& data, std::size_t& size) {
        std::size_t length = 0;
        char const* p = at;
        for (; p != end && is_digit(*p); ++p) {
            if (p - at == 8) return false;
            length = length * 10 + static_cast<std::size_t>(*p - '0');
        }
        if (p == end || *p != ':' || p == at) return false;
        ++p;
        if (static_cast<std::size_t>(end - p) < length) return false;
        data = p;
        size = length;
        at = p + length;
        return true;
    }

    void add(char const* data, std::size_t size) {
        must(borrow ? lt_value_add_borrowed(v, lt_kind_bytes, data, size)
                    : lt_value_add_bytes(v, data, size));
    }

    bool integer() {
        char const* p = at + 1;
        bool const negative = p != end && *p == '-';
        p += negative;
        char const* const first = p;
        std::int64_t x = 0;
        for (; p != end && is_digit(*p); ++p) {
            if (p - first == 18) return false;
            x = x * 10 + (*p - '0');
        }
        if (p == end || *p != 'e' || p == first) return false;
        must(lt_value_add_int(v, negative ? -x : x));
        at = p + 1;
        return true;
    }

    bool value(int depth) {
        if (--tokens < 2 || at == end) return false;
        switch (*at) {
        case 'i':
            return integer();
        case 'l':
            return list(depth + 1);
        case 'd':
            return dict(depth + 1);
        default: {
            char const* data;
            std::size_t size;
            if (!text(data, size)) return false;
            add(data, size);
            return true;
        }
        }
    }

    bool list(int depth) {
        if (depth >= depth_limit) return false;
        ++at;
        must(lt_value_begin(v, lt_kind_list));
        while (at != end && *at != 'e')
            if (!value(depth)) return false;
        return close();
    }

    bool dict(int depth) {
        if (depth >= depth_limit) return false;
        ++at;
        must(lt_value_begin(v, lt_kind_map));
        char const* previous = nullptr;
        std::size_t previous_size = 0;
        while (at != end && *at != 'e') {
            char const* key;
            std::size_t size;
            if (--tokens < 2 || !text(key, size)) return false;
            if (previous) {
                auto const n = std::min(previous_size, size);
                int const order = n ? std::memcmp(previous, key, n) : 0;
                if (order > 0 || (order == 0 && previous_size >= size)) return false;
            }
            previous = key;
            previous_size = size;
            add(key, size);
            if (!value(depth)) return false;
        }
        return close();
    }

    bool close() {
        if (--tokens < 2 || at == end) return false;
        ++at;
        lt_value_end(v);
        return true;
    }
};

lt_value* decode(char const* data, std::size_t size, int depth_limit, int token_limit,
                 bool borrow) {
    auto const input = given_bytes(data, size);
    if (depth_limit < 0 || token_limit < 0) fail(lt_error_value, "a limit cannot be negative");
    using value_ptr = std::unique_ptr<lt_value, decltype(&lt_value_free)>;
    value_ptr v(lt_value_new(), lt_value_free);
    if (!v) throw reported();
    if (decoder{v.get(), data, data + size, depth_limit, token_limit, borrow}.value(0))
        return v.release();

    lt::error_code ec;
    auto const node =
        lt::bdecode(input, ec, nullptr, std::min(depth_limit, largest_depth_limit), token_limit);
    check(ec);
    return to_value(lt::entry(node));
}

} // namespace

namespace ltc {

std::string bencode(lt_node const& n) {
    std::string s(encoded_size(n), '\0');
    encoder{s.data()}.node(n, nullptr);
    return s;
}

void bdecode_into(lt_value* v, lt::span<char const> data, int depth_limit, int token_limit,
                  bool borrow) {
    std::unique_ptr<lt_value, decltype(&lt_value_free)> const part(
        decode(data.data(), static_cast<std::size_t>(data.size()), depth_limit, token_limit,
               borrow),
        lt_value_free);
    must(lt_value_add_node(v, lt_value_root(part.get())));
}

void put_entry(lt_value* v, lt::entry const& e) {
    switch (e.type()) {
    case lt::entry::int_t:
        return put(v, e.integer());
    case lt::entry::string_t:
        return must(lt_value_add_bytes(v, e.string().data(), e.string().size()));
    case lt::entry::undefined_t:
        return must(lt_value_add_nil(v));
    case lt::entry::list_t:
        must(lt_value_begin(v, lt_kind_list));
        for (auto const& i : e.list())
            put_entry(v, i);
        break;
    case lt::entry::dictionary_t:
        must(lt_value_begin(v, lt_kind_map));
        for (auto const& i : e.dict()) {
            must(lt_value_add_bytes(v, i.first.data(), i.first.size()));
            put_entry(v, i.second);
        }
        break;
    case lt::entry::preformatted_t:
        must(lt_value_begin(v, lt_kind_tuple));
        for (char const c : e.preformatted())
            put(v, static_cast<signed char>(c));
        break;
    }
    lt_value_end(v);
}

lt::entry entry_of(lt_node const& n) {
    switch (static_cast<lt_kind>(n.kind)) {
    case lt_kind_nil:
        return {};
    case lt_kind_bool:
    case lt_kind_int:
        return n.u.integer;
    case lt_kind_text:
    case lt_kind_bytes:
        return std::string(n.u.data, n.size);
    case lt_kind_tuple: {
        auto const s = bencode(n);
        return std::vector<char>(s.begin(), s.end());
    }
    case lt_kind_list: {
        lt::entry e(lt::entry::list_t);
        auto const* c = lt_node_child(&n);
        for (std::uint32_t i = 0; i < n.size; ++i, c = lt_node_next(c))
            e.list().push_back(entry_of(*c));
        return e;
    }
    case lt_kind_map: {
        lt::entry e(lt::entry::dictionary_t);
        auto const* c = lt_node_child(&n);
        for (std::uint32_t i = 0; i < n.size; ++i, c = lt_node_next(c + 1)) {
            if (!is_string(*c)) wrong_type("a dict with keys that are str or bytes", *c);
            e.dict()[std::string(c->u.data, c->size)] = entry_of(c[1]);
        }
        return e;
    }
    default:
        wrong_type("what can be bencoded", n);
    }
}

void as<lt::bdecode_node>::put(lt_value* v, lt::bdecode_node const& x) {
    if (x.type() == lt::bdecode_node::none_t) return must(lt_value_add_nil(v));
    constexpr auto unlimited = std::numeric_limits<int>::max();
    bdecode_into(v, x.data_section(), unlimited, unlimited, false);
}

} // namespace ltc

extern "C" {

lt_value* lt_bencode(lt_value const* entry) {
    return guard([&] {
        auto const& top = root(entry);
        return build_value([&](lt_value* v) {
            char* const space = lt_value_add_space(v, lt_kind_bytes, encoded_size(top));
            if (!space) throw reported();
            encoder{space}.node(top, nullptr);
        });
    });
}

lt_value* lt_bdecode(char const* data, size_t size, int depth_limit, int token_limit) {
    return guard([&] { return decode(data, size, depth_limit, token_limit, false); });
}

lt_value* lt_bdecode_borrowed(char const* data, size_t size, int depth_limit, int token_limit) {
    return guard([&] { return decode(data, size, depth_limit, token_limit, true); });
}

} // extern "C"
