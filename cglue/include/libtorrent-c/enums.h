/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Enums and sets of flags, as lists that C, C++ and SWIG expand alike.
 *
 * Nothing here is called: the values are constants for all threads and versions.
 *
 * Each row F(name, value, when, what it stands for) makes an enumerator lt_<id>_<name> here, and a
 * row of the tables that lt_enum_at() of object.h gives. Rows of error codes end with `when`: what
 * they stand for is libtorrent's own message, and lt_enum_value_doc() has it. If several names have
 * one value, the first is what the value is called. `when` says where C++ has the name, for the
 * checks of enums.cpp; scripts and C get them all, whatever libtorrent was built with:
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

/* What a node of bencoded data is. */
#define LT_BDECODE_NODE_TYPE(F)                                                                    \
    F(none_t, 0, always, "nothing: what was looked for is not there")                              \
    F(dict_t, 1, always, "a dictionary")                                                           \
    F(list_t, 2, always, "a list")                                                                 \
    F(string_t, 3, always, "a string of bytes")                                                    \
    F(int_t, 4, always, "a whole number")

/* What a torrent is doing. */
#define LT_TORRENT_STATES(F)                                                                       \
    F(queued_for_checking, 0, abi1,                                                                \
      "waits until its files are checked; torrents of libtorrent 2 never do")                      \
    F(checking_files, 1, always, "compares what is on disk with the hashes")                       \
    F(downloading_metadata, 2, always, "came from a magnet link, and asks peers for the metadata") \
    F(downloading, 3, always, "lacks pieces that are wanted")                                      \
    F(finished, 4, always, "has all that is wanted, but not all there is")                         \
    F(seeding, 5, always, "has everything")                                                        \
    F(allocating, 6, abi1, "makes room on disk; torrents of libtorrent 2 never do")                \
    F(checking_resume_data, 7, always, "compares its resume data with the files on disk")

/* What torrent_status.error_file is if not the index of a file. */
#define LT_ERROR_FILE(F)                                                                           \
    F(error_file_none, -1, always, "the error is of no file")                                      \
    F(error_file_ssl_ctx, -3, always, "the certificate or the SSL context of the torrent")         \
    F(error_file_metadata, -4, always, "the metadata that peers have sent")                        \
    F(error_file_exception, -5, always, "something of no file: an exception was thrown")           \
    F(error_file_partfile, -6, always, "the file that keeps pieces of files that are not wanted")

/* How large files can be, and how far they can begin from the start of a torrent, in bytes. */
#define LT_FILE_LIMITS(F)                                                                          \
    F(max_file_size, INT64_C(0xfffffffc000), wide, "the largest size of a file")                   \
    F(max_file_offset, INT64_C(0xffffffffffff), wide, "the largest offset of a file in its torrent")

/* Flags of torrents. `all` has the 63 bits that a script can pass. */
#define LT_TORRENT_FLAGS(F)                                                                        \
    F(seed_mode, 1, always,                                                                        \
      "files are taken to be complete; a piece is checked when a peer first asks for it")          \
    F(upload_mode, 2, always, "peers are asked for nothing, as after an error of the disk")        \
    F(share_mode, 4, always, "only what lets it upload more than it downloads is downloaded")      \
    F(apply_ip_filter, 8, always, "the IP filter of the session holds for its peers")              \
    F(paused, 0x10, always, "has no connections and does not announce itself")                     \
    F(auto_managed, 0x20, always,                                                                  \
      "the session starts and stops it, as its queue and the limits of active torrents say")       \
    F(duplicate_is_error, 0x40, always, "adding it fails if the session has it already")           \
    F(update_subscribe, 0x80, always, "session.post_torrent_updates() tells of its changes")       \
    F(super_seeding, 0x100, always,                                                                \
      "offers pieces so that, as the only seed, it uploads each about once")                       \
    F(sequential_download, 0x200, always, "asks for pieces in their order")                        \
    F(stop_when_ready, 0x400, always, "is paused once it has been checked and could transfer")     \
    F(override_trackers, 0x800, always,                                                            \
      "the given trackers replace those of the torrent file, instead of being added")              \
    F(override_web_seeds, 0x1000, always,                                                          \
      "the given web seeds replace those of the torrent file, instead of being added")             \
    F(need_save_resume, 0x2000, always, "has changed since its resume data was last saved")        \
    F(disable_dht, 0x80000, always, "does not use the DHT")                                        \
    F(disable_lsd, 0x100000, always, "does not use local service discovery")                       \
    F(disable_pex, 0x200000, always, "does not tell peers of other peers, nor is told")            \
    F(no_verify_files, 0x400000, always,                                                           \
      "resume data is taken to be right, without a look at sizes and times of files")              \
    F(default_dont_download, 0x800000, always,                                                     \
      "files without a priority of their own are not downloaded")                                  \
    F(i2p_torrent, 0x1000000, since_2_1, "the trackers and peers are those of the I2P network")    \
    F(default_flags, 0x560b8, abi1, "what add_torrent_params has unless told otherwise")           \
    F(all, INT64_C(0x7fffffffffffffff), wide_alias, "each flag")

/* The old names of torrent_flags. */
#define LT_ADD_TORRENT_PARAMS_FLAGS(F)                                                             \
    F(flag_seed_mode, 1, abi1, "torrent_flags.seed_mode")                                          \
    F(flag_upload_mode, 2, abi1, "torrent_flags.upload_mode")                                      \
    F(flag_share_mode, 4, abi1, "torrent_flags.share_mode")                                        \
    F(flag_apply_ip_filter, 8, abi1, "torrent_flags.apply_ip_filter")                              \
    F(flag_paused, 0x10, abi1, "torrent_flags.paused")                                             \
    F(flag_auto_managed, 0x20, abi1, "torrent_flags.auto_managed")                                 \
    F(flag_duplicate_is_error, 0x40, abi1, "torrent_flags.duplicate_is_error")                     \
    F(flag_update_subscribe, 0x80, abi1, "torrent_flags.update_subscribe")                         \
    F(flag_super_seeding, 0x100, abi1, "torrent_flags.super_seeding")                              \
    F(flag_sequential_download, 0x200, abi1, "torrent_flags.sequential_download")                  \
    F(flag_stop_when_ready, 0x400, abi1, "torrent_flags.stop_when_ready")                          \
    F(flag_override_trackers, 0x800, abi1, "torrent_flags.override_trackers")                      \
    F(flag_override_web_seeds, 0x1000, abi1, "torrent_flags.override_web_seeds")                   \
    F(flag_pinned, 0x4000, abi1, "without effect since torrents always stay in memory")            \
    F(flag_override_resume_data, 0x8000, abi1, "what is given wins over the same in resume_data")  \
    F(flag_merge_resume_trackers, 0x10000, abi1,                                                   \
      "trackers of resume_data are added to those given")                                          \
    F(flag_use_resume_save_path, 0x20000, abi1,                                                    \
      "the save path in resume_data wins over the one given")                                      \
    F(flag_merge_resume_http_seeds, 0x40000, abi1,                                                 \
      "web seeds of resume_data are added to those given")                                         \
    F(default_flags, 0x560b8, alias, "what add_torrent_params has unless told otherwise")

