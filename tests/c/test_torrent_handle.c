/* SPDX-License-Identifier: BSD-3-Clause */
/* Handles of torrents, with and without metadata. */
#include "end_sessions.h"

#include <libtorrent-c/error.h>
#include <libtorrent-c/piece_reader.h>
#include <libtorrent-c/session.h>
#include <libtorrent-c/torrent_handle.h>
#include <libtorrent-c/torrent_info.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { patience = 20000, pieces = 3, piece_size = 16384, file_size = 2 * piece_size + 100 };

struct fixture {
    lt_session *session;
    lt_torrent_handle *whole, *magnet;
    char folder[40];
};

static void text(lt_value *v, const char *s) {
    assert_int_equal(lt_value_add_text(v, s, strlen(s)), 0);
}
static void drop(void *o) { lt_object_unref(o); }

static lt_torrent_info *metadata(void) {
    static const char head[] = "d4:infod6:lengthi32868e4:name1:f12:piece lengthi16384e6:pieces60:";
    char torrent[sizeof head - 1 + 60 + 2];
    memcpy(torrent, head, sizeof head - 1);
    memset(torrent + sizeof head - 1, 'h', 60);
    memcpy(torrent + sizeof head - 1 + 60, "ee", 2);
    lt_value *v = lt_value_new();
    lt_value_add_bytes(v, torrent, sizeof torrent);
    lt_torrent_info *ti = lt_torrent_info_new(v, NULL);
    lt_value_free(v);
    assert_non_null(ti);
    return ti;
}

static int set_up(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    strcpy(f->folder, "/tmp/test_torrent_handle.XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    static const char *const off[] = {"enable_dht", "enable_lsd", "enable_upnp", "enable_natpmp"};
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        text(v, off[i]);
        lt_value_add_bool(v, false);
    }
    text(v, "listen_interfaces");
    text(v, "127.0.0.1:0");
    text(v, "alert_mask");
    lt_value_add_int(v, 0x7fffffff);
    lt_value_end(v);
    f->session = lt_session_new(v, 1);
    lt_value_free(v);
    assert_non_null(f->session);

    lt_torrent_info *ti = metadata();
    v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    text(v, "ti");
    lt_value_add_object(v, (lt_object *)ti);
    text(v, "save_path");
    text(v, f->folder);
    lt_value_end(v);
    f->whole = lt_session_add_torrent(f->session, v);
    assert_non_null(f->whole);
    lt_value_free(v);
    drop(ti);

    v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    text(v, "url");
    text(v, "magnet:?xt=urn:btih:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa&dn=name");
    text(v, "save_path");
    text(v, f->folder);
    lt_value_end(v);
    f->magnet = lt_session_add_torrent(f->session, v);
    assert_non_null(f->magnet);
    lt_value_free(v);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    drop(f->whole);
    drop(f->magnet);
    assert_true(lt_session_close(f->session, patience));
    drop(f->session);
    char path[80];
    static const char *const files[] = {"f", "renamed"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", f->folder, files[i]);
        unlink(path);
    }
    rmdir(f->folder);
    free(f);
    return 0;
}

#define FAILS(call, failure, kind)                                                                 \
    do {                                                                                           \
        assert_true((call) == (failure));                                                          \
        assert_int_equal(lt_last_error(), (kind));                                                 \
    } while (0)
#define WORKS(call)                                                                                \
    do {                                                                                           \
        assert_int_equal(call, 0);                                                                 \
        assert_int_equal(lt_last_error(), lt_error_none);                                          \
    } while (0)

static uint32_t size_of(lt_value *v) {
    assert_non_null(v);
    assert_int_equal(lt_value_root(v)->kind, lt_kind_list);
    uint32_t n = lt_value_root(v)->size;
    lt_value_free(v);
    return n;
}

static void assert_text(char *s, const char *expected) {
    assert_non_null(s);
    assert_string_equal(s, expected);
    lt_free(s);
}

