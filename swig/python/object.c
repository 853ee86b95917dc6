/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The Python types of all classes: fields from the tables of the glue, methods from the types that
 * SWIG made.
 *
 * SWIG's own types (-builtin) are only where the methods are taken from: scripts never see them,
 * nor their `this`.
 */
#include "python.h"

#include <structmember.h>

#include <string.h>

/*
 * In the order of lt_class_at(); NULL until first needed. A type of `types` has what is written in
 * Python, too: that is what scripts get. `native_types` are the same without waiting for that.
 */
static PyTypeObject **types, **native_types;
static size_t type_count;
static PyTypeObject *base_type;

/* SWIG's types, name to type; made for Python's: (class name) and (index of an enum). */
static PyObject *swig_types, *finish_class, *finish_enum;

static PyTypeObject *native_type(size_t index);
static PyTypeObject *finished_type(size_t index);

/* Members of the enums by value, in the order of lt_enum_at(). The small values are looked up
 * without a dict. */
enum { quick_members = 64 };
struct members {
    PyObject *by_value;
    PyObject *quick[quick_members];
};
static struct members *enums;
static size_t enum_count;

/* ---- objects ---- */

int lt_python_is_object(PyObject *o) { return PyObject_TypeCheck(o, base_type); }

int lt_python_argument(PyObject *o, const char *name, lt_object **object) {
    if (o == Py_None) {
        *object = NULL;
        return 0;
    }
    if (!lt_python_is_object(o)) {
        PyErr_Format(PyExc_TypeError, "argument '%s' cannot be of type %s", name,
                     Py_TYPE(o)->tp_name);
        return -1;
    }
    *object = ((lt_python_object *)o)->object;
    return 0;
}

int lt_python_is(PyObject *o, const char *name) {
    PyTypeObject *type = types[lt_class_index(lt_class_find(name))];
    return type && PyObject_TypeCheck(o, type);
}

/* The field "userdata" of each class that has one, in the order of lt_class_at(). */
static const lt_field **userdata_fields;

static bool is_owner(const lt_class *cls) {
    return userdata_fields[lt_class_index(cls)] || strcmp(lt_class_name(cls), "session") == 0;
}

/* Has an owner keep the userdata that its object has. */
static int adopt(PyObject *self, lt_object *object) {
    const lt_field *field = userdata_fields[lt_object_class_index(object)];
    return field ? lt_python_adopt_userdata((lt_python_owner *)self, field) : 0;
}

static PyObject *wrap_owner(PyTypeObject *type, lt_object *object) {
    PyObject *self = type->tp_alloc(type, 0);
    if (!self) {
        lt_object_unref(object);
        return NULL;
    }
    ((lt_python_object *)self)->object = object;
    if (adopt(self, object)) Py_CLEAR(self);
    return self;
}

PyObject *lt_python_wrap(lt_object *object) {
    size_t index = lt_object_class_index(object);
    PyTypeObject *type = types[index] ? types[index] : finished_type(index);
    if (type && PyType_IS_GC(type)) return wrap_owner(type, object);
    lt_python_object *self = type ? PyObject_New(lt_python_object, type) : NULL;
    if (!self) {
        lt_object_unref(object);
        return NULL;
    }
    self->object = object;
    return (PyObject *)self;
}

/* Gives `self` its object, whose reference it takes over. */
static int initialise(PyObject *self, lt_object *object) {
    lt_python_object *me = (lt_python_object *)self;
    if (!me->object) {
        me->object = object;
        return 0;
    }
    lt_object_unref(object);
    PyErr_Format(PyExc_TypeError, "this %s is initialised already", Py_TYPE(self)->tp_name);
    return -1;
}

PyObject *lt_python_result(PyObject *self, lt_object *object, int init) {
    if (!object) {
        if (init || lt_last_error() != lt_error_none) return lt_python_raise();
        Py_RETURN_NONE;
    }
    if (!init) return lt_python_wrap(object);
    if (initialise(self, object)) return NULL;
    return PyType_IS_GC(Py_TYPE(self)) && adopt(self, object) ? NULL : self;
}

static lt_object *object_of(PyObject *self) {
    lt_object *object = ((lt_python_object *)self)->object;
    if (!object)
        PyErr_Format(PyExc_ValueError, "a %s that was not initialised", Py_TYPE(self)->tp_name);
    return object;
}

static void dealloc(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    lt_object_unref(((lt_python_object *)self)->object);
    type->tp_free(self);
    Py_DECREF(type);
}