/* Kinds of alerts, to be combined in settings `alert_mask`. */
#define LT_ALERT_CATEGORY(F)                                                                       \
    F(error, 1, always, "what fails: files, trackers, listening, and whole torrents")              \
    F(peer, 2, always, "peers that are snubbed, banned, or send what is not valid")                \
    F(port_mapping, 4, always, "ports that a router maps, or does not")                            \
    F(storage, 8, always, "files moved, renamed and deleted, pieces read, resume data")            \
    F(tracker, 0x10, always, "announces and scrapes, and the answers of trackers")                 \
    F(connect, 0x20, always, "connections to peers, opened and closed")                            \
    F(status, 0x40, always, "torrents and the session going from one state to another")            \
    F(ip_block, 0x100, always, "peers that a filter keeps out")                                    \
    F(performance_warning, 0x200, always, "limits that make transfers slow")                       \
    F(dht, 0x400, always, "announces, items and searches of the DHT")                              \
    F(stats, 0x800, abi2, "what each torrent has transferred, every second")                       \
    F(session_log, 0x2000, always, "lines of a log of the session")                                \
    F(torrent_log, 0x4000, always, "lines of a log of each torrent")                               \
    F(peer_log, 0x8000, always, "lines of a log of each connection to a peer")                     \
    F(incoming_request, 0x10000, always, "each block that a peer asks for")                        \
    F(dht_log, 0x20000, always, "lines of a log of the DHT, and its packets")                      \
    F(dht_operation, 0x40000, always, "answers to single requests to the DHT")                     \
    F(port_mapping_log, 0x80000, always, "lines of a log of port mapping")                         \
    F(picker_log, 0x100000, always, "which blocks are picked for a peer, and how")                 \
    F(file_progress, 0x200000, always, "a file is complete")                                       \
    F(piece_progress, 0x400000, always, "a piece is complete")                                     \
    F(upload, 0x800000, always, "a block was sent to a peer")                                      \
    F(block_progress, 0x1000000, always, "a block was asked for, has come, or has not")            \
    F(all, INT64_C(0xffffffff), wide, "each category")

/* The old names of alert_category. */
#define LT_ALERT_CATEGORY_OLD(F)                                                                   \
    F(error_notification, 1, always, "alert_category.error")                                       \
    F(peer_notification, 2, always, "alert_category.peer")                                         \
    F(port_mapping_notification, 4, always, "alert_category.port_mapping")                         \
    F(storage_notification, 8, always, "alert_category.storage")                                   \
    F(tracker_notification, 0x10, always, "alert_category.tracker")                                \
    F(connect_notification, 0x20, always, "alert_category.connect")                                \
    F(debug_notification, 0x20, abi1, "alert_category.connect")                                    \
    F(status_notification, 0x40, always, "alert_category.status")                                  \
    F(progress_notification, 0x80, abi1,                                                           \
      "files, pieces and blocks; alert_category has a category for each")                          \
    F(ip_block_notification, 0x100, always, "alert_category.ip_block")                             \
    F(performance_warning, 0x200, always, "alert_category.performance_warning")                    \
    F(dht_notification, 0x400, always, "alert_category.dht")                                       \
    F(stats_notification, 0x800, abi2, "alert_category.stats")                                     \
    F(session_log_notification, 0x2000, always, "alert_category.session_log")                      \
    F(torrent_log_notification, 0x4000, always, "alert_category.torrent_log")                      \
    F(peer_log_notification, 0x8000, always, "alert_category.peer_log")                            \
    F(incoming_request_notification, 0x10000, always, "alert_category.incoming_request")           \
    F(dht_log_notification, 0x20000, always, "alert_category.dht_log")                             \
    F(dht_operation_notification, 0x40000, always, "alert_category.dht_operation")                 \
    F(port_mapping_log_notification, 0x80000, always, "alert_category.port_mapping_log")           \
    F(picker_log_notification, 0x100000, always, "alert_category.picker_log")                      \
    F(file_progress_notification, 0x200000, always, "alert_category.file_progress")                \
    F(piece_progress_notification, 0x400000, always, "alert_category.piece_progress")              \
    F(upload_notification, 0x800000, always, "alert_category.upload")                              \
    F(block_progress_notification, 0x1000000, always, "alert_category.block_progress")             \
    F(all_categories, INT64_C(0xffffffff), wide, "alert_category.all")

/* How much of a full queue an alert may use. */
#define LT_ALERT_PRIORITY(F)                                                                       \
    F(normal, 0, always, "as many as the setting alert_queue_size says")                           \
    F(high, 1, always, "twice as many")                                                            \
    F(critical, 2, always, "three times as many")                                                  \
    F(meta, 3, always, "four times as many; for alerts about alerts")

/* What was being done when an error occurred. */
#define LT_OPERATION(F)                                                                            \
    F(unknown, 0, always, "nobody knows")                                                          \
    F(bittorrent, 1, always, "libtorrent itself ended the connection, as the protocol has it")     \
    F(iocontrol, 2, always, "setting the mode of a socket")                                        \
    F(getpeername, 3, always, "asking for the other end of a connection")                          \
    F(getname, 4, always, "asking for this end of a connection")                                   \
    F(alloc_recvbuf, 5, always, "making room for what is received")                                \
    F(alloc_sndbuf, 6, always, "making room for what is sent")                                     \
    F(file_write, 7, always, "writing to a file")                                                  \
    F(file_read, 8, always, "reading from a file")                                                 \
    F(file, 9, always, "doing something else with a file")                                         \
    F(sock_write, 10, always, "sending")                                                           \
    F(sock_read, 11, always, "receiving")                                                          \
    F(sock_open, 12, always, "making a socket")                                                    \
    F(sock_bind, 13, always, "binding a socket to an address")                                     \
    F(available, 14, always, "asking how much there is to receive")                                \
    F(encryption, 15, always, "encrypting or decrypting the BitTorrent protocol")                  \
    F(connect, 16, always, "connecting")                                                           \
    F(ssl_handshake, 17, always, "beginning an SSL connection")                                    \
    F(get_interface, 18, always, "using the network interface that the settings name")             \
    F(sock_listen, 19, always, "listening")                                                        \
    F(sock_bind_to_device, 20, always, "binding a socket to a network device")                     \
    F(sock_accept, 21, always, "accepting a connection")                                           \
    F(parse_address, 22, always, "understanding an address")                                       \
    F(enum_if, 23, always, "listing network interfaces")                                           \
    F(file_stat, 24, always, "asking for size and times of a file")                                \
    F(file_copy, 25, always, "copying a file")                                                     \
    F(file_fallocate, 26, always, "making room for a file")                                        \
    F(file_hard_link, 27, always, "making a hard link")                                            \
    F(file_remove, 28, always, "deleting a file")                                                  \
    F(file_rename, 29, always, "renaming a file")                                                  \
    F(file_open, 30, always, "opening a file")                                                     \
    F(mkdir, 31, always, "making a folder")                                                        \
    F(check_resume, 32, always, "comparing resume data with files")                                \
    F(exception, 33, always, "something that threw an exception")                                  \
    F(alloc_cache_piece, 34, always, "making room for a piece in memory")                          \
    F(partfile_move, 35, always, "moving the file of unwanted pieces")                             \
    F(partfile_read, 36, always, "reading from the file of unwanted pieces")                       \
    F(partfile_write, 37, always, "writing to the file of unwanted pieces")                        \
    F(hostname_lookup, 38, always, "finding the address of a host")                                \
    F(symlink, 39, always, "making or reading a symbolic link")                                    \
    F(handshake, 40, always, "shaking hands with a peer or a server")                              \
    F(sock_option, 41, always, "setting an option of a socket")                                    \
    F(enum_route, 42, always, "listing routes of the network")                                     \
    F(file_seek, 43, always, "going to an offset of a file")                                       \
    F(timer, 44, always, "waiting for a timer")                                                    \
    F(file_mmap, 45, always, "mapping a file into memory")                                         \
    F(file_truncate, 46, always, "setting the size of a file")

