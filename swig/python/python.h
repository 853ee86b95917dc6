/* SPDX-License-Identifier: BSD-3-Clause */
/* What the C files of the Python layer share with each other and with the typemaps of lang.i. */
#ifndef LT_PYTHON_H
#define LT_PYTHON_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <libtorrent-c/libtorrent-c.h>

#if PY_VERSION_HEX < 0x030d0000
#define Py_HashPointer _Py_HashPointer
#endif
#if PY_VERSION_HEX < 0x030a0000
static inline PyObject *Py_NewRef(PyObject *o) {
    Py_INCREF(o);
    return o;
}
static inline PyObject *Py_XNewRef(PyObject *o) {
    Py_XINCREF(o);
    return o;
}
#endif

/* An object of one of our classes. `object` is NULL until __init__ has run. */
typedef struct lt_python_object {
    PyObject_HEAD lt_object *object;
} lt_python_object;

/* An object that keeps userdata alive: a session, add_torrent_params, some alerts. See userdata.c.
 */
struct lt_python_held {
    int64_t number;
    PyObject *value;
};
typedef struct lt_python_owner {
    lt_python_object base;
    struct lt_python_held *held;
    size_t count;
    size_t capacity;
} lt_python_owner;

/* --- userdata.c: Python objects that torrents and requests carry --- */

/* The object for a number, a new reference; None if there is none any more. */
PyObject *lt_python_userdata(int64_t number);

/* Has an owner keep what the field `userdata` of its object says. */
int lt_python_adopt_userdata(lt_python_owner *owner, const lt_field *field);

/* Setter of that field. */
int lt_python_set_userdata(PyObject *self, PyObject *value, void *field);

/* Has a session let go of what its torrents no longer have. */
void lt_python_sweep_userdata(PyObject *session);

/* For types of owners. */
int lt_python_traverse_owner(PyObject *self, visitproc visit, void *arg);
int lt_python_clear_owner(PyObject *self);

int lt_python_add_userdata(PyObject *module);

/* --- object.c: classes, fields, enums --- */

/* Builds a type for every class and takes over the methods that SWIG gave to types of the same
 * names. */
int lt_python_add_classes(PyObject *module);

/* The native object for `object`, whose reference it takes over. NULL with an exception set. */
PyObject *lt_python_wrap(lt_object *object);

/* The result of a verb or, with `init`, of a constructor for `self`. A NULL without error record
 * gives None. */
PyObject *lt_python_result(PyObject *self, lt_object *object, int init);

/* Whether `o` is an object of the class of that name, which there is. */
int lt_python_is(PyObject *o, const char *name);

/* Whether `o` is an object of ours. */
int lt_python_is_object(PyObject *o);

/* The object behind an argument, borrowed; None gives NULL. Fails (-1) with a TypeError. */
int lt_python_argument(PyObject *o, const char *name, lt_object **object);

/* The member of an enum for an integer, or an int if it has none. */
PyObject *lt_python_enum(uint16_t enum_id, int64_t value);

/* --- value.c: values, both ways --- */

/* A value from any object; the caller's. NULL with an exception set. */
lt_value *lt_python_to_value(PyObject *o);

/* A node for an object that needs no more than one, to be used while the object lives; false for
 * any other. */
bool lt_python_to_node(PyObject *o, lt_node *node);

/* The same as lt_python_to_value() for an argument, which outlives the value: long strings are
 * borrowed from it. */
lt_value *lt_python_argument_to_value(PyObject *o);

/* The same for what is to be bencoded: warns of None, which is encoded as an empty string. */
lt_value *lt_python_entry_to_value(PyObject *o);

/* The native object for a node; NULL with an exception set. */
PyObject *lt_python_from_node(const lt_node *node);

/* Put what a node of kind list or map holds into an empty list or dict; -1 with an exception set. */
int lt_python_fill_list(PyObject *list, const lt_node *node);
int lt_python_fill_dict(PyObject *dict, const lt_node *node);

/* The native object for a value, which is freed. NULL stands for a failed call and raises. */
PyObject *lt_python_from_value(lt_value *value);

/* Native text for UTF-8, whatever it holds. */
PyObject *lt_python_from_text(const char *text, size_t size);

/* A list of the numbers in a memoryview: int64_t, int or unsigned char, by their size. A function
 * of the module. */
PyObject *lt_python_numbers(PyObject *module, PyObject *packed);

/* Native text for the result of a verb, which is freed; NULL raises. */
PyObject *lt_python_from_string(char *text);

/*
 * Arguments, each with the name for its error message. Return -1 with an exception set. What `held`
 * receives is to be released by the caller.
 */
int lt_python_int64(PyObject *o, const char *name, int64_t low, int64_t high, int64_t *value);
int lt_python_text(PyObject *o, const char *name, PyObject **held, const char **text);
int lt_python_buffer(PyObject *o, const char *name, Py_buffer *view);

/*
 * PyArg_ParseTupleAndKeywords() for formats of objects alone, all that SWIG writes. Arguments that
 * come without keywords are only handed on, where CPython takes as long as for three calls.
 */
int lt_python_parse(PyObject *args, PyObject *kwargs, const char *format, char **names, ...);

/* --- bitfield.c --- */

PyObject *lt_python_bitfield(const char *data, size_t bits);
/* Borrows bits from a bitfield object; false if it is none. */
int lt_python_is_bitfield(PyObject *o, const char **data, size_t *bits);
int lt_python_add_bitfield(PyObject *module);

/* --- live.c --- */

/* A list or dict that changes the field of `owner` whose descriptor is `field`; `node` is what it holds. */
PyObject *lt_python_live(const lt_node *node, PyObject *owner, PyObject *field);
int lt_python_add_live(PyObject *module);

/* --- error.c --- */

/* Raises what the error record of this thread says, unless an exception is set already. Returns
 * NULL. */
PyObject *lt_python_raise(void);
int lt_python_add_errors(PyObject *module);

/* --- callback.c --- */

/* Callbacks for verbs that run without the interpreter lock; `payload` is the callable. */
bool lt_python_progress(int piece, int num_pieces, void *payload);
bool lt_python_file_filter(const char *path, void *payload);

/* Calls `work` while it holds the interpreter lock: for lt_set_locked(). */
void *lt_python_locked(void *(*work)(void *), void *argument);

#endif
