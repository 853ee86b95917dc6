/* SPDX-License-Identifier: BSD-3-Clause */
/* bitfield: an immutable sequence of bools that takes one bit each, with access to its bytes. */
#include "python.h"

#include <string.h>

typedef struct bitfield {
    PyObject_VAR_HEAD /* ob_size: bits */
        unsigned char bytes[];
} bitfield;

static PyTypeObject bitfield_type;

static size_t bytes_for(Py_ssize_t bits) { return ((size_t)bits + 7) / 8; }

static bool bit(const bitfield *b, Py_ssize_t i) { return b->bytes[i / 8] >> (7 - i % 8) & 1; }

/* Without its bytes filled in. tp_itemsize is 1, so room is asked for in bytes and the size set to
 * bits. */
static bitfield *allocate(Py_ssize_t bits) {
    bitfield *b = PyObject_NewVar(bitfield, &bitfield_type, (Py_ssize_t)bytes_for(bits));
    if (b) Py_SET_SIZE(b, bits);
    return b;
}

PyObject *lt_python_bitfield(const char *data, size_t bits) {
    bitfield *b = allocate((Py_ssize_t)bits);
    if (b && bits) memcpy(b->bytes, data, bytes_for((Py_ssize_t)bits));
    return (PyObject *)b;
}

int lt_python_is_bitfield(PyObject *o, const char **data, size_t *bits) {
    if (!PyObject_TypeCheck(o, &bitfield_type)) return 0;
    *data = (const char *)((bitfield *)o)->bytes;
    *bits = (size_t)Py_SIZE(o);
    return 1;
}

static PyObject *new (PyTypeObject *type, PyObject *args, PyObject *kwargs) {
    static char *names[] = {"bits", NULL};
    PyObject *source = NULL;
    (void)type;
    if (!PyArg_ParseTupleAndKeywords(args, kwargs, "|O:bitfield", names, &source)) return NULL;
    if (!source) return (PyObject *)allocate(0);
    PyObject *items = PySequence_Tuple(source);
    bitfield *b = items ? allocate(PyTuple_GET_SIZE(items)) : NULL;
    if (b) memset(b->bytes, 0, bytes_for(Py_SIZE(b)));
    for (Py_ssize_t i = 0; b && i < Py_SIZE(b); i++) {
        int truth = PyObject_IsTrue(PyTuple_GET_ITEM(items, i));
        if (truth < 0)
            Py_CLEAR(b);
        else if (truth)
            b->bytes[i / 8] |= (unsigned char)(0x80 >> i % 8);
    }
    Py_XDECREF(items);
    return (PyObject *)b;
}

static Py_ssize_t length(PyObject *self) { return Py_SIZE(self); }

static PyObject *item(PyObject *self, Py_ssize_t i) {
    if (i < 0 || i >= Py_SIZE(self)) {
        PyErr_SetString(PyExc_IndexError, "bitfield index out of range");
        return NULL;
    }
    return PyBool_FromLong(bit((bitfield *)self, i));
}

static PyObject *slice(PyObject *self, Py_ssize_t start, Py_ssize_t step, Py_ssize_t count) {
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list && i < count; i++)
        PyList_SET_ITEM(list, i, PyBool_FromLong(bit((bitfield *)self, start + i * step)));
    return list;
}

static PyObject *subscript(PyObject *self, PyObject *key) {
    if (PyLong_CheckExact(key)) {
        Py_ssize_t at = PyLong_AsSsize_t(key);
        if (at >= 0 && at < Py_SIZE(self)) return PyBool_FromLong(bit((bitfield *)self, at));
        if (at == -1 && PyErr_Occurred()) PyErr_Clear(); /* as for other types below */
    }
    if (PySlice_Check(key)) {
        Py_ssize_t start, stop, step;
        if (PySlice_Unpack(key, &start, &stop, &step)) return NULL;
        return slice(self, start, step, PySlice_AdjustIndices(Py_SIZE(self), &start, &stop, step));
    }
    Py_ssize_t i = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return NULL;
    return item(self, i < 0 ? i + Py_SIZE(self) : i);
}

static Py_ssize_t count_set(const bitfield *b) {
    Py_ssize_t n = 0;
    for (size_t i = 0; i < bytes_for(Py_SIZE(b)); i++)
        n += __builtin_popcount(b->bytes[i]);
    return n;
}

static PyObject *count(PyObject *self, PyObject *value) {
    int truth = PyObject_RichCompareBool(value, Py_True, Py_EQ);
    int falsity = truth == 0 ? PyObject_RichCompareBool(value, Py_False, Py_EQ) : 0;
    if (truth < 0 || falsity < 0) return NULL;
    Py_ssize_t set = count_set((bitfield *)self);
    return PyLong_FromSsize_t(truth ? set : falsity ? Py_SIZE(self) - set : 0);
}

static PyObject *tolist(PyObject *self, PyObject *nothing) {
    (void)nothing;
    return slice(self, 0, 1, Py_SIZE(self));
}

static PyObject *tobytes(PyObject *self, PyObject *nothing) {
    (void)nothing;
    return PyBytes_FromStringAndSize((char *)((bitfield *)self)->bytes,
                                     (Py_ssize_t)bytes_for(Py_SIZE(self)));
}

