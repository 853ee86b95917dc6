/* SPDX-License-Identifier: BSD-3-Clause */
/* Python's part of contract.i: typemaps that call the C files of this folder. */

%{
#include "python.h"

#undef PyArg_ParseTupleAndKeywords
#define PyArg_ParseTupleAndKeywords lt_python_parse

/* What the code of %init returns when it fails: SWIG >= 4.4 initialises the module in two phases. */
#if SWIG_VERSION >= 0x040400
#define LT_INIT_FAILED -1
#else
#define LT_INIT_FAILED NULL
#endif
%}

/* Lets other Python threads run, for verbs that may wait. */
%define %lt_waits
%exception {
    Py_BEGIN_ALLOW_THREADS
    $action
    Py_END_ALLOW_THREADS
}
%enddef
%feature("except") lt_session::pop_alerts {
    lt_python_sweep_userdata(self);
    Py_BEGIN_ALLOW_THREADS
    $action
    Py_END_ALLOW_THREADS
}
%feature("except") lt_add_files {
    lt_set_locked(lt_python_locked);
    Py_BEGIN_ALLOW_THREADS
    $action
    Py_END_ALLOW_THREADS
    lt_set_locked(NULL);
}
%define %lt_local
%exception;
%enddef

/* ---- objects ---- */

%typemap(in, noblock=1) SWIGTYPE * {
    if (lt_python_argument($input, "$1_name", (lt_object **)&$1)) SWIG_fail;
}
%typemap(in, noblock=1) SWIGTYPE *self {
    $1 = ($1_ltype)((lt_python_object *)$input)->object;
}
%typemap(out, noblock=1) SWIGTYPE * {
    $result = lt_python_result(self, (lt_object *)$1, ($owner) & SWIG_BUILTIN_INIT);
    if (!$result) SWIG_fail;
}
%typemap(freearg) SWIGTYPE * ""
%typemap(freearg) SWIGTYPE *self ""

/* ---- values ---- */

%typemap(in, noblock=1) const lt_value * (lt_value *made = NULL) {
    $1 = made = lt_python_argument_to_value($input);
    if (!made) SWIG_fail;
}
%typemap(in, noblock=1) const lt_value *entry (lt_value *made = NULL) {
    $1 = made = lt_python_entry_to_value($input);
    if (!made) SWIG_fail;
}
%apply const lt_value *entry { const lt_value *data };
%typemap(freearg, noblock=1) const lt_value * {
    lt_value_free(made$argnum);
}
%typemap(out, noblock=1) lt_value * {
    $result = lt_python_from_value($1);
    if (!$result) SWIG_fail;
}

/* ---- numbers, bools ---- */

%define %lt_integer(TYPE, LOW, HIGH)
%typemap(in, noblock=1) TYPE (int64_t number) {
    if (lt_python_int64($input, "$1_name", LOW, HIGH, &number)) SWIG_fail;
    $1 = ($1_ltype)number;
}
%typemap(out, noblock=1) TYPE {
    if ($1 == ($1_ltype)-1 && lt_last_error() != lt_error_none) {
        lt_python_raise();
        SWIG_fail;
    }
    $result = PyLong_FromLongLong((long long)$1);
}
%enddef
%lt_integer(int, INT_MIN, INT_MAX)
%lt_integer(unsigned int, 0, UINT_MAX)
%lt_integer(int64_t, INT64_MIN, INT64_MAX)
%lt_integer(uint32_t, 0, UINT32_MAX)
%lt_integer(uint16_t, 0, UINT16_MAX)
%lt_integer(size_t, 0, INT64_MAX)

%typemap(in, noblock=1) bool (int truth) {
    truth = PyObject_IsTrue($input);
    if (truth < 0) SWIG_fail;
    $1 = truth != 0;
}
%typemap(out, noblock=1) bool {
    if (!$1 && lt_last_error() != lt_error_none) {
        lt_python_raise();
        SWIG_fail;
    }
    $result = PyBool_FromLong($1);
}
%typemap(in, noblock=1) double {
    $1 = PyFloat_AsDouble($input);
    if ($1 == -1 && PyErr_Occurred()) SWIG_fail;
}
%typemap(out, noblock=1) double {
    $result = PyFloat_FromDouble($1);
}
%typemap(out, noblock=1) lt_status {
    if ($1) {
        lt_python_raise();
        SWIG_fail;
    }
    $result = Py_NewRef(Py_None);
}

/* ---- text, buffers ---- */

%typemap(in, noblock=1) const char * (PyObject *held = NULL) {
    if (lt_python_text($input, "$1_name", &held, (const char **)&$1)) SWIG_fail;
}
%typemap(freearg, noblock=1) const char * {
    Py_XDECREF(held$argnum);
}
%typemap(out, noblock=1) char * {
    $result = lt_python_from_string($1);
    if (!$result) SWIG_fail;
}
%typemap(newfree) char * ""
%typemap(out, noblock=1) const char * {
    if (!$1) {
        lt_python_raise();
        SWIG_fail;
    }
    $result = lt_python_from_text($1, strlen($1));
}

%typemap(in, noblock=1) (const char *data, size_t size) (Py_buffer view = {0}) {
    if (lt_python_buffer($input, "$1_name", &view)) SWIG_fail;
    $1 = ($1_ltype)view.buf;
    $2 = (size_t)view.len;
}
%typemap(freearg, noblock=1) (const char *data, size_t size) {
    PyBuffer_Release(&view$argnum);
}

/* ---- callbacks ---- */

%define %lt_callback(TYPE, THUNK)
%typemap(in, noblock=1) (TYPE, void *payload) {
    if ($input != Py_None && !PyCallable_Check($input)) {
        PyErr_Format(PyExc_TypeError, "argument '$1_name' must be callable, not %s", Py_TYPE($input)->tp_name);
        SWIG_fail;
    }
    $1 = THUNK;
    $2 = $input == Py_None ? NULL : $input;
}
%enddef
%lt_callback(lt_progress progress, lt_python_progress)
%lt_callback(lt_file_filter filter, lt_python_file_filter)

%include "keywords.i"
%include "docs.i"