static void dealloc_owner(PyObject *self) {
    PyTypeObject *type = Py_TYPE(self);
    lt_object *object = ((lt_python_object *)self)->object;
    PyObject_GC_UnTrack(self);
    lt_python_clear_owner(self);
    if (object && lt_class_may_wait(lt_object_class(object))) {
        Py_BEGIN_ALLOW_THREADS
        lt_object_unref(object);
        Py_END_ALLOW_THREADS
    } else
        lt_object_unref(object);
    type->tp_free(self);
    Py_DECREF(type);
}

static const lt_class *class_of_type(PyTypeObject *type) {
    for (; type && type != base_type; type = type->tp_base)
        for (size_t i = 0; i < type_count; i++)
            if (native_types[i] == type) return lt_class_at(i);
    return NULL;
}

static int set_field(PyObject *self, PyObject *value, void *closure) {
    lt_object *object = object_of(self);
    if (!object) return -1;
    if (!value) {
        PyErr_Format(PyExc_AttributeError, "cannot delete %s", lt_field_name(closure));
        return -1;
    }
    lt_node node;
    if (lt_python_to_node(value, &node)) {
        int status = lt_object_set(object, closure, &node);
        if (status) lt_python_raise();
        return status;
    }
    lt_value *v = lt_python_to_value(value);
    if (!v) return -1;
    int status = lt_object_set(object, closure, lt_value_root(v));
    lt_value_free(v);
    if (status) lt_python_raise();
    return status;
}

/* Without a constructor of its own, a class takes its writable fields as keywords. */
static int init_by_fields(PyObject *self, PyObject *args, PyObject *kwargs) {
    const lt_class *cls = class_of_type(Py_TYPE(self));
    if (!cls || !lt_class_constructible(cls)) {
        PyErr_Format(PyExc_RuntimeError, "This class cannot be instantiated from Python: %s",
                     Py_TYPE(self)->tp_name);
        return -1;
    }
    if (PyTuple_GET_SIZE(args)) {
        PyErr_Format(PyExc_TypeError, "%s() takes no positional arguments", Py_TYPE(self)->tp_name);
        return -1;
    }
    lt_object *object = lt_object_new(cls);
    if (!object) {
        lt_python_raise();
        return -1;
    }
    if (initialise(self, object)) return -1;
    PyObject *key, *value;
    Py_ssize_t at = 0;
    while (kwargs && PyDict_Next(kwargs, &at, &key, &value))
        if (PyObject_SetAttr(self, key, value)) return -1;
    return 0;
}

/* ---- fields ---- */

static PyObject *read_field(lt_object *object, const lt_field *field) {
    lt_slot slot;
    if (lt_object_get(object, field, &slot)) return lt_python_raise();
    /* The slot's reference to an object is the wrapper's. */
    if (!slot.tree && slot.node->kind == lt_kind_object) return lt_python_wrap(slot.node->u.object);
    PyObject *result = lt_python_from_node(slot.node);
    if (slot.tree) lt_slot_clear(&slot);
    return result;
}

static PyObject *get_field(PyObject *self, void *closure) {
    lt_object *object = object_of(self);
    return object ? read_field(object, closure) : NULL;
}

/* A field that holds a list or dict, to be changed in place. */
struct live_field {
    PyGetSetDef def;
    const lt_field *field;
    PyObject *descriptor; /* borrowed: the type has it for ever */
};

static PyObject *get_live(PyObject *self, void *closure) {
    struct live_field *live = closure;
    lt_object *object = object_of(self);
    if (!object) return NULL;
    lt_slot slot;
    if (lt_object_get(object, live->field, &slot)) return lt_python_raise();
    bool changes = slot.node->kind == lt_kind_list || slot.node->kind == lt_kind_map;
    PyObject *result = changes ? lt_python_live(slot.node, self, live->descriptor)
                               : lt_python_from_node(slot.node);
    lt_slot_clear(&slot);
    return result;
}

static int set_live(PyObject *self, PyObject *value, void *closure) {
    return set_field(self, value, (void *)((struct live_field *)closure)->field);
}

static bool is_live(const lt_field *field) {
    const char *type = lt_field_type(field);
    return lt_field_writable(field) &&
           (strncmp(type, "list[", 5) == 0 || strncmp(type, "dict[", 5) == 0);
}

/* A field that is called: a method descriptor, so that a call needs no bound method. */
typedef struct field_method {
    PyObject_HEAD vectorcallfunc vectorcall;
    const lt_field *field;
    PyTypeObject *owner; /* borrowed: the method is in its dict */
} field_method;

