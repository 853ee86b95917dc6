/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * What a language must give in its lang.i. Nothing here or in classes/ knows which language it is for.
 *
 *   type                              in the script
 *   bool, int, int64_t, double        a bool or number; results: -1 or false with an error record raise
 *   lt_status (result)                nothing; -1 raises
 *   const char *                      text or a path: UTF-8, NUL-terminated, without NULs inside
 *   char * (result)                   text, freed with lt_free()
 *   const char * (result)             text, borrowed
 *   const char *data, size_t size     binary data, as one argument
 *   const lt_value *                  anything that a value can hold
 *   lt_value * (result)               what the value holds; freed
 *   lt_X *                            an object; results are the script's; NULL with an error record raises, else nothing
 *   lt_progress progress, void *payload        a function or nothing, called with (piece); false or raising cancels
 *   lt_file_filter filter, void *payload       a function or nothing, called with (path); says whether to take it
 *
 *   %lt_waits     what follows may wait for other threads: let the interpreter's other threads run meanwhile
 *   %lt_local     what follows does not
 *
 * Beside that: classes, fields and enums are built from the tables of libtorrent-c/object.h when the module is loaded.
 */
typedef int lt_status;
typedef long long int64_t;
