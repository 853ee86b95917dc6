/* SPDX-License-Identifier: BSD-3-Clause */
/* cc simple_client.c $(pkg-config --cflags --libs libtorrent-c) -o simple_client */
#define _POSIX_C_SOURCE 200809L
#include <libtorrent-c/libtorrent-c.h>

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const char usage[] =
    "A small client: adds a torrent, shows progress and alerts until it is complete or Ctrl-C.\n\n"
    "Usage: simple_client FILE-OR-MAGNET [FOLDER [PEER-HOST:PORT [LISTEN-INTERFACES]]]\n\n"
    "With LISTEN-INTERFACES it keeps to them: no DHT, no local discovery, no port mapping.\n";

static volatile sig_atomic_t stopped;

static void on_signal(int number) {
    (void)number;
    stopped = 1;
}

static void die(const char *what) {
    fprintf(stderr, "%s: %s\n", what, lt_last_error_message());
    exit(1);
}

/* A session that listens there, or everywhere. */
static lt_session *new_session(const char *listen) {
    static const char *const discovery[] = {"enable_dht", "enable_lsd", "enable_upnp",
                                            "enable_natpmp"};
    lt_value *settings = lt_value_new();
    lt_value_begin(settings, lt_kind_map);
    lt_value_add_string(settings, "listen_interfaces");
    lt_value_add_string(settings, listen ? listen : "0.0.0.0:6881,[::]:6881");
    lt_value_add_string(settings, "alert_mask");
    lt_value_add_int(settings, lt_alert_category_error | lt_alert_category_status);
    for (size_t i = 0; i < sizeof discovery / sizeof *discovery; i++) {
        lt_value_add_string(settings, discovery[i]);
        lt_value_add_bool(settings, !listen);
    }
    lt_value_end(settings);
    lt_session *session = lt_session_new(settings, lt_session_flags_add_default_plugins);
    lt_value_free(settings);
    return session ? session : (die("session"), NULL);
}

/* The resume data of an earlier run, if there are any. */
static lt_object *stored(const char *file) {
    static char data[8 << 20];
    FILE *in = fopen(file, "rb");
    if (!in) return NULL;
    size_t size = fread(data, 1, sizeof data, in);
    fclose(in);
    return (lt_object *)lt_read_resume_data(data, size, NULL);
}

/* Parameters for a torrent file or magnet link, continued if there are resume data for the same
 * torrent. */
static lt_object *load(const char *source, const char *folder, const char *resume_file) {
    lt_object *params =
        (lt_object *)(strncmp(source, "magnet:", 7) == 0 ? lt_parse_magnet_uri(source)
                                                         : lt_load_torrent_file(source, NULL));
    if (!params) die(source);
    lt_object *resumed = stored(resume_file);
    if (resumed) {
        lt_object *ours = lt_object_part(params, "info_hashes"),
                  *theirs = lt_object_part(resumed, "info_hashes");
        if (lt_object_equal(ours, theirs) == 1) {
            lt_object *ti = lt_object_part(params, "ti");
            if (ti) lt_object_set_part(resumed, "ti", ti);
            lt_object_unref(ti);
            lt_object *swap = params;
            params = resumed;
            resumed = swap;
        }
        lt_object_unref(ours);
        lt_object_unref(theirs);
        lt_object_unref(resumed);
    }
    if (lt_object_set_text(params, "save_path", folder)) die(folder);
    return params;
}

static lt_torrent_handle *add(lt_session *session, lt_object *params) {
    lt_value *v = lt_value_new();
    lt_value_add_object(v, params);
    lt_torrent_handle *handle = lt_session_add_torrent(session, v);
    lt_value_free(v);
    lt_object_unref(params);
    return handle ? handle : (die("add_torrent"), NULL);
}

static void connect_to(lt_torrent_handle *handle, char *peer) {
    char *colon = strrchr(peer, ':');
    if (!colon) return;
    lt_value *endpoint = lt_value_new();
    lt_value_begin(endpoint, lt_kind_tuple);
    lt_value_add_text(endpoint, peer, (size_t)(colon - peer));
    lt_value_add_int(endpoint, atoi(colon + 1));
    lt_value_end(endpoint);
    if (lt_torrent_handle_connect_peer(handle, endpoint, 0, 0)) die(peer);
    lt_value_free(endpoint);
}

static const char *state_name(int64_t state) {
    const lt_enum *states = lt_enum_find("torrent_status.states");
    for (size_t i = 0; i < lt_enum_value_count(states); i++)
        if (lt_enum_value(states, i) == state) return lt_enum_value_name(states, i);
    return "unknown";
}