static void test_identity(void **state) {
    struct fixture *f = *state;
    assert_true(lt_torrent_handle_is_valid(f->whole));
    assert_true(lt_torrent_handle_in_session(f->whole));
    assert_true(lt_torrent_handle_id(f->whole) != 0);
    assert_true(lt_torrent_handle_equal(f->whole, f->whole));
    assert_false(lt_torrent_handle_equal(f->whole, f->magnet));
    assert_true(lt_torrent_handle_less(f->whole, f->magnet) !=
                lt_torrent_handle_less(f->magnet, f->whole));
    assert_false(lt_torrent_handle_less(f->whole, f->whole));
    lt_torrent_handle *copy = (lt_torrent_handle *)lt_object_copy((lt_object *)f->whole);
    assert_true(lt_torrent_handle_equal(f->whole, copy));
    assert_int_equal(lt_object_equal((lt_object *)f->whole, (lt_object *)copy), 1);
    assert_true(lt_torrent_handle_hash(f->whole) == lt_torrent_handle_hash(copy));
    drop(copy);
    lt_object *hash = (lt_object *)lt_torrent_handle_info_hash(f->whole);
    assert_string_equal(lt_class_name(lt_object_class(hash)), "sha1_hash");
    drop(hash);
    hash = (lt_object *)lt_torrent_handle_info_hashes(f->whole);
    assert_string_equal(lt_class_name(lt_object_class(hash)), "info_hash_t");
    drop(hash);
}

static void test_nothing(void **state) {
    struct fixture *f = *state;
    lt_torrent_handle *h = lt_torrent_handle_new();
    assert_false(lt_torrent_handle_is_valid(h));
    assert_int_equal(lt_last_error(), lt_error_none);
    assert_int_equal(lt_torrent_handle_id(h), 0);
    assert_false(lt_torrent_handle_equal(h, f->whole));
    lt_object *hash = (lt_object *)lt_torrent_handle_info_hash(h);
    assert_non_null(hash);
    drop(hash);
    FAILS(lt_torrent_handle_pause(h, 0), -1, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_status(h, 0), NULL, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_name(h), NULL, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_torrent_file(h), NULL, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_trackers(h), NULL, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_flags(h), -1, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_upload_limit(h), -1, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_have_piece(h, 0), false, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_read_piece(h, 0), -1, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_file_priority(h, 0), -1, lt_error_invalid_handle);
    FAILS(lt_torrent_handle_pause(NULL, 0), -1, lt_error_type);
    FAILS(lt_torrent_handle_pause((lt_torrent_handle *)f->session, 0), -1, lt_error_type);
    drop(h);
}

static void test_status(void **state) {
    struct fixture *f = *state;
    lt_object *status = lt_torrent_handle_status(f->whole, 0xffffffff);
    assert_string_equal(lt_class_name(lt_object_class(status)), "torrent_status");
    drop(status);
    FAILS(lt_torrent_handle_status(f->whole, -1), NULL, lt_error_overflow);
    FAILS(lt_torrent_handle_status(f->whole, INT64_C(1) << 32), NULL, lt_error_overflow);
    assert_text(lt_torrent_handle_name(f->whole), "f");
    assert_text(lt_torrent_handle_name(f->magnet), "name");
    assert_text(lt_torrent_handle_save_path(f->whole), f->folder);
    lt_torrent_info *ti = lt_torrent_handle_torrent_file(f->whole);
    assert_non_null(ti);
    assert_int_equal(lt_torrent_info_total_size(ti), file_size);
    drop(ti);
    ti = lt_torrent_handle_torrent_file_with_hashes(f->whole);
    assert_non_null(ti);
    drop(ti);
    FAILS(lt_torrent_handle_torrent_file(f->magnet), NULL, lt_error_none);

    int64_t const flags = lt_torrent_handle_flags(f->whole);
    enum { sequential = 1 << 9, upload_mode = 1 << 1 };
    WORKS(lt_torrent_handle_set_flags(f->whole, sequential, NULL));
    assert_int_equal(lt_torrent_handle_flags(f->whole), flags | sequential);
    lt_value *mask = lt_value_new();
    lt_value_add_int(mask, sequential | upload_mode);
    WORKS(lt_torrent_handle_set_flags(f->whole, upload_mode, mask));
    lt_value_free(mask);
    assert_int_equal(lt_torrent_handle_flags(f->whole), flags | upload_mode);
    WORKS(lt_torrent_handle_unset_flags(f->whole, upload_mode));
    assert_int_equal(lt_torrent_handle_flags(f->whole), flags);
    lt_value *resume = lt_torrent_handle_write_resume_data(f->whole);
    assert_non_null(lt_node_find(lt_value_root(resume), "info-hash"));
    lt_value_free(resume);
    WORKS(lt_torrent_handle_save_resume_data(f->whole, 0));
    WORKS(lt_torrent_handle_clear_error(f->whole));
    lt_torrent_handle_need_save_resume_data(f->whole, 0);
    assert_int_equal(lt_last_error(), lt_error_none);
}

