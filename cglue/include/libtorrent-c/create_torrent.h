/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * create_torrent: makes torrent files. List the files (lt_add_files()), make a create_torrent of
 * them, let lt_set_piece_hashes() read and hash them, generate.
 *
 * Indices are checked: lt_error_index. NULL for an object is lt_error_type. One thread at a time
 * may use a create_torrent. Results are the caller's: lt_object_unref(), lt_value_free().
 */
#ifndef LIBTORRENT_C_CREATE_TORRENT_H
#define LIBTORRENT_C_CREATE_TORRENT_H

#include <libtorrent-c/torrent_info.h>

LT_BEGIN_DECLS

/*
 * Is told, on the thread of the caller, that `piece` of `num_pieces` has been hashed, in order.
 * False stops: the caller then fails with lt_error_cancelled, or with the error that the function
 * set (lt_set_error()).
 */
typedef bool (*lt_progress)(int piece, int num_pieces, void *payload);

/*
 * Is asked, on the thread of the caller, whether to take the file or folder of that absolute path.
 * If it returns false and has set an error, the caller stops and fails with that.
 */
typedef bool (*lt_file_filter)(const char *path, void *payload);

/* Calls `work` with `argument`, on the thread of the caller, while it holds the lock of a language.
 * The result is that of `work`. */
typedef void *(*lt_locked)(void *(*work)(void *), void *argument);

/*
 * For languages whose threads hold one lock while they use objects, and do not while a call waits:
 * from now on, calls of this thread that wait and change an object (lt_add_files()) read and change
 * it within `locked`. NULL ends that.
 */
LT_EXPORT void lt_set_locked(lt_locked locked);

/*
 * A torrent in the making, from a file_storage or, to change what stands outside of the info
 * dictionary, from a torrent_info with metadata. The rest is for a file_storage only: `piece_size`
 * is in bytes, 0 to choose by the total size. It is a power of two from 16 KiB on (less counts as
 * 16 KiB); for v1 only any multiple of 16 KiB. `flags` (enum lt_create_flags): 4 modification
 * times, 8 symbolic links as such, 32 v2 only, 64 v1 only, 128 and 512 the order and padding of v2
 * even if it is v1 only (without padding at the end), 256 no attributes. Without 32 and 64: a
 * hybrid.
 *
 * The storage is copied; afterwards the given one has the same piece length, pieces, order and pad
 * files. lt_error_type: another object. lt_error_value: a bad piece size, contradicting flags,
 * files that are not all in one folder, no files or only empty ones, too many pieces, no metadata,
 * or no piece layers.
 */
LT_EXPORT lt_create_torrent *lt_create_torrent_new(const lt_value *source, int piece_size,
                                                   int64_t flags);

/* --- hashes --- */

/* Sets the SHA-1 of a piece: 20 bytes or a sha1_hash. lt_error_value: another size, or the torrent
 * is v2 only. */
LT_EXPORT lt_status lt_create_torrent_set_hash(lt_create_torrent *self, int piece,
                                               const lt_value *hash);
/*
 * Sets the SHA-256 (root of its hash tree) of a piece of a file, counted from the file's start: 32
 * bytes or a sha256_hash. lt_error_value: another size, the torrent is v1 only, or a pad file.
 */
LT_EXPORT lt_status lt_create_torrent_set_hash2(lt_create_torrent *self, int file, int piece,
                                                const lt_value *hash);
/* Sets the SHA-1 of a whole file: 20 bytes or a sha1_hash. Few programs look at it. */
LT_EXPORT lt_status lt_create_torrent_set_file_hash(lt_create_torrent *self, int file,
                                                    const lt_value *hash);

/*
 * Reads all files below the folder `path` and sets all hashes, v1, v2 or both. Waits for the disk,
 * and takes as long as reading and hashing do, on several threads. `progress` may be NULL.
 * `settings` is NULL or a map of settings, such as hashing_threads. lt_error_libtorrent: a file
 * cannot be read or is too short. lt_error_cancelled: `progress` asked to stop. The torrent has
 * only a part of its hashes then.
 */
LT_EXPORT lt_status lt_set_piece_hashes(lt_create_torrent *self, const char *path,
                                        lt_progress progress, void *payload,
                                        const lt_value *settings);

/*
 * Adds the file at `path`, or the folder with all that is in it, to a storage. Files that are
 * hidden or otherwise marked get file flags for it, unless `flags` has 256; `flags` are those of
 * lt_create_torrent_new(). `filter` may be NULL. Waits for the disk; all files are added at its
 * end, or none. lt_error_libtorrent: there is nothing at `path`. lt_error_state: another thread has
 * changed the storage meanwhile. What cannot be read below it is left out, and so is a file with a
 * name that libtorrent cannot convert: it takes names as UTF-8 only if the environment variable
 * LANG says so, else by the locale that setlocale() has set.
 */
