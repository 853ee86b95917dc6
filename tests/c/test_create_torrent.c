/* SPDX-License-Identifier: BSD-3-Clause */
/* create_torrent: v1, v2 and hybrid torrents of real files, progress, cancelling, and what is
 * refused. */
#include <libtorrent-c/bencode.h>
#include <libtorrent-c/create_torrent.h>
#include <libtorrent-c/error.h>
#include <libtorrent-c/hash.h>

#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

enum { v2_only = 32, v1_only = 64, block = 16384 };

/* A folder "data" with two files of 3 and 2 blocks, one empty one and a folder, below a temporary
 * folder. */
static char base[64];
static char data_path[80];

static void write_file(const char *name, size_t size) {
    char path[160];
    snprintf(path, sizeof path, "%s/%s", data_path, name);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    for (size_t i = 0; i < size; i++)
        fputc((int)(i * 7 + i / 256) & 255, f);
    assert_int_equal(fclose(f), 0);
}

static int make_files(void **state) {
    (void)state;
    strcpy(base, "test_create_torrent_XXXXXX");
    assert_non_null(mkdtemp(base));
    snprintf(data_path, sizeof data_path, "%s/data", base);
    assert_int_equal(mkdir(data_path, 0700), 0);
    char sub[96];
    snprintf(sub, sizeof sub, "%s/sub", data_path);
    assert_int_equal(mkdir(sub, 0700), 0);
    write_file("a", 3 * block);
    write_file("empty", 0);
    write_file("sub/b\xc3\xa9", block + 100);
    return 0;
}

static int remove_files(void **state) {
    (void)state;
    static const char *const names[] = {"a", "empty", "sub/b\xc3\xa9", "sub", ""};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[160];
        snprintf(path, sizeof path, "%s/%s", data_path, names[i]);
        remove(path);
    }
    return remove(base);
}

static void drop(void *o) { lt_object_unref(o); }

static void assert_error(lt_error_kind kind) { assert_int_equal(lt_last_error(), kind); }

static lt_create_torrent *create_from(void *source, int piece_size, int64_t flags) {
    lt_value *v = lt_value_new();
    lt_value_add_object(v, source);
    lt_create_torrent *ct = lt_create_torrent_new(v, piece_size, flags);
    lt_value_free(v);
    return ct;
}

static lt_file_storage *found(void) {
    lt_file_storage *fs = lt_file_storage_new();
    assert_int_equal(lt_add_files(fs, data_path, NULL, NULL, 0), 0);
    return fs;
}

static lt_create_torrent *create(int64_t flags) {
    lt_file_storage *fs = found();
    lt_create_torrent *ct = create_from(fs, block, flags);
    assert_non_null(ct);
    drop(fs);
    return ct;
}

static lt_create_torrent *one_file(int64_t size, int piece_size, int64_t flags) {
    lt_file_storage *fs = lt_file_storage_new();
    assert_int_equal(lt_file_storage_add_file(fs, "one", size, 0, 0, NULL), 0);
    lt_create_torrent *ct = create_from(fs, piece_size, flags);
    drop(fs);
    return ct;
}

static lt_value *bytes(const char *s, size_t size) {
    lt_value *v = lt_value_new();
    lt_value_add_bytes(v, s, size);
    return v;
}

struct count {
    int calls, last, total, stop_at;
    bool error;
};

static bool count_pieces(int piece, int num_pieces, void *payload) {
    struct count *c = payload;
    c->calls++;
    c->last = piece;
    c->total = num_pieces;
    if (c->calls != c->stop_at) return true;
    if (c->error) lt_set_error(lt_error_key, "the caller's own");
    return false;
}

