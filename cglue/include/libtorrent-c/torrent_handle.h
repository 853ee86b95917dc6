/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Handles: torrents in a session. A handle is a small object that refers to a torrent and does not
 * keep it there.
 *
 * All verbs fail with lt_error_invalid_handle if the torrent is gone or its session is closed, and
 * with lt_error_state in a process that was forked off the session's; those that say nothing else
 * only fail so. Any thread may call them. "Waits" means: for the session's network thread, which
 * may be busy. What does not wait is done by that thread later.
 *
 * Indices of pieces and files are checked: lt_error_index. A torrent without metadata has none yet,
 * and only verbs that say so take indices then. A number or false tells of an error only if
 * lt_last_error() does. What is returned as lt_value, lt_object, lt_torrent_info or text is the
 * caller's.
 */
#ifndef LIBTORRENT_C_TORRENT_HANDLE_H
#define LIBTORRENT_C_TORRENT_HANDLE_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/* A handle that refers to nothing. */
LT_EXPORT lt_torrent_handle *lt_torrent_handle_new(void);

/* --- which torrent --- */

/* Whether the torrent is still there; it may be gone the next moment. */
LT_EXPORT bool lt_torrent_handle_is_valid(const lt_torrent_handle *self);
/* Whether it is in its session: removed torrents may be valid for a while. Waits. */
LT_EXPORT bool lt_torrent_handle_in_session(const lt_torrent_handle *self);
/* A number that no other torrent has for as long as this one is there; 0 if it is gone. */
LT_EXPORT int64_t lt_torrent_handle_id(const lt_torrent_handle *self);
/* The userdata that the torrent was added with; nil if there was none. */
LT_EXPORT lt_value *lt_torrent_handle_userdata(const lt_torrent_handle *self);
/* A number to hash by; equal for equal handles. It is 0 once the torrent is gone. */
LT_EXPORT int64_t lt_torrent_handle_hash(const lt_torrent_handle *self);
/* Whether both refer to one torrent, also when it is gone. */
LT_EXPORT bool lt_torrent_handle_equal(const lt_torrent_handle *self,
                                       const lt_torrent_handle *other);
/* Whether it comes before the other one in an order that means nothing and does not change. */
LT_EXPORT bool lt_torrent_handle_less(const lt_torrent_handle *self,
                                      const lt_torrent_handle *other);
/* Its v1 info-hash, or if it has none the v2 one cut to 20 bytes. Of zeros if the
 * torrent is gone. */
LT_EXPORT lt_sha1_hash *lt_torrent_handle_info_hash(const lt_torrent_handle *self);
/* Both of its info-hashes. Of zeros if the torrent is gone. */
LT_EXPORT lt_info_hash_t *lt_torrent_handle_info_hashes(const lt_torrent_handle *self);

/* --- how it is --- */

/* A torrent_status object. `flags`: enum lt_status_flags, what to find out that takes time;
 * 0xffffffff is all. Waits. */
LT_EXPORT lt_object *lt_torrent_handle_status(const lt_torrent_handle *self, int64_t flags);
/* Its name. Waits. */
LT_EXPORT char *lt_torrent_handle_name(const lt_torrent_handle *self);
/* The folder that its files are in, a path. Waits. */
LT_EXPORT char *lt_torrent_handle_save_path(const lt_torrent_handle *self);
/* A copy of its torrent_info, with all hashes; NULL without an error if there is no metadata
 * yet. Waits. Files that the session renames have their new names in it, too, until it is changed
 * itself. */
LT_EXPORT lt_torrent_info *lt_torrent_handle_torrent_file(const lt_torrent_handle *self);
/* A torrent_info of the caller's own with the v2 hashes of pieces as far as they are known; NULL
 * likewise. Waits. */
