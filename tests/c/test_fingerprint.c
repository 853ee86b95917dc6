/* SPDX-License-Identifier: BSD-3-Clause */
/* Peer ids, names of operations, versions, and trackers that were never announced to. */
#include <libtorrent-c/announce_entry.h>
#include <libtorrent-c/error.h>
#include <libtorrent-c/fingerprint.h>
#include <libtorrent-c/version.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void drop(void *o) { lt_object_unref(o); }

static lt_value *id(const char *start) {
    char bytes[20] = {0};
    memcpy(bytes, start, strlen(start));
    lt_value *v = lt_value_new();
    assert_non_null(v);
    assert_int_equal(lt_value_add_bytes(v, bytes, sizeof bytes), 0);
    return v;
}

static void assert_made(const char *expected, const char *name, int a, int b, int c, int d) {
    char *s = lt_generate_fingerprint(name, a, b, c, d);
    assert_non_null(s);
    assert_string_equal(s, expected);
    lt_free(s);
    lt_fingerprint *f = lt_fingerprint_new(name, a, b, c, d);
    lt_value *v = lt_fingerprint_to_string(f);
    assert_int_equal(lt_value_root(v)->size, 8);
    assert_memory_equal(lt_value_root(v)->u.data, expected, 8);
    lt_value_free(v);
    drop(f);
}

static void test_generate(void **state) {
    (void)state;
    assert_made("-LT1234-", "LT", 1, 2, 3, 4);
    assert_made("-AZ1K34-", "AZ", 1, 20, 3, 4);
    assert_made("-LT0ZA9-", "LT", 0, 35, 10, 9);
    static const struct {
        const char *name;
        int major, tag;
    } bad[] = {{"L", 1, 1}, {"LTX", 1, 1}, {"", 1, 1}, {NULL, 1, 1}, {"LT", -1, 1}, {"LT", 1, 72}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
        assert_null(lt_generate_fingerprint(bad[i].name, bad[i].major, 0, 0, bad[i].tag));
        assert_int_equal(lt_last_error(), lt_error_value);
        assert_null(lt_fingerprint_new(bad[i].name, bad[i].major, 0, 0, bad[i].tag));
        assert_int_equal(lt_last_error(), lt_error_value);
    }
}

static int64_t number(const lt_object *o, const char *name) {
    lt_slot slot;
    assert_int_equal(lt_object_get(o, lt_class_field_find(lt_object_class(o), name), &slot), 0);
    assert_int_equal(slot.node->kind, lt_kind_int);
    int64_t n = slot.node->u.integer;
    lt_slot_clear(&slot);
    return n;
}

