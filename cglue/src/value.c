/* SPDX-License-Identifier: BSD-3-Clause */
#include "value.h"

#include <libtorrent-c/error.h>
#include <libtorrent-c/object.h>

#include <stdlib.h>
#include <string.h>

/* Small values are one allocation: what a field or an argument of a few nodes takes. */
enum { first_nodes = 16, inside = 256, first_chunk = 512, largest_chunk = 1 << 20 };

struct chunk {
    struct chunk* next;
    size_t size, used;
    char data[];
};

struct lt_value {
    lt_node* nodes;
    size_t count, capacity;
    size_t open; /* 1 + index of the container that is open; 0 at the top */
    struct chunk* chunks;
    uint32_t depth;
    bool has_objects;
    uint16_t used; /* of `space` */
    lt_node first[first_nodes];
    char space[inside];
};

static int misuse(lt_error_kind kind, const char* message) {
    lt_set_error(kind, message);
    return -1;
}

lt_value* lt_value_new(void) {
    lt_value* v = malloc(sizeof *v);
    if (!v) {
        lt_set_error(lt_error_memory, "out of memory");
        return NULL;
    }
    v->nodes = v->first;
    v->capacity = first_nodes;
    v->count = v->open = 0;
    v->chunks = NULL;
    v->depth = 0;
    v->has_objects = false;
    v->used = 0;
    v->first[0] = (lt_node){.kind = lt_kind_nil};
    return v;
}

void lt_value_free(lt_value* v) {
    if (!v) return;
    if (v->has_objects)
        for (size_t i = 0; i < v->count; i++)
            if (v->nodes[i].kind == lt_kind_object) lt_object_unref(v->nodes[i].u.object);
    for (struct chunk* c = v->chunks; c;) {
        struct chunk* next = c->next;
        free(c);
        c = next;
    }
    if (v->nodes != v->first) free(v->nodes);
    free(v);
}

const lt_node* lt_value_root(const lt_value* v) {
    if (!v || v->open) {
        if (v)
            misuse(lt_error_value, "a value is not complete: lt_value_end() is missing");
        else
            misuse(lt_error_type, "expected a value, got nothing");
        return NULL;
    }
    return v->nodes;
}

static bool is_container(const lt_node* n) {
    return n->kind == lt_kind_list || n->kind == lt_kind_tuple || n->kind == lt_kind_map;
}

/* The same without a check: for loops over many. */
static const lt_node* after(const lt_node* n) { return n + (is_container(n) ? n->u.skip : 1); }

const lt_node* lt_node_next(const lt_node* n) {
    if (n) return after(n);
    misuse(lt_error_type, "expected a node, got nothing");
    return NULL;
}

const lt_node* lt_node_child(const lt_node* n) {
    if (n && is_container(n)) return n + 1;
    misuse(lt_error_type, "expected a list, tuple or map");
    return NULL;
}

const lt_node* lt_node_find(const lt_node* map, const char* key) {
    if (!key) misuse(lt_error_type, "expected a key, got nothing");
    if (!key || !map || map->kind != lt_kind_map) return NULL;
    size_t length = strlen(key);
    const lt_node* n = map + 1;
    for (uint32_t i = 0; i < map->size; i++) {
        const lt_node* value = after(n);
        if ((n->kind == lt_kind_text || n->kind == lt_kind_bytes) && n->size == length &&
            memcmp(n->u.data, key, length) == 0)
            return value;
        n = after(value);
    }
    return NULL;
}

/* Makes room for a node, or says why there is none. */
static bool grow(lt_value* v) {
    if (!v) {
        misuse(lt_error_type, "expected a value, got nothing");
        return false;
    }
    size_t capacity = v->capacity * 2;
    lt_node* nodes = realloc(v->nodes == v->first ? NULL : v->nodes, capacity * sizeof *nodes);
    if (!nodes) {
        lt_set_error(lt_error_memory, "out of memory");
        return false;
    }
    if (v->nodes == v->first) memcpy(nodes, v->first, sizeof v->first);
    v->nodes = nodes;
    v->capacity = capacity;
    return true;
}