static PyObject *call_field(PyObject *callable, PyObject *const *args, size_t flags,
                            PyObject *names) {
    field_method *method = (field_method *)callable;
    if (PyVectorcall_NARGS(flags) != 1 || (names && PyTuple_GET_SIZE(names))) {
        PyErr_Format(PyExc_TypeError, "%s() takes no arguments", lt_field_name(method->field));
        return NULL;
    }
    if (!PyObject_TypeCheck(args[0], method->owner)) {
        PyErr_Format(PyExc_TypeError, "%s() needs a %s, not %s", lt_field_name(method->field),
                     method->owner->tp_name, Py_TYPE(args[0])->tp_name);
        return NULL;
    }
    return get_field(args[0], (void *)method->field);
}

static PyObject *bind_method(PyObject *self, PyObject *object, PyObject *type) {
    (void)type;
    return object ? PyMethod_New(self, object) : Py_NewRef(self);
}

static PyObject *method_name(PyObject *self, void *closure) {
    (void)closure;
    return PyUnicode_FromString(lt_field_name(((field_method *)self)->field));
}

static PyObject *method_qualname(PyObject *self, void *closure) {
    (void)closure;
    field_method *method = (field_method *)self;
    const char *owner = strrchr(method->owner->tp_name, '.');
    return PyUnicode_FromFormat("%s.%s", owner ? owner + 1 : method->owner->tp_name,
                                lt_field_name(method->field));
}

static PyObject *method_doc(PyObject *self, void *closure) {
    (void)closure;
    return PyUnicode_FromString(lt_field_doc(((field_method *)self)->field));
}

static PyObject *method_signature(PyObject *self, void *closure) {
    (void)self;
    (void)closure;
    return PyUnicode_FromString("($self, /)");
}

static PyGetSetDef method_getset[] = {
    {"__name__", method_name, NULL, NULL, NULL},
    {"__qualname__", method_qualname, NULL, NULL, NULL},
    {"__doc__", method_doc, NULL, NULL, NULL},
    {"__text_signature__", method_signature, NULL, NULL, NULL},
    {NULL, NULL, NULL, NULL, NULL},
};

static PyTypeObject field_method_type = {
    PyVarObject_HEAD_INIT(NULL, 0).tp_name = "libtorrent.field_method",
    .tp_basicsize = sizeof(field_method),
    .tp_vectorcall_offset = offsetof(field_method, vectorcall),
    .tp_call = PyVectorcall_Call,
    .tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_METHOD_DESCRIPTOR,
    .tp_descr_get = bind_method,
    .tp_getset = method_getset,
};

/* ---- what all objects can do ---- */

static PyObject *as_dict(PyObject *self, PyObject *nothing) {
    (void)nothing;
    lt_object *object = object_of(self);
    return object ? lt_python_from_value(lt_object_as_map(object)) : NULL;
}

static PyObject *copy(PyObject *self, PyObject *nothing) {
    (void)nothing;
    lt_object *object = object_of(self);
    return object ? lt_python_result(NULL, lt_object_copy(object), 0) : NULL;
}

static PyObject *text(PyObject *self) {
    lt_object *object = object_of(self);
    if (!object) return NULL;
    const lt_field *field = lt_class_field_find(lt_object_class(object), "to_text");
    return field ? read_field(object, field) : PyObject_Repr(self);
}

static int append_field(PyObject *parts, lt_object *object, const lt_field *field) {
    PyObject *value = read_field(object, field);
    PyObject *part = value ? PyUnicode_FromFormat("%s=%.200R", lt_field_name(field), value) : NULL;
    int status = part ? PyList_Append(parts, part) : -1;
    Py_XDECREF(value);
    Py_XDECREF(part);
    return status;
}

