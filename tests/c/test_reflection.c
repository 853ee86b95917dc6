/* SPDX-License-Identifier: BSD-3-Clause */
/* The tables of classes, fields, enums, alerts, settings and functions, and what is done by way of
 * them. */
#include <libtorrent-c/libtorrent-c.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void test_classes(void **state) {
    (void)state;
    assert_true(lt_class_count() > 100);
    for (size_t i = 0; i < lt_class_count(); i++) {
        const lt_class *c = lt_class_at(i);
        assert_ptr_equal(lt_class_find(lt_class_name(c)), c);
        assert_int_equal(lt_class_index(c), i);
        if (lt_class_base(c)) assert_true(lt_class_index(lt_class_base(c)) < i);
        for (size_t k = 0; k < lt_class_field_count(c); k++) {
            const lt_field *f = lt_class_field_at(c, k);
            assert_ptr_equal(lt_class_field_find(c, lt_field_name(f)), f);
            assert_true(*lt_field_type(f));
            if (lt_field_is_method(f)) assert_false(lt_field_writable(f));
        }
        assert_null(lt_class_field_at(c, lt_class_field_count(c)));
        assert_int_equal(lt_last_error(), lt_error_index);
        lt_object *o = lt_object_new(c);
        assert_int_equal(o != NULL, lt_class_constructible(c));
        if (o) assert_ptr_equal(lt_object_class(o), c);
        lt_object_unref(o);
    }
    assert_null(lt_class_at(lt_class_count()));
    assert_int_equal(lt_last_error(), lt_error_index);
    assert_null(lt_class_find("no_such_class"));
    assert_int_equal(lt_last_error(), lt_error_key);
}

static void test_enums(void **state) {
    (void)state;
    for (size_t i = 0; i < lt_enum_count(); i++) {
        const lt_enum *e = lt_enum_at(i);
        assert_ptr_equal(lt_enum_find(lt_enum_name(e)), e);
        assert_true(lt_enum_value_count(e) > 0);
        if (lt_enum_home(e)) assert_non_null(lt_class_find(lt_enum_home(e)));
        assert_null(lt_enum_value_name(e, lt_enum_value_count(e)));
        assert_int_equal(lt_last_error(), lt_error_index);
    }
    const lt_enum *states = lt_enum_find("torrent_status.states");
    for (size_t i = 0; i < lt_enum_value_count(states); i++)
        if (strcmp(lt_enum_value_name(states, i), "seeding") == 0)
            assert_int_equal(lt_enum_value(states, i), lt_torrent_states_seeding);
}

static void test_alerts_and_settings(void **state) {
    (void)state;
    for (int i = 0; i < lt_num_alert_types(); i++) {
        const lt_class *c = lt_alert_class(i);
        assert_non_null(c);
        while (lt_class_base(c))
            c = lt_class_base(c);
        assert_string_equal(lt_class_name(c), "alert");
        assert_non_null(lt_alert_name(i));
    }
    lt_value *types = lt_setting_types();
    const lt_node *n = lt_node_child(lt_value_root(types));
    assert_true(lt_value_root(types)->size > 200);
    for (uint32_t i = 0; i < lt_value_root(types)->size; i++) {
        char name[100] = "";
        memcpy(name, n->u.data, n->size);
        assert_true(lt_setting_by_name(name) >= 0);
        n = lt_node_next(lt_node_next(n));
    }
    lt_value_free(types);
}

static void test_functions(void **state) {
    (void)state;
    size_t callable = 0, methods = 0;
    for (size_t i = 0; i < lt_function_count(); i++) {
        const lt_function *f = lt_function_at(i);
        assert_ptr_equal(lt_function_find(lt_function_name(f)), f);
        callable += lt_function_callable(f);
        for (size_t k = 0; k < lt_function_parameter_count(f); k++) {
            assert_true(*lt_function_parameter_type(f, k));
            if (strcmp(lt_function_parameter_name(f, k), "self") == 0) {
                assert_int_equal(k, 0);
                assert_non_null(lt_function_class(f));
                methods++;
            }
        }
        assert_null(lt_function_parameter_name(f, lt_function_parameter_count(f)));
    }
    assert_true(methods > 300);
    assert_true(callable > methods);
    const lt_function *f = lt_function_find("lt_session_dht_put_mutable_item");
    assert_string_equal(lt_function_result(f), "lt_status");
    assert_string_equal(lt_class_name(lt_function_class(f)), "session");
    assert_string_equal(lt_function_parameter_type(f, 0), "lt_session *");
    assert_string_equal(lt_function_parameter_name(f, 1), "private_key");
    assert_string_equal(lt_function_parameter_type(f, 1), "const char *");
    assert_string_equal(lt_class_name(lt_function_class(lt_function_find("lt_ip_filter_new"))),
                        "ip_filter");
    assert_null(lt_function_class(lt_function_find("lt_bencode")));
    assert_int_equal(lt_last_error(), lt_error_none);
}

