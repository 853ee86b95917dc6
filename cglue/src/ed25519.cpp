// SPDX-License-Identifier: BSD-3-Clause
#include "convert.hpp"
#include "guard.hpp"

#include <libtorrent-c/ed25519.h>

#include <libtorrent/kademlia/ed25519.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <utility>

using namespace ltc;

namespace {

// The bytes of a seed, key or signature; `what` is what the message calls it.
template <std::size_t N>
std::array<char, N> exactly(char const* what, char const* data, std::size_t size) {
    if (size != N || !data)
        fail(lt_error_value, std::string(what) + " has " + std::to_string(N) + " bytes, not " +
                                 std::to_string(size));
    std::array<char, N> a;
    std::copy_n(data, N, a.data());
    return a;
}

lt::dht::public_key public_key(char const* data, std::size_t size) {
    return lt::dht::public_key(exactly<32>("a public key", data, size).data());
}

lt::dht::secret_key private_key(char const* data, std::size_t size) {
    return lt::dht::secret_key(exactly<64>("a private key", data, size).data());
}

lt::span<char const> message_of(char const* data, std::size_t size) {
    return {data, static_cast<std::ptrdiff_t>(size)};
}

} // namespace

lt_value* lt_ed25519_create_seed(void) {
    return guard([] { return to_value(lt::dht::ed25519_create_seed()); });
}

lt_value* lt_ed25519_create_keypair(char const* seed, size_t seed_size) {
    return guard([&] {
        auto const keys = lt::dht::ed25519_create_keypair(exactly<32>("a seed", seed, seed_size));
        return to_value(std::make_pair(std::get<0>(keys).bytes, std::get<1>(keys).bytes));
    });
}

lt_value* lt_ed25519_sign(char const* message, size_t message_size, char const* pk, size_t pk_size,
                          char const* sk, size_t sk_size) {
    return guard([&] {
        return to_value(lt::dht::ed25519_sign(message_of(message, message_size),
                                              public_key(pk, pk_size), private_key(sk, sk_size))
                            .bytes);
    });
}

bool lt_ed25519_verify(char const* signature, size_t signature_size, char const* message,
                       size_t message_size, char const* pk, size_t pk_size) {
    return guard([&] {
        lt::dht::signature const s(
            exactly<64>("a signature", signature, signature_size).data());
        return lt::dht::ed25519_verify(s, message_of(message, message_size),
                                       public_key(pk, pk_size));
    });
}

lt_value* lt_ed25519_add_scalar(char const* key, size_t key_size, char const* scalar,
                                size_t scalar_size) {
    return guard([&] {
        auto const added = exactly<32>("a scalar", scalar, scalar_size);
        if (key_size == 64)
            return to_value(
                lt::dht::ed25519_add_scalar(private_key(key, key_size), added).bytes);
        return to_value(lt::dht::ed25519_add_scalar(public_key(key, key_size), added).bytes);
    });
}

lt_value* lt_ed25519_key_exchange(char const* pk, size_t pk_size, char const* sk, size_t sk_size) {
    return guard([&] {
        return to_value(
            lt::dht::ed25519_key_exchange(public_key(pk, pk_size), private_key(sk, sk_size)));
    });
}
