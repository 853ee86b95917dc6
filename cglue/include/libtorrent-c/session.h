/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Sessions: all that runs. A session has threads of its own; any thread may call it.
 *
 * Every verb fails with lt_error_invalid_handle once the session is being closed, and with
 * lt_error_state in a process that was forked off the one that made it: such a process can still
 * drop its reference, which does nothing else. "Waits" means: for the session's network thread,
 * which may be busy.
 *
 * A session ends with lt_session_close(), with the last reference to it, or at the exit of the
 * process. All that takes long, such as telling trackers, goes on in the background; whatever waits
 * for it has a limit. Handles of torrents of a session that ends turn invalid, alerts stay as they
 * are.
 */
#ifndef LIBTORRENT_C_SESSION_H
#define LIBTORRENT_C_SESSION_H

#include <libtorrent-c/object.h>
#include <libtorrent-c/torrent_handle.h>

LT_BEGIN_DECLS

/* How long the drop of the last reference waits for the end of a session, in milliseconds. */
#define LT_SESSION_UNREF_WAIT 1000

/* --- beginning and end --- */

/*
 * A new session, the caller's. `params` is nil or NULL (default settings), a map of settings
 * (settings.h) or a session_params object. `flags` (enum lt_session_flags): 1 for the plugins
 * ut_metadata, ut_pex and smart_ban (a session_params object says itself which), 4 to begin paused.
 * NULL with lt_error_type, lt_error_key or lt_error_overflow for wrong settings, or
 * lt_error_libtorrent.
 */
LT_EXPORT lt_session *lt_session_new(const lt_value *params, int64_t flags);

/* Whether it can be used: it is neither closed nor another process's. */
LT_EXPORT bool lt_session_is_valid(const lt_session *self);

/*
 * Ends the session and waits until that is done, for at most `timeout_ms` milliseconds; negative:
 * without a limit. Whether it is done; if not, it goes on in the background, and one may call this
 * again. False with lt_error_state in a forked process.
 */
LT_EXPORT bool lt_session_close(lt_session *self, int timeout_ms);

/*
 * Ends all sessions of the process at once and waits as lt_session_close(). Trackers get no more
 * time than that, in whole seconds. For languages to call at their exit. At the exit of the process
 * the library ends what is left and waits until 0.7 seconds after each was told to end.
 */
LT_EXPORT bool lt_session_close_all(int timeout_ms);

/* Is asked, on the thread of the caller, whether to stop waiting. */
typedef bool (*lt_interrupted)(void *payload);

/*
 * For languages whose signals are looked after between calls only: from now on, calls of this
 * thread that wait for a time of their own (lt_session_close(), lt_session_wait_for_alert(),
 * lt_piece_reader_read()) ask `interrupted` every 50 milliseconds, and behave as if that time were
 * over once it says true. It is called with locks held: it looks at a flag, and neither waits nor
 * calls this library. NULL ends that.
 */
LT_EXPORT void lt_set_interrupted(lt_interrupted interrupted, void *payload);

/* --- alerts --- */

/*
 * A descriptor that is readable while there may be alerts to pop: for poll() and event loops. It is
 * the session's, which closes it with its last reference; do not read it. Popping makes it
 * unreadable again. -1 with an error.
 */
LT_EXPORT int lt_session_alert_fd(const lt_session *self);

/*
 * Has one byte written to `fd`, a non-blocking pipe or socket of the caller's, whenever there are
 * alerts where there were none. Ends with -1; once that has returned, `fd` may be closed. A byte
 * that does not fit is lost.
 */
LT_EXPORT lt_status lt_session_set_alert_fd(lt_session *self, int fd);

/* All alerts since the last call, in order: a list of objects (alert.h), the caller's. NULL with an
 * error. */
LT_EXPORT lt_value *lt_session_pop_alerts(lt_session *self);

/*
 * The first alert that lt_session_pop_alerts() will give, waiting at most `max_wait` milliseconds
 * for it. The caller's; NULL without an error if there is none. Fails at once with
 * lt_error_invalid_handle if the session is closed meanwhile.
 */
LT_EXPORT lt_object *lt_session_wait_for_alert(lt_session *self, int64_t max_wait);