LT_EXPORT lt_status lt_add_files(lt_file_storage *fs, const char *path, lt_file_filter filter,
                                 void *payload, int64_t flags);

/* --- the torrent file --- */

/*
 * The torrent file, decoded: a map, in which the info dictionary of a torrent that is made from a
 * torrent_info is a tuple of the bytes that it is encoded to: lt_bencode() takes it.
 * lt_error_libtorrent, "missing or invalid 'hash' entry": not all hashes are set.
 */
LT_EXPORT lt_value *lt_create_torrent_generate(const lt_create_torrent *self);
/* The torrent file, bencoded: bytes. Fails as lt_create_torrent_generate() does. */
LT_EXPORT lt_value *lt_create_torrent_generate_buf(const lt_create_torrent *self);

/* --- what else it says --- */

/* Text for people, whatever it says. */
LT_EXPORT lt_status lt_create_torrent_set_comment(lt_create_torrent *self, const char *comment);
/* The name of the program that makes it. */
LT_EXPORT lt_status lt_create_torrent_set_creator(lt_create_torrent *self, const char *creator);
/* Seconds since 1970, UTC; 0 to leave it out. It is the present if not set. */
LT_EXPORT lt_status lt_create_torrent_set_creation_date(lt_create_torrent *self, int64_t timestamp);
/* Adds a tracker; lower tiers are tried first. lt_error_value: a negative tier. */
LT_EXPORT lt_status lt_create_torrent_add_tracker(lt_create_torrent *self, const char *announce_url,
                                                  int tier);
/* Adds a web seed (BEP 19). */
LT_EXPORT lt_status lt_create_torrent_add_url_seed(lt_create_torrent *self, const char *url);
/* Adds an HTTP seed (BEP 17). */
LT_EXPORT lt_status lt_create_torrent_add_http_seed(lt_create_torrent *self, const char *url);
/* Adds a DHT node. lt_error_value: `port` is not from 0 to 65535. */
LT_EXPORT lt_status lt_create_torrent_add_node(lt_create_torrent *self, const char *host, int port);
/* The root certificate (PEM) of an SSL torrent. */
LT_EXPORT lt_status lt_create_torrent_set_root_cert(lt_create_torrent *self, const char *pem);
/* Sets whether peers may come from its trackers only. */
LT_EXPORT lt_status lt_create_torrent_set_priv(lt_create_torrent *self, bool priv);
/* Whether peers may come from its trackers only. */
LT_EXPORT bool lt_create_torrent_priv(const lt_create_torrent *self);
/* Names a torrent (v1 info-hash, 20 bytes or a sha1_hash) that may have files in common. */
LT_EXPORT lt_status lt_create_torrent_add_similar_torrent(lt_create_torrent *self,
                                                          const lt_value *info_hash);
/* Names a collection that it belongs to. */
LT_EXPORT lt_status lt_create_torrent_add_collection(lt_create_torrent *self,
                                                     const char *collection);

/* --- files and pieces: as those of file_storage --- */

/* The files, padded and sorted. It stays valid without the create_torrent. Changing it does not
 * change the torrent. */
LT_EXPORT lt_file_storage *lt_create_torrent_files(const lt_create_torrent *self);
/* Whether it will have no v2 metadata. */
LT_EXPORT bool lt_create_torrent_is_v1_only(const lt_create_torrent *self);
/* Whether it will have no v1 metadata. */
LT_EXPORT bool lt_create_torrent_is_v2_only(const lt_create_torrent *self);
/* The number of pieces. */
LT_EXPORT int lt_create_torrent_num_pieces(const lt_create_torrent *self);
/* The number of pieces too: the index behind the last. */
LT_EXPORT int lt_create_torrent_end_piece(const lt_create_torrent *self);
/* (0, number of pieces), a tuple. */
LT_EXPORT lt_value *lt_create_torrent_piece_range(const lt_create_torrent *self);
/* The number of files, pad files included: the index behind the last. */
LT_EXPORT int lt_create_torrent_end_file(const lt_create_torrent *self);
/* (0, number of files), a tuple. */
LT_EXPORT lt_value *lt_create_torrent_file_range(const lt_create_torrent *self);
/* The pieces of a file, counted from its own start: (0, number), a tuple. */
LT_EXPORT lt_value *lt_create_torrent_file_piece_range(const lt_create_torrent *self, int file);
/* The sum of all file sizes, pad files included. */
LT_EXPORT int64_t lt_create_torrent_total_size(const lt_create_torrent *self);
/* The size of all pieces but the last. */
LT_EXPORT int lt_create_torrent_piece_length(const lt_create_torrent *self);
/* The size of a piece: the last one may be shorter. */
LT_EXPORT int lt_create_torrent_piece_size(const lt_create_torrent *self, int index);

LT_END_DECLS
#endif
