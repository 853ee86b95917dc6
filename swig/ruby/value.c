/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Values from what Ruby has, and back.
 *
 *   nil, true, false, Integer, Float   the same
 *   String                             bytes if its encoding is binary, otherwise text
 *   Symbol and what has to_path        text
 *   Array, LibTorrent::Tuple, Hash     a list, a tuple, a map
 *   Time                               a point in time
 *   objects                            the same
 *
 * Back come text as UTF-8, bytes as binary strings, durations as Float (seconds), bits as an Array
 * of true and false.
 */
#include "layer.h"

#include <ruby/encoding.h>

#include <string.h>

static VALUE tuple_class;

/* ---- boxes ---- */

static void free_value(void *value) { lt_value_free(value); }

static const rb_data_type_t box_type = {
    .wrap_struct_name = "libtorrent value",
    .function = {.dfree = free_value},
    .flags = RUBY_TYPED_FREE_IMMEDIATELY,
};

void lt_ruby_free_box(VALUE box) {
    if (NIL_P(box)) return;
    lt_value *value = RTYPEDDATA_DATA(box);
    RTYPEDDATA_DATA(box) = NULL;
    lt_value_free(value);
}

void lt_ruby_init_values(VALUE module) {
    tuple_class = rb_define_class_under(module, "Tuple", rb_cArray);
}

/* ---- Ruby to value ---- */

static void put(lt_value *v, VALUE o);

static void must(lt_status status) {
    if (status) lt_ruby_raise();
}

/* A string of the same text in UTF-8. */
static VALUE as_utf8(VALUE string) {
    int encoding = rb_enc_get_index(string);
    if (encoding == rb_utf8_encindex() || encoding == rb_usascii_encindex() ||
        encoding == rb_ascii8bit_encindex())
        return string;
    return rb_str_export_to_enc(string, rb_utf8_encoding());
}

static void put_string(lt_value *v, VALUE o) {
    if (rb_enc_get_index(o) == rb_ascii8bit_encindex())
        must(lt_value_add_bytes(v, RSTRING_PTR(o), (size_t)RSTRING_LEN(o)));
    else {
        VALUE text = as_utf8(o);
        must(lt_value_add_text(v, RSTRING_PTR(text), (size_t)RSTRING_LEN(text)));
        RB_GC_GUARD(text);
    }
}

static void put_array(lt_value *v, VALUE o) {
    must(lt_value_begin(v, rb_obj_is_kind_of(o, tuple_class) ? lt_kind_tuple : lt_kind_list));
    for (long i = 0; i < RARRAY_LEN(o); i++)
        put(v, rb_ary_entry(o, i));
    lt_value_end(v);
}

static int put_pair(VALUE key, VALUE item, VALUE data) {
    put((lt_value *)data, key);
    put((lt_value *)data, item);
    return ST_CONTINUE;
}

static void put_hash(lt_value *v, VALUE o) {
    must(lt_value_begin(v, lt_kind_map));
    rb_hash_foreach(o, put_pair, (VALUE)v);
    lt_value_end(v);
}

static void put_other(lt_value *v, VALUE o) {
    lt_object *object = lt_ruby_object_of(o);
    VALUE converted;
    if (object)
        must(lt_value_add_object(v, object));
    else if (rb_obj_is_kind_of(o, rb_cTime)) {
        struct timespec at = rb_time_timespec(o);
        must(lt_value_add_microseconds(v, lt_kind_time,
                                       (int64_t)at.tv_sec * 1000000 + at.tv_nsec / 1000));
    } else if (rb_respond_to(o, rb_intern("to_path"))) {
        VALUE path = as_utf8(rb_get_path(o));
        must(lt_value_add_text(v, RSTRING_PTR(path), (size_t)RSTRING_LEN(path)));
        RB_GC_GUARD(path);
    } else if (!NIL_P(converted = rb_check_string_type(o)))
        put_string(v, converted);
    else if (!NIL_P(converted = rb_check_array_type(o)))
        put_array(v, converted);
    else if (!NIL_P(converted = rb_check_hash_type(o)))
        put_hash(v, converted);
    else
        rb_raise(rb_eTypeError, "cannot use a %s here", rb_obj_classname(o));
}

static void put(lt_value *v, VALUE o) {
    switch (TYPE(o)) {
    case T_NIL:
        must(lt_value_add_nil(v));
        break;
    case T_TRUE:
        must(lt_value_add_bool(v, true));
        break;
    case T_FALSE:
        must(lt_value_add_bool(v, false));
        break;
    case T_FIXNUM:
        must(lt_value_add_int(v, FIX2LONG(o)));
        break;
    case T_BIGNUM:
        must(lt_value_add_int(v, NUM2LL(o)));
        break;
    case T_FLOAT:
        must(lt_value_add_real(v, RFLOAT_VALUE(o)));
        break;
    case T_STRING:
        put_string(v, o);
        break;
    case T_SYMBOL:
        put_string(v, rb_sym2str(o));
        break;
    case T_ARRAY:
        put_array(v, o);
        break;
    case T_HASH:
        put_hash(v, o);
        break;
    default:
        put_other(v, o);
    }
}

const lt_value *lt_ruby_to_value(VALUE o, VALUE *box) {
    *box = TypedData_Wrap_Struct(0, &box_type, NULL);
    lt_value *v = lt_value_new();
    if (!v) lt_ruby_raise();
    RTYPEDDATA_DATA(*box) = v;
    put(v, o);
    return v;
}

/* ---- value to Ruby ---- */

