/* SPDX-License-Identifier: BSD-3-Clause */
/* Hashes: how they are made, what is refused, order and ownership. */
#include <libtorrent-c/error.h>
#include <libtorrent-c/hash.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define HEX20 "000102030405060708090a0b0c0d0e0f10111213"
#define HEX32 "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"

static char raw[32];

static int fill_raw(void **state) {
    (void)state;
    for (int i = 0; i < 32; ++i)
        raw[i] = (char)i;
    return 0;
}

static lt_value *text(const char *s) {
    lt_value *v = lt_value_new();
    assert_non_null(v);
    assert_int_equal(lt_value_add_text(v, s, strlen(s)), 0);
    return v;
}

static lt_value *bytes(const char *data, size_t size) {
    lt_value *v = lt_value_new();
    assert_non_null(v);
    assert_int_equal(lt_value_add_bytes(v, data, size), 0);
    return v;
}

static lt_value *object(void *o) {
    lt_value *v = lt_value_new();
    assert_non_null(v);
    assert_int_equal(lt_value_add_object(v, o), 0);
    return v;
}

static lt_sha1_hash *sha1_from(lt_value *v) {
    lt_sha1_hash *h = lt_sha1_hash_new(v);
    lt_value_free(v);
    return h;
}

static lt_sha256_hash *sha256_from(lt_value *v) {
    lt_sha256_hash *h = lt_sha256_hash_new(v);
    lt_value_free(v);
    return h;
}

static void assert_hex(const lt_sha1_hash *h, const char *expected) {
    char *hex = lt_sha1_hash_hex(h);
    assert_string_equal(hex, expected);
    lt_free(hex);
}

static void assert_hex256(const lt_sha256_hash *h, const char *expected) {
    char *hex = lt_sha256_hash_hex(h);
    assert_string_equal(hex, expected);
    lt_free(hex);
}

static void drop(void *o) { lt_object_unref(o); }

static void test_forms(void **state) {
    (void)state;
    lt_sha1_hash *a = sha1_from(bytes(raw, 20));
    lt_sha1_hash *b = sha1_from(text(HEX20));
    lt_sha1_hash *c = sha1_from(object(a));
    lt_sha1_hash *d = lt_sha1_hash_from_bytes(raw, 20);
    lt_sha1_hash *e = lt_sha1_hash_from_hex("000102030405060708090A0B0C0D0E0F10111213");
    assert_hex(a, HEX20);
    assert_hex(b, HEX20);
    assert_hex(c, HEX20);
    assert_hex(d, HEX20);
    assert_hex(e, HEX20);
    assert_int_equal(lt_object_equal((lt_object *)a, (lt_object *)c), 1);
    assert_ptr_not_equal(a, c);

    lt_value *v = lt_sha1_hash_to_bytes(a);
    const lt_node *n = lt_value_root(v);
    assert_int_equal(n->kind, lt_kind_bytes);
    assert_int_equal(n->size, 20);
    assert_memory_equal(n->u.data, raw, 20);
    lt_value_free(v);
    v = lt_sha1_hash_to_string(a);
    assert_int_equal(lt_value_root(v)->kind, lt_kind_bytes);
    lt_value_free(v);

    drop(a);
    assert_hex(c, HEX20);
    drop(b);
    drop(c);
    drop(d);
    drop(e);

    lt_sha1_hash *s = sha1_from(text("abcdefghijklmnopqrst"));
    assert_hex(s, "6162636465666768696a6b6c6d6e6f7071727374");
    drop(s);
}

