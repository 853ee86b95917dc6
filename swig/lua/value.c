/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Values from what Lua has, and back.
 *
 *   nil, libtorrent.null      nothing; inside tables always null, since nil would be a hole
 *   boolean, integer, float   the same
 *   string                    text, whatever bytes it holds; libtorrent.bytes(string) where a verb
 *                             takes both in different ways
 *   object                    the same
 *   table                     a list if its keys are 1 to n, otherwise a map; an empty one is a map.
 *                             libtorrent.list{...}, .tuple{...}, .map{...} say what the table is to
 *                             be
 *
 * Lua 5.1, 5.2 and LuaJIT have doubles only: there a number without a fraction is an integer, and
 * an integer that no double is exactly (beyond 2^53) raises an error of kind "overflow" instead of
 * coming back as another one.
 *
 * Back come text and bytes as strings, durations and times as floats (seconds; seconds since 1970),
 * bits as a list of booleans. Tables that come back are marked as list, tuple or map, so that they
 * keep their kind when they are passed on.
 */
#include "layer.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Strings of an argument that are longer than this are borrowed instead of copied. */
enum { worth_borrowing = 256 };

/* 2^63, the first number that does not fit into an int64_t. */
static const double beyond_int64 = 9223372036854775808.0;

/* Addresses as keys: of each marker in the registry, and of the kind in a marker. */
static char list_key, tuple_key, map_key, bytes_key, kind_key;

static const struct marker {
    const char *name;
    lt_kind kind;
    char *key;
} markers[] = {
    {"list", lt_kind_list, &list_key},
    {"tuple", lt_kind_tuple, &tuple_key},
    {"map", lt_kind_map, &map_key},
    {"bytes", lt_kind_bytes, &bytes_key},
};

/* The table in argument 1, marked. */
static int mark(lua_State *L) {
    if (lua_isnoneornil(L, 1)) {
        lua_settop(L, 0);
        lua_newtable(L);
    }
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_setmetatable(L, 1);
    return 1;
}

static int mark_string(lua_State *L) {
    luaL_checktype(L, 1, LUA_TSTRING);
    lua_createtable(L, 1, 0);
    lua_pushvalue(L, 1);
    lua_rawseti(L, -2, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_setmetatable(L, -2);
    return 1;
}

static int bytes_to_text(lua_State *L) {
    lua_rawgeti(L, 1, 1);
    return 1;
}

static int read_protected(lua_State *L);
static int push_text(lua_State *L);
static int bor(lua_State *L);
static int band(lua_State *L);

void lt_lua_add_markers(lua_State *L) {
    lt_lua_prepare(L, read_protected);
    lt_lua_prepare(L, push_text);
    for (size_t i = 0; i < sizeof markers / sizeof *markers; i++) {
        bool bytes = markers[i].kind == lt_kind_bytes;
        lua_newtable(L);
        lua_pushinteger(L, markers[i].kind);
        lua_rawsetp(L, -2, &kind_key);
        lua_pushfstring(L, "libtorrent.%s", markers[i].name);
        lua_setfield(L, -2, "__name");
        if (bytes) {
            lua_pushcfunction(L, bytes_to_text);
            lua_setfield(L, -2, "__tostring");
        }
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, markers[i].key);
        lua_pushcclosure(L, bytes ? mark_string : mark, 1);
        lua_setfield(L, -2, markers[i].name);
    }
    lua_pushlightuserdata(L, NULL);
    lua_setfield(L, -2, "null");
    lua_pushcfunction(L, bor);
    lua_setfield(L, -2, "bor");
    lua_pushcfunction(L, band);
    lua_setfield(L, -2, "band");
}

/* ---- integers ---- */

#if LUA_VERSION_NUM >= 503
int lt_lua_push_int64(lua_State *L, int64_t value) {
    lua_pushinteger(L, (lua_Integer)value);
    return 0;
}

bool lt_lua_integer_at(lua_State *L, int index, int64_t *value) {
    if (!lua_isinteger(L, index)) return false;
    *value = lua_tointeger(L, index);
    return true;
}
#else
int lt_lua_push_int64(lua_State *L, int64_t value) {
    lua_Number number = (lua_Number)value;
    if (number < beyond_int64 && (int64_t)number == value) {
        lua_pushnumber(L, number);
        return 0;
    }
    char text[32];
    snprintf(text, sizeof text, "%" PRId64, value);
    return lt_lua_misuse(L, lt_error_overflow, "%s is beyond what a number of this Lua can hold",
                         text);
}

