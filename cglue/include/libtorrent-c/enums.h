/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Enums and sets of flags, as lists that C, C++ and SWIG expand alike.
 *
 * Nothing here is called: the values are constants for all threads and versions.
 *
 * Each row F(name, value, when) makes an enumerator lt_<id>_<name> here, and a row of the tables
 * that lt_enum_at() of object.h gives. If several names have one value, the first is what the value
 * is called. `when` says where C++ has the name, for the checks of enums.cpp; scripts and C get
 * them all, whatever libtorrent was built with:
 *   always      in every libtorrent 2.0
 *   abi1, abi2  deprecated: if TORRENT_ABI_VERSION is 1, or at most 2
 *   since_2_1   from 2.1 on; 2.0 releases that have it earlier take the same value
 *   alias       not in C++ under this name, but in the Python module of Debian
 *   wide        always, but too large for a C enumerator
 *   wide_alias  likewise, and not in C++ with this value
 */
#ifndef LIBTORRENT_C_ENUMS_H
#define LIBTORRENT_C_ENUMS_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/* As many rows as fit on a line. */
/* clang-format off */

/* What a node of bencoded data is. */
#define LT_BDECODE_NODE_TYPE(F) \
    F(none_t, 0, always) F(dict_t, 1, always) F(list_t, 2, always) F(string_t, 3, always) \
    F(int_t, 4, always)

/* What a torrent is doing. */
#define LT_TORRENT_STATES(F) \
    F(queued_for_checking, 0, abi1) F(checking_files, 1, always) \
    F(downloading_metadata, 2, always) F(downloading, 3, always) F(finished, 4, always) \
    F(seeding, 5, always) F(allocating, 6, abi1) F(checking_resume_data, 7, always)

/* What torrent_status.error_file is if not the index of a file. */
#define LT_ERROR_FILE(F) \
    F(error_file_none, -1, always) F(error_file_ssl_ctx, -3, always) \
    F(error_file_metadata, -4, always) F(error_file_exception, -5, always) \
    F(error_file_partfile, -6, always)

/* How large files can be, and how far they can begin from the start of a torrent, in bytes. */
#define LT_FILE_LIMITS(F) \
    F(max_file_size, INT64_C(0xfffffffc000), wide) F(max_file_offset, INT64_C(0xffffffffffff), wide)

/* Flags of torrents. `all` has the 63 bits that a script can pass. */
#define LT_TORRENT_FLAGS(F) \
    F(seed_mode, 1, always) F(upload_mode, 2, always) F(share_mode, 4, always) \
    F(apply_ip_filter, 8, always) F(paused, 0x10, always) F(auto_managed, 0x20, always) \
    F(duplicate_is_error, 0x40, always) F(update_subscribe, 0x80, always) \
    F(super_seeding, 0x100, always) F(sequential_download, 0x200, always) \
    F(stop_when_ready, 0x400, always) F(override_trackers, 0x800, always) \
    F(override_web_seeds, 0x1000, always) F(need_save_resume, 0x2000, always) \
    F(disable_dht, 0x80000, always) F(disable_lsd, 0x100000, always) \
    F(disable_pex, 0x200000, always) F(no_verify_files, 0x400000, always) \
    F(default_dont_download, 0x800000, always) F(default_flags, 0x560b8, abi1) \
    F(all, INT64_C(0x7fffffffffffffff), wide_alias)

/* The old names of torrent_flags. */
#define LT_ADD_TORRENT_PARAMS_FLAGS(F) \
    F(flag_seed_mode, 1, abi1) F(flag_upload_mode, 2, abi1) F(flag_share_mode, 4, abi1) \
    F(flag_apply_ip_filter, 8, abi1) F(flag_paused, 0x10, abi1) F(flag_auto_managed, 0x20, abi1) \
    F(flag_duplicate_is_error, 0x40, abi1) F(flag_update_subscribe, 0x80, abi1) \
    F(flag_super_seeding, 0x100, abi1) F(flag_sequential_download, 0x200, abi1) \
    F(flag_stop_when_ready, 0x400, abi1) F(flag_override_trackers, 0x800, abi1) \
    F(flag_override_web_seeds, 0x1000, abi1) F(flag_pinned, 0x4000, abi1) \
    F(flag_override_resume_data, 0x8000, abi1) F(flag_merge_resume_trackers, 0x10000, abi1) \
    F(flag_use_resume_save_path, 0x20000, abi1) F(flag_merge_resume_http_seeds, 0x40000, abi1) \
    F(default_flags, 0x560b8, alias)

/* Kinds of alerts, to be combined in settings `alert_mask`. */
#define LT_ALERT_CATEGORY(F) \
    F(error, 1, always) F(peer, 2, always) F(port_mapping, 4, always) F(storage, 8, always) \
    F(tracker, 0x10, always) F(connect, 0x20, always) F(status, 0x40, always) \
    F(ip_block, 0x100, always) F(performance_warning, 0x200, always) F(dht, 0x400, always) \
    F(stats, 0x800, abi2) F(session_log, 0x2000, always) F(torrent_log, 0x4000, always) \
    F(peer_log, 0x8000, always) F(incoming_request, 0x10000, always) F(dht_log, 0x20000, always) \
    F(dht_operation, 0x40000, always) F(port_mapping_log, 0x80000, always) \
    F(picker_log, 0x100000, always) F(file_progress, 0x200000, always) \
    F(piece_progress, 0x400000, always) F(upload, 0x800000, always) \
    F(block_progress, 0x1000000, always) F(all, INT64_C(0xffffffff), wide)

