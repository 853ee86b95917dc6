/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * What is fed with arbitrary bytes: each target takes any input and returns; if something it says
 * of libtorrent-c does not hold, it aborts. fuzz.c makes a libFuzzer program of one, c/test_fuzz.c
 * runs them all over the corpus.
 */
#ifndef FUZZ_TARGETS_H
#define FUZZ_TARGETS_H

#include <libtorrent-c/libtorrent-c.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void require(int holds, const char *what) {
    if (holds) return;
    fprintf(stderr, "does not hold: %s (%s)\n", what, lt_last_error_message());
    abort();
}

/* A call that failed has said why; one that succeeded has left no error. */
static void require_outcome(const void *result) {
    require((result == NULL) == (lt_last_error() != lt_error_none), "failure and record agree");
    if (!result) require(*lt_last_error_message() != 0, "an error has a message");
}

/* Walks all nodes, so that a sanitizer sees strings and sizes that are wrong. Returns the next one.
 */
static const lt_node *walk(const lt_node *node, unsigned *sum) {
    const lt_node *next = lt_node_next(node), *child = lt_node_child(node);
    uint64_t children = 0;
    switch ((lt_kind)node->kind) {
    case lt_kind_text:
    case lt_kind_bytes:
        for (uint32_t i = 0; i < node->size; i++)
            *sum += (unsigned char)node->u.data[i];
        break;
    case lt_kind_bits:
        for (uint32_t i = 0; i < (node->size + 7) / 8; i++)
            *sum += (unsigned char)node->u.data[i];
        break;
    case lt_kind_map:
        children = 2 * (uint64_t)node->size;
        break;
    case lt_kind_list:
    case lt_kind_tuple:
        children = node->size;
        break;
    default:
        break;
    }
    for (uint64_t i = 0; i < children; i++)
        child = walk(child, sum);
    if (children) require(child == next, "a container ends where its last child does");
    return next;
}

static void walk_value(lt_value *value) {
    unsigned sum = 0;
    if (value) walk(lt_value_root(value), &sum);
    lt_value_free(value);
}

/* Reads all fields of an object, and changes nothing by writing back what they hold. */
static void walk_object(lt_object *object) {
    unsigned sum = 0;
    if (!object) return;
    walk_value(lt_object_as_map(object));
    lt_object *copy = lt_object_copy(object);
    for (const lt_class *c = lt_object_class(object); c; c = lt_class_base(c))
        for (size_t i = 0; i < lt_class_field_count(c); i++) {
            const lt_field *field = lt_class_field_at(c, i);
            lt_slot slot;
            if (lt_object_get(object, field, &slot)) continue;
            walk(slot.node, &sum);
            if (copy && lt_field_writable(field)) lt_object_set(copy, field, slot.node);
            lt_slot_clear(&slot);
        }
    lt_object_unref(copy);
    lt_object_unref(object);
}

static void same_bytes(lt_value *first, lt_value *second, const char *what) {
    require(first && second, what);
    const lt_node *a = lt_value_root(first), *b = lt_value_root(second);
    require(a->size == b->size && memcmp(a->u.data, b->u.data, a->size) == 0, what);
    lt_value_free(first);
    lt_value_free(second);
}

/* Bytes to a value and back: what was decoded once is the same ever after. */
static inline void fuzz_bdecode(const char *data, size_t size) {
    lt_value *value = lt_bdecode(data, size, LT_BDECODE_DEPTH_LIMIT, LT_BDECODE_TOKEN_LIMIT);
    require_outcome(value);
    lt_value *borrowed =
        lt_bdecode_borrowed(data, size, LT_BDECODE_DEPTH_LIMIT, LT_BDECODE_TOKEN_LIMIT);
    require((value == NULL) == (borrowed == NULL), "borrowing decodes the same");
    lt_value_free(lt_bdecode(data, size, 2, 5));
    if (!value) return;
    lt_value *encoded = lt_bencode(value), *again = lt_bencode(borrowed);
    require_outcome(encoded);
    const lt_node *bytes = lt_value_root(encoded);
    lt_value *decoded =
        lt_bdecode(bytes->u.data, bytes->size, LT_BDECODE_DEPTH_LIMIT, LT_BDECODE_TOKEN_LIMIT);
    require(decoded != NULL, "what was encoded can be decoded");
    lt_value *copy = lt_value_new();
    require(lt_value_add_node(copy, lt_value_root(decoded)) == 0, "a value can be copied");
    lt_value *third = lt_bencode(copy), *fourth = lt_bencode(decoded);
    same_bytes(third, fourth, "a copy is the same");
    same_bytes(encoded, again, "the encoded forms are the same");
    walk_value(copy);
    walk_value(decoded);
    walk_value(borrowed);
    walk_value(value);
}

