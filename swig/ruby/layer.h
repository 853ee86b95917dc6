/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * What the C files of the Ruby layer share with each other and with the typemaps of lang.i.
 *
 * In Ruby raising is a longjmp, and a verb's wrapper may be left by it at any point. So what a
 * wrapper holds belongs to Ruby's garbage collector from the start: values are in boxes, strings in
 * frozen strings. Functions here raise themselves.
 */
#ifndef LT_RUBY_LAYER_H
#define LT_RUBY_LAYER_H

#include <ruby.h>

#include <libtorrent-c/libtorrent-c.h>

/* A wrapper made by SWIG. */
typedef VALUE (*lt_ruby_verb)(int argc, VALUE *argv, VALUE self);

/* --- object.c: classes, fields, enums --- */

/* The module LibTorrent. Makes it, with all classes and enums, at the first call. */
VALUE lt_ruby_module(void);

/* The class for SWIG's name of it. */
VALUE lt_ruby_class(const char *swig_name);

/* Adds a verb to a class, with an alias that ends in "?" if its name begins with is_ or has_. */
void lt_ruby_add_verb(VALUE cls, const char *name, lt_ruby_verb verb);

/* The Ruby object for `object`, whose reference it takes over. */
VALUE lt_ruby_wrap(lt_object *object);

/* Where the result of a constructor belongs in `self`. Raises if it is NULL or if there is one
 * already. */
void **lt_ruby_made(VALUE self, lt_object *object);

/* The result of a verb: nil for NULL without an error record. */
VALUE lt_ruby_result(lt_object *object);

/* The object behind a Ruby object, borrowed, or NULL if it is none of ours. */
lt_object *lt_ruby_object_of(VALUE o);

/* The same for an argument; nil gives NULL. */
lt_object *lt_ruby_argument(VALUE o, const char *name);

/* --- value.c: values, both ways --- */

void lt_ruby_init_values(VALUE module);

/* A value from any object. It lives as long as the box, or until lt_ruby_free_box(). */
const lt_value *lt_ruby_to_value(VALUE o, VALUE *box);
void lt_ruby_free_box(VALUE box);

/* What a node holds. */
VALUE lt_ruby_from_node(const lt_node *node);

/* What a value holds; frees it. NULL stands for a failed call. */
VALUE lt_ruby_from_value(lt_value *value);

/* Text for the result of a verb, which is freed. NULL stands for a failed call. */
VALUE lt_ruby_from_string(char *text);

/* Text as UTF-8, or nil for NULL without an error record. */
VALUE lt_ruby_from_borrowed(const char *text);

/* Arguments, each with the name for its error message. The result lives as long as `held`. */
int64_t lt_ruby_int64(VALUE o, const char *name, int64_t low, int64_t high);
const char *lt_ruby_text(VALUE o, const char *name, VALUE *held);
const char *lt_ruby_buffer(VALUE o, const char *name, VALUE *held, size_t *size);

/* --- error.c --- */

void lt_ruby_add_errors(VALUE module);

/* Raises what a callback raised or else the error record of this thread. */
NORETURN(void lt_ruby_raise(void));

/* Does so if there is anything to raise. */
void lt_ruby_check(void);

/* Keeps an exception for lt_ruby_raise(). */
void lt_ruby_keep_exception(VALUE exception);

/* --- wait.c: verbs that may wait run without Ruby's global lock --- */

/*
 * Such a verb's wrapper is entered twice. The first time it converts its arguments, and
 * lt_ruby_run() enters it again without the lock: then arguments are not converted but taken from
 * the first time, the C function is called, and its result is handed to the first wrapper, which
 * converts it. So no function of Ruby is called without the lock.
 */

/* Whether this thread is in the second wrapper, before its call: arguments are not to be converted.
 */
bool lt_ruby_replaying(void);

/* Remembers an argument that was converted, or brings it back in the second wrapper. `number`
 * counts from 1. */
void lt_ruby_pass(int number, void *argument, size_t size);

/* Ends lt_ruby_replaying(). Where the result goes to, or NULL in the first wrapper. */
void *lt_ruby_replayed(void);

/* Enters the wrapper for the second time, and gives the result. */
void lt_ruby_run(lt_ruby_verb verb, int argc, VALUE *argv, VALUE self, void *result, size_t size);

/* Whether a signal or another thread wants the verb that this thread is in to end. */
bool lt_ruby_interrupted(void);

/* Calls with the lock, whether this thread has it now or not. */
void *lt_ruby_with_lock(void *(*function)(void *), void *argument);

/* --- callback.c --- */

/* What may be called for each piece or file: an argument with a method call, or else the block of
 * the method. */
typedef struct lt_ruby_callback {
    VALUE callable;
    bool failed;
} lt_ruby_callback;

/* NULL if there is neither. The block counts if `o` is nil. */
void *lt_ruby_to_callback(VALUE o, const char *name, lt_ruby_callback *storage);

bool lt_ruby_progress(int piece, int num_pieces, void *payload);
bool lt_ruby_file_filter(const char *path, void *payload);

#endif
