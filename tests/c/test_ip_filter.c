/* SPDX-License-Identifier: BSD-3-Clause */
/* Filters of addresses, ports and peer classes. */
#include <libtorrent-c/error.h>
#include <libtorrent-c/ip_filter.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void drop(void *o) { lt_object_unref(o); }

static void assert_string(const lt_node *n, const char *expected) {
    assert_int_equal(n->kind, lt_kind_text);
    assert_int_equal(n->size, strlen(expected));
    assert_memory_equal(n->u.data, expected, n->size);
}

static void test_addresses(void **state) {
    (void)state;
    lt_ip_filter *f = lt_ip_filter_new();
    assert_true(lt_ip_filter_empty(f));
    assert_int_equal(lt_ip_filter_access(f, "1.2.3.4"), 0);
    assert_int_equal(lt_ip_filter_add_rule(f, "1.2.3.4", "1.2.3.9", 7), 0);
    assert_int_equal(lt_ip_filter_add_rule(f, "fe80::", "fe80::ff", 0xffffffff), 0);
    assert_false(lt_ip_filter_empty(f));
    assert_int_equal(lt_ip_filter_access(f, "1.2.3.3"), 0);
    assert_int_equal(lt_ip_filter_access(f, "1.2.3.4"), 7);
    assert_int_equal(lt_ip_filter_access(f, "1.2.3.9"), 7);
    assert_int_equal(lt_ip_filter_access(f, "1.2.3.10"), 0);
    assert_int_equal(lt_ip_filter_access(f, "fe80::1"), 0xffffffff);
    assert_int_equal(lt_last_error(), lt_error_none);

    lt_object *copy = lt_object_copy((lt_object *)f);
    assert_int_equal(lt_ip_filter_add_rule(f, "0.0.0.0", "255.255.255.255", 1), 0);
    assert_int_equal(lt_ip_filter_access(f, "8.8.8.8"), 1);
    assert_int_equal(lt_ip_filter_access((lt_ip_filter *)copy, "8.8.8.8"), 0);
    drop(copy);
    drop(f);
}