/* Kinds of sockets. */
#define LT_SOCKET_TYPE(F)                                                                          \
    F(tcp, 0, always, "TCP")                                                                       \
    F(socks5, 1, always, "TCP by way of a SOCKS proxy")                                            \
    F(http, 2, always, "TCP by way of an HTTP proxy")                                              \
    F(udp, 3, abi2, "the name of utp in old programs")                                             \
    F(utp, 3, always, "uTP, a transport over UDP")                                                 \
    F(i2p, 4, always, "I2P")                                                                       \
    F(tcp_ssl, 5, always, "SSL over TCP")                                                          \
    F(socks5_ssl, 6, always, "SSL over TCP by way of a SOCKS proxy")                               \
    F(http_ssl, 7, always, "SSL over TCP by way of an HTTP proxy")                                 \
    F(utp_ssl, 8, always, "SSL over uTP")

/* Type of listen_failed_alert.sock_type. */
#define LT_LISTEN_FAILED_ALERT_SOCKET_TYPE(F)                                                      \
    F(tcp, 0, abi1, "TCP")                                                                         \
    F(tcp_ssl, 1, abi1, "SSL over TCP")                                                            \
    F(udp, 2, abi1, "UDP, for uTP and the DHT")                                                    \
    F(i2p, 3, abi1, "I2P")                                                                         \
    F(socks5, 4, abi1, "a SOCKS proxy")                                                            \
    F(utp_ssl, 5, abi1, "SSL over uTP")

/* Type of listen_succeeded_alert.sock_type; the name is spelled as in the reference module. */
#define LT_LISTEN_SUCCEDED_ALERT_SOCKET_TYPE(F)                                                    \
    F(tcp, 0, abi1, "TCP")                                                                         \
    F(tcp_ssl, 1, abi1, "SSL over TCP")                                                            \
    F(udp, 2, abi1, "UDP, for uTP and the DHT")                                                    \
    F(i2p, 3, abi1, "I2P")                                                                         \
    F(socks5, 4, abi1, "a SOCKS proxy")                                                            \
    F(utp_ssl, 5, abi1, "SSL over uTP")

/* What a tracker is told. */
#define LT_EVENT(F)                                                                                \
    F(none, 0, always, "nothing new: the torrent goes on")                                         \
    F(completed, 1, always, "everything has been downloaded")                                      \
    F(started, 2, always, "the torrent begins")                                                    \
    F(stopped, 3, always, "the torrent ends")                                                      \
    F(paused, 4, always, "the torrent is a seed of a part and downloads nothing")

/* Versions of BitTorrent. */
#define LT_PROTOCOL_VERSION(F)                                                                     \
    F(V1, 0, always, "version 1, with SHA-1")                                                      \
    F(V2, 1, always, "version 2, with SHA-256")                                                    \
    F(NUM, 2, always, "how many versions there are")

/* Limits that make transfers slow. */
#define LT_PERFORMANCE_WARNING(F)                                                                  \
    F(outstanding_disk_buffer_limit_reached, 0, always,                                            \
      "more waits to be written than max_queued_disk_bytes allows; peers have to wait")            \
    F(outstanding_request_limit_reached, 1, always,                                                \
      "max_out_request_queue is too small for a peer that is this fast")                           \
    F(upload_limit_too_low, 2, always, "the upload limit is used up by what downloads send")       \
    F(download_limit_too_low, 3, always, "the download limit is used up by what uploads receive")  \
    F(send_buffer_watermark_too_low, 4, always,                                                    \
      "the disk is slower than the network, or send_buffer_watermark too small")                   \
    F(too_many_optimistic_unchoke_slots, 5, always,                                                \
      "half of the upload slots or more are optimistic ones")                                      \
    F(too_high_disk_queue_limit, 6, always,                                                        \
      "what waits to be written leaves little of the cache for anything else")                     \
    F(aio_limit_reached, 7, always, "the system takes no more asynchronous operations on files")   \
    F(bittyrant_with_no_uplimit, 8, abi1, "the BitTyrant choker needs an upload limit")            \
    F(too_few_outgoing_ports, 9, always, "the range of the setting outgoing_ports is used up")     \
    F(too_few_file_descriptors, 10, always, "the process may have too few files open")

/* Why a peer was blocked. */
#define LT_PEER_BLOCKED_REASON(F)                                                                  \
    F(ip_filter, 0, always, "the IP filter has its address")                                       \
    F(port_filter, 1, always, "the port filter has its port")                                      \
    F(i2p_mixed, 2, always, "it is no I2P peer, and the settings keep those out of I2P torrents")  \
    F(privileged_ports, 3, always, "its port is below 1024, and the settings refuse those")        \
    F(utp_disabled, 4, always, "it uses uTP, and the settings refuse that")                        \
    F(tcp_disabled, 5, always, "it uses TCP, and the settings refuse that")                        \
    F(invalid_local_interface, 6, always, "it came in by an interface that is not listened on")    \
    F(ssrf_mitigation, 7, always, "a request to it might be misused against this network")

