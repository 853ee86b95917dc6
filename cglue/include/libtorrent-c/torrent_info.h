/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * torrent_info: the content of a torrent file. One that is made from an info-hash has no metadata:
 * no files, no pieces.
 *
 * Indices are checked: lt_error_index. NULL for an object is lt_error_type. Results are the
 * caller's: lt_object_unref(), lt_value_free(), lt_free(). Sizes are in bytes, paths are UTF-8.
 * Nothing waits but the reading and parsing of a file.
 *
 * A torrent_info that a session gave, or was given, is shared with it; what a verb changes is then
 * changed in a copy that belongs to this object alone, unless the object was given to the session
 * by way of add_torrent_params.
 */
#ifndef LIBTORRENT_C_TORRENT_INFO_H
#define LIBTORRENT_C_TORRENT_INFO_H

#include <libtorrent-c/file_storage.h>

LT_BEGIN_DECLS

/*
 * A torrent_info from text: the path of a torrent file; from bytes: what a torrent file has in it;
 * from a map: that decoded; from an info_hash_t, sha1_hash or sha256_hash object: one without
 * metadata; from a torrent_info: a copy. `limits` is as for lt_load_torrent_file(). lt_error_type:
 * `source` is something else. lt_error_libtorrent: it cannot be read, is no torrent or one beyond a
 * limit.
 */
LT_EXPORT lt_torrent_info *lt_torrent_info_new(const lt_value *source, const lt_value *limits);

/*
 * Parses the bencoded info dictionary of a torrent that has no metadata yet. On failure the torrent
 * is as it was. lt_error_state: it has metadata. lt_error_libtorrent: malformed, more than
 * `max_pieces` pieces, or of other info-hashes.
 */
LT_EXPORT lt_status lt_torrent_info_parse_info_section(lt_torrent_info *self, const char *data,
                                                       size_t size, int max_pieces);

/* --- as a whole --- */

