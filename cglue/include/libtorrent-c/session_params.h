/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * session_params: what a session is made from, and what its state is saved as.
 *
 * NULL for an object is lt_error_type. Nothing waits. Results are the caller's: lt_object_unref(),
 * lt_value_free(). `flags` are enum lt_save_state_flags: 1 settings, 4 DHT state, 2048 state of
 * extensions, 4096 IP filter; 4294967295 for all.
 */
#ifndef LIBTORRENT_C_SESSION_PARAMS_H
#define LIBTORRENT_C_SESSION_PARAMS_H

#include <libtorrent-c/value.h>

LT_BEGIN_DECLS

/*
 * Parameters with the given settings, a map (settings.h says how it fails); with default ones for
 * NULL or nil; a copy of a session_params object. They include the plugins ut_metadata, ut_pex and
 * smart_ban.
 */
LT_EXPORT lt_session_params *lt_session_params_new(const lt_value *source);

/*
 * Parameters from what lt_write_session_params() or lt_write_session_params_buf() gave: a map or
 * bytes. What it does not say has its default. lt_error_libtorrent: the bytes are malformed;
 * lt_error_type: neither a map nor bytes.
 */
LT_EXPORT lt_session_params *lt_read_session_params(const lt_value *state, int64_t flags);

/* The parameters, decoded: a map. `flags`: the parts to write. */
LT_EXPORT lt_value *lt_write_session_params(const lt_session_params *params, int64_t flags);
/* The parameters, bencoded: bytes. `flags`: the parts to write. */
LT_EXPORT lt_value *lt_write_session_params_buf(const lt_session_params *params, int64_t flags);

/* Forgets all nodes and ids. */
LT_EXPORT lt_status lt_dht_state_clear(lt_dht_state *self);

LT_END_DECLS
#endif