static PyObject *repr(PyObject *self) {
    lt_object *object = ((lt_python_object *)self)->object;
    if (!object) return PyUnicode_FromFormat("<%s, not initialised>", Py_TYPE(self)->tp_name);
    int entered = Py_ReprEnter(self);
    if (entered)
        return entered < 0 ? NULL : PyUnicode_FromFormat("<%s ...>", Py_TYPE(self)->tp_name);
    PyObject *parts = PyList_New(0), *result = NULL;
    const lt_class *cls = lt_object_class(object);
    const lt_field *to_text = lt_class_field_find(cls, "to_text");
    int status = parts ? 0 : -1;
    if (!status && to_text && lt_class_field_count(cls) == 1) {
        PyObject *value = read_field(object, to_text);
        result = value ? PyUnicode_FromFormat("<%s %U>", Py_TYPE(self)->tp_name, value) : NULL;
        Py_XDECREF(value);
        goto done;
    }
    for (const lt_class *c = cls; c && !status; c = lt_class_base(c))
        for (size_t i = 0; i < lt_class_field_count(c) && !status; i++) {
            const lt_field *field = lt_class_field_at(c, i);
            if (!lt_field_is_method(field)) status = append_field(parts, object, field);
        }
    if (!status) {
        PyObject *comma = PyUnicode_FromString(", ");
        PyObject *joined = comma ? PyUnicode_Join(comma, parts) : NULL;
        if (joined && PyUnicode_GET_LENGTH(joined))
            result = PyUnicode_FromFormat("<%s %U>", Py_TYPE(self)->tp_name, joined);
        else if (joined)
            result = PyUnicode_FromFormat("<%s at %p>", Py_TYPE(self)->tp_name, (void *)object);
        Py_XDECREF(comma);
        Py_XDECREF(joined);
    }
done:
    Py_XDECREF(parts);
    Py_ReprLeave(self);
    return result;
}

static PyObject *richcompare(PyObject *a, PyObject *b, int op) {
    if (!lt_python_is_object(a) || !lt_python_is_object(b)) Py_RETURN_NOTIMPLEMENTED;
    lt_object *x = object_of(a), *y = x ? object_of(b) : NULL;
    if (!y) return NULL;
    const lt_class *cls = lt_object_class(x);
    if (cls != lt_object_class(y)) Py_RETURN_NOTIMPLEMENTED;
    if (op == Py_EQ || op == Py_NE) {
        if (!lt_class_has_equality(cls)) Py_RETURN_NOTIMPLEMENTED;
        int equal = lt_object_equal(x, y);
        if (equal < 0) return lt_python_raise();
        return PyBool_FromLong((op == Py_EQ) == (equal == 1));
    }
    if (!lt_class_has_order(cls)) Py_RETURN_NOTIMPLEMENTED;
    int order;
    if (lt_object_compare(x, y, &order)) return lt_python_raise();
    Py_RETURN_RICHCOMPARE(order, 0, op);
}

/* Of classes whose equal objects have equal hashes. */
static Py_hash_t hash_value(PyObject *self) {
    lt_object *object = object_of(self);
    if (!object) return -1;
    Py_hash_t h = (Py_hash_t)lt_object_hash(object);
    return h == -1 ? -2 : h;
}

static Py_hash_t hash(PyObject *self) {
    lt_object *object = object_of(self);
    if (!object) return -1;
    return lt_class_has_hash(lt_object_class(object)) ? hash_value(self) : Py_HashPointer(self);
}

static PyMethodDef base_methods[] = {
    {"as_dict", as_dict, METH_NOARGS,
     "as_dict($self, /)\n--\n\nAll fields as a dict, name to value."},
    {"__copy__", copy, METH_NOARGS, "__copy__($self, /)\n--\n\nAn independent copy."},
    {NULL, NULL, 0, NULL},
};

static PyType_Slot base_slots[] = {
    {Py_tp_dealloc, dealloc},
    {Py_tp_init, init_by_fields},
    {Py_tp_new, PyType_GenericNew},
    {Py_tp_repr, repr},
    {Py_tp_str, text},
    {Py_tp_richcompare, richcompare},
    {Py_tp_hash, hash},
    {Py_tp_methods, base_methods},
    {Py_tp_doc, "An object of libtorrent. All classes of this module derive from it."},
    {0, NULL},
};

static PyType_Spec base_spec = {
    .name = "libtorrent.object",
    .basicsize = sizeof(lt_python_object),
    .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE,
    .slots = base_slots,
};

/* ---- piece_data ---- */

static int get_buffer(PyObject *self, Py_buffer *view, int flags) {
    view->obj = NULL;
    lt_object *object = object_of(self);
    if (!object) return -1;
    size_t size;
    const char *bytes = lt_piece_data_bytes((lt_piece_data *)object, &size);
    if (!bytes) {
        lt_python_raise();
        return -1;
    }
    return PyBuffer_FillInfo(view, self, (void *)bytes, (Py_ssize_t)size, 1, flags);
}

/* ---- building the types ---- */

/* What read_piece_alert.buffer is, from what it has without a copy: bytes are then copied once. */
static PyObject *get_piece(PyObject *self, void *data) {
    PyObject *piece = get_field(self, data), *bytes = piece ? PyBytes_FromObject(piece) : NULL;
    Py_XDECREF(piece);
    return bytes;
}