/* The old names of alert_category. */
#define LT_ALERT_CATEGORY_OLD(F) \
    F(error_notification, 1, always) F(peer_notification, 2, always) \
    F(port_mapping_notification, 4, always) F(storage_notification, 8, always) \
    F(tracker_notification, 0x10, always) F(connect_notification, 0x20, always) \
    F(debug_notification, 0x20, abi1) F(status_notification, 0x40, always) \
    F(progress_notification, 0x80, abi1) F(ip_block_notification, 0x100, always) \
    F(performance_warning, 0x200, always) F(dht_notification, 0x400, always) \
    F(stats_notification, 0x800, abi2) F(session_log_notification, 0x2000, always) \
    F(torrent_log_notification, 0x4000, always) F(peer_log_notification, 0x8000, always) \
    F(incoming_request_notification, 0x10000, always) F(dht_log_notification, 0x20000, always) \
    F(dht_operation_notification, 0x40000, always) \
    F(port_mapping_log_notification, 0x80000, always) \
    F(picker_log_notification, 0x100000, always) F(file_progress_notification, 0x200000, always) \
    F(piece_progress_notification, 0x400000, always) F(upload_notification, 0x800000, always) \
    F(block_progress_notification, 0x1000000, always) \
    F(all_categories, INT64_C(0xffffffff), wide)

/* How much of a full queue an alert may use. */
#define LT_ALERT_PRIORITY(F) \
    F(normal, 0, always) F(high, 1, always) F(critical, 2, always) F(meta, 3, always)

/* What was being done when an error occurred. */
#define LT_OPERATION(F) \
    F(unknown, 0, always) F(bittorrent, 1, always) F(iocontrol, 2, always) \
    F(getpeername, 3, always) F(getname, 4, always) F(alloc_recvbuf, 5, always) \
    F(alloc_sndbuf, 6, always) F(file_write, 7, always) F(file_read, 8, always) \
    F(file, 9, always) F(sock_write, 10, always) F(sock_read, 11, always) \
    F(sock_open, 12, always) F(sock_bind, 13, always) F(available, 14, always) \
    F(encryption, 15, always) F(connect, 16, always) F(ssl_handshake, 17, always) \
    F(get_interface, 18, always) F(sock_listen, 19, always) F(sock_bind_to_device, 20, always) \
    F(sock_accept, 21, always) F(parse_address, 22, always) F(enum_if, 23, always) \
    F(file_stat, 24, always) F(file_copy, 25, always) F(file_fallocate, 26, always) \
    F(file_hard_link, 27, always) F(file_remove, 28, always) F(file_rename, 29, always) \
    F(file_open, 30, always) F(mkdir, 31, always) F(check_resume, 32, always) \
    F(exception, 33, always) F(alloc_cache_piece, 34, always) F(partfile_move, 35, always) \
    F(partfile_read, 36, always) F(partfile_write, 37, always) F(hostname_lookup, 38, always) \
    F(symlink, 39, always) F(handshake, 40, always) F(sock_option, 41, always) \
    F(enum_route, 42, always) F(file_seek, 43, always) F(timer, 44, always) \
    F(file_mmap, 45, always) F(file_truncate, 46, always)

/* Kinds of sockets. */
#define LT_SOCKET_TYPE(F) \
    F(tcp, 0, always) F(socks5, 1, always) F(http, 2, always) F(udp, 3, abi2) F(utp, 3, always) \
    F(i2p, 4, always) F(tcp_ssl, 5, always) F(socks5_ssl, 6, always) F(http_ssl, 7, always) \
    F(utp_ssl, 8, always)

/* Type of listen_failed_alert.sock_type. */
#define LT_LISTEN_FAILED_ALERT_SOCKET_TYPE(F) \
    F(tcp, 0, abi1) F(tcp_ssl, 1, abi1) F(udp, 2, abi1) F(i2p, 3, abi1) F(socks5, 4, abi1) \
    F(utp_ssl, 5, abi1)

/* Type of listen_succeeded_alert.sock_type; the name is spelled as in the reference module. */
#define LT_LISTEN_SUCCEDED_ALERT_SOCKET_TYPE(F) \
    F(tcp, 0, abi1) F(tcp_ssl, 1, abi1) F(udp, 2, abi1) F(i2p, 3, abi1) F(socks5, 4, abi1) \
    F(utp_ssl, 5, abi1)

/* What a tracker is told. */
#define LT_EVENT(F) \
    F(none, 0, always) F(completed, 1, always) F(started, 2, always) F(stopped, 3, always) \
    F(paused, 4, always)

/* Versions of BitTorrent. */
#define LT_PROTOCOL_VERSION(F) \
    F(V1, 0, always) F(V2, 1, always) F(NUM, 2, always)

/* Limits that make transfers slow. */
#define LT_PERFORMANCE_WARNING(F) \
    F(outstanding_disk_buffer_limit_reached, 0, always) \
    F(outstanding_request_limit_reached, 1, always) F(upload_limit_too_low, 2, always) \
    F(download_limit_too_low, 3, always) F(send_buffer_watermark_too_low, 4, always) \
    F(too_many_optimistic_unchoke_slots, 5, always) F(too_high_disk_queue_limit, 6, always) \
    F(aio_limit_reached, 7, always) F(bittyrant_with_no_uplimit, 8, abi1) \
    F(too_few_outgoing_ports, 9, always) F(too_few_file_descriptors, 10, always)

/* Why a peer was blocked. */
#define LT_PEER_BLOCKED_REASON(F) \
    F(ip_filter, 0, always) F(port_filter, 1, always) F(i2p_mixed, 2, always) \
    F(privileged_ports, 3, always) F(utp_disabled, 4, always) F(tcp_disabled, 5, always) \
    F(invalid_local_interface, 6, always) F(ssrf_mitigation, 7, always)

