/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The error record of a thread as a Ruby exception: TypeError, ArgumentError, IndexError, KeyError,
 * RangeError, NoMemoryError, RuntimeError for misuse; for what libtorrent or the system reported
 *   LibTorrent::Error < StandardError, with code (a number), category (its name), error_code (an
 * ErrorCode) and path (of the file that it is about, or nil); LibTorrent::InvalidHandle < LibTorrent::Error for a torrent or session that is gone;
 *   LibTorrent::Cancelled < LibTorrent::Error when a block stopped a long call.
 */
#include "layer.h"

static VALUE error, invalid_handle, cancelled;
static ID kept;

void lt_ruby_add_errors(VALUE module) {
    error = rb_define_class_under(module, "Error", rb_eStandardError);
    invalid_handle = rb_define_class_under(module, "InvalidHandle", error);
    cancelled = rb_define_class_under(module, "Cancelled", error);
    rb_define_attr(error, "code", 1, 0);
    rb_define_attr(error, "category", 1, 0);
    rb_define_attr(error, "error_code", 1, 0);
    rb_define_attr(error, "path", 1, 0);
    kept = rb_intern("__libtorrent_exception");
}

static VALUE exception_class(lt_error_kind kind) {
    switch (kind) {
    case lt_error_type:
        return rb_eTypeError;
    case lt_error_value:
        return rb_eArgError;
    case lt_error_index:
        return rb_eIndexError;
    case lt_error_key:
        return rb_eKeyError;
    case lt_error_overflow:
        return rb_eRangeError;
    case lt_error_memory:
        return rb_eNoMemError;
    case lt_error_cancelled:
        return cancelled;
    case lt_error_invalid_handle:
        return invalid_handle;
    case lt_error_libtorrent:
        return error;
    case lt_error_none:
    case lt_error_state:
        break;
    }
    return rb_eRuntimeError;
}

void lt_ruby_keep_exception(VALUE exception) {
    rb_thread_local_aset(rb_thread_current(), kept, exception);
}

void lt_ruby_raise(void) {
    VALUE exception = rb_thread_local_aref(rb_thread_current(), kept);
    if (!NIL_P(exception)) {
        lt_ruby_keep_exception(Qnil);
        rb_exc_raise(exception);
    }
    lt_error_kind kind = lt_last_error();
    if (kind == lt_error_cancelled) rb_thread_check_ints(); /* if that is why: Interrupt */
    int code = lt_last_error_code();
    VALUE category = rb_utf8_str_new_cstr(lt_last_error_category());
    VALUE message = rb_utf8_str_new_cstr(lt_last_error_message());
    VALUE path = *lt_last_error_path() ? rb_utf8_str_new_cstr(lt_last_error_path()) : Qnil;
    lt_object *error_code = lt_last_error_object();
    exception = rb_exc_new_str(exception_class(kind), message);
    if (RSTRING_LEN(category)) {
        rb_iv_set(exception, "@code", INT2NUM(code));
        rb_iv_set(exception, "@category", category);
        rb_iv_set(exception, "@path", path);
    }
    if (error_code) rb_iv_set(exception, "@error_code", lt_ruby_wrap(error_code));
    rb_exc_raise(exception);
}

void lt_ruby_check(void) {
    if (lt_last_error() != lt_error_none) lt_ruby_raise();
}