static PyObject *reduce(PyObject *self, PyObject *nothing) {
    return Py_BuildValue("O(N)", Py_TYPE(self), tolist(self, nothing));
}

static PyObject *find(PyObject *self, PyObject *value) {
    int truth = PyObject_IsTrue(value);
    if (truth < 0) return NULL;
    for (Py_ssize_t i = 0; i < Py_SIZE(self); i++)
        if (bit((bitfield *)self, i) == (truth != 0)) return PyLong_FromSsize_t(i);
    PyErr_Format(PyExc_ValueError, "%R is not in the bitfield", value);
    return NULL;
}

/* With a bitfield on either side. */
static PyObject *concat(PyObject *a, PyObject *b) {
    PyObject *first = PySequence_List(a), *second = first ? PySequence_List(b) : NULL;
    PyObject *result = second ? PySequence_Concat(first, second) : NULL;
    Py_XDECREF(first);
    Py_XDECREF(second);
    return result;
}

static PyObject *add(PyObject *a, PyObject *b) {
    PyObject *other = PyObject_TypeCheck(a, &bitfield_type) ? b : a;
    if (!PyList_Check(other) && !PyTuple_Check(other) && !PyObject_TypeCheck(other, &bitfield_type))
        Py_RETURN_NOTIMPLEMENTED;
    return concat(a, b);
}

static PyObject *repr(PyObject *self) {
    PyObject *list = tolist(self, NULL);
    PyObject *result = list ? PyObject_Repr(list) : NULL;
    Py_XDECREF(list);
    return result;
}

static PyObject *richcompare(PyObject *a, PyObject *b, int op) {
    if ((op != Py_EQ && op != Py_NE) || !PyObject_TypeCheck(a, &bitfield_type))
        Py_RETURN_NOTIMPLEMENTED;
    bool equal = false;
    if (PyObject_TypeCheck(b, &bitfield_type))
        equal = Py_SIZE(a) == Py_SIZE(b) &&
                memcmp(((bitfield *)a)->bytes, ((bitfield *)b)->bytes, bytes_for(Py_SIZE(a))) == 0;
    else if (PyList_Check(b) || PyTuple_Check(b)) {
        equal = PySequence_Fast_GET_SIZE(b) == Py_SIZE(a);
        for (Py_ssize_t i = 0; equal && i < Py_SIZE(a) && i < PySequence_Fast_GET_SIZE(b); i++) {
            PyObject *other = Py_NewRef(PySequence_Fast_GET_ITEM(b, i));
            int same =
                PyObject_RichCompareBool(other, bit((bitfield *)a, i) ? Py_True : Py_False, Py_EQ);
            Py_DECREF(other);
            if (same < 0) return NULL;
            equal = same == 1;
        }
    } else
        Py_RETURN_NOTIMPLEMENTED;
    return PyBool_FromLong((op == Py_EQ) == equal);
}

static int get_buffer(PyObject *self, Py_buffer *view, int flags) {
    return PyBuffer_FillInfo(view, self, ((bitfield *)self)->bytes,
                             (Py_ssize_t)bytes_for(Py_SIZE(self)), 1, flags);
}

static PyMethodDef methods[] = {
    {"count", count, METH_O, "count($self, value, /)\n--\n\nHow many bits equal value."},
    {"index", find, METH_O,
     "index($self, value, /)\n--\n\nIndex of the first bit that equals value."},
    {"tolist", tolist, METH_NOARGS, "tolist($self, /)\n--\n\nThe bits as a list of bools."},
    {"tobytes", tobytes, METH_NOARGS,
     "tobytes($self, /)\n--\n\nThe bits packed into bytes: the first bit is the highest of the "
     "first byte."},
    {"__reduce__", reduce, METH_NOARGS, NULL},
    {NULL, NULL, 0, NULL},
};

static PyNumberMethods as_number = {.nb_add = add};
static PySequenceMethods as_sequence = {.sq_length = length, .sq_item = item};
static PyMappingMethods as_mapping = {.mp_length = length, .mp_subscript = subscript};
static PyBufferProcs as_buffer = {.bf_getbuffer = get_buffer};

static PyTypeObject bitfield_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "libtorrent.bitfield",
    .tp_basicsize = sizeof(bitfield),
    .tp_itemsize = 1,
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_doc = "bitfield(bits=(), /)\n--\n\n"
              "An immutable sequence of bools that takes one bit each: which pieces there are, or "
              "are verified.\n\n"
              "Compares with lists of bools; its buffer holds the packed bytes, the first bit the "
              "highest of the first.",
    .tp_new = new,
    .tp_repr = repr,
    .tp_richcompare = richcompare,
    .tp_hash = PyObject_HashNotImplemented,
    .tp_as_number = &as_number,
    .tp_as_sequence = &as_sequence,
    .tp_as_mapping = &as_mapping,
    .tp_as_buffer = &as_buffer,
    .tp_methods = methods,
};

int lt_python_add_bitfield(PyObject *module) {
    if (PyType_Ready(&bitfield_type)) return -1;
    return PyModule_AddObject(module, "bitfield", Py_NewRef((PyObject *)&bitfield_type));
}