/* Why a connection was closed, as peers tell each other. */
#define LT_CLOSE_REASON(F) \
    F(none, 0, always) F(duplicate_peer_id, 1, always) F(torrent_removed, 2, always) \
    F(no_memory, 3, always) F(port_blocked, 4, always) F(blocked, 5, always) \
    F(upload_to_upload, 6, always) F(not_interested_upload_only, 7, always) F(timeout, 8, always) \
    F(timed_out_interest, 9, always) F(timed_out_activity, 10, always) \
    F(timed_out_handshake, 11, always) F(timed_out_request, 12, always) \
    F(protocol_blocked, 13, always) F(peer_churn, 14, always) F(too_many_connections, 15, always) \
    F(too_many_files, 16, always) F(encryption_error, 256, always) \
    F(invalid_info_hash, 257, always) F(self_connection, 258, always) \
    F(invalid_metadata, 259, always) F(metadata_too_big, 260, always) \
    F(message_too_big, 261, always) F(invalid_message_id, 262, always) \
    F(invalid_message, 263, always) F(invalid_piece_message, 264, always) \
    F(invalid_have_message, 265, always) F(invalid_bitfield_message, 266, always) \
    F(invalid_choke_message, 267, always) F(invalid_unchoke_message, 268, always) \
    F(invalid_interested_message, 269, always) F(invalid_not_interested_message, 270, always) \
    F(invalid_request_message, 271, always) F(invalid_reject_message, 272, always) \
    F(invalid_allow_fast_message, 273, always) F(invalid_extended_message, 274, always) \
    F(invalid_cancel_message, 275, always) F(invalid_dht_port_message, 276, always) \
    F(invalid_suggest_message, 277, always) F(invalid_have_all_message, 278, always) \
    F(invalid_dont_have_message, 279, always) F(invalid_have_none_message, 280, always) \
    F(invalid_pex_message, 281, always) F(invalid_metadata_request_message, 282, always) \
    F(invalid_metadata_message, 283, always) F(invalid_metadata_offset, 284, always) \
    F(request_when_choked, 285, always) F(corrupt_pieces, 286, always) \
    F(pex_message_too_big, 287, always) F(pex_too_frequent, 288, always)

/* Indices of stats_alert.transferred. */
#define LT_STATS_CHANNEL(F) \
    F(upload_payload, 0, abi2) F(upload_protocol, 1, abi2) F(download_payload, 2, abi2) \
    F(download_protocol, 3, abi2) F(upload_ip_protocol, 4, abi2) F(upload_dht_protocol, 5, abi1) \
    F(upload_tracker_protocol, 6, abi1) F(download_ip_protocol, 7, abi2) \
    F(download_dht_protocol, 8, abi1) F(download_tracker_protocol, 9, abi1)

/* Values of anonymous_mode_alert.kind. */
#define LT_ANONYMOUS_MODE_KIND(F) \
    F(tracker_no_anonymous, 0, alias)

/* Who began a connection. */
#define LT_PEER_CONNECT_DIRECTION(F) \
    F(in, 0, always) F(out, 1, always) F(in_, 0, alias)

/* What a line of a log is about. */
#define LT_PEER_LOG_DIRECTION(F) \
    F(incoming_message, 0, always) F(outgoing_message, 1, always) F(incoming, 2, always) \
    F(outgoing, 3, always) F(info, 4, always)

/* Parts of the DHT. */
#define LT_DHT_LOG_MODULE(F) \
    F(tracker, 0, always) F(node, 1, always) F(routing_table, 2, always) \
    F(rpc_manager, 3, always) F(traversal, 4, always)

/* Where a packet went. */
#define LT_DHT_PKT_DIRECTION(F) \
    F(incoming, 0, always) F(outgoing, 1, always)

/* Ways of picking blocks, in picker_log_alert. */
#define LT_PICKER_FLAGS(F) \
    F(partial_ratio, 1, always) F(prioritize_partials, 2, always) \
    F(rarest_first_partials, 4, always) F(rarest_first, 8, always) \
    F(reverse_rarest_first, 0x10, always) F(suggested_pieces, 0x20, always) \
    F(prio_sequential_pieces, 0x40, always) F(sequential_pieces, 0x80, always) \
    F(reverse_pieces, 0x100, always) F(time_critical, 0x200, always) \
    F(random_pieces, 0x400, always) F(prefer_contiguous, 0x800, always) \
    F(reverse_sequential, 0x1000, always) F(backup1, 0x2000, always) F(backup2, 0x4000, always) \
    F(end_game, 0x8000, always) F(extent_affinity, 0x10000, always)

/* How a router is asked to map ports. */
#define LT_PORTMAP_TRANSPORT(F) \
    F(natpmp, 0, always) F(upnp, 1, always)

/* What a mapped port is for. */
#define LT_PORTMAP_PROTOCOL(F) \
    F(none, 0, always) F(tcp, 1, always) F(udp, 2, always)

/* The old name of portmap_protocol, as numbers. */
#define LT_PROTOCOL_TYPE(F) \
    F(udp, 2, always) F(tcp, 1, always)

/* What torrent_handle.status() is to find out. */
#define LT_STATUS_FLAGS(F) \
    F(query_distributed_copies, 1, always) F(query_accurate_download_counters, 2, always) \
    F(query_last_seen_complete, 4, always) F(query_pieces, 8, always) \
    F(query_verified_pieces, 0x10, always) F(query_torrent_file, 0x20, always) \
    F(query_name, 0x40, always) F(query_save_path, 0x80, always)

/* For torrent_handle.add_piece(). */
#define LT_ADD_PIECE_FLAGS(F) \
    F(overwrite_existing, 1, always)

/* For torrent_handle.set_piece_deadline(). */
#define LT_DEADLINE_FLAGS(F) \
    F(alert_when_available, 1, always)

/* For torrent_handle.file_progress(). */
#define LT_FILE_PROGRESS_FLAGS(F) \
    F(piece_granularity, 1, always)

/* For torrent_handle.pause(). */
#define LT_PAUSE_FLAGS(F) \
    F(graceful_pause, 1, always) F(clear_disk_cache, 2, abi1)

/* For torrent_handle.save_resume_data(). */
#define LT_SAVE_RESUME_FLAGS(F) \
    F(flush_disk_cache, 1, always) F(save_info_dict, 2, always) F(only_if_modified, 4, always) \
    F(if_counters_changed, 8, since_2_1) F(if_download_progress, 0x10, since_2_1) \
    F(if_config_changed, 0x20, since_2_1) F(if_state_changed, 0x40, since_2_1) \
    F(if_metadata_changed, 0x80, since_2_1)

/* For torrent_handle.force_reannounce(). */
#define LT_REANNOUNCE_FLAGS(F) \
    F(ignore_min_interval, 1, always) F(high_priority, 2, since_2_1)

