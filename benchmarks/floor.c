/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * What workloads take from C: the same calls of libtorrent-c, without a script. Prints a line for
 * each: name, tab, seconds.
 */
#ifdef __linux__
#define _GNU_SOURCE
#include <sched.h>
#endif

#include <libtorrent-c/libtorrent-c.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { loops = 100000, rounds = 5 };

static double now(void) {
    struct timespec t;
    timespec_get(&t, TIME_UTC);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void report(const char *name, double seconds) { printf("%s\t%.12g\n", name, seconds); }

static void *must(void *p) {
    if (p) return p;
    fprintf(stderr, "%s\n", lt_last_error_message());
    exit(1);
}

/* The least time of one of `count` times `statement`. */
#define TIME(name, count, statement)                                                               \
    do {                                                                                           \
        double best = 1e9;                                                                         \
        for (int round_ = 0; round_ < rounds; round_++) {                                          \
            double begun = now();                                                                  \
            for (int i = 0; i < (count); i++) {                                                    \
                statement;                                                                         \
            }                                                                                      \
            double spent = (now() - begun) / (count);                                              \
            if (spent < best) best = spent;                                                        \
        }                                                                                          \
        report(name, best);                                                                        \
    } while (0)

static void read_field(const lt_object *object, const lt_field *field) {
    lt_slot slot;
    if (!lt_object_get(object, field, &slot)) lt_slot_clear(&slot);
}

static void time_field(const char *name, const lt_object *object, const char *field_name) {
    const lt_field *field = lt_class_field_find(lt_object_class(object), field_name);
    if (!field) {
        fprintf(stderr, "no field %s\n", field_name);
        exit(1);
    }
    TIME(name, loops, read_field(object, field));
}

static lt_object *made(const char *class_name) {
    return must(lt_object_new(lt_class_find(class_name)));
}

static void time_objects(void) {
    const char digest[] = "12345678901234567890";
    TIME("sha1_hash from bytes", loops,
         lt_object_unref((lt_object *)lt_sha1_hash_from_bytes(digest, 20)));
    TIME("torrent_handle", loops, lt_object_unref(made("torrent_handle")));
    TIME("torrent_status", loops, lt_object_unref(made("torrent_status")));
    TIME("add_torrent_params", loops, lt_object_unref(made("add_torrent_params")));
    TIME("error_code", loops, lt_object_unref(made("error_code")));
    lt_sha1_hash *hash = must(lt_sha1_hash_from_bytes(digest, 20));
    lt_sha1_hash *other = must(lt_sha1_hash_from_bytes(digest, 20));
    TIME("sha1_hash hash", loops, lt_object_hash((lt_object *)hash));
    TIME("sha1_hash equal", loops, lt_object_equal((lt_object *)hash, (lt_object *)other));
    TIME("sha1_hash hex", loops, lt_free(lt_sha1_hash_hex(hash)));
    lt_object_unref((lt_object *)hash);
    lt_object_unref((lt_object *)other);
}

static void time_fields(void) {
    lt_object *status = made("torrent_status"), *params = made("add_torrent_params");
    time_field("field int", status, "num_peers");
    time_field("field float", status, "progress");
    time_field("field str", status, "name");
    time_field("field enum", status, "state");
    time_field("field flags", status, "flags");
    time_field("field hash", status, "info_hash");
    time_field("field handle", status, "handle");
    lt_value *urls = must(lt_value_new());
    lt_value_begin(urls, lt_kind_list);
    for (int i = 0; i < 2; i++)
        lt_value_add_text(urls, "http://127.0.0.1:1/announce", 27);
    lt_value_end(urls);
    const lt_field *trackers = lt_class_field_find(lt_object_class(params), "trackers");
    lt_object_set(params, trackers, lt_value_root(urls));
    lt_value_free(urls);
    time_field("field list", params, "trackers");
    lt_object_unref(status);
    lt_object_unref(params);
}

/* A torrent file of `files` files, bencoded; the caller's, free(). */
static char *torrent_file(int files, size_t *size) {
    size_t pieces = ((size_t)files * 1000 + 16383) / 16384 * 20;
    char *data = must(malloc((size_t)files * 80 + pieces + 200)), *at = data;
    at += sprintf(at, "d4:infod5:filesl");
    for (int i = 0; i < files; i++)
        at += sprintf(at, "d6:lengthi1000e4:pathl10:folder %03d11:file %06dee", i % 100, i);
    at += sprintf(at, "e4:name7:torrent12:piece lengthi16384e6:pieces%zu:", pieces);
    memset(at, 0, pieces);
    at += pieces;
    at += sprintf(at, "ee");
    *size = (size_t)(at - data);
    return data;
}

static lt_torrent_info *load(const char *data, size_t size) {
    lt_value *source = must(lt_value_new());
    lt_value_add_borrowed(source, lt_kind_bytes, data, size);
    lt_torrent_info *info = must(lt_torrent_info_new(source, NULL));
    lt_value_free(source);
    return info;
}

static void time_torrents(void) {
    size_t size;
    char *data = torrent_file(20000, &size);
    TIME("torrent_info load", 3, lt_object_unref((lt_object *)load(data, size)));
    lt_torrent_info *info = load(data, size);
    free(data);
    lt_file_storage *fs = must(lt_torrent_info_files(info));
    TIME("torrent_info num_pieces", loops, lt_torrent_info_num_pieces(info));
    TIME("torrent_info piece_size", loops, lt_torrent_info_piece_size(info, 1));
    TIME("torrent_info name", loops, lt_free(lt_torrent_info_name(info)));
    TIME("file_storage file_size", loops, lt_file_storage_file_size(fs, 7));
    TIME("file_storage file_path", loops, lt_free(lt_file_storage_file_path(fs, 7, "")));
    lt_object_unref((lt_object *)fs);
    lt_object_unref((lt_object *)info);
}

static void add_pair(lt_value *map, const char *key) { lt_value_add_text(map, key, strlen(key)); }

static lt_session *make_session(int64_t alert_mask) {
    static const char *const off[] = {"enable_dht", "enable_lsd", "enable_natpmp", "enable_upnp"};
    lt_value *settings = must(lt_value_new());
    lt_value_begin(settings, lt_kind_map);
    for (size_t i = 0; i < sizeof off / sizeof *off; i++) {
        add_pair(settings, off[i]);
        lt_value_add_bool(settings, false);
    }
    add_pair(settings, "listen_interfaces");
    lt_value_add_text(settings, "127.0.0.1:0", 11);
    add_pair(settings, "alert_mask");
    lt_value_add_int(settings, alert_mask);
    add_pair(settings, "alert_queue_size");
    lt_value_add_int(settings, 1000000);
    lt_value_end(settings);
    lt_session *session = must(lt_session_new(settings, 1));
    lt_value_free(settings);
    return session;
}

static lt_torrent_handle *add_torrent(lt_session *session, int number) {
    char magnet[100];
    snprintf(magnet, sizeof magnet, "magnet:?xt=urn:btih:%040x", number + 1);
    lt_value *params = must(lt_value_new());
    lt_value_begin(params, lt_kind_map);
    add_pair(params, "url");
    lt_value_add_text(params, magnet, strlen(magnet));
    add_pair(params, "save_path");
    lt_value_add_text(params, "/nonexistent", 12);
    add_pair(params, "flags");
    lt_value_add_int(params, 0x10);
    lt_value_end(params);
    lt_torrent_handle *h = must(lt_session_add_torrent(session, params));
    lt_value_free(params);
    return h;
}

/* Pops 20 000 alerts of the kinds that workloads/alerts.py has, and reads fields of each. */
static double drain(lt_session *session, lt_torrent_handle *h, bool fields) {
    enum { half = 10000 };
    static const char *const names[3][3] = {{"handle", "storage_path", "what"},
                                            {"handle", "torrent_name", "what"},
                                            {"handle", "torrent_name", "what"}};
    static const char *const classes[] = {"storage_moved_alert", "torrent_paused_alert",
                                          "torrent_resumed_alert"};
    const lt_class *kinds[3];
    const lt_field *found[3][3];
    for (int k = 0; k < 3; k++) {
        kinds[k] = lt_class_find(classes[k]);
        for (int f = 0; f < 3; f++)
            found[k][f] = lt_class_field_find(kinds[k], names[k][f]);
    }
    lt_value_free(lt_session_pop_alerts(session));
    for (int i = 0; i < half; i++)
        lt_torrent_handle_move_storage(h, "/nonexistent", 0);
    for (int i = 0; i < half / 2; i++) {
        lt_torrent_handle_resume(h);
        lt_torrent_handle_pause(h, 0);
    }
    lt_object_unref(must(lt_torrent_handle_status(h, 0)));
    double begun = now();
    lt_value *alerts = must(lt_session_pop_alerts(session));
    const lt_node *list = lt_value_root(alerts);
    const lt_node *n = lt_node_child(list);
    for (uint32_t i = 0; fields && i < list->size; i++, n++)
        for (int k = 0; k < 3; k++)
            if (lt_object_class(n->u.object) == kinds[k])
                for (int f = 0; f < 3; f++)
                    if (found[k][f]) read_field(n->u.object, found[k][f]);
    double spent = (now() - begun) / (list->size ? list->size : 1);
    lt_value_free(alerts);
    return spent;
}

static void time_sessions(void) {
    enum { torrents = 2000 };
    lt_session *session = make_session(0x48);
    lt_torrent_handle *first = add_torrent(session, 0);
    TIME("torrent_handle is_valid", loops, lt_torrent_handle_is_valid(first));
    TIME("torrent_handle info_hash", loops,
         lt_object_unref((lt_object *)lt_torrent_handle_info_hash(first)));
    TIME("torrent_handle status", 1000, lt_object_unref(lt_torrent_handle_status(first, 0xff)));
    TIME("session get_settings", 100, lt_value_free(lt_session_get_settings(session)));
    report("alert popped", drain(session, first, false));
    report("alert with 3 fields", drain(session, first, true));
    for (int i = 1; i < torrents; i++)
        lt_object_unref((lt_object *)add_torrent(session, i));
    TIME("session get_torrent_status", 5, lt_value_free(lt_session_get_torrent_status(session, 0)));
    lt_object_unref((lt_object *)first);
    lt_object_unref((lt_object *)session);
}

/* The file of benchmarks/languages, if there is one. */
static void time_bencode(const char *path) {
    FILE *file = must(fopen(path, "rb"));
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *data = must(malloc(size));
    if (fread(data, 1, size, file) != size) exit(1);
    fclose(file);
    lt_value *value = must(lt_bdecode(data, size, 100, 2000000));
    TIME("bdecode", 3, lt_value_free(must(lt_bdecode(data, size, 100, 2000000))));
    TIME("bencode", 3, lt_value_free(must(lt_bencode(value))));
    lt_value_free(value);
    free(data);
}

/* To wake libtorrent's thread on another processor takes longer than most calls: see suite.py. */
static void use_one_processor(void) {
#ifdef __linux__
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    if (sched_setaffinity(0, sizeof one, &one)) perror("sched_setaffinity");
#endif
}

int main(int argc, char **argv) {
    use_one_processor();
    if (argc > 1) time_bencode(argv[1]);
    time_objects();
    time_fields();
    time_torrents();
    time_sessions();
    return 0;
}