static void test_indices(void **state) {
    struct fixture *f = *state;
    int const bad[] = {-1, pieces, 1 << 30, -(1 << 30)};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        int const b = bad[i];
        FAILS(lt_torrent_handle_have_piece(f->whole, b), false, lt_error_index);
        FAILS(lt_torrent_handle_read_piece(f->whole, b), -1, lt_error_index);
        FAILS(lt_torrent_handle_add_piece(f->whole, b, "x", 1, 0), -1, lt_error_index);
        FAILS(lt_torrent_handle_set_piece_deadline(f->whole, b, 0, 0), -1, lt_error_index);
        FAILS(lt_torrent_handle_reset_piece_deadline(f->whole, b), -1, lt_error_index);
        FAILS(lt_torrent_handle_piece_priority(f->whole, b), -1, lt_error_index);
        FAILS(lt_torrent_handle_set_piece_priority(f->whole, b, 1), -1, lt_error_index);
        FAILS(lt_torrent_handle_file_priority(f->whole, b), -1, lt_error_index);
        FAILS(lt_torrent_handle_set_file_priority(f->whole, b, 1), -1, lt_error_index);
        FAILS(lt_torrent_handle_rename_file(f->whole, b, "x"), -1, lt_error_index);
    }
    FAILS(lt_torrent_handle_have_piece(f->whole, 7), false, lt_error_index);
    assert_string_equal(lt_last_error_message(), "piece 7 is out of range: the torrent has 3");
    FAILS(lt_torrent_handle_add_piece(f->magnet, 0, "x", 1, 0), -1, lt_error_index);
    FAILS(lt_torrent_handle_set_piece_deadline(f->magnet, 0, 0, 0), -1, lt_error_index);
    FAILS(lt_torrent_handle_have_piece(f->magnet, 0), false, lt_error_none);
    WORKS(lt_torrent_handle_read_piece(f->magnet, 0));
    assert_int_equal(lt_torrent_handle_piece_priority(f->magnet, 0), 4);
    FAILS(lt_torrent_handle_queue_position_set(f->whole, -1), -1, lt_error_value);
    FAILS(lt_torrent_handle_force_reannounce(f->whole, 0, -2, 0), -1, lt_error_index);
    FAILS(lt_torrent_handle_force_reannounce(f->whole, -1, -1, 0), -1, lt_error_value);
    FAILS(lt_torrent_handle_scrape_tracker(f->whole, -2), -1, lt_error_index);
    FAILS(lt_torrent_handle_move_storage(f->whole, f->folder, 9), -1, lt_error_value);
}

/* libtorrent may throw on a thread of its own if a session ends while it reads a piece. */
static void wait_for_piece(lt_session *session) {
    const lt_class *wanted = lt_class_find("read_piece_alert");
    for (bool found = false; !found;) {
        drop(lt_session_wait_for_alert(session, 1000));
        lt_value *alerts = lt_session_pop_alerts(session);
        const lt_node *n = lt_node_child(lt_value_root(alerts));
        for (uint32_t i = 0; i < lt_value_root(alerts)->size; i++, n = lt_node_next(n))
            found = found || lt_object_is(n->u.object, wanted);
        lt_value_free(alerts);
    }
}

