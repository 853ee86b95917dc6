/* SPDX-License-Identifier: BSD-3-Clause */
/* Marks what libtorrent-c exports. Every public header includes it. */
#ifndef LIBTORRENT_C_EXPORT_H
#define LIBTORRENT_C_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define LT_BEGIN_DECLS extern "C" {
#define LT_END_DECLS }
#else
#define LT_BEGIN_DECLS
#define LT_END_DECLS
#endif

#if defined(__GNUC__)
#define LT_EXPORT __attribute__((visibility("default")))
#else
#define LT_EXPORT
#endif

/* What a verb returns that has no result of its own: 0, or -1 and a record in lt_last_error(). */
typedef int lt_status;

#endif