/* Why a connection was closed, as peers tell each other. */
#define LT_CLOSE_REASON(F)                                                                         \
    F(none, 0, always, "nobody says")                                                              \
    F(duplicate_peer_id, 1, always, "the two are connected already")                               \
    F(torrent_removed, 2, always, "the torrent was removed or stopped")                            \
    F(no_memory, 3, always, "no memory was left for the connection")                               \
    F(port_blocked, 4, always, "the port is blocked")                                              \
    F(blocked, 5, always, "the address is blocked")                                                \
    F(upload_to_upload, 6, always, "both only upload")                                             \
    F(not_interested_upload_only, 7, always,                                                       \
      "the other only uploads, and has nothing that is wanted")                                    \
    F(timeout, 8, always, "nothing came for too long")                                             \
    F(timed_out_interest, 9, always, "for long, none of the two had what the other wants")         \
    F(timed_out_activity, 10, always, "no message came for long")                                  \
    F(timed_out_handshake, 11, always, "the handshake took too long")                              \
    F(timed_out_request, 12, always, "it was interested and unchoked, and asked for nothing")      \
    F(protocol_blocked, 13, always, "the kind of encryption is not allowed")                       \
    F(peer_churn, 14, always, "to make room for a better peer")                                    \
    F(too_many_connections, 15, always, "there are too many connections")                          \
    F(too_many_files, 16, always, "too many files are open")                                       \
    F(encryption_error, 256, always, "the encryption failed")                                      \
    F(invalid_info_hash, 257, always, "the handshake was for another torrent")                     \
    F(self_connection, 258, always, "a peer has connected to itself")                              \
    F(invalid_metadata, 259, always, "the metadata fits its hash, and is no torrent")              \
    F(metadata_too_big, 260, always, "the metadata is larger than allowed")                        \
    F(message_too_big, 261, always, "a message is larger than allowed")                            \
    F(invalid_message_id, 262, always, "a message of an unknown kind")                             \
    F(invalid_message, 263, always, "a message that cannot be")                                    \
    F(invalid_piece_message, 264, always, "a wrong message piece")                                 \
    F(invalid_have_message, 265, always, "a wrong message have")                                   \
    F(invalid_bitfield_message, 266, always, "a wrong message bitfield")                           \
    F(invalid_choke_message, 267, always, "a wrong message choke")                                 \
    F(invalid_unchoke_message, 268, always, "a wrong message unchoke")                             \
    F(invalid_interested_message, 269, always, "a wrong message interested")                       \
    F(invalid_not_interested_message, 270, always, "a wrong message not interested")               \
    F(invalid_request_message, 271, always, "a wrong message request")                             \
    F(invalid_reject_message, 272, always, "a wrong message reject")                               \
    F(invalid_allow_fast_message, 273, always, "a wrong message allowed fast")                     \
    F(invalid_extended_message, 274, always, "a wrong message of an extension")                    \
    F(invalid_cancel_message, 275, always, "a wrong message cancel")                               \
    F(invalid_dht_port_message, 276, always, "a wrong message with the port of the DHT")           \
    F(invalid_suggest_message, 277, always, "a wrong message suggest")                             \
    F(invalid_have_all_message, 278, always, "a wrong message have all")                           \
    F(invalid_dont_have_message, 279, always, "a wrong message don't have")                        \
    F(invalid_have_none_message, 280, always, "a wrong message have none")                         \
    F(invalid_pex_message, 281, always, "a wrong message of peer exchange")                        \
    F(invalid_metadata_request_message, 282, always, "a wrong request for metadata")               \
    F(invalid_metadata_message, 283, always, "a wrong message with metadata")                      \
    F(invalid_metadata_offset, 284, always, "metadata from behind its end")                        \
    F(request_when_choked, 285, always, "it asked for blocks while it was choked")                 \
    F(corrupt_pieces, 286, always, "it sent pieces that do not fit their hashes")                  \
    F(pex_message_too_big, 287, always, "a message of peer exchange has too many peers")           \
    F(pex_too_frequent, 288, always, "messages of peer exchange come too often")

/* Indices of stats_alert.transferred. */
#define LT_STATS_CHANNEL(F)                                                                        \
    F(upload_payload, 0, abi2, "pieces sent, in bytes")                                            \
    F(upload_protocol, 1, abi2, "what else the BitTorrent protocol has sent")                      \
    F(download_payload, 2, abi2, "pieces received, in bytes")                                      \
    F(download_protocol, 3, abi2, "what else the BitTorrent protocol has received")                \
    F(upload_ip_protocol, 4, abi2, "headers of TCP, UDP and IP sent")                              \
    F(upload_dht_protocol, 5, abi1, "sent by the DHT")                                             \
    F(upload_tracker_protocol, 6, abi1, "sent to trackers")                                        \
    F(download_ip_protocol, 7, abi2, "headers of TCP, UDP and IP received")                        \
    F(download_dht_protocol, 8, abi1, "received by the DHT")                                       \
    F(download_tracker_protocol, 9, abi1, "received from trackers")

/* Values of anonymous_mode_alert.kind. */
#define LT_ANONYMOUS_MODE_KIND(F)                                                                  \
    F(tracker_no_anonymous, 0, alias, "a tracker cannot be asked without showing who asks")

/* Who began a connection. */
#define LT_PEER_CONNECT_DIRECTION(F)                                                               \
    F(in, 0, always, "the peer")                                                                   \
    F(out, 1, always, "this session")                                                              \
    F(in_, 0, alias, "the name of in where that is a word of the language, such as Python")

/* What a line of a log is about. */
#define LT_PEER_LOG_DIRECTION(F)                                                                   \
    F(incoming_message, 0, always, "a message was received")                                       \
    F(outgoing_message, 1, always, "a message was sent")                                           \
    F(incoming, 2, always, "something else was received")                                          \
    F(outgoing, 3, always, "something else was sent")                                              \
    F(info, 4, always, "nothing was transferred")

/* Parts of the DHT. */
#define LT_DHT_LOG_MODULE(F)                                                                       \
    F(tracker, 0, always, "the DHT as a whole")                                                    \
    F(node, 1, always, "the node: requests and answers")                                           \
    F(routing_table, 2, always, "the table of other nodes")                                        \
    F(rpc_manager, 3, always, "requests that wait for answers")                                    \
    F(traversal, 4, always, "searches through many nodes")

/* Where a packet went. */
#define LT_DHT_PKT_DIRECTION(F)                                                                    \
    F(incoming, 0, always, "received")                                                             \
    F(outgoing, 1, always, "sent")

/* Ways of picking blocks, in picker_log_alert. */
#define LT_PICKER_FLAGS(F)                                                                         \
    F(partial_ratio, 1, always, "many pieces were begun, so that only begun ones were picked")     \
    F(prioritize_partials, 2, always, "begun pieces come first")                                   \
    F(rarest_first_partials, 4, always, "of begun pieces the rarest comes first")                  \
    F(rarest_first, 8, always, "the rarest piece comes first")                                     \
    F(reverse_rarest_first, 0x10, always, "the most frequent piece comes first")                   \
    F(suggested_pieces, 0x20, always, "pieces that the peer has suggested come first")             \
    F(prio_sequential_pieces, 0x40, always, "pieces of the highest priority in their order")       \
    F(sequential_pieces, 0x80, always, "pieces in their order")                                    \
    F(reverse_pieces, 0x100, always, "the other way round, as for a slow peer")                    \
    F(time_critical, 0x200, always, "pieces with a deadline")                                      \
    F(random_pieces, 0x400, always, "any piece, as at the start")                                  \
    F(prefer_contiguous, 0x800, always, "blocks that follow each other, as of a web seed")         \
    F(reverse_sequential, 0x1000, always, "pieces from the last to the first")                     \
    F(backup1, 0x2000, always, "blocks that other peers were asked for, as nothing else was left") \
    F(backup2, 0x4000, always, "the same, with less regard to who was asked")                      \
    F(end_game, 0x8000, always, "all blocks were asked for, so that some are asked for twice")     \
    F(extent_affinity, 0x10000, always, "pieces close to those that are being downloaded")