static void show(const lt_object *status) {
    static const char bar[] = "##############################";
    double progress = lt_object_real(status, "progress");
    printf("\r[%-30.*s] %5.1f%%  %s  %.1f MB/s  %d peers ", (int)(progress * 30), bar,
           progress * 100, state_name(lt_object_int(status, "state")),
           (double)lt_object_int(status, "download_rate") / 1e6,
           (int)lt_object_int(status, "num_peers"));
    fflush(stdout);
}

/* Writes resume data to a temporary file and puts it in place, so that no crash can cut it. */
static void save(const lt_object *alert, const char *file) {
    char temporary[4200];
    snprintf(temporary, sizeof temporary, "%s.tmp", file);
    lt_object *params = lt_object_part(alert, "params");
    lt_value *data = lt_write_resume_data_buf((lt_add_torrent_params *)params);
    lt_object_unref(params);
    if (!data) die(file);
    const lt_node *bytes = lt_value_root(data);
    FILE *out = fopen(temporary, "wb");
    if (!out || fwrite(bytes->u.data, 1, bytes->size, out) != bytes->size || fclose(out) ||
        rename(temporary, file))
        perror(temporary);
    lt_value_free(data);
}

/* What an alert says of the end: 1 the torrent is complete, 2 resume data are saved or cannot be.
 */
static int handle_alert(const lt_object *alert, const char *resume_file) {
    const char *type = lt_class_name(lt_object_class(alert));
    if (strcmp(type, "state_update_alert") == 0) {
        lt_value *list = lt_object_field(alert, "status");
        const lt_node *status = lt_node_child(lt_value_root(list));
        for (uint32_t i = lt_value_root(list)->size; i; i--, status = lt_node_next(status))
            show(status->u.object);
        lt_value_free(list);
    } else if (strcmp(type, "torrent_finished_alert") == 0) {
        return 1;
    } else if (strcmp(type, "save_resume_data_alert") == 0) {
        save(alert, resume_file);
        return 2;
    } else if (lt_object_int(alert, "category") & lt_alert_category_error) {
        char *message = lt_object_text(alert, "message");
        fprintf(stderr, "\n%s\n", message);
        lt_free(message);
    }
    return strcmp(type, "save_resume_data_failed_alert") == 0 ? 2 : 0;
}

int main(int argc, char **argv) {
    if (argc < 2 || argc > 5) {
        fputs(usage, stderr);
        return 1;
    }
    const char *folder = argc > 2 ? argv[2] : ".";
    char resume_file[4096];
    snprintf(resume_file, sizeof resume_file, "%s/.simple_client.resume", folder);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigaction(SIGINT, &action, NULL);

    lt_session *session = new_session(argc > 4 ? argv[4] : NULL);
    lt_torrent_handle *handle = add(session, load(argv[1], folder, resume_file));
    if (argc > 3 && *argv[3]) connect_to(handle, argv[3]);

    struct pollfd alerts = {lt_session_alert_fd(session), POLLIN, 0};
    time_t asked = 0;
    bool interrupted = false;
    int said = 0;
    bool saving = false;
    while (said < 2) {
        if (!saving && (said == 1 || stopped)) {
            saving = true;
            interrupted = said == 0;
            lt_torrent_handle_save_resume_data(handle, lt_save_resume_flags_save_info_dict |
                                                           lt_save_resume_flags_flush_disk_cache);
        } else if (time(NULL) !=
                   asked) { /* each call posts an alert: not more than once a second */
            asked = time(NULL);
            lt_session_post_torrent_updates(session, 0);
        }
        poll(&alerts, 1, 500);
        lt_value *list = lt_session_pop_alerts(session);
        if (!list) die("alerts");
        const lt_node *alert = lt_node_child(lt_value_root(list));
        for (uint32_t i = lt_value_root(list)->size; i; i--, alert = lt_node_next(alert)) {
            int says = handle_alert(alert->u.object, resume_file);
            if (says > said) said = says;
        }
        lt_value_free(list);
    }
    lt_object *status = lt_torrent_handle_status(handle, 0);
    if (interrupted)
        puts("\nstopping");
    else if (status) {
        show(status);
        putchar('\n');
    }
    lt_object_unref(status);
    lt_object_unref((lt_object *)handle);
    lt_session_close(session, 5000);
    lt_object_unref((lt_object *)session);
    return 0;
}