LT_EXPORT lt_torrent_info *
lt_torrent_handle_torrent_file_with_hashes(const lt_torrent_handle *self);
/* The v2 hashes of pieces, a list of sha256_hash objects for each file. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_piece_layers(const lt_torrent_handle *self);
/* The flags of the torrent (enum lt_torrent_flags). Waits. -1 with an error. */
LT_EXPORT int64_t lt_torrent_handle_flags(const lt_torrent_handle *self);
/*
 * Sets those flags of `flags` that are in `mask`, a number, and clears those of `mask` that are not
 * in `flags`. Nil and NULL: sets `flags`.
 */
LT_EXPORT lt_status lt_torrent_handle_set_flags(lt_torrent_handle *self, int64_t flags,
                                                const lt_value *mask);
/* Clears flags. */
LT_EXPORT lt_status lt_torrent_handle_unset_flags(lt_torrent_handle *self, int64_t flags);
/* Forgets the error of the torrent and starts it again. */
LT_EXPORT lt_status lt_torrent_handle_clear_error(lt_torrent_handle *self);

/* --- running --- */

/* Pauses the torrent. `flags` (enum lt_pause_flags): 1 to finish what is being downloaded first. */
LT_EXPORT lt_status lt_torrent_handle_pause(lt_torrent_handle *self, int64_t flags);
/* Ends what lt_torrent_handle_pause() began. */
LT_EXPORT lt_status lt_torrent_handle_resume(lt_torrent_handle *self);
/* Checks all files again. */
LT_EXPORT lt_status lt_torrent_handle_force_recheck(lt_torrent_handle *self);
/* Has everything written to disk: cache_flushed_alert. */
LT_EXPORT lt_status lt_torrent_handle_flush_cache(lt_torrent_handle *self);
/* Asks for a save_resume_data_alert or save_resume_data_failed_alert. `flags`: enum
 * lt_save_resume_flags.
 */
LT_EXPORT lt_status lt_torrent_handle_save_resume_data(lt_torrent_handle *self, int64_t flags);
/* Whether something changed since resume data were saved. `flags` (enum lt_save_resume_flags) says
   what counts, 0 for all. Waits. lt_error_value for others if this libtorrent cannot tell. */
LT_EXPORT bool lt_torrent_handle_need_save_resume_data(const lt_torrent_handle *self,
                                                       int64_t flags);
/* The resume data, without an alert. `flags`: a save_resume_flags_t; if it limits what is saved to
 * changes and there are none, the add_torrent_params are empty. Waits. lt_error_state before
 * libtorrent 2.0.12. */
LT_EXPORT struct lt_add_torrent_params *
lt_torrent_handle_get_resume_data(const lt_torrent_handle *self, int64_t flags);
/* The resume data as a map, to be bencoded. Waits. Deprecated: save_resume_data(). lt_error_state
 * if libtorrent cannot. */
LT_EXPORT lt_value *lt_torrent_handle_write_resume_data(const lt_torrent_handle *self);
/* Moves the files to another directory, a path: storage_moved_alert. `flags`: an enum
 * lt_move_flags; lt_error_value. Those that move nothing take libtorrent 2.0.11: lt_error_state. */
LT_EXPORT lt_status lt_torrent_handle_move_storage(lt_torrent_handle *self, const char *save_path,
                                                   int flags);
/* Renames a file, to a path below the torrent's: file_renamed_alert. */
LT_EXPORT lt_status lt_torrent_handle_rename_file(lt_torrent_handle *self, int index,
                                                  const char *new_path);
/* Gives the torrent its metadata, the bencoded info dictionary. Whether it is accepted. Waits. */
LT_EXPORT bool lt_torrent_handle_set_metadata(lt_torrent_handle *self, const char *data,
                                              size_t size);
/* Certificate, key and parameters of an SSL torrent: paths of PEM files. `passphrase` may be "". */
LT_EXPORT lt_status lt_torrent_handle_set_ssl_certificate(lt_torrent_handle *self,
                                                          const char *certificate_path,
                                                          const char *private_key_path,
                                                          const char *dh_params_path,
                                                          const char *passphrase);
/* The same as PEM text. */
LT_EXPORT lt_status lt_torrent_handle_set_ssl_certificate_buffer(
    lt_torrent_handle *self, const char *cert, size_t cert_size, const char *private_key,
    size_t private_key_size, const char *dh_params, size_t dh_params_size);