bool lt_lua_integer_at(lua_State *L, int index, int64_t *value) {
    if (lua_type(L, index) != LUA_TNUMBER) return false;
    lua_Number number = lua_tonumber(L, index);
    if (!(number >= -beyond_int64 && number < beyond_int64) ||
        (lua_Number)(int64_t)number != number)
        return false;
    *value = (int64_t)number;
    return true;
}
#endif

bool lt_lua_is_nothing(lua_State *L, int index) {
    return lua_isnoneornil(L, index) ||
           (lua_islightuserdata(L, index) && !lua_touserdata(L, index));
}

/* Flags, whatever operators this Lua has: libtorrent.bor(a, ...) and libtorrent.band(a, ...). */
static int combine(lua_State *L, bool all) {
    int64_t result = all ? -1 : 0;
    for (int i = 1; i <= lua_gettop(L); i++) {
        int64_t flags;
        if (lt_lua_int64(L, i, "flags", INT64_MIN, INT64_MAX, &flags)) return lua_error(L);
        result = all ? result & flags : result | flags;
    }
    return lt_lua_push_int64(L, result) ? lua_error(L) : 1;
}

static int bor(lua_State *L) { return combine(L, false); }
static int band(lua_State *L) { return combine(L, true); }

/* ---- Lua to value ---- */

static int put(lua_State *L, int index, lt_value *v, bool borrow);

/* The kind that a table is marked as, or lt_kind_nil. */
static lt_kind marked_kind(lua_State *L, int index) {
    if (!lua_getmetatable(L, index)) return lt_kind_nil;
    lua_rawgetp(L, -1, &kind_key);
    lt_kind kind = lua_isnumber(L, -1) ? (lt_kind)lua_tointeger(L, -1) : lt_kind_nil;
    lua_pop(L, 2);
    return kind;
}

static lt_kind guess_kind(lua_State *L, int index) {
    size_t length = lua_rawlen(L, index), keys = 0;
    if (length == 0) return lt_kind_map;
    for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1))
        keys++;
    return keys == length ? lt_kind_list : lt_kind_map;
}

/* -1 with an error pushed. */
static int put_table(lua_State *L, int index, lt_value *v) {
    if (!lua_checkstack(L, 8)) return lt_lua_misuse(L, lt_error_memory, "out of memory");
    lt_kind kind = marked_kind(L, index);
    if (kind == lt_kind_bytes) {
        size_t size = 0;
        lua_rawgeti(L, index, 1);
        const char *data = lua_type(L, -1) == LUA_TSTRING ? lua_tolstring(L, -1, &size) : "";
        int status = lt_value_add_bytes(v, data, size);
        lua_pop(L, 1);
        return status ? lt_lua_fail(L) : 0;
    }
    if (kind == lt_kind_nil) kind = guess_kind(L, index);
    if (lt_value_begin(v, kind)) return lt_lua_fail(L);
    if (kind == lt_kind_map) {
        for (lua_pushnil(L); lua_next(L, index); lua_pop(L, 1)) {
            int top = lua_gettop(L);
            if (put(L, top - 1, v, false) || put(L, top, v, false)) return -1;
        }
    } else {
        lua_Integer length = (lua_Integer)lua_rawlen(L, index);
        for (lua_Integer i = 1; i <= length; i++) {
            lua_rawgeti(L, index, i);
            if (put(L, lua_gettop(L), v, false)) return -1;
            lua_pop(L, 1);
        }
    }
    lt_value_end(v);
    return 0;
}

