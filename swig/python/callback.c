/* SPDX-License-Identifier: BSD-3-Clause */
/* Python functions that verbs call while the interpreter lock is released, on the thread of the
 * caller. */
#include "python.h"

#include <time.h>

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

/* Whether it is time to look for Ctrl-C: taking the interpreter lock may last as long as much work.
 */
static bool time_for_signals(void) {
    enum { interval = 50 }; /* milliseconds */
    static _Thread_local int64_t next;
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    int64_t now = (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
    if (now < next) return false;
    next = now + interval;
    return true;
}

bool lt_python_progress(int piece, int num_pieces, void *payload) {
    (void)num_pieces;
    if (!payload && !time_for_signals()) return true;
    PyGILState_STATE state = PyGILState_Ensure();
    bool go_on = PyErr_CheckSignals() == 0;
    if (go_on && payload) go_on = call(payload, PyLong_FromLong(piece), true);
    PyGILState_Release(state);
    return go_on;
}

void *lt_python_locked(void *(*work)(void *), void *argument) {
    PyGILState_STATE state = PyGILState_Ensure();
    void *result = work(argument);
    PyGILState_Release(state);
    return result;
}

bool lt_python_file_filter(const char *path, void *payload) {
    if (!payload && !time_for_signals()) return true;
    PyGILState_STATE state = PyGILState_Ensure();
    bool take = PyErr_CheckSignals() == 0;
    if (!take)
        lt_set_error(lt_error_cancelled, "interrupted");
    else if (payload)
        take = call(payload, lt_python_from_text(path, strlen(path)), false);
    PyGILState_Release(state);
    return take;
}
