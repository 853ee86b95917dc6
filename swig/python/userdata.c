/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Userdata: Python objects that torrents and DHT requests carry.
 *
 * libtorrent keeps a number, here the key of a table of objects. The table does not own them: that
 * do the Python objects that stand for what carries the number, each with a reference of its own,
 * so that the garbage collector sees all of them. A session owns what its torrents and requests
 * have. All of this needs the interpreter lock.
 */
#include "python.h"

#include <stdlib.h>

/* What the table has for a number. */
struct entry {
    PyObject *value;         /* borrowed from the owners */
    size_t owners;           /* references that owners have */
    lt_python_owner *sender; /* the session that sent a request with it, or NULL */
};

static PyObject *table; /* number: the address of its entry */
static int64_t last_number;

/* ---- the table ---- */

static struct entry *find(int64_t number) {
    PyObject *key = PyLong_FromLongLong(number);
    PyObject *place = key ? PyDict_GetItemWithError(table, key) : NULL;
    Py_XDECREF(key);
    return place ? PyLong_AsVoidPtr(place) : NULL;
}

/* A new number for `value`, in the table as soon as somebody holds it: see hold(). 0 without
 * memory. */
static int64_t enter(PyObject *value, lt_python_owner *sender) {
    struct entry *entry = PyMem_Malloc(sizeof *entry);
    PyObject *key = PyLong_FromLongLong(last_number + 1), *place = PyLong_FromVoidPtr(entry);
    int status = entry && key && place ? PyDict_SetItem(table, key, place) : -1;
    Py_XDECREF(key);
    Py_XDECREF(place);
    if (status) {
        PyMem_Free(entry);
        if (!PyErr_Occurred()) PyErr_NoMemory();
        return 0;
    }
    *entry = (struct entry){value, 0, sender};
    return ++last_number;
}

static void forget(int64_t number, struct entry *entry) {
    PyObject *key = PyLong_FromLongLong(number);
    /* Without memory the entry stays behind, and says that there is nothing. */
    if (!key || PyDict_DelItem(table, key)) {
        PyErr_Clear();
        entry->value = NULL;
    } else
        PyMem_Free(entry);
    Py_XDECREF(key);
}

PyObject *lt_python_userdata(int64_t number) {
    struct entry *entry = find(number);
    if (!entry && PyErr_Occurred()) return NULL;
    return Py_NewRef(entry && entry->value ? entry->value : Py_None);
}

/* ---- owners ---- */

/* Has an owner keep what a number stands for. Nothing if that is gone. */
static int hold(lt_python_owner *owner, int64_t number) {
    struct entry *entry = find(number);
    if (!entry || !entry->value) return PyErr_Occurred() ? -1 : 0;
    if (owner->count == owner->capacity) {
        size_t capacity = owner->capacity ? owner->capacity * 2 : 1;
        struct lt_python_held *held = PyMem_Realloc(owner->held, capacity * sizeof *held);
        if (!held) {
            if (!entry->owners) forget(number, entry);
            PyErr_NoMemory();
            return -1;
        }
        owner->held = held;
        owner->capacity = capacity;
    }
    owner->held[owner->count++] = (struct lt_python_held){number, Py_NewRef(entry->value)};
    entry->owners++;
    return 0;
}

/* An owner's reference is gone from its list. Dropping it may run any code: last of all. */
static void drop(lt_python_owner *owner, struct lt_python_held held) {
    PyObject *type, *exception, *traceback;
    PyErr_Fetch(&type, &exception, &traceback);
    struct entry *entry = find(held.number);
    if (entry) {
        if (entry->sender == owner) entry->sender = NULL;
        if (--entry->owners == 0) forget(held.number, entry);
    }
    PyErr_Restore(type, exception, traceback);
    Py_DECREF(held.value);
}

static void release(lt_python_owner *owner, int64_t number) {
    for (size_t i = owner->count; i-- > 0;)
        if (owner->held[i].number == number) {
            struct lt_python_held held = owner->held[i];
            owner->held[i] = owner->held[--owner->count];
            drop(owner, held);
            return;
        }
}

