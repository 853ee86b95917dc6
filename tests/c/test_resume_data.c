/* SPDX-License-Identifier: BSD-3-Clause */
/* Resume data, torrent files from parameters, and session parameters: written, read, compared. */
#include <libtorrent-c/bencode.h>
#include <libtorrent-c/error.h>
#include <libtorrent-c/load_torrent.h>
#include <libtorrent-c/magnet.h>
#include <libtorrent-c/object.h>
#include <libtorrent-c/resume_data.h>
#include <libtorrent-c/session_params.h>

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define MAGNET "magnet:?xt=urn:btih:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const char torrent[] = "d8:announce17:http://t.test/ann4:infod6:lengthi10e4:name1:x12:piece "
                              "lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaaee";

static const lt_field *field(lt_object *o, const char *name) {
    const lt_field *f = lt_class_field_find(lt_object_class(o), name);
    assert_non_null(f);
    return f;
}

static void set_text(lt_object *o, const char *name, const char *s) {
    lt_value *v = lt_value_new();
    lt_value_add_text(v, s, strlen(s));
    assert_int_equal(lt_object_set(o, field(o, name), lt_value_root(v)), 0);
    lt_value_free(v);
}

static void assert_same(lt_value *a, lt_value *b) {
    assert_non_null(a);
    assert_non_null(b);
    assert_int_equal(lt_value_root(a)->size, lt_value_root(b)->size);
    assert_memory_equal(lt_value_root(a)->u.data, lt_value_root(b)->u.data, lt_value_root(a)->size);
    lt_value_free(a);
    lt_value_free(b);
}

static void round_trips(void **state) {
    (void)state;
    struct lt_add_torrent_params *atp = lt_parse_magnet_uri(MAGNET "&tr=http://t.test/");
    set_text((lt_object *)atp, "save_path", "/s\xc3\xa4ve");
    lt_value *buffer = lt_write_resume_data_buf(atp);
    assert_non_null(buffer);
    lt_value *map = lt_write_resume_data(atp);
    assert_memory_equal(lt_node_find(lt_value_root(map), "save_path")->u.data, "/s\xc3\xa4ve", 6);
    const lt_node *n = lt_value_root(buffer);
    struct lt_add_torrent_params *again = lt_read_resume_data(n->u.data, n->size, NULL);
    assert_non_null(again);
    assert_same(lt_bencode(map), lt_write_resume_data_buf(again));
    lt_value_free(map);
    lt_value_free(buffer);
    lt_object_unref((lt_object *)atp);
    lt_object_unref((lt_object *)again);
}

static void refuses_what_is_no_resume_data(void **state) {
    (void)state;
    static const char *const bad[] = {"", "de", "i1e", "junk", "d11:file-format5:otheree"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_null(lt_read_resume_data(bad[i], strlen(bad[i]), NULL));
        assert_int_equal(lt_last_error(), lt_error_libtorrent);
    }
    assert_null(lt_read_resume_data(NULL, 1, NULL));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_write_resume_data(NULL));
    assert_int_equal(lt_last_error(), lt_error_type);

    lt_value *limits = lt_value_new();
    lt_value_begin(limits, lt_kind_map);
    lt_value_add_text(limits, "max_decode_tokens", 17);
    lt_value_add_int(limits, 2);
    lt_value_end(limits);
    struct lt_add_torrent_params *atp = lt_parse_magnet_uri(MAGNET);
    lt_value *buffer = lt_write_resume_data_buf(atp);
    assert_null(
        lt_read_resume_data(lt_value_root(buffer)->u.data, lt_value_root(buffer)->size, limits));
    assert_int_equal(lt_last_error(), lt_error_libtorrent);
    lt_value_free(buffer);
    lt_value_free(limits);
    lt_object_unref((lt_object *)atp);
}

static void writes_torrent_files(void **state) {
    (void)state;
    struct lt_add_torrent_params *atp = lt_load_torrent_buffer(torrent, sizeof torrent - 1, NULL);
    assert_non_null(atp);
    lt_value *map = lt_write_torrent_file(atp, 0);
    assert_non_null(map);
    assert_int_equal(lt_node_find(lt_value_root(map), "info")->kind, lt_kind_tuple);
    lt_value *buffer = lt_write_torrent_file_buf(atp, 0);
    struct lt_add_torrent_params *again =
        lt_load_torrent_buffer(lt_value_root(buffer)->u.data, lt_value_root(buffer)->size, NULL);
    assert_non_null(again);
    lt_object_unref((lt_object *)again);
    assert_same(lt_bencode(map), buffer);
    lt_value_free(map);
    assert_null(lt_write_torrent_file(atp, -1));
    assert_int_equal(lt_last_error(), lt_error_overflow);
    lt_object_unref((lt_object *)atp);

    atp = lt_parse_magnet_uri(MAGNET);
    assert_null(lt_write_torrent_file(atp, 0));
    assert_int_equal(lt_last_error(), lt_error_libtorrent);
    assert_null(lt_write_torrent_file_buf(atp, 0));
    assert_int_equal(lt_last_error(), lt_error_libtorrent);
    lt_object_unref((lt_object *)atp);
}

static void saves_session_params(void **state) {
    (void)state;
    int64_t const all = 4294967295;
    lt_value *settings = lt_value_new();
    lt_value_begin(settings, lt_kind_map);
    lt_value_add_text(settings, "user_agent", 10);
    lt_value_add_text(settings, "tester", 6);
    lt_value_end(settings);
    lt_session_params *p = lt_session_params_new(settings);
    assert_non_null(p);
    lt_value *map = lt_write_session_params(p, all);
    assert_memory_equal(
        lt_node_find(lt_node_find(lt_value_root(map), "settings"), "user_agent")->u.data, "tester",
        6);
    lt_session_params *from_map = lt_read_session_params(map, all);
    assert_non_null(from_map);
    lt_value *buffer = lt_write_session_params_buf(p, all);
    lt_session_params *from_buffer = lt_read_session_params(buffer, all);
    assert_non_null(from_buffer);
    lt_value_free(buffer);
    assert_same(lt_write_session_params_buf(from_map, all),
                lt_write_session_params_buf(from_buffer, all));
    lt_object_unref((lt_object *)from_map);
    lt_object_unref((lt_object *)from_buffer);
    lt_value_free(map);

    map = lt_write_session_params(p, 4);
    assert_null(lt_node_find(lt_value_root(map), "settings"));
    lt_value_free(map);
    assert_null(lt_write_session_params(p, -1));
    assert_int_equal(lt_last_error(), lt_error_overflow);

    lt_value *source = lt_value_new();
    lt_value_add_object(source, (lt_object *)p);
    lt_session_params *copy = lt_session_params_new(source);
    assert_non_null(copy);
    lt_object_unref((lt_object *)copy);
    lt_value_free(source);
    lt_object_unref((lt_object *)p);
    p = lt_session_params_new(NULL);
    assert_non_null(p);
    lt_object_unref((lt_object *)p);

    lt_value *bad = lt_value_new();
    lt_value_add_bytes(bad, "xx", 2);
    assert_null(lt_read_session_params(bad, all));
    assert_int_equal(lt_last_error(), lt_error_libtorrent);
    lt_value_free(bad);
    bad = lt_value_new();
    assert_null(lt_read_session_params(bad, all));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_read_session_params(NULL, all));
    assert_int_equal(lt_last_error(), lt_error_type);
    lt_value_free(bad);
    lt_value_free(settings);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(round_trips),
        cmocka_unit_test(refuses_what_is_no_resume_data),
        cmocka_unit_test(writes_torrent_files),
        cmocka_unit_test(saves_session_params),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