static void test_pieces(void **state) {
    struct fixture *f = *state;
    static char data[piece_size];
    FAILS(lt_torrent_handle_add_piece(f->whole, 0, data, sizeof data - 1, 0), -1, lt_error_value);
    FAILS(lt_torrent_handle_add_piece(f->whole, 2, data, sizeof data, 0), -1, lt_error_value);
    FAILS(lt_torrent_handle_add_piece(f->whole, 2, NULL, 100, 0), -1, lt_error_type);
    WORKS(lt_torrent_handle_add_piece(f->whole, 2, data, 100, 1));
    FAILS(lt_torrent_handle_have_piece(f->whole, 1), false, lt_error_none);
    WORKS(lt_torrent_handle_set_piece_deadline(f->whole, 1, 100, 1));
    WORKS(lt_torrent_handle_reset_piece_deadline(f->whole, 1));
    WORKS(lt_torrent_handle_clear_piece_deadlines(f->whole));
    WORKS(lt_torrent_handle_read_piece(f->whole, 1));
    assert_true(size_of(lt_torrent_handle_piece_availability(f->whole)) <= pieces);
    assert_true(size_of(lt_torrent_handle_get_download_queue(f->whole)) <= pieces);
    wait_for_piece(f->session);
}

static lt_value *numbers(const int *n, size_t count) {
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_list);
    for (size_t i = 0; i < count; i++)
        lt_value_add_int(v, n[i]);
    lt_value_end(v);
    return v;
}

static void test_priorities(void **state) {
    struct fixture *f = *state;
    assert_int_equal(lt_torrent_handle_file_priority(f->whole, 0), 4);
    WORKS(lt_torrent_handle_set_file_priority(f->whole, 0, 1));
    /* libtorrent gives the pieces the file's priority when its disk thread has done its part; what
     * is set before that moment would be overwritten. */
    for (int waited = 0; lt_torrent_handle_piece_priority(f->whole, 1) != 1; waited++) {
        assert_true(waited >= 0 && waited <= patience);
        usleep(1000);
    }
    WORKS(lt_torrent_handle_set_piece_priority(f->whole, 1, 9));
    assert_int_equal(lt_torrent_handle_piece_priority(f->whole, 1), 7);
    FAILS(lt_torrent_handle_set_piece_priority(f->whole, 1, -1), -1, lt_error_overflow);
    FAILS(lt_torrent_handle_set_piece_priority(f->whole, 1, 256), -1, lt_error_overflow);
    assert_int_equal(size_of(lt_torrent_handle_get_piece_priorities(f->whole)), pieces);
    assert_int_equal(size_of(lt_torrent_handle_get_file_priorities(f->whole)), 1);

    lt_value *v = numbers((int[]){1, 2, 3, 4}, pieces);
    WORKS(lt_torrent_handle_prioritize_pieces(f->whole, v));
    lt_value_free(v);
    for (int i = 0; i < pieces; i++)
        assert_int_equal(lt_torrent_handle_piece_priority(f->whole, i), i + 1);
    v = numbers((int[]){1, 2, 3, 4}, pieces + 1);
    FAILS(lt_torrent_handle_prioritize_pieces(f->whole, v), -1, lt_error_index);
    WORKS(lt_torrent_handle_prioritize_files(f->magnet, v));
    lt_value_free(v);
    assert_int_equal(lt_torrent_handle_file_priority(f->magnet, 2), 3);
    for (int bad = 0; bad < 2; bad++) {
        v = lt_value_new();
        lt_value_begin(v, lt_kind_list);
        lt_value_begin(v, lt_kind_tuple);
        lt_value_add_int(v, bad ? pieces : 2);
        lt_value_add_int(v, 6);
        lt_value_end(v);
        lt_value_end(v);
        if (bad)
            FAILS(lt_torrent_handle_prioritize_pieces(f->whole, v), -1, lt_error_index);
        else
            WORKS(lt_torrent_handle_prioritize_pieces(f->whole, v));
        lt_value_free(v);
    }
    assert_int_equal(lt_torrent_handle_piece_priority(f->whole, 2), 6);
    v = lt_value_new();
    text(v, "x");
    FAILS(lt_torrent_handle_prioritize_pieces(f->whole, v), -1, lt_error_type);
    FAILS(lt_torrent_handle_prioritize_files(f->whole, v), -1, lt_error_type);
    lt_value_free(v);
    FAILS(lt_torrent_handle_prioritize_files(f->whole, NULL), -1, lt_error_type);

    v = numbers((int[]){5, 2}, 2); /* more than there are files */
    WORKS(lt_torrent_handle_prioritize_files(f->whole, v));
    lt_value_free(v);
    assert_int_equal(size_of(lt_torrent_handle_get_file_priorities(f->whole)), 1);
}

