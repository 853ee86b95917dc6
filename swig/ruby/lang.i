/* SPDX-License-Identifier: BSD-3-Clause */
/* Ruby's part of contract.i: typemaps that call the C files of this folder. */

/* Classes get their Ruby names from object.c: SWIG's do not count. */
#pragma SWIG nowarn=801

%{
#include <limits.h>
#include <string.h>

#include "layer.h"

/* SWIG adds its methods to our classes instead of making classes of its own. */
#undef rb_define_module
#undef rb_define_class_under
#undef rb_define_alloc_func
#undef rb_undef_alloc_func
#undef rb_define_method
#define rb_define_module(name) lt_ruby_module()
#define rb_define_class_under(module, name, super) lt_ruby_class(name)
#define rb_define_alloc_func(cls, function) ((void)(function))
#define rb_undef_alloc_func(cls) ((void)0)
#define rb_define_method(cls, name, function, count) lt_ruby_add_verb(cls, name, function)

/* The wrappers of constructors end in 'DATA_PTR(self) = result', those of SWIG >= 4.4 in
 * '((struct swig_ruby_wrapped_object *)RTYPEDDATA_GET_DATA(self))->data = result': its first member. */
#undef DATA_PTR
#define DATA_PTR(self) (*lt_ruby_made(self, (lt_object *)result))
#undef RTYPEDDATA_GET_DATA
#define RTYPEDDATA_GET_DATA(self) lt_ruby_made(self, (lt_object *)result)
%}

/* Lets other Ruby threads run, for verbs that may wait: see wait.c. */
%define %lt_waits
%exception {
    void *kept = lt_ruby_replayed();
    if (kept) {
        $action
        memcpy(kept, &result, sizeof result);
        return Qnil;
    }
    lt_ruby_run($wrapname, argc, argv, self, &result, sizeof result);
}
%enddef
%define %lt_local
%exception;
%enddef

%typemap(check, noblock=1) SWIGTYPE, SWIGTYPE * {
    lt_ruby_pass($argnum, &$1, sizeof $1);
}

/* ---- objects ---- */

%typemap(in, noblock=1) SWIGTYPE * {
    if (!lt_ruby_replaying()) $1 = ($1_ltype)lt_ruby_argument($input, "$1_name");
}
%typemap(in, noblock=1) SWIGTYPE *self {
    if (!lt_ruby_replaying()) $1 = ($1_ltype)lt_ruby_object_of($input);
}
%typemap(out, noblock=1) SWIGTYPE * {
    $result = lt_ruby_result((lt_object *)$1);
}
%typemap(freearg) SWIGTYPE * ""
%typemap(freearg) SWIGTYPE *self ""

/* ---- values ---- */

%typemap(in, noblock=1) const lt_value * (VALUE box = Qnil) {
    if (!lt_ruby_replaying()) $1 = ($1_ltype)lt_ruby_to_value($input, &box);
}
%typemap(freearg, noblock=1) const lt_value * {
    lt_ruby_free_box(box$argnum);
}
%typemap(out, noblock=1) lt_value * {
    $result = lt_ruby_from_value($1);
}

/* ---- numbers, bools ---- */

%define %lt_integer(TYPE, LOW, HIGH)
%typemap(in, noblock=1) TYPE {
    if (!lt_ruby_replaying()) $1 = ($1_ltype)lt_ruby_int64($input, "$1_name", LOW, HIGH);
}
%typemap(out, noblock=1) TYPE {
    if ($1 == ($1_ltype)-1) lt_ruby_check();
    $result = LL2NUM((long long)$1);
}
%enddef
%lt_integer(int, INT_MIN, INT_MAX)
%lt_integer(unsigned int, 0, UINT_MAX)
%lt_integer(int64_t, INT64_MIN, INT64_MAX)
%lt_integer(uint32_t, 0, UINT32_MAX)
%lt_integer(uint16_t, 0, UINT16_MAX)
%lt_integer(size_t, 0, INT64_MAX)

%typemap(in, noblock=1) bool {
    $1 = RTEST($input);
}
%typemap(out, noblock=1) bool {
    if (!$1) lt_ruby_check();
    $result = $1 ? Qtrue : Qfalse;
}
%typemap(in, noblock=1) double {
    if (!lt_ruby_replaying()) $1 = NUM2DBL($input);
}
%typemap(out, noblock=1) double {
    $result = DBL2NUM($1);
}
%typemap(out, noblock=1) lt_status {
    if ($1) lt_ruby_raise();
    $result = Qnil;
}

/* ---- text, buffers ---- */

%typemap(in, noblock=1) const char * (VALUE held = Qnil) {
    if (!lt_ruby_replaying()) $1 = ($1_ltype)lt_ruby_text($input, "$1_name", &held);
}
%typemap(freearg, noblock=1) const char * {
    RB_GC_GUARD(held$argnum);
}
%typemap(out, noblock=1) char * {
    $result = lt_ruby_from_string($1);
}
%typemap(newfree) char * ""
%typemap(out, noblock=1) const char * {
    $result = lt_ruby_from_borrowed($1);
}

%typemap(in, noblock=1) (const char *data, size_t size) (VALUE held = Qnil) {
    if (!lt_ruby_replaying()) $1 = ($1_ltype)lt_ruby_buffer($input, "$1_name", &held, &$2);
}
%typemap(freearg, noblock=1) (const char *data, size_t size) {
    RB_GC_GUARD(held$argnum);
}

/* ---- callbacks ---- */

%define %lt_callback(TYPE, THUNK)
%typemap(in, noblock=1) (TYPE, void *payload) (lt_ruby_callback callback = {Qnil, false}) {
    if (!lt_ruby_replaying()) $2 = lt_ruby_to_callback($input, "$1_name", &callback);
}
%typemap(check, noblock=1) (TYPE, void *payload) {
    $1 = THUNK;
    if (!$2 && !lt_ruby_replaying()) $2 = lt_ruby_to_callback(Qnil, "$1_name", &callback$argnum);
    lt_ruby_pass($argnum, &$1, sizeof $1);
    lt_ruby_pass($argnum + 1, &$2, sizeof $2);
}
%typemap(argout, noblock=1) (TYPE, void *payload) {
    if (callback$argnum.failed) lt_ruby_raise();
}
%enddef
%lt_callback(lt_progress progress, lt_ruby_progress)
%lt_callback(lt_file_filter filter, lt_ruby_file_filter)
