/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The Ruby classes: fields from the tables of the glue, verbs from SWIG, which adds them to these
 * classes.
 *
 * libtorrent's torrent_info is LibTorrent::TorrentInfo. All fields of all classes are read by one
 * function, which finds the field by the name it was called by.
 */
#include "layer.h"

#include <ruby/st.h>

#include <ctype.h>
#include <stdio.h>
#include <string.h>

static VALUE module, base_class;

/* In the order of lt_class_at(): classes, and fields by the IDs of their readers and writers. */
static VALUE *classes;
static st_table **fields;

static ID enum_index;

/* ---- objects ---- */

static void drop(void *object) { lt_object_unref(object); }

static const rb_data_type_t object_type = {
    .wrap_struct_name = "libtorrent object",
    .function = {.dfree = drop},
    .flags = RUBY_TYPED_FREE_IMMEDIATELY,
};

static VALUE allocate(VALUE cls) { return TypedData_Wrap_Struct(cls, &object_type, NULL); }

lt_object *lt_ruby_object_of(VALUE o) {
    return rb_typeddata_is_kind_of(o, &object_type) ? RTYPEDDATA_DATA(o) : NULL;
}

lt_object *lt_ruby_argument(VALUE o, const char *name) {
    lt_object *object = lt_ruby_object_of(o);
    if (!object && !NIL_P(o))
        rb_raise(rb_eTypeError, "argument '%s' cannot be a %s", name, rb_obj_classname(o));
    return object;
}

static VALUE wrap(VALUE object) {
    return TypedData_Wrap_Struct(classes[lt_class_index(lt_object_class((lt_object *)object))],
                                 &object_type, (void *)object);
}

VALUE lt_ruby_wrap(lt_object *object) {
    int state;
    VALUE o = rb_protect(wrap, (VALUE)object, &state);
    if (state) {
        lt_object_unref(object);
        rb_jump_tag(state);
    }
    return o;
}

void **lt_ruby_made(VALUE self, lt_object *object) {
    if (!object) lt_ruby_raise();
    if (RTYPEDDATA_DATA(self)) {
        lt_object_unref(object);
        rb_raise(rb_eTypeError, "this %s is initialised already", rb_obj_classname(self));
    }
    return &RTYPEDDATA_DATA(self);
}

VALUE lt_ruby_result(lt_object *object) {
    if (object) return lt_ruby_wrap(object);
    lt_ruby_check();
    return Qnil;
}

/* The object of a receiver, which must have been initialised. */
static lt_object *object_of(VALUE self) {
    lt_object *object = lt_ruby_object_of(self);
    if (!object) rb_raise(rb_eArgError, "a %s that was not initialised", rb_obj_classname(self));
    return object;
}

static const lt_class *class_of(VALUE cls) {
    for (; !NIL_P(cls) && cls != base_class; cls = rb_class_superclass(cls))
        for (size_t i = 0; i < lt_class_count(); i++)
            if (classes[i] == cls) return lt_class_at(i);
    return NULL;
}

/* ---- fields ---- */

/* The field of the method that runs. */
static const lt_field *called_field(const lt_object *object) {
    st_data_t field;
    st_data_t id = (st_data_t)rb_frame_this_func();
    for (const lt_class *c = lt_object_class(object); c; c = lt_class_base(c))
        if (st_lookup(fields[lt_class_index(c)], id, &field)) return (const lt_field *)field;
    rb_raise(rb_eNoMethodError, "no such field");
}

static VALUE read_slot(VALUE slot) { return lt_ruby_from_node(((lt_slot *)slot)->node); }

static VALUE clear_slot(VALUE slot) {
    lt_slot_clear((lt_slot *)slot);
    return Qnil;
}

static VALUE read_field(const lt_object *object, const lt_field *field) {
    lt_slot slot;
    if (lt_object_get(object, field, &slot)) lt_ruby_raise();
    if (!slot.tree && slot.node->kind != lt_kind_object && slot.node->kind != lt_kind_text &&
        slot.node->kind != lt_kind_bytes) {
        return lt_ruby_from_node(slot.node); /* nothing to clear */
    }
    return rb_ensure(read_slot, (VALUE)&slot, clear_slot, (VALUE)&slot);
}

static VALUE get_field(VALUE self) {
    lt_object *object = object_of(self);
    return read_field(object, called_field(object));
}