static void test_forms_of_32_bytes(void **state) {
    (void)state;
    lt_sha256_hash *a = sha256_from(bytes(raw, 32));
    lt_sha256_hash *b = sha256_from(text(HEX32));
    lt_sha256_hash *c = lt_sha256_hash_from_bytes(raw, 32);
    lt_sha256_hash *d = lt_sha256_hash_from_hex(HEX32);
    assert_hex256(a, HEX32);
    assert_hex256(b, HEX32);
    assert_int_equal(lt_sha256_hash_compare(c, d), 0);
    assert_int_equal(lt_sha256_hash_hash(c), lt_sha256_hash_hash(d));
    assert_int_equal(lt_sha256_hash_count_leading_zeroes(a), 15);
    lt_value *v = lt_sha256_hash_to_bytes(a);
    assert_int_equal(lt_value_root(v)->size, 32);
    lt_value_free(v);
    v = lt_sha256_hash_to_string(a);
    assert_memory_equal(lt_value_root(v)->u.data, raw, 32);
    lt_value_free(v);
    assert_false(lt_sha256_hash_is_all_zeros(a));
    assert_int_equal(lt_sha256_hash_clear(a), 0);
    assert_true(lt_sha256_hash_is_all_zeros(a));
    drop(a);
    drop(b);
    drop(c);
    drop(d);
    assert_null(sha256_from(bytes(raw, 20)));
    assert_int_equal(lt_last_error(), lt_error_value);
}

static void test_zeros(void **state) {
    (void)state;
    lt_value *nil = lt_value_new();
    lt_sha1_hash *a = lt_sha1_hash_new(NULL);
    assert_null(lt_sha1_hash_new(nil));
    assert_int_equal(lt_last_error(), lt_error_type);
    lt_sha1_hash *c = lt_sha1_hash_from_bytes(raw, 20);
    assert_true(lt_sha1_hash_is_all_zeros(a));
    assert_false(lt_sha1_hash_is_all_zeros(c));
    assert_int_equal(lt_sha1_hash_count_leading_zeroes(a), 160);
    assert_int_equal(lt_sha1_hash_count_leading_zeroes(c), 15);
    assert_int_equal(lt_sha1_hash_clear(c), 0);
    assert_int_equal(lt_sha1_hash_compare(a, c), 0);
    lt_value_free(nil);
    drop(a);
    drop(c);
}

static void test_refused(void **state) {
    (void)state;
    assert_null(sha1_from(bytes(raw, 19)));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_string_equal(lt_last_error_message(), "expected 20 bytes, got 19");
    assert_null(sha1_from(bytes(raw, 21)));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(sha1_from(bytes("", 0)));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(sha1_from(bytes(HEX20, 40)));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(sha1_from(text("0001")));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(sha1_from(text("000102030405060708090a0b0c0d0e0f1011121g")));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_sha1_hash_from_bytes(NULL, 20));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_sha1_hash_from_hex(NULL));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_sha1_hash_from_hex(HEX32));
    assert_int_equal(lt_last_error(), lt_error_value);

    lt_value *number = lt_value_new();
    assert_int_equal(lt_value_add_int(number, 5), 0);
    assert_null(sha1_from(number));
    assert_int_equal(lt_last_error(), lt_error_type);
    lt_sha256_hash *other = lt_sha256_hash_from_bytes(raw, 32);
    assert_null(sha1_from(object(other)));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_sha1_hash_hex((lt_sha1_hash *)other));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_sha1_hash_hex(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_int_equal(lt_sha1_hash_clear(NULL), -1);
    assert_int_equal(lt_sha1_hash_hash(NULL), -1);
    drop(other);
}

