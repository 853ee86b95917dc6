/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Values: what is a dict, list, tuple, string, bytes, number, bool or None in a script.
 *
 * A value is a tree, stored as a flat array of nodes in pre-order: the children of a container
 * follow it at once, and `skip` leads past a whole subtree. Strings live in chunks that never move.
 * Building appends, reading walks pointers, freeing is a few calls whatever the size.
 *
 * A value is not locked: one thread at a time. Nodes and strings are borrowed from the value.
 */
#ifndef LIBTORRENT_C_VALUE_H
#define LIBTORRENT_C_VALUE_H

#include <libtorrent-c/types.h>

LT_BEGIN_DECLS

/* Kinds of nodes: F(name, number, meaning) */
#define LT_KINDS(F)                                                                                \
    F(nil, 0, "nothing: None, nil")                                                                \
    F(bool, 1, "true or false, in u.integer")                                                      \
    F(int, 2, "a signed 64-bit integer")                                                           \
    F(real, 3, "a double")                                                                         \
    F(text, 4, "UTF-8 text; torrents may hold worse")                                              \
    F(bytes, 5, "binary data")                                                                     \
    F(list, 6, "items that follow each other")                                                     \
    F(tuple, 7, "a fixed number of items")                                                         \
    F(map, 8, "pairs: key, value, key, value")                                                     \
    F(bits, 9, "a bitfield: the first bit is the highest of the first byte")                       \
    F(duration, 10, "a length of time in microseconds, in u.integer")                              \
    F(time, 11, "a point in time: microseconds since 1970, UTC, in u.integer")                     \
    F(object, 12, "a reference to an object, owned by the value")                                  \
    F(userdata, 13, "what a program attached to a torrent or request: its number, in u.integer")

/* What a node holds. */
#define LT_KIND_ENUMERATOR(name, number, meaning) lt_kind_##name = number,
typedef enum lt_kind { LT_KINDS(LT_KIND_ENUMERATOR) } lt_kind;
#undef LT_KIND_ENUMERATOR

/* The deepest nesting that lt_value_begin() allows. */
#define LT_VALUE_MAX_DEPTH 200

/* A node: a number, a string, or the beginning of a list, tuple or map. To be read only. */
typedef struct lt_node {
    uint8_t kind;     /* an lt_kind */
    uint8_t reserved; /* 0 */
    uint16_t enum_id; /* int: 0, or 1 + the index of the enum it belongs to (lt_enum_at) */
    uint32_t size;    /* text, bytes: bytes; bits: bits; list, tuple: items; map: pairs */
    union {
        int64_t integer;   /* bool, int, duration, time */
        double real;       /* real */
        const char *data;  /* text, bytes, bits: not always followed by a NUL */
        uint64_t skip;     /* list, tuple, map: nodes of the subtree, this one included */
        lt_object *object; /* object: borrowed */
    } u;                   /* what it holds, by its kind */
} lt_node;

/* An empty value, to be filled by one lt_value_add_* or lt_value_begin(). The caller's; NULL
 * without memory. */
LT_EXPORT lt_value *lt_value_new(void);

/* Frees a value and drops its references. NULL is fine. */
LT_EXPORT void lt_value_free(lt_value *value);

/*
 * The first node, which stands for the whole. An empty value has a root of kind nil. NULL with
 * lt_error_value while a container is open, with lt_error_type for NULL.
 */
LT_EXPORT const lt_node *lt_value_root(const lt_value *value);

/* The node after `node` and all that it contains: its next sibling, if it has one. NULL with
 * lt_error_type for NULL. */
LT_EXPORT const lt_node *lt_node_next(const lt_node *node);

/* The first child of a list, tuple or map: the node that follows it. The number of children is
 * `size`, twice that in a map. NULL with lt_error_type for what has none. */
LT_EXPORT const lt_node *lt_node_child(const lt_node *node);

