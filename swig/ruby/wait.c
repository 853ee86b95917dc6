/* SPDX-License-Identifier: BSD-3-Clause */
/* Verbs without Ruby's global lock: layer.h says how. */
#include "layer.h"

#include <ruby/thread.h>

#include <stdatomic.h>
#include <string.h>

enum {
    most_arguments = 16,
    widest = sizeof(void *) > sizeof(int64_t) ? sizeof(void *) : sizeof(int64_t)
};

typedef struct call {
    lt_ruby_verb verb;
    int argc;
    VALUE *argv, self, thread;
    bool done;
    atomic_bool interrupted; /* a signal, or another thread, wants this one: stop waiting */
    char result[widest];
    char arguments[most_arguments][widest];
} call;

/* The arguments that were converted last. Between that and lt_ruby_run() the lock is never given
 * away. */
static char converted[most_arguments][widest];

static _Thread_local call *replay, *running;
static _Thread_local bool unlocked;

bool lt_ruby_replaying(void) { return replay != NULL; }

void lt_ruby_pass(int number, void *argument, size_t size) {
    if (number > most_arguments || size > widest)
        rb_bug("libtorrent: a verb has too many or too wide arguments");
    if (replay)
        memcpy(argument, replay->arguments[number - 1], size);
    else
        memcpy(converted[number - 1], argument, size);
}

void *lt_ruby_replayed(void) {
    call *c = replay;
    replay = NULL;
    return c ? c->result : NULL;
}

/* In a process with several Ruby threads a signal only marks the main one, and nobody calls
 * interrupt(). */
static bool interrupted(void *data) {
    call *c = data;
    return atomic_load(&c->interrupted) || rb_thread_interrupted(c->thread);
}

static void interrupt(void *data) { atomic_store(&((call *)data)->interrupted, true); }

bool lt_ruby_interrupted(void) { return running && interrupted(running); }

static void *enter_again(void *data) {
    call *c = data, *outer = running;
    replay = running = c;
    unlocked = true;
    lt_set_interrupted(interrupted, c);
    lt_set_locked(lt_ruby_with_lock);
    c->verb(c->argc, c->argv, c->self);
    lt_set_locked(NULL);
    /* A verb that called a block which called this one can be interrupted again. */
    lt_set_interrupted(outer ? interrupted : NULL, outer);
    unlocked = false;
    running = outer;
    c->done = true;
    return NULL;
}

void lt_ruby_run(lt_ruby_verb verb, int argc, VALUE *argv, VALUE self, void *result, size_t size) {
    call c = {
        .verb = verb, .argc = argc, .argv = argv, .self = self, .thread = rb_thread_current()};
    memcpy(c.arguments, converted, sizeof converted);
    for (;;) {
        /* Does not raise after the call: the result would be lost. interrupt() may run in a signal handler: Ruby, told
         * so, makes no thread for it. */
        rb_nogvl(enter_again, &c, interrupt, &c, RB_NOGVL_INTR_FAIL | RB_NOGVL_UBF_ASYNC_SAFE);
        if (c.done) break;
        rb_thread_check_ints();
    }
    memcpy(result, c.result, size);
}

struct locked_call {
    void *(*function)(void *);
    void *argument;
};

static void *call_locked(void *data) {
    struct locked_call *c = data;
    unlocked = false;
    void *result = c->function(c->argument);
    unlocked = true;
    return result;
}

void *lt_ruby_with_lock(void *(*function)(void *), void *argument) {
    if (!unlocked) return function(argument);
    struct locked_call c = {function, argument};
    return rb_thread_call_with_gvl(call_locked, &c);
}
