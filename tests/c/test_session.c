/* SPDX-License-Identifier: BSD-3-Clause */
/* Sessions: beginning and end, torrents, state, limits. */
#include "end_sessions.h"

#include <libtorrent-c/add_torrent_params.h>
#include <libtorrent-c/error.h>
#include <libtorrent-c/ip_filter.h>
#include <libtorrent-c/session.h>
#include <libtorrent-c/torrent_handle.h>

#include <poll.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum { patience = 20000 };

static void text(lt_value *v, const char *s) {
    assert_int_equal(lt_value_add_text(v, s, strlen(s)), 0);
}
static void drop(void *o) { lt_object_unref(o); }

static lt_value *quiet_settings(void) {
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
    return v;
}

static lt_session *quiet_session(void) {
    lt_value *v = quiet_settings();
    lt_session *s = lt_session_new(v, 1);
    lt_value_free(v);
    assert_non_null(s);
    return s;
}

static lt_value *magnet(char digit) {
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    char uri[80] = "magnet:?xt=urn:btih:";
    memset(uri + strlen(uri), digit, 40);
    text(v, "url");
    text(v, uri);
    text(v, "save_path");
    text(v, ".");
    lt_value_end(v);
    return v;
}

static lt_torrent_handle *add(lt_session *s, char digit) {
    lt_value *params = magnet(digit);
    lt_torrent_handle *h = lt_session_add_torrent(s, params);
    lt_value_free(params);
    assert_non_null(h);
    return h;
}

static void test_new(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    assert_true(lt_session_is_valid(s));
    assert_false(lt_session_is_paused(s));
    assert_false(lt_session_is_dht_running(s));
    lt_object *params = (lt_object *)lt_session_session_state(s, 0xffffffff);
    assert_non_null(params);
    assert_string_equal(lt_class_name(lt_object_class(params)), "session_params");
    assert_true(lt_session_close(s, patience));
    assert_false(lt_session_is_valid(s));
    assert_int_equal(lt_last_error(), lt_error_none);
    assert_true(lt_session_close(s, 0));
    assert_int_equal(lt_session_pause(s), -1);
    assert_int_equal(lt_last_error(), lt_error_invalid_handle);
    assert_null(lt_session_pop_alerts(s));
    assert_int_equal(lt_last_error(), lt_error_invalid_handle);
    drop(s);

    lt_value *v = lt_value_new();
    lt_value_add_object(v, params);
    s = lt_session_new(v, 1 | 4);
    assert_non_null(s);
    assert_true(lt_session_is_paused(s));
    lt_value_free(v);
    drop(params);
    drop(s);

    v = lt_value_new();
    lt_value_add_int(v, 3);
    assert_null(lt_session_new(v, 1));
    assert_int_equal(lt_last_error(), lt_error_type);
    lt_value_free(v);
    assert_int_equal(lt_session_pause(NULL), -1);
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_object_new(lt_class_find("session")));
}