/* The value of `key` (NUL-terminated, compared as bytes) in a map. NULL without an error if it has
 * none, or is no map or NULL: calls may be nested. */
LT_EXPORT const lt_node *lt_node_find(const lt_node *map, const char *key);

/*
 * Each of these appends one node to the container that is open, or makes the root. They return 0,
 * or -1 with lt_error_memory; lt_error_value if the value has its root already; lt_error_type for
 * NULL.
 */

/* Appends nothing: None, nil. */
LT_EXPORT lt_status lt_value_add_nil(lt_value *value);
/* Appends a bool. */
LT_EXPORT lt_status lt_value_add_bool(lt_value *value, bool b);
/* Appends an integer. */
LT_EXPORT lt_status lt_value_add_int(lt_value *value, int64_t i);
/* Appends an integer that is of the enum lt_enum_at(enum_id - 1); 0 for none. */
LT_EXPORT lt_status lt_value_add_enum(lt_value *value, int64_t i, uint16_t enum_id);
/* Appends a real number. */
LT_EXPORT lt_status lt_value_add_real(lt_value *value, double d);

/* Appends microseconds; `kind` is lt_kind_duration, or lt_kind_time, where they count from 1970,
 * UTC. */
LT_EXPORT lt_status lt_value_add_microseconds(lt_value *value, lt_kind kind, int64_t microseconds);

/* Appends a number that a program attaches to a torrent or request. */
LT_EXPORT lt_status lt_value_add_userdata(lt_value *value, int64_t number);

/*
 * Appends a bitfield for the caller to fill: (bits + 7) / 8 bytes of zeros; bits after the last one
 * have to stay zero. NULL with an error.
 */
LT_EXPORT char *lt_value_add_bits(lt_value *value, size_t bits);

/* Appends text, UTF-8. `data` is copied; at most 4 GiB - 1, lt_error_overflow. */
LT_EXPORT lt_status lt_value_add_text(lt_value *value, const char *data, size_t size);
/* Appends text, UTF-8 and NUL-terminated, which is copied. */
LT_EXPORT lt_status lt_value_add_string(lt_value *value, const char *text);
/* Appends bytes. `data` is copied; at most 4 GiB - 1, lt_error_overflow. */
LT_EXPORT lt_status lt_value_add_bytes(lt_value *value, const char *data, size_t size);

/* Appends text or bytes, as `kind` says. `data` is not copied: it must live and stay as it is for
 * as long as the value. */
LT_EXPORT lt_status lt_value_add_borrowed(lt_value *value, lt_kind kind, const char *data,
                                          size_t size);

/* Appends text or bytes of this size and returns where to write them, at once. NULL with an error.
 */
LT_EXPORT char *lt_value_add_space(lt_value *value, lt_kind kind, size_t size);

/* Appends an object, of which the value takes a reference of its own. */
LT_EXPORT lt_status lt_value_add_object(lt_value *value, lt_object *object);

/* The object of a node of the value, whose reference is the caller's from now on; the node becomes
 * nil. NULL with lt_error_type if the node is none of the value's, or no object. */
LT_EXPORT lt_object *lt_value_take_object(lt_value *value, const lt_node *node);

/* Appends a copy of a node and all that it contains. */
LT_EXPORT lt_status lt_value_add_node(lt_value *value, const lt_node *node);

/* Opens a list, tuple or map: what is added next goes inside, until lt_value_end(). -1 with
 * lt_error_value beyond LT_VALUE_MAX_DEPTH, with lt_error_type for another kind. */
LT_EXPORT lt_status lt_value_begin(lt_value *value, lt_kind kind);
/*
 * Closes what was opened last. 0, or -1 with lt_error_value if nothing is open, or if the last key
 * of a map has no value: it stays open then.
 */
LT_EXPORT lt_status lt_value_end(lt_value *value);

/* Frees what a function of this library returned as `char *`. NULL is fine. */
LT_EXPORT void lt_free(void *memory);

LT_END_DECLS
#endif
