/* SPDX-License-Identifier: BSD-3-Clause */
/* Values from Python objects and Python objects from values. */
#include "python.h"

#include <datetime.h>

#include <string.h>

/* Strings of an argument that are longer than this are borrowed instead of copied. */
enum { worth_borrowing = 256 };

/* Loaded when first needed, since that takes longer than all else in this module. False with an
 * exception set. */
static bool has_datetime(void) {
    if (!PyDateTimeAPI) PyDateTime_IMPORT;
    return PyDateTimeAPI != NULL;
}

/* ---- Python to value ---- */

static int put(lt_value *v, PyObject *o, bool borrow);

static int put_text(lt_value *v, PyObject *o, bool borrow) {
    Py_ssize_t size;
    const char *text = PyUnicode_AsUTF8AndSize(o, &size);
    if (text)
        return borrow && size > worth_borrowing
                   ? lt_value_add_borrowed(v, lt_kind_text, text, (size_t)size)
                   : lt_value_add_text(v, text, (size_t)size);
    if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) return -1;
    PyErr_Clear();
    PyObject *bytes = PyUnicode_AsEncodedString(o, "utf-8", "surrogateescape");
    if (!bytes) return -1;
    int status = lt_value_add_text(v, PyBytes_AS_STRING(bytes), (size_t)PyBytes_GET_SIZE(bytes));
    Py_DECREF(bytes);
    return status;
}

static int put_sequence(lt_value *v, PyObject *o, lt_kind kind) {
    if (lt_value_begin(v, kind)) return -1;
    for (Py_ssize_t i = 0; i < PySequence_Fast_GET_SIZE(o); i++) {
        PyObject *item = PySequence_Fast_GET_ITEM(o, i);
        Py_INCREF(item);
        int status = put(v, item, false);
        Py_DECREF(item);
        if (status) return -1;
    }
    lt_value_end(v);
    return 0;
}

static int put_dict(lt_value *v, PyObject *o) {
    if (lt_value_begin(v, lt_kind_map)) return -1;
    PyObject *key, *value;
    Py_ssize_t at = 0, size = PyDict_GET_SIZE(o);
    while (PyDict_Next(o, &at, &key, &value)) {
        Py_INCREF(key);
        Py_INCREF(value);
        int status = put(v, key, false) || put(v, value, false);
        Py_DECREF(key);
        Py_DECREF(value);
        if (status) return -1;
        if (PyDict_GET_SIZE(o) != size) {
            PyErr_SetString(PyExc_RuntimeError, "dictionary changed size during conversion");
            return -1;
        }
    }
    lt_value_end(v);
    return 0;
}

static int put_int(lt_value *v, PyObject *o) {
    int overflow;
    long long i = PyLong_AsLongLongAndOverflow(o, &overflow);
    if (overflow) {
        PyErr_Format(PyExc_OverflowError, "the integer %R does not fit into 64 bits", o);
        return -1;
    }
    if (i == -1 && PyErr_Occurred()) return -1;
    return lt_value_add_int(v, i);
}

static int put_buffer(lt_value *v, PyObject *o) {
    Py_buffer view;
    if (PyObject_GetBuffer(o, &view, PyBUF_CONTIG_RO)) return -1;
    int status = lt_value_add_bytes(v, view.buf, (size_t)view.len);
    PyBuffer_Release(&view);
    return status;
}

static int put_duration(lt_value *v, PyObject *o) {
    int64_t seconds =
        (int64_t)PyDateTime_DELTA_GET_DAYS(o) * 86400 + PyDateTime_DELTA_GET_SECONDS(o);
    return lt_value_add_microseconds(v, lt_kind_duration,
                                     seconds * 1000000 + PyDateTime_DELTA_GET_MICROSECONDS(o));
}

static int put_time(lt_value *v, PyObject *o) {
    PyObject *stamp = PyObject_CallMethod(o, "timestamp", NULL);
    double seconds = stamp ? PyFloat_AsDouble(stamp) : -1;
    Py_XDECREF(stamp);
    if (seconds == -1 && PyErr_Occurred()) return -1;
    if (!(seconds > -9e12 && seconds < 9e12)) {
        PyErr_SetString(PyExc_OverflowError, "a time is out of range");
        return -1;
    }
    return lt_value_add_microseconds(v, lt_kind_time, (int64_t)(seconds * 1e6));
}

