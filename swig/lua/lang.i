/* SPDX-License-Identifier: BSD-3-Clause */
/* Lua's part of contract.i: typemaps that call the C files of this folder. */

%{
#include <limits.h>

#include "layer.h"

/* Do not make a global variable of the module. */
#undef SWIG_LUA_MODULE_GLOBAL

#undef SWIG_check_num_args
#define SWIG_check_num_args(verb, low, high) \
    if (lt_lua_check_count(L, verb, low, high)) SWIG_fail;
%}

/* A Lua state has one thread, but Ctrl-C ends what waits. */
%define %lt_waits
%exception {
    lt_lua_watch(L);
    $action
    lt_lua_heed(L);
}
%enddef
%define %lt_local
%exception;
%enddef

/* ---- objects ---- */

%typemap(in, noblock=1) SWIGTYPE * {
    if (lt_lua_argument(L, $input, "$1_name", (lt_object **)&$1)) SWIG_fail;
}
%typemap(out, noblock=1) SWIGTYPE * {
    if (lt_lua_push_result(L, (lt_object *)$1)) SWIG_fail;
    SWIG_arg++;
}
%typemap(freearg) SWIGTYPE * ""

/* ---- values ---- */

%typemap(in, noblock=1) const lt_value * (lt_value *made = NULL) {
    $1 = made = lt_lua_to_value(L, $input);
    if (!made) SWIG_fail;
}
%typemap(freearg, noblock=1) const lt_value * {
    lt_value_free(made$argnum);
}
%typemap(out, noblock=1) lt_value * {
    if (lt_lua_push_value(L, $1)) SWIG_fail;
    SWIG_arg++;
}

/* ---- numbers, bools ---- */

%define %lt_integer(TYPE, LOW, HIGH)
%typemap(in, noblock=1) TYPE (int64_t number) {
    if (lt_lua_int64(L, $input, "$1_name", LOW, HIGH, &number)) SWIG_fail;
    $1 = ($1_ltype)number;
}
%typemap(out, noblock=1) TYPE {
    if ($1 == ($1_ltype)-1 && lt_last_error() != lt_error_none) {
        lt_lua_fail(L);
        SWIG_fail;
    }
    if (lt_lua_push_int64(L, (int64_t)$1)) SWIG_fail;
    SWIG_arg++;
}
%enddef
%lt_integer(int, INT_MIN, INT_MAX)
%lt_integer(unsigned int, 0, UINT_MAX)
%lt_integer(int64_t, INT64_MIN, INT64_MAX)
%lt_integer(uint32_t, 0, UINT32_MAX)
%lt_integer(uint16_t, 0, UINT16_MAX)
%lt_integer(size_t, 0, INT64_MAX)

%typemap(in, noblock=1) bool {
    $1 = lua_toboolean(L, $input) != 0;
}
%typemap(out, noblock=1) bool {
    if (!$1 && lt_last_error() != lt_error_none) {
        lt_lua_fail(L);
        SWIG_fail;
    }
    lua_pushboolean(L, $1);
    SWIG_arg++;
}
%typemap(in, noblock=1) double {
    if (lt_lua_real(L, $input, "$1_name", &$1)) SWIG_fail;
}
%typemap(out, noblock=1) double {
    lua_pushnumber(L, (lua_Number)$1);
    SWIG_arg++;
}
%typemap(out, noblock=1) lt_status {
    if ($1) {
        lt_lua_fail(L);
        SWIG_fail;
    }
}

/* ---- text, buffers ---- */

%typemap(in, noblock=1) const char * {
    if (lt_lua_text(L, $input, "$1_name", (const char **)&$1)) SWIG_fail;
}
%typemap(freearg) const char * ""
%typemap(out, noblock=1) char * {
    if (lt_lua_push_string(L, $1)) SWIG_fail;
    SWIG_arg++;
}
%typemap(newfree) char * ""
%typemap(out, noblock=1) const char * {
    if (!$1 && lt_last_error() != lt_error_none) {
        lt_lua_fail(L);
        SWIG_fail;
    }
    lua_pushstring(L, $1);
    SWIG_arg++;
}

%typemap(in, noblock=1) (const char *data, size_t size) {
    if (lt_lua_buffer(L, $input, "$1_name", (const char **)&$1, &$2)) SWIG_fail;
}
%typemap(freearg) (const char *data, size_t size) ""

/* ---- callbacks ---- */

%define %lt_callback(TYPE, THUNK)
%typemap(in, noblock=1) (TYPE, void *payload) (lt_lua_callback callback = {0}) {
    if (lt_lua_to_callback(L, $input, "$1_name", &callback, &$2)) SWIG_fail;
}
/* Also without a function: then it looks after Ctrl-C alone. */
%typemap(check, noblock=1) (TYPE, void *payload) {
    $1 = THUNK;
}
%typemap(argout, noblock=1) (TYPE, void *payload) {
    if (callback$argnum.failed) {
        lt_lua_fail(L);
        SWIG_fail;
    }
}
%enddef
%lt_callback(lt_progress progress, lt_lua_progress)
%lt_callback(lt_file_filter filter, lt_lua_file_filter)
