/* SPDX-License-Identifier: BSD-3-Clause */
/* torrent_info, file_storage and loading: what they say, what they refuse, and that no index gets
 * through unchecked. */
#include <libtorrent-c/add_torrent_params.h>
#include <libtorrent-c/bencode.h>
#include <libtorrent-c/error.h>
#include <libtorrent-c/hash.h>
#include <libtorrent-c/load_torrent.h>
#include <libtorrent-c/torrent_info.h>

#include <dirent.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define P20 "aaaaaaaaaaaaaaaaaaaa"
#define Q20 "bbbbbbbbbbbbbbbbbbbb"

/* Two files, 30 000 bytes in two pieces; a tracker, a web seed, a DHT node. */
static const char torrent[] =
    "d8:announce17:http://t.test/ann7:comment2:hi10:created by4:prog13:creation datei1000000e4:info"
    "d5:filesld6:lengthi20000e4:pathl1:aeed6:lengthi10000e4:pathl3:sub1:beee4:name3:dir12:piece "
    "lengthi16384e"
    "6:pieces40:" P20 Q20 "7:privatei1ee5:nodesll9:127.0.0.1i6881eee8:url-list14:http://w.test/e";

static lt_value *text(const char *s) {
    lt_value *v = lt_value_new();
    assert_int_equal(lt_value_add_text(v, s, strlen(s)), 0);
    return v;
}

static lt_value *bytes(const char *data, size_t size) {
    lt_value *v = lt_value_new();
    assert_int_equal(lt_value_add_bytes(v, data, size), 0);
    return v;
}

static lt_value *object(void *o) {
    lt_value *v = lt_value_new();
    assert_int_equal(lt_value_add_object(v, o), 0);
    return v;
}

static lt_value *limit(const char *name, int64_t n) {
    lt_value *v = lt_value_new();
    lt_value_begin(v, lt_kind_map);
    lt_value_add_text(v, name, strlen(name));
    lt_value_add_int(v, n);
    lt_value_end(v);
    return v;
}

/* Frees its arguments. */
static lt_torrent_info *new_info(lt_value *source, lt_value *limits) {
    lt_torrent_info *ti = lt_torrent_info_new(source, limits);
    lt_value_free(source);
    lt_value_free(limits);
    return ti;
}

static lt_torrent_info *sample(void) {
    lt_torrent_info *ti = new_info(bytes(torrent, sizeof torrent - 1), NULL);
    assert_non_null(ti);
    return ti;
}

/* No metadata. */
static lt_torrent_info *bare(void) {
    lt_sha1_hash *hash = lt_sha1_hash_from_bytes(P20, 20);
    lt_torrent_info *ti = new_info(object(hash), NULL);
    assert_non_null(ti);
    lt_object_unref((lt_object *)hash);
    return ti;
}

static void drop(void *o) { lt_object_unref(o); }

static void assert_error(lt_error_kind kind) { assert_int_equal(lt_last_error(), kind); }

static void assert_text(char *got, const char *expected) {
    assert_non_null(got);
    assert_string_equal(got, expected);
    lt_free(got);
}

static void assert_bytes(lt_value *got, const char *expected, size_t size) {
    assert_non_null(got);
    const lt_node *n = lt_value_root(got);
    assert_int_equal(n->kind, lt_kind_bytes);
    assert_int_equal(n->size, size);
    if (size) assert_memory_equal(n->u.data, expected, size);
    lt_value_free(got);
}