/* --- queue: positions from 0, -1 for torrents that are finished --- */

/* Its position. Waits. */
LT_EXPORT int lt_torrent_handle_queue_position(const lt_torrent_handle *self);
/* Moves it one place to the front. */
LT_EXPORT lt_status lt_torrent_handle_queue_position_up(lt_torrent_handle *self);
/* Moves it one place to the end. */
LT_EXPORT lt_status lt_torrent_handle_queue_position_down(lt_torrent_handle *self);
/* Moves it to the front. */
LT_EXPORT lt_status lt_torrent_handle_queue_position_top(lt_torrent_handle *self);
/* Moves it to the end. */
LT_EXPORT lt_status lt_torrent_handle_queue_position_bottom(lt_torrent_handle *self);
/* Moves it to a position; one behind the last is the last. lt_error_value for a negative one. */
LT_EXPORT lt_status lt_torrent_handle_queue_position_set(lt_torrent_handle *self, int position);

/* --- limits: bytes per second, or numbers of peers; -1 for none. Getters wait --- */

/* Bytes per second; -1 for no limit. Waits. */
LT_EXPORT int lt_torrent_handle_upload_limit(const lt_torrent_handle *self);
/* Limits uploading to that many bytes per second; -1 for no limit. */
LT_EXPORT lt_status lt_torrent_handle_set_upload_limit(lt_torrent_handle *self, int limit);
/* Bytes per second; -1 for no limit. Waits. */
LT_EXPORT int lt_torrent_handle_download_limit(const lt_torrent_handle *self);
/* Limits downloading to that many bytes per second; -1 for no limit. */
LT_EXPORT lt_status lt_torrent_handle_set_download_limit(lt_torrent_handle *self, int limit);
/* How many peers may be uploaded to at once; -1 for no limit. Waits. */
LT_EXPORT int lt_torrent_handle_max_uploads(const lt_torrent_handle *self);
/* Limits how many peers are uploaded to at once; -1 for no limit. */
LT_EXPORT lt_status lt_torrent_handle_set_max_uploads(lt_torrent_handle *self, int limit);
/* How many peers may be connected; -1 for no limit. Waits. */
LT_EXPORT int lt_torrent_handle_max_connections(const lt_torrent_handle *self);
/* Limits how many peers are connected, from 2 on; -1 for no limit. */
LT_EXPORT lt_status lt_torrent_handle_set_max_connections(lt_torrent_handle *self, int limit);

/* --- pieces --- */

/* Whether a piece is there and right. False without metadata. Waits. */
LT_EXPORT bool lt_torrent_handle_have_piece(const lt_torrent_handle *self, int piece);
/* Asks for a read_piece_alert with the data of a piece. Without metadata the alert has an error. */
LT_EXPORT lt_status lt_torrent_handle_read_piece(lt_torrent_handle *self, int piece);
/* Gives the torrent a piece: exactly its bytes, or lt_error_value. `flags` (enum
 * lt_add_piece_flags): 1 to replace a piece that is there. Waits. */
LT_EXPORT lt_status lt_torrent_handle_add_piece(lt_torrent_handle *self, int piece,
                                                const char *data, size_t size, int64_t flags);
/* Downloads a piece before others, in `deadline` milliseconds if possible. `flags` (enum
 * lt_deadline_flags): 1 for a read_piece_alert then. */
LT_EXPORT lt_status lt_torrent_handle_set_piece_deadline(lt_torrent_handle *self, int index,
                                                         int deadline, int64_t flags);
/* Forgets the deadline of a piece. */
LT_EXPORT lt_status lt_torrent_handle_reset_piece_deadline(lt_torrent_handle *self, int index);
/* Forgets all deadlines. */
LT_EXPORT lt_status lt_torrent_handle_clear_piece_deadlines(lt_torrent_handle *self);
/* How many peers have each piece; empty if the torrent seeds. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_piece_availability(const lt_torrent_handle *self);
/* The same as bytes that hold an int for each. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_packed_piece_availability(const lt_torrent_handle *self);
/*
 * Pieces that are being downloaded: a list of maps {piece_index, blocks_in_piece, blocks: [{state,
 * num_peers, bytes_progress, block_size, peer}]}, peer being (address, port). Waits.
 */
