/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Digests and info-hashes: values of 20 bytes, of 32 bytes, and of both.
 *
 * Objects of these classes are small values: compare them, do not share one between threads that
 * change it. Nothing here waits. What is returned as an object is the caller's: lt_object_unref().
 */
#ifndef LIBTORRENT_C_HASH_H
#define LIBTORRENT_C_HASH_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/* --- 20 bytes --- */

/*
 * A hash from 20 bytes, from 40 hexadecimal digits, from a string of 20 bytes, from another
 * sha1_hash; of zeros from NULL. NULL with lt_error_value for another length or what is no
 * digit, lt_error_type for another kind.
 */
LT_EXPORT lt_sha1_hash *lt_sha1_hash_new(const lt_value *source);
/* A hash from `size` bytes, which must be 20: NULL with lt_error_value otherwise. */
LT_EXPORT lt_sha1_hash *lt_sha1_hash_from_bytes(const char *data, size_t size);
/* A hash from 40 hexadecimal digits of either case: NULL with lt_error_value otherwise. */
LT_EXPORT lt_sha1_hash *lt_sha1_hash_from_hex(const char *hex);
/* The 20 bytes, as bytes; the caller's. */
LT_EXPORT lt_value *lt_sha1_hash_to_bytes(const lt_sha1_hash *self);
/* The same: the reference module has both names. */
LT_EXPORT lt_value *lt_sha1_hash_to_string(const lt_sha1_hash *self);
/* 40 lower-case hexadecimal digits; the caller's, lt_free(). */
LT_EXPORT char *lt_sha1_hash_hex(const lt_sha1_hash *self);
/* Whether all bytes are 0. */
LT_EXPORT bool lt_sha1_hash_is_all_zeros(const lt_sha1_hash *self);
/* Sets all bytes to 0. */
LT_EXPORT lt_status lt_sha1_hash_clear(lt_sha1_hash *self);
/* How many bits are 0 before the first that is 1, from 0 to 160; -1 on failure. */
LT_EXPORT int lt_sha1_hash_count_leading_zeroes(const lt_sha1_hash *self);
/* -1, 0 or 1 as `self` is less than, equal to or greater than `other`, byte by byte. -1 with the
 * error set on failure. */
LT_EXPORT int lt_sha1_hash_compare(const lt_sha1_hash *self, const lt_sha1_hash *other);
/* A number to hash by, equal for equal hashes, the same while the process lives. Never -1 but on
 * failure. */
LT_EXPORT int64_t lt_sha1_hash_hash(const lt_sha1_hash *self);

/* --- 32 bytes: the same with 32 for 20, 64 for 40, 256 for 160 --- */

/*
 * A hash from 32 bytes, from 64 hexadecimal digits, from a string of 32 bytes, from another
 * sha256_hash; of zeros from NULL. NULL with lt_error_value for another length or what is no
 * digit, lt_error_type for another kind.
 */
LT_EXPORT lt_sha256_hash *lt_sha256_hash_new(const lt_value *source);
/* A hash from `size` bytes, which must be 32: NULL with lt_error_value otherwise. */
LT_EXPORT lt_sha256_hash *lt_sha256_hash_from_bytes(const char *data, size_t size);
/* A hash from 64 hexadecimal digits of either case: NULL with lt_error_value otherwise. */
LT_EXPORT lt_sha256_hash *lt_sha256_hash_from_hex(const char *hex);
/* The 32 bytes, as bytes; the caller's. */
LT_EXPORT lt_value *lt_sha256_hash_to_bytes(const lt_sha256_hash *self);
/* The same: the reference module has both names. */
LT_EXPORT lt_value *lt_sha256_hash_to_string(const lt_sha256_hash *self);
/* 64 lower-case hexadecimal digits; the caller's, lt_free(). */
LT_EXPORT char *lt_sha256_hash_hex(const lt_sha256_hash *self);
/* Whether all bytes are 0. */
LT_EXPORT bool lt_sha256_hash_is_all_zeros(const lt_sha256_hash *self);
/* Sets all bytes to 0. */
LT_EXPORT lt_status lt_sha256_hash_clear(lt_sha256_hash *self);
/* How many bits are 0 before the first that is 1, from 0 to 256; -1 on failure. */
LT_EXPORT int lt_sha256_hash_count_leading_zeroes(const lt_sha256_hash *self);
/* As for sha1_hash. */
LT_EXPORT int lt_sha256_hash_compare(const lt_sha256_hash *self, const lt_sha256_hash *other);
/* As for sha1_hash. */
LT_EXPORT int64_t lt_sha256_hash_hash(const lt_sha256_hash *self);

/* --- both: fields v1 and v2 --- */

/*
 * The info-hashes of a torrent. `first` is a v1 or a v2 hash, as an object, bytes or hexadecimal
 * digits, or an info_hash_t to copy; `second` is a v2 hash if `first` is a v1 one. NULL
 * stands for none, and so does nil if the other one is there. NULL with lt_error_type or
 * lt_error_value if they are something else.
 */
LT_EXPORT lt_info_hash_t *lt_info_hash_t_new(const lt_value *first, const lt_value *second);
/* Whether there is a v1 hash: it is not all zeros. */
LT_EXPORT bool lt_info_hash_t_has_v1(const lt_info_hash_t *self);
/* Whether there is a v2 hash: it is not all zeros. */
LT_EXPORT bool lt_info_hash_t_has_v2(const lt_info_hash_t *self);
/* The same by enum lt_protocol_version: 0 is V1, 1 is V2. False with lt_error_value for others. */
LT_EXPORT bool lt_info_hash_t_has(const lt_info_hash_t *self, int version);
/* The v1 hash for 0, the v2 hash cut to 20 bytes for 1. NULL with lt_error_value for others. */
LT_EXPORT lt_sha1_hash *lt_info_hash_t_get(const lt_info_hash_t *self, int version);
/* The v2 hash cut to 20 bytes if there is one, otherwise the v1 hash. */
LT_EXPORT lt_sha1_hash *lt_info_hash_t_get_best(const lt_info_hash_t *self);
/* As for sha1_hash: first by v1, then by v2. */
LT_EXPORT int lt_info_hash_t_compare(const lt_info_hash_t *self, const lt_info_hash_t *other);
/* As for sha1_hash. */
LT_EXPORT int64_t lt_info_hash_t_hash(const lt_info_hash_t *self);

/* --- computing digests --- */

/* A digest that has seen nothing yet. */
LT_EXPORT lt_hasher *lt_hasher_new(void);
/* Adds bytes to what is digested. `data` is not kept. */
LT_EXPORT lt_status lt_hasher_update(lt_hasher *self, const char *data, size_t size);
/* The digest of all bytes so far. The hasher is usable again after reset() only. */
LT_EXPORT lt_sha1_hash *lt_hasher_final(lt_hasher *self);
/* Forgets all bytes. */
LT_EXPORT lt_status lt_hasher_reset(lt_hasher *self);

/* The SHA-256 of data that comes in parts. */
LT_EXPORT lt_hasher256 *lt_hasher256_new(void);
/* Adds data, which may be empty. Takes as long as hashing it does. */
LT_EXPORT lt_status lt_hasher256_update(lt_hasher256 *self, const char *data, size_t size);
/* The hash of all data so far; the caller's. lt_hasher256_reset() comes before more. */
LT_EXPORT lt_sha256_hash *lt_hasher256_final(lt_hasher256 *self);
/* Begins again. */
LT_EXPORT lt_status lt_hasher256_reset(lt_hasher256 *self);

LT_END_DECLS
#endif