static void says_what_it_has(void **state) {
    (void)state;
    lt_torrent_info *ti = sample();
    assert_true(lt_torrent_info_is_valid(ti));
    assert_true(lt_torrent_info_is_loaded(ti));
    assert_true(lt_torrent_info_v1(ti));
    assert_false(lt_torrent_info_v2(ti));
    assert_true(lt_torrent_info_priv(ti));
    assert_false(lt_torrent_info_is_i2p(ti));
    assert_text(lt_torrent_info_name(ti), "dir");
    assert_text(lt_torrent_info_comment(ti), "hi");
    assert_text(lt_torrent_info_creator(ti), "prog");
    assert_text(lt_torrent_info_ssl_cert(ti), "");
    assert_int_equal(lt_torrent_info_creation_date(ti), 1000000);
    assert_int_equal(lt_torrent_info_total_size(ti), 30000);
    assert_int_equal(lt_torrent_info_piece_length(ti), 16384);
    assert_int_equal(lt_torrent_info_num_pieces(ti), 2);
    assert_int_equal(lt_torrent_info_last_piece(ti), 1);
    assert_int_equal(lt_torrent_info_num_files(ti), 2);
    assert_int_equal(lt_torrent_info_piece_size(ti, 1), 30000 - 16384);
    assert_int_equal(lt_torrent_info_piece_size_for_req(ti, 1), 30000 - 16384);
    assert_bytes(lt_torrent_info_hash_for_piece(ti, 1), Q20, 20);
    assert_bytes(lt_torrent_info_piece_hashes(ti), P20 Q20, 40);
    assert_bytes(lt_torrent_info_piece_layer(ti, 0), "", 0);
    lt_value *name = lt_torrent_info_info(ti, "name");
    assert_bytes(name, "dir", 3);
    lt_value *none = lt_torrent_info_info(ti, "nothing");
    assert_int_equal(lt_value_root(none)->kind, lt_kind_nil);
    lt_value_free(none);

    lt_value *section = lt_torrent_info_info_section(ti);
    assert_int_equal(lt_value_root(section)->size, lt_torrent_info_metadata_size(ti));
    lt_value_free(section);

    lt_file_entry *e = lt_torrent_info_file_at(ti, 1);
    lt_slot slot;
    assert_int_equal(lt_object_get((lt_object *)e,
                                   lt_class_field_find(lt_object_class((lt_object *)e), "path"),
                                   &slot),
                     0);
    assert_int_equal(slot.node->size, strlen("dir/sub/b"));
    assert_memory_equal(slot.node->u.data, "dir/sub/b", slot.node->size);
    lt_slot_clear(&slot);
    drop(e);
    drop(ti);
}

static void has_trackers_seeds_and_nodes(void **state) {
    (void)state;
    lt_torrent_info *ti = sample();
    assert_int_equal(lt_torrent_info_add_tracker(ti, "http://u.test/", 3, 2), 0);
    lt_value *v = lt_torrent_info_trackers(ti);
    assert_int_equal(lt_value_root(v)->size, 2);
    lt_value_free(v);
    assert_int_equal(lt_torrent_info_add_tracker(ti, "http://v.test/", 256, 2), -1);
    assert_error(lt_error_overflow);
    assert_int_equal(lt_torrent_info_add_tracker(ti, "http://v.test/", 0, 99), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_torrent_info_add_tracker(ti, NULL, 0, 2), -1);
    assert_error(lt_error_type);
    assert_int_equal(lt_torrent_info_clear_trackers(ti), 0);
    v = lt_torrent_info_trackers(ti);
    assert_int_equal(lt_value_root(v)->size, 0);
    lt_value_free(v);

    assert_int_equal(lt_torrent_info_add_node(ti, "h.test", 70000), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_torrent_info_add_node(ti, "h.test", 7), 0);
    v = lt_torrent_info_nodes(ti);
    assert_int_equal(lt_value_root(v)->size, 2);
    lt_value_free(v);

    v = lt_torrent_info_web_seeds(ti);
    assert_int_equal(lt_value_root(v)->size, 1);
    const lt_node *seed = lt_node_child(lt_value_root(v));
    assert_memory_equal(lt_node_find(seed, "url")->u.data, "http://w.test/", 14);
    assert_int_equal(lt_node_find(seed, "type")->u.integer, 0);
    assert_int_equal(lt_torrent_info_clear_web_seeds(ti), 0);
    assert_int_equal(lt_torrent_info_set_web_seeds(ti, v), 0);
    lt_value_free(v);
    v = lt_torrent_info_web_seeds(ti);
    assert_int_equal(lt_value_root(v)->size, 1);
    lt_value_free(v);

    v = lt_value_new();
    lt_value_begin(v, lt_kind_list);
    lt_value_begin(v, lt_kind_map);
    lt_value_add_text(v, "url", 3);
    lt_value_add_text(v, "x", 1);
    lt_value_end(v);
    lt_value_end(v);
    assert_int_equal(lt_torrent_info_set_web_seeds(ti, v), -1);
    assert_error(lt_error_key);
    lt_value_free(v);
    v = limit("type", 9);
    assert_int_equal(lt_torrent_info_set_web_seeds(ti, v), -1);
    assert_error(lt_error_type);
    lt_value_free(v);
    drop(ti);
}

