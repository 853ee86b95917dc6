/* SPDX-License-Identifier: BSD-3-Clause */
/* The error record of a thread as a Python exception. */
#include "python.h"

/* Makes the exceptions that are also libtorrent.error: called with (message, error_code or None, kind, path). */
static PyObject *error_factory;

static PyObject *set_error_factory(PyObject *module, PyObject *callable) {
    (void)module;
    Py_INCREF(callable);
    Py_XSETREF(error_factory, callable);
    Py_RETURN_NONE;
}

static PyObject *native_kind(lt_error_kind kind) {
    switch (kind) {
    case lt_error_type:
        return PyExc_TypeError;
    case lt_error_value:
        return PyExc_ValueError;
    case lt_error_index:
        return PyExc_IndexError;
    case lt_error_key:
        return PyExc_KeyError;
    case lt_error_overflow:
        return PyExc_OverflowError;
    case lt_error_memory:
        return PyExc_MemoryError;
    case lt_error_cancelled:
        return PyExc_KeyboardInterrupt;
    case lt_error_none:
    case lt_error_state:
    case lt_error_invalid_handle:
    case lt_error_libtorrent:
        break;
    }
    return PyExc_RuntimeError;
}

PyObject *lt_python_raise(void) {
    if (PyErr_Occurred()) return NULL;
    lt_error_kind kind = lt_last_error();
    PyObject *message =
        lt_python_from_text(lt_last_error_message(), strlen(lt_last_error_message()));
    if (!message) return NULL;
    const char *made_from = kind == lt_error_libtorrent       ? "libtorrent"
                            : kind == lt_error_invalid_handle ? "invalid_handle"
                            : kind == lt_error_value          ? "value"
                                                              : NULL;
    if (made_from && error_factory) {
        PyObject *path = lt_python_from_text(lt_last_error_path(), strlen(lt_last_error_path()));
        lt_object *code = lt_last_error_object();
        PyObject *native = code ? lt_python_wrap(code) : Py_NewRef(Py_None);
        PyObject *e = path && native ? PyObject_CallFunction(error_factory, "OOsO", message, native,
                                                             made_from, path)
                                     : NULL;
        if (e) PyErr_SetObject((PyObject *)Py_TYPE(e), e);
        Py_XDECREF(path);
        Py_XDECREF(e);
        Py_XDECREF(native);
    } else
        PyErr_SetObject(native_kind(kind), message);
    Py_DECREF(message);
    return NULL;
}

/* For threads that have nobody to raise to. */
static PyObject *call_reporting(PyObject *module, PyObject *callable) {
    (void)module;
    PyObject *result = PyObject_CallObject(callable, NULL);
    if (!result) PyErr_WriteUnraisable(callable);
    Py_XDECREF(result);
    Py_RETURN_NONE;
}

static PyMethodDef functions[] = {
    {"_call_reporting", call_reporting, METH_O,
     "Calls a function; what it raises goes to sys.unraisablehook."},
    {"_set_error_factory", set_error_factory, METH_O,
     "Sets what makes the exception for an error of libtorrent: callable(message, code, kind, "
     "path)."},
    {NULL, NULL, 0, NULL},
};

int lt_python_add_errors(PyObject *module) { return PyModule_AddFunctions(module, functions); }
