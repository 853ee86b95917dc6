/* SPDX-License-Identifier: BSD-3-Clause */
/* Perl's part of contract.i: typemaps that call the C files of this folder. */

%{
#include <limits.h>

#include "layer.h"
%}

/* One interpreter has one thread; signals end what waits (object.c). */
%define %lt_waits
%enddef
%define %lt_local
%enddef

%define %lt_out(TYPE, FAILED, MAKE)
%typemap(out, noblock=1) TYPE {
    if (FAILED) {
        lt_perl_fail();
        SWIG_fail;
    }
    $result = MAKE;
    argvi++;
}
%enddef

/* ---- objects ---- */

%typemap(in, noblock=1) SWIGTYPE * {
    if (lt_perl_argument($input, "$1_name", (lt_object **)&$1)) SWIG_fail;
}
%lt_out(SWIGTYPE *, !$1 && lt_last_error() != lt_error_none, lt_perl_wrap((lt_object *)$1))
%typemap(freearg) SWIGTYPE * ""

/* ---- values ---- */

%typemap(in, noblock=1) const lt_value * (lt_value *made = NULL) {
    $1 = made = lt_perl_to_value($input);
    if (!made) SWIG_fail;
}
%typemap(freearg, noblock=1) const lt_value * {
    lt_value_free(made$argnum);
}
%typemap(out, noblock=1) lt_value * {
    if (!$1) {
        lt_perl_fail();
        SWIG_fail;
    }
    $result = lt_perl_from_node(lt_value_root($1));
    lt_value_free($1);
    argvi++;
}

/* ---- numbers, bools ---- */

%define %lt_integer(TYPE, LOW, HIGH)
%typemap(in, noblock=1) TYPE (int64_t number) {
    if (lt_perl_int64($input, "$1_name", LOW, HIGH, &number)) SWIG_fail;
    $1 = ($1_ltype)number;
}
%lt_out(TYPE, $1 == ($1_ltype)-1 && lt_last_error() != lt_error_none, sv_2mortal(newSViv((IV)$1)))
%enddef
%lt_integer(int, INT_MIN, INT_MAX)
%lt_integer(unsigned int, 0, UINT_MAX)
%lt_integer(int64_t, INT64_MIN, INT64_MAX)
%lt_integer(uint32_t, 0, UINT32_MAX)
%lt_integer(uint16_t, 0, UINT16_MAX)
%lt_integer(size_t, 0, INT64_MAX)

%typemap(in, noblock=1) bool {
    $1 = SvTRUE($input) ? true : false;
}
%lt_out(bool, !$1 && lt_last_error() != lt_error_none, ($1 ? &PL_sv_yes : &PL_sv_no))
%typemap(in, noblock=1) double {
    $1 = SvNV($input);
}
%lt_out(double, false, sv_2mortal(newSVnv($1)))
%typemap(out, noblock=1) lt_status {
    if ($1) {
        lt_perl_fail();
        SWIG_fail;
    }
}

/* ---- text, buffers ---- */

%typemap(in, noblock=1) const char * {
    if (lt_perl_text($input, "$1_name", (const char **)&$1)) SWIG_fail;
}
%typemap(freearg) const char * ""
%typemap(out, noblock=1) char * {
    if (!$1) {
        lt_perl_fail();
        SWIG_fail;
    }
    $result = sv_2mortal(newSVpvn_utf8($1, strlen($1), is_utf8_string((const U8 *)$1, 0)));
    lt_free($1);
    argvi++;
}
%typemap(newfree) char * ""
%lt_out(const char *, !$1 && lt_last_error() != lt_error_none, sv_2mortal(newSVpv($1, 0)))

%typemap(in, noblock=1) (const char *data, size_t size) {
    if (lt_perl_buffer($input, "$1_name", (const char **)&$1, &$2)) SWIG_fail;
}
%typemap(freearg) (const char *data, size_t size) ""

/* ---- callbacks ---- */

%define %lt_callback(TYPE, THUNK)
%typemap(in, noblock=1) (TYPE, void *payload) (lt_perl_callback callback = {0}) {
    if (lt_perl_to_callback($input, "$1_name", &callback, &$2)) SWIG_fail;
    $1 = THUNK;
}
%typemap(argout, noblock=1) (TYPE, void *payload) {
    if (callback$argnum.failed) {
        lt_perl_fail();
        SWIG_fail;
    }
}
%enddef
%lt_callback(lt_progress progress, lt_perl_progress)
%lt_callback(lt_file_filter filter, lt_perl_file_filter)