static void checks_every_index(void **state) {
    (void)state;
    static const int bad[] = {-1, 2, 5, 9999, 500000, INT_MAX, INT_MIN};
    lt_torrent_info *torrents[] = {sample(), bare()};
    for (int t = 0; t < 2; t++) {
        lt_torrent_info *ti = torrents[t];
        lt_file_storage *fs = lt_torrent_info_files(ti);
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
            int const x = bad[i];
#define INDEX_ERROR(call, failure)                                                                 \
    do {                                                                                           \
        assert_true((call) == (failure));                                                          \
        assert_error(lt_error_index);                                                              \
    } while (0)
            INDEX_ERROR(lt_torrent_info_hash_for_piece(ti, x), NULL);
            INDEX_ERROR(lt_torrent_info_piece_size(ti, x), -1);
            INDEX_ERROR(lt_torrent_info_piece_size_for_req(ti, x), -1);
            INDEX_ERROR(lt_torrent_info_piece_layer(ti, x), NULL);
            INDEX_ERROR(lt_torrent_info_file_at(ti, x), NULL);
            INDEX_ERROR(lt_torrent_info_rename_file(ti, x, "n"), -1);
            INDEX_ERROR(lt_torrent_info_map_block(ti, x, 0, 1), NULL);
            INDEX_ERROR(lt_torrent_info_map_file(ti, x, 0, 1), NULL);
            INDEX_ERROR(lt_file_storage_at(fs, x), NULL);
            INDEX_ERROR(lt_file_storage_file_path(fs, x, NULL), NULL);
            INDEX_ERROR(lt_file_storage_file_name(fs, x), NULL);
            INDEX_ERROR(lt_file_storage_file_size(fs, x), -1);
            INDEX_ERROR(lt_file_storage_file_offset(fs, x), -1);
            INDEX_ERROR(lt_file_storage_file_flags(fs, x), -1);
            INDEX_ERROR(lt_file_storage_pad_file_at(fs, x), false);
            INDEX_ERROR(lt_file_storage_file_absolute_path(fs, x), false);
            INDEX_ERROR(lt_file_storage_mtime(fs, x), -1);
            INDEX_ERROR(lt_file_storage_symlink(fs, x), NULL);
            INDEX_ERROR(lt_file_storage_hash(fs, x), NULL);
            INDEX_ERROR(lt_file_storage_root(fs, x), NULL);
            INDEX_ERROR(lt_file_storage_file_path_hash(fs, x, ""), -1);
            INDEX_ERROR(lt_file_storage_rename_file(fs, x, "n"), -1);
            if (t == 1) continue;
            INDEX_ERROR(lt_file_storage_piece_size(fs, x), -1);
            INDEX_ERROR(lt_file_storage_piece_size2(fs, x), -1);
            INDEX_ERROR(lt_file_storage_blocks_in_piece2(fs, x), -1);
            INDEX_ERROR(lt_file_storage_file_index_at_piece(fs, x), -1);
            INDEX_ERROR(lt_file_storage_piece_index_at_file(fs, x), -1);
            INDEX_ERROR(lt_file_storage_file_num_pieces(fs, x), -1);
            INDEX_ERROR(lt_file_storage_file_num_blocks(fs, x), -1);
            INDEX_ERROR(lt_file_storage_file_piece_range(fs, x), NULL);
            INDEX_ERROR(lt_file_storage_file_first_piece_node(fs, x), -1);
            INDEX_ERROR(lt_file_storage_file_first_block_node(fs, x), -1);
        }
        drop(fs);
        drop(ti);
    }
}