static inline lt_node* add(lt_value* v, lt_kind kind) {
    if ((!v || v->count == v->capacity) && !grow(v)) return NULL;
    if (v->open) {
        lt_node* parent = &v->nodes[v->open - 1];
        if (parent->size == UINT32_MAX) {
            misuse(lt_error_overflow, "a container has too many items");
            return NULL;
        }
        parent->size++;
    } else if (v->count) {
        misuse(lt_error_value, "a value has one root");
        return NULL;
    }
    lt_node* n = &v->nodes[v->count++];
    *n = (lt_node){.kind = (uint8_t)kind};
    return n;
}

lt_status lt_value_add_nil(lt_value* v) { return add(v, lt_kind_nil) ? 0 : -1; }

lt_status lt_value_add_bool(lt_value* v, bool b) {
    lt_node* n = add(v, lt_kind_bool);
    if (!n) return -1;
    n->u.integer = b;
    return 0;
}

lt_status lt_value_add_int(lt_value* v, int64_t i) { return lt_value_add_enum(v, i, 0); }

lt_status lt_value_add_enum(lt_value* v, int64_t i, uint16_t enum_id) {
    lt_node* n = add(v, lt_kind_int);
    if (!n) return -1;
    n->u.integer = i;
    n->enum_id = enum_id;
    return 0;
}

lt_status lt_value_add_real(lt_value* v, double d) {
    lt_node* n = add(v, lt_kind_real);
    if (!n) return -1;
    n->u.real = d;
    return 0;
}

lt_status lt_value_add_microseconds(lt_value* v, lt_kind kind, int64_t microseconds) {
    if (kind != lt_kind_duration && kind != lt_kind_time)
        return misuse(lt_error_type, "expected the kind duration or time");
    lt_node* n = add(v, kind);
    if (!n) return -1;
    n->u.integer = microseconds;
    return 0;
}

lt_status lt_value_add_userdata(lt_value* v, int64_t number) {
    lt_node* n = add(v, lt_kind_userdata);
    if (!n) return -1;
    n->u.integer = number;
    return 0;
}

static char* space_in_chunk(lt_value* v, size_t size) {
    struct chunk* c = v->chunks;
    if (!c || c->size - c->used < size) {
        size_t want = c ? c->size * 2 : first_chunk;
        if (want > largest_chunk) want = largest_chunk;
        if (want < size) want = size;
        c = malloc(sizeof *c + want);
        if (!c) {
            lt_set_error(lt_error_memory, "out of memory");
            return NULL;
        }
        c->size = want;
        c->used = 0;
        c->next = v->chunks;
        v->chunks = c;
    }
    char* at = c->data + c->used;
    c->used += size;
    return at;
}

static inline char* space(lt_value* v, size_t size) {
    if (v->chunks || size > (size_t)(inside - v->used)) return space_in_chunk(v, size);
    char* at = v->space + v->used;
    v->used = (uint16_t)(v->used + size);
    return at;
}

/* Appends a node of `size` units (bytes or bits), which take up `bytes`. */
static inline char* add_sized(lt_value* v, lt_kind kind, size_t size, size_t bytes) {
    if (size > UINT32_MAX) {
        misuse(lt_error_overflow, "a string is too long");
        return NULL;
    }
    char* at = v ? space(v, bytes) : NULL;
    if (v && !at) return NULL;
    lt_node* n = add(v, kind);
    if (!n) return NULL;
    n->size = (uint32_t)size;
    n->u.data = at;
    return at;
}

static bool is_string(lt_kind kind) {
    if (kind == lt_kind_text || kind == lt_kind_bytes) return true;
    misuse(lt_error_type, "expected the kind text or bytes");
    return false;
}

char* lt_value_add_space(lt_value* v, lt_kind kind, size_t size) {
    return is_string(kind) ? add_sized(v, kind, size, size) : NULL;
}

char* lt_value_add_bits(lt_value* v, size_t bits) {
    size_t bytes = bits / 8 + (bits % 8 != 0);
    char* at = add_sized(v, lt_kind_bits, bits, bytes);
    if (at) memset(at, 0, bytes);
    return at;
}

static lt_status add_string(lt_value* v, lt_kind kind, const char* data, size_t size) {
    if (!data && size) return misuse(lt_error_type, "expected a string, got nothing");
    char* at = add_sized(v, kind, size, size);
    if (!at) return -1;
    if (size) memcpy(at, data, size);
    return 0;
}

lt_status lt_value_add_text(lt_value* v, const char* data, size_t size) {
    return add_string(v, lt_kind_text, data, size);
}

lt_status lt_value_add_string(lt_value* v, const char* text) {
    return add_string(v, lt_kind_text, text, text ? strlen(text) : 1);
}