static int add_field(PyTypeObject *type, const lt_class *cls, const lt_field *field) {
    const char *name = lt_field_name(field);
    PyObject *descriptor;
    if (lt_field_is_method(field)) {
        if (strcmp(name, "to_text") == 0) return 0;
        field_method *method = PyObject_New(field_method, &field_method_type);
        if (!method) return -1;
        method->vectorcall = call_field;
        method->field = field;
        method->owner = type;
        descriptor = (PyObject *)method;
    } else {
        bool live = is_live(field);
        /* Lives as long as its type: for ever. */
        struct live_field *f = PyMem_Calloc(1, live ? sizeof *f : sizeof f->def);
        if (!f) return -1;
        setter set = strcmp(name, "userdata") == 0 ? lt_python_set_userdata : set_field;
        f->def = (PyGetSetDef){name, get_field, lt_field_writable(field) ? set : NULL,
                               lt_field_doc(field), (void *)field};
        if (live) {
            f->def.get = get_live;
            f->def.set = set_live;
            f->def.closure = f;
            f->field = field;
        }
        if (strcmp(lt_class_name(cls), "read_piece_alert") == 0 && strcmp(name, "buffer") == 0) {
            f->def.get = get_piece;
            f->def.closure = (void *)lt_class_field_find(cls, "data");
        }
        descriptor = PyDescr_NewGetSet(type, &f->def);
        if (!descriptor) return -1;
        if (live) f->descriptor = descriptor;
    }
    int status = PyObject_SetAttrString((PyObject *)type, name, descriptor);
    Py_DECREF(descriptor);
    return status;
}

static const char signature_end[] = ")\n--\n\n";

/* SWIG begins docstrings with an empty line, before which CPython would look for the signature. */
static void trim_doc(PyMethodDef *method) {
    if (method->ml_doc && *method->ml_doc == '\n') method->ml_doc++;
}

static void trim_docs(PyObject *module) {
    PyObject *name, *function;
    Py_ssize_t at = 0;
    while (PyDict_Next(PyModule_GetDict(module), &at, &name, &function))
        if (PyCFunction_Check(function)) trim_doc(((PyCFunctionObject *)function)->m_ml);
}

static int take_methods(PyTypeObject *type, PyTypeObject *from) {
    PyObject *names = PyMapping_Keys(from->tp_dict), *all = PyMapping_Values(from->tp_dict);
    int status = names && all ? 0 : -1;
    for (Py_ssize_t i = 0; !status && i < PyList_GET_SIZE(names); i++) {
        PyObject *source = PyList_GET_ITEM(all, i);
        if (!Py_IS_TYPE(source, &PyMethodDescr_Type)) continue;
        /* SWIG >= 4.5 has it as a method, too: tp_init is quicker, and taken over with the type. */
        if (PyUnicode_CompareWithASCIIString(PyList_GET_ITEM(names, i), "__init__") == 0) continue;
        trim_doc(((PyMethodDescrObject *)source)->d_method);
        PyObject *method = PyDescr_NewMethod(type, ((PyMethodDescrObject *)source)->d_method);
        status =
            method ? PyObject_SetAttr((PyObject *)type, PyList_GET_ITEM(names, i), method) : -1;
        Py_XDECREF(method);
    }
    Py_XDECREF(names);
    Py_XDECREF(all);
    return status;
}

/* The docstring of SWIG's type if it begins with the signature of a constructor, else NULL. */
static const char *constructor_doc(PyTypeObject *swig_type) {
    const char *doc = swig_type ? swig_type->tp_doc : NULL;
    if (!doc || !strstr(doc, signature_end)) return NULL;
    return *doc == '\n' ? doc + 1 : doc;
}

/*
 * What the class is, behind the signature of its constructor and before what that says: a docstring
 * as CPython takes signatures from. PyMem_Free() it.
 */
