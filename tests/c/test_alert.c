/* SPDX-License-Identifier: BSD-3-Clause */
/* Alerts: what is kept stays as it was. */
#include "end_sessions.h"

#include <libtorrent-c/alert.h>
#include <libtorrent-c/error.h>
#include <libtorrent-c/session.h>

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { patience = 20000, most = 4000 };

static void text(lt_value *v, const char *s) {
    assert_int_equal(lt_value_add_text(v, s, strlen(s)), 0);
}
static void drop(void *o) { lt_object_unref(o); }

static lt_session *quiet_session(void) {
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
    text(v, "alert_queue_size");
    lt_value_add_int(v, 100000);
    lt_value_end(v);
    lt_session *s = lt_session_new(v, 1);
    lt_value_free(v);
    assert_non_null(s);
    return s;
}

static lt_torrent_handle *add(lt_session *s, int n) {
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    char hash[20] = {0};
    memcpy(hash, &n, sizeof n);
    hash[19] = 1;
    text(v, "info_hash");
    lt_value_add_bytes(v, hash, sizeof hash);
    text(v, "save_path");
    text(v, ".");
    lt_value_end(v);
    lt_torrent_handle *h = lt_session_add_torrent(s, v);
    lt_value_free(v);
    assert_non_null(h);
    return h;
}

/* What `field` of the object is, as text; the caller's. */
static char *text_field(lt_object *o, const char *field) {
    lt_slot slot;
    const lt_field *f = lt_class_field_find(lt_object_class(o), field);
    assert_non_null(f);
    assert_int_equal(lt_object_get(o, f, &slot), 0);
    assert_int_equal(slot.node->kind, lt_kind_text);
    char *s = malloc(slot.node->size + 1);
    memcpy(s, slot.node->u.data, slot.node->size);
    s[slot.node->size] = 0;
    lt_slot_clear(&slot);
    return s;
}

/* Reads all fields of all kinds; how many could be read. */
static int read_all(lt_object *o) {
    int n = 0;
    for (const lt_class *c = lt_object_class(o); c; c = lt_class_base(c))
        for (size_t i = 0; i < lt_class_field_count(c); i++) {
            lt_slot slot;
            if (lt_object_get(o, lt_class_field_at(c, i), &slot)) continue;
            lt_slot_clear(&slot);
            n++;
        }
    return n;
}

static void test_types(void **state) {
    (void)state;
    assert_true(lt_num_alert_types() > 90);
    int own = 0;
    for (int i = 0; i < lt_num_alert_types(); i++) {
        assert_non_null(lt_alert_name(i));
        const lt_class *c = lt_alert_class(i);
        assert_non_null(c);
        while (lt_class_base(c))
            c = lt_class_base(c);
        assert_string_equal(lt_class_name(c), "alert");
        own += lt_alert_class(i) != c;
    }
    assert_true(own > 80);
    assert_null(lt_alert_name(-1));
    assert_int_equal(lt_last_error(), lt_error_index);
    assert_null(lt_alert_class(lt_num_alert_types()));
    assert_int_equal(lt_last_error(), lt_error_index);
}

struct kept {
    lt_object *alert;
    char *message;
    int readable;
};

static int keep(lt_session *s, struct kept *kept, int count) {
    lt_value *alerts = lt_session_pop_alerts(s);
    assert_non_null(alerts);
    const lt_node *n = lt_node_child(lt_value_root(alerts));
    for (uint32_t i = 0; i < lt_value_root(alerts)->size && count < most;
         i++, n = lt_node_next(n)) {
        kept[count].alert = lt_object_ref(n->u.object);
        kept[count].message = text_field(n->u.object, "message");
        kept[count].readable = read_all(n->u.object);
        count++;
    }
    lt_value_free(alerts);
    return count;
}

static void compare(struct kept *kept, int count) {
    for (int i = 0; i < count; i++) {
        char *now = text_field(kept[i].alert, "message");
        assert_string_equal(now, kept[i].message);
        free(now);
        assert_int_equal(read_all(kept[i].alert), kept[i].readable);
    }
}

static void test_kept(void **state) {
    (void)state;
    static struct kept kept[most];
    lt_session *s = quiet_session();
    int count = 0;
    for (int round = 0; round < 20; round++) {
        lt_torrent_handle *h = add(s, round);
        lt_torrent_handle_pause(h, 0);
        drop(lt_torrent_handle_status(h, 0));
        drop(h);
        count = keep(s, kept, count);
    }
    assert_true(count > 40);
    compare(kept, count);
    assert_true(lt_session_close(s, patience));
    compare(kept, count);
    drop(s);
    compare(kept, count);
    for (int i = 0; i < count; i++) {
        free(kept[i].message);
        drop(kept[i].alert);
    }
}