static void test_torrents(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    lt_torrent_handle *a = add(s, 'a');
    lt_torrent_handle *b = add(s, 'b');
    lt_value *all = lt_session_get_torrents(s);
    assert_int_equal(lt_value_root(all)->size, 2);

    lt_value *statuses = lt_session_get_torrent_status(s, 0);
    assert_int_equal(lt_value_root(statuses)->size, 2);
    lt_value *again = lt_session_refresh_torrent_status(s, statuses, 0);
    assert_int_equal(lt_value_root(again)->size, 2);
    lt_value_free(again);
    again = lt_session_refresh_torrent_status(s, all, 0xffffffff);
    const lt_node *first = lt_node_child(lt_value_root(again));
    assert_string_equal(lt_class_name(lt_object_class(first->u.object)), "torrent_status");
    lt_value_free(again);
    lt_value_free(statuses);
    lt_value_free(all);

    static const char hex[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    lt_value *hash = lt_value_new();
    text(hash, hex);
    lt_torrent_handle *found = lt_session_find_torrent(s, hash);
    assert_true(lt_torrent_handle_equal(found, a));
    drop(found);
    lt_value_free(hash);
    hash = lt_value_new();
    lt_value_add_bytes(hash, "cccccccccccccccccccc", 20);
    found = lt_session_find_torrent(s, hash);
    assert_non_null(found);
    assert_false(lt_torrent_handle_is_valid(found));
    drop(found);
    lt_value_free(hash);
    hash = lt_value_new();
    lt_value_add_bytes(hash, "ccc", 3);
    assert_null(lt_session_find_torrent(s, hash));
    assert_int_equal(lt_last_error(), lt_error_value);
    lt_value_free(hash);

    assert_int_equal(lt_session_remove_torrent(s, a, 256), -1);
    assert_int_equal(lt_last_error(), lt_error_overflow);
    assert_int_equal(lt_session_remove_torrent(s, a, 0), 0);
    all = lt_session_get_torrents(s);
    assert_int_equal(lt_value_root(all)->size, 1);
    lt_value_free(all);

    lt_session *other = quiet_session();
    assert_int_equal(lt_session_remove_torrent(other, b, 0), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    drop(other);
    assert_true(lt_torrent_handle_is_valid(b));
    lt_torrent_handle *none = lt_torrent_handle_new();
    assert_int_equal(lt_session_remove_torrent(s, none, 0), -1);
    assert_int_equal(lt_last_error(), lt_error_invalid_handle);
    drop(none);
    drop(a);
    drop(b);
    drop(s);
}

static void refuse(lt_session *s, const char *name, const char *value, lt_error_kind kind,
                   const char *part) {
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    text(v, name);
    text(v, value);
    lt_value_end(v);
    assert_null(lt_session_add_torrent(s, v));
    assert_int_equal(lt_last_error(), kind);
    assert_non_null(strstr(lt_last_error_message(), part));
    lt_value_free(v);
}

static void test_add_refused(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    refuse(s, "nope", "x", lt_error_key, "unknown name in torrent params: nope");
    refuse(s, "save_path", ".", lt_error_libtorrent, "info-hash");
    refuse(s, "url", "http://x/", lt_error_libtorrent, "");
    refuse(s, "flags", "x", lt_error_type, "int");
    refuse(s, "info_hash", "xyz", lt_error_value, "20");
    refuse(s, "trackers", "x", lt_error_type, "list");
    refuse(s, "ti", "x", lt_error_type, "torrent_info");
    lt_value *v = lt_value_new();
    lt_value_add_int(v, 1);
    assert_null(lt_session_add_torrent(s, v));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_add_torrent_params_from_map(v));
    lt_value_free(v);
    assert_null(lt_add_torrent_params_from_map(NULL));

    lt_value *params = magnet('a');
    lt_object *p = (lt_object *)lt_add_torrent_params_from_map(params);
    assert_non_null(p);
    lt_value *wrapped = lt_value_new();
    lt_value_add_object(wrapped, p);
    lt_torrent_handle *h = lt_session_add_torrent(s, wrapped);
    assert_true(lt_torrent_handle_is_valid(h));
    char *path = lt_torrent_handle_save_path(h);
    assert_non_null(path);
    lt_free(path);
    assert_int_equal(lt_session_async_add_torrent(s, params), 0);
    drop(h);
    lt_value_free(wrapped);
    drop(p);
    lt_value_free(params);
    drop(s);
}

static void test_peer_classes(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    int64_t const id = lt_session_create_peer_class(s, "slow");
    assert_true(id > 2);
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    text(v, "upload_limit");
    lt_value_add_int(v, 5000);
    lt_value_end(v);
    assert_int_equal(lt_session_set_peer_class(s, id, v), 0);
    lt_value_free(v);
    v = lt_session_get_peer_class(s, id);
    assert_int_equal(lt_value_root(v)->size, 7);
    assert_int_equal(lt_node_find(lt_value_root(v), "upload_limit")->u.integer, 5000);
    assert_int_equal(lt_node_find(lt_value_root(v), "connection_limit_factor")->u.integer, 100);
    assert_memory_equal(lt_node_find(lt_value_root(v), "label")->u.data, "slow", 4);
    lt_value_free(v);
    v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    text(v, "nope");
    lt_value_add_int(v, 1);
    lt_value_end(v);
    assert_int_equal(lt_session_set_peer_class(s, id, v), -1);
    assert_int_equal(lt_last_error(), lt_error_key);
    assert_string_equal(lt_last_error_message(), "unknown name in peer_class_info: nope");
    lt_value_free(v);
    assert_int_equal(lt_session_delete_peer_class(s, 0), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_int_equal(lt_session_delete_peer_class(s, id), 0);
    assert_int_equal(lt_session_delete_peer_class(s, id), -1);
    assert_int_equal(lt_last_error(), lt_error_index);
    int64_t const bad[] = {-1, 99, INT64_C(1) << 40};
    for (size_t i = 0; i < 3; i++) {
        assert_null(lt_session_get_peer_class(s, bad[i]));
        assert_int_equal(lt_last_error(), lt_error_index);
    }
    drop(s);
}

static void test_filters_and_ports(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    lt_ip_filter *f = lt_ip_filter_new();
    assert_int_equal(lt_ip_filter_add_rule(f, "1.2.3.4", "1.2.3.9", 1), 0);
    assert_int_equal(lt_session_set_ip_filter(s, f), 0);
    lt_ip_filter *g = lt_session_get_ip_filter(s);
    assert_int_equal(lt_ip_filter_access(g, "1.2.3.5"), 1);
    drop(g);
    assert_int_equal(lt_session_set_peer_class_filter(s, f), 0);
    g = lt_session_get_peer_class_filter(s);
    assert_int_equal(lt_ip_filter_access(g, "1.2.3.5"), 1);
    drop(g);
    drop(f);
    struct lt_peer_class_type_filter *t = lt_session_get_peer_class_type_filter(s);
    assert_int_equal(lt_session_set_peer_class_type_filter(s, t), 0);
    drop(t);
    assert_int_equal(lt_session_set_ip_filter(s, (lt_ip_filter *)s), -1);
    assert_int_equal(lt_last_error(), lt_error_type);

    assert_null(lt_session_add_port_mapping(s, 2, 70000, 1));
    assert_int_equal(lt_last_error(), lt_error_overflow);
    assert_null(lt_session_add_port_mapping(s, 9, 1, 1));
    assert_int_equal(lt_last_error(), lt_error_value);
    lt_value *mappings = lt_session_add_port_mapping(s, 2, 1, 1);
    assert_int_equal(lt_value_root(mappings)->kind, lt_kind_list);
    lt_value_free(mappings);
    assert_int_equal(lt_session_delete_port_mapping(s, -1), -1);
    assert_int_equal(lt_last_error(), lt_error_index);
    assert_int_equal(lt_session_add_extension(s, "ut_pex"), 0);
    assert_int_equal(lt_session_add_extension(s, "nope"), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_int_equal(lt_session_dht_get_mutable_item(s, "abc", 3, "", 0), -1);
    assert_int_equal(lt_session_dht_get_mutable_item(s, NULL, 32, "", 0), -1);
    assert_int_equal(lt_last_error(), lt_error_value);
    assert_int_equal(lt_session_set_alert_queue_size_limit(s, 500), 2000);
    assert_int_equal(lt_session_set_alert_queue_size_limit(s, 600), 500);
    drop(s);
}

static void test_state(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    lt_value *limit = lt_value_new();
    lt_value_begin(limit, lt_kind_map);
    text(limit, "active_limit");
    lt_value_add_int(limit, 4321);
    lt_value_end(limit);
    assert_int_equal(lt_session_apply_settings(s, limit), 0);
    lt_value_free(limit);
    lt_value *saved = lt_session_save_state(s, 0xffffffff);
    assert_non_null(lt_node_find(lt_value_root(saved), "settings"));
    drop(s);
    s = quiet_session();
    assert_int_equal(lt_session_load_state(s, saved, 0xffffffff), 0);
    lt_value_free(saved);
    lt_value *all = lt_session_get_settings(s);
    assert_int_equal(lt_node_find(lt_value_root(all), "active_limit")->u.integer, 4321);
    lt_value_free(all);
    lt_value *junk = lt_value_new();
    lt_value_add_bytes(junk, "junk", 4);
    assert_int_equal(lt_session_load_state(s, junk, 0xffffffff), -1);
    assert_int_equal(lt_last_error(), lt_error_libtorrent);
    lt_value_free(junk);
    assert_null(lt_session_save_state(s, -1));
    assert_int_equal(lt_last_error(), lt_error_overflow);
    lt_value *metrics = lt_session_stats_metrics();
    assert_true(lt_value_root(metrics)->size > 100);
    lt_value_free(metrics);
    assert_true(lt_find_metric_idx("net.sent_bytes") >= 0);
    assert_int_equal(lt_find_metric_idx("nope"), -1);
    lt_value *status = lt_session_status(s);
    assert_non_null(lt_node_find(lt_value_root(status), "num_peers"));
    lt_value_free(status);
    drop(s);
}

static void test_handles_after_close(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    lt_torrent_handle *h = add(s, 'a');
    assert_true(lt_session_close(s, patience));
    assert_false(lt_torrent_handle_is_valid(h));
    assert_int_equal(lt_last_error(), lt_error_none);
    assert_null(lt_torrent_handle_status(h, 0));
    assert_int_equal(lt_last_error(), lt_error_invalid_handle);
    assert_int_equal(lt_torrent_handle_pause(h, 0), -1);
    assert_int_equal(lt_last_error(), lt_error_invalid_handle);
    drop(s);
    drop(h);
}

struct asking {
    lt_torrent_handle *handle;
    lt_session *session;
    int answers;
};

static void *ask(void *p) {
    struct asking *a = p;
    for (;;) {
        lt_object *status = lt_torrent_handle_status(a->handle, 0);
        if (!status) return lt_last_error() == lt_error_invalid_handle ? a : NULL;
        lt_object_unref(status);
        a->answers++;
    }
}

static void *await_end(void *p) {
    struct asking *a = p;
    lt_object *alert;
    while ((alert = lt_session_wait_for_alert(a->session, 1000 * patience))) {
        lt_object_unref(alert);
        lt_value_free(lt_session_pop_alerts(a->session));
    }
    return lt_last_error() == lt_error_invalid_handle ? a : NULL;
}

/* Threads that ask and wait while a session ends get an error, in the end, rather than nothing at
 * all. */
static void test_close_under_load(void **state) {
    (void)state;
    for (int round = 0; round < 5; round++) {
        lt_session *s = quiet_session();
        struct asking a = {add(s, 'a'), s, 0};
        pthread_t asker, waiter;
        assert_int_equal(pthread_create(&asker, NULL, ask, &a), 0);
        assert_int_equal(pthread_create(&waiter, NULL, await_end, &a), 0);
        assert_true(lt_session_close(s, patience));
        void *asked, *waited;
        pthread_join(asker, &asked);
        pthread_join(waiter, &waited);
        assert_ptr_equal(asked, &a);
        assert_ptr_equal(waited, &a);
        drop(a.handle);
        drop(s);
    }
}

static int in_child(lt_session *s, lt_torrent_handle *h) {
    if (lt_session_pause(s) != -1 || lt_last_error() != lt_error_state) return 1;
    if (lt_torrent_handle_status(h, 0) || lt_last_error() != lt_error_state) return 2;
    if (lt_session_close(s, 100) || lt_last_error() != lt_error_state) return 3;
    if (lt_session_is_valid(s)) return 4;
    drop(h);
    drop(s);
    /* The child may have sessions of its own. */
    lt_session *own = quiet_session();
    lt_torrent_handle *mine = add(own, 'b');
    lt_object *status = lt_torrent_handle_status(mine, 0);
    if (!status) return 5;
    drop(status);
    drop(mine);
    if (!lt_session_close(own, patience)) return 6;
    drop(own);
    return 0;
}

static void test_fork(void **state) {
    (void)state;
    /* The child drops what it has of the session without freeing it: its threads are not there. */
    if (getenv("LIBTORRENT_TEST_NO_FORK")) skip();
    lt_session *s = quiet_session();
    lt_torrent_handle *h = add(s, 'a');
    fflush(NULL);
    pid_t const child = fork();
    if (child == 0) _exit(in_child(s, h));
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    assert_int_equal(lt_torrent_handle_pause(h, 0), 0);
    drop(h);
    drop(s);
}

static void test_close_all(void **state) {
    (void)state;
    lt_session *a = quiet_session();
    lt_session *b = quiet_session();
    assert_true(lt_session_close_all(patience));
    assert_false(lt_session_is_valid(a));
    assert_false(lt_session_is_valid(b));
    drop(a);
    drop(b);
}

static void test_descriptors(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    struct pollfd p = {lt_session_alert_fd(s), POLLIN, 0};
    int ends[2];
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    assert_int_equal(lt_session_set_alert_fd(s, ends[1]), 0);
    assert_int_equal(lt_session_post_session_stats(s), 0);
    assert_int_equal(poll(&p, 1, patience), 1);
    char byte;
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(lt_session_set_alert_fd(s, -1), 0);
    bool seen = false;
    while (!seen) {
        assert_int_equal(poll(&p, 1, patience), 1);
        lt_value *alerts = lt_session_pop_alerts(s);
        assert_non_null(alerts);
        const lt_node *n = lt_node_child(lt_value_root(alerts));
        for (uint32_t i = 0; i < lt_value_root(alerts)->size; i++, n = lt_node_next(n))
            if (strcmp(lt_class_name(lt_object_class(n->u.object)), "session_stats_alert") == 0)
                seen = true;
        lt_value_free(alerts);
    }
    close(ends[0]);
    close(ends[1]);
    drop(s);
}

static int64_t released(lt_session *s) {
    lt_value *numbers = lt_session_released_userdata(s);
    const lt_node *root = lt_value_root(numbers);
    int64_t first = root->size ? lt_node_child(root)->u.integer : 0;
    assert_true(root->size <= 1);
    lt_value_free(numbers);
    return first;
}

/* A number comes back with the torrent and its alert, and is told once when it is of no use any
 * more. */
static void test_userdata(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    lt_value *fields = lt_value_new();
    lt_value_begin(fields, lt_kind_map);
    lt_value_add_text(fields, "info_hashes", 11);
    lt_value_add_bytes(fields, "01234567890123456789", 20);
    lt_value_add_text(fields, "save_path", 9);
    lt_value_add_text(fields, "/nowhere", 8);
    lt_value_add_text(fields, "userdata", 8);
    lt_value_add_int(fields, 42);
    lt_value_end(fields);
    lt_torrent_handle *h = lt_session_add_torrent(s, fields);
    assert_non_null(h);
    lt_value *userdata = lt_torrent_handle_userdata(h);
    assert_int_equal(lt_value_root(userdata)->kind, lt_kind_userdata);
    assert_int_equal(lt_value_root(userdata)->u.integer, 42);
    lt_value_free(userdata);
    assert_int_equal(released(s), 0);
    assert_int_equal(lt_session_remove_torrent(s, h, 0), 0);
    lt_object_unref((lt_object *)h);
    int64_t number = 0;
    for (time_t end = time(NULL) + 60; !number && time(NULL) < end;) {
        lt_object_unref(lt_session_wait_for_alert(s, 20));
        lt_value_free(lt_session_pop_alerts(s));
        number = released(s);
    }
    assert_int_equal(number, 42);
    lt_value_free(lt_session_pop_alerts(s));
    assert_int_equal(released(s), 0);
    lt_value_free(fields);
    drop(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new),
        cmocka_unit_test(test_torrents),
        cmocka_unit_test(test_add_refused),
        cmocka_unit_test(test_peer_classes),
        cmocka_unit_test(test_filters_and_ports),
        cmocka_unit_test(test_state),
        cmocka_unit_test(test_handles_after_close),
        cmocka_unit_test(test_close_under_load),
        cmocka_unit_test(test_fork),
        cmocka_unit_test(test_close_all),
        cmocka_unit_test(test_descriptors),
        cmocka_unit_test(test_userdata),
    };
    return cmocka_run_group_tests(tests, NULL, end_sessions);
}
