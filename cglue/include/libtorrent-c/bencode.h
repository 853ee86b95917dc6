/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Bencoding: the format of torrents, resume data and of the messages between peers.
 *
 * No function here waits; each may be called from any thread.
 */
#ifndef LIBTORRENT_C_BENCODE_H
#define LIBTORRENT_C_BENCODE_H

#include <libtorrent-c/value.h>

LT_BEGIN_DECLS

/* The limits that libtorrent decodes with if it is not told others. */
#define LT_BDECODE_DEPTH_LIMIT 100
#define LT_BDECODE_TOKEN_LIMIT 2000000

/*
 * Encodes a value. The result, of kind bytes, is the caller's. NULL with an error set.
 *
 * Bytes and text (as the bytes it consists of) become strings, bools and ints become integers,
 * lists become lists, maps become dictionaries with their keys (text or bytes) in the order of
 * their bytes. nil becomes the empty string. A tuple holds numbers from -128 to 255: the bytes of
 * what is encoded already, and is copied as it is. lt_error_type: something else, such as a real
 * number; the message tells where it is. lt_error_value: two keys of a map have the same bytes.
 * lt_error_overflow: a number in a tuple is no byte, or the result has 4 GiB or more.
 */
LT_EXPORT lt_value *lt_bencode(const lt_value *entry);

/*
 * Decodes what stands at the start of `data`; what follows it is ignored. The result is the
 * caller's. NULL with an error set.
 *
 * Strings and keys become bytes; dictionaries become maps with their keys in the order of their
 * bytes, and of two equal keys the later one counts. An integer beyond 2^63 - 1 either way is read
 * as 0, as libtorrent reads it. `depth_limit` is how many lists and dictionaries, less one, may be
 * inside each other; `token_limit` how many strings, integers, and beginnings and ends of lists and
 * dictionaries there may be. lt_error_libtorrent with a code of the category "bdecode": `data` is
 * malformed or beyond a limit. lt_error_value: a limit is negative, or the result is deeper than
 * LT_VALUE_MAX_DEPTH.
 */
LT_EXPORT lt_value *lt_bdecode(const char *data, size_t size, int depth_limit, int token_limit);

/*
 * The same, the caller's too, but the strings of the result are parts of `data`, not copies: `data`
 * must live and stay as it is until the result is freed.
 */
LT_EXPORT lt_value *lt_bdecode_borrowed(const char *data, size_t size, int depth_limit,
                                        int token_limit);

LT_END_DECLS
#endif