/* How a router is asked to map ports. */
#define LT_PORTMAP_TRANSPORT(F)                                                                    \
    F(natpmp, 0, always, "by NAT-PMP or PCP")                                                      \
    F(upnp, 1, always, "by UPnP")

/* What a mapped port is for. */
#define LT_PORTMAP_PROTOCOL(F)                                                                     \
    F(none, 0, always, "nothing")                                                                  \
    F(tcp, 1, always, "TCP")                                                                       \
    F(udp, 2, always, "UDP, for uTP and the DHT")

/* The old name of portmap_protocol, as numbers. */
#define LT_PROTOCOL_TYPE(F)                                                                        \
    F(udp, 2, always, "portmap_protocol.udp")                                                      \
    F(tcp, 1, always, "portmap_protocol.tcp")

/* What torrent_handle.status() is to find out. */
#define LT_STATUS_FLAGS(F)                                                                         \
    F(query_distributed_copies, 1, always, "distributed_copies and its parts")                     \
    F(query_accurate_download_counters, 2, always,                                                 \
      "blocks of pieces that are not complete count for total_done and its like")                  \
    F(query_last_seen_complete, 4, always, "last_seen_complete")                                   \
    F(query_pieces, 8, always, "pieces")                                                           \
    F(query_verified_pieces, 0x10, always, "verified_pieces, of torrents in seed mode")            \
    F(query_torrent_file, 0x20, always, "torrent_file")                                            \
    F(query_name, 0x40, always, "name")                                                            \
    F(query_save_path, 0x80, always, "save_path")

/* For torrent_handle.add_piece(). */
#define LT_ADD_PIECE_FLAGS(F)                                                                      \
    F(overwrite_existing, 1, always, "blocks that are there are written again")

/* For torrent_handle.set_piece_deadline(). */
#define LT_DEADLINE_FLAGS(F)                                                                       \
    F(alert_when_available, 1, always, "a read_piece_alert brings the piece when it is there")

/* For torrent_handle.file_progress(). */
#define LT_FILE_PROGRESS_FLAGS(F)                                                                  \
    F(piece_granularity, 1, always, "only whole pieces count, which is faster")

/* For torrent_handle.pause(). */
#define LT_PAUSE_FLAGS(F)                                                                          \
    F(graceful_pause, 1, always,                                                                   \
      "what has been asked for is still received, then connections are closed")                    \
    F(clear_disk_cache, 2, abi1, "without effect since there is no cache to clear")

/* For torrent_handle.save_resume_data(). */
#define LT_SAVE_RESUME_FLAGS(F)                                                                    \
    F(flush_disk_cache, 1, always, "what is in memory is written to disk first")                   \
    F(save_info_dict, 2, always, "the metadata is saved with it")                                  \
    F(only_if_modified, 4, always, "only if something has changed since the last time")            \
    F(if_counters_changed, 8, since_2_1, "only if totals or times have changed")                   \
    F(if_download_progress, 0x10, since_2_1, "only if blocks have come since")                     \
    F(if_config_changed, 0x20, since_2_1, "only if settings of the torrent have changed")          \
    F(if_state_changed, 0x40, since_2_1, "only if its state has changed")                          \
    F(if_metadata_changed, 0x80, since_2_1, "only if its metadata has come or changed")

/* For torrent_handle.force_reannounce(). */
#define LT_REANNOUNCE_FLAGS(F)                                                                     \
    F(ignore_min_interval, 1, always, "trackers are asked earlier than they have allowed")         \
    F(high_priority, 2, since_2_1, "trackers are asked before those of other torrents")

/* What to do about files that are in the way of torrent_handle.move_storage(). */
#define LT_MOVE_FLAGS(F)                                                                           \
    F(always_replace_files, 0, always, "they are overwritten")                                     \
    F(fail_if_exist, 1, always, "nothing is moved")                                                \
    F(dont_replace, 2, always, "they stay, and the torrent's files of these names are not moved")  \
    F(reset_save_path, 3, since_2_1, "nothing is moved: the files there are checked")              \
    F(reset_save_path_unchecked, 4, since_2_1,                                                     \
      "nothing is moved: the files there are taken as right")

/* The old name of move_flags_t. */
#define LT_DEPRECATED_MOVE_FLAGS(F)                                                                \
    F(always_replace_files, 0, abi1, "move_flags_t.always_replace_files")                          \
    F(fail_if_exist, 1, abi1, "move_flags_t.fail_if_exist")                                        \
    F(dont_replace, 2, abi1, "move_flags_t.dont_replace")

/* How files get their room on disk. */
#define LT_STORAGE_MODE(F)                                                                         \
    F(storage_mode_allocate, 0, always, "all of it when the file is made")                         \
    F(storage_mode_sparse, 1, always, "as it is written")

/* How far a block is. */
#define LT_BLOCK_STATE(F)                                                                          \
    F(none, 0, always, "nobody was asked for it")                                                  \
    F(requested, 1, always, "a peer was asked for it")                                             \
    F(writing, 2, always, "received, and on its way to the disk")                                  \
    F(finished, 3, always, "on disk")

/* For making a session. */
#define LT_SESSION_FLAGS(F)                                                                        \
    F(add_default_plugins, 1, abi2,                                                                \
      "with the usual plugins of libtorrent: ut_metadata, ut_pex and smart_ban")                   \
    F(start_default_features, 2, abi1, "with the services that the settings now start")            \
    F(paused, 4, always, "it begins paused")

/* For session.remove_torrent(). */
#define LT_REMOVE_FLAGS(F)                                                                         \
    F(delete_files, 1, always, "its files are deleted from disk")                                  \
    F(delete_partfile, 2, always, "the file of unwanted pieces is deleted from disk")

