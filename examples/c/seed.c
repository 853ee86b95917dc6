/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Seeds what a torrent file describes, from a folder that has it, until Ctrl-C is pressed; prints
 * each alert with all that it says, which it finds out at run time. cc seed.c $(pkg-config --cflags
 * --libs libtorrent-c) -o seed
 */
#define _POSIX_C_SOURCE 200809L
#include <libtorrent-c/libtorrent-c.h>

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static volatile sig_atomic_t stopped;

static void on_signal(int number) {
    (void)number;
    stopped = 1;
}

static void die(const char *what) {
    fprintf(stderr, "%s: %s\n", what, lt_last_error_message());
    exit(1);
}

/* A session that listens there and keeps to that, or everywhere. */
static lt_session *new_session(const char *listen) {
    static const char *const discovery[] = {"enable_dht", "enable_lsd", "enable_upnp",
                                            "enable_natpmp"};
    lt_value *settings = lt_value_new();
    lt_value_begin(settings, lt_kind_map);
    lt_value_add_string(settings, "listen_interfaces");
    lt_value_add_string(settings, listen ? listen : "0.0.0.0:6881,[::]:6881");
    for (size_t i = 0; i < sizeof discovery / sizeof *discovery; i++) {
        lt_value_add_string(settings, discovery[i]);
        lt_value_add_bool(settings, !listen);
    }
    lt_value_add_string(settings, "alert_mask");
    lt_value_add_int(settings, lt_alert_category_error | lt_alert_category_status |
                                   lt_alert_category_connect);
    lt_value_end(settings);
    lt_session *session = lt_session_new(settings, lt_session_flags_add_default_plugins);
    lt_value_free(settings);
    return session ? session : (die("session"), NULL);
}

static lt_torrent_handle *add(lt_session *session, const char *file, const char *folder) {
    lt_add_torrent_params *params = lt_load_torrent_file(file, NULL);
    if (!params) die(file);
    if (lt_object_set_text((lt_object *)params, "save_path", folder)) die(folder);
    lt_value *v = lt_value_new();
    lt_value_add_object(v, (lt_object *)params);
    lt_torrent_handle *handle = lt_session_add_torrent(session, v);
    lt_value_free(v);
    lt_object_unref((lt_object *)params);
    return handle ? handle : (die(file), NULL);
}

/* The fields of an alert that are numbers or text, those of its bases too. */
static void print_alert(const lt_object *alert) {
    printf("%s", lt_class_name(lt_object_class(alert)));
    for (const lt_class *c = lt_object_class(alert); c; c = lt_class_base(c))
        for (size_t i = 0; i < lt_class_field_count(c); i++) {
            const lt_field *field = lt_class_field_at(c, i);
            lt_slot slot;
            if (lt_field_is_method(field) || lt_object_get(alert, field, &slot)) continue;
            if (slot.node->kind == lt_kind_int || slot.node->kind == lt_kind_bool)
                printf(" %s=%lld", lt_field_name(field), (long long)slot.node->u.integer);
            else if (slot.node->kind == lt_kind_text)
                printf(" %s=\"%.*s\"", lt_field_name(field), (int)slot.node->size,
                       slot.node->u.data);
            lt_slot_clear(&slot);
        }
    putchar('\n');
}

int main(int argc, char **argv) {
    if (argc < 3 || argc > 4) {
        fputs("Usage: seed TORRENT-FILE FOLDER [LISTEN-INTERFACES]\n", stderr);
        return 2;
    }
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigaction(SIGINT, &action, NULL);

    lt_session *session = new_session(argc > 3 ? argv[3] : NULL);
    lt_torrent_handle *handle = add(session, argv[1], argv[2]);
    struct pollfd alerts = {lt_session_alert_fd(session), POLLIN, 0};
    while (!stopped) {
        if (poll(&alerts, 1, 1000) <= 0) continue;
        lt_value *list = lt_session_pop_alerts(session);
        if (!list) die("alerts");
        const lt_node *alert = lt_node_child(lt_value_root(list));
        for (uint32_t i = lt_value_root(list)->size; i; i--, alert = lt_node_next(alert))
            print_alert(alert->u.object);
        lt_value_free(list);
        fflush(stdout);
    }
    lt_object_unref((lt_object *)handle);
    lt_session_close(session, 5000);
    lt_object_unref((lt_object *)session);
    return 0;
}
