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

static void on_signal(int number) { stopped = number; }

/* What a call returned; if that is NULL, this is the end. */
static void *check(void *result, const char *what) {
    if (result) return result;
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
    return check(session, "session");
}

/* Parameters for a torrent file or magnet link, continued if there is resume data for it. */
static lt_object *load(const char *source, const char *resume_file) {
    static char data[8 << 20];
    void *params = strncmp(source, "magnet:", 7) == 0 ? (void *)lt_parse_magnet_uri(source)
                                                      : (void *)lt_load_torrent_file(source, NULL);
    FILE *in = fopen(resume_file, "rb");
    if (!check(params, source) || !in) return params;
    void *stored = lt_read_resume_data(data, fread(data, 1, sizeof data, in), NULL);
    fclose(in);
    lt_object *hashes = lt_object_part(params, "info_hashes"), *ti = lt_object_part(params, "ti");
    lt_object *of_stored = lt_object_part(stored, "info_hashes");
    bool same = lt_object_equal(hashes, of_stored) == 1;
    if (same && ti) lt_object_set_part(stored, "ti", ti);
    lt_object_unref(hashes);
    lt_object_unref(of_stored);
    lt_object_unref(ti);
    lt_object_unref(same ? params : stored);
    return same ? stored : params;
}

static void show(const lt_object *status) {
    const lt_enum *states = lt_enum_find("torrent_status.states");
    double progress = lt_object_real(status, "progress");
    size_t state = 0;
    while (lt_enum_value(states, state) != lt_object_int(status, "state"))
        state++;
    printf("\r[%-30.*s] %5.1f%%  %s  %.1f MB/s  %d peers ", (int)(progress * 30),
           "##############################", progress * 100, lt_enum_value_name(states, state),
           (double)lt_object_int(status, "download_rate") / 1e6,
           (int)lt_object_int(status, "num_peers"));
    fflush(stdout);
}

/* Writes resume data to a temporary file and puts it in place, so that no crash can cut it. */
static void save(const lt_object *alert, const char *file) {
    char temporary[4200];
    snprintf(temporary, sizeof temporary, "%s.tmp", file);
    lt_object *params = lt_object_part(alert, "params");
    lt_value *data = check(lt_write_resume_data_buf((lt_add_torrent_params *)params), file);
    const lt_node *bytes = lt_value_root(data);
    FILE *out = fopen(temporary, "wb");
    if (!out || fwrite(bytes->u.data, 1, bytes->size, out) != bytes->size || fclose(out) ||
        rename(temporary, file))
        perror(temporary);
    lt_value_free(data);
    lt_object_unref(params);
}

int main(int argc, char **argv) {
    if (argc < 2 || argc > 5) return fputs(usage, stderr), 1;
    const char *folder = argc > 2 ? argv[2] : ".";
    char resume_file[4096];
    snprintf(resume_file, sizeof resume_file, "%s/.simple_client.resume", folder);
    signal(SIGINT, on_signal);

    lt_session *session = new_session(argc > 4 ? argv[4] : NULL);
    lt_object *params = load(argv[1], resume_file);
    lt_object_set_text(params, "save_path", folder);
    lt_value *value = lt_value_new();
    lt_value_add_object(value, params);
    lt_torrent_handle *handle = check(lt_session_add_torrent(session, value), "add_torrent");
    lt_value_free(value);
    lt_object_unref(params);
    char *port = argc > 3 ? strrchr(argv[3], ':') : NULL;
    if (port) {
        lt_value *peer = lt_value_new();
        lt_value_begin(peer, lt_kind_tuple);
        lt_value_add_text(peer, argv[3], (size_t)(port - argv[3]));
        lt_value_add_int(peer, atoi(port + 1));
        lt_value_end(peer);
        lt_torrent_handle_connect_peer(handle, peer, 0, 0);
        lt_value_free(peer);
    }

    struct pollfd alerts = {lt_session_alert_fd(session), POLLIN, 0};
    bool finished = false, saving = false, saved = false;
    for (time_t asked = 0; !saved;) {
        if (!saving && (finished || stopped)) {
            saving = true;
            puts(finished ? "" : "\nstopping");
            lt_torrent_handle_save_resume_data(handle, lt_save_resume_flags_save_info_dict |
                                                           lt_save_resume_flags_flush_disk_cache);
        } else if (!saving && time(NULL) != asked) { /* each call posts an alert: not more often */
            asked = time(NULL);
            lt_session_post_torrent_updates(session, 0);
        }
        poll(&alerts, 1, 500);
        lt_value *news = check(lt_session_pop_alerts(session), "alerts");
        const lt_node *node = lt_node_child(lt_value_root(news));
        for (uint32_t i = lt_value_root(news)->size; i; i--, node = lt_node_next(node)) {
            const lt_object *alert = node->u.object;
            const char *type = lt_class_name(lt_object_class(alert));
            if (strcmp(type, "state_update_alert") == 0 && !saving) {
                lt_value *all = lt_object_field(alert, "status");
                const lt_node *list = lt_value_root(all); /* of one torrent, if it has changed */
                if (list->size) show(lt_node_child(list)->u.object);
                lt_value_free(all);
            } else if (strcmp(type, "torrent_finished_alert") == 0 && !saving) {
                finished = true;
                lt_object *status = lt_torrent_handle_status(handle, 0);
                show(status);
                lt_object_unref(status);
            } else if (strcmp(type, "save_resume_data_alert") == 0) {
                saved = true;
                save(alert, resume_file);
            } else if (lt_object_int(alert, "category") & lt_alert_category_error) {
                char *message = lt_object_text(alert, "message");
                fprintf(stderr, "\n%s\n", message);
                lt_free(message);
                if (strcmp(type, "save_resume_data_failed_alert") == 0) saved = true;
            }
        }
        lt_value_free(news);
    }
    lt_object_unref((lt_object *)handle);
    lt_session_close(session, 5000);
    lt_object_unref((lt_object *)session);
    return 0;
}