/* Whatever has a meaning without being of one of the exact types. */
static int put_other(lt_value *v, PyObject *o) {
    const char *bits;
    size_t count;
    if (lt_python_is_object(o)) {
        lt_object *object = ((lt_python_object *)o)->object;
        if (object) return lt_value_add_object(v, object);
        PyErr_Format(PyExc_ValueError, "a %s that was not initialised", Py_TYPE(o)->tp_name);
        return -1;
    }
    if (lt_python_is_bitfield(o, &bits, &count)) {
        char *at = lt_value_add_bits(v, count);
        if (!at) return -1;
        memcpy(at, bits, (count + 7) / 8);
        return 0;
    }
    if (PyLong_Check(o)) return put_int(v, o);
    if (PyUnicode_Check(o)) return put_text(v, o, false);
    if (PyBytes_Check(o))
        return lt_value_add_bytes(v, PyBytes_AS_STRING(o), (size_t)PyBytes_GET_SIZE(o));
    if (PyFloat_Check(o)) return lt_value_add_real(v, PyFloat_AS_DOUBLE(o));
    if (PyList_Check(o)) return put_sequence(v, o, lt_kind_list);
    if (PyTuple_Check(o)) return put_sequence(v, o, lt_kind_tuple);
    if (PyDict_Check(o)) return put_dict(v, o);
    if (!has_datetime()) return -1;
    if (PyDelta_Check(o)) return put_duration(v, o);
    if (PyDateTime_Check(o)) return put_time(v, o);
    if (PyObject_CheckBuffer(o)) return put_buffer(v, o);
    if (PyIndex_Check(o)) {
        PyObject *i = PyNumber_Index(o);
        int status = i ? put_int(v, i) : -1;
        Py_XDECREF(i);
        return status;
    }
    PyObject *path = PyOS_FSPath(o);
    if (path) {
        int status = PyUnicode_Check(path) ? put_text(v, path, false)
                                           : lt_value_add_text(v, PyBytes_AS_STRING(path),
                                                               (size_t)PyBytes_GET_SIZE(path));
        Py_DECREF(path);
        return status;
    }
    if (PyErr_ExceptionMatches(PyExc_TypeError))
        PyErr_Format(PyExc_TypeError, "cannot use an object of type %s here", Py_TYPE(o)->tp_name);
    return -1;
}

static int put(lt_value *v, PyObject *o, bool borrow) {
    if (o == Py_None) return lt_value_add_nil(v);
    if (PyBool_Check(o)) return lt_value_add_bool(v, o == Py_True);
    if (PyLong_CheckExact(o)) return put_int(v, o);
    if (PyUnicode_CheckExact(o)) return put_text(v, o, borrow);
    if (PyBytes_CheckExact(o)) {
        size_t size = (size_t)PyBytes_GET_SIZE(o);
        return borrow && size > worth_borrowing
                   ? lt_value_add_borrowed(v, lt_kind_bytes, PyBytes_AS_STRING(o), size)
                   : lt_value_add_bytes(v, PyBytes_AS_STRING(o), size);
    }
    if (PyFloat_CheckExact(o)) return lt_value_add_real(v, PyFloat_AS_DOUBLE(o));
    if (PyDict_CheckExact(o)) return put_dict(v, o);
    if (PyList_CheckExact(o)) return put_sequence(v, o, lt_kind_list);
    if (PyTuple_CheckExact(o)) return put_sequence(v, o, lt_kind_tuple);
    return put_other(v, o);
}

bool lt_python_to_node(PyObject *o, lt_node *node) {
    *node = (lt_node){.kind = lt_kind_nil};
    if (o == Py_None) return true;
    if (PyBool_Check(o)) {
        node->kind = lt_kind_bool;
        node->u.integer = o == Py_True;
        return true;
    }
    if (PyLong_CheckExact(o)) {
        int overflow;
        node->kind = lt_kind_int;
        node->u.integer = PyLong_AsLongLongAndOverflow(o, &overflow);
        return !overflow;
    }
    if (PyFloat_CheckExact(o)) {
        node->kind = lt_kind_real;
        node->u.real = PyFloat_AS_DOUBLE(o);
        return true;
    }
    Py_ssize_t size;
    if (PyUnicode_CheckExact(o) && PyUnicode_IS_COMPACT_ASCII(o)) {
        node->kind = lt_kind_text;
        node->u.data = (const char *)PyUnicode_1BYTE_DATA(o);
        size = PyUnicode_GET_LENGTH(o);
    } else if (PyBytes_CheckExact(o)) {
        node->kind = lt_kind_bytes;
        node->u.data = PyBytes_AS_STRING(o);
        size = PyBytes_GET_SIZE(o);
    } else
        return false;
    node->size = (uint32_t)size;
    return size <= UINT32_MAX;
}

