/* SPDX-License-Identifier: BSD-3-Clause */
/* Lua functions that verbs call, on the thread of the caller; their errors wait until the verb has
 * returned. And what ends verbs that wait: the interpreter's hook. */
#include "layer.h"

int lt_lua_to_callback(lua_State *L, int index, const char *name, lt_lua_callback *storage,
                       void **payload) {
    *payload = NULL;
    if (lt_lua_is_nothing(L, index)) return 0;
    if (!lua_isfunction(L, index) && luaL_getmetafield(L, index, "__call") == LUA_TNIL)
        return lt_lua_misuse(L, lt_error_type, "argument '%s' must be a function, not %s", name,
                             luaL_typename(L, index));
    *storage = (lt_lua_callback){.L = L, .index = index};
    *payload = storage;
    return 0;
}

/* Keeps the error on top of the stack and makes the verb stop. */
static bool fail(lt_lua_callback *callback) {
    lt_lua_keep_error(callback->L);
    callback->failed = true;
    lt_set_error(lt_error_cancelled, "the callback raised an error");
    return false;
}

/* Calls with the argument on top of the stack. An error is kept and ends all further calls. */
static bool call(lt_lua_callback *callback, bool nothing_means) {
    lua_State *L = callback->L;
    if (lua_pcall(L, 1, 1, 0)) return fail(callback);
    lt_clear_error(); /* of verbs that it called itself */
    bool go_on = lua_isnil(L, -1) ? nothing_means : lua_toboolean(L, -1) != 0;
    lua_pop(L, 1);
    return go_on;
}

static int push_text(lua_State *L) {
    lua_pushstring(L, lua_touserdata(L, 1));
    return 1;
}

/* Its address is the key of the state that the interpreter sets hooks of. */
static char main_key;

/* What the hook of that state was when the verb began. */
static _Thread_local struct {
    lua_State *L;
    lua_Hook hook;
    int mask, count;
} watched;

static bool interrupted(void *payload) {
    (void)payload;
    return lua_gethook(watched.L) != watched.hook;
}

void lt_lua_watch(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &main_key);
    watched.L = lua_touserdata(L, -1);
    lua_pop(L, 1);
    watched.hook = lua_gethook(watched.L);
    watched.mask = lua_gethookmask(watched.L);
    watched.count = lua_gethookcount(watched.L);
    lt_set_interrupted(interrupted, NULL);
}

void lt_lua_heed(lua_State *L) {
    if (L == watched.L || !interrupted(NULL)) return;
    lua_Hook hook = lua_gethook(watched.L);
    int mask = lua_gethookmask(watched.L), count = lua_gethookcount(watched.L);
    lua_sethook(watched.L, watched.hook, watched.mask, watched.count);
    lua_sethook(L, hook, mask, count);
}

static int nothing(lua_State *L) {
    (void)L;
    return 0;
}

bool lt_lua_is_stopped(lua_State *L) {
    if (!lua_gethookmask(L)) return false;
    lt_lua_push_prepared(L, nothing);
    return lua_pcall(L, 0, 0, 0) != 0;
}

void lt_lua_init_callbacks(lua_State *L) {
    lt_lua_prepare(L, push_text);
    lt_lua_prepare(L, nothing);
    lua_State *main = L;
#ifdef LUA_RIDX_MAINTHREAD
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
    main = lua_tothread(L, -1);
    lua_pop(L, 1);
#endif
    lua_pushlightuserdata(L, main);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &main_key);
}

bool lt_lua_progress(int piece, int num_pieces, void *payload) {
    (void)num_pieces;
    lt_lua_callback *callback = payload;
    if (interrupted(NULL)) return false;
    if (!callback) return true;
    if (callback->failed || !lua_checkstack(callback->L, 4)) return false;
    lua_pushvalue(callback->L, callback->index);
    lua_pushinteger(callback->L, piece);
    return call(callback, true);
}

bool lt_lua_file_filter(const char *path, void *payload) {
    lt_lua_callback *callback = payload;
    if (interrupted(NULL)) {
        lt_set_error(lt_error_cancelled, "interrupted");
        return false;
    }
    if (!callback) return true;
    if (callback->failed || !lua_checkstack(callback->L, 4)) return false;
    lua_State *L = callback->L;
    lua_pushvalue(L, callback->index);
    lt_lua_push_prepared(L, push_text);
    lua_pushlightuserdata(L, (void *)path);
    if (lua_pcall(L, 1, 1, 0)) {
        fail(callback);
        lua_pop(L, 1);
        return false;
    }
    return call(callback, false);
}
