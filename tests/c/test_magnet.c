/* SPDX-License-Identifier: BSD-3-Clause */
/* Magnet links both ways. */
#include <libtorrent-c/error.h>
#include <libtorrent-c/hash.h>
#include <libtorrent-c/magnet.h>
#include <libtorrent-c/object.h>
#include <libtorrent-c/torrent_info.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define V1 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define V2 "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define LINK "magnet:?xt=urn:btih:" V1 "&dn=na%20me&tr=http%3a%2f%2ft.test%2f&x.pe=1.2.3.4:5"

static char *link_of(lt_object *o) {
    lt_value *v = lt_value_new();
    lt_value_add_object(v, o);
    char *s = lt_make_magnet_uri(v);
    lt_value_free(v);
    return s;
}

static void parses(void **state) {
    (void)state;
    lt_object *o = (lt_object *)lt_parse_magnet_uri(LINK);
    assert_non_null(o);
    lt_slot slot;
    assert_int_equal(lt_object_get(o, lt_class_field_find(lt_object_class(o), "name"), &slot), 0);
    assert_memory_equal(slot.node->u.data, "na me", 5);
    lt_slot_clear(&slot);
    assert_int_equal(lt_object_get(o, lt_class_field_find(lt_object_class(o), "peers"), &slot), 0);
    assert_int_equal(slot.node->size, 1);
    lt_slot_clear(&slot);
    lt_object_unref(o);
}

static void round_trips(void **state) {
    (void)state;
    static const char *const links[] = {
        "magnet:?xt=urn:btih:" V1,
        "magnet:?xt=urn:btmh:1220" V2,
        "magnet:?xt=urn:btih:" V1 "&xt=urn:btmh:1220" V2 "&dn=x",
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        lt_object *o = (lt_object *)lt_parse_magnet_uri(links[i]);
        assert_non_null(o);
        char *s = link_of(o);
        assert_non_null(s);
        assert_string_equal(s, links[i]);
        lt_free(s);
        lt_object_unref(o);
    }
}

static void makes_a_map(void **state) {
    (void)state;
    lt_value *v = lt_parse_magnet_uri_dict(LINK);
    assert_non_null(v);
    const lt_node *root = lt_value_root(v);
    assert_int_equal(lt_node_find(root, "info_hash")->kind, lt_kind_bytes);
    assert_int_equal(lt_node_find(root, "info_hashes")->size, 20);
    assert_memory_equal(lt_node_find(root, "name")->u.data, "na me", 5);
    assert_int_equal(lt_node_find(root, "trackers")->size, 1);
    assert_int_equal(lt_node_find(root, "flags")->kind, lt_kind_int);
    lt_value_free(v);
    v = lt_parse_magnet_uri_dict("magnet:?xt=urn:btmh:1220" V2);
    assert_int_equal(lt_node_find(lt_value_root(v), "info_hashes")->size, 32);
    assert_int_equal(lt_node_find(lt_value_root(v), "info_hash")->size, 20);
    lt_value_free(v);
}

static void makes_one_of_a_torrent(void **state) {
    (void)state;
    lt_object *hash = (lt_object *)lt_sha1_hash_from_hex(V1);
    lt_value *v = lt_value_new();
    lt_value_add_object(v, hash);
    lt_torrent_info *ti = lt_torrent_info_new(v, NULL);
    assert_non_null(ti);
    assert_null(lt_make_magnet_uri(v));
    assert_int_equal(lt_last_error(), lt_error_type);
    char *s = link_of((lt_object *)ti);
    assert_string_equal(s, "magnet:?xt=urn:btih:" V1);
    lt_free(s);
    lt_value_free(v);
    lt_object_unref(hash);
    lt_object_unref((lt_object *)ti);
}

static void refuses(void **state) {
    (void)state;
    static const char *const links[] = {
        "", "x", "http://x.test/", "magnet:?", "magnet:?xt=urn:btih:xyz", "magnet:?dn=x"};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        assert_null(lt_parse_magnet_uri(links[i]));
        assert_int_equal(lt_last_error(), lt_error_libtorrent);
        assert_null(lt_parse_magnet_uri_dict(links[i]));
        assert_int_equal(lt_last_error(), lt_error_libtorrent);
    }
    assert_null(lt_parse_magnet_uri(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_make_magnet_uri(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
    lt_object *handle = lt_object_new(lt_class_find("torrent_handle"));
    assert_non_null(handle);
    char *link = link_of(handle);
    assert_string_equal(link, "");
    lt_free(link);
    lt_object_unref(handle);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parses),      cmocka_unit_test(round_trips),
        cmocka_unit_test(makes_a_map), cmocka_unit_test(makes_one_of_a_torrent),
        cmocka_unit_test(refuses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
