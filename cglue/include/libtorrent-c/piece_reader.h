/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Pieces of a torrent as they come in, for players and everything else that reads while it
 * downloads.
 *
 * What a reader asks for does not show in lt_session_pop_alerts(): its read_piece_alerts are taken
 * out, those that lt_torrent_handle_read_piece() and lt_torrent_handle_set_piece_deadline() have
 * asked for stay in. While a reader waits, it may pop alerts in place of the program. They are kept
 * for the next lt_session_pop_alerts(), at most as many as the setting alert_queue_size said when
 * the reader was made; more are dropped.
 */
#ifndef LIBTORRENT_C_PIECE_READER_H
#define LIBTORRENT_C_PIECE_READER_H

#include <libtorrent-c/torrent_handle.h>

LT_BEGIN_DECLS

/*
 * A reader of a torrent, the caller's. It keeps neither the torrent nor its session. Waits. NULL
 * with lt_error_invalid_handle, or with lt_error_value if the torrent has no metadata yet.
 */
LT_EXPORT lt_piece_reader *lt_piece_reader_new(const lt_torrent_handle *handle);

/*
 * Asks for a piece, to be there in `deadline` milliseconds if possible, and kept until it is read
 * or forgotten. A piece of priority 0 is downloaded too. Asking again sets another deadline.
 * lt_error_index.
 */
LT_EXPORT lt_status lt_piece_reader_request(lt_piece_reader *self, int piece, int deadline);

/*
 * Lets go of a piece: it no longer has a deadline, unless the program has given it one with
 * lt_torrent_handle_set_piece_deadline() that waits for its alert. Does nothing for a piece that
 * was not asked for.
 */
LT_EXPORT lt_status lt_piece_reader_forget(lt_piece_reader *self, int piece);

/*
 * The bytes of a piece that was asked for, waiting at most `max_wait` milliseconds; the caller's,
 * the reader keeps nothing of it. Nil if it is not there in time. NULL with lt_error_value for a
 * piece that was not asked for, lt_error_invalid_handle if the torrent was removed or the session
 * closed, lt_error_libtorrent if the piece cannot be read or the torrent has stopped with an error.
 */
LT_EXPORT lt_value *lt_piece_reader_read(lt_piece_reader *self, int piece, int64_t max_wait);

LT_END_DECLS
#endif
