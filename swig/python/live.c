/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Lists and dicts that are fields of objects: what is done to them is done to the field.
 *
 * Here is what they are: a list or dict that knows where it comes from. Methods that change them
 * are Python's, python/libtorrent/_values.py.
 */
#include "python.h"

#include <string.h>

struct origin {
    PyObject *owner, *field; /* the object, the descriptor of its field */
};

typedef struct live_list {
    PyListObject list;
    struct origin origin;
} live_list;

typedef struct live_dict {
    PyDictObject dict;
    struct origin origin;
} live_dict;

static PyTypeObject *list_type, *dict_type;

static struct origin *origin_of(PyObject *self) {
    return PyList_Check(self) ? &((live_list *)self)->origin : &((live_dict *)self)->origin;
}

static PyTypeObject *plain_type(PyObject *self) {
    return PyList_Check(self) ? &PyList_Type : &PyDict_Type;
}

static int traverse(PyObject *self, visitproc visit, void *arg) {
    struct origin *o = origin_of(self);
    Py_VISIT(Py_TYPE(self));
    Py_VISIT(o->owner);
    Py_VISIT(o->field);
    return plain_type(self)->tp_traverse(self, visit, arg);
}

static int clear(PyObject *self) {
    struct origin *o = origin_of(self);
    Py_CLEAR(o->owner);
    Py_CLEAR(o->field);
    return plain_type(self)->tp_clear(self);
}

#ifndef Py_GIL_DISABLED
/* The memory of lists that are gone: most live for no more than a statement. */
static PyObject *spare[16];
static size_t spares;

static bool keep_memory(PyObject *self) {
    if (!PyList_Check(self)) return false;
    /* What its items run at their end may leave memory here, too. */
    PyList_Type.tp_clear(self);
    if (spares == sizeof spare / sizeof *spare) return false;
    spare[spares++] = self;
    return true;
}
#endif

/* An empty list that nobody can find before it is tracked. */
static PyObject *new_list(void) {
#ifndef Py_GIL_DISABLED
    if (spares) return PyObject_Init(spare[--spares], list_type);
#endif
    PyObject *self = list_type->tp_alloc(list_type, 0);
    if (self) PyObject_GC_UnTrack(self);
    return self;
}

static void dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    struct origin *o = origin_of(self);
    PyObject_GC_UnTrack(self);
    Py_CLEAR(o->owner);
    Py_CLEAR(o->field);
#ifndef Py_GIL_DISABLED
    if (!keep_memory(self))
#endif
        plain_type(self)->tp_dealloc(self);
    Py_DECREF(type);
}

static PyObject *get_owner(PyObject *self, void *closure) {
    (void)closure;
    PyObject *owner = origin_of(self)->owner;
    return Py_NewRef(owner ? owner : Py_None);
}

static PyObject *get_field(PyObject *self, void *closure) {
    (void)closure;
    PyObject *field = origin_of(self)->field;
    return Py_NewRef(field ? field : Py_None);
}

static PyGetSetDef getset[] = {
    {"_owner", get_owner, NULL, "The object that this is a field of.", NULL},
    {"_field", get_field, NULL, "The descriptor of the field.", NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyType_Slot slots[] = {
    {Py_tp_dealloc, dealloc},
    {Py_tp_traverse, traverse},
    {Py_tp_clear, clear},
    {Py_tp_getset, getset},
    {Py_tp_doc, "A list or dict in an object. A change is made to the field too, as a whole or, if "
                "it does not fit, "
                "not at all: it takes as long as setting the field does."},
    {0, NULL},
};

static PyTypeObject *make(PyObject *module, const char *name, size_t size, PyTypeObject *plain) {
    PyType_Spec spec = {
        .name = name,
        .basicsize = (int)size,
        .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
        .slots = slots,
    };
    PyObject *bases = PyTuple_Pack(1, plain);
    PyObject *type = bases ? PyType_FromSpecWithBases(&spec, bases) : NULL;
    Py_XDECREF(bases);
    if (type && PyModule_AddObject(module, strrchr(name, '.') + 1, Py_NewRef(type))) Py_CLEAR(type);
    return (PyTypeObject *)type;
}

PyObject *lt_python_live(const lt_node *node, PyObject *owner, PyObject *field) {
    bool is_list = node->kind == lt_kind_list;
    PyObject *self = is_list ? new_list() : PyObject_CallNoArgs((PyObject *)dict_type);
    if (!self) return NULL;
    *origin_of(self) = (struct origin){Py_NewRef(owner), Py_NewRef(field)};
    int status = is_list ? lt_python_fill_list(self, node) : lt_python_fill_dict(self, node);
    if (is_list) PyObject_GC_Track(self);
    if (status) Py_CLEAR(self);
    return self;
}

int lt_python_add_live(PyObject *module) {
    list_type = make(module, "libtorrent.live_list", sizeof(live_list), &PyList_Type);
    dict_type =
        list_type ? make(module, "libtorrent.live_dict", sizeof(live_dict), &PyDict_Type) : NULL;
    return dict_type ? 0 : -1;
}
