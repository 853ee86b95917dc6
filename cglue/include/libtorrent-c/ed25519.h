/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Keys and signatures of mutable items in the DHT (BEP 44): Ed25519.
 *
 * Seeds, public keys and shared secrets have 32 bytes, private keys and signatures 64: a buffer of
 * another size is lt_error_value. Private keys are in the form that
 * lt_session_dht_put_mutable_item() takes. Nothing here waits. Results are the caller's:
 * lt_value_free().
 */
#ifndef LIBTORRENT_C_ED25519_H
#define LIBTORRENT_C_ED25519_H

#include <libtorrent-c/value.h>

LT_BEGIN_DECLS

/* 32 random bytes, to make keys from. */
LT_EXPORT lt_value *lt_ed25519_create_seed(void);
/* The keys that a seed of 32 bytes stands for: (public key, private key), a tuple of bytes. */
LT_EXPORT lt_value *lt_ed25519_create_keypair(const char *seed, size_t seed_size);
/* The signature of a message, 64 bytes. `private_key` has 64 bytes, `public_key` 32. */
LT_EXPORT lt_value *lt_ed25519_sign(const char *message, size_t message_size,
                                    const char *public_key, size_t public_key_size,
                                    const char *private_key, size_t private_key_size);
/* Whether the owner of the key has signed the message. False with lt_error_value for a size. */
LT_EXPORT bool lt_ed25519_verify(const char *signature, size_t signature_size, const char *message,
                                 size_t message_size, const char *public_key,
                                 size_t public_key_size);
/* A key, public (32 bytes) or private (64 bytes), to which a scalar of 32 bytes is added: those of
 * a pair stay a pair. */
LT_EXPORT lt_value *lt_ed25519_add_scalar(const char *key, size_t key_size, const char *scalar,
                                          size_t scalar_size);
/* The secret that the owner of one key shares with that of the other, 32 bytes. */
LT_EXPORT lt_value *lt_ed25519_key_exchange(const char *public_key, size_t public_key_size,
                                            const char *private_key, size_t private_key_size);

/* --- items --- */

/*
 * `item` is bencoded, at most 1000 bytes. `salt` tells items of one key apart, at most 64 bytes;
 * NULL with a size of 0 for none. `sequence` grows with each version of an item.
 */

/* The signature that puts an item into the DHT, 64 bytes. */
LT_EXPORT lt_value *lt_sign_mutable_item(const char *item, size_t item_size, const char *salt,
                                         size_t salt_size, int64_t sequence, const char *public_key,
                                         size_t public_key_size, const char *private_key,
                                         size_t private_key_size);
/* Whether the owner of the key has signed the item. False with lt_error_value for a size. */
LT_EXPORT bool lt_verify_mutable_item(const char *item, size_t item_size, const char *salt,
                                      size_t salt_size, int64_t sequence, const char *public_key,
                                      size_t public_key_size, const char *signature,
                                      size_t signature_size);
/*
 * Where the DHT keeps an item, a sha1_hash: of an immutable one if `data` is that, bencoded, and
 * there is no key; of the mutable ones of a public key of 32 bytes if `data` is their salt.
 */
LT_EXPORT lt_object *lt_item_target_id(const char *data, size_t size, const char *public_key,
                                       size_t public_key_size);

LT_END_DECLS
#endif