static lt_value *convert(PyObject *o, bool borrow) {
    lt_value *v = lt_value_new();
    if (!v) return (lt_value *)PyErr_NoMemory();
    if (put(v, o, borrow) == 0) return v;
    lt_value_free(v);
    lt_python_raise();
    return NULL;
}

lt_value *lt_python_to_value(PyObject *o) { return convert(o, false); }

lt_value *lt_python_argument_to_value(PyObject *o) { return convert(o, true); }

lt_value *lt_python_entry_to_value(PyObject *o) {
    lt_value *v = convert(o, true);
    if (!v) return NULL;
    const lt_node *n = lt_value_root(v), *end = lt_node_next(n);
    while (n != end && n->kind != lt_kind_nil)
        n++;
    if (n != end &&
        PyErr_WarnEx(
            PyExc_DeprecationWarning,
            "constructing a bencode entry from anything but int, dict, list, string, bytes "
            "and int-tuple is deprecated",
            1)) {
        lt_value_free(v);
        return NULL;
    }
    return v;
}

/* ---- value to Python ---- */

static const uint64_t high_bits = UINT64_C(0x8080808080808080);

/*
 * Most text is short and ASCII: less work than to find out what else it is. The words at its beginning and those at its
 * end overlap. Each of these returns Py_None, borrowed, if there is another character.
 */
#define FROM_WORDS(name, word_type, count)                                                         \
    static PyObject *name(const char *text, size_t size) {                                         \
        word_type first[count], last[count], all = 0;                                              \
        memcpy(first, text, sizeof first);                                                         \
        memcpy(last, text + size - sizeof last, sizeof last);                                      \
        for (size_t i = 0; i < (count); i++)                                                       \
            all |= first[i] | last[i];                                                             \
        if (all & (word_type)high_bits) return Py_None;                                            \
        PyObject *o = PyUnicode_New((Py_ssize_t)size, 127);                                        \
        if (!o) return NULL;                                                                       \
        char *to = (char *)PyUnicode_1BYTE_DATA(o);                                                \
        memcpy(to, first, sizeof first);                                                           \
        memcpy(to + size - sizeof last, last, sizeof last);                                        \
        return o;                                                                                  \
    }
FROM_WORDS(from_2_to_4, uint16_t, 1)
FROM_WORDS(from_4_to_8, uint32_t, 1)
FROM_WORDS(from_8_to_16, uint64_t, 1)
FROM_WORDS(from_16_to_32, uint64_t, 2)
FROM_WORDS(from_32_to_64, uint64_t, 4)
#undef FROM_WORDS

PyObject *lt_python_from_text(const char *text, size_t size) {
    PyObject *o = Py_None;
    if (size > 8) {
        if (size <= 16)
            o = from_8_to_16(text, size);
        else if (size <= 32)
            o = from_16_to_32(text, size);
        else if (size <= 64)
            o = from_32_to_64(text, size);
    } else if (size >= 4)
        o = from_4_to_8(text, size);
    else if (size >= 2)
        o = from_2_to_4(text, size);
    return o != Py_None ? o : PyUnicode_DecodeUTF8(text, (Py_ssize_t)size, "surrogateescape");
}

static PyObject *from_time(int64_t microseconds) {
    if (!has_datetime()) return NULL;
    PyObject *stamp = PyFloat_FromDouble((double)microseconds / 1e6);
    PyObject *arguments = stamp ? PyTuple_Pack(1, stamp) : NULL;
    Py_XDECREF(stamp);
    if (!arguments) return NULL;
    PyObject *time = PyDateTime_FromTimestamp(arguments);
    Py_DECREF(arguments);
    return time;
}

