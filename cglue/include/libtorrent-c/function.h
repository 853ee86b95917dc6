/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Functions as data: with the tables of object.h, all that a language needs to bind itself at run
 * time.
 *
 * Every function of this library is listed with its C types, the names of its parameters and its
 * comment, and those whose arguments and result a value can hold can be called by name. The
 * pointers live as long as the library. Nothing but lt_function_call() waits; any thread may call
 * all of it.
 */
#ifndef LIBTORRENT_C_FUNCTION_H
#define LIBTORRENT_C_FUNCTION_H

#include <libtorrent-c/types.h>

LT_BEGIN_DECLS

/* How many functions there are. */
LT_EXPORT size_t lt_function_count(void);
/* The function of that index, in the order of their headers. NULL with lt_error_index. */
LT_EXPORT const lt_function *lt_function_at(size_t index);
/* The function of that name, such as "lt_session_add_torrent". NULL with lt_error_key. */
LT_EXPORT const lt_function *lt_function_find(const char *name);

/* Its name; the symbol that it has in the library. */
LT_EXPORT const char *lt_function_name(const lt_function *function);
/* The comment that its header has for it, in one line. */
LT_EXPORT const char *lt_function_doc(const lt_function *function);
/* The C type of its result, such as "lt_status" or "const char *". */
LT_EXPORT const char *lt_function_result(const lt_function *function);
/*
 * The class that it belongs to: the one that its first parameter, `self`, is an object of, or that
 * it makes an object of if it is called lt_<class>_new. NULL without an error for other functions.
 */
LT_EXPORT const lt_class *lt_function_class(const lt_function *function);
/* How many C parameters it has, `self` included. 0 for NULL. */
LT_EXPORT size_t lt_function_parameter_count(const lt_function *function);
/* The name of a parameter, such as "self". NULL with lt_error_index. */
LT_EXPORT const char *lt_function_parameter_name(const lt_function *function, size_t index);
/* The C type of a parameter, such as "const lt_value *". NULL with lt_error_index. */
LT_EXPORT const char *lt_function_parameter_type(const lt_function *function, size_t index);
/*
 * Whether lt_function_call() can call it: a value can hold what it takes and what it returns.
 * Functions without a result, which free things, and those of value.h and the tables are not;
 * language layers call them as they are. False for NULL.
 */
LT_EXPORT bool lt_function_callable(const lt_function *function);

/*
 * Calls a function. `arguments` is a list or tuple, NULL for none. Its items: an object for a
 * pointer to one; text for const char *; text or bytes for const char * with a size_t behind it,
 * which are one item; anything for const lt_value *; nil for a callback and its payload, which are
 * one item; numbers and bools. Nil stands for NULL, 0 or false, and so do items that are missing at
 * the end.
 *
 * The result is the caller's, lt_value_free(): nil for lt_status; an object, text, number or
 * bool; or the value that the function returned. NULL with the error that the function has set,
 * with lt_error_type or lt_error_overflow if an argument is not what the parameter takes, or with
 * lt_error_value if there are too many or the function is not callable. Waits if the function does.
 */
LT_EXPORT lt_value *lt_function_call(const lt_function *function, const lt_value *arguments);

LT_END_DECLS
#endif