lt_status lt_value_add_bytes(lt_value* v, const char* data, size_t size) {
    return add_string(v, lt_kind_bytes, data, size);
}

lt_status lt_value_add_borrowed(lt_value* v, lt_kind kind, const char* data, size_t size) {
    if (!is_string(kind)) return -1;
    if (!data && size) return misuse(lt_error_type, "expected a string, got nothing");
    if (size > UINT32_MAX) return misuse(lt_error_overflow, "a string is too long");
    lt_node* n = add(v, kind);
    if (!n) return -1;
    n->size = (uint32_t)size;
    n->u.data = data;
    return 0;
}

lt_status lt_value_add_object(lt_value* v, lt_object* object) {
    if (!object) return misuse(lt_error_type, "expected an object, got nothing");
    return lt_value_adopt_object(v, lt_object_ref(object));
}

lt_status lt_value_adopt_object(lt_value* v, lt_object* object) {
    lt_node* n = add(v, lt_kind_object);
    if (!n) {
        lt_object_unref(object);
        return -1;
    }
    n->u.object = object;
    v->has_objects = true;
    return 0;
}

lt_object* lt_value_take_object(lt_value* v, const lt_node* node) {
    if (!v || !node || node < v->nodes || node >= v->nodes + v->count ||
        node->kind != lt_kind_object) {
        misuse(lt_error_type, "expected an object of a value");
        return NULL;
    }
    lt_node* n = &v->nodes[node - v->nodes];
    n->kind = lt_kind_nil;
    return n->u.object;
}

lt_status lt_value_add_node(lt_value* v, const lt_node* node) {
    if (!node) return misuse(lt_error_type, "expected a node, got nothing");
    switch ((lt_kind)node->kind) {
    case lt_kind_nil:
        return lt_value_add_nil(v);
    case lt_kind_bool:
        return lt_value_add_bool(v, node->u.integer != 0);
    case lt_kind_int:
        return lt_value_add_enum(v, node->u.integer, node->enum_id);
    case lt_kind_real:
        return lt_value_add_real(v, node->u.real);
    case lt_kind_text:
    case lt_kind_bytes:
        return add_string(v, (lt_kind)node->kind, node->u.data, node->size);
    case lt_kind_object:
        return lt_value_add_object(v, node->u.object);
    case lt_kind_userdata:
        return lt_value_add_userdata(v, node->u.integer);
    case lt_kind_duration:
    case lt_kind_time:
        return lt_value_add_microseconds(v, (lt_kind)node->kind, node->u.integer);
    case lt_kind_bits: {
        char* bits = lt_value_add_bits(v, node->size);
        if (!bits) return -1;
        memcpy(bits, node->u.data, ((size_t)node->size + 7) / 8);
        return 0;
    }
    case lt_kind_list:
    case lt_kind_tuple:
    case lt_kind_map:
        break;
    }
    if (lt_value_begin(v, (lt_kind)node->kind)) return -1;
    const lt_node* end = after(node);
    for (const lt_node* n = node + 1; n != end; n = after(n))
        if (lt_value_add_node(v, n)) return -1;
    return lt_value_end(v);
}

lt_status lt_value_begin(lt_value* v, lt_kind kind) {
    if (kind != lt_kind_list && kind != lt_kind_tuple && kind != lt_kind_map)
        return misuse(lt_error_type, "expected the kind list, tuple or map");
    if (v && v->depth == LT_VALUE_MAX_DEPTH)
        return misuse(lt_error_value, "a value is nested too deeply");
    lt_node* n = add(v, kind);
    if (!n) return -1;
    n->u.skip = v->open; /* the parent, until lt_value_end() */
    v->open = v->count;
    v->depth++;
    return 0;
}

lt_status lt_value_end(lt_value* v) {
    if (!v) return misuse(lt_error_type, "expected a value, got nothing");
    if (!v->open) return misuse(lt_error_value, "no list, tuple or map is open");
    lt_node* n = &v->nodes[v->open - 1];
    if (n->kind == lt_kind_map && n->size % 2)
        return misuse(lt_error_value, "the last key of a map has no value");
    size_t parent = n->u.skip;
    n->u.skip = v->count - (v->open - 1);
    if (n->kind == lt_kind_map) n->size /= 2;
    v->open = parent;
    v->depth--;
    return 0;
}

void lt_free(void* memory) { free(memory); }
