/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Trackers of a torrent: what they are and how the announces to them went.
 *
 * An announce_entry is a copy: it does not change when the torrent announces, and changing it
 * changes no torrent. Its fields are those of the class "announce_entry" (lt_object_get()). Nothing
 * here waits.
 */
#ifndef LIBTORRENT_C_ANNOUNCE_ENTRY_H
#define LIBTORRENT_C_ANNOUNCE_ENTRY_H

#include <libtorrent-c/object.h>

LT_BEGIN_DECLS

/* A tracker of that URL, of tier 0, never announced to. The caller's, lt_object_unref(). NULL for a
 * NULL url. */
LT_EXPORT lt_announce_entry *lt_announce_entry_new(const char *url);
/* Forgets when announces are due and that the tracker was told of the start: they are due at once.
 * Deprecated. */
LT_EXPORT lt_status lt_announce_entry_reset(lt_announce_entry *self);
/* Removes white space before the URL. Deprecated. */
LT_EXPORT lt_status lt_announce_entry_trim(lt_announce_entry *self);
/*
 * Whether an announce is possible now, by the first endpoint: due, none under way, not failed too
 * often. `is_seed` says that the tracker is to be told that the torrent is complete. True if there
 * was none before. Deprecated.
 */
LT_EXPORT bool lt_announce_entry_can_announce(const lt_announce_entry *self, bool is_seed);
/* Whether the last announce of the first endpoint did not fail. False if there was none.
 * Deprecated. */
LT_EXPORT bool lt_announce_entry_is_working(const lt_announce_entry *self);
/* Seconds from now until the first endpoint may announce, negative if it may already; 0 if not
 * known. Deprecated. */
LT_EXPORT int lt_announce_entry_min_announce_in(const lt_announce_entry *self);
/* Seconds from now until the first endpoint's next announce, negative if it is late; 0 if not
 * known. Deprecated. */
LT_EXPORT int lt_announce_entry_next_announce_in(const lt_announce_entry *self);

LT_END_DECLS
#endif
