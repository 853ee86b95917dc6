/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * What the C files of the Perl layer share with each other and with the typemaps of lang.i.
 *
 * In Perl dying is a jump. So functions that fail leave what to die with in $@ and return -1; the
 * wrapper frees its arguments and dies last.
 */
#ifndef LT_PERL_LAYER_H
#define LT_PERL_LAYER_H

#include <EXTERN.h>

#include <perl.h>

#include <XSUB.h>

#include <libtorrent-c/libtorrent-c.h>

/* --- object.c: classes, fields, enums, errors --- */

/* Makes all packages. */
void lt_perl_add_classes(void);

/* Adds a verb by SWIG's name of it, such as libtorrent::session_pop_alerts. */
void lt_perl_add_verb(const char *name, XSUBADDR_t verb);

/* An object that takes over a reference, as a mortal; undef for NULL. */
SV *lt_perl_wrap(lt_object *object);

/* The object behind a reference, borrowed, or NULL. */
lt_object *lt_perl_object_of(SV *sv);

/* The same for an argument; undef gives NULL. -1 with an error. */
int lt_perl_argument(SV *sv, const char *name, lt_object **object);

/* The error of a callback, or the record of this thread. Returns -1. */
int lt_perl_fail(void);

/* An error of this kind. Returns -1. */
int lt_perl_misuse(lt_error_kind kind, const char *format, ...);

/* Keeps $@ for lt_perl_fail(). */
void lt_perl_keep_error(void);

/* --- value.c --- */

/* A value from anything; the caller's. NULL with an error. */
lt_value *lt_perl_to_value(SV *sv);

/* What a node holds, as a mortal. */
SV *lt_perl_from_node(const lt_node *node);

/* Arguments, each with the name for its error message. -1 with an error. */
int lt_perl_int64(SV *sv, const char *name, int64_t low, int64_t high, int64_t *value);
int lt_perl_buffer(SV *sv, const char *name, const char **data, size_t *size);
int lt_perl_text(SV *sv, const char *name, const char **text);

/* --- callback.c --- */

/* A function that a verb may call while it runs; lives in the frame of the wrapper. */
typedef struct lt_perl_callback {
    SV *code;
    bool failed;
} lt_perl_callback;

/* NULL for undef. -1 with an error. */
int lt_perl_to_callback(SV *sv, const char *name, lt_perl_callback *storage, void **payload);

bool lt_perl_progress(int piece, int num_pieces, void *payload);
bool lt_perl_file_filter(const char *path, void *payload);

#endif
