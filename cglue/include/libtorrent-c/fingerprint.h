/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Peer ids: what programs put at their start, and which program one belongs to. And names of
 * operations.
 *
 * Fields of a fingerprint are those of the class "fingerprint" (lt_object_get()). Nothing here
 * waits.
 */
#ifndef LIBTORRENT_C_FINGERPRINT_H
#define LIBTORRENT_C_FINGERPRINT_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/*
 * The first eight bytes of peer ids, such as "-LT1230-" for "LT", 1, 2, 3, 0: `name` is two
 * characters that stand for the program, each part of the version is one character, digits and from
 * 10 on the characters from A on. The caller's, lt_free(). NULL with lt_error_value if the name is
 * longer or shorter or a part is not from 0 to 71.
 */
LT_EXPORT char *lt_generate_fingerprint(const char *name, int major, int minor, int revision,
                                        int tag);

/* What lt_generate_fingerprint() makes text of; `id` is its name. The caller's, lt_object_unref().
 * NULL with lt_error_value in the same cases. */
LT_EXPORT lt_fingerprint *lt_fingerprint_new(const char *id, int major, int minor, int revision,
                                             int tag);
/* The eight bytes, as text; the caller's. NULL with lt_error_value if a part of the version has no
 * character. */
LT_EXPORT lt_value *lt_fingerprint_to_string(const lt_fingerprint *self);

/*
 * The fingerprint in a peer id, or nil if it has none of a known style; the caller's. `peer_id` is
 * a sha1_hash, 20 bytes or 40 hexadecimal digits. Peer ids of a style with one letter give a name
 * whose second byte is 0.
 */
LT_EXPORT lt_value *lt_client_fingerprint(const lt_value *peer_id);
/*
 * The program a peer id belongs to and its version, such as "libtorrent 1.2.3"; "Unknown" and the
 * id, without what is not printable, for others. The caller's, lt_free().
 */
LT_EXPORT char *lt_identify_client(const lt_value *peer_id);

/* The name of an enum lt_operation, such as "file_read"; borrowed for ever, "unknown operation" for
 * a number that is none. */
LT_EXPORT const char *lt_operation_name(int operation);

LT_END_DECLS
#endif
