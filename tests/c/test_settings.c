/* SPDX-License-Identifier: BSD-3-Clause */
/* Settings by name. */
#include "end_sessions.h"

#include <libtorrent-c/error.h>
#include <libtorrent-c/session.h>
#include <libtorrent-c/settings.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static lt_value *one(const char *name) {
    lt_value *v = lt_value_new();
    assert_int_equal(lt_value_begin(v, lt_kind_map), 0);
    assert_int_equal(lt_value_add_text(v, name, strlen(name)), 0);
    return v;
}

static lt_value *with_int(const char *name, int64_t i) {
    lt_value *v = one(name);
    assert_int_equal(lt_value_add_int(v, i), 0);
    lt_value_end(v);
    return v;
}

static lt_value *with_text(const char *name, const char *text) {
    lt_value *v = one(name);
    assert_int_equal(lt_value_add_text(v, text, strlen(text)), 0);
    lt_value_end(v);
    return v;
}

static lt_session *quiet_session(void) {
    lt_value *v = lt_value_new();
    assert_int_equal(lt_value_begin(v, lt_kind_map), 0);
    static const char *const off[] = {"enable_dht", "enable_lsd", "enable_upnp", "enable_natpmp"};
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        lt_value_add_text(v, off[i], strlen(off[i]));
        lt_value_add_bool(v, false);
    }
    lt_value_add_text(v, "listen_interfaces", 17);
    lt_value_add_text(v, "127.0.0.1:0", 11);
    lt_value_end(v);
    lt_session *s = lt_session_new(v, 1);
    lt_value_free(v);
    assert_non_null(s);
    return s;
}

static int64_t int_setting(lt_session *s, const char *name) {
    lt_value *all = lt_session_get_settings(s);
    const lt_node *n = lt_node_find(lt_value_root(all), name);
    assert_non_null(n);
    int64_t i = n->u.integer;
    lt_value_free(all);
    return i;
}

static void test_presets(void **state) {
    (void)state;
    lt_value *all = lt_default_settings();
    const lt_node *root = lt_value_root(all);
    assert_int_equal(root->kind, lt_kind_map);
    assert_true(root->size > 200);
    assert_int_equal(lt_node_find(root, "enable_dht")->kind, lt_kind_bool);
    assert_int_equal(lt_node_find(root, "active_limit")->kind, lt_kind_int);
    assert_int_equal(lt_node_find(root, "user_agent")->kind, lt_kind_text);
    lt_value *less = lt_min_memory_usage();
    lt_value *more = lt_high_performance_seed();
    assert_true(lt_value_root(less)->size > 10 && lt_value_root(less)->size < root->size);
    assert_true(lt_value_root(more)->size > 10 && lt_value_root(more)->size < root->size);
    lt_value_free(less);
    lt_value_free(more);
    lt_value_free(all);
}

static void test_types(void **state) {
    (void)state;
    lt_value *types = lt_setting_types();
    lt_value *all = lt_default_settings();
    const lt_node *key = lt_node_child(lt_value_root(all));
    for (uint32_t i = 0; i < lt_value_root(all)->size; i++) {
        char name[100] = {0};
        assert_true(key->size < sizeof name);
        memcpy(name, key->u.data, key->size);
        const lt_node *type = lt_node_find(lt_value_root(types), name);
        assert_non_null(type);
        int const number = lt_setting_by_name(name);
        assert_true(number >= 0);
        assert_string_equal(lt_name_for_setting(number), name);
        const lt_node *value = lt_node_next(key);
        const char *expected = value->kind == lt_kind_bool  ? "bool"
                               : value->kind == lt_kind_int ? "int"
                                                            : "str";
        assert_memory_equal(type->u.data, expected, strlen(expected));
        key = lt_node_next(value);
    }
    lt_value_free(all);
    lt_value_free(types);
    assert_int_equal(lt_setting_by_name("nope"), -1);
    assert_int_equal(lt_last_error(), lt_error_key);
    assert_null(lt_name_for_setting(0x3fff));
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_null(lt_name_for_setting(-1));
}

