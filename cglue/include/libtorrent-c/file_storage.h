/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * file_storage: which files a torrent has, where each begins, and how they are cut into pieces.
 *
 * Sizes and offsets are in bytes, times in seconds since 1970, UTC; paths are UTF-8 and relative to
 * the folder that a torrent is saved to, with '/' between their parts. An index that is out of
 * range is lt_error_index, a NULL for an object lt_error_type; numbers are -1 and pointers NULL
 * then. Results are the caller's. Nothing waits, but for the list of files of a large torrent to be
 * walked. One thread at a time may change a storage, and nobody reads it at that time.
 */
#ifndef LIBTORRENT_C_FILE_STORAGE_H
#define LIBTORRENT_C_FILE_STORAGE_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/* The size that no file may exceed, and the offset that none may begin at or end beyond. */
#define LT_MAX_FILE_SIZE INT64_C(17592186028032)
#define LT_MAX_FILE_OFFSET INT64_C(281474976710655)

/* A storage without files, the caller's: lt_object_unref(). */
LT_EXPORT lt_file_storage *lt_file_storage_new(void);

/* A file without a name, to be filled and added; the caller's. */
LT_EXPORT lt_file_entry *lt_file_entry_new(void);

/* --- adding and changing --- */

/*
 * Appends a file of `size` bytes. All files of a torrent with several must be in one folder, whose
 * name is the name of the torrent. `flags` (enum lt_file_flags): 1 it only fills up a piece, 2 it
 * is hidden, 4 it is a program, 8 it is a link to `linkpath`. `mtime` is when it was last changed,
 * 0 if unknown. `linkpath` may be NULL. lt_error_value: an empty path or a negative size.
 * lt_error_overflow: unknown flags. lt_error_libtorrent: too large.
 */
LT_EXPORT lt_status lt_file_storage_add_file(lt_file_storage *self, const char *path, int64_t size,
                                             int flags, int64_t mtime, const char *linkpath);
/* The same with the fields of `entry`; its offset and its hash do not count. */
LT_EXPORT lt_status lt_file_storage_add_entry(lt_file_storage *self, const lt_file_entry *entry);
/* Gives a file another path. */
LT_EXPORT lt_status lt_file_storage_rename_file(lt_file_storage *self, int index,
                                                const char *new_filename);
/* Makes room for this many files, so that adding them is quicker. */
LT_EXPORT lt_status lt_file_storage_reserve(lt_file_storage *self, int num_files);
/* Sets the name of the torrent: the folder that the files are in, or the only file. */
LT_EXPORT lt_status lt_file_storage_set_name(lt_file_storage *self, const char *name);
/* Sets the number of pieces, which is not computed from the files. */
LT_EXPORT lt_status lt_file_storage_set_num_pieces(lt_file_storage *self, int n);
/* Sets the size of pieces: more than 0. */
LT_EXPORT lt_status lt_file_storage_set_piece_length(lt_file_storage *self, int length);
/*
 * Sorts the files as BitTorrent v2 wants it and puts a pad file behind each so that every file
 * begins a piece. lt_error_value: the piece length is not set, or not a multiple of 16 KiB.
 */
LT_EXPORT lt_status lt_file_storage_canonicalize(lt_file_storage *self);
/* Removes pad files at the end. */
LT_EXPORT lt_status lt_file_storage_remove_tail_padding(lt_file_storage *self);
/* Makes links that lead out of the torrent, or nowhere, point to themselves. */
LT_EXPORT lt_status lt_file_storage_sanitize_symlinks(lt_file_storage *self);
/* Exchanges the content of two storages. */
LT_EXPORT lt_status lt_file_storage_swap(lt_file_storage *self, lt_file_storage *other);

/* --- as a whole --- */

/* Whether the piece length is set. */
LT_EXPORT bool lt_file_storage_is_valid(const lt_file_storage *self);
/* Whether it has the v2 hashes of its files. */
LT_EXPORT bool lt_file_storage_v2(const lt_file_storage *self);
/* The name of the torrent; the caller's, lt_free(). */
LT_EXPORT char *lt_file_storage_name(const lt_file_storage *self);
/* The number of files, pad files included. */
LT_EXPORT int lt_file_storage_num_files(const lt_file_storage *self);
/* The number of files too: the index behind the last. */
LT_EXPORT int lt_file_storage_end_file(const lt_file_storage *self);
/* (0, number of files), a tuple. */
LT_EXPORT lt_value *lt_file_storage_file_range(const lt_file_storage *self);
/* The sum of all file sizes, pad files included. */
LT_EXPORT int64_t lt_file_storage_total_size(const lt_file_storage *self);
/* The number of pieces; 0 if it is not set. */
LT_EXPORT int lt_file_storage_num_pieces(const lt_file_storage *self);
/* The number of pieces too: the index behind the last. */
LT_EXPORT int lt_file_storage_end_piece(const lt_file_storage *self);
/* The index of the last piece. lt_error_index if there are none. */
LT_EXPORT int lt_file_storage_last_piece(const lt_file_storage *self);
/* (0, number of pieces), a tuple. */
LT_EXPORT lt_value *lt_file_storage_piece_range(const lt_file_storage *self);
/* The size of all pieces but the last; 0 if it is not set. */
LT_EXPORT int lt_file_storage_piece_length(const lt_file_storage *self);
/* The folders that files are in, relative to the torrent's: a list of text. */
LT_EXPORT lt_value *lt_file_storage_paths(const lt_file_storage *self);
/* The paths of all files in one list, quicker than one by one. `save_path` is put in front; NULL
 * for none. */