static void test_order(void **state) {
    (void)state;
    char big[20];
    memset(big, -1, sizeof big);
    lt_sha1_hash *a = lt_sha1_hash_from_bytes(raw, 20);
    lt_sha1_hash *b = lt_sha1_hash_from_bytes(big, 20);
    assert_int_equal(lt_sha1_hash_compare(a, b), -1);
    assert_int_equal(lt_last_error(), lt_error_none);
    assert_int_equal(lt_sha1_hash_compare(b, a), 1);
    assert_int_equal(lt_sha1_hash_compare(a, a), 0);
    assert_int_equal(lt_sha1_hash_compare(a, NULL), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_int_equal(lt_object_equal((lt_object *)a, (lt_object *)b), 0);
    assert_int_not_equal(lt_sha1_hash_hash(b), -1);
    drop(a);
    drop(b);
}

static void test_info_hashes(void **state) {
    (void)state;
    lt_value *v1 = text(HEX20);
    lt_value *v2 = bytes(raw, 32);
    lt_info_hash_t *none = lt_info_hash_t_new(NULL, NULL);
    lt_info_hash_t *one = lt_info_hash_t_new(v1, NULL);
    lt_info_hash_t *two = lt_info_hash_t_new(v2, NULL);
    lt_info_hash_t *only_second = lt_info_hash_t_new(NULL, v2);
    lt_info_hash_t *both = lt_info_hash_t_new(v1, v2);
    lt_value *o = object(both);
    lt_info_hash_t *copy = lt_info_hash_t_new(o, NULL);
    lt_value_free(o);
    assert_false(lt_info_hash_t_has_v1(none) || lt_info_hash_t_has_v2(none));
    assert_true(lt_info_hash_t_has_v1(one) && !lt_info_hash_t_has_v2(one));
    assert_true(!lt_info_hash_t_has_v1(two) && lt_info_hash_t_has_v2(two));
    assert_true(lt_info_hash_t_has(both, 0) && lt_info_hash_t_has(both, 1));
    assert_int_equal(lt_info_hash_t_compare(two, only_second), 0);
    assert_int_equal(lt_info_hash_t_compare(both, copy), 0);
    assert_int_equal(lt_info_hash_t_hash(both), lt_info_hash_t_hash(copy));
    assert_int_equal(lt_info_hash_t_compare(none, one), -1);
    assert_int_equal(lt_info_hash_t_compare(one, none), 1);
    assert_int_equal(lt_object_equal((lt_object *)both, (lt_object *)copy), 1);

    lt_sha1_hash *best = lt_info_hash_t_get_best(two);
    assert_hex(best, HEX20);
    drop(best);
    lt_sha1_hash *first = lt_info_hash_t_get(both, 0);
    lt_sha1_hash *second = lt_info_hash_t_get(both, 1);
    assert_hex(first, HEX20);
    assert_hex(second, HEX20);
    drop(first);
    drop(second);

    assert_null(lt_info_hash_t_get(both, 2));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_false(lt_info_hash_t_has(both, -1));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_info_hash_t_new(v2, v2));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_info_hash_t_new(NULL, v1));
    assert_int_equal(lt_last_error(), lt_error_value);

    lt_slot slot;
    const lt_class *cls = lt_object_class((lt_object *)both);
    assert_string_equal(lt_class_name(cls), "info_hash_t");
    assert_int_equal(lt_object_get((lt_object *)both, lt_class_field_find(cls, "v2"), &slot), 0);
    assert_int_equal(slot.node->kind, lt_kind_object);
    assert_hex256((lt_sha256_hash *)slot.node->u.object, HEX32);
    lt_slot_clear(&slot);

    lt_value_free(v1);
    lt_value_free(v2);
    drop(none);
    drop(one);
    drop(two);
    drop(only_second);
    drop(both);
    drop(copy);
}

static void test_hashers(void **state) {
    (void)state;
    lt_hasher *h = lt_hasher_new();
    assert_int_equal(lt_hasher_update(h, "ab", 2), 0);
    assert_int_equal(lt_hasher_update(h, NULL, 0), 0);
    assert_int_equal(lt_hasher_update(h, "c", 1), 0);
    lt_sha1_hash *d = lt_hasher_final(h);
    assert_hex(d, "a9993e364706816aba3e25717850c26c9cd0d89d");
    drop(d);
    assert_int_equal(lt_hasher_reset(h), 0);
    d = lt_hasher_final(h);
    assert_hex(d, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    drop(d);
    assert_int_equal(lt_hasher_update(h, NULL, 5), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    drop(h);

    lt_hasher256 *h2 = lt_hasher256_new();
    assert_int_equal(lt_hasher256_update(h2, "abc", 3), 0);
    lt_sha256_hash *d2 = lt_hasher256_final(h2);
    assert_hex256(d2, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    drop(d2);
    assert_int_equal(lt_hasher256_reset(h2), 0);
    drop(h2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),   cmocka_unit_test(test_forms_of_32_bytes),
        cmocka_unit_test(test_zeros),   cmocka_unit_test(test_refused),
        cmocka_unit_test(test_order),   cmocka_unit_test(test_info_hashes),
        cmocka_unit_test(test_hashers),
    };
    return cmocka_run_group_tests(tests, fill_raw, NULL);
}