/* What to do about files that are in the way of torrent_handle.move_storage(). */
#define LT_MOVE_FLAGS(F) \
    F(always_replace_files, 0, always) F(fail_if_exist, 1, always) F(dont_replace, 2, always)

/* The old name of move_flags_t. */
#define LT_DEPRECATED_MOVE_FLAGS(F) \
    F(always_replace_files, 0, abi1) F(fail_if_exist, 1, abi1) F(dont_replace, 2, abi1)

/* How files get their room on disk. */
#define LT_STORAGE_MODE(F) \
    F(storage_mode_allocate, 0, always) F(storage_mode_sparse, 1, always)

/* How far a block is. */
#define LT_BLOCK_STATE(F) \
    F(none, 0, always) F(requested, 1, always) F(writing, 2, always) F(finished, 3, always)

/* For making a session. */
#define LT_SESSION_FLAGS(F) \
    F(add_default_plugins, 1, abi2) F(start_default_features, 2, abi1) F(paused, 4, always)

/* For session.remove_torrent(). */
#define LT_REMOVE_FLAGS(F) \
    F(delete_files, 1, always) F(delete_partfile, 2, always)

/* What to save of a session. */
#define LT_SAVE_STATE_FLAGS(F) \
    F(save_settings, 1, always) F(save_dht_settings, 2, abi2) F(save_dht_state, 4, always) \
    F(save_encryption_settings, 8, abi1) F(save_as_map, 0x10, abi1) F(save_proxy, 0x20, abi1) \
    F(save_i2p_proxy, 0x40, abi1) F(save_dht_proxy, 0x80, abi1) F(save_peer_proxy, 0x100, abi1) \
    F(save_web_proxy, 0x200, abi1) F(save_tracker_proxy, 0x400, abi1) \
    F(save_extension_state, 0x800, always) F(save_ip_filter, 0x1000, always)

/* For session.reopen_network_sockets(). */
#define LT_REOPEN_NETWORK_FLAGS(F) \
    F(reopen_map_ports, 1, always)

/* For session.listen_on(). */
#define LT_LISTEN_ON_FLAGS(F) \
    F(listen_reuse_address, 1, abi1) F(listen_no_system_port, 2, abi1)

/* The peer classes that every session has. */
#define LT_PEER_CLASS(F) \
    F(global_peer_class_id, 0, always) F(tcp_peer_class_id, 1, always) \
    F(local_peer_class_id, 2, always)

/* Kinds of sockets in a peer_class_type_filter. */
#define LT_PEER_CLASS_SOCKET_TYPE(F) \
    F(tcp_socket, 0, always) F(utp_socket, 1, always) F(ssl_tcp_socket, 2, always) \
    F(ssl_utp_socket, 3, always) F(i2p_socket, 4, always)

/* Bits of peer_info.flags. */
#define LT_PEER_FLAGS(F) \
    F(interesting, 1, always) F(choked, 2, always) F(remote_interested, 4, always) \
    F(remote_choked, 8, always) F(supports_extensions, 0x10, always) \
    F(outgoing_connection, 0x20, always) F(local_connection, 0x20, always) \
    F(handshake, 0x40, always) F(connecting, 0x80, always) F(queued, 0x100, abi1) \
    F(on_parole, 0x200, always) F(seed, 0x400, always) F(optimistic_unchoke, 0x800, always) \
    F(snubbed, 0x1000, always) F(upload_only, 0x2000, always) F(endgame_mode, 0x4000, always) \
    F(holepunched, 0x8000, always) F(i2p_socket, 0x10000, always) F(utp_socket, 0x20000, always) \
    F(ssl_socket, 0x40000, always) F(rc4_encrypted, 0x80000, always) \
    F(plaintext_encrypted, 0x100000, always)

/* Bits of peer_info.source. */
#define LT_PEER_SOURCE_FLAGS(F) \
    F(tracker, 1, always) F(dht, 2, always) F(pex, 4, always) F(lsd, 8, always) \
    F(resume_data, 0x10, always) F(incoming, 0x20, always)

/* Values of peer_info.connection_type. */
#define LT_CONNECTION_TYPE(F) \
    F(standard_bittorrent, 1, always) F(web_seed, 2, always) F(http_seed, 4, always)

/* Bits of peer_info.read_state and write_state. */
#define LT_BANDWIDTH_STATE_FLAGS(F) \
    F(bw_idle, 1, always) F(bw_limit, 2, always) F(bw_network, 4, always) \
    F(bw_disk, 0x10, always) F(bw_torrent, 2, abi1) F(bw_global, 2, abi1)

/* What peers tell of other peers. */
#define LT_PEX_FLAGS(F) \
    F(pex_encryption, 1, always) F(pex_seed, 2, always) F(pex_utp, 4, always) \
    F(pex_holepunch, 8, always) F(pex_lt_v2, 0x80, always)

/* Bits of announce_entry.source. */
#define LT_TRACKER_SOURCE(F) \
    F(source_torrent, 1, always) F(source_client, 2, always) F(source_magnet_link, 4, always) \
    F(source_tex, 8, always)

/* Kinds of web seeds. */
#define LT_WEB_SEED_TYPE(F) \
    F(url_seed, 0, always) F(http_seed, 1, always)

/* Flags of a file in a torrent. */
#define LT_FILE_FLAGS(F) \
    F(flag_pad_file, 1, always) F(flag_hidden, 2, always) F(flag_executable, 4, always) \
    F(flag_symlink, 8, always)

/* How a file is open, in open_file_state. `locked` is 0 as in the reference module: no file is. */
#define LT_FILE_OPEN_MODE(F) \
    F(read_only, 0, always) F(write_only, 1, always) F(read_write, 2, always) \
    F(rw_mask, 3, always) F(sparse, 4, always) F(no_atime, 8, always) \
    F(random_access, 0x20, always) F(mmapped, 0x80, always) F(locked, 0, alias)