/* Sets how many alerts wait to be popped before more are dropped; what it was before. Waits. -1
 * with an error. */
LT_EXPORT int lt_session_set_alert_queue_size_limit(lt_session *self, int limit);

/* --- settings and state --- */

/* Changes the settings that the map holds (settings.h). Nothing is changed if one is wrong. */
LT_EXPORT lt_status lt_session_apply_settings(lt_session *self, const lt_value *settings);

/* All settings, a map; the caller's. Waits. */
LT_EXPORT lt_value *lt_session_get_settings(const lt_session *self);

/* A session_params object with the parts that `flags` (enum lt_save_state_flags) name; the
 * caller's. Waits. */
LT_EXPORT lt_session_params *lt_session_session_state(const lt_session *self, int64_t flags);

/* The same as a map, to be bencoded; the caller's. Waits. */
LT_EXPORT lt_value *lt_session_save_state(const lt_session *self, int64_t flags);

/* Takes the parts that `flags` name from what lt_session_save_state() gave, or from its bencoded
 * form. Waits. */
LT_EXPORT lt_status lt_session_load_state(lt_session *self, const lt_value *state, int64_t flags);

/*
 * What the session does, as a map, the caller's: rates in bytes per second, totals in bytes,
 * numbers of peers. Where libtorrent was built without its deprecated functions, only what the
 * torrents sum up to. Waits. Deprecated: post_session_stats() gives more.
 */
LT_EXPORT lt_value *lt_session_status(const lt_session *self);

/* The session's peer id, 20 bytes; the caller's. lt_error_state if this libtorrent does not tell.
 */
LT_EXPORT lt_value *lt_session_id(const lt_session *self);

/* Sets the start of the ids that torrents use: `peer_id` is a sha1_hash or 20 bytes. */
LT_EXPORT lt_status lt_session_set_peer_id(lt_session *self, const lt_value *peer_id);

/* --- torrents --- */

/*
 * Adds a torrent: an add_torrent_params object, or a map of the names that
 * lt_add_torrent_params_from_map() takes. Waits. A handle, the caller's; NULL with
 * lt_error_libtorrent.
 */
LT_EXPORT lt_torrent_handle *lt_session_add_torrent(lt_session *self, const lt_value *params);

/* The same without waiting: add_torrent_alert tells what came of it. */
LT_EXPORT lt_status lt_session_async_add_torrent(lt_session *self, const lt_value *params);

/*
 * The userdata that torrents of this session no longer have: a list of numbers, one for each time
 * that a torrent was added with it, or lt_session_async_add_torrent() could not; the caller's. Each
 * is told once: when the torrent is gone and alerts have been popped twice since, so that nothing
 * but what the program keeps itself refers to it.
 */
LT_EXPORT lt_value *lt_session_released_userdata(lt_session *self);

/*
 * Removes a torrent; torrent_removed_alert tells when. `option` (enum lt_remove_flags): 1 to delete
 * its files, 2 its part file. Does nothing for one that is removed already; lt_error_value for one
 * of another session.
 */
LT_EXPORT lt_status lt_session_remove_torrent(lt_session *self, const lt_torrent_handle *handle,
                                              int64_t option);

/*
 * The torrent with that info-hash: an info_hash_t, sha1_hash or sha256_hash object, 20 or 32 bytes,
 * or their hex digits. Waits. A handle, the caller's; one that is not valid if there is no such
 * torrent.
 */
LT_EXPORT lt_torrent_handle *lt_session_find_torrent(const lt_session *self,
                                                     const lt_value *info_hash);

/* Handles of all torrents, a list; the caller's. Waits. */
LT_EXPORT lt_value *lt_session_get_torrents(const lt_session *self);

/* torrent_status objects of all torrents, a list; the caller's. `flags`: enum lt_status_flags, what
 * to find out. Waits. */
LT_EXPORT lt_value *lt_session_get_torrent_status(const lt_session *self, int64_t flags);

/*
 * New torrent_status objects for a list of torrent_status or torrent_handle objects, in the same
 * order, in one go; the caller's. Of a torrent that is gone the old status stays. lt_error_value
 * for one of another session. Waits.
 */