static int compare(const void *a, const void *b) {
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

/* Releases each of many numbers, as often as it is among them. */
static int release_all(lt_python_owner *owner, int64_t *numbers, size_t count) {
    struct lt_python_held *dropped = PyMem_Malloc((count + 1) * sizeof *dropped);
    bool *done = PyMem_Calloc(count + 1, sizeof *done);
    if (!dropped || !done) {
        PyMem_Free(dropped);
        PyMem_Free(done);
        PyErr_NoMemory();
        return -1;
    }
    qsort(numbers, count, sizeof *numbers, compare);
    size_t kept = 0, found = 0;
    for (size_t i = 0; i < owner->count; i++) {
        const struct lt_python_held held = owner->held[i];
        const int64_t *at = bsearch(&held.number, numbers, count, sizeof *numbers, compare);
        if (at) {
            size_t k = (size_t)(at - numbers);
            while (k > 0 && numbers[k - 1] == held.number)
                k--;
            while (k < count && numbers[k] == held.number && done[k])
                k++;
            if (k < count && numbers[k] == held.number) {
                done[k] = true;
                dropped[found++] = held;
                continue;
            }
        }
        owner->held[kept++] = held;
    }
    owner->count = kept;
    for (size_t i = 0; i < found; i++)
        drop(owner, dropped[i]);
    PyMem_Free(dropped);
    PyMem_Free(done);
    return 0;
}

int lt_python_traverse_owner(PyObject *self, visitproc visit, void *arg) {
    lt_python_owner *owner = (lt_python_owner *)self;
    for (size_t i = 0; i < owner->count; i++)
        Py_VISIT(owner->held[i].value);
    Py_VISIT(Py_TYPE(self));
    return 0;
}

int lt_python_clear_owner(PyObject *self) {
    lt_python_owner *owner = (lt_python_owner *)self;
    while (owner->count) {
        struct lt_python_held held = owner->held[--owner->count];
        drop(owner, held);
    }
    PyMem_Free(owner->held);
    owner->held = NULL;
    owner->capacity = 0;
    return 0;
}

/* ---- fields ---- */

/* The number in a field; -1 with an exception set. */
static int number_in(lt_object *object, const lt_field *field, int64_t *number) {
    lt_slot slot;
    if (lt_object_get(object, field, &slot)) {
        lt_python_raise();
        return -1;
    }
    *number = slot.node->kind == lt_kind_userdata ? slot.node->u.integer : 0;
    lt_slot_clear(&slot);
    return 0;
}

int lt_python_adopt_userdata(lt_python_owner *owner, const lt_field *field) {
    int64_t number;
    if (number_in(owner->base.object, field, &number)) return -1;
    if (!number) return 0;
    if (hold(owner, number)) return -1;
    /* The answer to a request has come: it holds now what the session held for it. */
    struct entry *entry = find(number);
    if (entry && entry->sender && !lt_field_writable(field)) release(entry->sender, number);
    return 0;
}

int lt_python_set_userdata(PyObject *self, PyObject *value, void *field) {
    lt_python_owner *owner = (lt_python_owner *)self;
    if (!owner->base.object) {
        PyErr_Format(PyExc_ValueError, "a %s that was not initialised", Py_TYPE(self)->tp_name);
        return -1;
    }
    if (!value) {
        PyErr_SetString(PyExc_AttributeError, "cannot delete userdata");
        return -1;
    }
    lt_node node = {.kind = lt_kind_nil};
    if (value != Py_None) {
        node.kind = lt_kind_userdata;
        node.u.integer = enter(value, NULL);
        if (!node.u.integer || hold(owner, node.u.integer)) return -1;
    }
    if (lt_object_set(owner->base.object, field, &node)) {
        if (node.kind == lt_kind_userdata) release(owner, node.u.integer);
        lt_python_raise();
        return -1;
    }
    /* What it has held before is the first, if there is something. */
    if (owner->count > (node.kind == lt_kind_userdata)) {
        struct lt_python_held before = owner->held[0];
        owner->held[0] = owner->held[--owner->count];
        drop(owner, before);
    }
    return 0;
}

void lt_python_sweep_userdata(PyObject *self) {
    lt_python_owner *session = (lt_python_owner *)self;
    if (!session->count) return;
    lt_value *released = lt_session_released_userdata((lt_session *)session->base.object);
    if (!released) {
        lt_clear_error();
        return;
    }
    const lt_node *root = lt_value_root(released), *item = lt_node_child(root);
    int64_t *numbers = root->size ? PyMem_Malloc(root->size * sizeof *numbers) : NULL;
    if (numbers) {
        for (size_t i = 0; i < root->size; i++)
            numbers[i] = item[i].u.integer;
        if (release_all(session, numbers, root->size)) PyErr_WriteUnraisable(self);
        PyMem_Free(numbers);
    }
    lt_value_free(released);
}

/* ---- what the shim calls ---- */

static lt_python_owner *session_of(PyObject *o) {
    if (lt_python_is(o, "session") && ((lt_python_object *)o)->object) return (lt_python_owner *)o;
    PyErr_Format(PyExc_TypeError, "expected a session, not %s", Py_TYPE(o)->tp_name);
    return NULL;
}

static PyObject *hold_userdata(PyObject *module, PyObject *args) {
    (void)module;
    PyObject *o, *params;
    if (!PyArg_ParseTuple(args, "OO", &o, &params)) return NULL;
    lt_python_owner *session = session_of(o);
    if (!session) return NULL;
    int64_t number = 0;
    if (lt_python_is(params, "add_torrent_params") && ((lt_python_owner *)params)->count) {
        lt_object *object = ((lt_python_object *)params)->object;
        if (number_in(object, lt_class_field_find(lt_object_class(object), "userdata"), &number))
            return NULL;
        if (number && hold(session, number)) return NULL;
    }
    return PyLong_FromLongLong(number);
}

static PyObject *send_userdata(PyObject *module, PyObject *args) {
    (void)module;
    PyObject *o, *value;
    if (!PyArg_ParseTuple(args, "OO", &o, &value)) return NULL;
    lt_python_owner *session = session_of(o);
    if (!session) return NULL;
    if (value == Py_None) return PyLong_FromLong(0);
    int64_t number = enter(value, session);
    if (!number || hold(session, number)) return NULL;
    return PyLong_FromLongLong(number);
}

static PyObject *release_userdata(PyObject *module, PyObject *args) {
    (void)module;
    PyObject *o, *number = NULL;
    if (!PyArg_ParseTuple(args, "O|O", &o, &number)) return NULL;
    lt_python_owner *session = session_of(o);
    if (!session) return NULL;
    if (number) {
        long long n = PyLong_AsLongLong(number);
        if (n == -1 && PyErr_Occurred()) return NULL;
        release(session, n);
    } else
        lt_python_clear_owner(o);
    Py_RETURN_NONE;
}

static PyObject *find_userdata(PyObject *module, PyObject *number) {
    (void)module;
    long long n = PyLong_AsLongLong(number);
    return n == -1 && PyErr_Occurred() ? NULL : lt_python_userdata(n);
}

static PyMethodDef functions[] = {
    {"_hold_userdata", hold_userdata, METH_VARARGS,
     "(session, params): the session keeps the userdata of the params; its number, 0 for none."},
    {"_send_userdata", send_userdata, METH_VARARGS,
     "(session, object): the session keeps it until the answer comes; its number, 0 for None."},
    {"_release_userdata", release_userdata, METH_VARARGS,
     "(session, number): the session lets go of what it has kept for a number; without one, of "
     "all."},
    {"_find_userdata", find_userdata, METH_O,
     "(number): what it stands for; None once nobody keeps that."},
    {NULL, NULL, 0, NULL},
};

int lt_python_add_userdata(PyObject *module) {
    table = PyDict_New();
    return table ? PyModule_AddFunctions(module, functions) : -1;
}
