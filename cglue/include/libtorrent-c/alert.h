/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Alerts: what a session has to say.
 *
 * An alert is an object of the class of its type, such as `torrent_finished_alert`, derived from
 * `alert`; it is read through the fields of its class (object.h). lt_session_pop_alerts() gives
 * them. An alert stays as it is for as long as somebody holds it, whatever is popped later and also
 * when its session is gone; any thread may read it. Fields are read from libtorrent's own alert
 * until the next pop; only alerts that are still held then are copied.
 */
#ifndef LIBTORRENT_C_ALERT_H
#define LIBTORRENT_C_ALERT_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/* How many types of alerts libtorrent has: they are the numbers below. */
LT_EXPORT int lt_num_alert_types(void);

/* The name of a type without "_alert", such as "torrent_finished", borrowed for ever. NULL with
 * lt_error_index. */
LT_EXPORT const char *lt_alert_name(int type);

/* The class of alerts of a type; the class `alert` if it has none of its own. NULL with
 * lt_error_index. */
LT_EXPORT const lt_class *lt_alert_class(int type);

/* The bytes of a piece, as many as *size says; borrowed from `piece`. NULL with the error set if it
 * is none. */
LT_EXPORT const char *lt_piece_data_bytes(const lt_piece_data *piece, size_t *size);

LT_END_DECLS
#endif