/* Whether it has metadata. */
LT_EXPORT bool lt_torrent_info_is_valid(const lt_torrent_info *self);
/* Whether it has files, which is the same but for odd cases. */
LT_EXPORT bool lt_torrent_info_is_loaded(const lt_torrent_info *self);
/* Whether it has BitTorrent v1 metadata; a hybrid has both. */
LT_EXPORT bool lt_torrent_info_v1(const lt_torrent_info *self);
/* Whether it has BitTorrent v2 metadata; a hybrid has both. */
LT_EXPORT bool lt_torrent_info_v2(const lt_torrent_info *self);
/* The name of the torrent: of its only file, or of the folder that its files are in. */
LT_EXPORT char *lt_torrent_info_name(const lt_torrent_info *self);
/* What the torrent file says about itself; empty if nothing. */
LT_EXPORT char *lt_torrent_info_comment(const lt_torrent_info *self);
/* The program that made it. */
LT_EXPORT char *lt_torrent_info_creator(const lt_torrent_info *self);
/* Seconds since 1970, UTC; 0 if it does not say. */
LT_EXPORT int64_t lt_torrent_info_creation_date(const lt_torrent_info *self);
/* The sum of all file sizes, pad files included. */
LT_EXPORT int64_t lt_torrent_info_total_size(const lt_torrent_info *self);
/* The size of all pieces but the last; 0 without metadata. */
LT_EXPORT int lt_torrent_info_piece_length(const lt_torrent_info *self);
/* The number of pieces; 0 without metadata. */
LT_EXPORT int lt_torrent_info_num_pieces(const lt_torrent_info *self);
/* The number of pieces too: the index behind the last. */
LT_EXPORT int lt_torrent_info_end_piece(const lt_torrent_info *self);
/* The index of the last piece. lt_error_index if there are none. */
LT_EXPORT int lt_torrent_info_last_piece(const lt_torrent_info *self);
/* (0, number of pieces), a tuple. */
LT_EXPORT lt_value *lt_torrent_info_piece_range(const lt_torrent_info *self);
/* The number of files, pad files included. */
LT_EXPORT int lt_torrent_info_num_files(const lt_torrent_info *self);
/* Whether peers may come from its trackers only. */
LT_EXPORT bool lt_torrent_info_priv(const lt_torrent_info *self);
/* Whether it is for the I2P network. */
LT_EXPORT bool lt_torrent_info_is_i2p(const lt_torrent_info *self);
/* The root certificate (PEM) of an SSL torrent; empty for others. */
LT_EXPORT char *lt_torrent_info_ssl_cert(const lt_torrent_info *self);
/* The v2 info-hash cut to 20 bytes if there is one, otherwise the v1 info-hash. */
LT_EXPORT lt_sha1_hash *lt_torrent_info_info_hash(const lt_torrent_info *self);
/* Both info-hashes; of zeros where it has none. */
LT_EXPORT lt_info_hash_t *lt_torrent_info_info_hashes(const lt_torrent_info *self);
/* The bencoded info dictionary, as bytes; empty without metadata. */
LT_EXPORT lt_value *lt_torrent_info_info_section(const lt_torrent_info *self);
/* The same as lt_torrent_info_info_section(): the reference module has this name too. */
LT_EXPORT lt_value *lt_torrent_info_metadata(const lt_torrent_info *self);
/* The size of what lt_torrent_info_metadata() gives. */
LT_EXPORT int lt_torrent_info_metadata_size(const lt_torrent_info *self);
/* What the info dictionary has for a key, decoded; nil if nothing. */
LT_EXPORT lt_value *lt_torrent_info_info(const lt_torrent_info *self, const char *key);
/* Info-hashes of torrents that may have files in common: a list of sha1_hash. */
LT_EXPORT lt_value *lt_torrent_info_similar_torrents(const lt_torrent_info *self);
/* Names of collections that it belongs to: a list of text. */
LT_EXPORT lt_value *lt_torrent_info_collections(const lt_torrent_info *self);
/* Always false: libtorrent 2 does not load such torrents. */
LT_EXPORT bool lt_torrent_info_is_merkle_torrent(const lt_torrent_info *self);
/* Always an empty list: libtorrent 2 does not load such torrents. */
LT_EXPORT lt_value *lt_torrent_info_merkle_tree(const lt_torrent_info *self);

/* --- files --- */

/*
 * The files, with their new names if they were renamed. It stays valid without the torrent_info.
 * Changing the result does not change the torrent. Waits if it is that of a torrent in a session
 * which has renamed files.
 */
LT_EXPORT lt_file_storage *lt_torrent_info_files(const lt_torrent_info *self);
/* The files with the names that they have in the torrent file. */
LT_EXPORT lt_file_storage *lt_torrent_info_orig_files(const lt_torrent_info *self);
/* All about a file. */
LT_EXPORT lt_file_entry *lt_torrent_info_file_at(const lt_torrent_info *self, int index);
/* Gives a file another path, which may be absolute. */
LT_EXPORT lt_status lt_torrent_info_rename_file(lt_torrent_info *self, int index,
                                                const char *new_filename);
/*
 * Puts the data into other files. lt_error_value: these have another total size, or there is no
 * metadata.
 */
LT_EXPORT lt_status lt_torrent_info_remap_files(lt_torrent_info *self,
                                                const lt_file_storage *files);

/* --- pieces --- */

/* The size of a piece: the last one may be shorter. */
LT_EXPORT int lt_torrent_info_piece_size(const lt_torrent_info *self, int index);
/* How much of a piece peers are asked for: in a v2 torrent the last piece of each file is shorter, where
 * lt_torrent_info_piece_size() counts what would pad it. */
LT_EXPORT int lt_torrent_info_piece_size_for_req(const lt_torrent_info *self, int index);
/* The SHA-1 of a piece: 20 bytes. lt_error_value: the torrent is v2 only. */
LT_EXPORT lt_value *lt_torrent_info_hash_for_piece(const lt_torrent_info *self, int index);
/* The SHA-1 of all pieces, one behind the other, as bytes. lt_error_value: the torrent is v2 only.
 */