LT_EXPORT lt_value *lt_torrent_handle_get_download_queue(const lt_torrent_handle *self);

/* --- priorities: from 0 (not at all) to 7, 4 being usual; greater ones count as 7,
 * lt_error_overflow beyond 0..255 --- */

/* The priority of one piece; without metadata that of all is 4. Waits. -1 with an error. */
LT_EXPORT int lt_torrent_handle_piece_priority(const lt_torrent_handle *self, int index);
/* Sets the priority of one piece. Ignored without metadata. */
LT_EXPORT lt_status lt_torrent_handle_set_piece_priority(lt_torrent_handle *self, int index,
                                                         int priority);
/* The priorities of all pieces, a list; empty without metadata. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_get_piece_priorities(const lt_torrent_handle *self);
/* The same as bytes, one for each. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_packed_piece_priorities(const lt_torrent_handle *self);
/*
 * Sets priorities: a list with that of each piece from the first on, or a list of (piece,
 * priority).
 */
LT_EXPORT lt_status lt_torrent_handle_prioritize_pieces(lt_torrent_handle *self,
                                                        const lt_value *priorities);
/* The priority of one file, also before there is metadata. Waits. -1 with an error. */
LT_EXPORT int lt_torrent_handle_file_priority(const lt_torrent_handle *self, int index);
/* Sets the priority of one file, also before there is metadata. */
LT_EXPORT lt_status lt_torrent_handle_set_file_priority(lt_torrent_handle *self, int index,
                                                        int priority);
/* The priorities of all files, a list. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_get_file_priorities(const lt_torrent_handle *self);
/* The same as bytes, one for each. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_packed_file_priorities(const lt_torrent_handle *self);
/* Sets priorities: a list with that of each file from the first on. Those beyond the last file are
 * ignored. */
LT_EXPORT lt_status lt_torrent_handle_prioritize_files(lt_torrent_handle *self,
                                                       const lt_value *priorities);

/* --- files --- */

/* Bytes that each file has, a list. `flags` (enum lt_file_progress_flags): 1 to count whole pieces
 * only, which is quick. Waits.
 */
LT_EXPORT lt_value *lt_torrent_handle_file_progress(const lt_torrent_handle *self, int64_t flags);
/* The same as bytes that hold an int64_t for each. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_packed_file_progress(const lt_torrent_handle *self,
                                                           int64_t flags);
/* The files that are open: a list of open_file_state objects. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_file_status(const lt_torrent_handle *self);

/* --- peers --- */

/* The peers that are connected: a list of peer_info objects. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_get_peer_info(const lt_torrent_handle *self);
/*
 * Connects to a peer: (address, port). `source`: enum lt_peer_source_flags, where it is known from.
 * `flags`: enum lt_pex_flags, what it can do. Waits.
 */
LT_EXPORT lt_status lt_torrent_handle_connect_peer(lt_torrent_handle *self,
                                                   const lt_value *endpoint, int64_t source,
                                                   int64_t flags);
/* Forgets all peers that are known. */
LT_EXPORT lt_status lt_torrent_handle_clear_peers(lt_torrent_handle *self);

/* --- trackers and web seeds --- */

/*
 * The trackers: a list of maps with the fields of announce_entry; errors are {value, category},
 * times whole seconds since 1970 or nil, `endpoints` is a list of maps {local_address, info_hashes,
 * ...} with one map for v1 and one for v2. Waits.
 */
LT_EXPORT lt_value *lt_torrent_handle_trackers(const lt_torrent_handle *self);
/* The trackers as a list of announce_entry objects. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_announce_entries(const lt_torrent_handle *self);
/* Adds a tracker: an announce_entry object, or a map with url and perhaps tier, fail_limit.
 * lt_error_key without url. */
