/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The error record of a thread as a Lua error: a table with
 *   kind       "type", "value", "index", "key", "overflow", "memory", "state", "cancelled",
 * "invalid_handle", "libtorrent" message    text
 *   code       integer  \
 *   category   text      } if libtorrent or the system reported it
 *   error_code object   /
 *   path       text, if it is about a file
 * tostring() gives the message. Its metatable is libtorrent.error.
 */
#include "layer.h"

#include <stdarg.h>
#include <string.h>

/* Their addresses are keys of the registry. */
static char metatable_key, kept_key;

static int to_text(lua_State *L) {
    lua_getfield(L, 1, "message");
    luaL_tolstring(L, -1, NULL);
    return 1;
}

void lt_lua_add_errors(lua_State *L) {
    lua_newtable(L);
    lua_pushcfunction(L, to_text);
    lua_setfield(L, -2, "__tostring");
    lua_pushliteral(L, "libtorrent.error");
    lua_setfield(L, -2, "__name");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &metatable_key);
    lua_setfield(L, -2, "error");
    lua_pushboolean(L, false); /* so that keeping an error needs no memory */
    lua_rawsetp(L, LUA_REGISTRYINDEX, &kept_key);
}

/* Makes an error of the message on top of the stack. */
static void make_error(lua_State *L, lt_error_kind kind) {
    lua_createtable(L, 0, 6);
    lua_insert(L, -2);
    lua_setfield(L, -2, "message");
    lua_pushstring(L, lt_error_kind_name(kind));
    lua_setfield(L, -2, "kind");
    lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable_key);
    lua_setmetatable(L, -2);
}

int lt_lua_misuse(lua_State *L, lt_error_kind kind, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    lua_pushvfstring(L, format, arguments);
    va_end(arguments);
    make_error(L, kind);
    return -1;
}

void lt_lua_keep_error(lua_State *L) {
    if (!lua_toboolean(L, -1)) { /* error(nil) and error(false) */
        lua_pop(L, 1);
        lua_pushboolean(L, true);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, &kept_key);
}

int lt_lua_fail(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &kept_key);
    if (lua_toboolean(L, -1)) {
        lua_pushboolean(L, false);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &kept_key);
        return -1;
    }
    lua_pop(L, 1);
    if (lt_lua_is_stopped(L)) return -1;
    lua_pushstring(L, lt_last_error_message());
    make_error(L, lt_last_error());
    if (*lt_last_error_category()) {
        lua_pushinteger(L, lt_last_error_code());
        lua_setfield(L, -2, "code");
        lua_pushstring(L, lt_last_error_category());
        lua_setfield(L, -2, "category");
        if (*lt_last_error_path()) {
            lua_pushstring(L, lt_last_error_path());
            lua_setfield(L, -2, "path");
        }
        lt_lua_push_result(L, lt_last_error_object());
        lua_setfield(L, -2, "error_code");
    }
    return -1;
}

int lt_lua_check_count(lua_State *L, const char *verb, int low, int high) {
    int count = lua_gettop(L);
    if (count >= low && count <= high) return 0;
    const char *end = strstr(verb, "::");
    if (end) /* what stands before the dot or colon in a script is an argument, too */
        return lt_lua_misuse(L, lt_error_type,
                             count == 0 ? "%s() needs an object before its colon"
                                        : "%s() takes from %d to %d arguments, not %d",
                             end + 2, low - 1, high - 1, count - 1);
    return lt_lua_misuse(L, lt_error_type, "%s() takes from %d to %d arguments, not %d",
                         strncmp(verb, "lt_", 3) == 0 ? verb + 3 : verb, low, high, count);
}