static void lacks_metadata(void **state) {
    (void)state;
    lt_torrent_info *ti = bare();
    assert_false(lt_torrent_info_is_valid(ti));
    assert_int_equal(lt_torrent_info_num_pieces(ti), 0);
    assert_int_equal(lt_torrent_info_piece_length(ti), 0);
    assert_int_equal(lt_torrent_info_last_piece(ti), -1);
    assert_error(lt_error_index);
    assert_bytes(lt_torrent_info_info_section(ti), "", 0);
    assert_bytes(lt_torrent_info_piece_hashes(ti), "", 0);
    lt_value *none = lt_torrent_info_info(ti, "name");
    assert_int_equal(lt_value_root(none)->kind, lt_kind_nil);
    lt_value_free(none);
    lt_file_storage *fs = lt_torrent_info_files(ti);
    assert_int_equal(lt_torrent_info_remap_files(ti, fs), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_piece_size(fs, 0), -1);
    assert_error(lt_error_value);
    assert_null(lt_file_storage_map_block(fs, 0, 0, 1));
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_file_index_at_offset(fs, 0), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_canonicalize(fs), -1);
    assert_error(lt_error_value);
    drop(fs);
    drop(ti);
}

static void parses_the_info_section(void **state) {
    (void)state;
    lt_torrent_info *whole = sample();
    lt_value *section = lt_torrent_info_info_section(whole);
    const lt_node *n = lt_value_root(section);
    lt_sha1_hash *hash = lt_torrent_info_info_hash(whole);
    lt_torrent_info *ti = new_info(object(hash), NULL);
    assert_int_equal(lt_torrent_info_parse_info_section(ti, "x", 1, 100), -1);
    assert_error(lt_error_libtorrent);
    assert_false(lt_torrent_info_is_valid(ti));
    assert_int_equal(lt_torrent_info_parse_info_section(ti, n->u.data, n->size, 1), -1);
    assert_error(lt_error_libtorrent);
    assert_false(lt_torrent_info_is_valid(ti));
    assert_int_equal(lt_torrent_info_parse_info_section(ti, n->u.data, n->size, 100), 0);
    assert_text(lt_torrent_info_name(ti), "dir");
    assert_int_equal(lt_torrent_info_parse_info_section(ti, n->u.data, n->size, 100), -1);
    assert_error(lt_error_state);
    drop(ti);

    ti = bare();
    assert_int_equal(lt_torrent_info_parse_info_section(ti, n->u.data, n->size, 100), -1);
    assert_error(lt_error_libtorrent);
    assert_false(lt_torrent_info_is_valid(ti));
    drop(ti);
    drop(hash);
    lt_value_free(section);
    drop(whole);
}

static void maps_blocks_and_files(void **state) {
    (void)state;
    lt_torrent_info *ti = sample();
    lt_value *v = lt_torrent_info_map_block(ti, 1, 0, 30000 - 16384);
    assert_non_null(v);
    assert_int_equal(lt_value_root(v)->size, 2);
    lt_value_free(v);
    assert_null(lt_torrent_info_map_block(ti, 1, 0, 30000 - 16384 + 1));
    assert_error(lt_error_value);
    assert_null(lt_torrent_info_map_block(ti, 0, -1, 1));
    assert_error(lt_error_value);
    assert_null(lt_torrent_info_map_block(ti, 0, 0, -1));
    assert_error(lt_error_value);
    assert_null(lt_torrent_info_map_block(ti, 0, INT64_MAX, INT64_MAX));
    assert_error(lt_error_value);

    struct lt_peer_request *r = lt_torrent_info_map_file(ti, 1, 10, 20);
    assert_non_null(r);
    lt_value *fields = lt_object_as_map((lt_object *)r);
    assert_int_equal(lt_node_find(lt_value_root(fields), "piece")->u.integer, 1);
    assert_int_equal(lt_node_find(lt_value_root(fields), "start")->u.integer, 20010 - 16384);
    assert_int_equal(lt_node_find(lt_value_root(fields), "length")->u.integer, 20);
    lt_value_free(fields);
    drop(r);
    assert_null(lt_torrent_info_map_file(ti, 1, INT64_MAX, 1));
    assert_error(lt_error_value);
    assert_null(lt_torrent_info_map_file(ti, 1, -1, 1));
    assert_error(lt_error_value);
    drop(ti);
}