LT_EXPORT lt_value *lt_torrent_info_piece_hashes(const lt_torrent_info *self);
/* v2: the SHA-256 of the pieces of a file, 32 bytes each, one behind the other; empty if they are
 * not known. */
LT_EXPORT lt_value *lt_torrent_info_piece_layer(const lt_torrent_info *self, int file);
/* Whether all files of a v2 torrent have their piece layers. */
LT_EXPORT bool lt_torrent_info_v2_piece_hashes_verified(const lt_torrent_info *self);
/*
 * The parts of files that `size` bytes of a piece from `offset` on are in: a list of file_slice
 * objects. lt_error_value if they are not all within the torrent.
 */
LT_EXPORT lt_value *lt_torrent_info_map_block(const lt_torrent_info *self, int piece,
                                              int64_t offset, int64_t size);
/*
 * Where `size` bytes of a file from `offset` on are: piece, start and length, which may go beyond
 * the piece. lt_error_value if they do not begin within the torrent.
 */
LT_EXPORT lt_peer_request *lt_torrent_info_map_file(const lt_torrent_info *self, int file,
                                                    int64_t offset, int size);

/* --- trackers, web seeds, DHT nodes --- */

/* A list of announce_entry objects, which are copies. */
LT_EXPORT lt_value *lt_torrent_info_trackers(const lt_torrent_info *self);
/*
 * Adds a tracker, unless it is there. `tier` is from 0 to 255, lower ones are tried first; `source`
 * is an enum lt_tracker_source: 1 torrent, 2 client, 4 magnet link, 8 peer exchange, or several
 * combined.
 */
LT_EXPORT lt_status lt_torrent_info_add_tracker(lt_torrent_info *self, const char *url, int tier,
                                                int source);
/* Removes all trackers. */
LT_EXPORT lt_status lt_torrent_info_clear_trackers(lt_torrent_info *self);
/* A list of maps: url, type (0 web seed of BEP 19, 1 HTTP seed of BEP 17), auth. */
LT_EXPORT lt_value *lt_torrent_info_web_seeds(const lt_torrent_info *self);
/*
 * Replaces the web seeds by a list of maps: url, type, and if wanted auth ("name:password") and
 * extra_headers (a list of pairs of text), or of web_seed_entry objects. lt_error_key: url or type
 * is missing; lt_error_value: an unknown type.
 */
LT_EXPORT lt_status lt_torrent_info_set_web_seeds(lt_torrent_info *self, const lt_value *seeds);
/* Removes all web seeds. */
LT_EXPORT lt_status lt_torrent_info_clear_web_seeds(lt_torrent_info *self);
/*
 * Adds a web seed (BEP 19). `extern_auth`, "name:password", may be NULL; `extra_headers` is NULL or
 * a list of pairs of text.
 */
LT_EXPORT lt_status lt_torrent_info_add_url_seed(lt_torrent_info *self, const char *url,
                                                 const char *extern_auth,
                                                 const lt_value *extra_headers);
/*
 * Adds an HTTP seed (BEP 17). `extern_auth`, "name:password", may be NULL; `extra_headers` is NULL
 * or a list of pairs of text.
 */
LT_EXPORT lt_status lt_torrent_info_add_http_seed(lt_torrent_info *self, const char *url,
                                                  const char *extern_auth,
                                                  const lt_value *extra_headers);
/* A list of pairs: host name or address, port. */
LT_EXPORT lt_value *lt_torrent_info_nodes(const lt_torrent_info *self);
/* Adds a DHT node. lt_error_value: `port` is not from 0 to 65535. */
LT_EXPORT lt_status lt_torrent_info_add_node(lt_torrent_info *self, const char *host, int port);

LT_END_DECLS
#endif
