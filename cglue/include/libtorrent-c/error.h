/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The error record of a thread.
 *
 * A verb that fails returns NULL, -1, a negative number or false and leaves a record in its thread.
 * Verbs clear the record when they are entered, so a record always belongs to the thread's last
 * call.
 */
#ifndef LIBTORRENT_C_ERROR_H
#define LIBTORRENT_C_ERROR_H

#include <libtorrent-c/types.h>

LT_BEGIN_DECLS

/*
 * What kind of error it was: F(name, number, native exception in
 * the words of Python, meaning).
 * `libtorrent` is an error that libtorrent or the system reported; only it has a code and a
 * category.
 */
#define LT_ERRORS(F)                                                                               \
    F(none, 0, "", "the last call succeeded")                                                      \
    F(type, 1, "TypeError", "an argument or a part of it is of a wrong type")                      \
    F(value, 2, "ValueError", "an argument has the right type and a value that cannot be")         \
    F(index, 3, "IndexError", "an index is out of range")                                          \
    F(key, 4, "KeyError", "a name is not known")                                                   \
    F(overflow, 5, "OverflowError", "a number does not fit")                                       \
    F(memory, 6, "MemoryError", "no memory left")                                                  \
    F(state, 7, "RuntimeError", "the call is not possible now, such as after fork()")              \
    F(cancelled, 8, "KeyboardInterrupt", "the callback of a long call asked to stop")              \
    F(invalid_handle, 9, "error", "the torrent or session of a handle is gone")                    \
    F(libtorrent, 10, "error", "libtorrent or the system reported an error")

/* Kinds of errors: LT_ERRORS. */
#define LT_ERROR_ENUMERATOR(name, number, exception, meaning) lt_error_##name = number,
typedef enum lt_error_kind { LT_ERRORS(LT_ERROR_ENUMERATOR) } lt_error_kind;
#undef LT_ERROR_ENUMERATOR

/* The name of a kind, such as "type"; borrowed for ever. NULL, with lt_error_value, for another
 * number. */
LT_EXPORT const char *lt_error_kind_name(lt_error_kind kind);

/* Kind of the record of this thread; lt_error_none after a success. */
LT_EXPORT lt_error_kind lt_last_error(void);

/* Message of the record, one line of UTF-8, borrowed until this thread's next call. "" after a
 * success. */
LT_EXPORT const char *lt_last_error_message(void);

/* The error number within its category (boost::system::error_code::value()); 0 if kind is not
 * `libtorrent`. */
LT_EXPORT int lt_last_error_code(void);

/* Name of the category of the number, such as "libtorrent" or "system"; "" if kind is not
 * `libtorrent`. */
LT_EXPORT const char *lt_last_error_category(void);

/* The file that the record is about, borrowed until this thread's next call; "" if it is about none
 * or that is not known. */
LT_EXPORT const char *lt_last_error_path(void);

/*
 * The record as an `error_code` object (the caller's, lt_object_unref()). NULL if the record has
 * none. Does not clear the record.
 */
LT_EXPORT lt_object *lt_last_error_object(void);

/* Sets the record of this thread: for language layers that convert values. `message` is copied. */
LT_EXPORT void lt_set_error(lt_error_kind kind, const char *message);

/* Clears the record. */
LT_EXPORT void lt_clear_error(void);

LT_END_DECLS
#endif