/* What to save of a session. */
#define LT_SAVE_STATE_FLAGS(F)                                                                     \
    F(save_settings, 1, always, "the settings")                                                    \
    F(save_dht_settings, 2, abi2, "the settings of the DHT, which are among the others now")       \
    F(save_dht_state, 4, always, "the node of the DHT and the nodes it knows")                     \
    F(save_encryption_settings, 8, abi1,                                                           \
      "the settings of encryption, which are among the others now")                                \
    F(save_as_map, 0x10, abi1, "without effect")                                                   \
    F(save_proxy, 0x20, abi1, "the settings of proxies, which are among the others now")           \
    F(save_i2p_proxy, 0x40, abi1, "the settings of the I2P proxy, which are among the others now") \
    F(save_dht_proxy, 0x80, abi1, "the proxy of the DHT, which is that of all now")                \
    F(save_peer_proxy, 0x100, abi1, "the proxy of peers, which is that of all now")                \
    F(save_web_proxy, 0x200, abi1, "the proxy of web seeds, which is that of all now")             \
    F(save_tracker_proxy, 0x400, abi1, "the proxy of trackers, which is that of all now")          \
    F(save_extension_state, 0x800, always, "what plugins want to keep")                            \
    F(save_ip_filter, 0x1000, always, "the IP filter")

/* For session.reopen_network_sockets(). */
#define LT_REOPEN_NETWORK_FLAGS(F) F(reopen_map_ports, 1, always, "ports are mapped again, too")

/* For session.listen_on(). */
#define LT_LISTEN_ON_FLAGS(F)                                                                      \
    F(listen_reuse_address, 1, abi1, "without effect since addresses are always reused")           \
    F(listen_no_system_port, 2, abi1, "the system shall not choose another port")

/* The peer classes that every session has. */
#define LT_PEER_CLASS(F)                                                                           \
    F(global_peer_class_id, 0, always, "of all peers")                                             \
    F(tcp_peer_class_id, 1, always, "of peers with TCP")                                           \
    F(local_peer_class_id, 2, always, "of peers in the local network")

/* Kinds of sockets in a peer_class_type_filter. */
#define LT_PEER_CLASS_SOCKET_TYPE(F)                                                               \
    F(tcp_socket, 0, always, "TCP")                                                                \
    F(utp_socket, 1, always, "uTP")                                                                \
    F(ssl_tcp_socket, 2, always, "SSL over TCP")                                                   \
    F(ssl_utp_socket, 3, always, "SSL over uTP")                                                   \
    F(i2p_socket, 4, always, "I2P")

/* Bits of peer_info.flags. */
#define LT_PEER_FLAGS(F)                                                                           \
    F(interesting, 1, always, "it has what is wanted here")                                        \
    F(choked, 2, always, "it may not ask for blocks")                                              \
    F(remote_interested, 4, always, "it wants what is here")                                       \
    F(remote_choked, 8, always, "it allows no requests for blocks")                                \
    F(supports_extensions, 0x10, always, "it knows the extension protocol")                        \
    F(outgoing_connection, 0x20, always, "the connection was made from here")                      \
    F(local_connection, 0x20, always, "another name of outgoing_connection")                       \
    F(handshake, 0x40, always, "the handshake is under way; until then nobody knows who it is")    \
    F(connecting, 0x80, always, "the connection is being made")                                    \
    F(queued, 0x100, abi1, "it waits to be connected to; peers of libtorrent 2 never do")          \
    F(on_parole, 0x200, always,                                                                    \
      "it had a part in a piece that did not fit its hash, and is asked for whole pieces")         \
    F(seed, 0x400, always, "it has all pieces")                                                    \
    F(optimistic_unchoke, 0x800, always, "it was unchoked by chance, to see what it gives")        \
    F(snubbed, 0x1000, always, "it did not send in time, and is asked for one block at a time")    \
    F(upload_only, 0x2000, always, "it downloads nothing more")                                    \
    F(endgame_mode, 0x4000, always, "all that it has was asked for already")                       \
    F(holepunched, 0x8000, always,                                                                 \
      "both were behind a router, and met with the help of another peer")                          \
    F(i2p_socket, 0x10000, always, "the connection is of I2P")                                     \
    F(utp_socket, 0x20000, always, "the connection is of uTP")                                     \
    F(ssl_socket, 0x40000, always, "the connection is of SSL")                                     \
    F(rc4_encrypted, 0x80000, always, "all is encrypted with RC4")                                 \
    F(plaintext_encrypted, 0x100000, always, "the handshake alone was encrypted")

/* Bits of peer_info.source. */
#define LT_PEER_SOURCE_FLAGS(F)                                                                    \
    F(tracker, 1, always, "a tracker")                                                             \
    F(dht, 2, always, "the DHT")                                                                   \
    F(pex, 4, always, "another peer")                                                              \
    F(lsd, 8, always, "local service discovery")                                                   \
    F(resume_data, 0x10, always, "resume data")                                                    \
    F(incoming, 0x20, always, "the peer itself, which has connected")

/* Values of peer_info.connection_type. */
#define LT_CONNECTION_TYPE(F)                                                                      \
    F(standard_bittorrent, 1, always, "a BitTorrent peer")                                         \
    F(web_seed, 2, always, "a web seed as in BEP 19")                                              \
    F(http_seed, 4, always, "an HTTP seed as in BEP 17")

/* Bits of peer_info.read_state and write_state. */
#define LT_BANDWIDTH_STATE_FLAGS(F)                                                                \
    F(bw_idle, 1, always, "there is nothing to transfer")                                          \
    F(bw_limit, 2, always, "it waits for the rate limit")                                          \
    F(bw_network, 4, always, "it waits for the network")                                           \
    F(bw_disk, 0x10, always, "it waits for the disk")                                              \
    F(bw_torrent, 2, abi1, "the same as bw_limit")                                                 \
    F(bw_global, 2, abi1, "the same as bw_limit")

/* What peers tell of other peers. */
#define LT_PEX_FLAGS(F)                                                                            \
    F(pex_encryption, 1, always, "it prefers encryption")                                          \
    F(pex_seed, 2, always, "it is a seed")                                                         \
    F(pex_utp, 4, always, "it knows uTP")                                                          \
    F(pex_holepunch, 8, always, "it helps two others that are behind routers to meet")             \
    F(pex_lt_v2, 0x80, always, "it knows version 2; only libtorrent itself uses this")

/* Bits of announce_entry.source. */
#define LT_TRACKER_SOURCE(F)                                                                       \
    F(source_torrent, 1, always, "the torrent file")                                               \
    F(source_client, 2, always, "the program")                                                     \
    F(source_magnet_link, 4, always, "a magnet link")                                              \
    F(source_tex, 8, always, "another peer")

/* Kinds of web seeds. */
#define LT_WEB_SEED_TYPE(F)                                                                        \
    F(url_seed, 0, always, "a web seed as in BEP 19")                                              \
    F(http_seed, 1, always, "an HTTP seed as in BEP 17")

/* Flags of a file in a torrent. */
#define LT_FILE_FLAGS(F)                                                                           \
    F(flag_pad_file, 1, always, "no file, but zeros in front of the next one")                     \
    F(flag_hidden, 2, always, "hidden")                                                            \
    F(flag_executable, 4, always, "may be run")                                                    \
    F(flag_symlink, 8, always, "a symbolic link")

