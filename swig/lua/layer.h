/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * What the C files of the Lua layer share with each other and with the typemaps of lang.i.
 *
 * In Lua an error is a jump. So nothing here raises while it holds something that has to be freed:
 * functions that fail push an error and return -1; the wrapper frees its arguments and raises last.
 */
#ifndef LT_LUA_LAYER_H
#define LT_LUA_LAYER_H

#include <libtorrent-c/libtorrent-c.h>

#include "compat.h"

/*
 * Functions to be called protected where memory may be short: pushing one then needs none. (Lua 5.1
 * makes a closure for each lua_pushcfunction().) Prepared when the module is loaded.
 */
void lt_lua_prepare(lua_State *L, lua_CFunction function);
void lt_lua_push_prepared(lua_State *L, lua_CFunction function);

/*
 * Before a verb that may wait. The interpreter sets a hook when Ctrl-C is pressed, to raise an
 * error once Lua code runs again: the verb is to stop waiting then.
 */
void lt_lua_watch(lua_State *L);

/* After its call: the error is to be raised in the state that runs, which may be a coroutine. */
void lt_lua_heed(lua_State *L);

/* Whether a hook that Ctrl-C has set raises its error now, which is on top of the stack then: so it
 * comes out of the verb, and not out of what Lua calls next. */
bool lt_lua_is_stopped(lua_State *L);

/* --- object.c: classes, fields, enums --- */

/* Pushes the table of the module, with all classes and enums. */
void lt_lua_push_module(lua_State *L);

/* Adds a verb to the class or, with class_name NULL, to the module on top of the stack. */
void lt_lua_add_verb(lua_State *L, const char *class_name, const char *name, lua_CFunction verb);

/* Sets what calling a class does: a function whose first argument is the class itself. */
void lt_lua_set_constructor(lua_State *L, const char *class_name, lua_CFunction constructor);

/* Pushes an object whose reference it takes over, or nil for NULL. -1 with an error pushed if NULL
 * has an error record. */
int lt_lua_push_result(lua_State *L, lt_object *object);

/* The object at an index, borrowed, or NULL if there is none. */
lt_object *lt_lua_to_object(lua_State *L, int index);

/* The object of an argument, borrowed; nil and libtorrent.null give NULL. -1 with an error pushed.
 */
int lt_lua_argument(lua_State *L, int index, const char *name, lt_object **object);

/* --- value.c: values, both ways --- */

/* The kinds of tables and strings that Lua cannot tell apart are marked by their metatables. */
void lt_lua_add_markers(lua_State *L);

/* A value from what is at an index; the caller's. Long strings are borrowed from it. NULL with an
 * error pushed. */
lt_value *lt_lua_to_value(lua_State *L, int index);

/* Pushes what a value holds and frees it. -1 with an error pushed, also for NULL: a failed call. */
int lt_lua_push_value(lua_State *L, lt_value *value);

/* The same for a node that `slot` or a value keeps. */
int lt_lua_push_node(lua_State *L, const lt_node *node);

/* The same for the text that a verb returned. */
int lt_lua_push_string(lua_State *L, char *text);

/* Whether there is nil, libtorrent.null or nothing at an index. */
bool lt_lua_is_nothing(lua_State *L, int index);

/* Pushes an integer. -1 with an error pushed if no number of this Lua is exactly that. */
int lt_lua_push_int64(lua_State *L, int64_t value);

/* Whether the number at an index is an integer, which goes to *value. */
bool lt_lua_integer_at(lua_State *L, int index, int64_t *value);

/* Arguments, each with the name for its error message. -1 with an error pushed. */
int lt_lua_int64(lua_State *L, int index, const char *name, int64_t low, int64_t high,
                 int64_t *value);
int lt_lua_real(lua_State *L, int index, const char *name, double *value);
int lt_lua_text(lua_State *L, int index, const char *name, const char **text);
int lt_lua_buffer(lua_State *L, int index, const char *name, const char **data, size_t *size);

/* --- error.c --- */

void lt_lua_add_errors(lua_State *L);

/* Pushes the error that a callback left or else that of the error record. Returns -1. */
int lt_lua_fail(lua_State *L);

/* Pushes an error of this kind. Returns -1. */
int lt_lua_misuse(lua_State *L, lt_error_kind kind, const char *format, ...);

/* -1 with an error pushed if there are fewer than `low` or more than `high` arguments. `verb` is
 * SWIG's name of it. */
int lt_lua_check_count(lua_State *L, const char *verb, int low, int high);

/* Keeps the error on top of the stack, which it pops, for lt_lua_fail(). */
void lt_lua_keep_error(lua_State *L);

/* --- callback.c --- */

void lt_lua_init_callbacks(lua_State *L);

/* A function that a verb may call while it runs; lives in the frame of the wrapper. */
typedef struct lt_lua_callback {
    lua_State *L;
    int index;
    bool failed;
} lt_lua_callback;

/* NULL for nil. -1 with an error pushed. */
int lt_lua_to_callback(lua_State *L, int index, const char *name, lt_lua_callback *storage,
                       void **payload);

bool lt_lua_progress(int piece, int num_pieces, void *payload);
bool lt_lua_file_filter(const char *path, void *payload);

#endif
