// SPDX-License-Identifier: BSD-3-Clause
#include "hash.hpp"

#include "arguments.hpp"

#include <libtorrent-c/hash.h>

#include <libtorrent/hasher.hpp>

using namespace ltc;

namespace {

bool given(lt_value const* v) { return v && lt_value_root(v)->kind != lt_kind_nil; }

template <class T>
int compare(T const& a, T const& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

template <class T>
std::int64_t hash_number(T const& x) {
    auto const h = static_cast<std::int64_t>(std::hash<T>()(x));
    return h == -1 ? -2 : h;
}

lt::protocol_version version_of(int version) {
    if (version != 0 && version != 1)
        fail(lt_error_value,
             std::to_string(version) + " is not a protocol version: 0 is V1, 1 is V2");
    return static_cast<lt::protocol_version>(version);
}

template <class H, class C>
lt_value* bytes_of(C const* self) {
    auto const& h = cref<H>(self);
    return to_value(lt::span<char const>(h.data(), h.size()));
}

template <class H, class C>
char* hex_of(C const* self) {
    auto const& h = cref<H>(self);
    std::string s;
    for (auto const byte : h) {
        s += "0123456789abcdef"[byte >> 4];
        s += "0123456789abcdef"[byte & 15];
    }
    return c_string(s);
}

// libtorrent's own is not exported.
template <class H>
int leading_zeroes(H const& h) {
    int count = 0;
    for (auto const byte : h)
        for (int bit = 7; bit >= 0; --bit, ++count)
            if (byte >> bit & 1) return count;
    return count;
}

// Whether a value is a v2 hash by its length or class.
bool is_v2(lt_node const& n) {
    switch (n.kind) {
    case lt_kind_object:
        return is_a(n.u.object, class_of<lt::sha256_hash>());
    case lt_kind_bytes:
        return n.size == 32;
    case lt_kind_text:
        return n.size == 32 || n.size == 64;
    default:
        return false;
    }
}

lt::info_hash_t info_hashes_of(lt_value const* first, lt_value const* second) {
    lt::info_hash_t r;
    if (first && !given(first) && !given(second)) wrong_type("an info-hash", root(first));
    if (given(first)) {
        auto const& n = root(first);
        if (n.kind == lt_kind_object && is_a(n.u.object, class_of<lt::info_hash_t>()))
            r = ltc::get<lt::info_hash_t>(n);
        else if (is_v2(n))
            r.v2 = hash_of<lt::sha256_hash>(n);
        else
            r.v1 = hash_of<lt::sha1_hash>(n);
        if (given(second) && r.has_v2()) fail(lt_error_type, "two v2 hashes");
    }
    if (given(second)) r.v2 = hash_of<lt::sha256_hash>(root(second));
    return r;
}

template <class H, class C, class G>
C* final_of(G* self) {
    return as_c<C>(make_object(ref<H>(self).final()));
}

} // namespace

extern "C" {

#define HASH_VERBS(name)                                                                           \
    lt_##name* lt_##name##_new(lt_value const* source) {                                           \
        return guard([&] {                                                                         \
            return as_c<lt_##name>(                                                                \
                make_object(source ? hash_of<lt::name>(root(source)) : lt::name()));               \
        });                                                                                        \
    }                                                                                              \
    lt_##name* lt_##name##_from_bytes(char const* data, size_t size) {                             \
        return guard(                                                                              \
            [&] { return as_c<lt_##name>(make_object(hash_of_bytes<lt::name>(data, size))); });    \
    }                                                                                              \
    lt_##name* lt_##name##_from_hex(char const* hex) {                                             \
        return guard([&] {                                                                         \
            return as_c<lt_##name>(                                                                \
                make_object(hash_of_hex<lt::name>(hex, hex ? std::strlen(hex) : 0)));              \
        });                                                                                        \
    }                                                                                              \
    lt_value* lt_##name##_to_bytes(lt_##name const* self) {                                        \
        return guard([&] { return bytes_of<lt::name>(self); });                                    \
    }                                                                                              \
    lt_value* lt_##name##_to_string(lt_##name const* self) {                                       \
        return guard([&] { return bytes_of<lt::name>(self); });                                    \
    }                                                                                              \
    char* lt_##name##_hex(lt_##name const* self) {                                                 \
        return guard([&] { return hex_of<lt::name>(self); });                                      \
    }                                                                                              \
    bool lt_##name##_is_all_zeros(lt_##name const* self) {                                         \
        return guard([&] { return cref<lt::name>(self).is_all_zeros(); });                         \
    }                                                                                              \
    lt_status lt_##name##_clear(lt_##name* self) {                                                 \
        return guard([&] { ref<lt::name>(self).clear(); });                                        \
    }                                                                                              \
    int lt_##name##_count_leading_zeroes(lt_##name const* self) {                                  \
        return guard([&] { return leading_zeroes(cref<lt::name>(self)); });                        \
    }                                                                                              \
    int lt_##name##_compare(lt_##name const* self, lt_##name const* other) {                       \
        return guard([&] { return compare(cref<lt::name>(self), cref<lt::name>(other)); });        \
    }                                                                                              \
    int64_t lt_##name##_hash(lt_##name const* self) {                                              \
        return guard([&] { return hash_number(cref<lt::name>(self)); });                           \
    }

