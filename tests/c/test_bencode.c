/* SPDX-License-Identifier: BSD-3-Clause */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <libtorrent-c/bencode.h>
#include <libtorrent-c/error.h>
#include <libtorrent-c/hash.h>

static lt_value *decode(const char *text) {
    return lt_bdecode(text, strlen(text), LT_BDECODE_DEPTH_LIMIT, LT_BDECODE_TOKEN_LIMIT);
}

static void assert_bytes(const lt_node *node, const char *expected, size_t size) {
    assert_int_equal(node->kind, lt_kind_bytes);
    assert_int_equal(node->size, size);
    assert_memory_equal(node->u.data, expected, size);
}

/* Encodes `value`, frees it, and compares. */
static void assert_encodes(lt_value *value, const char *expected, size_t size) {
    lt_value *result = lt_bencode(value);
    assert_non_null(result);
    assert_int_equal(lt_last_error(), lt_error_none);
    assert_bytes(lt_value_root(result), expected, size);
    lt_value_free(result);
    lt_value_free(value);
}

static void assert_encode_fails(lt_value *value, lt_error_kind kind, const char *where) {
    assert_null(lt_bencode(value));
    assert_int_equal(lt_last_error(), kind);
    assert_non_null(strstr(lt_last_error_message(), where));
    lt_value_free(value);
}

/* What is decoded and encoded again is the same. */
static void assert_round_trip(const char *text) {
    assert_encodes(decode(text), text, strlen(text));
}

static void assert_decode_fails(const char *text, int code) {
    assert_null(decode(text));
    assert_int_equal(lt_last_error(), lt_error_libtorrent);
    assert_string_equal(lt_last_error_category(), "bdecode");
    assert_int_equal(lt_last_error_code(), code);
}

static void round_trips(void **state) {
    (void)state;
    static const char *const texts[] = {
        "0:",
        "3:abc",
        "10:abcdefghij",
        "i0e",
        "i-1e",
        "i9223372036854775807e",
        "i-9223372036854775807e",
        "le",
        "de",
        "li1ei22e1:ae",
        "d0:i0e1:ai1e2:aai2e1:bl1:xee",
        "lllleeee",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_round_trip(texts[i]);
}

static void encodes_every_kind(void **state) {
    (void)state;
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_list);
    lt_value_add_text(v, "\xc3\xa9", 2);
    lt_value_add_bytes(v, "a\0b", 3);
    lt_value_add_bool(v, true);
    lt_value_add_bool(v, false);
    lt_value_add_int(v, -42);
    lt_value_add_nil(v);
    lt_value_begin(v, lt_kind_tuple);
    lt_value_add_int(v, 'i');
    lt_value_add_int(v, '7');
    lt_value_add_int(v, 'e');
    lt_value_end(v);
    lt_value_begin(v, lt_kind_tuple);
    lt_value_add_int(v, 255);
    lt_value_add_int(v, -1);
    lt_value_end(v);
    lt_value_end(v);
    static const char expected[] = "l2:\xc3\xa9"
                                   "3:a\0bi1ei0ei-42e0:i7e\xff\xff"
                                   "e";
    assert_encodes(v, expected, sizeof expected - 1);
}

static void sorts_keys_as_bytes(void **state) {
    (void)state;
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    lt_value_add_text(v, "\xff", 1);
    lt_value_add_int(v, 1);
    lt_value_add_bytes(v, "b", 1);
    lt_value_begin(v, lt_kind_map);
    lt_value_add_text(v, "z", 1);
    lt_value_add_int(v, 2);
    lt_value_add_text(v, "a", 1);
    lt_value_add_int(v, 3);
    lt_value_end(v);
    lt_value_add_text(v, "ab", 2);
    lt_value_add_int(v, 4);
    lt_value_add_text(v, "a", 1);
    lt_value_add_int(v, 5);
    lt_value_end(v);
    static const char expected[] = "d1:ai5e2:abi4e1:bd1:ai3e1:zi2ee1:\xffi1ee";
    assert_encodes(v, expected, sizeof expected - 1);
}