static void test_wait(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    drop(add(s, 1));
    lt_object *first = lt_session_wait_for_alert(s, patience);
    assert_non_null(first);
    lt_object *again = lt_session_wait_for_alert(s, 0);
    assert_ptr_equal(first, again);
    drop(again);
    /* More come before the pop: it gives all of them, the one that was seen first. */
    drop(add(s, 2));
    lt_value *alerts = lt_session_pop_alerts(s);
    assert_ptr_equal(lt_node_child(lt_value_root(alerts))->u.object, first);
    int added = 0;
    const lt_node *n = lt_node_child(lt_value_root(alerts));
    for (uint32_t i = 0; i < lt_value_root(alerts)->size; i++, n = lt_node_next(n))
        added += strcmp(lt_class_name(lt_object_class(n->u.object)), "add_torrent_alert") == 0;
    assert_int_equal(added, 2);
    lt_value_free(alerts);
    char *message = text_field(first, "message");
    assert_true(strlen(message) > 0);
    free(message);
    drop(first);
    drop(s);
}

static void test_wait_for_nothing(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    lt_value *mask = lt_value_new();
    lt_value_begin(mask, lt_kind_map);
    text(mask, "alert_mask");
    lt_value_add_int(mask, 0);
    lt_value_end(mask);
    assert_int_equal(lt_session_apply_settings(s, mask), 0);
    lt_value_free(mask);
    assert_false(lt_session_is_paused(s));
    lt_value_free(lt_session_pop_alerts(s));
    assert_null(lt_session_wait_for_alert(s, 0));
    assert_int_equal(lt_last_error(), lt_error_none);
    assert_null(lt_session_wait_for_alert(s, 20));
    assert_int_equal(lt_last_error(), lt_error_none);
    assert_null(lt_session_wait_for_alert(s, -5));
    assert_int_equal(lt_last_error(), lt_error_none);
    drop(s);
}

struct popping {
    lt_session *session;
    atomic_bool stop;
    atomic_int seen;
    atomic_int wrong;
};

static void *pop(void *p) {
    struct popping *work = p;
    lt_object *held = NULL;
    while (!work->stop) {
        lt_value *alerts = lt_session_pop_alerts(work->session);
        if (!alerts) {
            work->wrong++;
            break;
        }
        const lt_node *n = lt_node_child(lt_value_root(alerts));
        for (uint32_t i = 0; i < lt_value_root(alerts)->size; i++, n = lt_node_next(n)) {
            work->seen +=
                strcmp(lt_class_name(lt_object_class(n->u.object)), "add_torrent_alert") == 0;
            if (read_all(n->u.object) == 0) work->wrong++;
            if (i == 0) {
                if (held && read_all(held) == 0) work->wrong++;
                lt_object_unref(held);
                held = lt_object_ref(n->u.object);
            }
        }
        lt_value_free(alerts);
    }
    lt_object_unref(held);
    return NULL;
}

/* Each alert goes to one of the threads that pop, whole. */
static void test_two_pop(void **state) {
    (void)state;
    enum { torrents = 200 };
    struct popping work = {.session = quiet_session()};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, pop, &work), 0);
    for (int i = 0; i < torrents; i++)
        drop(add(work.session, i));
    while (work.seen < torrents && !work.wrong)
        if (lt_session_is_paused(work.session)) break;
    work.stop = true;
    for (int i = 0; i < 2; i++)
        pthread_join(threads[i], NULL);
    assert_int_equal(work.wrong, 0);
    assert_int_equal(work.seen, torrents);
    drop(work.session);
}

static void test_cannot(void **state) {
    (void)state;
    lt_session *s = quiet_session();
    drop(add(s, 1));
    lt_object *a = lt_session_wait_for_alert(s, patience);
    assert_null(lt_object_copy(a));
    assert_int_equal(lt_last_error(), lt_error_type);
    assert_null(lt_object_new(lt_object_class(a)));
    lt_value *map = lt_object_as_map(a);
    assert_non_null(map);
    lt_value_free(map);
    drop(a);
    drop(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_types),   cmocka_unit_test(test_kept),
        cmocka_unit_test(test_wait),    cmocka_unit_test(test_wait_for_nothing),
        cmocka_unit_test(test_two_pop), cmocka_unit_test(test_cannot),
    };
    return cmocka_run_group_tests(tests, NULL, end_sessions);
}