/* How a file is open, in open_file_state. `locked` is 0 as in the reference module: no file is. */
#define LT_FILE_OPEN_MODE(F)                                                                       \
    F(read_only, 0, always, "to be read")                                                          \
    F(write_only, 1, always, "to be written")                                                      \
    F(read_write, 2, always, "to be read and written")                                             \
    F(rw_mask, 3, always, "the bits that say which of the three above")                            \
    F(sparse, 4, always, "without room for what was not written")                                  \
    F(no_atime, 8, always, "reading it does not change its access time")                           \
    F(random_access, 0x20, always, "the system reads nothing ahead")                               \
    F(mmapped, 0x80, always, "it is mapped into memory")                                           \
    F(locked, 0, alias, "no other process may open it")

/* For making a create_torrent. */
#define LT_CREATE_FLAGS(F)                                                                         \
    F(optimize_alignment, 1, abi2, "without effect: files are aligned unless it is v1_only")       \
    F(optimize, 1, abi1, "the old name of optimize_alignment")                                     \
    F(merkle, 2, abi2, "a torrent with a tree of SHA-1 hashes, which no version makes any more")   \
    F(modification_time, 4, always, "the times of files are kept")                                 \
    F(symlinks, 8, always, "symbolic links are kept as such, not followed")                        \
    F(mutable_torrent_support, 0x10, abi2, "without effect: files are aligned as it asks for")     \
    F(v2_only, 0x20, always, "version 2 alone")                                                    \
    F(v1_only, 0x40, always, "version 1 alone")                                                    \
    F(canonical_files, 0x80, always,                                                               \
      "files are ordered and padded as version 2 has it, for v1_only, too")                        \
    F(no_attributes, 0x100, always, "whether files are hidden or may be run is left out")          \
    F(canonical_files_no_tail_padding, 0x200, always,                                              \
      "canonical_files without padding after the last file")

/* For write_torrent_file(). */
#define LT_WRITE_FLAGS(F)                                                                          \
    F(allow_missing_piece_layer, 1, always, "a torrent of version 2 may lack hashes of pieces")    \
    F(no_http_seeds, 2, always, "web seeds are left out")                                          \
    F(include_dht_nodes, 4, always, "nodes of the DHT are written, too")

/* For session.dht_announce(). */
#define LT_ANNOUNCE_FLAGS(F)                                                                       \
    F(seed, 1, always, "as a seed")                                                                \
    F(implied_port, 2, always, "the port is the one that packets come from")                       \
    F(ssl_torrent, 4, always, "the port is one for SSL")

/* For ip_filter and port_filter. */
#define LT_ACCESS_FLAGS(F) F(blocked, 1, always, "no connections from or to it")

/* Whether a number only grows. */
#define LT_METRIC_TYPE(F)                                                                          \
    F(counter, 0, always, "it only grows")                                                         \
    F(gauge, 1, always, "it goes up and down")

/* Values of setting `suggest_mode`. */
#define LT_SUGGEST_MODE(F)                                                                         \
    F(no_piece_suggestions, 0, always, "nothing is suggested to peers")                            \
    F(suggest_read_cache, 1, always, "pieces that are in memory are suggested to peers")

/* Values of setting `choking_algorithm`. */
#define LT_CHOKING_ALGORITHM(F)                                                                    \
    F(fixed_slots_choker, 0, always, "as many peers as unchoke_slots_limit says")                  \
    F(rate_based_choker, 2, always, "as many peers as the upload rate suffices for")               \
    F(bittyrant_choker, 3, abi1, "as many as pay; libtorrent 2 does as fixed_slots_choker")        \
    F(auto_expand_choker, 2, alias, "rate_based_choker")

/* Values of setting `seed_choking_algorithm`. */
#define LT_SEED_CHOKING_ALGORITHM(F)                                                               \
    F(round_robin, 0, always, "each peer in turn")                                                 \
    F(fastest_upload, 1, always, "those that download fastest")                                    \
    F(anti_leech, 2, always, "those that have just begun or are nearly done")

/* Values of settings `disk_io_write_mode` and `disk_io_read_mode`. */
#define LT_IO_BUFFER_MODE(F)                                                                       \
    F(enable_os_cache, 0, always, "the system keeps files in memory as it sees fit")               \
    F(disable_os_cache, 2, always, "the system is told to drop what was written or read")          \
    F(disable_os_cache_for_aligned_files, 2, abi1, "the same as disable_os_cache")                 \
    F(write_through, 3, always, "each write goes to disk at once")

/* Values of setting `disk_io_write_mode` for the mapped disk backend. */
#define LT_MMAP_WRITE_MODE(F)                                                                      \
    F(always_pwrite, 0, always, "with write calls")                                                \
    F(always_mmap_write, 1, always, "through the mapped memory")                                   \
    F(auto_mmap_write, 2, always, "through the mapped memory where that is fast")

/* Values of setting `mixed_mode_algorithm`. */
#define LT_BANDWIDTH_MIXED_ALGO(F)                                                                 \
    F(prefer_tcp, 0, always, "uTP gives way to TCP")                                               \
    F(peer_proportional, 1, always, "each gets what its number of peers amounts to")

/* Values of settings `out_enc_policy` and `in_enc_policy`. */
#define LT_ENC_POLICY(F)                                                                           \
    F(forced, 0, alias, "pe_forced")                                                               \
    F(pe_forced, 0, always, "only encrypted connections")                                          \
    F(enabled, 1, alias, "pe_enabled")                                                             \
    F(pe_enabled, 1, always, "encrypted connections and others")                                   \
    F(disabled, 2, alias, "pe_disabled")                                                           \
    F(pe_disabled, 2, always, "only connections that are not encrypted")

/* Values of setting `allowed_enc_level`. */
#define LT_ENC_LEVEL(F)                                                                            \
    F(plaintext, 1, alias, "pe_plaintext")                                                         \
    F(pe_plaintext, 1, always, "only the handshake is encrypted")                                  \
    F(rc4, 2, alias, "pe_rc4")                                                                     \
    F(pe_rc4, 2, always, "all is encrypted with RC4")                                              \
    F(both, 3, alias, "pe_both")                                                                   \
    F(pe_both, 3, always, "either of the two")

/* Values of setting `proxy_type`. */
#define LT_PROXY_TYPE(F)                                                                           \
    F(none, 0, always, "no proxy")                                                                 \
    F(socks4, 1, always, "SOCKS4")                                                                 \
    F(socks5, 2, always, "SOCKS5")                                                                 \
    F(socks5_pw, 3, always, "SOCKS5 with user name and password")                                  \
    F(http, 4, always, "HTTP")                                                                     \
    F(http_pw, 5, always, "HTTP with user name and password")                                      \
    F(i2p_proxy, 6, always, "an I2P router")

/* As many rows as fit on a line. */
/* clang-format off */

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
    F(invalid_save_path, 144, since_2_1) \
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