static int put(lua_State *L, int index, lt_value *v, bool borrow) {
    int status = -1;
    int64_t integer;
    switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL:
        status = lt_value_add_nil(v);
        break;
    case LUA_TBOOLEAN:
        status = lt_value_add_bool(v, lua_toboolean(L, index));
        break;
    case LUA_TNUMBER:
        status = lt_lua_integer_at(L, index, &integer)
                     ? lt_value_add_int(v, integer)
                     : lt_value_add_real(v, lua_tonumber(L, index));
        break;
    case LUA_TSTRING: {
        size_t size;
        const char *text = lua_tolstring(L, index, &size);
        status = borrow && size > worth_borrowing
                     ? lt_value_add_borrowed(v, lt_kind_text, text, size)
                     : lt_value_add_text(v, text, size);
        break;
    }
    case LUA_TTABLE:
        return put_table(L, index, v);
    case LUA_TLIGHTUSERDATA:
        if (lua_touserdata(L, index))
            return lt_lua_misuse(L, lt_error_type, "cannot use a light userdata here");
        status = lt_value_add_nil(v);
        break;
    default: {
        lt_object *object = lt_lua_to_object(L, index);
        if (!object)
            return lt_lua_misuse(L, lt_error_type, "cannot use a %s here", luaL_typename(L, index));
        status = lt_value_add_object(v, object);
    }
    }
    return status ? lt_lua_fail(L) : 0;
}

lt_value *lt_lua_to_value(lua_State *L, int index) {
    lt_value *v = lt_value_new();
    if (!v)
        lt_lua_fail(L);
    else if (put(L, index, v, true)) {
        lt_value_free(v);
        v = NULL;
    }
    return v;
}

/* ---- value to Lua: these raise, so they are called protected ---- */

/* Takes the node after its own and leaves `*at` behind what it read. */
static void read_node(lua_State *L, const lt_node **at);

/* An item of a table. */
static void read_item(lua_State *L, const lt_node **at) {
    if ((*at)->kind == lt_kind_nil) {
        lua_pushlightuserdata(L, NULL);
        ++*at;
    } else
        read_node(L, at);
}

static void read_list(lua_State *L, const lt_node **at, uint32_t size, char *marker) {
    lua_createtable(L, size > INT32_MAX ? INT32_MAX : (int)size, 0);
    for (uint32_t i = 0; i < size; i++) {
        read_item(L, at);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, marker);
    lua_setmetatable(L, -2);
}

static void read_map(lua_State *L, const lt_node **at, uint32_t size) {
    lua_createtable(L, 0, size > INT32_MAX ? INT32_MAX : (int)size);
    for (uint32_t i = 0; i < size; i++) {
        read_item(L, at);
        read_item(L, at);
        lua_rawset(L, -3);
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &map_key);
    lua_setmetatable(L, -2);
}

static void read_bits(lua_State *L, const char *data, uint32_t size) {
    lua_createtable(L, size > INT32_MAX ? INT32_MAX : (int)size, 0);
    for (uint32_t i = 0; i < size; i++) {
        lua_pushboolean(L, data[i / 8] >> (7 - i % 8) & 1);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &list_key);
    lua_setmetatable(L, -2);
}

static void read_node(lua_State *L, const lt_node **at) {
    const lt_node *n = (*at)++;
    luaL_checkstack(L, 4, "a value is too deep");
    switch ((lt_kind)n->kind) {
    case lt_kind_nil:
        lua_pushnil(L);
        break;
    case lt_kind_bool:
        lua_pushboolean(L, n->u.integer != 0);
        break;
    case lt_kind_int:
        if (lt_lua_push_int64(L, n->u.integer)) lua_error(L);
        break;
    case lt_kind_real:
        lua_pushnumber(L, n->u.real);
        break;
    case lt_kind_text:
    case lt_kind_bytes:
        lua_pushlstring(L, n->size ? n->u.data : "", n->size);
        break;
    case lt_kind_bits:
        read_bits(L, n->u.data, n->size);
        break;
    case lt_kind_userdata:
        lua_pushinteger(L, (lua_Integer)n->u.integer);
        break;
    case lt_kind_duration:
    case lt_kind_time:
        lua_pushnumber(L, (lua_Number)n->u.integer / 1e6);
        break;
    case lt_kind_object:
        lt_lua_push_result(L, lt_object_ref(n->u.object));
        break;
    case lt_kind_list:
        read_list(L, at, n->size, &list_key);
        break;
    case lt_kind_tuple:
        read_list(L, at, n->size, &tuple_key);
        break;
    case lt_kind_map:
        read_map(L, at, n->size);
        break;
    }
}