/* For making a create_torrent. */
#define LT_CREATE_FLAGS(F) \
    F(optimize_alignment, 1, abi2) F(optimize, 1, abi1) F(merkle, 2, abi2) \
    F(modification_time, 4, always) F(symlinks, 8, always) F(mutable_torrent_support, 0x10, abi2) \
    F(v2_only, 0x20, always) F(v1_only, 0x40, always) F(canonical_files, 0x80, always) \
    F(no_attributes, 0x100, always) F(canonical_files_no_tail_padding, 0x200, always)

/* For write_torrent_file(). */
#define LT_WRITE_FLAGS(F) \
    F(allow_missing_piece_layer, 1, always) F(no_http_seeds, 2, always) \
    F(include_dht_nodes, 4, always)

/* For session.dht_announce(). */
#define LT_ANNOUNCE_FLAGS(F) \
    F(seed, 1, always) F(implied_port, 2, always) F(ssl_torrent, 4, always)

/* For ip_filter and port_filter. */
#define LT_ACCESS_FLAGS(F) \
    F(blocked, 1, always)

/* Whether a number only grows. */
#define LT_METRIC_TYPE(F) \
    F(counter, 0, always) F(gauge, 1, always)

/* Values of setting `suggest_mode`. */
#define LT_SUGGEST_MODE(F) \
    F(no_piece_suggestions, 0, always) F(suggest_read_cache, 1, always)

/* Values of setting `choking_algorithm`. */
#define LT_CHOKING_ALGORITHM(F) \
    F(fixed_slots_choker, 0, always) F(rate_based_choker, 2, always) F(bittyrant_choker, 3, abi1) \
    F(auto_expand_choker, 2, alias)

/* Values of setting `seed_choking_algorithm`. */
#define LT_SEED_CHOKING_ALGORITHM(F) \
    F(round_robin, 0, always) F(fastest_upload, 1, always) F(anti_leech, 2, always)

/* Values of settings `disk_io_write_mode` and `disk_io_read_mode`. */
#define LT_IO_BUFFER_MODE(F) \
    F(enable_os_cache, 0, always) F(disable_os_cache, 2, always) \
    F(disable_os_cache_for_aligned_files, 2, abi1) F(write_through, 3, always)

/* Values of setting `disk_io_write_mode` for the mapped disk backend. */
#define LT_MMAP_WRITE_MODE(F) \
    F(always_pwrite, 0, always) F(always_mmap_write, 1, always) F(auto_mmap_write, 2, always)

/* Values of setting `mixed_mode_algorithm`. */
#define LT_BANDWIDTH_MIXED_ALGO(F) \
    F(prefer_tcp, 0, always) F(peer_proportional, 1, always)

/* Values of settings `out_enc_policy` and `in_enc_policy`. */
#define LT_ENC_POLICY(F) \
    F(forced, 0, alias) F(pe_forced, 0, always) F(enabled, 1, alias) F(pe_enabled, 1, always) \
    F(disabled, 2, alias) F(pe_disabled, 2, always)

/* Values of setting `allowed_enc_level`. */
#define LT_ENC_LEVEL(F) \
    F(plaintext, 1, alias) F(pe_plaintext, 1, always) F(rc4, 2, alias) F(pe_rc4, 2, always) \
    F(both, 3, alias) F(pe_both, 3, always)

/* Values of setting `proxy_type`. */
#define LT_PROXY_TYPE(F) \
    F(none, 0, always) F(socks4, 1, always) F(socks5, 2, always) F(socks5_pw, 3, always) \
    F(http, 4, always) F(http_pw, 5, always) F(i2p_proxy, 6, always)