static void assign(lt_object *object, const lt_field *field, VALUE o) {
    VALUE box;
    const lt_value *value = lt_ruby_to_value(o, &box);
    lt_status status = lt_object_set(object, field, lt_value_root(value));
    lt_ruby_free_box(box);
    if (status) lt_ruby_raise();
}

static VALUE set_field(VALUE self, VALUE o) {
    rb_check_frozen(self);
    lt_object *object = object_of(self);
    assign(object, called_field(object), o);
    return o;
}

/* ---- what all objects can do ---- */

static int assign_pair(VALUE key, VALUE item, VALUE self) {
    lt_object *object = object_of(self);
    VALUE name = rb_obj_as_string(key);
    const lt_field *field = lt_class_field_find(lt_object_class(object), StringValueCStr(name));
    if (!field)
        rb_raise(rb_eArgError, "a %s has no field %" PRIsVALUE, rb_obj_classname(self), name);
    assign(object, field, item);
    return ST_CONTINUE;
}

/* Without a constructor of its own, a class takes its writable fields as keywords. */
static VALUE initialize(int argc, VALUE *argv, VALUE self) {
    const lt_class *cls = class_of(CLASS_OF(self));
    VALUE values;
    rb_scan_args(argc, argv, "0:", &values);
    if (!cls || !lt_class_constructible(cls))
        rb_raise(rb_eTypeError, "objects of %s come from calls only", rb_obj_classname(self));
    lt_object *object = lt_object_new(cls);
    *lt_ruby_made(self, object) = object;
    if (!NIL_P(values)) rb_hash_foreach(values, assign_pair, self);
    return self;
}

static VALUE initialize_copy(VALUE self, VALUE other) {
    if (self == other) return self;
    lt_object *copy = lt_object_copy(object_of(other));
    *lt_ruby_made(self, copy) = copy;
    return self;
}

static VALUE to_h(VALUE self) { return lt_ruby_from_value(lt_object_as_map(object_of(self))); }

static VALUE to_s(VALUE self) {
    lt_object *object = object_of(self);
    const lt_field *field = lt_class_field_find(lt_object_class(object), "to_text");
    return field ? read_field(object, field) : rb_any_to_s(self);
}

static VALUE inspect_fields(VALUE self, VALUE unused, int recursive) {
    (void)unused;
    lt_object *object = object_of(self);
    VALUE text = rb_sprintf("#<%s", rb_obj_classname(self));
    const char *separator = " ";
    if (recursive) return rb_str_cat_cstr(text, " ...>");
    for (const lt_class *c = lt_object_class(object); c; c = lt_class_base(c))
        for (size_t i = 0; i < lt_class_field_count(c); i++) {
            const lt_field *field = lt_class_field_at(c, i);
            bool is_text = strcmp(lt_field_name(field), "to_text") == 0;
            if (lt_field_is_method(field) && !is_text) continue;
            VALUE value = read_field(object, field);
            if (is_text)
                rb_str_catf(text, "%s%" PRIsVALUE, separator, value);
            else
                rb_str_catf(text, "%s%s=%+" PRIsVALUE, separator, lt_field_name(field), value);
            separator = ", ";
        }
    return rb_str_cat_cstr(text, ">");
}

static VALUE inspect(VALUE self) {
    return lt_ruby_object_of(self) ? rb_exec_recursive(inspect_fields, self, Qnil)
                                   : rb_any_to_s(self);
}

static VALUE equal(VALUE self, VALUE other) {
    lt_object *a = lt_ruby_object_of(self), *b = lt_ruby_object_of(other);
    if (self == other || (a && a == b)) return Qtrue;
    if (!a || !b || lt_object_class(a) != lt_object_class(b) ||
        !lt_class_has_equality(lt_object_class(a)))
        return Qfalse;
    return lt_object_equal(a, b) == 1 ? Qtrue : Qfalse;
}

/* As a key of a Hash, an object is what its hash says it is. */
static VALUE same_key(VALUE self, VALUE other) {
    lt_object *object = lt_ruby_object_of(self);
    if (!object || !lt_class_has_hash(lt_object_class(object)))
        return self == other || (object && object == lt_ruby_object_of(other)) ? Qtrue : Qfalse;
    return equal(self, other);
}

static VALUE compare(VALUE self, VALUE other) {
    lt_object *a = lt_ruby_object_of(self), *b = lt_ruby_object_of(other);
    int order;
    if (!a || !b || lt_object_class(a) != lt_object_class(b)) return Qnil;
    if (lt_object_compare(a, b, &order)) lt_ruby_raise();
    return INT2FIX(order);
}