static PyObject *from_duration(int64_t microseconds) {
    if (!has_datetime()) return NULL;
    const int64_t day = INT64_C(86400) * 1000000;
    int64_t days = microseconds / day, rest = microseconds % day;
    if (rest < 0) {
        days--;
        rest += day;
    }
    if (days > 999999999 || days < -999999999) {
        PyErr_SetString(PyExc_OverflowError, "a duration is too long for a timedelta");
        return NULL;
    }
    return PyDelta_FromDSU((int)days, (int)(rest / 1000000), (int)(rest % 1000000));
}

/* Where a value is read. Each function takes the node after its own and leaves `at` behind what it
 * read. */
struct reader {
    const lt_node *at;
    lt_value *owner; /* if its objects are to be taken over, else NULL */
};

static PyObject *read_node(struct reader *r);

static PyObject *read_list(struct reader *r, uint32_t size) {
    PyObject *list = PyList_New(size);
    if (!list) return NULL;
    for (uint32_t i = 0; i < size; i++) {
        PyObject *item = read_node(r);
        if (!item) {
            Py_DECREF(list);
            return NULL;
        }
        PyList_SET_ITEM(list, i, item);
    }
    return list;
}

static PyObject *read_tuple(struct reader *r, uint32_t size) {
    PyObject *tuple = PyTuple_New(size);
    if (!tuple) return NULL;
    for (uint32_t i = 0; i < size; i++) {
        PyObject *item = read_node(r);
        if (!item) {
            Py_DECREF(tuple);
            return NULL;
        }
        PyTuple_SET_ITEM(tuple, i, item);
    }
    return tuple;
}

/*
 * Keys come again and again: names of fields and settings, the keys of a torrent's files. They are
 * kept, so that neither the object nor its hash is made anew. A key takes the place of another.
 */
enum { kept_keys = 4096, longest_kept = 40 };
static PyObject *keys[kept_keys];

static size_t place_of(const lt_node *n) {
    uint64_t h = n->size, word = 0;
    const char *at = n->u.data;
    size_t left = n->size;
    for (; left > sizeof word; at += sizeof word, left -= sizeof word) {
        memcpy(&word, at, sizeof word);
        h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
    }
    word = 0;
    if (left) memcpy(&word, at, left);
    h = (h ^ word ^ n->kind) * UINT64_C(0x9e3779b97f4a7c15);
    return (size_t)(h >> 32) % kept_keys;
}

static bool is_key(PyObject *o, const lt_node *n) {
    if (n->kind == lt_kind_bytes)
        return PyBytes_Check(o) && PyBytes_GET_SIZE(o) == n->size &&
               memcmp(PyBytes_AS_STRING(o), n->u.data, n->size) == 0;
    return PyUnicode_Check(o) && PyUnicode_IS_COMPACT_ASCII(o) &&
           PyUnicode_GET_LENGTH(o) == n->size &&
           memcmp(PyUnicode_1BYTE_DATA(o), n->u.data, n->size) == 0;
}

static PyObject *read_key(struct reader *r) {
    const lt_node *n = r->at;
    if ((n->kind != lt_kind_bytes && n->kind != lt_kind_text) || n->size > longest_kept)
        return read_node(r);
    PyObject **place = &keys[place_of(n)];
    if (*place && is_key(*place, n)) {
        r->at++;
        return Py_NewRef(*place);
    }
    PyObject *key = read_node(r);
    if (key) Py_XSETREF(*place, Py_NewRef(key));
    return key;
}

static int fill_dict(PyObject *dict, struct reader *r, uint32_t size) {
    for (uint32_t i = 0; i < size; i++) {
        PyObject *key = read_key(r), *value = key ? read_node(r) : NULL;
        int status = value ? PyDict_SetItem(dict, key, value) : -1;
        Py_XDECREF(key);
        Py_XDECREF(value);
        if (status) return -1;
    }
    return 0;
}

/* Not declared for modules any more since Python 3.13. */
#if PY_VERSION_HEX < 0x030d0000
#define new_dict(size) _PyDict_NewPresized(size)
#else
#define new_dict(size) PyDict_New()
#endif

static PyObject *read_map(struct reader *r, uint32_t size) {
    PyObject *dict = new_dict(size);
    if (dict && fill_dict(dict, r, size)) Py_CLEAR(dict);
    return dict;
}

