/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Bencoded data that is looked into, not converted: each call makes only what it is asked for.
 *
 * A node is a dictionary, list, string or integer inside the data, which all nodes of it keep
 * alive. Nodes do not change. One thread at a time: libtorrent notes where it has looked last.
 * Nothing waits. Results are the caller's: lt_object_unref(), lt_value_free(), lt_free().
 * lt_error_type: the node is of another kind than the function is for.
 */
#ifndef LIBTORRENT_C_BDECODE_NODE_H
#define LIBTORRENT_C_BDECODE_NODE_H

#include <libtorrent-c/value.h>

LT_BEGIN_DECLS

/*
 * The node that stands for what is at the start of `data`, of which it keeps a copy. The limits are
 * those of lt_bdecode(). lt_error_libtorrent with a code of the category "bdecode": `data` is
 * malformed or beyond a limit. lt_error_value: a limit is negative.
 */
LT_EXPORT lt_bdecode_node *lt_bdecode_node_new(const char *data, size_t size, int depth_limit,
                                               int token_limit);

/* What the node is, an lt_bdecode_type of enums.h; -1 on failure. */
LT_EXPORT int lt_bdecode_node_type(const lt_bdecode_node *self);

/* The node with all that is in it, as lt_bdecode() gives it. */
LT_EXPORT lt_value *lt_bdecode_node_value(const lt_bdecode_node *self);

/* The bencoded bytes of the node, with its first and last: for a dictionary from d to e. */
LT_EXPORT lt_value *lt_bdecode_node_data_section(const lt_bdecode_node *self);
/* Where that begins, in bytes from the start of the data; -1 on failure. */
LT_EXPORT int64_t lt_bdecode_node_data_offset(const lt_bdecode_node *self);

/* What is wrong with the node though it can be decoded, such as keys that are out of order: text;
 * nil if nothing is. */
LT_EXPORT lt_value *lt_bdecode_node_has_soft_error(const lt_bdecode_node *self);
/* The node for people to read: on one line, or on many. */
LT_EXPORT char *lt_bdecode_node_print_entry(const lt_bdecode_node *self, bool single_line);

/* --- lists --- */

/* How many items it has; -1 on failure. */
LT_EXPORT int lt_bdecode_node_list_size(const lt_bdecode_node *self);
/* An item by its index. lt_error_index: there is none. */
LT_EXPORT lt_bdecode_node *lt_bdecode_node_list_at(const lt_bdecode_node *self, int index);
/* The bytes of the item of that index, `default_value` if that is no string. lt_error_index: there
 * is none. */
LT_EXPORT lt_value *lt_bdecode_node_list_string_value_at(const lt_bdecode_node *self, int index,
                                                         const char *default_value,
                                                         size_t default_value_size);
/* The number that the item of that index is, `default_value` if it is none. lt_error_index: there
 * is no such item. */
LT_EXPORT lt_value *lt_bdecode_node_list_int_value_at(const lt_bdecode_node *self, int index,
                                                      int64_t default_value);

/* --- dictionaries --- */

/* How many keys it has; -1 on failure. */
LT_EXPORT int lt_bdecode_node_dict_size(const lt_bdecode_node *self);
/* What a key stands for; NULL without an error if it is not there. `key` is bytes. */
LT_EXPORT lt_bdecode_node *lt_bdecode_node_dict_find(const lt_bdecode_node *self, const char *key,
                                                     size_t key_size);
/* The same if that is a dictionary; NULL without an error if it is not. */
LT_EXPORT lt_bdecode_node *lt_bdecode_node_dict_find_dict(const lt_bdecode_node *self,
                                                          const char *key, size_t key_size);
/* The same if that is a list; NULL without an error if it is not. */
LT_EXPORT lt_bdecode_node *lt_bdecode_node_dict_find_list(const lt_bdecode_node *self,
                                                          const char *key, size_t key_size);
/* The same if that is a string; NULL without an error if it is not. */
LT_EXPORT lt_bdecode_node *lt_bdecode_node_dict_find_string(const lt_bdecode_node *self,
                                                            const char *key, size_t key_size);
/* The same if that is an integer; NULL without an error if it is not. */
LT_EXPORT lt_bdecode_node *lt_bdecode_node_dict_find_int(const lt_bdecode_node *self,
                                                         const char *key, size_t key_size);
/* The bytes that a key stands for; `default_value` if it is not there or stands for no string. */
LT_EXPORT lt_value *lt_bdecode_node_dict_find_string_value(const lt_bdecode_node *self,
                                                           const char *key, size_t key_size,
                                                           const char *default_value,
                                                           size_t default_value_size);
/* The number that a key stands for; `default_value` if it is not there or stands for no integer. */
LT_EXPORT lt_value *lt_bdecode_node_dict_find_int_value(const lt_bdecode_node *self,
                                                        const char *key, size_t key_size,
                                                        int64_t default_value);
/* A key, bytes, and the node that it stands for, by index in the order of the data: a tuple.
 * lt_error_index: there is none. */
LT_EXPORT lt_value *lt_bdecode_node_dict_at(const lt_bdecode_node *self, int index);

/* --- integers --- */

/* The number; one beyond 64 bits is read as 0. */
LT_EXPORT lt_value *lt_bdecode_node_int_value(const lt_bdecode_node *self);

/* --- strings --- */

/* The bytes. */
LT_EXPORT lt_value *lt_bdecode_node_string_value(const lt_bdecode_node *self);
/* How many bytes it has; -1 on failure. */
LT_EXPORT int64_t lt_bdecode_node_string_length(const lt_bdecode_node *self);
/* Where these begin, in bytes from the start of the data; -1 on failure. */
LT_EXPORT int64_t lt_bdecode_node_string_offset(const lt_bdecode_node *self);

LT_END_DECLS
#endif