static char *make_doc(const lt_class *cls, PyTypeObject *swig_type) {
    const char *constructor = constructor_doc(swig_type);
    PyObject *doc = NULL;
    if (constructor) {
        const char *text = strstr(constructor, signature_end) + sizeof signature_end - 1;
        PyObject *signature = PyUnicode_FromStringAndSize(constructor, text - constructor);
        if (signature) doc = PyUnicode_FromFormat("%U%s\n\n%s", signature, lt_class_doc(cls), text);
        Py_XDECREF(signature);
    } else if (lt_class_constructible(cls))
        doc = PyUnicode_FromFormat("%s(**fields)\n--\n\n%s", lt_class_name(cls), lt_class_doc(cls));
    else
        doc = PyUnicode_FromString(lt_class_doc(cls));
    const char *utf8 = doc ? PyUnicode_AsUTF8(doc) : NULL;
    char *copy = utf8 ? PyMem_Malloc(strlen(utf8) + 1) : NULL;
    if (copy)
        strcpy(copy, utf8);
    else if (!PyErr_Occurred())
        PyErr_NoMemory();
    Py_XDECREF(doc);
    return copy;
}

static PyTypeObject *make_type(const lt_class *cls) {
    const lt_class *base = lt_class_base(cls);
    PyTypeObject *parent = base ? native_type(lt_class_index(base)) : base_type;
    if (!parent) return NULL;
    PyObject *swig_type = PyDict_GetItemString(swig_types, lt_class_name(cls));
    PyObject *name = PyUnicode_FromFormat("libtorrent.%s", lt_class_name(cls));
    if (!name) return NULL;
    char *doc = make_doc(cls, (PyTypeObject *)swig_type);
    if (!doc) return NULL;
    bool owner = is_owner(cls);
    destructor ours = owner ? dealloc_owner : dealloc;
    PyType_Slot slots[9] = {{Py_tp_doc, doc}, {Py_tp_dealloc, (void *)ours}};
    size_t used = 2;
    if (lt_class_has_hash(cls)) {
        slots[used++] = (PyType_Slot){Py_tp_hash, (void *)hash_value};
        slots[used++] = (PyType_Slot){Py_tp_richcompare, (void *)richcompare}; /* goes with it */
    }
    if (owner) {
        slots[used++] = (PyType_Slot){Py_tp_traverse, (void *)lt_python_traverse_owner};
        slots[used++] = (PyType_Slot){Py_tp_clear, (void *)lt_python_clear_owner};
    }
    if (strcmp(lt_class_name(cls), "piece_data") == 0)
        slots[used++] = (PyType_Slot){Py_bf_getbuffer, (void *)get_buffer};
    /* Each has its own, so that tools find its signature. SWIG makes one for every type, to raise.
     */
    if (constructor_doc((PyTypeObject *)swig_type))
        slots[used] = (PyType_Slot){Py_tp_init, (void *)((PyTypeObject *)swig_type)->tp_init};
    else if (lt_class_constructible(cls))
        slots[used] = (PyType_Slot){Py_tp_init, (void *)init_by_fields};
    PyType_Spec spec = {
        .name = PyUnicode_AsUTF8(name),
        .basicsize = owner ? sizeof(lt_python_owner) : sizeof(lt_python_object),
        .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | (owner ? Py_TPFLAGS_HAVE_GC : 0),
        .slots = slots,
    };
    PyObject *bases = PyTuple_Pack(1, parent);
    PyTypeObject *type = bases ? (PyTypeObject *)PyType_FromSpecWithBases(&spec, bases) : NULL;
    Py_XDECREF(bases);
    PyMem_Free(doc);
#if PY_VERSION_HEX >= 0x030b0000
    Py_DECREF(name); /* older versions borrow it for ever */
#endif
    if (!type) return NULL;
    for (size_t i = 0; i < lt_class_field_count(cls); i++)
        if (add_field(type, cls, lt_class_field_at(cls, i))) return NULL;
    if (swig_type && take_methods(type, (PyTypeObject *)swig_type)) return NULL;
    return type;
}

static PyTypeObject *native_type(size_t index) {
    if (native_types[index]) return native_types[index];
    PyTypeObject *made = make_type(lt_class_at(index));
    /* Memory for it may have been collected from objects with finalisers, which may have asked for
     * it. */
    if (!native_types[index])
        native_types[index] = made;
    else
        Py_XDECREF(made);
    return native_types[index];
}

/* Waits if another thread is finishing it. */
static PyTypeObject *finished_type(size_t index) {
    if (types[index]) return types[index];
    const lt_class *base = lt_class_base(lt_class_at(index));
    PyTypeObject *type = native_type(index);
    if (!type || !finish_class) return type;
    if (base && !finished_type(lt_class_index(base))) return NULL;
    PyObject *done = PyObject_CallFunction(finish_class, "s", lt_class_name(lt_class_at(index)));
    if (!done) return NULL;
    Py_DECREF(done);
    types[index] = type;
    return type;
}