/* Takes the node after its own and leaves `*at` behind what it read. */
static VALUE read_node(const lt_node **at);

static VALUE read_array(VALUE array, const lt_node **at, uint32_t size) {
    for (uint32_t i = 0; i < size; i++)
        rb_ary_push(array, read_node(at));
    return array;
}

static VALUE read_map(const lt_node **at, uint32_t size) {
    VALUE hash = rb_hash_new();
    for (uint32_t i = 0; i < size; i++) {
        VALUE key = read_node(at), value = read_node(at);
        rb_hash_aset(hash, key, value);
    }
    return hash;
}

static VALUE read_bits(const char *data, uint32_t size) {
    VALUE array = rb_ary_new_capa(size);
    for (uint32_t i = 0; i < size; i++)
        rb_ary_push(array, data[i / 8] >> (7 - i % 8) & 1 ? Qtrue : Qfalse);
    return array;
}

static VALUE read_time(int64_t microseconds) {
    int64_t seconds = microseconds / 1000000, rest = microseconds % 1000000;
    if (rest < 0) {
        seconds--;
        rest += 1000000;
    }
    return rb_time_new((time_t)seconds, (long)rest);
}

static VALUE read_node(const lt_node **at) {
    const lt_node *n = (*at)++;
    switch ((lt_kind)n->kind) {
    case lt_kind_nil:
        return Qnil;
    case lt_kind_bool:
        return n->u.integer ? Qtrue : Qfalse;
    case lt_kind_userdata:
    case lt_kind_int:
        return LL2NUM(n->u.integer);
    case lt_kind_real:
        return DBL2NUM(n->u.real);
    case lt_kind_text:
        return rb_utf8_str_new(n->u.data, n->size);
    case lt_kind_bytes:
        return rb_str_new(n->u.data, n->size);
    case lt_kind_bits:
        return read_bits(n->u.data, n->size);
    case lt_kind_duration:
        return DBL2NUM((double)n->u.integer / 1e6);
    case lt_kind_time:
        return read_time(n->u.integer);
    case lt_kind_object:
        return lt_ruby_wrap(lt_object_ref(n->u.object));
    case lt_kind_list:
        return read_array(rb_ary_new(), at, n->size);
    case lt_kind_tuple:
        return read_array(rb_class_new_instance(0, NULL, tuple_class), at, n->size);
    case lt_kind_map:
        return read_map(at, n->size);
    }
    rb_raise(rb_eRuntimeError, "a value holds a node of an unknown kind");
}

VALUE lt_ruby_from_node(const lt_node *node) { return read_node(&node); }

static VALUE read_root(VALUE value) { return lt_ruby_from_node(lt_value_root((lt_value *)value)); }

static VALUE free_root(VALUE value) {
    lt_value_free((lt_value *)value);
    return Qnil;
}

VALUE lt_ruby_from_value(lt_value *value) {
    if (!value) lt_ruby_raise();
    return rb_ensure(read_root, (VALUE)value, free_root, (VALUE)value);
}

static VALUE read_string(VALUE text) { return rb_utf8_str_new_cstr((const char *)text); }

static VALUE free_string(VALUE text) {
    lt_free((char *)text);
    return Qnil;
}

VALUE lt_ruby_from_string(char *text) {
    if (!text) lt_ruby_raise();
    return rb_ensure(read_string, (VALUE)text, free_string, (VALUE)text);
}

VALUE lt_ruby_from_borrowed(const char *text) {
    if (text) return rb_utf8_str_new_cstr(text);
    lt_ruby_check();
    return Qnil;
}

/* ---- arguments ---- */

int64_t lt_ruby_int64(VALUE o, const char *name, int64_t low, int64_t high) {
    if (!RB_INTEGER_TYPE_P(o))
        rb_raise(rb_eTypeError, "argument '%s' must be an Integer, not a %s", name,
                 rb_obj_classname(o));
    bool fits = FIXNUM_P(o) || (rb_big_cmp(o, LL2NUM(low)) != INT2FIX(-1) &&
                                rb_big_cmp(o, LL2NUM(high)) != INT2FIX(1));
    int64_t value = fits ? NUM2LL(o) : 0;
    if (!fits || value < low || value > high)
        rb_raise(rb_eRangeError, "argument '%s' is %" PRIsVALUE ": it must be from %lld to %lld",
                 name, o, (long long)low, (long long)high);
    return value;
}

/* A string for an argument that nothing can change. */
static VALUE hold(VALUE o, const char *name) {
    VALUE string;
    if (SYMBOL_P(o))
        string = rb_sym2str(o);
    else if (!RB_TYPE_P(o, T_STRING) && rb_respond_to(o, rb_intern("to_path")))
        string = rb_get_path(o);
    else
        string = rb_check_string_type(o);
    if (NIL_P(string))
        rb_raise(rb_eTypeError, "argument '%s' must be a String, not a %s", name,
                 rb_obj_classname(o));
    return string;
}

const char *lt_ruby_text(VALUE o, const char *name, VALUE *held) {
    VALUE string = rb_str_new_frozen(as_utf8(hold(o, name)));
    if (memchr(RSTRING_PTR(string), '\0', (size_t)RSTRING_LEN(string)))
        rb_raise(rb_eArgError, "argument '%s' holds a NUL character", name);
    *held = string;
    return StringValueCStr(*held);
}

const char *lt_ruby_buffer(VALUE o, const char *name, VALUE *held, size_t *size) {
    *held = rb_str_new_frozen(hold(o, name));
    *size = (size_t)RSTRING_LEN(*held);
    return RSTRING_PTR(*held);
}
