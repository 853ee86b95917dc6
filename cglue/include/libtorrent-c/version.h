/* SPDX-License-Identifier: BSD-3-Clause */
/* The version of this library, and of the libtorrent that is below it. Nothing here fails or waits.
 */
#ifndef LIBTORRENT_C_VERSION_H
#define LIBTORRENT_C_VERSION_H

#include <libtorrent-c/export.h>

LT_BEGIN_DECLS

/* The version of these headers. configure takes it from here. */
#define LIBTORRENT_C_VERSION "0.1.0"
/* The same as a number to compare, 10000 * major + 100 * minor + patch. */
#define LIBTORRENT_C_VERSION_NUM 100

/* The version of the library that runs, as LIBTORRENT_C_VERSION is that of the headers; borrowed
 * for ever. */
LT_EXPORT const char *lt_c_version(void);
/* The version of the library that runs, as LIBTORRENT_C_VERSION_NUM is that of the headers. */
LT_EXPORT int lt_c_version_num(void);

/* The version of the libtorrent that runs, such as "2.0.8.0"; borrowed for ever. */
LT_EXPORT const char *lt_version(void);
/* The version of the libtorrent that runs as a number, such as 20008 for 2.0.8. */
LT_EXPORT int lt_libtorrent_version_num(void);
/* The first part of the version that libtorrent-c was compiled with: 2 for 2.0.8. */
LT_EXPORT int lt_version_major(void);
/* The second part of that version: 0 for 2.0.8. */
LT_EXPORT int lt_version_minor(void);
/* The third part of that version: 8 for 2.0.8. */
LT_EXPORT int lt_version_tiny(void);
/* The revision in version control that libtorrent-c was compiled with; 0 if not known. */
LT_EXPORT int64_t lt_version_revision(void);
/* How much deprecated API that libtorrent offers, from 1 (most) on: TORRENT_ABI_VERSION. */
LT_EXPORT int lt_abi_version(void);

LT_END_DECLS
#endif