static PyObject *find_type(PyObject *name, PyTypeObject *(*get)(size_t)) {
    const char *text = PyUnicode_Check(name) ? PyUnicode_AsUTF8(name) : NULL;
    const lt_class *cls = text ? lt_class_find(text) : NULL;
    if (cls) return Py_XNewRef((PyObject *)get(lt_class_index(cls)));
    if (!PyErr_Occurred())
        PyErr_Format(PyExc_AttributeError, "module 'libtorrent' has no attribute %R", name);
    return NULL;
}

/* The module keeps it: CPython calls __getattr__ only after it has made an error of a missing name. */
static PyObject *get_native_class(PyObject *module, PyObject *name) {
    PyObject *type = find_type(name, native_type);
    if (type && PyObject_SetAttr(module, name, type)) Py_CLEAR(type);
    return type;
}

static PyObject *get_class(PyObject *module, PyObject *name) {
    (void)module;
    return find_type(name, finished_type);
}

static PyObject *class_names(PyObject *module, PyObject *nothing) {
    (void)module;
    (void)nothing;
    PyObject *names = PyList_New((Py_ssize_t)type_count);
    for (size_t i = 0; names && i < type_count; i++) {
        PyObject *name = PyUnicode_FromString(lt_class_name(lt_class_at(i)));
        if (name)
            PyList_SET_ITEM(names, (Py_ssize_t)i, name);
        else
            Py_CLEAR(names);
    }
    return names;
}

static PyObject *set_finishers(PyObject *module, PyObject *args) {
    (void)module;
    PyObject *for_class, *for_enum;
    if (!PyArg_ParseTuple(args, "OO", &for_class, &for_enum)) return NULL;
    Py_XSETREF(finish_class, Py_NewRef(for_class));
    Py_XSETREF(finish_enum, Py_NewRef(for_enum));
    Py_RETURN_NONE;
}

/* ---- enums ---- */

PyObject *lt_python_enum(uint16_t enum_id, int64_t value) {
    if (enum_id <= enum_count) {
        struct members *m = &enums[enum_id - 1];
        if (!m->by_value && finish_enum) {
            PyObject *done = PyObject_CallFunction(finish_enum, "n", (Py_ssize_t)enum_id - 1);
            if (!done) return NULL;
            Py_DECREF(done);
        }
        if (value >= 0 && value < quick_members && m->quick[value])
            return Py_NewRef(m->quick[value]);
        if (m->by_value) {
            PyObject *key = PyLong_FromLongLong(value);
            PyObject *member = key ? PyDict_GetItemWithError(m->by_value, key) : NULL;
            Py_XDECREF(key);
            if (member) return Py_NewRef(member);
            if (PyErr_Occurred()) return NULL;
        }
    }
    return PyLong_FromLongLong(value);
}

static PyObject *list_enums(PyObject *module, PyObject *nothing) {
    (void)module;
    (void)nothing;
    PyObject *all = PyList_New(0);
    for (size_t i = 0; all && i < enum_count; i++) {
        const lt_enum *e = lt_enum_at(i);
        PyObject *row = Py_BuildValue("szN", lt_enum_name(e), lt_enum_home(e),
                                      PyBool_FromLong(lt_enum_is_flags(e)));
        if (!row || PyList_Append(all, row)) Py_CLEAR(all);
        Py_XDECREF(row);
    }
    return all;
}

static PyObject *list_enum(PyObject *module, PyObject *index) {
    (void)module;
    int64_t i;
    if (lt_python_int64(index, "index", 0, (int64_t)enum_count - 1, &i)) return NULL;
    const lt_enum *e = lt_enum_at((size_t)i);
    PyObject *values = PyList_New(0);
    for (size_t k = 0; values && k < lt_enum_value_count(e); k++) {
        PyObject *row = Py_BuildValue("sLs", lt_enum_value_name(e, k),
                                      (long long)lt_enum_value(e, k), lt_enum_value_doc(e, k));
        if (!row || PyList_Append(values, row)) Py_CLEAR(values);
        Py_XDECREF(row);
    }
    return values;
}

static PyObject *set_enum(PyObject *module, PyObject *args) {
    (void)module;
    Py_ssize_t index;
    PyObject *by_value;
    if (!PyArg_ParseTuple(args, "nO!", &index, &PyDict_Type, &by_value)) return NULL;
    if (index < 0 || (size_t)index >= enum_count) {
        PyErr_SetString(PyExc_IndexError, "no such enum");
        return NULL;
    }
    struct members *m = &enums[index];
    Py_INCREF(by_value);
    Py_XSETREF(m->by_value, by_value);
    PyObject *key, *member;
    Py_ssize_t at = 0;
    while (PyDict_Next(by_value, &at, &key, &member)) {
        long long value = PyLong_AsLongLong(key);
        if (value == -1 && PyErr_Occurred()) return NULL;
        if (value >= 0 && value < quick_members) m->quick[value] = member; /* by_value keeps it */
    }
    Py_RETURN_NONE;
}

