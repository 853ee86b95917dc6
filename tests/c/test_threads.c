/* SPDX-License-Identifier: BSD-3-Clause */
/* Several threads in one session, and its end meanwhile. Made to be run under ThreadSanitizer too.
 */
#include "end_sessions.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>

#include <libtorrent-c/libtorrent-c.h>

enum { rounds = 100, threads = 4 };

static lt_session *session;
static lt_torrent_handle *handle;
static struct lt_add_torrent_params *params;
static atomic_bool over;

static lt_session *make_session(void) {
    static const char *const off[] = {"enable_dht", "enable_lsd", "enable_upnp", "enable_natpmp"};
    lt_value *settings = lt_value_new();
    lt_value_begin(settings, lt_kind_map);
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        lt_value_add_text(settings, off[i], strlen(off[i]));
        lt_value_add_bool(settings, false);
    }
    lt_value_add_text(settings, "listen_interfaces", strlen("listen_interfaces"));
    lt_value_add_text(settings, "127.0.0.1:0", strlen("127.0.0.1:0"));
    lt_value_end(settings);
    lt_session *made = lt_session_new(settings, 1);
    lt_value_free(settings);
    assert_non_null(made);
    return made;
}

static int set_up(void **state) {
    (void)state;
    session = make_session();
    params = lt_parse_magnet_uri("magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567");
    lt_value *path = lt_value_new();
    lt_value_add_text(path, ".", 1);
    const lt_class *cls = lt_object_class((lt_object *)params);
    lt_object_set((lt_object *)params, lt_class_field_find(cls, "save_path"), lt_value_root(path));
    lt_value_free(path);
    lt_value *source = lt_value_new();
    lt_value_add_object(source, (lt_object *)params);
    handle = lt_session_add_torrent(session, source);
    lt_value_free(source);
    atomic_store(&over, false);
    return handle ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    bool closed = lt_session_close(session, 20000);
    lt_object_unref((lt_object *)handle);
    lt_object_unref((lt_object *)params);
    lt_object_unref((lt_object *)session);
    return closed ? 0 : -1;
}

static void *pop(void *nothing) {
    (void)nothing;
    for (int i = 0; i < rounds; i++) {
        lt_session_post_session_stats(session);
        lt_value *alerts = lt_session_pop_alerts(session);
        if (!alerts) break;
        const lt_node *list = lt_value_root(alerts), *n = lt_node_child(list);
        for (uint32_t k = 0; k < list->size; k++, n = lt_node_next(n))
            lt_value_free(lt_object_as_map(n->u.object));
        lt_value_free(alerts);
    }
    return NULL;
}

static void *ask(void *nothing) {
    (void)nothing;
    for (int i = 0; i < rounds; i++) {
        lt_object_unref(lt_torrent_handle_status(handle, 0xffffffff));
        lt_value_free(lt_session_get_settings(session));
    }
    return NULL;
}

static void *write_params(void *nothing) {
    (void)nothing;
    while (!atomic_load(&over)) {
        lt_value *data = lt_write_resume_data_buf(params);
        if (!data && lt_last_error() != lt_error_state) return (void *)"another error";
        lt_value_free(data);
    }
    return NULL;
}

static void together(void *(*const work[])(void *), size_t count) {
    pthread_t ids[threads];
    for (size_t i = 0; i < count; i++)
        assert_int_equal(pthread_create(&ids[i], NULL, work[i], NULL), 0);
    for (size_t i = 0; i < count; i++) {
        void *complaint;
        assert_int_equal(pthread_join(ids[i], &complaint), 0);
        assert_null(complaint);
    }
}

static void alerts_and_calls(void **state) {
    (void)state;
    void *(*const work[])(void *) = {pop, ask, pop, ask};
    together(work, threads);
}

static void *change_params(void *nothing) {
    (void)nothing;
    const lt_field *name = lt_class_field_find(lt_object_class((lt_object *)params), "name");
    int refused = 0;
    for (int i = 0; i < 50 * rounds; i++) {
        lt_value *value = lt_value_new();
        lt_value_add_text(value, "a name that is longer than what fits into a string itself",
                          20 + i % 37);
        if (lt_object_set((lt_object *)params, name, lt_value_root(value))) {
            refused++;
            if (lt_last_error() != lt_error_state) break;
        }
        lt_value_free(value);
    }
    atomic_store(&over, true);
    return refused > 50 * rounds ? (void *)"never" : NULL;
}

static void writes_wait_for_nobody(void **state) {
    (void)state;
    void *(*const work[])(void *) = {write_params, change_params, write_params};
    together(work, 3);
}

static void *end(void *nothing) {
    (void)nothing;
    return lt_session_close(session, 20000) ? NULL : (void *)"not closed";
}

static void the_end_while_others_call(void **state) {
    (void)state;
    void *(*const work[])(void *) = {pop, ask, end, ask};
    together(work, threads);
    assert_null(lt_torrent_handle_status(handle, 0xffffffff));
    assert_int_equal(lt_last_error(), lt_error_invalid_handle);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {TEST(alerts_and_calls), TEST(writes_wait_for_nobody),
                                       TEST(the_end_while_others_call)};
    return cmocka_run_group_tests_name("threads", tests, NULL, end_sessions);
}
