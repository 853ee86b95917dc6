/* SPDX-License-Identifier: BSD-3-Clause */
/* The teardown of test programs that have sessions. */
#ifndef END_SESSIONS_H
#define END_SESSIONS_H

#include <libtorrent-c/session.h>

/* What still ends in the background would look like a leak. */
static int end_sessions(void **state) {
    (void)state;
    return lt_session_close_all(60000) ? 0 : -1;
}

#endif
