/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The types behind the pointers of this library. All are opaque.
 *
 * An lt_object is of a class, and so is everything from lt_add_torrent_params on below: a pointer
 * to it may be cast to lt_object * and, if lt_object_is() says so, back. Each names the class of
 * the same name without "lt_", and object.h says what threads may do with one; its fields are read
 * with the functions of object.h, and what can be done with it is in the header that is named here.
 * lt_object_unref() drops a reference to any of them.
 */
#ifndef LIBTORRENT_C_TYPES_H
#define LIBTORRENT_C_TYPES_H

#include <libtorrent-c/export.h>

/* A value: a tree of dicts, lists, strings, numbers. value.h */
typedef struct lt_value lt_value;
/* An object of any class, reference-counted. object.h */
typedef struct lt_object lt_object;
/* What is known of a class: its name and fields. It lives as long as the library. object.h */
typedef struct lt_class lt_class;
/* A field of a class. It lives as long as the library. object.h */
typedef struct lt_field lt_field;
/* An enum or a set of flags. It lives as long as the library. object.h */
typedef struct lt_enum lt_enum;
/* A function of this library as data. It lives as long as the library. function.h */
typedef struct lt_function lt_function;

/* All that is needed to add a torrent to a session, and its resume data. add_torrent_params.h,
 * magnet.h, load_torrent.h, resume_data.h */
typedef struct lt_add_torrent_params lt_add_torrent_params;
/* A tracker of a torrent. announce_entry.h */
typedef struct lt_announce_entry lt_announce_entry;
/* A place in bencoded data. bdecode_node.h */
typedef struct lt_bdecode_node lt_bdecode_node;
/* A torrent file in the making. create_torrent.h */
typedef struct lt_create_torrent lt_create_torrent;
/* The nodes that a DHT knows. session_params.h */
typedef struct lt_dht_state lt_dht_state;
/* What the number of an error code means. error_code.h */
typedef struct lt_error_category lt_error_category;
/* A number and the category that it is of. error_code.h */
typedef struct lt_error_code lt_error_code;
/* A file of a torrent. file_storage.h */
typedef struct lt_file_entry lt_file_entry;
/* Which files a torrent has, and how they are cut into pieces. file_storage.h */
typedef struct lt_file_storage lt_file_storage;
/* The start of the peer ids of a program. fingerprint.h */
typedef struct lt_fingerprint lt_fingerprint;
/* Computes a SHA-1. hash.h */
typedef struct lt_hasher lt_hasher;
/* Computes a SHA-256. hash.h */
typedef struct lt_hasher256 lt_hasher256;
/* The v1 and v2 info-hashes of a torrent. hash.h */
typedef struct lt_info_hash_t lt_info_hash_t;
/* Flags for ranges of IP addresses. ip_filter.h */
typedef struct lt_ip_filter lt_ip_filter;
/* Which peer classes a connection gets by the type of its socket. ip_filter.h */
typedef struct lt_peer_class_type_filter lt_peer_class_type_filter;
/* A part of a piece: fields piece, start, length. */
typedef struct lt_peer_request lt_peer_request;
/* The bytes of a piece, in an alert. alert.h */
typedef struct lt_piece_data lt_piece_data;
/* Pieces of a torrent as they come in. piece_reader.h */
typedef struct lt_piece_reader lt_piece_reader;
/* Flags for ranges of ports. ip_filter.h */
typedef struct lt_port_filter lt_port_filter;
/* All that runs. session.h */
typedef struct lt_session lt_session;
/* What a session is made from, and its state to make it again. session_params.h */
typedef struct lt_session_params lt_session_params;
/* 20 bytes: a SHA-1. hash.h */
typedef struct lt_sha1_hash lt_sha1_hash;
/* 32 bytes: a SHA-256. hash.h */
typedef struct lt_sha256_hash lt_sha256_hash;
/* A torrent in a session. torrent_handle.h */
typedef struct lt_torrent_handle lt_torrent_handle;
/* The content of a torrent file. torrent_info.h */
typedef struct lt_torrent_info lt_torrent_info;

#endif
