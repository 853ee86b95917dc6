// SPDX-License-Identifier: BSD-3-Clause
#include "arguments.hpp"
#include "classes.hpp"
#include "convert.hpp"
#include "guard.hpp"

#include <libtorrent-c/ed25519.h>

#include <libtorrent/hasher.hpp>
#include <libtorrent/kademlia/ed25519.hpp>
#include <libtorrent/kademlia/item.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

using namespace ltc;

namespace {

lt::dht::public_key public_key(char const* data, std::size_t size) {
    return lt::dht::public_key(given_exactly<32>("a public key", data, size).data());
}

lt::dht::secret_key private_key(char const* data, std::size_t size) {
    return lt::dht::secret_key(given_exactly<64>("a private key", data, size).data());
}

lt::span<char const> at_most(std::size_t most, char const* what, char const* data,
                             std::size_t size) {
    if (size > most)
        fail(lt_error_value, std::string(what) + " has at most " + std::to_string(most) +
                                 " bytes, not " + std::to_string(size));
    return given_bytes(data, size);
}

// What BEP 44 limits them to; libtorrent cuts what is longer.
lt::span<char const> item_of(char const* data, std::size_t size) {
    if (size == 0) fail(lt_error_value, "an item cannot be empty: it is bencoded");
    return at_most(1000, "an item", data, size);
}

lt::span<char const> salt_of(char const* data, std::size_t size) {
    return at_most(64, "a salt", data, size);
}

} // namespace

lt_value* lt_ed25519_create_seed(void) {
    return guard([] { return to_value(lt::dht::ed25519_create_seed()); });
}

lt_value* lt_ed25519_create_keypair(char const* seed, size_t seed_size) {
    return guard([&] {
        auto const keys =
            lt::dht::ed25519_create_keypair(given_exactly<32>("a seed", seed, seed_size));
        return to_value(std::make_pair(std::get<0>(keys).bytes, std::get<1>(keys).bytes));
    });
}

lt_value* lt_ed25519_sign(char const* message, size_t message_size, char const* pk, size_t pk_size,
                          char const* sk, size_t sk_size) {
    return guard([&] {
        return to_value(lt::dht::ed25519_sign(given_bytes(message, message_size),
                                              public_key(pk, pk_size), private_key(sk, sk_size))
                            .bytes);
    });
}

bool lt_ed25519_verify(char const* signature, size_t signature_size, char const* message,
                       size_t message_size, char const* pk, size_t pk_size) {
    return guard([&] {
        lt::dht::signature const s(
            given_exactly<64>("a signature", signature, signature_size).data());
        return lt::dht::ed25519_verify(s, given_bytes(message, message_size),
                                       public_key(pk, pk_size));
    });
}

lt_value* lt_ed25519_add_scalar(char const* key, size_t key_size, char const* scalar,
                                size_t scalar_size) {
    return guard([&] {
        auto const added = given_exactly<32>("a scalar", scalar, scalar_size);
        if (key_size == 64)
            return to_value(lt::dht::ed25519_add_scalar(private_key(key, key_size), added).bytes);
        return to_value(lt::dht::ed25519_add_scalar(public_key(key, key_size), added).bytes);
    });
}

lt_value* lt_ed25519_key_exchange(char const* pk, size_t pk_size, char const* sk, size_t sk_size) {
    return guard([&] {
        return to_value(
            lt::dht::ed25519_key_exchange(public_key(pk, pk_size), private_key(sk, sk_size)));
    });
}

lt_value* lt_sign_mutable_item(char const* item, size_t item_size, char const* salt,
                               size_t salt_size, int64_t sequence, char const* pk, size_t pk_size,
                               char const* sk, size_t sk_size) {
    return guard([&] {
        return to_value(
            lt::dht::sign_mutable_item(item_of(item, item_size), salt_of(salt, salt_size),
                                       lt::dht::sequence_number(sequence), public_key(pk, pk_size),
                                       private_key(sk, sk_size))
                .bytes);
    });
}

// libtorrent does not export its own of this and of the next one: what BEP 44 says is signed and
// hashed.
bool lt_verify_mutable_item(char const* item, size_t item_size, char const* salt, size_t salt_size,
                            int64_t sequence, char const* pk, size_t pk_size, char const* signature,
                            size_t signature_size) {
    return guard([&] {
        auto const v = item_of(item, item_size);
        auto const s = salt_of(salt, salt_size);
        std::string text;
        if (!s.empty())
            text = "4:salt" + std::to_string(s.size()) + ":" + std::string(s.begin(), s.end());
        text += "3:seqi" + std::to_string(sequence) + "e1:v";
        text.append(v.begin(), v.end());
        return lt::dht::ed25519_verify(
            lt::dht::signature(given_exactly<64>("a signature", signature, signature_size).data()),
            text, public_key(pk, pk_size));
    });
}

lt_object* lt_item_target_id(char const* data, size_t size, char const* pk, size_t pk_size) {
    return guard([&] {
        lt::hasher h;
        if (pk_size) {
            h.update(given_exactly<32>("a public key", pk, pk_size));
            auto const salt = salt_of(data, size);
            if (!salt.empty()) h.update(salt);
        } else
            h.update(item_of(data, size));
        return make_object(h.final());
    });
}
