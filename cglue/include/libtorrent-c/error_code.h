/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Error codes: a number and the category that says what it means.
 *
 * Nothing here waits. Objects that are returned are the caller's: lt_object_unref(). Categories are
 * the same for ever: two objects of one category are equal (lt_object_equal()).
 */
#ifndef LIBTORRENT_C_ERROR_CODE_H
#define LIBTORRENT_C_ERROR_CODE_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/* An error code; `category` NULL stands for the system's. Value 0 means no error. */
LT_EXPORT lt_error_code *lt_error_code_new(int value, const lt_error_category *category);
/* The number. -1 may be one: look at lt_last_error() if `self` may be wrong. */
LT_EXPORT int lt_error_code_value(const lt_error_code *self);
/* What it means in words; the caller's, lt_free(). */
LT_EXPORT char *lt_error_code_message(const lt_error_code *self);
/* Its category. */
LT_EXPORT lt_error_category *lt_error_code_category(const lt_error_code *self);
/* Sets both. `category` NULL is lt_error_type. */
LT_EXPORT lt_status lt_error_code_assign(lt_error_code *self, int value,
                                         const lt_error_category *category);
/* Sets the number to 0 and the category to the system's. */
LT_EXPORT lt_status lt_error_code_clear(lt_error_code *self);

/* The category's name, such as "libtorrent"; the caller's, lt_free(). */
LT_EXPORT char *lt_error_category_name(const lt_error_category *self);
/* What a number means in the category; the caller's, lt_free(). */
LT_EXPORT char *lt_error_category_message(const lt_error_category *self, int code);
/* Whether they are the same category; false with the error set if one is none. */
LT_EXPORT bool lt_error_category_equal(const lt_error_category *self,
                                       const lt_error_category *other);
/* An order of categories, the same while the process lives; false with the error set if one is
 * none. */
LT_EXPORT bool lt_error_category_less(const lt_error_category *self,
                                      const lt_error_category *other);
/* A number to hash by, equal for equal categories. -1 on failure. */
LT_EXPORT int64_t lt_error_category_hash(const lt_error_category *self);
/* The category of that name, of those below. NULL with lt_error_key if there is none. */
LT_EXPORT lt_error_category *lt_error_category_find(const char *name);

/* Errors of libtorrent. */
LT_EXPORT lt_error_category *lt_libtorrent_category(void);
/* Errors of the operating system. */
LT_EXPORT lt_error_category *lt_system_category(void);
/* Errors by the numbers of POSIX. */
LT_EXPORT lt_error_category *lt_generic_category(void);
/* Status codes of HTTP. */
LT_EXPORT lt_error_category *lt_http_category(void);
/* Errors of SOCKS proxies. */
LT_EXPORT lt_error_category *lt_socks_category(void);
/* Errors of UPnP routers. */
LT_EXPORT lt_error_category *lt_upnp_category(void);
/* Errors of decoding bencoded data. */
LT_EXPORT lt_error_category *lt_bdecode_category(void);
/* Errors of I2P; NULL with lt_error_key where libtorrent is built without it. */
LT_EXPORT lt_error_category *lt_i2p_category(void);
/* Errors of unpacking gzip. */
LT_EXPORT lt_error_category *lt_gzip_category(void);
/* Errors of PCP and NAT-PMP routers. */
LT_EXPORT lt_error_category *lt_pcp_category(void);

LT_END_DECLS
#endif
