/* SPDX-License-Identifier: BSD-3-Clause */
%rename(ed25519_create_seed) lt_ed25519_create_seed;
%rename(ed25519_create_keypair) lt_ed25519_create_keypair;
%rename(ed25519_sign) lt_ed25519_sign;
%rename(ed25519_verify) lt_ed25519_verify;
%rename(ed25519_add_scalar) lt_ed25519_add_scalar;
%rename(ed25519_key_exchange) lt_ed25519_key_exchange;
%rename(sign_mutable_item) lt_sign_mutable_item;
%rename(verify_mutable_item) lt_verify_mutable_item;
%rename(item_target_id) lt_item_target_id;

%apply (const char *data, size_t size) {
    (const char *seed, size_t seed_size), (const char *message, size_t message_size),
    (const char *signature, size_t signature_size), (const char *scalar, size_t scalar_size),
    (const char *key, size_t key_size), (const char *public_key, size_t public_key_size),
    (const char *private_key, size_t private_key_size), (const char *item, size_t item_size),
    (const char *salt, size_t salt_size)
};

//: -> bytes
lt_value *lt_ed25519_create_seed(void);
//: -> tuple[bytes, bytes]
lt_value *lt_ed25519_create_keypair(const char *seed, size_t seed_size);
//: -> bytes
lt_value *lt_ed25519_sign(const char *message, size_t message_size, const char *public_key,
                          size_t public_key_size, const char *private_key, size_t private_key_size);
bool lt_ed25519_verify(const char *signature, size_t signature_size, const char *message,
                       size_t message_size, const char *public_key, size_t public_key_size);
//: -> bytes
lt_value *lt_ed25519_add_scalar(const char *key, size_t key_size, const char *scalar,
                                size_t scalar_size);
//: -> bytes
lt_value *lt_ed25519_key_exchange(const char *public_key, size_t public_key_size,
                                  const char *private_key, size_t private_key_size);
//: -> bytes
lt_value *lt_sign_mutable_item(const char *item, size_t item_size, const char *salt, size_t salt_size,
                               int64_t sequence, const char *public_key, size_t public_key_size,
                               const char *private_key, size_t private_key_size);
bool lt_verify_mutable_item(const char *item, size_t item_size, const char *salt, size_t salt_size,
                            int64_t sequence, const char *public_key, size_t public_key_size,
                            const char *signature, size_t signature_size);
//: -> sha1_hash
lt_object *lt_item_target_id(const char *data, size_t size, const char *public_key = "",
                             size_t public_key_size = 0);