LT_EXPORT lt_value *lt_file_storage_file_paths(const lt_file_storage *self, const char *save_path);
/* The sizes of all files in one list. */
LT_EXPORT lt_value *lt_file_storage_file_sizes(const lt_file_storage *self);
/* The hashes, 32 bits, of the lower-cased paths of all folders inside the torrent's: a list of ints
 * in no order. */
LT_EXPORT lt_value *lt_file_storage_all_path_hashes(const lt_file_storage *self);

/* --- a file --- */

/* All about a file; the caller's. */
LT_EXPORT lt_file_entry *lt_file_storage_at(const lt_file_storage *self, int index);
/* The path of a file, behind `save_path` if that is not empty or NULL and the path is not absolute;
 * the caller's. */
LT_EXPORT char *lt_file_storage_file_path(const lt_file_storage *self, int index,
                                          const char *save_path);
/* The last part of the path; the caller's. */
LT_EXPORT char *lt_file_storage_file_name(const lt_file_storage *self, int index);
/* The size of a file. */
LT_EXPORT int64_t lt_file_storage_file_size(const lt_file_storage *self, int index);
/* Where the file begins, from the start of the first file. */
LT_EXPORT int64_t lt_file_storage_file_offset(const lt_file_storage *self, int index);
/* The flags that lt_file_storage_add_file() lists. */
LT_EXPORT int lt_file_storage_file_flags(const lt_file_storage *self, int index);
/* Whether the file only fills up a piece. */
LT_EXPORT bool lt_file_storage_pad_file_at(const lt_file_storage *self, int index);
/* Whether it was renamed to an absolute path. */
LT_EXPORT bool lt_file_storage_file_absolute_path(const lt_file_storage *self, int index);
/* When it was last changed; 0 if unknown. */
LT_EXPORT int64_t lt_file_storage_mtime(const lt_file_storage *self, int index);
/* What a link leads to; empty if it is none. The caller's. */
LT_EXPORT char *lt_file_storage_symlink(const lt_file_storage *self, int index);
/* The SHA-1 of the file; zeros if unknown, which is usual. */
LT_EXPORT lt_sha1_hash *lt_file_storage_hash(const lt_file_storage *self, int index);
/* The root of the file's v2 hash tree; zeros if there is none. */
LT_EXPORT lt_sha256_hash *lt_file_storage_root(const lt_file_storage *self, int index);
/* A hash of 32 bits of the file's path behind `save_path`, the same for upper and lower case. */
LT_EXPORT int64_t lt_file_storage_file_path_hash(const lt_file_storage *self, int index,
                                                 const char *save_path);

/* --- files and pieces; lt_error_value if the piece length is not set --- */

/* The size of a piece: the last one may be shorter. */
LT_EXPORT int lt_file_storage_piece_size(const lt_file_storage *self, int index);
/* The size of a piece in v2, where pad files do not count. */
LT_EXPORT int lt_file_storage_piece_size2(const lt_file_storage *self, int index);
/* The number of blocks of 16 KiB of a piece that is not the last. */
LT_EXPORT int lt_file_storage_blocks_per_piece(const lt_file_storage *self);
/* The number of blocks of 16 KiB of a piece in v2. */
LT_EXPORT int lt_file_storage_blocks_in_piece2(const lt_file_storage *self, int index);
/* The file that has the byte at `offset`. lt_error_value if there is none. */
LT_EXPORT int lt_file_storage_file_index_at_offset(const lt_file_storage *self, int64_t offset);
/* The file that the piece begins in. */
LT_EXPORT int lt_file_storage_file_index_at_piece(const lt_file_storage *self, int piece);
/* The piece that the file begins in. */
LT_EXPORT int lt_file_storage_piece_index_at_file(const lt_file_storage *self, int index);
/* The file with that root hash, a sha256_hash or 32 bytes; -1 without an error if there is none. */
LT_EXPORT int lt_file_storage_file_index_for_root(const lt_file_storage *self,
                                                  const lt_value *root_hash);
/* In v2: how many pieces the file has. */
LT_EXPORT int lt_file_storage_file_num_pieces(const lt_file_storage *self, int index);
/* In v2: how many blocks of 16 KiB the file has. */
LT_EXPORT int lt_file_storage_file_num_blocks(const lt_file_storage *self, int index);
/* In v2: the pieces of the file, counted from its own start: (0, number), a tuple. */
LT_EXPORT lt_value *lt_file_storage_file_piece_range(const lt_file_storage *self, int index);
/* In v2: where in the file's hash tree the hashes of its pieces begin. */
LT_EXPORT int lt_file_storage_file_first_piece_node(const lt_file_storage *self, int index);
/* In v2: where in the file's hash tree the hashes of its blocks begin. */
LT_EXPORT int lt_file_storage_file_first_block_node(const lt_file_storage *self, int index);
/*
 * The parts of files that `size` bytes of a piece from `offset` on are in: a list of file_slice
 * objects. lt_error_value if they are not all within the torrent.
 */
LT_EXPORT lt_value *lt_file_storage_map_block(const lt_file_storage *self, int piece,
                                              int64_t offset, int64_t size);
/*
 * Where `size` bytes of a file from `offset` on are: piece, start and length, which may go beyond
 * the piece. lt_error_value if they do not begin within the torrent.
 */
LT_EXPORT lt_peer_request *lt_file_storage_map_file(const lt_file_storage *self, int file,
                                                    int64_t offset, int size);

LT_END_DECLS
#endif