static void check_torrent(int64_t flags) {
    lt_create_torrent *ct = create(flags);
    struct count count = {0};
    assert_null(lt_create_torrent_generate(ct));
    assert_error(lt_error_libtorrent);
    assert_int_equal(lt_set_piece_hashes(ct, base, count_pieces, &count, NULL), 0);
    assert_int_equal(count.calls, lt_create_torrent_num_pieces(ct));
    assert_int_equal(count.total, count.calls);
    assert_int_equal(count.last, count.total - 1);
    assert_int_equal(lt_create_torrent_is_v1_only(ct), (flags & v1_only) != 0);
    assert_int_equal(lt_create_torrent_is_v2_only(ct), (flags & v2_only) != 0);

    lt_value *map = lt_create_torrent_generate(ct);
    lt_value *encoded = lt_bencode(map);
    lt_value *buffer = lt_create_torrent_generate_buf(ct);
    assert_non_null(buffer);
    assert_int_equal(lt_value_root(encoded)->size, lt_value_root(buffer)->size);
    assert_memory_equal(lt_value_root(encoded)->u.data, lt_value_root(buffer)->u.data,
                        lt_value_root(buffer)->size);
    lt_torrent_info *ti = lt_torrent_info_new(buffer, NULL);
    assert_non_null(ti);
    assert_int_equal(lt_torrent_info_v1(ti), !(flags & v2_only));
    assert_int_equal(lt_torrent_info_v2(ti), !(flags & v1_only));
    assert_int_equal(lt_torrent_info_num_pieces(ti), count.total);

    /* The torrent of that is the same but for what stands outside of the info dictionary. */
    lt_create_torrent *again = create_from(ti, 0, 0);
    assert_non_null(again);
    drop(ti);
    assert_int_equal(lt_create_torrent_add_tracker(again, "http://t.test/", 1), 0);
    lt_value *second = lt_create_torrent_generate(again);
    assert_non_null(second);
    assert_non_null(lt_node_find(lt_value_root(second), "announce"));
    assert_int_equal(lt_node_find(lt_value_root(second), "info")->kind, lt_kind_tuple);
    lt_value_free(second);
    drop(again);
    lt_value_free(map);
    lt_value_free(encoded);
    lt_value_free(buffer);
    drop(ct);
}

static void makes_v1(void **state) {
    (void)state;
    check_torrent(v1_only);
}

static void makes_v2(void **state) {
    (void)state;
    check_torrent(v2_only);
}

static void makes_hybrid(void **state) {
    (void)state;
    check_torrent(0);
}

static void hashes_without_progress(void **state) {
    (void)state;
    lt_create_torrent *ct = create(0);
    lt_value *settings = lt_value_new();
    lt_value_begin(settings, lt_kind_map);
    lt_value_add_text(settings, "hashing_threads", 15);
    lt_value_add_int(settings, 1);
    lt_value_end(settings);
    assert_int_equal(lt_set_piece_hashes(ct, base, NULL, NULL, settings), 0);
    lt_value_free(settings);
    lt_value *first = lt_create_torrent_generate_buf(ct);
    assert_int_equal(lt_set_piece_hashes(ct, base, NULL, NULL, NULL), 0);
    lt_value *second = lt_create_torrent_generate_buf(ct);
    assert_int_equal(lt_value_root(first)->size, lt_value_root(second)->size);
    assert_memory_equal(lt_value_root(first)->u.data, lt_value_root(second)->u.data,
                        lt_value_root(first)->size);
    lt_value_free(first);
    lt_value_free(second);
    drop(ct);
}

static void stops_when_asked_to(void **state) {
    (void)state;
    static const int64_t kinds[] = {0, v1_only, v2_only};
    for (size_t i = 0; i < 3; i++) {
        lt_create_torrent *ct = create(kinds[i]);
        struct count count = {.stop_at = 2};
        assert_int_equal(lt_set_piece_hashes(ct, base, count_pieces, &count, NULL), -1);
        assert_error(lt_error_cancelled);
        assert_int_equal(count.calls, 2);
        count = (struct count){.stop_at = 1, .error = true};
        assert_int_equal(lt_set_piece_hashes(ct, base, count_pieces, &count, NULL), -1);
        assert_error(lt_error_key);
        assert_string_equal(lt_last_error_message(), "the caller's own");
        count = (struct count){0};
        assert_int_equal(lt_set_piece_hashes(ct, base, count_pieces, &count, NULL), 0);
        assert_int_equal(count.calls, count.total);
        drop(ct);
    }
}

static void names_missing_files(void **state) {
    (void)state;
    lt_create_torrent *ct = one_file(100, 0, 0);
    assert_int_equal(lt_set_piece_hashes(ct, base, NULL, NULL, NULL), -1);
    assert_error(lt_error_libtorrent);
    assert_int_equal(lt_last_error_code(), 2);
    assert_int_equal(lt_set_piece_hashes(ct, NULL, NULL, NULL, NULL), -1);
    assert_error(lt_error_type);
    drop(ct);
}

