/* SPDX-License-Identifier: BSD-3-Clause */
/* Keys and signatures: those of a published test, pairs that stay pairs, and wrong sizes. */
#include <libtorrent-c/ed25519.h>
#include <libtorrent-c/error.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char *bytes(const lt_value *v, size_t size) {
    assert_non_null(v);
    assert_int_equal(lt_value_root(v)->kind, lt_kind_bytes);
    assert_int_equal(lt_value_root(v)->size, size);
    return lt_value_root(v)->u.data;
}

/* The keys of a seed of 32 equal bytes. */
static void make_keys(char fill, char public_key[32], char private_key[64]) {
    char seed[32];
    memset(seed, fill, sizeof seed);
    lt_value *keys = lt_ed25519_create_keypair(seed, sizeof seed);
    assert_non_null(keys);
    const lt_node *pair = lt_value_root(keys);
    assert_int_equal(pair->kind, lt_kind_tuple);
    assert_int_equal(pair->size, 2);
    assert_int_equal(pair[1].size, 32);
    assert_int_equal(pair[2].size, 64);
    memcpy(public_key, pair[1].u.data, 32);
    memcpy(private_key, pair[2].u.data, 64);
    lt_value_free(keys);
}

static void test_seeds_differ(void **state) {
    (void)state;
    lt_value *a = lt_ed25519_create_seed(), *b = lt_ed25519_create_seed();
    assert_memory_not_equal(bytes(a, 32), bytes(b, 32), 32);
    lt_value_free(a);
    lt_value_free(b);
}

/* RFC 8032, 7.1: the public key of the seed that is the private key there. */
static void test_known_key(void **state) {
    (void)state;
    static const char seed[] = "\x9d\x61\xb1\x9d\xef\xfd\x5a\x60\xba\x84\x4a\xf4\x92\xec\x2c\xc4"
                               "\x44\x49\xc5\x69\x7b\x32\x69\x19\x70\x3b\xac\x03\x1c\xae\x7f\x60";
    static const char key[] = "\xd7\x5a\x98\x01\x82\xb1\x0a\xb7\xd5\x4b\xfe\xd3\xc9\x64\x07\x3a"
                              "\x0e\xe1\x72\xf3\xda\xa6\x23\x25\xaf\x02\x1a\x68\xf7\x07\x51\x1a";
    lt_value *keys = lt_ed25519_create_keypair(seed, 32);
    assert_non_null(keys);
    assert_memory_equal(lt_value_root(keys)[1].u.data, key, 32);
    lt_value_free(keys);
}

static void test_sign(void **state) {
    (void)state;
    char public_key[32], private_key[64];
    make_keys('a', public_key, private_key);
    lt_value *v = lt_ed25519_sign("message", 7, public_key, 32, private_key, 64);
    const char *signature = bytes(v, 64);
    assert_true(lt_ed25519_verify(signature, 64, "message", 7, public_key, 32));
    assert_false(lt_ed25519_verify(signature, 64, "massage", 7, public_key, 32));
    assert_int_equal(lt_last_error(), lt_error_none);
    lt_value_free(v);
}

static void test_add_scalar(void **state) {
    (void)state;
    char public_key[32], private_key[64], scalar[32] = {1, 2, 3};
    make_keys('b', public_key, private_key);
    lt_value *p = lt_ed25519_add_scalar(public_key, 32, scalar, 32);
    lt_value *s = lt_ed25519_add_scalar(private_key, 64, scalar, 32);
    lt_value *v = lt_ed25519_sign("m", 1, bytes(p, 32), 32, bytes(s, 64), 64);
    assert_memory_not_equal(bytes(p, 32), public_key, 32);
    assert_true(lt_ed25519_verify(bytes(v, 64), 64, "m", 1, bytes(p, 32), 32));
    assert_false(lt_ed25519_verify(bytes(v, 64), 64, "m", 1, public_key, 32));
    lt_value_free(v);
    lt_value_free(s);
    lt_value_free(p);
}

static void test_key_exchange(void **state) {
    (void)state;
    char public_a[32], private_a[64], public_b[32], private_b[64];
    make_keys('a', public_a, private_a);
    make_keys('b', public_b, private_b);
    lt_value *a = lt_ed25519_key_exchange(public_a, 32, private_b, 64);
    lt_value *b = lt_ed25519_key_exchange(public_b, 32, private_a, 64);
    assert_memory_equal(bytes(a, 32), bytes(b, 32), 32);
    lt_value_free(a);
    lt_value_free(b);
}

static void test_wrong_sizes(void **state) {
    (void)state;
    char key[64] = {0};
    assert_null(lt_ed25519_create_keypair(key, 31));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_string_equal(lt_last_error_message(), "a seed has 32 bytes, not 31");
    assert_null(lt_ed25519_sign("m", 1, key, 33, key, 64));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_ed25519_sign("m", 1, key, 32, key, 32));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_false(lt_ed25519_verify(key, 63, "m", 1, key, 32));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_ed25519_add_scalar(key, 40, key, 32));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_ed25519_add_scalar(key, 64, key, 0));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_ed25519_key_exchange(NULL, 0, key, 64));
    assert_int_equal(lt_last_error(), lt_error_value);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seeds_differ), cmocka_unit_test(test_known_key),
        cmocka_unit_test(test_sign),         cmocka_unit_test(test_add_scalar),
        cmocka_unit_test(test_key_exchange), cmocka_unit_test(test_wrong_sizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