static void test_client_fingerprint(void **state) {
    (void)state;
    lt_value *peer = id("-LT1A34-xyz");
    lt_value *v = lt_client_fingerprint(peer);
    const lt_node *n = lt_value_root(v);
    assert_int_equal(n->kind, lt_kind_object);
    assert_int_equal(number(n->u.object, "major_version"), 1);
    assert_int_equal(number(n->u.object, "minor_version"), 10);
    assert_int_equal(number(n->u.object, "revision_version"), 3);
    assert_int_equal(number(n->u.object, "tag_version"), 4);
    lt_slot slot;
    const lt_class *cls = lt_object_class(n->u.object);
    assert_int_equal(lt_object_get(n->u.object, lt_class_field_find(cls, "name"), &slot), 0);
    assert_int_equal(slot.node->kind, lt_kind_bytes);
    assert_memory_equal(slot.node->u.data, "LT", 2);
    lt_slot_clear(&slot);
    lt_value_free(v);
    lt_value_free(peer);

    static const char *const none[] = {"", "nothing known", "-LT1234x", "-LT12 4-", "X", "M1-2x3"};
    for (size_t i = 0; i < sizeof none / sizeof *none; ++i) {
        peer = id(none[i]);
        memset((char *)lt_value_root(peer)->u.data + 15, 'x', 5);
        ((char *)lt_value_root(peer)->u.data)[8] = 'x';
        v = lt_client_fingerprint(peer);
        assert_int_equal(lt_value_root(v)->kind, lt_kind_nil);
        lt_value_free(v);
        lt_value_free(peer);
    }
    assert_null(lt_client_fingerprint(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
}

static void test_identify(void **state) {
    (void)state;
    static const struct {
        const char *id, *name;
    } known[] = {
        {"-LT1230-", "libtorrent 1.2.3"},
        {"-DE13F0-", "Deluge 1.3.15"},
        {"-TR0072-", "Transmission 0.0.7.2"},
        {"-??1234-", "?? 1.2.3.4"},
        {"T58B-----", "BitTornado 5.8.11"},
        {"M7-2-1--x", "Mainline 7.2.1"},
        {"S\1\2\3", "Shadow 1.2.3"},
        {"Mbrst1-1-3", "Burst!"},
        {"eXabc", NULL},
        {"", "Unknown"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; ++i) {
        lt_value *peer = id(known[i].id);
        char *name = lt_identify_client(peer);
        assert_non_null(name);
        assert_string_equal(name, known[i].name ? known[i].name : "eXeem ('abc");
        lt_free(name);
        lt_value_free(peer);
    }
    lt_value *peer = id("~~~~~~~~\2!~~~~~~~~~~");
    char *name = lt_identify_client(peer);
    assert_string_equal(name, "Unknown [~~~~~~~~.!~~~~~~~~~~]");
    lt_free(name);
    lt_value_free(peer);

    lt_value *wrong = lt_value_new();
    assert_int_equal(lt_value_add_text(wrong, "-LT1230-", 8), 0);
    assert_null(lt_identify_client(wrong));
    assert_int_equal(lt_last_error(), lt_error_value);
    lt_value_free(wrong);
}

static void test_operations(void **state) {
    (void)state;
    assert_string_equal(lt_operation_name(0), "unknown");
    assert_string_equal(lt_operation_name(8), "file_read");
    assert_string_equal(lt_operation_name(200), "unknown operation");
    assert_string_equal(lt_operation_name(-1), "unknown operation");
    assert_string_equal(lt_operation_name(256), "unknown operation");
}

static void test_version(void **state) {
    (void)state;
    int const number = lt_libtorrent_version_num();
    char start[32];
    snprintf(start, sizeof start, "%d.%d.%d", number / 10000, number / 100 % 100, number % 100);
    assert_int_equal(strncmp(lt_version(), start, strlen(start)), 0);
    assert_int_equal(lt_version_major(), number / 10000);
    assert_int_equal(lt_version_minor(), number / 100 % 100);
    assert_true(lt_version_tiny() >= 0 && lt_version_revision() >= 0);
    assert_true(lt_abi_version() >= 1);
}

static void test_tracker(void **state) {
    (void)state;
    lt_announce_entry *e = lt_announce_entry_new(" \thttp://localhost/ ");
    assert_true(lt_announce_entry_can_announce(e, false));
    assert_false(lt_announce_entry_is_working(e));
    assert_int_equal(lt_announce_entry_min_announce_in(e), 0);
    assert_int_equal(lt_announce_entry_next_announce_in(e), 0);
    assert_int_equal(lt_announce_entry_reset(e), 0);
    assert_int_equal(lt_announce_entry_trim(e), 0);
    const lt_class *cls = lt_object_class((lt_object *)e);
    lt_slot slot;
    assert_int_equal(lt_object_get((lt_object *)e, lt_class_field_find(cls, "url"), &slot), 0);
    assert_int_equal(slot.node->size, 18);
    assert_memory_equal(slot.node->u.data, "http://localhost/ ", 18);
    lt_slot_clear(&slot);

    lt_value *tier = lt_value_new();
    assert_int_equal(lt_value_add_int(tier, 255), 0);
    const lt_field *field = lt_class_field_find(cls, "tier");
    assert_int_equal(lt_object_set((lt_object *)e, field, lt_value_root(tier)), 0);
    lt_value_free(tier);
    tier = lt_value_new();
    assert_int_equal(lt_value_add_int(tier, 256), 0);
    assert_int_equal(lt_object_set((lt_object *)e, field, lt_value_root(tier)), -1);
    assert_int_equal(lt_last_error(), lt_error_overflow);
    assert_int_equal(number((lt_object *)e, "tier"), 255);
    lt_value_free(tier);
    drop(e);

    assert_null(lt_announce_entry_new(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_int_equal(lt_announce_entry_trim(NULL), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_generate), cmocka_unit_test(test_client_fingerprint),
        cmocka_unit_test(test_identify), cmocka_unit_test(test_operations),
        cmocka_unit_test(test_version),  cmocka_unit_test(test_tracker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