static VALUE hash(VALUE self) {
    lt_object *object = object_of(self);
    return ST2FIX((st_index_t)lt_object_hash(object));
}

/* ---- classes ---- */

/* torrent_info: TorrentInfo */
static void camel_case(const char *name, size_t length, char *out, size_t size) {
    bool upper = true;
    size_t n = 0;
    for (size_t i = 0; i < length && n + 1 < size; i++) {
        if (name[i] == '_') {
            upper = true;
            continue;
        }
        out[n++] = (char)(upper ? toupper((unsigned char)name[i]) : name[i]);
        upper = false;
    }
    out[n] = '\0';
}

/* is_valid: valid?; has_metadata: has_metadata? */
static void add_predicate(VALUE cls, const char *name, bool is_bool) {
    char alias[128];
    bool is = strncmp(name, "is_", 3) == 0, has = strncmp(name, "has_", 4) == 0;
    if (!is && !has && !is_bool) return;
    snprintf(alias, sizeof alias, "%s?", is ? name + 3 : name);
    rb_define_alias(cls, alias, name);
}

/* An alias unless there is something of that name already. */
static void add_alias(VALUE cls, const char *alias, const char *name) {
    if (!rb_method_boundp(cls, rb_intern(alias), 0)) rb_define_alias(cls, alias, name);
}

static void add_field(VALUE cls, st_table *table, const lt_field *field) {
    const char *name = lt_field_name(field);
    if (strcmp(name, "to_text") == 0) return;
    st_insert(table, (st_data_t)rb_intern(name), (st_data_t)field);
    rb_define_method(cls, name, get_field, 0);
    add_predicate(cls, name, strcmp(lt_field_type(field), "bool") == 0);
    if (!lt_field_writable(field)) return;
    char writer[128];
    snprintf(writer, sizeof writer, "%s=", name);
    st_insert(table, (st_data_t)rb_intern(writer), (st_data_t)field);
    rb_define_method(cls, writer, set_field, 1);
}

static void add_class(size_t index) {
    char name[128];
    const lt_class *cls = lt_class_at(index), *base = lt_class_base(cls);
    camel_case(lt_class_name(cls), strlen(lt_class_name(cls)), name, sizeof name);
    VALUE parent = base ? classes[lt_class_index(base)] : base_class;
    classes[index] = rb_define_class_under(module, name, parent);
    fields[index] = st_init_numtable();
    for (size_t i = 0; i < lt_class_field_count(cls); i++)
        add_field(classes[index], fields[index], lt_class_field_at(cls, i));
    if (lt_class_has_order(cls)) {
        rb_include_module(classes[index], rb_mComparable);
        rb_define_method(classes[index], "<=>", compare, 1);
    }
    if (lt_class_has_equality(cls)) rb_define_method(classes[index], "==", equal, 1);
}

VALUE lt_ruby_class(const char *swig_name) {
    char name[128];
    snprintf(name, sizeof name, "%s", swig_name);
    name[0] = (char)tolower((unsigned char)name[0]);
    const lt_class *cls = lt_class_find(name);
    if (!cls) rb_raise(rb_eLoadError, "the class %s has verbs but no row in the schema", name);
    return classes[lt_class_index(cls)];
}

/* How many arguments a verb needs: its wrapper says so before it does anything else. */
static VALUE call_without_arguments(VALUE verb) {
    ((lt_ruby_verb)(uintptr_t)verb)(0, NULL, Qnil);
    return Qnil;
}

static int fewest_arguments(lt_ruby_verb verb) {
    int state, count = 0;
    rb_protect(call_without_arguments, (VALUE)(uintptr_t)verb, &state);
    if (state) {
        VALUE message = rb_obj_as_string(rb_errinfo());
        sscanf(StringValueCStr(message), "wrong # of arguments(0 for %d)", &count);
        rb_set_errinfo(Qnil);
    }
    return count;
}

/* each: at(0), at(1) and so on, until there is no such index. */
static VALUE item_at(VALUE data) {
    VALUE *call = (VALUE *)data;
    return rb_funcall(call[0], rb_intern("at"), 1, call[1]);
}

static VALUE no_item(VALUE data, VALUE error) {
    (void)error;
    ((VALUE *)data)[1] = Qnil;
    return Qnil;
}