static void test_export(void **state) {
    (void)state;
    lt_ip_filter *f = lt_ip_filter_new();
    assert_int_equal(lt_ip_filter_add_rule(f, "1.2.3.4", "1.2.3.9", 7), 0);
    for (int flags = 0; flags < 2; ++flags) {
        lt_value *v = flags ? lt_ip_filter_ranges(f) : lt_ip_filter_export_filter(f);
        const lt_node *root = lt_value_root(v);
        assert_int_equal(root->kind, lt_kind_tuple);
        assert_int_equal(root->size, 2);
        const lt_node *v4 = lt_node_child(root);
        assert_int_equal(v4->kind, lt_kind_list);
        assert_int_equal(v4->size, 3);
        const lt_node *range = lt_node_next(lt_node_child(v4));
        assert_int_equal(range->kind, lt_kind_tuple);
        assert_int_equal(range->size, 2 + flags);
        const lt_node *first = lt_node_child(range);
        const lt_node *last = lt_node_next(first);
        assert_string(first, "1.2.3.4");
        assert_string(last, "1.2.3.9");
        if (flags) assert_int_equal(lt_node_next(last)->u.integer, 7);
        const lt_node *v6 = lt_node_next(v4);
        assert_int_equal(v6->size, 1);
        assert_string(lt_node_child(lt_node_child(v6)), "::");
        lt_value_free(v);
    }
    drop(f);
    assert_null(lt_ip_filter_export_filter(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_ip_filter_ranges(NULL));
}

static void test_refused_addresses(void **state) {
    (void)state;
    lt_ip_filter *f = lt_ip_filter_new();
    static const struct {
        const char *first, *last;
        int64_t flags;
        lt_error_kind kind;
    } bad[] = {
        {"x", "1.2.3.4", 1, lt_error_libtorrent},
        {"1.2.3.4", "", 1, lt_error_libtorrent},
        {NULL, "1.2.3.4", 1, lt_error_type},
        {"::1", "1.2.3.4", 1, lt_error_value},
        {"1.2.3.4", "::1", 1, lt_error_value},
        {"1.2.3.9", "1.2.3.4", 1, lt_error_value},
        {"1.2.3.4", "1.2.3.4", -1, lt_error_overflow},
        {"1.2.3.4", "1.2.3.4", 0x100000000, lt_error_overflow},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; ++i) {
        assert_int_equal(lt_ip_filter_add_rule(f, bad[i].first, bad[i].last, bad[i].flags), -1);
        assert_int_equal(lt_last_error(), bad[i].kind);
    }
    assert_true(lt_ip_filter_empty(f));
    assert_int_equal(lt_ip_filter_access(f, "1.2.3"), -1);
    assert_int_equal(lt_last_error(), lt_error_libtorrent);
    /* A newer Boost appends the code. */
    char with_code[128];
    snprintf(with_code, sizeof with_code, "not an IP address: '1.2.3': Invalid argument [%s:%d]",
             lt_last_error_category(), lt_last_error_code());
    if (strcmp(lt_last_error_message(), with_code) != 0)
        assert_string_equal(lt_last_error_message(),
                            "not an IP address: '1.2.3': Invalid argument");
    assert_int_equal(lt_ip_filter_access(NULL, "1.2.3.4"), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    drop(f);
}

static void test_ports(void **state) {
    (void)state;
    lt_port_filter *f = lt_port_filter_new();
    assert_int_equal(lt_port_filter_access(f, 80), 0);
    assert_int_equal(lt_port_filter_add_rule(f, 0, 1023, 1), 0);
    assert_int_equal(lt_port_filter_access(f, 80), 1);
    assert_int_equal(lt_port_filter_access(f, 1024), 0);
    assert_int_equal(lt_port_filter_access(f, 65535), 0);
    assert_int_equal(lt_port_filter_add_rule(f, 65535, 65535, 1), 0);
    assert_int_equal(lt_port_filter_access(f, 65535), 1);
    assert_int_equal(lt_port_filter_add_rule(f, -1, 5, 1), -1);
    assert_int_equal(lt_last_error(), lt_error_overflow);
    assert_int_equal(lt_port_filter_add_rule(f, 1, 65536, 1), -1);
    assert_int_equal(lt_last_error(), lt_error_overflow);
    assert_int_equal(lt_port_filter_add_rule(f, 5, 1, 1), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_int_equal(lt_port_filter_add_rule(f, 1, 5, -1), -1);
    assert_int_equal(lt_last_error(), lt_error_overflow);
    assert_int_equal(lt_port_filter_access(f, 70000), -1);
    assert_int_equal(lt_last_error(), lt_error_overflow);
    drop(f);
}

static void test_peer_classes(void **state) {
    (void)state;
    lt_peer_class_type_filter *f = lt_peer_class_type_filter_new();
    assert_int_equal(lt_peer_class_type_filter_apply(f, 0, 5), 5);
    assert_int_equal(lt_peer_class_type_filter_add(f, 0, 3), 0);
    assert_int_equal(lt_peer_class_type_filter_apply(f, 0, 0), 8);
    assert_int_equal(lt_peer_class_type_filter_apply(f, 1, 0), 0);
    assert_int_equal(lt_peer_class_type_filter_disallow(f, 0, 0), 0);
    assert_int_equal(lt_peer_class_type_filter_apply(f, 0, 0xffffffff), 0xfffffffe);
    lt_object *copy = lt_object_copy((lt_object *)f);
    assert_int_equal(lt_object_equal((lt_object *)f, copy), 1);
    assert_int_equal(lt_peer_class_type_filter_allow(f, 0, 0), 0);
    assert_int_equal(lt_peer_class_type_filter_remove(f, 0, 3), 0);
    assert_int_equal(lt_object_equal((lt_object *)f, copy), 0);
    assert_int_equal(lt_peer_class_type_filter_apply(f, 0, 1), 1);
    drop(copy);

    assert_int_equal(lt_peer_class_type_filter_add(f, 5, 0), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_int_equal(lt_peer_class_type_filter_allow(f, -1, 0), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_int_equal(lt_peer_class_type_filter_add(f, 0, 32), -1);
    assert_int_equal(lt_last_error(), lt_error_index);
    assert_int_equal(lt_peer_class_type_filter_remove(f, 0, -1), -1);
    assert_int_equal(lt_last_error(), lt_error_index);
    assert_int_equal(lt_peer_class_type_filter_apply(f, 9, 0), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_int_equal(lt_peer_class_type_filter_apply(f, 0, -1), -1);
    assert_int_equal(lt_last_error(), lt_error_overflow);
    assert_int_equal(lt_peer_class_type_filter_disallow(NULL, 0, 0), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    drop(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses),         cmocka_unit_test(test_export),
        cmocka_unit_test(test_refused_addresses), cmocka_unit_test(test_ports),
        cmocka_unit_test(test_peer_classes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
