/* SPDX-License-Identifier: BSD-3-Clause */
/* Error codes and their categories. */
#include <libtorrent-c/error.h>
#include <libtorrent-c/error_code.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void drop(void *o) { lt_object_unref(o); }

static void assert_text(char *s, const char *expected) {
    assert_non_null(s);
    assert_string_equal(s, expected);
    lt_free(s);
}

static void test_categories(void **state) {
    (void)state;
    static const struct {
        lt_error_category *(*make)(void);
        const char *name;
    } all[] = {
        {lt_libtorrent_category, "libtorrent"}, {lt_system_category, "system"},
        {lt_generic_category, "generic"},       {lt_http_category, "http"},
        {lt_socks_category, "socks"},           {lt_upnp_category, "upnp"},
        {lt_bdecode_category, "bdecode"},       {lt_i2p_category, "i2p error"},
        {lt_gzip_category, "gzip error"},       {lt_pcp_category, "pcp error"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; ++i) {
        lt_error_category *a = all[i].make();
        lt_error_category *b = all[i].make();
        lt_error_category *found = lt_error_category_find(all[i].name);
        assert_text(lt_error_category_name(a), all[i].name);
        assert_true(lt_error_category_equal(a, b));
        assert_true(lt_error_category_equal(a, found));
        assert_false(lt_error_category_less(a, b));
        assert_int_equal(lt_object_equal((lt_object *)a, (lt_object *)b), 1);
        assert_int_equal(lt_error_category_hash(a), lt_error_category_hash(found));
        if (i) {
            lt_error_category *before = all[i - 1].make();
            assert_false(lt_error_category_equal(a, before));
            assert_true(lt_error_category_less(a, before) != lt_error_category_less(before, a));
            drop(before);
        }
        drop(a);
        drop(b);
        drop(found);
    }
    lt_error_category *http = lt_http_category();
    assert_text(lt_error_category_message(http, 404), "404 Not Found");
    drop(http);
    assert_null(lt_error_category_find("no such"));
    assert_int_equal(lt_last_error(), lt_error_key);
    assert_null(lt_error_category_find(NULL));
    assert_int_equal(lt_last_error(), lt_error_key);
}

static void test_codes(void **state) {
    (void)state;
    lt_error_category *lib = lt_libtorrent_category();
    lt_error_code *none = lt_error_code_new(0, NULL);
    lt_error_code *e = lt_error_code_new(5, lib);
    assert_int_equal(lt_error_code_value(none), 0);
    lt_error_category *c = lt_error_code_category(none);
    assert_text(lt_error_category_name(c), "system");
    drop(c);
    assert_int_equal(lt_error_code_value(e), 5);
    assert_text(lt_error_code_message(e), "'info' entry is not a dictionary");
    c = lt_error_code_category(e);
    assert_true(lt_error_category_equal(c, lib));
    drop(c);

    lt_object *copy = lt_object_copy((lt_object *)e);
    assert_int_equal(lt_object_equal((lt_object *)e, copy), 1);
    assert_int_equal(lt_error_code_assign(e, 6, lib), 0);
    assert_int_equal(lt_error_code_value(e), 6);
    assert_int_equal(lt_error_code_value((lt_error_code *)copy), 5);
    assert_int_equal(lt_object_equal((lt_object *)e, copy), 0);
    assert_int_equal(lt_error_code_clear(e), 0);
    assert_int_equal(lt_object_equal((lt_object *)e, (lt_object *)none), 1);
    drop(copy);

    lt_error_code *negative = lt_error_code_new(-1, lib);
    assert_int_equal(lt_error_code_value(negative), -1);
    assert_int_equal(lt_last_error(), lt_error_none);
    drop(negative);
    drop(none);
    drop(e);
    drop(lib);
}

static void test_refused(void **state) {
    (void)state;
    lt_error_category *lib = lt_libtorrent_category();
    lt_error_code *e = lt_error_code_new(1, lib);
    assert_int_equal(lt_error_code_assign(e, 2, NULL), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_int_equal(lt_error_code_assign(e, 2, (lt_error_category *)e), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_int_equal(lt_error_code_value(e), 1);
    assert_null(lt_error_code_message(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_error_code_message((lt_error_code *)lib));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_error_category_name(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_false(lt_error_category_equal(lib, NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_object_new(lt_object_class((lt_object *)lib)));
    assert_int_equal(lt_last_error(), lt_error_type);
    drop(e);
    drop(lib);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_categories),
        cmocka_unit_test(test_codes),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