/* ---- what the shim and the stubs are made from ---- */

static PyObject *list_classes(PyObject *module, PyObject *nothing) {
    (void)module;
    (void)nothing;
    PyObject *all = PyList_New(0);
    for (size_t i = 0; all && i < lt_class_count(); i++) {
        const lt_class *cls = lt_class_at(i), *base = lt_class_base(cls);
        PyObject *fields = PyList_New(0);
        for (size_t k = 0; fields && k < lt_class_field_count(cls); k++) {
            const lt_field *f = lt_class_field_at(cls, k);
            PyObject *row = Py_BuildValue("sssNN", lt_field_name(f), lt_field_type(f),
                                          lt_field_doc(f), PyBool_FromLong(lt_field_writable(f)),
                                          PyBool_FromLong(lt_field_is_method(f)));
            if (!row || PyList_Append(fields, row)) Py_CLEAR(fields);
            Py_XDECREF(row);
        }
        PyObject *row = fields ? Py_BuildValue("szsNN", lt_class_name(cls),
                                               base ? lt_class_name(base) : NULL, lt_class_doc(cls),
                                               PyBool_FromLong(lt_class_constructible(cls)), fields)
                               : NULL;
        if (!row || PyList_Append(all, row)) Py_CLEAR(all);
        Py_XDECREF(row);
    }
    return all;
}

static PyMethodDef functions[] = {
    {"_classes", list_classes, METH_NOARGS,
     "All classes: (name, base or None, doc, constructible, [(field, type, doc, writable, "
     "method)])."},
    {"__getattr__", get_native_class, METH_O, "A class, made when first asked for."},
    {"_class", get_class, METH_O, "The same with what Python adds to it."},
    {"_class_names", class_names, METH_NOARGS, "The names of all classes."},
    {"_set_finishers", set_finishers, METH_VARARGS,
     "Sets what adds to a class, called with its name, and what makes an enum, called with its "
     "index."},
    {"_numbers", lt_python_numbers, METH_O, "A list of the numbers in a memoryview."},
    {"_enums", list_enums, METH_NOARGS,
     "All enums: (name, class that has its members too or None, whether flags)."},
    {"_enum", list_enum, METH_O, "The members of an enum, by its index: (name, value, meaning)."},
    {"_set_enum", set_enum, METH_VARARGS,
     "Sets the members of an enum: (index in _enums(), {value: member})."},
    {NULL, NULL, 0, NULL},
};

/* SWIG's own types are not for scripts. */
static int hide_swig_types(PyObject *module) {
    PyObject *dict = PyModule_GetDict(module);
    swig_types = PyDict_New();
    for (size_t i = 0; swig_types && i < type_count; i++) {
        const char *name = lt_class_name(lt_class_at(i));
        PyObject *type = PyDict_GetItemString(dict, name);
        if (type &&
            (PyDict_SetItemString(swig_types, name, type) || PyDict_DelItemString(dict, name)))
            return -1;
    }
    return swig_types ? 0 : -1;
}

int lt_python_add_classes(PyObject *module) {
    if (PyType_Ready(&field_method_type)) return -1;
    trim_docs(module);
    base_type = (PyTypeObject *)PyType_FromSpec(&base_spec);
    if (!base_type || PyModule_AddFunctions(module, functions)) return -1;
    enum_count = lt_enum_count();
    type_count = lt_class_count();
    enums = PyMem_Calloc(enum_count + 1, sizeof *enums);
    types = PyMem_Calloc(type_count + 1, sizeof *types);
    native_types = PyMem_Calloc(type_count + 1, sizeof *types);
    userdata_fields = PyMem_Calloc(type_count + 1, sizeof *userdata_fields);
    if (!enums || !types || !native_types || !userdata_fields) {
        PyErr_NoMemory();
        return -1;
    }
    for (size_t i = 0; i < type_count; i++)
        userdata_fields[i] = lt_class_field_find(lt_class_at(i), "userdata");
    if (hide_swig_types(module)) return -1;
    return PyModule_AddObject(module, "object", Py_NewRef((PyObject *)base_type));
}