static bool no_folders(const char *path, void *payload) {
    ++*(int *)payload;
    const char *name = strrchr(path, '/');
    return !name || strcmp(name, "/sub") != 0;
}

static bool complain(const char *path, void *payload) {
    (void)path;
    (void)payload;
    lt_set_error(lt_error_key, "not this one");
    return false;
}

static int times_locked;

static void *with_lock(void *(*work)(void *), void *argument) {
    times_locked++;
    return work(argument);
}

/* As a filter of a language does whose verb ends the lock that it began. */
static bool ends_lock(const char *path, void *payload) {
    (void)path;
    (void)payload;
    lt_set_locked(NULL);
    return true;
}

static void adds_files_with_a_lock(void **state) {
    (void)state;
    lt_file_storage *fs = lt_file_storage_new();
    lt_set_locked(with_lock);
    assert_int_equal(lt_add_files(fs, data_path, ends_lock, NULL, 0), 0);
    assert_int_equal(lt_file_storage_num_files(fs), 3);
    assert_int_equal(times_locked, 2);
    drop(fs);
}

static void adds_files(void **state) {
    (void)state;
    lt_file_storage *fs = found();
    assert_int_equal(lt_file_storage_num_files(fs), 3);
    drop(fs);
    fs = lt_file_storage_new();
    int asked = 0;
    assert_int_equal(lt_add_files(fs, data_path, no_folders, &asked, 0), 0);
    assert_int_equal(lt_file_storage_num_files(fs), 2);
    assert_true(asked >= 3);
    assert_int_equal(lt_add_files(fs, data_path, complain, NULL, 0), -1);
    assert_error(lt_error_key);
    assert_int_equal(lt_file_storage_num_files(fs), 2);
    assert_int_equal(lt_add_files(fs, "/nonexistent/folder", NULL, NULL, 0), -1);
    assert_error(lt_error_libtorrent);
    assert_int_equal(lt_last_error_code(), 2);
    assert_int_equal(lt_add_files(NULL, data_path, NULL, NULL, 0), -1);
    assert_error(lt_error_type);
    assert_int_equal(lt_add_files(fs, data_path, NULL, NULL, -1), -1);
    assert_error(lt_error_overflow);
    drop(fs);
}

static void refuses_piece_sizes(void **state) {
    (void)state;
    static const struct {
        int64_t size;
        int piece_size;
        int64_t flags;
        lt_error_kind kind;
    } bad[] = {
        {100, -1, 0, lt_error_value},
        {100, 3 * block, 0, lt_error_value},
        {100, 20000, v2_only, lt_error_value},
        {100, 1000, v1_only, lt_error_value},
        {100, block, v1_only | v2_only, lt_error_value},
        {100, block, INT64_C(1) << 32, lt_error_overflow},
        {100, block, -1, lt_error_overflow},
        {INT64_C(1) << 40, block, 0, lt_error_value},
        {0, 0, 0, lt_error_value},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_null(one_file(bad[i].size, bad[i].piece_size, bad[i].flags));
        assert_error(bad[i].kind);
    }
    static const struct {
        int piece_size, expected;
        int64_t flags;
    } good[] = {{0, block, 0},
                {1000, block, 0},
                {4 * block, 4 * block, 0},
                {3 * block, 3 * block, v1_only}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        lt_create_torrent *ct = one_file(100, good[i].piece_size, good[i].flags);
        assert_non_null(ct);
        assert_int_equal(lt_create_torrent_piece_length(ct), good[i].expected);
        drop(ct);
    }
}