static lt_value *call(const char *name, const lt_node *self, const char *text, int64_t number) {
    lt_value *arguments = lt_value_new();
    lt_value_begin(arguments, lt_kind_list);
    if (self) lt_value_add_node(arguments, self);
    if (text) {
        lt_value_add_string(arguments, text);
        lt_value_add_string(arguments, text);
        lt_value_add_int(arguments, number);
    }
    lt_value_end(arguments);
    lt_value *result = lt_function_call(lt_function_find(name), arguments);
    lt_value_free(arguments);
    return result;
}

static void test_calls_by_name(void **state) {
    (void)state;
    lt_value *filter = call("lt_ip_filter_new", NULL, NULL, 0);
    assert_string_equal(lt_class_name(lt_object_class(lt_value_root(filter)->u.object)),
                        "ip_filter");
    lt_value *nothing = call("lt_ip_filter_add_rule", lt_value_root(filter), "10.0.0.1", 1);
    assert_int_equal(lt_value_root(nothing)->kind, lt_kind_nil);
    lt_value_free(nothing);
    lt_value *empty = call("lt_ip_filter_empty", lt_value_root(filter), NULL, 0);
    assert_int_equal(lt_value_root(empty)->kind, lt_kind_bool);
    assert_int_equal(lt_value_root(empty)->u.integer, 0);
    lt_value_free(empty);

    assert_null(call("lt_ip_filter_add_rule", lt_value_root(filter), "10.0.0.1", -1));
    assert_int_equal(lt_last_error(), lt_error_overflow);
    assert_null(call("lt_ip_filter_empty", lt_value_root(filter), "too many", 0));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(call("lt_sha1_hash_is_all_zeros", lt_value_root(filter), NULL, 0));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(call("lt_ip_filter_empty", NULL, NULL, 0));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(call("lt_object_unref", lt_value_root(filter), NULL, 0));
    assert_int_equal(lt_last_error(), lt_error_value);
    lt_value_free(filter);

    lt_value *version = lt_function_call(lt_function_find("lt_c_version"), NULL);
    assert_int_equal(lt_value_root(version)->size, strlen(LIBTORRENT_C_VERSION));
    lt_value_free(version);
}

static void test_fields_by_name(void **state) {
    (void)state;
    lt_object *p = lt_object_new(lt_class_find("add_torrent_params"));
    assert_int_equal(lt_object_set_text(p, "save_path", "/there"), 0);
    assert_int_equal(lt_object_set_int(p, "max_uploads", 7), 0);
    char *path = lt_object_text(p, "save_path");
    assert_string_equal(path, "/there");
    lt_free(path);
    assert_int_equal(lt_object_int(p, "max_uploads"), 7);
    assert_true(lt_object_real(p, "max_uploads") == 7.0);
    lt_object *hashes = lt_object_part(p, "info_hashes");
    assert_string_equal(lt_class_name(lt_object_class(hashes)), "info_hash_t");
    assert_int_equal(lt_object_set_part(p, "info_hashes", hashes), 0);
    lt_object_unref(hashes);
    assert_null(lt_object_part(p, "ti"));
    assert_int_equal(lt_last_error(), lt_error_none);

    lt_value *trackers = lt_value_new();
    lt_value_begin(trackers, lt_kind_list);
    lt_value_add_string(trackers, "http://127.0.0.1:1/a");
    assert_int_equal(lt_object_set_field(p, "trackers", trackers), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    lt_value_end(trackers);
    assert_int_equal(lt_object_set_field(p, "trackers", trackers), 0);
    lt_value_free(trackers);
    trackers = lt_object_field(p, "trackers");
    assert_int_equal(lt_value_root(trackers)->size, 1);
    lt_value_free(trackers);

    assert_int_equal(lt_object_int(p, "save_path"), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_object_text(p, "no_such_field"));
    assert_int_equal(lt_last_error(), lt_error_key);
    assert_int_equal(lt_object_set_text(p, "max_uploads", "many"), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    lt_slot slot;
    assert_int_equal(
        lt_object_get(p, lt_class_field_find(lt_class_find("torrent_status"), "progress"), &slot),
        -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    lt_object_unref(p);
}

static void test_values_are_checked(void **state) {
    (void)state;
    lt_value *v = lt_value_new();
    assert_int_equal(lt_value_end(v), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_int_equal(lt_value_begin(v, lt_kind_int), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_int_equal(lt_value_begin(v, lt_kind_map), 0);
    lt_value_add_string(v, "key");
    assert_int_equal(lt_value_end(v), -1);
    assert_null(lt_value_root(v));
    assert_null(lt_bencode(v));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_int_equal(lt_value_add_int(v, 1), 0);
    assert_int_equal(lt_value_end(v), 0);
    assert_int_equal(lt_node_find(lt_value_root(v), "key")->u.integer, 1);
    assert_null(lt_node_find(lt_node_find(lt_value_root(v), "nothing"), "there"));
    assert_int_equal(lt_value_add_int(v, 2), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    lt_value_free(v);
    v = lt_value_new();
    assert_null(lt_value_add_bits(v, (size_t)1 << 33));
    assert_int_equal(lt_last_error(), lt_error_overflow);
    lt_value_free(v);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_enums),
        cmocka_unit_test(test_alerts_and_settings),
        cmocka_unit_test(test_functions),
        cmocka_unit_test(test_calls_by_name),
        cmocka_unit_test(test_fields_by_name),
        cmocka_unit_test(test_values_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