LT_EXPORT lt_status lt_torrent_handle_add_tracker(lt_torrent_handle *self, const lt_value *tracker);
/* Replaces all trackers: a list of what lt_torrent_handle_add_tracker() takes. */
LT_EXPORT lt_status lt_torrent_handle_replace_trackers(lt_torrent_handle *self,
                                                       const lt_value *trackers);
/*
 * Announces to trackers in `seconds` from now: to all (-1), or to the one at an index. `flags`
 * (enum lt_reannounce_flags): 1 to ignore their intervals. lt_error_value for negative seconds.
 */
LT_EXPORT lt_status lt_torrent_handle_force_reannounce(lt_torrent_handle *self, int seconds,
                                                       int tracker_idx, int64_t flags);
/* Announces to the DHT. */
LT_EXPORT lt_status lt_torrent_handle_force_dht_announce(lt_torrent_handle *self);
/* Announces to the local network. */
LT_EXPORT lt_status lt_torrent_handle_force_lsd_announce(lt_torrent_handle *self);
/* Asks a tracker for its numbers: scrape_reply_alert. `index`: -1 for the last one that worked. */
LT_EXPORT lt_status lt_torrent_handle_scrape_tracker(lt_torrent_handle *self, int index);
/* The URLs of web seeds (BEP 19), a list. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_url_seeds(const lt_torrent_handle *self);
/* Adds a web seed (BEP 19). */
LT_EXPORT lt_status lt_torrent_handle_add_url_seed(lt_torrent_handle *self, const char *url);
/* Removes a web seed (BEP 19). */
LT_EXPORT lt_status lt_torrent_handle_remove_url_seed(lt_torrent_handle *self, const char *url);
/* The URLs of HTTP seeds (BEP 17), a list. Waits. */
LT_EXPORT lt_value *lt_torrent_handle_http_seeds(const lt_torrent_handle *self);
/* Adds an HTTP seed (BEP 17). */
LT_EXPORT lt_status lt_torrent_handle_add_http_seed(lt_torrent_handle *self, const char *url);
/* Removes an HTTP seed (BEP 17). */
LT_EXPORT lt_status lt_torrent_handle_remove_http_seed(lt_torrent_handle *self, const char *url);

/* Adds "ut_metadata", "ut_pex" or "smart_ban" to this torrent. Waits. lt_error_value for another
 * name. */
LT_EXPORT lt_status lt_torrent_handle_add_extension(lt_torrent_handle *self, const char *name);

/*
 * Asks for a state_update_alert with the torrent's status, without waiting. `flags`:
 * enum lt_status_flags. lt_error_state with a libtorrent before 2.0.9.
 */
LT_EXPORT lt_status lt_torrent_handle_post_status(lt_torrent_handle *self, int64_t flags);
/* Asks for a peer_info_alert. lt_error_state with a libtorrent before 2.0.9. */
LT_EXPORT lt_status lt_torrent_handle_post_peer_info(lt_torrent_handle *self);
/* Asks for a tracker_list_alert. lt_error_state with a libtorrent before 2.0.9. */
LT_EXPORT lt_status lt_torrent_handle_post_trackers(lt_torrent_handle *self);
/* Asks for a piece_info_alert. lt_error_state with a libtorrent before 2.0.9. */
LT_EXPORT lt_status lt_torrent_handle_post_download_queue(lt_torrent_handle *self);
/*
 * Asks for a file_progress_alert. `flags` (enum lt_file_progress_flags): 1 to count whole pieces
 * only. lt_error_state with a libtorrent before 2.0.9.
 */
LT_EXPORT lt_status lt_torrent_handle_post_file_progress(lt_torrent_handle *self, int64_t flags);
/* Asks for a piece_availability_alert. lt_error_state with a libtorrent before 2.0.9. */
LT_EXPORT lt_status lt_torrent_handle_post_piece_availability(lt_torrent_handle *self);

LT_END_DECLS
#endif