static void renames(void **state) {
    (void)state;
    lt_torrent_info *ti = sample();
    lt_file_storage *files = lt_torrent_info_files(ti);
    lt_value *v = object(ti);
    lt_torrent_info *copy = new_info(v, NULL);
    assert_int_equal(lt_torrent_info_rename_file(ti, 0, "dir/n\xc3\xa9w"), 0);
    lt_file_storage *renamed = lt_torrent_info_files(ti);
    lt_file_storage *original = lt_torrent_info_orig_files(ti);
    lt_file_storage *other = lt_torrent_info_files(copy);
    assert_text(lt_file_storage_file_path(renamed, 0, NULL), "dir/n\xc3\xa9w");
    assert_text(lt_file_storage_file_path(original, 0, "/save"), "/save/dir/a");
    assert_text(lt_file_storage_file_path(other, 0, NULL), "dir/a");
    assert_int_equal(lt_torrent_info_rename_file(ti, 0, ""), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_torrent_info_rename_file(ti, 0, NULL), -1);
    assert_error(lt_error_type);

    /* The file storage is its own, and lives on. */
    assert_int_equal(lt_file_storage_rename_file(renamed, 0, "dir/mine"), 0);
    lt_file_storage *again = lt_torrent_info_files(ti);
    assert_text(lt_file_storage_file_path(again, 0, NULL), "dir/n\xc3\xa9w");
    drop(ti);
    assert_text(lt_file_storage_file_path(again, 1, NULL), "dir/sub/b");
    assert_text(lt_file_storage_file_path(renamed, 0, NULL), "dir/mine");
    assert_int_equal(lt_file_storage_num_files(files), 2);
    drop(files);
    drop(renamed);
    drop(original);
    drop(other);
    drop(again);
    drop(copy);
}

static void remaps(void **state) {
    (void)state;
    lt_torrent_info *ti = sample();
    lt_file_storage *fs = lt_file_storage_new();
    assert_int_equal(lt_file_storage_add_file(fs, "x", 29999, 0, 0, NULL), 0);
    assert_int_equal(lt_torrent_info_remap_files(ti, fs), -1);
    assert_error(lt_error_value);
    drop(fs);
    fs = lt_file_storage_new();
    assert_int_equal(lt_file_storage_add_file(fs, "x", 30000, 0, 0, NULL), 0);
    assert_int_equal(lt_torrent_info_remap_files(ti, fs), 0);
    assert_int_equal(lt_torrent_info_num_files(ti), 1);
    assert_int_equal(lt_torrent_info_num_pieces(ti), 2);
    drop(fs);
    drop(ti);
}

static void fails_to_load(lt_value *source, lt_value *limits, lt_error_kind kind) {
    assert_null(new_info(source, limits));
    assert_error(kind);
}