static lt_value *tracker(const char *url, int64_t tier) {
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    if (url) {
        text(v, "url");
        text(v, url);
    }
    text(v, "tier");
    lt_value_add_int(v, tier);
    lt_value_end(v);
    return v;
}

static void test_trackers(void **state) {
    struct fixture *f = *state;
    WORKS(lt_torrent_handle_pause(f->whole, 0));
    lt_value *v = tracker("http://127.0.0.1:1/a", 3);
    WORKS(lt_torrent_handle_add_tracker(f->whole, v));
    lt_value_free(v);
    v = lt_torrent_handle_trackers(f->whole);
    assert_int_equal(lt_value_root(v)->size, 1);
    const lt_node *t = lt_node_child(lt_value_root(v));
    assert_int_equal(t->size, 19);
    assert_int_equal(lt_node_find(t, "tier")->u.integer, 3);
    assert_memory_equal(lt_node_find(t, "url")->u.data, "http://127.0.0.1:1/a", 20);
    assert_int_equal(lt_node_find(t, "last_error")->size, 2);
    lt_value_free(v);
    lt_value *entries = lt_torrent_handle_announce_entries(f->whole);
    WORKS(lt_torrent_handle_replace_trackers(f->whole, entries));
    assert_int_equal(size_of(entries), 1);
    v = tracker(NULL, 3);
    FAILS(lt_torrent_handle_add_tracker(f->whole, v), -1, lt_error_key);
    assert_string_equal(lt_last_error_message(), "url");
    lt_value_free(v);
    v = tracker("http://127.0.0.1:1/a", 256);
    FAILS(lt_torrent_handle_add_tracker(f->whole, v), -1, lt_error_overflow);
    FAILS(lt_torrent_handle_replace_trackers(f->whole, v), -1, lt_error_type);
    lt_value_free(v);
    WORKS(lt_torrent_handle_force_reannounce(f->whole, 0, 0, 1));
    WORKS(lt_torrent_handle_scrape_tracker(f->whole, 0));
    WORKS(lt_torrent_handle_add_url_seed(f->whole, "http://127.0.0.1:1/u"));
    assert_int_equal(size_of(lt_torrent_handle_url_seeds(f->whole)), 1);
    WORKS(lt_torrent_handle_remove_url_seed(f->whole, "http://127.0.0.1:1/u"));
    assert_int_equal(size_of(lt_torrent_handle_url_seeds(f->whole)), 0);
    WORKS(lt_torrent_handle_add_http_seed(f->whole, "http://127.0.0.1:1/h"));
    assert_int_equal(size_of(lt_torrent_handle_http_seeds(f->whole)), 1);
    WORKS(lt_torrent_handle_remove_http_seed(f->whole, "http://127.0.0.1:1/h"));
}

static void test_limits(void **state) {
    struct fixture *f = *state;
    WORKS(lt_torrent_handle_set_upload_limit(f->whole, 1000));
    assert_int_equal(lt_torrent_handle_upload_limit(f->whole), 1000);
    WORKS(lt_torrent_handle_set_download_limit(f->whole, 2000));
    assert_int_equal(lt_torrent_handle_download_limit(f->whole), 2000);
    WORKS(lt_torrent_handle_set_max_uploads(f->whole, 3));
    assert_int_equal(lt_torrent_handle_max_uploads(f->whole), 3);
    WORKS(lt_torrent_handle_set_max_connections(f->whole, 4));
    assert_int_equal(lt_torrent_handle_max_connections(f->whole), 4);
    WORKS(lt_torrent_handle_queue_position_top(f->magnet));
    assert_int_equal(lt_torrent_handle_queue_position(f->magnet), 0);
    WORKS(lt_torrent_handle_queue_position_set(f->magnet, 100));
    assert_int_equal(lt_torrent_handle_queue_position(f->magnet), 1);
    WORKS(lt_torrent_handle_queue_position_up(f->magnet));
    WORKS(lt_torrent_handle_queue_position_down(f->magnet));
    WORKS(lt_torrent_handle_queue_position_bottom(f->magnet));
    assert_int_equal(lt_torrent_handle_queue_position(f->magnet), 1);
}

