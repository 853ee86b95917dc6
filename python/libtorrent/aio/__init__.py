# SPDX-License-Identifier: BSD-3-Clause
"""libtorrent for asyncio and trio.

    async with libtorrent.aio.session({"listen_interfaces": "0.0.0.0:6881"}) as session:
        torrent = await session.add_torrent(params)
        async for alert in session.alerts(lt.piece_finished_alert):
            print(alert.message())

What libtorrent answers by an alert is awaited here, and raises lt.error if the alert tells of a
failure. Cancelling what is awaited (asyncio.timeout(), wait_for(), a trio scope) leaves nothing
behind but the request itself, which libtorrent goes on with.
"""

from __future__ import annotations

from libtorrent.aio._dispatch import AlertsDropped, AlertStream
from libtorrent.aio._handle import torrent_handle
from libtorrent.aio._session import session
from libtorrent.aio._stream import torrent_stream

__all__ = ["AlertStream", "AlertsDropped", "session", "torrent_handle", "torrent_stream"]
