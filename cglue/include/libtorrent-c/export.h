/* SPDX-License-Identifier: BSD-3-Clause */
/* What every public header includes: the types of C99 that they use, and marks of what is exported.
 * No threads, no calls. */
#ifndef LIBTORRENT_C_EXPORT_H
#define LIBTORRENT_C_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Around declarations, so that C++ knows them as C. */
#ifdef __cplusplus
#define LT_BEGIN_DECLS extern "C" {
#define LT_END_DECLS }
#else
#define LT_BEGIN_DECLS
#define LT_END_DECLS
#endif

/* Before each function that the library exports. */
#if defined(__GNUC__)
#define LT_EXPORT __attribute__((visibility("default")))
#else
#define LT_EXPORT
#endif

/* What a verb returns that has no result of its own: 0, or -1 and a record in lt_last_error(). */
typedef int lt_status;

#endif