/* Errors of category `libtorrent`. */
#define LT_ERROR_CODES(F) \
    F(no_error, 0, always) F(file_collision, 1, always) F(failed_hash_check, 2, always) \
    F(torrent_is_no_dict, 3, always) F(torrent_missing_info, 4, always) \
    F(torrent_info_no_dict, 5, always) F(torrent_missing_piece_length, 6, always) \
    F(torrent_missing_name, 7, always) F(torrent_invalid_name, 8, always) \
    F(torrent_invalid_length, 9, always) F(torrent_file_parse_failed, 10, always) \
    F(torrent_missing_pieces, 11, always) F(torrent_invalid_hashes, 12, always) \
    F(too_many_pieces_in_torrent, 13, always) F(invalid_swarm_metadata, 14, always) \
    F(invalid_bencoding, 15, always) F(no_files_in_torrent, 16, always) \
    F(invalid_escaped_string, 17, always) F(session_is_closing, 18, always) \
    F(duplicate_torrent, 19, always) F(invalid_torrent_handle, 20, always) \
    F(invalid_entry_type, 21, always) F(missing_info_hash_in_uri, 22, always) \
    F(file_too_short, 23, always) F(unsupported_url_protocol, 24, always) \
    F(url_parse_error, 25, always) F(peer_sent_empty_piece, 26, always) \
    F(parse_failed, 27, always) F(invalid_file_tag, 28, always) F(missing_info_hash, 29, always) \
    F(mismatching_info_hash, 30, always) F(invalid_hostname, 31, always) \
    F(invalid_port, 32, always) F(port_blocked, 33, always) \
    F(expected_close_bracket_in_address, 34, always) F(destructing_torrent, 35, always) \
    F(timed_out, 36, always) F(upload_upload_connection, 37, always) \
    F(uninteresting_upload_peer, 38, always) F(invalid_info_hash, 39, always) \
    F(torrent_paused, 40, always) F(invalid_have, 41, always) \
    F(invalid_bitfield_size, 42, always) F(too_many_requests_when_choked, 43, always) \
    F(invalid_piece, 44, always) F(no_memory, 45, always) F(torrent_aborted, 46, always) \
    F(self_connection, 47, always) F(invalid_piece_size, 48, always) \
    F(timed_out_no_interest, 49, always) F(timed_out_inactivity, 50, always) \
    F(timed_out_no_handshake, 51, always) F(timed_out_no_request, 52, always) \
    F(invalid_choke, 53, always) F(invalid_unchoke, 54, always) F(invalid_interested, 55, always) \
    F(invalid_not_interested, 56, always) F(invalid_request, 57, always) \
    F(invalid_hash_list, 58, always) F(invalid_hash_piece, 59, always) \
    F(invalid_cancel, 60, always) F(invalid_dht_port, 61, always) F(invalid_suggest, 62, always) \
    F(invalid_have_all, 63, always) F(invalid_have_none, 64, always) \
    F(invalid_reject, 65, always) F(invalid_allow_fast, 66, always) \
    F(invalid_extended, 67, always) F(invalid_message, 68, always) \
    F(sync_hash_not_found, 69, always) F(invalid_encryption_constant, 70, always) \
    F(no_plaintext_mode, 71, always) F(no_rc4_mode, 72, always) \
    F(unsupported_encryption_mode, 73, always) \
    F(unsupported_encryption_mode_selected, 74, always) F(invalid_pad_size, 75, always) \
    F(invalid_encrypt_handshake, 76, always) F(no_incoming_encrypted, 77, always) \
    F(no_incoming_regular, 78, always) F(duplicate_peer_id, 79, always) \
    F(torrent_removed, 80, always) F(packet_too_large, 81, always) F(reserved, 82, always) \
    F(http_error, 83, always) F(missing_location, 84, always) F(invalid_redirection, 85, always) \
    F(redirecting, 86, always) F(invalid_range, 87, always) F(no_content_length, 88, always) \
    F(banned_by_ip_filter, 89, always) F(too_many_connections, 90, always) \
    F(peer_banned, 91, always) F(stopping_torrent, 92, always) \
    F(too_many_corrupt_pieces, 93, always) F(torrent_not_ready, 94, always) \
    F(peer_not_constructed, 95, always) F(session_closing, 96, always) \
    F(optimistic_disconnect, 97, always) F(torrent_finished, 98, always) F(no_router, 99, always) \
    F(metadata_too_large, 100, always) F(invalid_metadata_request, 101, always) \
    F(invalid_metadata_size, 102, always) F(invalid_metadata_offset, 103, always) \
    F(invalid_metadata_message, 104, always) F(pex_message_too_large, 105, always) \
    F(invalid_pex_message, 106, always) F(invalid_lt_tracker_message, 107, always) \
    F(too_frequent_pex, 108, always) F(no_metadata, 109, always) \
    F(invalid_dont_have, 110, always) F(requires_ssl_connection, 111, always) \
    F(invalid_ssl_cert, 112, always) F(not_an_ssl_torrent, 113, always) \
    F(banned_by_port_filter, 114, always) F(invalid_session_handle, 115, always) \
    F(invalid_listen_socket, 116, always) F(invalid_hash_request, 117, always) \
    F(invalid_hashes, 118, always) F(invalid_hash_reject, 119, always) \
    F(unsupported_protocol_version, 120, abi1) F(natpmp_not_authorized, 121, abi1) \
    F(network_failure, 122, abi1) F(no_resources, 123, abi1) F(unsupported_opcode, 124, abi1) \
    F(missing_file_sizes, 130, always) F(no_files_in_resume_data, 131, always) \
    F(missing_pieces, 132, always) F(mismatching_number_of_files, 133, always) \
    F(mismatching_file_size, 134, always) F(mismatching_file_timestamp, 135, always) \
    F(not_a_dictionary, 136, always) F(invalid_blocks_per_piece, 137, always) \
    F(missing_slots, 138, always) F(too_many_slots, 139, always) \
    F(invalid_slot_list, 140, always) F(invalid_piece_index, 141, always) \
    F(pieces_need_reorder, 142, always) F(resume_data_not_modified, 143, always) \
    F(http_parse_error, 150, always) F(http_missing_location, 151, always) \
    F(http_failed_decompress, 152, always) F(no_i2p_router, 160, always) \
    F(no_i2p_endpoint, 161, always) F(scrape_not_available, 170, always) \
    F(invalid_tracker_response, 171, always) F(invalid_peer_dict, 172, always) \
    F(tracker_failure, 173, always) F(invalid_files_entry, 174, always) \
    F(invalid_hash_entry, 175, always) F(invalid_peers_entry, 176, always) \
    F(invalid_tracker_response_length, 177, always) \
    F(invalid_tracker_transaction_id, 178, always) F(invalid_tracker_action, 179, always) \
    F(announce_skipped, 180, always) F(expected_string, 190, abi1) F(expected_colon, 191, abi1) \
    F(unexpected_eof, 192, abi1) F(expected_value, 193, abi1) F(depth_exceeded, 194, abi1) \
    F(limit_exceeded, 195, abi1) F(overflow, 196, abi1) F(no_entropy, 200, always) \
    F(ssrf_mitigation, 201, always) F(blocked_by_idna, 202, always) \
    F(torrent_unknown_version, 210, always) F(torrent_missing_file_tree, 211, always) \
    F(torrent_missing_meta_version, 212, always) F(torrent_inconsistent_files, 213, always) \
    F(torrent_missing_piece_layer, 214, always) F(torrent_invalid_piece_layer, 215, always) \
    F(torrent_missing_pieces_root, 216, always) F(torrent_inconsistent_hashes, 217, always) \
    F(torrent_invalid_pad_file, 218, always)

/* Errors of category `http`. */
#define LT_HTTP_ERRORS(F) \
    F(cont, 100, always) F(ok, 200, always) F(created, 201, always) F(accepted, 202, always) \
    F(no_content, 204, always) F(multiple_choices, 300, always) F(moved_permanently, 301, always) \
    F(moved_temporarily, 302, always) F(not_modified, 304, always) F(bad_request, 400, always) \
    F(unauthorized, 401, always) F(forbidden, 403, always) F(not_found, 404, always) \
    F(internal_server_error, 500, always) F(not_implemented, 501, always) \
    F(bad_gateway, 502, always) F(service_unavailable, 503, always)