LT_EXPORT lt_value *lt_session_refresh_torrent_status(const lt_session *self,
                                                      const lt_value *torrents, int64_t flags);

/* Asks for a state_update_alert with the statuses that changed since the last one. `flags`: enum
 * lt_status_flags, what to find out. */
LT_EXPORT lt_status lt_session_post_torrent_updates(lt_session *self, int64_t flags);
/* Asks for a session_stats_alert. */
LT_EXPORT lt_status lt_session_post_session_stats(lt_session *self);
/* Asks for a dht_stats_alert. */
LT_EXPORT lt_status lt_session_post_dht_stats(lt_session *self);

/* Pauses all torrents. */
LT_EXPORT lt_status lt_session_pause(lt_session *self);
/* Ends what lt_session_pause() began. */
LT_EXPORT lt_status lt_session_resume(lt_session *self);
/* Whether the session is paused. Waits. */
LT_EXPORT bool lt_session_is_paused(const lt_session *self);

/* Adds "ut_metadata", "ut_pex" or "smart_ban" for torrents to come. Waits. lt_error_value for
 * another name. */
LT_EXPORT lt_status lt_session_add_extension(lt_session *self, const char *name);

/* --- network --- */

/* The port it listens on; 0 if it does not. Waits. -1 with an error. */
LT_EXPORT int lt_session_listen_port(const lt_session *self);
/* The port it listens on for SSL torrents; 0 if it does not. Waits. -1 with an error. */
LT_EXPORT int lt_session_ssl_listen_port(const lt_session *self);
/* Whether it listens. Waits. */
LT_EXPORT bool lt_session_is_listening(const lt_session *self);

/* Closes and opens all sockets again. `options` (enum lt_reopen_network_flags): 1 to map ports
 * again. */
LT_EXPORT lt_status lt_session_reopen_network_sockets(lt_session *self, int64_t options);

/*
 * Maps a port of the router to one of this computer: `protocol` is an enum lt_portmap_protocol,
 * ports are from 0 to 65535. Waits. A list of numbers, one a router, for
 * lt_session_delete_port_mapping(); the caller's.
 */
LT_EXPORT lt_value *lt_session_add_port_mapping(lt_session *self, int protocol, int external_port,
                                                int local_port);
/* Ends a mapping that lt_session_add_port_mapping() made. Does nothing for another number. */
LT_EXPORT lt_status lt_session_delete_port_mapping(lt_session *self, int mapping);

/* Sets the filter of addresses, of which the session keeps a copy; what 1 is set for is blocked. */
LT_EXPORT lt_status lt_session_set_ip_filter(lt_session *self, const lt_ip_filter *filter);
/* A copy of the filter of addresses; the caller's. Waits. */
LT_EXPORT lt_ip_filter *lt_session_get_ip_filter(const lt_session *self);
/* Sets the filter of the ports that peers may have, of which the session keeps a copy. */
LT_EXPORT lt_status lt_session_set_port_filter(lt_session *self, const lt_port_filter *filter);

/* --- peer classes: numbers from lt_session_create_peer_class(), or 0 (all), 1 (TCP), 2 (local
 * network) --- */

/* A new class of peers. Waits. Its number, -1 with an error. */
LT_EXPORT int64_t lt_session_create_peer_class(lt_session *self, const char *name);
/* Removes a class that lt_session_create_peer_class() made. lt_error_index if there is none of that
 * number. */
LT_EXPORT lt_status lt_session_delete_peer_class(lt_session *self, int64_t peer_class);
/* The limits of a class as a map of the fields of peer_class_info; the caller's. Waits.
 * lt_error_index. */
LT_EXPORT lt_value *lt_session_get_peer_class(const lt_session *self, int64_t peer_class);
/*
 * Sets the limits of a class: a peer_class_info object, or a map with some of its fields, which
 * leaves the others as they are. Waits. lt_error_key "unknown name in peer_class_info: NAME";
 * lt_error_index.
 */
LT_EXPORT lt_status lt_session_set_peer_class(lt_session *self, int64_t peer_class,
                                              const lt_value *info);
