/* SPDX-License-Identifier: BSD-3-Clause */
/* Procs and blocks that verbs call, on the thread of the caller. What they raise waits until the
 * verb has returned. */
#include "layer.h"

#include <string.h>

void *lt_ruby_to_callback(VALUE o, const char *name, lt_ruby_callback *storage) {
    if (NIL_P(o) && rb_block_given_p()) o = rb_block_proc();
    if (NIL_P(o)) return NULL;
    if (!rb_respond_to(o, rb_intern("call")))
        rb_raise(rb_eTypeError, "argument '%s' must have a method call, which a %s has not", name,
                 rb_obj_classname(o));
    storage->callable = o;
    return storage;
}

struct step {
    lt_ruby_callback *callback;
    int piece;
    const char *path;
    bool go_on;
};

static VALUE call(VALUE data) {
    struct step *step = (struct step *)data;
    VALUE argument = step->path ? rb_utf8_str_new_cstr(step->path) : INT2NUM(step->piece);
    return rb_funcall(step->callback->callable, rb_intern("call"), 1, argument);
}

static void *call_protected(void *data) {
    struct step *step = data;
    int state;
    VALUE result = rb_protect(call, (VALUE)step, &state);
    if (state) {
        lt_ruby_keep_exception(rb_errinfo());
        rb_set_errinfo(Qnil);
        step->callback->failed = true;
        step->go_on = false;
        lt_set_error(lt_error_cancelled, "the callback raised an exception");
    } else {
        /* Progress goes on unless told otherwise; files are taken if told so. */
        step->go_on = step->path ? RTEST(result) : result != Qfalse;
        lt_clear_error(); /* of verbs that it called itself */
    }
    return NULL;
}

static bool take(struct step *step) {
    if (!step->callback) return !lt_ruby_interrupted();
    if (step->callback->failed) return false;
    lt_ruby_with_lock(call_protected, step);
    return step->go_on;
}

bool lt_ruby_progress(int piece, int num_pieces, void *payload) {
    (void)num_pieces;
    struct step step = {.callback = payload, .piece = piece};
    return take(&step);
}

bool lt_ruby_file_filter(const char *path, void *payload) {
    struct step step = {.callback = payload, .path = path};
    return take(&step);
}