/* Torrent files, with all that can be asked of one. */
static inline void fuzz_torrent(const char *data, size_t size) {
    struct lt_add_torrent_params *params = lt_load_torrent_buffer(data, size, NULL);
    require_outcome(params);
    if (params) {
        walk_value(lt_write_torrent_file(params, 0));
        walk_value(lt_write_torrent_file_buf(params, 7));
        walk_value(lt_write_resume_data_buf(params));
    }
    walk_object((lt_object *)params);
    lt_value *source = lt_value_new();
    lt_value_add_borrowed(source, lt_kind_bytes, data, size);
    lt_torrent_info *info = lt_torrent_info_new(source, NULL);
    require_outcome(info);
    lt_value_free(source);
    if (!info) return;
    int pieces = lt_torrent_info_num_pieces(info), files = lt_torrent_info_num_files(info);
    for (int i = -1; i <= pieces; i += 1 + pieces / 16) {
        lt_torrent_info_piece_size(info, i);
        lt_torrent_info_piece_size_for_req(info, i);
        walk_value(lt_torrent_info_hash_for_piece(info, i));
        walk_value(lt_torrent_info_map_block(info, i, 0, 16384));
    }
    for (int i = -1; i <= files; i += 1 + files / 16) {
        walk_object((lt_object *)lt_torrent_info_map_file(info, i, 0, 1));
        lt_torrent_info_rename_file(info, i, "renamed");
    }
    walk_object((lt_object *)info);
}

static inline void fuzz_resume(const char *data, size_t size) {
    struct lt_add_torrent_params *params = lt_read_resume_data(data, size, NULL);
    require_outcome(params);
    if (!params) return;
    lt_value *written = lt_write_resume_data_buf(params);
    require_outcome(written);
    const lt_node *bytes = lt_value_root(written);
    struct lt_add_torrent_params *again = lt_read_resume_data(bytes->u.data, bytes->size, NULL);
    walk_value(lt_write_resume_data(params));
    walk_value(lt_write_torrent_file(params, 1));
    lt_value_free(written);
    walk_object((lt_object *)again);
    walk_object((lt_object *)params);
}

static inline void fuzz_session_params(const char *data, size_t size) {
    lt_value *state = lt_value_new();
    lt_value_add_borrowed(state, lt_kind_bytes, data, size);
    lt_session_params *params = lt_read_session_params(state, 0xffffffff);
    require_outcome(params);
    lt_value_free(state);
    if (params) {
        lt_value *written = lt_write_session_params_buf(params, 0xffffffff);
        require_outcome(written);
        lt_session_params *again = lt_read_session_params(written, 0xffffffff);
        require(again != NULL, "what was written can be read");
        lt_value_free(written);
        walk_object((lt_object *)again);
    }
    walk_object((lt_object *)params);
    /* The same as a map, which goes through the encoder. */
    state = lt_bdecode(data, size, LT_BDECODE_DEPTH_LIMIT, LT_BDECODE_TOKEN_LIMIT);
    if (state) lt_object_unref((lt_object *)lt_read_session_params(state, 0xffffffff));
    lt_value_free(state);
}

static inline void fuzz_magnet(const char *data, size_t size) {
    char *uri = malloc(size + 1);
    if (!uri) return;
    if (size) memcpy(uri, data, size);
    uri[size] = 0;
    struct lt_add_torrent_params *params = lt_parse_magnet_uri(uri);
    require_outcome(params);
    walk_value(lt_parse_magnet_uri_dict(uri));
    free(uri);
    if (!params) return;
    lt_value *source = lt_value_new();
    lt_value_add_object(source, (lt_object *)params);
    char *made = lt_make_magnet_uri(source);
    require_outcome(made);
    lt_object_unref((lt_object *)lt_parse_magnet_uri(made));
    lt_free(made);
    lt_value_free(source);
    walk_object((lt_object *)params);
}

/* F(name): its function is fuzz_name, its corpus the folder corpus/name. */
#define FUZZ_TARGETS(F) F(bdecode) F(torrent) F(resume) F(session_params) F(magnet)

#endif
