/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Filters: which addresses and ports a session talks to, and which peer classes a connection gets.
 *
 * A filter is a value: a session copies it, and hands out copies. Nothing here waits. One thread at
 * a time may change a filter, and nobody reads it at that time. NULL for an object is
 * lt_error_type.
 */
#ifndef LIBTORRENT_C_IP_FILTER_H
#define LIBTORRENT_C_IP_FILTER_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/* --- addresses --- */

/* A filter that gives all addresses the flags 0. The caller's, lt_object_unref(). */
LT_EXPORT lt_ip_filter *lt_ip_filter_new(void);
/*
 * Gives all addresses from `first` to `last`, both included, the flags, in place of those they had;
 * 1 is blocked (enum
 * lt_access_flags). Both are IPv4 or both IPv6, as text. lt_error_libtorrent if one is no
 * address, lt_error_value if they are of different kinds or `last` is less than `first`;
 * lt_error_overflow if flags do not fit into 32 bits without sign.
 */
LT_EXPORT lt_status lt_ip_filter_add_rule(lt_ip_filter *self, const char *first, const char *last,
                                          int64_t flags);
/* The flags of an address; -1 with lt_error_libtorrent if the text is none. */
LT_EXPORT int64_t lt_ip_filter_access(const lt_ip_filter *self, const char *address);
/*
 * All ranges in order: a tuple of two lists, IPv4 and IPv6, of tuples (first address, last
 * address). The ranges cover all addresses; lt_ip_filter_access() of the first tells the flags. The
 * caller's.
 */
LT_EXPORT lt_value *lt_ip_filter_export_filter(const lt_ip_filter *self);
/* The same with tuples (first address, last address, flags); the caller's. */
LT_EXPORT lt_value *lt_ip_filter_ranges(const lt_ip_filter *self);
/* Whether no rule was added. */
LT_EXPORT bool lt_ip_filter_empty(const lt_ip_filter *self);

/* --- ports --- */

/* A filter that gives all ports the flags 0. The caller's, lt_object_unref(). */
LT_EXPORT lt_port_filter *lt_port_filter_new(void);
/*
 * Gives all ports from `first` to `last`, both included, the flags; 1 is blocked. lt_error_overflow
 * if a port is not from 0 to 65535 or flags do not fit into 32 bits without sign, lt_error_value if
 * `last` is less than `first`.
 */
LT_EXPORT lt_status lt_port_filter_add_rule(lt_port_filter *self, int first, int last,
                                            int64_t flags);
/* The flags of a port; -1 with lt_error_overflow if it is none. */
LT_EXPORT int64_t lt_port_filter_access(const lt_port_filter *self, int port);

/* --- peer classes by type of socket: enum lt_peer_class_socket_type --- */

/* A filter that changes nothing. The caller's, lt_object_unref(). */
LT_EXPORT lt_peer_class_type_filter *lt_peer_class_type_filter_new(void);
/*
 * Sockets of the type get the class. lt_error_value for another type, lt_error_index for a class
 * that is not from 0 to 31: others cannot be filtered.
 */
LT_EXPORT lt_status lt_peer_class_type_filter_add(lt_peer_class_type_filter *self, int socket_type,
                                                  int peer_class);
/*
 * Sockets of the type do not get the class from here. Fails as lt_peer_class_type_filter_add()
 * does.
 */
LT_EXPORT lt_status lt_peer_class_type_filter_remove(lt_peer_class_type_filter *self,
                                                     int socket_type, int peer_class);
/* Sockets of the type may not have the class. Fails as lt_peer_class_type_filter_add() does. */
LT_EXPORT lt_status lt_peer_class_type_filter_disallow(lt_peer_class_type_filter *self,
                                                       int socket_type, int peer_class);
/* Sockets of the type may have the class. Fails as lt_peer_class_type_filter_add() does. */
LT_EXPORT lt_status lt_peer_class_type_filter_allow(lt_peer_class_type_filter *self,
                                                    int socket_type, int peer_class);
/*
 * What the filter makes of a set of classes, where bit n stands for class n. -1 with lt_error_value
 * for another type, with lt_error_overflow if the set does not fit into 32 bits without sign.
 */
LT_EXPORT int64_t lt_peer_class_type_filter_apply(const lt_peer_class_type_filter *self,
                                                  int socket_type, int64_t peer_class_mask);

LT_END_DECLS
#endif
