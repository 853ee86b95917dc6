/* SPDX-License-Identifier: BSD-3-Clause */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <libtorrent-c/bdecode_node.h>
#include <libtorrent-c/enums.h>
#include <libtorrent-c/error.h>

static void drop(void *object) { lt_object_unref(object); }

static lt_bdecode_node *parse(const char *text) {
    return lt_bdecode_node_new(text, strlen(text), 100, 1000);
}

static void looks_into_dictionaries(void **state) {
    (void)state;
    lt_bdecode_node *root = parse("d1:ali1e3:twoe1:bi-5ee");
    assert_non_null(root);
    assert_int_equal(lt_bdecode_node_type(root), lt_bdecode_type_dict_t);
    assert_int_equal(lt_bdecode_node_dict_size(root), 2);

    lt_bdecode_node *list = lt_bdecode_node_dict_find_list(root, "a", 1);
    drop(root); /* nodes keep the data alive */
    assert_int_equal(lt_bdecode_node_list_size(list), 2);
    assert_int_equal(lt_bdecode_node_data_offset(list), 4);
    lt_bdecode_node *two = lt_bdecode_node_list_at(list, 1);
    assert_int_equal(lt_bdecode_node_string_length(two), 3);
    lt_value *text = lt_bdecode_node_string_value(two);
    assert_memory_equal(lt_value_root(text)->u.data, "two", 3);
    lt_value_free(text);
    drop(two);
    drop(list);
}

static void nothing_is_no_error(void **state) {
    (void)state;
    lt_bdecode_node *root = parse("d1:bi-5ee");
    assert_null(lt_bdecode_node_dict_find(root, "x", 1));
    assert_int_equal(lt_last_error(), lt_error_none);
    assert_null(lt_bdecode_node_dict_find_list(root, "b", 1));
    assert_int_equal(lt_last_error(), lt_error_none);
    lt_value *number = lt_bdecode_node_dict_find_int_value(root, "b", 1, 7);
    assert_int_equal(lt_value_root(number)->u.integer, -5);
    lt_value_free(number);
    number = lt_bdecode_node_dict_find_int_value(root, "x", 1, 7);
    assert_int_equal(lt_value_root(number)->u.integer, 7);
    lt_value_free(number);
    drop(root);
}

static void refuses(void **state) {
    (void)state;
    lt_bdecode_node *root = parse("l1:xe");
    assert_int_equal(lt_bdecode_node_dict_size(root), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_string_equal(lt_last_error_message(), "the node is a list, not a dictionary");
    assert_null(lt_bdecode_node_list_at(root, 1));
    assert_int_equal(lt_last_error(), lt_error_index);
    assert_null(lt_bdecode_node_list_at(root, -1));
    assert_int_equal(lt_last_error(), lt_error_index);
    drop(root);

    assert_null(lt_bdecode_node_new(NULL, 1, 100, 100));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_int_equal(lt_bdecode_node_type(NULL), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(parse("l"));
    assert_string_equal(lt_last_error_category(), "bdecode");
    assert_null(lt_bdecode_node_new("le", 2, -1, 100));
    assert_int_equal(lt_last_error(), lt_error_value);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(looks_into_dictionaries),
        cmocka_unit_test(nothing_is_no_error),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