static void refuses_sources(void **state) {
    (void)state;
    lt_file_storage *fs = lt_file_storage_new();
    assert_null(create_from(fs, 0, 0));
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_add_file(fs, "a", 5, 0, 0, NULL), 0);
    assert_int_equal(lt_file_storage_add_file(fs, "b", 5, 0, 0, NULL), 0);
    assert_null(create_from(fs, 0, 0));
    assert_error(lt_error_value);
    drop(fs);

    lt_sha1_hash *hash = lt_sha1_hash_new(NULL);
    assert_null(create_from(hash, 0, 0));
    assert_error(lt_error_type);
    lt_value *v = lt_value_new();
    lt_value_add_object(v, (lt_object *)hash);
    lt_torrent_info *bare = lt_torrent_info_new(v, NULL);
    assert_null(create_from(bare, 0, 0));
    assert_error(lt_error_value);
    lt_value_free(v);
    drop(bare);
    drop(hash);
    assert_null(lt_create_torrent_new(NULL, 0, 0));
    assert_error(lt_error_type);
}

static void sets_hashes_by_hand(void **state) {
    (void)state;
    lt_create_torrent *ct = one_file(2 * block + 1, block, v1_only);
    lt_value *good = bytes("aaaaaaaaaaaaaaaaaaaa", 20), *bad = bytes("aaaaaaaaa", 9);
    lt_value *good2 = bytes("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 32);
    assert_int_equal(lt_create_torrent_num_pieces(ct), 3);
    assert_int_equal(lt_create_torrent_piece_size(ct, 2), 1);
    assert_int_equal(lt_create_torrent_piece_size(ct, 3), -1);
    assert_error(lt_error_index);
    static const int indices[] = {-1, 3, INT_MAX, INT_MIN};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(lt_create_torrent_set_hash(ct, indices[i], good), -1);
        assert_error(lt_error_index);
        assert_int_equal(lt_create_torrent_set_file_hash(ct, indices[i], good), -1);
        assert_error(lt_error_index);
        assert_null(lt_create_torrent_file_piece_range(ct, indices[i]));
        assert_error(lt_error_index);
    }
    assert_int_equal(lt_create_torrent_set_hash(ct, 0, bad), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_create_torrent_set_hash(ct, 0, NULL), -1);
    assert_error(lt_error_type);
    assert_int_equal(lt_create_torrent_set_hash2(ct, 0, 0, good2), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_create_torrent_set_file_hash(ct, 0, good), 0);
    for (int i = 0; i < 3; i++) {
        assert_null(lt_create_torrent_generate(ct));
        assert_error(lt_error_libtorrent);
        assert_int_equal(lt_create_torrent_set_hash(ct, i, good), 0);
    }
    lt_value *v = lt_create_torrent_generate(ct);
    assert_non_null(v);
    lt_value_free(v);
    drop(ct);

    ct = one_file(2 * block + 1, block, v2_only);
    assert_int_equal(lt_create_torrent_set_hash(ct, 0, good), -1);
    assert_error(lt_error_value);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(lt_create_torrent_set_hash2(ct, 0, indices[i], good2), -1);
        assert_error(lt_error_index);
        assert_int_equal(lt_create_torrent_set_hash2(ct, indices[i], 0, good2), -1);
        assert_error(lt_error_index);
    }
    assert_int_equal(lt_create_torrent_set_hash2(ct, 0, 0, good), -1);
    assert_error(lt_error_value);
    for (int i = 0; i < 3; i++) {
        assert_null(lt_create_torrent_generate(ct));
        assert_error(lt_error_libtorrent);
        assert_int_equal(lt_create_torrent_set_hash2(ct, 0, i, good2), 0);
    }
    v = lt_create_torrent_generate_buf(ct);
    assert_non_null(v);
    lt_torrent_info *ti = lt_torrent_info_new(v, NULL);
    assert_non_null(ti);
    lt_value *layer = lt_torrent_info_piece_layer(ti, 0);
    assert_int_equal(lt_value_root(layer)->size, 96);
    assert_null(lt_torrent_info_hash_for_piece(ti, 0));
    assert_error(lt_error_value);
    lt_value_free(layer);
    lt_value_free(v);
    drop(ti);
    drop(ct);
    lt_value_free(good);
    lt_value_free(good2);
    lt_value_free(bad);
}