static void refuses_what_is_no_torrent(void **state) {
    (void)state;
    size_t const size = sizeof torrent - 1;
    fails_to_load(text("/nonexistent/file.torrent"), NULL, lt_error_libtorrent);
    assert_string_equal(lt_last_error_path(), "/nonexistent/file.torrent");
    fails_to_load(text(""), NULL, lt_error_libtorrent);
    assert_string_equal(lt_last_error_path(), "");
    fails_to_load(bytes("junk", 4), NULL, lt_error_libtorrent);
    assert_string_equal(lt_last_error_path(), "");
    assert_string_equal(lt_last_error_category(), "bdecode");
    fails_to_load(bytes("", 0), NULL, lt_error_libtorrent);
    fails_to_load(bytes("de", 2), NULL, lt_error_libtorrent);
    fails_to_load(bytes(torrent, size - 5), NULL, lt_error_libtorrent);
    fails_to_load(lt_value_new(), NULL, lt_error_type);
    fails_to_load(bytes(torrent, size), limit("max_pieces", 1), lt_error_libtorrent);
    fails_to_load(bytes(torrent, size), limit("max_decode_depth", 1), lt_error_libtorrent);
    fails_to_load(bytes(torrent, size), limit("max_decode_tokens", 3), lt_error_libtorrent);
    fails_to_load(bytes(torrent, size), limit("max_piece", 1), lt_error_key);
    fails_to_load(bytes(torrent, size), limit("max_pieces", -1), lt_error_value);
    fails_to_load(bytes(torrent, size), limit("max_pieces", INT64_MAX), lt_error_overflow);
    fails_to_load(bytes(torrent, size), text("x"), lt_error_type);
    lt_value *nul = lt_value_new();
    lt_value_add_text(nul, "a\0b", 3);
    fails_to_load(nul, NULL, lt_error_value);
    assert_null(lt_torrent_info_new(NULL, NULL));
    assert_error(lt_error_type);
    assert_null(lt_torrent_info_name(NULL));
    assert_error(lt_error_type);

    lt_torrent_info *deep = new_info(bytes(torrent, size), limit("max_decode_depth", INT_MAX));
    assert_non_null(deep);
    drop(deep);
}

static void loads_from_everything(void **state) {
    (void)state;
    char path[] = "test_torrent_info_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, torrent, sizeof torrent - 1), sizeof torrent - 1);
    close(fd);

    lt_value *map = lt_bdecode(torrent, sizeof torrent - 1, 100, 1000);
    lt_torrent_info *infos[] = {sample(), new_info(text(path), NULL), new_info(map, NULL)};
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(infos[i]);
        lt_sha1_hash *hash = lt_torrent_info_info_hash(infos[i]);
        assert_text(lt_sha1_hash_hex(hash), "9746d147e61b8d32cb569462497fb7a19c12907f");
        drop(hash);
        drop(infos[i]);
    }

    map = lt_bdecode(torrent, sizeof torrent - 1, 100, 1000);
    struct lt_add_torrent_params *params[] = {
        lt_load_torrent_file(path, NULL), lt_load_torrent_buffer(torrent, sizeof torrent - 1, NULL),
        lt_load_torrent_parsed(map, NULL)};
    lt_value_free(map);
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(params[i]);
        lt_object *o = (lt_object *)params[i];
        lt_slot slot;
        assert_int_equal(
            lt_object_get(o, lt_class_field_find(lt_object_class(o), "trackers"), &slot), 0);
        assert_int_equal(slot.node->size, 1);
        lt_slot_clear(&slot);
        assert_int_equal(
            lt_object_get(o, lt_class_field_find(lt_object_class(o), "dht_nodes"), &slot), 0);
        assert_int_equal(slot.node->size, 1);
        lt_slot_clear(&slot);
        assert_int_equal(lt_object_get(o, lt_class_field_find(lt_object_class(o), "ti"), &slot), 0);
        assert_int_equal(lt_torrent_info_num_files((lt_torrent_info *)slot.node->u.object), 2);
        lt_slot_clear(&slot);
        lt_object_unref(o);
    }

    lt_value *limits = limit("max_buffer_size", 10);
    assert_null(lt_load_torrent_file(path, limits));
    assert_error(lt_error_libtorrent);
    lt_value_free(limits);
    remove(path);
    assert_null(lt_load_torrent_file(path, NULL));
    assert_error(lt_error_libtorrent);
    assert_null(lt_load_torrent_file(NULL, NULL));
    assert_error(lt_error_type);
    assert_null(lt_load_torrent_buffer("le", 2, NULL));
    assert_error(lt_error_libtorrent);
    assert_null(lt_load_torrent_buffer(NULL, 2, NULL));
    assert_error(lt_error_type);
    lt_value *nil = lt_value_new();
    assert_null(lt_load_torrent_parsed(nil, NULL));
    assert_error(lt_error_type);
    lt_value_free(nil);
}