/* Errors of category `pcp`. */
#define LT_PCP_ERRORS(F) \
    F(pcp_success, 0, always) F(pcp_unsupp_version, 1, always) F(pcp_not_authorized, 2, always) \
    F(pcp_malformed_request, 3, always) F(pcp_unsupp_opcode, 4, always) \
    F(pcp_unsupp_option, 5, always) F(pcp_malformed_option, 6, always) \
    F(pcp_network_failure, 7, always) F(pcp_no_resources, 8, always) \
    F(pcp_unsupp_protocol, 9, always) F(pcp_user_ex_quota, 10, always) \
    F(pcp_cannot_provide_external, 11, always) F(pcp_address_mismatch, 12, always) \
    F(pcp_excessive_remote_peers, 13, always)

/* Errors of category `bdecode`. */
#define LT_BDECODE_ERRORS(F) \
    F(no_error, 0, always) F(expected_digit, 1, always) F(expected_colon, 2, always) \
    F(unexpected_eof, 3, always) F(expected_value, 4, always) F(depth_exceeded, 5, always) \
    F(limit_exceeded, 6, always) F(overflow, 7, always)

/* Errors of category `gzip`. */
#define LT_GZIP_ERRORS(F) \
    F(no_error, 0, always) F(invalid_gzip_header, 1, always) \
    F(inflated_data_too_large, 2, always) F(data_did_not_terminate, 3, always) \
    F(space_exhausted, 4, always) F(invalid_block_type, 5, always) \
    F(invalid_stored_block_length, 6, always) F(too_many_length_or_distance_codes, 7, always) \
    F(code_lengths_codes_incomplete, 8, always) F(repeat_lengths_with_no_first_length, 9, always) \
    F(repeat_more_than_specified_lengths, 10, always) \
    F(invalid_literal_length_code_lengths, 11, always) \
    F(invalid_distance_code_lengths, 12, always) F(invalid_literal_code_in_block, 13, always) \
    F(distance_too_far_back_in_block, 14, always) F(unknown_gzip_error, 15, always)

/* Errors of category `i2p`. */
#define LT_I2P_ERRORS(F) \
    F(no_error, 0, always) F(parse_failed, 1, always) F(cant_reach_peer, 2, always) \
    F(i2p_error, 3, always) F(invalid_key, 4, always) F(invalid_id, 5, always) \
    F(timeout, 6, always) F(key_not_found, 7, always) F(duplicated_id, 8, always)

/* Errors of category `socks`. */
#define LT_SOCKS_ERRORS(F) \
    F(no_error, 0, always) F(unsupported_version, 1, always) \
    F(unsupported_authentication_method, 2, always) \
    F(unsupported_authentication_version, 3, always) F(authentication_error, 4, always) \
    F(username_required, 5, always) F(general_failure, 6, always) \
    F(command_not_supported, 7, always) F(no_identd, 8, always) F(identd_error, 9, always)

/* Errors of category `upnp`. */
#define LT_UPNP_ERRORS(F) \
    F(no_error, 0, always) F(invalid_argument, 402, always) F(action_failed, 501, always) \
    F(value_not_in_array, 714, always) F(source_ip_cannot_be_wildcarded, 715, always) \
    F(external_port_cannot_be_wildcarded, 716, always) F(port_mapping_conflict, 718, always) \
    F(internal_port_must_match_external, 724, always) \
    F(only_permanent_leases_supported, 725, always) F(remote_host_must_be_wildcard, 726, always) \
    F(external_port_must_be_wildcard, 727, always)

/* clang-format on */

/* An enumerator from a row: those that do not fit into an int are macros at the end. */
#define LT_ENUMERATOR_always(id, name, value) lt_##id##_##name = value,
#define LT_ENUMERATOR_abi1(id, name, value) lt_##id##_##name = value,
#define LT_ENUMERATOR_abi2(id, name, value) lt_##id##_##name = value,
#define LT_ENUMERATOR_since_2_1(id, name, value) lt_##id##_##name = value,
#define LT_ENUMERATOR_alias(id, name, value) lt_##id##_##name = value,
#define LT_ENUMERATOR_wide(id, name, value)
#define LT_ENUMERATOR_wide_alias(id, name, value)

