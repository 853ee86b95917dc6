/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * What the C API of Lua 5.1 (also LuaJIT's) and 5.2 lacks. Nothing else in this folder asks for the
 * version, but for numbers: before 5.3 all of them are doubles, and value.c says what becomes of
 * 64-bit integers.
 */
#ifndef LT_LUA_COMPAT_H
#define LT_LUA_COMPAT_H

#include <lauxlib.h>
#include <lua.h>

#if LUA_VERSION_NUM < 502
#ifndef lua_rawlen
#define lua_rawlen lua_objlen
#endif
#define luaL_setfuncs(L, functions, upvalues) luaL_register(L, NULL, functions)

/* SWIG's runtime has macros of these names. */
#undef lua_rawgetp
#undef lua_rawsetp

static inline int lt_lua_pseudo_or(int index, int shifted) {
    return index < 0 && index > LUA_REGISTRYINDEX ? shifted : index;
}

static inline void lua_rawgetp(lua_State *L, int index, const void *key) {
    lua_pushlightuserdata(L, (void *)key);
    lua_rawget(L, lt_lua_pseudo_or(index, index - 1));
}

static inline void lua_rawsetp(lua_State *L, int index, const void *key) {
    lua_pushlightuserdata(L, (void *)key);
    lua_insert(L, -2);
    lua_rawset(L, lt_lua_pseudo_or(index, index - 1));
}

/* As the global tostring() does it. */
static inline const char *luaL_tolstring(lua_State *L, int index, size_t *size) {
    if (!luaL_callmeta(L, index, "__tostring")) switch (lua_type(L, index)) {
        case LUA_TNUMBER:
        case LUA_TSTRING:
            lua_pushvalue(L, index);
            break;
        case LUA_TBOOLEAN:
            lua_pushstring(L, lua_toboolean(L, index) ? "true" : "false");
            break;
        default:
            lua_pushfstring(L, "%s: %p", luaL_typename(L, index), lua_topointer(L, index));
        }
    return lua_tolstring(L, -1, size);
}
#endif

#endif