static void file_storage_keeps_files(void **state) {
    (void)state;
    lt_file_storage *fs = lt_file_storage_new();
    assert_false(lt_file_storage_is_valid(fs));
    assert_int_equal(lt_file_storage_reserve(fs, 3), 0);
    assert_int_equal(lt_file_storage_reserve(fs, -3), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_add_file(fs, "d/one", 5, 4, 77, NULL), 0);
    assert_int_equal(lt_file_storage_add_file(fs, "d/e/two", 16380, 2, 0, NULL), 0);
    assert_int_equal(lt_file_storage_add_file(fs, "d/link", 0, 8, 0, "e/two"), 0);
    assert_int_equal(lt_file_storage_add_file(fs, "", 5, 0, 0, NULL), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_add_file(fs, NULL, 5, 0, 0, NULL), -1);
    assert_error(lt_error_type);
    assert_int_equal(lt_file_storage_add_file(fs, "d/x", -5, 0, 0, NULL), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_add_file(fs, "d/x", 5, 256, 0, NULL), -1);
    assert_error(lt_error_overflow);
    assert_int_equal(lt_file_storage_add_file(fs, "d/x", INT64_MAX, 0, 0, NULL), -1);
    assert_error(lt_error_libtorrent);
    assert_int_equal(lt_file_storage_num_files(fs), 3);
    assert_int_equal(lt_file_storage_total_size(fs), 16385);
    assert_text(lt_file_storage_name(fs), "d");
    assert_int_equal(lt_file_storage_mtime(fs, 0), 77);
    assert_int_equal(lt_file_storage_file_flags(fs, 1), 2);
    assert_text(lt_file_storage_symlink(fs, 2), "d/e/two");
    assert_text(lt_file_storage_symlink(fs, 0), "");
    assert_text(lt_file_storage_file_name(fs, 1), "two");
    lt_value *v = lt_file_storage_file_paths(fs, "/s");
    assert_int_equal(lt_value_root(v)->size, 3);
    assert_memory_equal(lt_node_child(lt_value_root(v))->u.data, "/s/d/one", 8);
    lt_value_free(v);
    v = lt_file_storage_file_sizes(fs);
    assert_int_equal(lt_node_next(lt_node_child(lt_value_root(v)))->u.integer, 16380);
    lt_value_free(v);
    v = lt_file_storage_all_path_hashes(fs);
    assert_int_equal(lt_value_root(v)->size, 1);
    lt_value_free(v);

    lt_file_entry *e = lt_file_storage_at(fs, 0);
    lt_file_storage *other = lt_file_storage_new();
    assert_int_equal(lt_file_storage_add_entry(other, e), 0);
    assert_int_equal(lt_file_storage_file_flags(other, 0), 4);
    drop(e);
    e = lt_file_entry_new();
    assert_int_equal(lt_file_storage_add_entry(other, e), -1);
    assert_error(lt_error_value);
    drop(e);

    assert_int_equal(lt_file_storage_piece_index_at_file(fs, 0), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_set_piece_length(fs, 0), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_set_piece_length(fs, 1000), 0);
    assert_int_equal(lt_file_storage_canonicalize(fs), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_set_piece_length(fs, 16384), 0);
    assert_int_equal(lt_file_storage_set_num_pieces(fs, -1), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_set_num_pieces(fs, 100), 0);
    assert_int_equal(lt_file_storage_file_index_at_piece(fs, 99), -1);
    assert_error(lt_error_value);
    assert_null(lt_file_storage_map_block(fs, 99, 0, 1));
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_set_num_pieces(fs, 2), 0);
    assert_int_equal(lt_file_storage_piece_size(fs, 1), 1);
    assert_int_equal(lt_file_storage_file_index_at_offset(fs, 5), 1);
    assert_int_equal(lt_file_storage_file_index_at_offset(fs, 16385), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_file_index_at_offset(fs, -1), -1);
    assert_error(lt_error_value);
    assert_int_equal(lt_file_storage_canonicalize(fs), 0);
    assert_int_equal(lt_file_storage_sanitize_symlinks(fs), 0);
    assert_int_equal(lt_file_storage_remove_tail_padding(fs), 0);
    assert_int_equal(lt_file_storage_swap(fs, other), 0);
    assert_int_equal(lt_file_storage_num_files(fs), 1);
    assert_int_equal(lt_file_storage_swap(fs, fs), 0);

    lt_value *root = bytes("12345678901234567890123456789012", 32);
    assert_int_equal(lt_file_storage_file_index_for_root(fs, root), -1);
    assert_error(lt_error_none);
    lt_value_free(root);
    root = bytes("short", 5);
    assert_int_equal(lt_file_storage_file_index_for_root(fs, root), -1);
    assert_error(lt_error_value);
    lt_value_free(root);
    drop(other);
    drop(fs);
}