#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(bdecode_type, name, value)
enum lt_bdecode_type { LT_BDECODE_NODE_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(torrent_states, name, value)
enum lt_torrent_states { LT_TORRENT_STATES(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(error_file, name, value)
enum lt_error_file { LT_ERROR_FILE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(torrent_flags, name, value)
enum lt_torrent_flags { LT_TORRENT_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(add_torrent_params_flags, name, value)
enum lt_add_torrent_params_flags { LT_ADD_TORRENT_PARAMS_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(alert_category, name, value)
enum lt_alert_category { LT_ALERT_CATEGORY(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(alert_category_old, name, value)
enum lt_alert_category_old { LT_ALERT_CATEGORY_OLD(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(alert_priority, name, value)
enum lt_alert_priority { LT_ALERT_PRIORITY(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(operation, name, value)
enum lt_operation { LT_OPERATION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(socket_type, name, value)
enum lt_socket_type { LT_SOCKET_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(listen_failed_alert_socket_type, name, value)
enum lt_listen_failed_alert_socket_type { LT_LISTEN_FAILED_ALERT_SOCKET_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(listen_succeded_alert_socket_type, name, value)
enum lt_listen_succeded_alert_socket_type { LT_LISTEN_SUCCEDED_ALERT_SOCKET_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(event, name, value)
enum lt_event { LT_EVENT(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(protocol_version, name, value)
enum lt_protocol_version { LT_PROTOCOL_VERSION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(performance_warning, name, value)
enum lt_performance_warning { LT_PERFORMANCE_WARNING(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(peer_blocked_reason, name, value)
enum lt_peer_blocked_reason { LT_PEER_BLOCKED_REASON(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(close_reason, name, value)
enum lt_close_reason { LT_CLOSE_REASON(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(stats_channel, name, value)
enum lt_stats_channel { LT_STATS_CHANNEL(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(anonymous_mode_kind, name, value)
enum lt_anonymous_mode_kind { LT_ANONYMOUS_MODE_KIND(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(peer_connect_direction, name, value)
enum lt_peer_connect_direction { LT_PEER_CONNECT_DIRECTION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(peer_log_direction, name, value)
enum lt_peer_log_direction { LT_PEER_LOG_DIRECTION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(dht_log_module, name, value)
enum lt_dht_log_module { LT_DHT_LOG_MODULE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(dht_pkt_direction, name, value)
enum lt_dht_pkt_direction { LT_DHT_PKT_DIRECTION(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(picker_flags, name, value)
enum lt_picker_flags { LT_PICKER_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(portmap_transport, name, value)
enum lt_portmap_transport { LT_PORTMAP_TRANSPORT(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(portmap_protocol, name, value)
enum lt_portmap_protocol { LT_PORTMAP_PROTOCOL(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(protocol_type, name, value)
enum lt_protocol_type { LT_PROTOCOL_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(status_flags, name, value)
enum lt_status_flags { LT_STATUS_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(add_piece_flags, name, value)
enum lt_add_piece_flags { LT_ADD_PIECE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(deadline_flags, name, value)
enum lt_deadline_flags { LT_DEADLINE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(file_progress_flags, name, value)
enum lt_file_progress_flags { LT_FILE_PROGRESS_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(pause_flags, name, value)
enum lt_pause_flags { LT_PAUSE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(save_resume_flags, name, value)
enum lt_save_resume_flags { LT_SAVE_RESUME_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(reannounce_flags, name, value)
enum lt_reannounce_flags { LT_REANNOUNCE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(move_flags, name, value)
enum lt_move_flags { LT_MOVE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(deprecated_move_flags, name, value)
enum lt_deprecated_move_flags { LT_DEPRECATED_MOVE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(storage_mode, name, value)
enum lt_storage_mode { LT_STORAGE_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(block_state, name, value)
enum lt_block_state { LT_BLOCK_STATE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(session_flags, name, value)
enum lt_session_flags { LT_SESSION_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(remove_flags, name, value)
enum lt_remove_flags { LT_REMOVE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(save_state_flags, name, value)
enum lt_save_state_flags { LT_SAVE_STATE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(reopen_network_flags, name, value)
enum lt_reopen_network_flags { LT_REOPEN_NETWORK_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(listen_on_flags, name, value)
enum lt_listen_on_flags { LT_LISTEN_ON_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(peer_class, name, value)
enum lt_peer_class { LT_PEER_CLASS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(peer_class_socket_type, name, value)
enum lt_peer_class_socket_type { LT_PEER_CLASS_SOCKET_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(peer_flags, name, value)
enum lt_peer_flags { LT_PEER_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(peer_source_flags, name, value)
enum lt_peer_source_flags { LT_PEER_SOURCE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(connection_type, name, value)
enum lt_connection_type { LT_CONNECTION_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(bandwidth_state_flags, name, value)
enum lt_bandwidth_state_flags { LT_BANDWIDTH_STATE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(pex_flags, name, value)
enum lt_pex_flags { LT_PEX_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(tracker_source, name, value)
enum lt_tracker_source { LT_TRACKER_SOURCE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(web_seed_type, name, value)
enum lt_web_seed_type { LT_WEB_SEED_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(file_flags, name, value)
enum lt_file_flags { LT_FILE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(file_open_mode, name, value)
enum lt_file_open_mode { LT_FILE_OPEN_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(create_flags, name, value)
enum lt_create_flags { LT_CREATE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(write_flags, name, value)
enum lt_write_flags { LT_WRITE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(announce_flags, name, value)
enum lt_announce_flags { LT_ANNOUNCE_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(access_flags, name, value)
enum lt_access_flags { LT_ACCESS_FLAGS(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(metric_type, name, value)
enum lt_metric_type { LT_METRIC_TYPE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(suggest_mode, name, value)
enum lt_suggest_mode { LT_SUGGEST_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(choking_algorithm, name, value)
enum lt_choking_algorithm { LT_CHOKING_ALGORITHM(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(seed_choking_algorithm, name, value)
enum lt_seed_choking_algorithm { LT_SEED_CHOKING_ALGORITHM(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(io_buffer_mode, name, value)
enum lt_io_buffer_mode { LT_IO_BUFFER_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(mmap_write_mode, name, value)
enum lt_mmap_write_mode { LT_MMAP_WRITE_MODE(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about)                                                    \
    LT_ENUMERATOR_##when(bandwidth_mixed_algo, name, value)
enum lt_bandwidth_mixed_algo { LT_BANDWIDTH_MIXED_ALGO(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(enc_policy, name, value)
enum lt_enc_policy { LT_ENC_POLICY(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(enc_level, name, value)
enum lt_enc_level { LT_ENC_LEVEL(LT_ENUMERATOR) };
#undef LT_ENUMERATOR
#define LT_ENUMERATOR(name, value, when, about) LT_ENUMERATOR_##when(proxy_type, name, value)
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