HASH_VERBS(sha1_hash)
HASH_VERBS(sha256_hash)

lt_info_hash_t* lt_info_hash_t_new(lt_value const* first, lt_value const* second) {
    return guard([&] { return as_c<lt_info_hash_t>(make_object(info_hashes_of(first, second))); });
}

bool lt_info_hash_t_has_v1(lt_info_hash_t const* self) {
    return guard([&] { return cref<lt::info_hash_t>(self).has_v1(); });
}

bool lt_info_hash_t_has_v2(lt_info_hash_t const* self) {
    return guard([&] { return cref<lt::info_hash_t>(self).has_v2(); });
}

bool lt_info_hash_t_has(lt_info_hash_t const* self, int version) {
    return guard([&] { return cref<lt::info_hash_t>(self).has(version_of(version)); });
}

lt_sha1_hash* lt_info_hash_t_get(lt_info_hash_t const* self, int version) {
    return guard([&] {
        return as_c<lt_sha1_hash>(
            make_object(cref<lt::info_hash_t>(self).get(version_of(version))));
    });
}

lt_sha1_hash* lt_info_hash_t_get_best(lt_info_hash_t const* self) {
    return guard(
        [&] { return as_c<lt_sha1_hash>(make_object(cref<lt::info_hash_t>(self).get_best())); });
}

int lt_info_hash_t_compare(lt_info_hash_t const* self, lt_info_hash_t const* other) {
    return guard(
        [&] { return compare(cref<lt::info_hash_t>(self), cref<lt::info_hash_t>(other)); });
}

int64_t lt_info_hash_t_hash(lt_info_hash_t const* self) {
    return guard([&] { return hash_number(cref<lt::info_hash_t>(self)); });
}

#define HASHER_VERBS(name, hash)                                                                   \
    lt_##name* lt_##name##_new(void) {                                                             \
        return guard([] { return as_c<lt_##name>(make_object(lt::name())); });                     \
    }                                                                                              \
    lt_status lt_##name##_update(lt_##name* self, char const* data, size_t size) {                 \
        return guard([&] {                                                                         \
            auto& h = ref<lt::name>(self);                                                         \
            auto const more = given_bytes(data, size);                                             \
            if (size) h.update(more);                                                              \
        });                                                                                        \
    }                                                                                              \
    lt_##hash* lt_##name##_final(lt_##name* self) {                                                \
        return guard([&] { return final_of<lt::name, lt_##hash>(self); });                         \
    }                                                                                              \
    lt_status lt_##name##_reset(lt_##name* self) {                                                 \
        return guard([&] { ref<lt::name>(self).reset(); });                                        \
    }

HASHER_VERBS(hasher, sha1_hash)
HASHER_VERBS(hasher256, sha256_hash)

} // extern "C"