#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(bdecode_type, name, value)
enum lt_bdecode_type { LT_BDECODE_NODE_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(torrent_states, name, value)
enum lt_torrent_states { LT_TORRENT_STATES(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(error_file, name, value)
enum lt_error_file { LT_ERROR_FILE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(torrent_flags, name, value)
enum lt_torrent_flags { LT_TORRENT_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(add_torrent_params_flags, name, value)
enum lt_add_torrent_params_flags { LT_ADD_TORRENT_PARAMS_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(alert_category, name, value)
enum lt_alert_category { LT_ALERT_CATEGORY(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(alert_category_old, name, value)
enum lt_alert_category_old { LT_ALERT_CATEGORY_OLD(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(alert_priority, name, value)
enum lt_alert_priority { LT_ALERT_PRIORITY(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(operation, name, value)
enum lt_operation { LT_OPERATION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(socket_type, name, value)
enum lt_socket_type { LT_SOCKET_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when)                                                           \
    LT_ENUMERATOR_##when(listen_failed_alert_socket_type, name, value)
enum lt_listen_failed_alert_socket_type { LT_LISTEN_FAILED_ALERT_SOCKET_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when)                                                           \
    LT_ENUMERATOR_##when(listen_succeded_alert_socket_type, name, value)
enum lt_listen_succeded_alert_socket_type { LT_LISTEN_SUCCEDED_ALERT_SOCKET_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(event, name, value)
enum lt_event { LT_EVENT(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(protocol_version, name, value)
enum lt_protocol_version { LT_PROTOCOL_VERSION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(performance_warning, name, value)
enum lt_performance_warning { LT_PERFORMANCE_WARNING(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(peer_blocked_reason, name, value)
enum lt_peer_blocked_reason { LT_PEER_BLOCKED_REASON(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(close_reason, name, value)
enum lt_close_reason { LT_CLOSE_REASON(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(stats_channel, name, value)
enum lt_stats_channel { LT_STATS_CHANNEL(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(anonymous_mode_kind, name, value)
enum lt_anonymous_mode_kind { LT_ANONYMOUS_MODE_KIND(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(peer_connect_direction, name, value)
enum lt_peer_connect_direction { LT_PEER_CONNECT_DIRECTION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(peer_log_direction, name, value)
enum lt_peer_log_direction { LT_PEER_LOG_DIRECTION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(dht_log_module, name, value)
enum lt_dht_log_module { LT_DHT_LOG_MODULE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(dht_pkt_direction, name, value)
enum lt_dht_pkt_direction { LT_DHT_PKT_DIRECTION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(picker_flags, name, value)
enum lt_picker_flags { LT_PICKER_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(portmap_transport, name, value)
enum lt_portmap_transport { LT_PORTMAP_TRANSPORT(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(portmap_protocol, name, value)
enum lt_portmap_protocol { LT_PORTMAP_PROTOCOL(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(protocol_type, name, value)
enum lt_protocol_type { LT_PROTOCOL_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(status_flags, name, value)
enum lt_status_flags { LT_STATUS_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(add_piece_flags, name, value)
enum lt_add_piece_flags { LT_ADD_PIECE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(deadline_flags, name, value)
enum lt_deadline_flags { LT_DEADLINE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(file_progress_flags, name, value)
enum lt_file_progress_flags { LT_FILE_PROGRESS_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(pause_flags, name, value)
enum lt_pause_flags { LT_PAUSE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(save_resume_flags, name, value)
enum lt_save_resume_flags { LT_SAVE_RESUME_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(reannounce_flags, name, value)
enum lt_reannounce_flags { LT_REANNOUNCE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(move_flags, name, value)
enum lt_move_flags { LT_MOVE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(deprecated_move_flags, name, value)
enum lt_deprecated_move_flags { LT_DEPRECATED_MOVE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(storage_mode, name, value)
enum lt_storage_mode { LT_STORAGE_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(block_state, name, value)
enum lt_block_state { LT_BLOCK_STATE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(session_flags, name, value)
enum lt_session_flags { LT_SESSION_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(remove_flags, name, value)
enum lt_remove_flags { LT_REMOVE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(save_state_flags, name, value)
enum lt_save_state_flags { LT_SAVE_STATE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(reopen_network_flags, name, value)
enum lt_reopen_network_flags { LT_REOPEN_NETWORK_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(listen_on_flags, name, value)
enum lt_listen_on_flags { LT_LISTEN_ON_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(peer_class, name, value)
enum lt_peer_class { LT_PEER_CLASS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(peer_class_socket_type, name, value)
enum lt_peer_class_socket_type { LT_PEER_CLASS_SOCKET_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(peer_flags, name, value)
enum lt_peer_flags { LT_PEER_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(peer_source_flags, name, value)
enum lt_peer_source_flags { LT_PEER_SOURCE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(connection_type, name, value)
enum lt_connection_type { LT_CONNECTION_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(bandwidth_state_flags, name, value)
enum lt_bandwidth_state_flags { LT_BANDWIDTH_STATE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(pex_flags, name, value)
enum lt_pex_flags { LT_PEX_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(tracker_source, name, value)
enum lt_tracker_source { LT_TRACKER_SOURCE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(web_seed_type, name, value)
enum lt_web_seed_type { LT_WEB_SEED_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(file_flags, name, value)
enum lt_file_flags { LT_FILE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(file_open_mode, name, value)
enum lt_file_open_mode { LT_FILE_OPEN_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(create_flags, name, value)
enum lt_create_flags { LT_CREATE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(write_flags, name, value)
enum lt_write_flags { LT_WRITE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(announce_flags, name, value)
enum lt_announce_flags { LT_ANNOUNCE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(access_flags, name, value)
enum lt_access_flags { LT_ACCESS_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(metric_type, name, value)
enum lt_metric_type { LT_METRIC_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(suggest_mode, name, value)
enum lt_suggest_mode { LT_SUGGEST_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(choking_algorithm, name, value)
enum lt_choking_algorithm { LT_CHOKING_ALGORITHM(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(seed_choking_algorithm, name, value)
enum lt_seed_choking_algorithm { LT_SEED_CHOKING_ALGORITHM(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(io_buffer_mode, name, value)
enum lt_io_buffer_mode { LT_IO_BUFFER_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(mmap_write_mode, name, value)
enum lt_mmap_write_mode { LT_MMAP_WRITE_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(bandwidth_mixed_algo, name, value)
enum lt_bandwidth_mixed_algo { LT_BANDWIDTH_MIXED_ALGO(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(enc_policy, name, value)
enum lt_enc_policy { LT_ENC_POLICY(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(enc_level, name, value)
enum lt_enc_level { LT_ENC_LEVEL(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(proxy_type, name, value)
enum lt_proxy_type { LT_PROXY_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(errors, name, value)
enum lt_errors { LT_ERROR_CODES(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(http_errors, name, value)
enum lt_http_errors { LT_HTTP_ERRORS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(pcp_errors, name, value)
enum lt_pcp_errors { LT_PCP_ERRORS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(bdecode_errors, name, value)
enum lt_bdecode_errors { LT_BDECODE_ERRORS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(gzip_errors, name, value)
enum lt_gzip_errors { LT_GZIP_ERRORS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(i2p_errors, name, value)
enum lt_i2p_errors { LT_I2P_ERRORS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(socks_errors, name, value)
enum lt_socks_errors { LT_SOCKS_ERRORS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when) LT_ENUMERATOR_##when(upnp_errors, name, value)
enum lt_upnp_errors { LT_UPNP_ERRORS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR

/* Values of 64 bits of the enums above. */
#define lt_alert_category_all INT64_C(0xffffffff)
#define lt_alert_category_old_all_categories INT64_C(0xffffffff)
#define lt_torrent_flags_all INT64_C(0x7fffffffffffffff)
#define lt_file_limits_max_file_size INT64_C(0xfffffffc000)
#define lt_file_limits_max_file_offset INT64_C(0xffffffffffff)

LT_END_DECLS
#endif