static PyObject *read_node(struct reader *r) {
    const lt_node *n = r->at++;
    switch ((lt_kind)n->kind) {
    case lt_kind_nil:
        Py_RETURN_NONE;
    case lt_kind_bool:
        return PyBool_FromLong(n->u.integer != 0);
    case lt_kind_int:
        return n->enum_id ? lt_python_enum(n->enum_id, n->u.integer)
                          : PyLong_FromLongLong(n->u.integer);
    case lt_kind_real:
        return PyFloat_FromDouble(n->u.real);
    case lt_kind_text:
        return lt_python_from_text(n->u.data, n->size);
    case lt_kind_bytes:
        return PyBytes_FromStringAndSize(n->u.data, n->size);
    case lt_kind_bits:
        return lt_python_bitfield(n->u.data, n->size);
    case lt_kind_userdata:
        return lt_python_userdata(n->u.integer);
    case lt_kind_duration:
        return from_duration(n->u.integer);
    case lt_kind_time:
        return from_time(n->u.integer);
    case lt_kind_object:
        return lt_python_wrap(r->owner ? lt_value_take_object(r->owner, n)
                                       : lt_object_ref(n->u.object));
    case lt_kind_list:
        return read_list(r, n->size);
    case lt_kind_tuple:
        return read_tuple(r, n->size);
    case lt_kind_map:
        return read_map(r, n->size);
    }
    PyErr_SetString(PyExc_SystemError, "a value holds a node of an unknown kind");
    return NULL;
}

PyObject *lt_python_from_node(const lt_node *node) {
    if (node->kind == lt_kind_text) return lt_python_from_text(node->u.data, node->size);
    struct reader r = {node, NULL};
    return read_node(&r);
}

int lt_python_fill_dict(PyObject *dict, const lt_node *node) {
    struct reader r = {node + 1, NULL};
    return fill_dict(dict, &r, node->size);
}

int lt_python_fill_list(PyObject *list, const lt_node *node) {
    struct reader r = {node + 1, NULL};
#ifdef Py_GIL_DISABLED
    PyObject *plain = read_list(&r, node->size);
    int status = plain ? PyList_SetSlice(list, 0, 0, plain) : -1;
    Py_XDECREF(plain);
    return status;
#else
    /* At once in the size that it has in the end. */
    PyListObject *l = (PyListObject *)list;
    if (!node->size) return 0;
    l->ob_item = PyMem_New(PyObject *, node->size);
    if (!l->ob_item) {
        PyErr_NoMemory();
        return -1;
    }
    l->allocated = node->size;
    for (uint32_t i = 0; i < node->size; i++) {
        PyObject *item = read_node(&r);
        if (!item) return -1;
        l->ob_item[i] = item;
        Py_SET_SIZE(l, (Py_ssize_t)i + 1);
    }
    return 0;
#endif
}

PyObject *lt_python_from_value(lt_value *value) {
    if (!value) return lt_python_raise();
    struct reader r = {lt_value_root(value), value};
    PyObject *o = read_node(&r);
    lt_value_free(value);
    return o;
}

PyObject *lt_python_numbers(PyObject *module, PyObject *packed) {
    (void)module;
    Py_buffer view;
    if (PyObject_GetBuffer(packed, &view, PyBUF_CONTIG_RO | PyBUF_FORMAT)) return NULL;
    if (view.itemsize != sizeof(int64_t) && view.itemsize != sizeof(int) && view.itemsize != 1) {
        PyBuffer_Release(&view);
        PyErr_SetString(PyExc_TypeError, "expected a memoryview of numbers");
        return NULL;
    }
    Py_ssize_t count = view.len / view.itemsize;
    PyObject *list = PyList_New(count);
    for (Py_ssize_t i = 0; list && i < count; i++) {
        PyObject *number =
            view.itemsize == sizeof(int64_t) ? PyLong_FromLongLong(((int64_t *)view.buf)[i])
            : view.itemsize == sizeof(int)   ? PyLong_FromLong(((int *)view.buf)[i])
                                             : PyLong_FromLong(((unsigned char *)view.buf)[i]);
        if (number)
            PyList_SET_ITEM(list, i, number);
        else
            Py_CLEAR(list);
    }
    PyBuffer_Release(&view);
    return list;
}

PyObject *lt_python_from_string(char *text) {
    if (!text) return lt_python_raise();
    PyObject *o = lt_python_from_text(text, strlen(text));
    lt_free(text);
    return o;
}

/* ---- arguments ---- */

