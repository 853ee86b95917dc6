/* SPDX-License-Identifier: BSD-3-Clause */
/* Python functions that verbs call while the interpreter lock is released, on the thread of the
 * caller. */
#include "python.h"

/* Whether to go on: the function did not raise and did not return False. An exception stays set for
 * the caller. */
static bool call(PyObject *callable, PyObject *argument, bool nothing_means) {
    bool go_on = false;
    PyObject *result = argument ? PyObject_CallFunctionObjArgs(callable, argument, NULL) : NULL;
    if (result == Py_None)
        go_on = nothing_means;
    else if (result) {
        int truth = PyObject_IsTrue(result);
        go_on = truth > 0 || (nothing_means && truth == 0 && result != Py_False);
    }
    Py_XDECREF(result);
    Py_XDECREF(argument);
    if (PyErr_Occurred()) {
        lt_set_error(lt_error_cancelled, "the function raised an exception"); /* stops the verb */
        return false;
    }
    return go_on;
}

bool lt_python_progress(int piece, int num_pieces, void *payload) {
    (void)num_pieces;
    PyGILState_STATE state = PyGILState_Ensure();
    bool go_on = PyErr_CheckSignals() == 0;
    if (go_on && payload) go_on = call(payload, PyLong_FromLong(piece), true);
    PyGILState_Release(state);
    return go_on;
}

bool lt_python_file_filter(const char *path, void *payload) {
    PyGILState_STATE state = PyGILState_Ensure();
    bool take = PyErr_CheckSignals() == 0;
    if (!take)
        lt_set_error(lt_error_cancelled, "interrupted");
    else if (payload)
        take = call(payload, lt_python_from_text(path, strlen(path)), false);
    PyGILState_Release(state);
    return take;
}