static int read_protected(lua_State *L) {
    const lt_node *node = lua_touserdata(L, 1);
    read_node(L, &node);
    return 1;
}

static int push_text(lua_State *L) {
    lua_pushstring(L, lua_touserdata(L, 1));
    return 1;
}

int lt_lua_push_node(lua_State *L, const lt_node *node) {
    switch ((lt_kind)node->kind) {
    case lt_kind_int:
        return lt_lua_push_int64(L, node->u.integer);
    case lt_kind_nil:
    case lt_kind_bool:
    case lt_kind_real:
    case lt_kind_userdata:
    case lt_kind_duration:
    case lt_kind_time: /* need no memory */
        read_node(L, &node);
        return 0;
    default:
        break;
    }
    lt_lua_push_prepared(L, read_protected);
    lua_pushlightuserdata(L, (void *)node);
    return lua_pcall(L, 1, 1, 0) ? -1 : 0;
}

int lt_lua_push_value(lua_State *L, lt_value *value) {
    if (!value) return lt_lua_fail(L);
    int status = lt_lua_push_node(L, lt_value_root(value));
    lt_value_free(value);
    return status;
}

int lt_lua_push_string(lua_State *L, char *text) {
    if (!text) return lt_lua_fail(L);
    lt_lua_push_prepared(L, push_text);
    lua_pushlightuserdata(L, text);
    int status = lua_pcall(L, 1, 1, 0) ? -1 : 0;
    lt_free(text);
    return status;
}

/* ---- arguments ---- */

int lt_lua_int64(lua_State *L, int index, const char *name, int64_t low, int64_t high,
                 int64_t *value) {
    if (lua_type(L, index) != LUA_TNUMBER)
        return lt_lua_misuse(L, lt_error_type, "argument '%s' must be an integer, not %s", name,
                             luaL_typename(L, index));
    if (!lt_lua_integer_at(L, index, value)) {
        /* A float without a fraction will do, as everywhere in Lua. */
        lua_Number number = lua_tonumber(L, index);
        if (!(number >= -beyond_int64 && number < beyond_int64) ||
            (lua_Number)(int64_t)number != number)
            return lt_lua_misuse(L, lt_error_type,
                                 "argument '%s' is %f, which has no integer representation", name,
                                 number);
        *value = (int64_t)number;
    }
    if (*value < low || *value > high) {
        char text[128];
        snprintf(text, sizeof text, "%" PRId64 ": it must be from %" PRId64 " to %" PRId64, *value,
                 low, high);
        return lt_lua_misuse(L, lt_error_overflow, "argument '%s' is %s", name, text);
    }
    return 0;
}

int lt_lua_real(lua_State *L, int index, const char *name, double *value) {
    if (lua_type(L, index) != LUA_TNUMBER)
        return lt_lua_misuse(L, lt_error_type, "argument '%s' must be a number, not %s", name,
                             luaL_typename(L, index));
    *value = lua_tonumber(L, index);
    return 0;
}

/* Strings and what libtorrent.bytes() made; the string stays in the argument. */
static const char *string_at(lua_State *L, int index, const char *name, size_t *size) {
    const char *text = NULL;
    if (lua_type(L, index) == LUA_TSTRING) return lua_tolstring(L, index, size);
    if (lua_istable(L, index) && marked_kind(L, index) == lt_kind_bytes) {
        lua_rawgeti(L, index, 1);
        if (lua_type(L, -1) == LUA_TSTRING) text = lua_tolstring(L, -1, size);
        lua_pop(L, 1);
    }
    if (!text)
        lt_lua_misuse(L, lt_error_type, "argument '%s' must be a string, not %s", name,
                      luaL_typename(L, index));
    return text;
}

int lt_lua_text(lua_State *L, int index, const char *name, const char **text) {
    size_t size;
    *text = string_at(L, index, name, &size);
    if (!*text) return -1;
    if (strlen(*text) != size)
        return lt_lua_misuse(L, lt_error_value, "argument '%s' holds a NUL character", name);
    return 0;
}

int lt_lua_buffer(lua_State *L, int index, const char *name, const char **data, size_t *size) {
    *data = string_at(L, index, name, size);
    return *data ? 0 : -1;
}