/* Every torrent of a folder loads or fails with an error of libtorrent, and nothing that one asks
 * of it crashes. */
static void survives_a_folder_of_torrents(void **state) {
    (void)state;
    const char *folder = getenv("LT_TEST_TORRENTS");
    if (!folder) skip();
    DIR *dir = opendir(folder);
    assert_non_null(dir);
    int seen = 0;
    for (struct dirent *d; (d = readdir(dir));) {
        if (!strstr(d->d_name, ".torrent")) continue;
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, d->d_name);
        seen++;
        lt_torrent_info *ti = new_info(text(path), NULL);
        struct lt_add_torrent_params *atp = lt_load_torrent_file(path, NULL);
        assert_int_equal(!ti, !atp);
        if (!ti) {
            assert_error(lt_error_libtorrent);
            assert_true(*lt_last_error_message() != '\0');
            continue;
        }
        lt_file_storage *fs = lt_torrent_info_files(ti);
        for (int i = -1; i <= lt_torrent_info_num_files(ti); i++) {
            drop(lt_file_storage_at(fs, i));
            lt_value_free(lt_torrent_info_piece_layer(ti, i));
            lt_file_storage_file_first_piece_node(fs, i);
            lt_file_storage_file_first_block_node(fs, i);
            lt_file_storage_piece_index_at_file(fs, i);
            drop(lt_file_storage_map_file(fs, i, 0, 10));
        }
        int const pieces =
            lt_torrent_info_num_pieces(ti) < 2000 ? lt_torrent_info_num_pieces(ti) : 2000;
        for (int i = -1; i <= pieces; i++) {
            lt_value_free(lt_torrent_info_hash_for_piece(ti, i));
            lt_value_free(lt_file_storage_map_block(fs, i, 0, lt_file_storage_piece_size(fs, i)));
            lt_file_storage_piece_size2(fs, i);
            lt_file_storage_blocks_in_piece2(fs, i);
            lt_file_storage_file_index_at_piece(fs, i);
        }
        lt_value_free(lt_torrent_info_trackers(ti));
        lt_value_free(lt_torrent_info_web_seeds(ti));
        lt_value_free(lt_torrent_info_info(ti, "name"));
        lt_value_free(lt_torrent_info_piece_hashes(ti));
        drop(fs);
        drop(ti);
        drop(atp);
    }
    closedir(dir);
    assert_true(seen > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_it_has),
        cmocka_unit_test(has_trackers_seeds_and_nodes),
        cmocka_unit_test(checks_every_index),
        cmocka_unit_test(lacks_metadata),
        cmocka_unit_test(parses_the_info_section),
        cmocka_unit_test(maps_blocks_and_files),
        cmocka_unit_test(renames),
        cmocka_unit_test(remaps),
        cmocka_unit_test(refuses_what_is_no_torrent),
        cmocka_unit_test(loads_from_everything),
        cmocka_unit_test(file_storage_keeps_files),
        cmocka_unit_test(survives_a_folder_of_torrents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