struct refused {
    lt_value *settings;
    lt_error_kind kind;
    const char *part;
};

static void test_refused(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    lt_value *none = lt_value_new();
    lt_value_add_int(none, 1);
    lt_value *number = lt_value_new();
    lt_value_begin(number, lt_kind_map);
    lt_value_add_int(number, 1);
    lt_value_add_int(number, 2);
    lt_value_end(number);
    struct refused cases[] = {
        {with_int("nope", 1), lt_error_key, "unknown name in settings_pack: nope"},
        {with_int("", 1), lt_error_key, "unknown name in settings_pack: "},
        {with_text("active_limit", "x"), lt_error_type, "active_limit"},
        {with_int("user_agent", 1), lt_error_type, "user_agent"},
        {with_text("enable_dht", "x"), lt_error_type, "enable_dht"},
        {with_int("active_limit", INT64_C(1) << 31), lt_error_overflow, "active_limit"},
        {with_int("active_limit", -(INT64_C(1) << 31) - 1), lt_error_overflow, "active_limit"},
        {with_int("alert_mask", INT64_C(1) << 32), lt_error_overflow, "alert_mask"},
        {none, lt_error_type, "dict"},
        {number, lt_error_type, "name"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(lt_session_apply_settings(s, cases[i].settings), -1);
        assert_int_equal(lt_last_error(), cases[i].kind);
        assert_non_null(strstr(lt_last_error_message(), cases[i].part));
        assert_null(lt_session_new(cases[i].settings, 1));
        lt_value_free(cases[i].settings);
    }
    /* One that is wrong: none is applied. */
    int64_t const before = int_setting(s, "active_limit");
    lt_value *both = one("active_limit");
    lt_value_add_int(both, before + 5);
    lt_value_add_text(both, "nope", 4);
    lt_value_add_int(both, 1);
    lt_value_end(both);
    assert_int_equal(lt_session_apply_settings(s, both), -1);
    assert_int_equal(int_setting(s, "active_limit"), before);
    lt_value_free(both);
    lt_object_unref((lt_object *)s);
}

static void apply(lt_session *s, lt_value *settings) {
    assert_int_equal(lt_session_apply_settings(s, settings), 0);
    assert_int_equal(lt_last_error(), lt_error_none);
    lt_value_free(settings);
}

static void test_applied(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    apply(s, with_int("active_limit", 77));
    assert_int_equal(int_setting(s, "active_limit"), 77);
    apply(s, with_int("enable_outgoing_utp", 0));
    assert_int_equal(int_setting(s, "enable_outgoing_utp"), 0);
    apply(s, with_int("alert_mask", 0xffffffff));
    assert_int_equal(int_setting(s, "alert_mask"), -1);
    apply(s, with_int("alert_mask", 0x7fffffff));
    assert_int_equal(int_setting(s, "alert_mask"), 0x7fffffff);
    lt_value *flag = one("active_limit");
    lt_value_add_bool(flag, true);
    lt_value_end(flag);
    apply(s, flag);
    assert_int_equal(int_setting(s, "active_limit"), 1);
    lt_value *nothing = one("enable_outgoing_utp");
    lt_value_add_nil(nothing);
    lt_value_end(nothing);
    apply(s, nothing);
    lt_value *bytes = one("user_agent");
    lt_value_add_bytes(bytes, "me", 2);
    lt_value_end(bytes);
    apply(s, bytes);
    lt_value *all = lt_session_get_settings(s);
    const lt_node *agent = lt_node_find(lt_value_root(all), "user_agent");
    assert_int_equal(agent->size, 2);
    assert_memory_equal(agent->u.data, "me", 2);
    lt_value_free(all);
    lt_object_unref((lt_object *)s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_presets),
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_applied),
    };
    return cmocka_run_group_tests(tests, NULL, end_sessions);
}