static void test_peers(void **state) {
    struct fixture *f = *state;
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_tuple);
    text(v, "127.0.0.1");
    lt_value_add_int(v, 1);
    lt_value_end(v);
    WORKS(lt_torrent_handle_connect_peer(f->whole, v, 0, 13));
    FAILS(lt_torrent_handle_connect_peer(f->whole, v, 256, 0), -1, lt_error_overflow);
    lt_value_free(v);
    v = lt_value_new();
    text(v, "x");
    FAILS(lt_torrent_handle_connect_peer(f->whole, v, 0, 0), -1, lt_error_type);
    lt_value_free(v);
    assert_true(size_of(lt_torrent_handle_get_peer_info(f->whole)) <= 1);
    WORKS(lt_torrent_handle_clear_peers(f->whole));
    assert_int_equal(size_of(lt_torrent_handle_file_progress(f->whole, 0)), 1);
    assert_int_equal(size_of(lt_torrent_handle_file_progress(f->magnet, 1)), 0);
    assert_true(size_of(lt_torrent_handle_file_status(f->whole)) <= 1);
    WORKS(lt_torrent_handle_add_extension(f->whole, "smart_ban"));
    FAILS(lt_torrent_handle_add_extension(f->whole, "nope"), -1, lt_error_value);
}

static void test_running(void **state) {
    struct fixture *f = *state;
    WORKS(lt_torrent_handle_pause(f->whole, 1));
    FAILS(lt_torrent_handle_pause(f->whole, 256), -1, lt_error_overflow);
    WORKS(lt_torrent_handle_resume(f->whole));
    WORKS(lt_torrent_handle_force_recheck(f->whole));
    WORKS(lt_torrent_handle_flush_cache(f->whole));
    WORKS(lt_torrent_handle_force_dht_announce(f->whole));
    WORKS(lt_torrent_handle_force_lsd_announce(f->whole));
    WORKS(lt_torrent_handle_rename_file(f->whole, 0, "renamed"));
    WORKS(lt_torrent_handle_move_storage(f->whole, f->folder, 0));
    FAILS(lt_torrent_handle_set_metadata(f->magnet, "x", 1), false, lt_error_none);
    FAILS(lt_torrent_handle_set_metadata(f->magnet, NULL, 1), false, lt_error_type);
    lt_value *layers = lt_torrent_handle_piece_layers(f->whole);
    assert_non_null(layers);
    lt_value_free(layers);
}

static void test_piece_reader(void **state) {
    struct fixture *f = *state;
    FAILS(lt_piece_reader_new(NULL), NULL, lt_error_type);
    FAILS(lt_piece_reader_new(f->magnet), NULL, lt_error_value);
    FAILS(lt_piece_reader_request(NULL, 0, 0), -1, lt_error_type);
    lt_piece_reader *r = lt_piece_reader_new(f->whole), *other = lt_piece_reader_new(f->whole);
    assert_non_null(r);
    assert_non_null(other);
    static const int bad[] = {-1, pieces, 1 << 30};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        FAILS(lt_piece_reader_request(r, bad[i], 0), -1, lt_error_index);
    FAILS(lt_piece_reader_read(r, 0, 0), NULL, lt_error_value);
    assert_string_equal(lt_last_error_message(), "piece 0 was not requested");
    WORKS(lt_piece_reader_request(r, 0, 100));
    WORKS(lt_piece_reader_request(r, 0, 50));
    WORKS(lt_piece_reader_request(other, 0, 100));
    lt_value *v = lt_piece_reader_read(r, 0, 10);
    assert_non_null(v);
    assert_int_equal(lt_value_root(v)->kind, lt_kind_nil);
    lt_value_free(v);
    WORKS(lt_piece_reader_forget(r, 0));
    WORKS(lt_piece_reader_forget(r, 0));
    FAILS(lt_piece_reader_read(r, 0, 0), NULL, lt_error_value);
    drop(other);
    WORKS(lt_piece_reader_request(r, 1, 0));
    WORKS(lt_session_remove_torrent(f->session, f->whole, 0));
    FAILS(lt_piece_reader_read(r, 1, patience), NULL, lt_error_invalid_handle);
    drop(r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_identity, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_status, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_indices, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_pieces, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_priorities, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_trackers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_peers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_running, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_piece_reader, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, end_sessions);
}