static void says_more(void **state) {
    (void)state;
    lt_create_torrent *ct = one_file(10, 0, v1_only);
    lt_value *hash = bytes("aaaaaaaaaaaaaaaaaaaa", 20);
    assert_int_equal(lt_create_torrent_set_hash(ct, 0, hash), 0);
    assert_int_equal(lt_create_torrent_set_comment(ct, "comment"), 0);
    assert_int_equal(lt_create_torrent_set_creator(ct, "creator"), 0);
    assert_int_equal(lt_create_torrent_set_creation_date(ct, 1000), 0);
    assert_int_equal(lt_create_torrent_add_tracker(ct, "http://t.test/", 0), 0);
    assert_int_equal(lt_create_torrent_add_tracker(ct, "http://t.test/", -1), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_create_torrent_add_url_seed(ct, "http://u.test/"), 0);
    assert_int_equal(lt_create_torrent_add_http_seed(ct, "http://h.test/"), 0);
    assert_int_equal(lt_create_torrent_add_node(ct, "n.test", 5), 0);
    assert_int_equal(lt_create_torrent_add_node(ct, "n.test", -5), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_create_torrent_set_root_cert(ct, "cert"), 0);
    assert_false(lt_create_torrent_priv(ct));
    assert_int_equal(lt_create_torrent_set_priv(ct, true), 0);
    assert_true(lt_create_torrent_priv(ct));
    assert_int_equal(lt_create_torrent_add_similar_torrent(ct, hash), 0);
    assert_int_equal(lt_create_torrent_add_collection(ct, "collection"), 0);
    assert_int_equal(lt_create_torrent_set_comment(ct, NULL), -1);
    assert_error(lt_error_type);
    lt_value_free(hash);

    lt_value *v = lt_create_torrent_generate(ct);
    assert_non_null(v);
    const lt_node *root = lt_value_root(v), *info = lt_node_find(root, "info");
    assert_memory_equal(lt_node_find(root, "comment")->u.data, "comment", 7);
    assert_memory_equal(lt_node_find(root, "created by")->u.data, "creator", 7);
    assert_int_equal(lt_node_find(root, "creation date")->u.integer, 1000);
    assert_memory_equal(lt_node_find(root, "announce")->u.data, "http://t.test/", 14);
    assert_memory_equal(lt_node_find(root, "url-list")->u.data, "http://u.test/", 14);
    assert_memory_equal(lt_node_find(root, "httpseeds")->u.data, "http://h.test/", 14);
    assert_int_equal(lt_node_find(root, "nodes")->size, 1);
    assert_int_equal(lt_node_find(info, "private")->u.integer, 1);
    assert_memory_equal(lt_node_find(info, "ssl-cert")->u.data, "cert", 4);
    assert_int_equal(lt_node_find(info, "similar")->size, 1);
    assert_int_equal(lt_node_find(info, "collections")->size, 1);
    lt_value_free(v);
    drop(ct);
}

/* The storage that was given is changed as libtorrent does it, and neither depends on the other
 * afterwards. */
static void keeps_its_files(void **state) {
    (void)state;
    lt_file_storage *fs = found();
    lt_create_torrent *ct = create_from(fs, block, 0);
    assert_non_null(ct);
    assert_int_equal(lt_file_storage_num_pieces(fs), lt_create_torrent_num_pieces(ct));
    assert_int_equal(lt_file_storage_num_files(fs), lt_create_torrent_end_file(ct));
    drop(fs);
    assert_int_equal(lt_set_piece_hashes(ct, base, NULL, NULL, NULL), 0);
    fs = lt_create_torrent_files(ct);
    int64_t const total = lt_create_torrent_total_size(ct);
    drop(ct);
    assert_int_equal(lt_file_storage_total_size(fs), total);
    char *path = lt_file_storage_file_path(fs, 0, NULL);
    assert_non_null(path);
    lt_free(path);
    drop(fs);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(makes_v1),
        cmocka_unit_test(makes_v2),
        cmocka_unit_test(makes_hybrid),
        cmocka_unit_test(hashes_without_progress),
        cmocka_unit_test(stops_when_asked_to),
        cmocka_unit_test(names_missing_files),
        cmocka_unit_test(adds_files),
        cmocka_unit_test(adds_files_with_a_lock),
        cmocka_unit_test(refuses_piece_sizes),
        cmocka_unit_test(refuses_sources),
        cmocka_unit_test(sets_hashes_by_hand),
        cmocka_unit_test(says_more),
        cmocka_unit_test(keeps_its_files),
    };
    return cmocka_run_group_tests(tests, make_files, remove_files);
}