/* Sets which classes an address belongs to: bit n of its flags stands for class n. */
LT_EXPORT lt_status lt_session_set_peer_class_filter(lt_session *self, const lt_ip_filter *filter);
/* A copy of the filter that says which classes an address belongs to; the caller's. Waits. */
LT_EXPORT lt_ip_filter *lt_session_get_peer_class_filter(const lt_session *self);
/* Sets which classes a type of connection belongs to. */
LT_EXPORT lt_status lt_session_set_peer_class_type_filter(lt_session *self,
                                                          const lt_peer_class_type_filter *filter);
/*
 * A copy of the filter that says which classes a type of connection belongs to; the caller's.
 * Waits.
 */
LT_EXPORT lt_peer_class_type_filter *lt_session_get_peer_class_type_filter(const lt_session *self);

/* --- DHT: hashes are sha1_hash objects, 20 bytes or 40 hex digits; endpoints are (address, port);
 * alerts bring the answers --- */

/* Whether the DHT runs. Waits. */
LT_EXPORT bool lt_session_is_dht_running(const lt_session *self);
/* Tells the DHT about a node: (host name or address, port). */
LT_EXPORT lt_status lt_session_add_dht_node(lt_session *self, const lt_value *node);
/* Replaces the nodes that the DHT starts from: a dht_state object. */
LT_EXPORT lt_status lt_session_set_dht_state(lt_session *self, const lt_value *state);
/* Looks for what was stored under a hash: dht_immutable_item_alert. */
LT_EXPORT lt_status lt_session_dht_get_immutable_item(lt_session *self, const lt_value *target);
/* Looks for what a public key (32 bytes) signed, under `salt`: dht_mutable_item_alert.
 * lt_error_value. */
LT_EXPORT lt_status lt_session_dht_get_mutable_item(lt_session *self, const char *key,
                                                    size_t key_size, const char *salt,
                                                    size_t salt_size);
/* Stores anything that can be bencoded: dht_put_alert. Waits. Its sha1_hash; the caller's. */
LT_EXPORT lt_sha1_hash *lt_session_dht_put_immutable_item(lt_session *self, const lt_value *data);
/*
 * Stores anything that can be bencoded, signed with a private key (64 bytes), to be found by the
 * public one (32 bytes) and `salt`: dht_put_alert. lt_error_value.
 */
LT_EXPORT lt_status lt_session_dht_put_mutable_item(lt_session *self, const char *private_key,
                                                    size_t private_key_size, const char *public_key,
                                                    size_t public_key_size, const lt_value *data,
                                                    const char *salt, size_t salt_size);
/* Looks for peers: dht_get_peers_reply_alert. */
LT_EXPORT lt_status lt_session_dht_get_peers(lt_session *self, const lt_value *info_hash);
/* Announces a torrent on a port, 0 for that of the session. `flags` (enum lt_announce_flags): 1
 * seed, 2 implied port, 4 SSL torrent. */
LT_EXPORT lt_status lt_session_dht_announce(lt_session *self, const lt_value *info_hash, int port,
                                            int64_t flags);
/* Asks for the nodes that one of the own node ids knows: dht_live_nodes_alert. */
LT_EXPORT lt_status lt_session_dht_live_nodes(lt_session *self, const lt_value *node_id);
/* Asks a node for some of its info-hashes: dht_sample_infohashes_alert. */
LT_EXPORT lt_status lt_session_dht_sample_infohashes(lt_session *self, const lt_value *endpoint,
                                                     const lt_value *target);
/*
 * Sends a node a message of the caller's, anything that can be bencoded: dht_direct_response_alert,
 * which has `userdata`, a number to tell them apart; 0 for none.
 */
LT_EXPORT lt_status lt_session_dht_direct_request(lt_session *self, const lt_value *endpoint,
                                                  const lt_value *request, int64_t userdata);

/* --- statistics --- */

/* What session_stats_alert counts: a list of stats_metric objects; the caller's. */
LT_EXPORT lt_value *lt_session_stats_metrics(void);
/* The index of a metric in the values of session_stats_alert, -1 if there is none of that name. */
LT_EXPORT int lt_find_metric_idx(const char *name);

LT_END_DECLS
#endif
