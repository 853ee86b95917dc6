/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Values: what is a dict, list, tuple, string, bytes, number, bool or None in a script.
 *
 * A value is a tree, stored as a flat array of nodes in pre-order: the children of a container follow
 * it at once, and `skip` leads past a whole subtree. Strings live in chunks that never move. Building
 * appends, reading walks pointers, freeing is a few calls whatever the size.
 *
 * A value is not locked: one thread at a time. Nodes and strings are borrowed from the value.
 */
#ifndef LIBTORRENT_C_VALUE_H
#define LIBTORRENT_C_VALUE_H

#include <libtorrent-c/export.h>

LT_BEGIN_DECLS

typedef struct lt_object lt_object;
typedef struct lt_value lt_value;

/* Kinds of nodes: F(name, meaning) */
#define LT_KINDS(F)                                      \
    F(nil, "nothing: None, nil")                         \
    F(bool, "true or false, in u.integer")               \
    F(int, "a signed 64-bit integer")                    \
    F(real, "a double")                                  \
    F(text, "UTF-8 text; torrents may hold worse")       \
    F(bytes, "binary data")                              \
    F(list, "items that follow each other")              \
    F(tuple, "a fixed number of items")                  \
    F(map, "pairs: key, value, key, value")              \
    F(bits, "a bitfield: the first bit is the highest of the first byte") \
    F(duration, "a length of time in microseconds, in u.integer") \
    F(time, "a point in time: microseconds since 1970, UTC, in u.integer") \
    F(object, "a reference to an object, owned by the value")

#define LT_KIND_ENUMERATOR(name, meaning) lt_kind_##name,
typedef enum lt_kind { LT_KINDS(LT_KIND_ENUMERATOR) } lt_kind;
#undef LT_KIND_ENUMERATOR

/* The deepest nesting that lt_value_begin() allows. */
#define LT_VALUE_MAX_DEPTH 200

typedef struct lt_node {
    uint8_t kind;      /* an lt_kind */
    uint8_t reserved;
    uint16_t enum_id;  /* int: 0, or 1 + the index of the enum it belongs to (lt_enum_at) */
    uint32_t size;     /* text, bytes: bytes; bits: bits; list, tuple: items; map: pairs */
    union {
        int64_t integer;
        double real;
        const char *data; /* text, bytes, bits: not always followed by a NUL */
        uint64_t skip;    /* list, tuple, map: nodes of the subtree, this one included */
        lt_object *object;
    } u;
} lt_node;

/* An empty value, to be filled by one lt_value_add_* or lt_value_begin(). The caller's; NULL without memory. */
LT_EXPORT lt_value *lt_value_new(void);

/* Frees a value and drops its references. NULL is fine. */
LT_EXPORT void lt_value_free(lt_value *value);

/* The first node, which stands for the whole. An empty value has a root of kind nil. */
LT_EXPORT const lt_node *lt_value_root(const lt_value *value);

/* The node after `node` and all that it contains: its next sibling, if it has one. */
LT_EXPORT const lt_node *lt_node_next(const lt_node *node);

/* First child of a container: the node that follows it. The number of children is `size` (twice that in a map). */
LT_EXPORT const lt_node *lt_node_child(const lt_node *node);

/* The value of `key` (NUL-terminated, compared as bytes) in a map, or NULL. */
LT_EXPORT const lt_node *lt_node_find(const lt_node *map, const char *key);

/* Each appends one node to the container that is open. 0, or -1 without memory or when the value is full. */
LT_EXPORT lt_status lt_value_add_nil(lt_value *value);
LT_EXPORT lt_status lt_value_add_bool(lt_value *value, bool b);
LT_EXPORT lt_status lt_value_add_int(lt_value *value, int64_t i);
LT_EXPORT lt_status lt_value_add_enum(lt_value *value, int64_t i, uint16_t enum_id);
LT_EXPORT lt_status lt_value_add_real(lt_value *value, double d);

/* Microseconds; `kind` is duration or time. */
LT_EXPORT lt_status lt_value_add_microseconds(lt_value *value, lt_kind kind, int64_t microseconds);

/* Bits for the caller to fill, (bits + 7) / 8 bytes of zeros, with all bits after the last one zero. NULL without memory. */
LT_EXPORT char *lt_value_add_bits(lt_value *value, size_t bits);

/* `data` is copied; at most 4 GiB - 1. */
LT_EXPORT lt_status lt_value_add_text(lt_value *value, const char *data, size_t size);
LT_EXPORT lt_status lt_value_add_bytes(lt_value *value, const char *data, size_t size);

/* `data` is not copied: it must live and stay as it is for as long as the value. `kind` is text or bytes. */
LT_EXPORT lt_status lt_value_add_borrowed(lt_value *value, lt_kind kind, const char *data, size_t size);

/* Appends text or bytes of this size and returns where to write them, at once. NULL without memory. */
LT_EXPORT char *lt_value_add_space(lt_value *value, lt_kind kind, size_t size);

/* Takes a new reference of `object`. */
LT_EXPORT lt_status lt_value_add_object(lt_value *value, lt_object *object);

/* The object of a node of the value, whose reference is the caller's from now on; the node becomes nil. */
LT_EXPORT lt_object *lt_value_take_object(lt_value *value, const lt_node *node);

/* Appends a copy of a node and all that it contains. */
LT_EXPORT lt_status lt_value_add_node(lt_value *value, const lt_node *node);

/* Opens a list, tuple or map: what is added next goes inside, until lt_value_end(). -1 beyond LT_VALUE_MAX_DEPTH. */
LT_EXPORT lt_status lt_value_begin(lt_value *value, lt_kind kind);
LT_EXPORT void lt_value_end(lt_value *value);

/* Frees what a function of this library returned as `char *`. NULL is fine. */
LT_EXPORT void lt_free(void *memory);

LT_END_DECLS
#endif