int lt_python_int64(PyObject *o, const char *name, int64_t low, int64_t high, int64_t *value) {
    PyObject *index = NULL;
    if (!PyLong_Check(o)) {
        if (!PyIndex_Check(o)) {
            PyErr_Format(PyExc_TypeError, "argument '%s' must be an int, not %s", name,
                         Py_TYPE(o)->tp_name);
            return -1;
        }
        o = index = PyNumber_Index(o);
        if (!o) return -1;
    }
    int overflow;
    long long i = PyLong_AsLongLongAndOverflow(o, &overflow);
    int status = i == -1 && !overflow && PyErr_Occurred() ? -1 : 0;
    if (!status && (overflow || i < low || i > high)) {
        PyErr_Format(PyExc_OverflowError, "argument '%s' is %R: it must be from %lld to %lld", name,
                     o, (long long)low, (long long)high);
        status = -1;
    }
    Py_XDECREF(index);
    *value = i;
    return status;
}

int lt_python_text(PyObject *o, const char *name, PyObject **held, const char **text) {
    PyObject *source = NULL;
    *held = NULL;
    if (PyUnicode_Check(o) || PyBytes_Check(o))
        source = Py_NewRef(o);
    else {
        source = PyOS_FSPath(o);
        if (!source) {
            if (PyErr_ExceptionMatches(PyExc_TypeError))
                PyErr_Format(PyExc_TypeError,
                             "argument '%s' must be str, bytes or os.PathLike, not %s", name,
                             Py_TYPE(o)->tp_name);
            return -1;
        }
    }
    Py_ssize_t size;
    if (PyBytes_Check(source)) {
        *text = PyBytes_AS_STRING(source);
        size = PyBytes_GET_SIZE(source);
    } else {
        *text = PyUnicode_AsUTF8AndSize(source, &size);
        if (!*text) {
            if (!PyErr_ExceptionMatches(PyExc_UnicodeEncodeError)) goto failed;
            PyErr_Clear();
            Py_SETREF(source, PyUnicode_AsEncodedString(source, "utf-8", "surrogateescape"));
            if (!source) return -1;
            *text = PyBytes_AS_STRING(source);
            size = PyBytes_GET_SIZE(source);
        }
    }
    if (strlen(*text) != (size_t)size) {
        PyErr_Format(PyExc_ValueError, "argument '%s' holds a NUL character", name);
        goto failed;
    }
    *held = source;
    return 0;
failed:
    Py_XDECREF(source);
    return -1;
}

int lt_python_buffer(PyObject *o, const char *name, Py_buffer *view) {
    if (PyUnicode_Check(o) && strcmp(name, "data") != 0) { /* what is called data is never text */
        Py_ssize_t size;
        const char *text = PyUnicode_AsUTF8AndSize(o, &size);
        return text ? PyBuffer_FillInfo(view, o, (void *)text, size, 1, PyBUF_SIMPLE) : -1;
    }
    if (PyObject_CheckBuffer(o)) {
        if (PyObject_GetBuffer(o, view, PyBUF_SIMPLE)) return -1;
        if (view->readonly) return 0;
        /* Another thread may write to it while it is read without the interpreter lock. */
        PyObject *copy = PyBytes_FromStringAndSize(view->buf, view->len);
        PyBuffer_Release(view);
        int status = copy ? PyObject_GetBuffer(copy, view, PyBUF_SIMPLE) : -1;
        Py_XDECREF(copy);
        return status;
    }
    PyErr_Format(PyExc_TypeError, "argument '%s' must be bytes or another buffer, not %s", name,
                 Py_TYPE(o)->tp_name);
    return -1;
}

int lt_python_parse(PyObject *args, PyObject *kwargs, const char *format, char **names, ...) {
    size_t required = strcspn(format, "|:");
    size_t most = required;
    if (format[most] == '|') most += strspn(format + most + 1, "O");
    size_t given = (size_t)PyTuple_GET_SIZE(args);
    bool by_place = !kwargs && required <= given && given <= most;
    va_list targets;
    va_start(targets, names);
    for (size_t i = 0; by_place && i < given; i++)
        *va_arg(targets, PyObject **) = PyTuple_GET_ITEM(args, (Py_ssize_t)i);
    int done = by_place || PyArg_VaParseTupleAndKeywords(args, kwargs, format, names, targets);
    va_end(targets);
    return done;
}