/* Unsorted maps inside each other take no longer than their number says. */
static void sorts_deep_maps(void **state) {
    (void)state;
    lt_value *v = lt_value_new();
    for (int i = 0; i < 150; i++) {
        assert_int_equal(lt_value_begin(v, lt_kind_map), 0);
        lt_value_add_text(v, "b", 1);
    }
    lt_value_add_int(v, 1);
    for (int i = 0; i < 150; i++) {
        lt_value_add_text(v, "a", 1);
        lt_value_add_int(v, 0);
        lt_value_end(v);
    }
    char expected[150 * 11 + 4], *at = expected;
    for (int i = 0; i < 150; i++)
        at += strlen(strcpy(at, "d1:ai0e1:b"));
    at += strlen(strcpy(at, "i1e"));
    memset(at, 'e', 150);
    assert_encodes(v, expected, (size_t)(at - expected) + 150);
}

static void says_what_cannot_be_encoded(void **state) {
    (void)state;
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    lt_value_add_text(v, "info", 4);
    lt_value_begin(v, lt_kind_list);
    lt_value_add_int(v, 1);
    lt_value_add_real(v, 1.5);
    lt_value_end(v);
    lt_value_end(v);
    assert_encode_fails(v, lt_error_type, "value['info'][1]");

    v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    lt_value_add_int(v, 1);
    lt_value_add_int(v, 2);
    lt_value_end(v);
    assert_encode_fails(v, lt_error_type, "key");

    v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    lt_value_add_text(v, "a", 1);
    lt_value_add_int(v, 1);
    lt_value_add_text(v, "b", 1);
    lt_value_add_int(v, 1);
    lt_value_add_bytes(v, "a", 1);
    lt_value_add_int(v, 2);
    lt_value_end(v);
    assert_encode_fails(v, lt_error_value, "['a']");

    v = lt_value_new();
    lt_value_begin(v, lt_kind_tuple);
    lt_value_add_int(v, 256);
    lt_value_end(v);
    assert_encode_fails(v, lt_error_overflow, "256");

    v = lt_value_new();
    lt_value_begin(v, lt_kind_tuple);
    lt_value_begin(v, lt_kind_list);
    lt_value_end(v);
    lt_value_end(v);
    assert_encode_fails(v, lt_error_type, "tuple");

    lt_object *hash = (lt_object *)lt_sha1_hash_new(NULL);
    v = lt_value_new();
    lt_value_add_object(v, hash);
    lt_object_unref(hash);
    assert_encode_fails(v, lt_error_type, "sha1_hash");

    assert_null(lt_bencode(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
}

static void decodes(void **state) {
    (void)state;
    lt_value *v = decode("d4:infod6:lengthi17ee4:listli-5e0:eetrailing");
    assert_non_null(v);
    const lt_node *root = lt_value_root(v);
    assert_int_equal(root->kind, lt_kind_map);
    assert_int_equal(root->size, 2);
    assert_int_equal(lt_node_find(lt_node_find(root, "info"), "length")->u.integer, 17);
    const lt_node *list = lt_node_find(root, "list");
    assert_int_equal(list->size, 2);
    assert_int_equal(lt_node_child(list)->u.integer, -5);
    assert_bytes(lt_node_next(lt_node_child(list)), "", 0);
    lt_value_free(v);
}

/* What libtorrent accepts although it should not be. */
static void decodes_odd_input(void **state) {
    (void)state;
    assert_encodes(decode("d1:bi1e1:ai2ee"), "d1:ai2e1:bi1ee", 14);
    assert_encodes(decode("d1:ai1e1:ai2ee"), "d1:ai2ee", 8);
    assert_encodes(decode("i-0e"), "i0e", 3);
    assert_encodes(decode("i007e"), "i7e", 3);
    assert_encodes(decode("00003:abc"), "3:abc", 5);
    assert_encodes(decode("i9223372036854775808e"), "i0e", 3);
    assert_encodes(decode("i-9223372036854775808e"), "i0e", 3);
}

static void refuses_malformed_input(void **state) {
    (void)state;
    enum { expected_digit = 1, unexpected_eof = 3, expected_value = 4 };
    assert_decode_fails("", unexpected_eof);
    assert_decode_fails("i", unexpected_eof);
    assert_decode_fails("i1", unexpected_eof);
    assert_decode_fails("l", unexpected_eof);
    assert_decode_fails("d1:a", unexpected_eof);
    assert_decode_fails("5:abc", unexpected_eof);
    assert_decode_fails("99999999:abc", unexpected_eof);
    assert_decode_fails("99999999999:abc", unexpected_eof);
    assert_decode_fails("ie", expected_digit);
    assert_decode_fails("i+1e", expected_digit);
    assert_decode_fails("1a", expected_digit);
    assert_decode_fails("di1e1:xe", expected_digit);
    assert_decode_fails("x", expected_value);
    assert_decode_fails("d1:ae", expected_value);
    assert_null(lt_bdecode(NULL, 3, 100, 100));
    assert_int_equal(lt_last_error(), lt_error_type);
}

static void keeps_limits(void **state) {
    (void)state;
    enum { depth_exceeded = 5, limit_exceeded = 6 };
    char nested[400];
    memset(nested, 'l', 200);
    memset(nested + 200, 'e', 200);
    lt_value *v = lt_bdecode(nested + 200 - 99, 198, 100, 1000);
    assert_non_null(v);
    lt_value_free(v);
    assert_null(lt_bdecode(nested + 100, 200, 100, 1000));
    assert_int_equal(lt_last_error_code(), depth_exceeded);
    v = lt_bdecode(nested, 400, 1000000000, 1000);
    assert_non_null(v);
    lt_value_free(v);

    char many[2 + 2 * 50];
    many[0] = 'l';
    for (int i = 0; i < 50; i++)
        memcpy(many + 1 + 2 * i, "0:", 2);
    many[sizeof many - 1] = 'e';
    v = lt_bdecode(many, sizeof many, 100, 53);
    assert_non_null(v);
    lt_value_free(v);
    assert_null(lt_bdecode(many, sizeof many, 100, 50));
    assert_int_equal(lt_last_error_code(), limit_exceeded);

    assert_null(lt_bdecode("le", 2, -1, 10));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_bdecode("le", 2, 10, -1));
    assert_int_equal(lt_last_error(), lt_error_value);
}

static void refuses_deeper_than_a_value(void **state) {
    (void)state;
    char nested[600];
    memset(nested, 'l', 300);
    memset(nested + 300, 'e', 300);
    assert_null(lt_bdecode(nested, sizeof nested, 1000, 10000));
    assert_int_equal(lt_last_error(), lt_error_value);
}

static void borrows(void **state) {
    (void)state;
    static const char text[] = "d3:keyl5:valueee";
    lt_value *v = lt_bdecode_borrowed(text, sizeof text - 1, 100, 100);
    assert_non_null(v);
    const lt_node *list = lt_node_find(lt_value_root(v), "key");
    assert_ptr_equal(lt_node_child(list)->u.data, text + 9);
    lt_value_free(v);

    v = lt_bdecode(text, sizeof text - 1, 100, 100);
    const char *data = lt_node_child(lt_node_find(lt_value_root(v), "key"))->u.data;
    assert_memory_equal(data, "value", 5);
    assert_ptr_not_equal(data, text + 9);
    lt_value_free(v);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trips),
        cmocka_unit_test(encodes_every_kind),
        cmocka_unit_test(sorts_keys_as_bytes),
        cmocka_unit_test(sorts_deep_maps),
        cmocka_unit_test(says_what_cannot_be_encoded),
        cmocka_unit_test(decodes),
        cmocka_unit_test(decodes_odd_input),
        cmocka_unit_test(refuses_malformed_input),
        cmocka_unit_test(keeps_limits),
        cmocka_unit_test(refuses_deeper_than_a_value),
        cmocka_unit_test(borrows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