static VALUE each_item(VALUE self) {
    RETURN_ENUMERATOR(self, 0, NULL);
    for (int i = 0;; i++) {
        VALUE call[2] = {self, INT2NUM(i)};
        VALUE item =
            rb_rescue2(item_at, (VALUE)call, no_item, (VALUE)call, rb_eIndexError, (VALUE)0);
        if (NIL_P(call[1])) return self;
        rb_yield(item);
    }
}

void lt_ruby_add_verb(VALUE cls, const char *name, lt_ruby_verb verb) {
    char alias[128];
    if (strcmp(name, "hash") == 0) name = "get_hash"; /* Ruby's own has another meaning */
    rb_define_method(cls, name, verb, -1);
    add_predicate(cls, name, false);
    if (strncmp(name, "get_", 4) == 0) add_alias(cls, name + 4, name);
    if (strncmp(name, "set_", 4) == 0 && fewest_arguments(verb) == 1) {
        snprintf(alias, sizeof alias, "%s=", name + 4);
        add_alias(cls, alias, name);
    }
    if (strcmp(name, "at") == 0) {
        rb_include_module(cls, rb_mEnumerable);
        rb_define_method(cls, "each", each_item, 0);
        rb_define_alias(cls, "[]", name);
    }
}

/* ---- enums ---- */

static VALUE name_of_value(VALUE self, VALUE value) {
    const lt_enum *e = lt_enum_at(NUM2SIZET(rb_ivar_get(self, enum_index)));
    int64_t number = NUM2LL(value);
    for (size_t i = 0; i < lt_enum_value_count(e); i++)
        if (lt_enum_value(e, i) == number) return ID2SYM(rb_intern(lt_enum_value_name(e, i)));
    return Qnil;
}

/* The module or class of that name below `outer`; made if there is none. */
static VALUE inner_module(VALUE outer, const char *name, size_t length) {
    char camel[128];
    camel_case(name, length, camel, sizeof camel);
    ID id = rb_intern(camel);
    return rb_const_defined_at(outer, id) ? rb_const_get_at(outer, id)
                                          : rb_define_module_under(outer, camel);
}

/* An enum is a module of constants: LibTorrent::TorrentStatus::States::SEEDING. */
static void add_enum(size_t index) {
    const lt_enum *e = lt_enum_at(index);
    const char *name = lt_enum_name(e);
    VALUE outer = module;
    for (const char *dot = strchr(name, '.'); dot; name = dot + 1, dot = strchr(name, '.'))
        outer = inner_module(outer, name, (size_t)(dot - name));
    VALUE inner = inner_module(outer, name, strlen(name));
    for (size_t i = 0; i < lt_enum_value_count(e); i++) {
        char constant[128];
        const char *value_name = lt_enum_value_name(e, i);
        snprintf(constant, sizeof constant, "%s%s", isalpha((unsigned char)*value_name) ? "" : "N",
                 value_name);
        for (char *c = constant; *c; c++)
            *c = (char)toupper((unsigned char)*c);
        ID id = rb_intern(constant);
        if (!rb_const_defined_at(inner, id)) rb_const_set(inner, id, LL2NUM(lt_enum_value(e, i)));
    }
    rb_ivar_set(inner, enum_index, SIZET2NUM(index));
    rb_define_singleton_method(inner, "name_of", name_of_value, 1);
}

/* ---- the module ---- */

VALUE lt_ruby_module(void) {
    if (module) return module;
    module = rb_define_module("LibTorrent");
    enum_index = rb_intern("__enum");
    lt_ruby_add_errors(module);
    lt_ruby_init_values(module);
    base_class = rb_define_class_under(module, "Object", rb_cObject);
    rb_define_alloc_func(base_class, allocate);
    rb_define_method(base_class, "initialize", initialize, -1);
    rb_define_method(base_class, "initialize_copy", initialize_copy, 1);
    rb_define_method(base_class, "to_h", to_h, 0);
    rb_define_method(base_class, "to_s", to_s, 0);
    rb_define_method(base_class, "inspect", inspect, 0);
    rb_define_method(base_class, "==", equal, 1);
    rb_define_method(base_class, "eql?", same_key, 1);
    rb_define_method(base_class, "hash", hash, 0);
    classes = ALLOC_N(VALUE, lt_class_count() + 1);
    fields = ALLOC_N(st_table *, lt_class_count() + 1);
    for (size_t i = 0; i < lt_class_count(); i++)
        add_class(i);
    for (size_t i = 0; i < lt_enum_count(); i++)
        add_enum(i);
    return module;
}
