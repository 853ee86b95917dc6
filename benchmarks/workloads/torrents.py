# SPDX-License-Identifier: BSD-3-Clause
"""What there is to know about torrents of a session."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libtorrent as lt
import material
import suite
from suite import scale, workload

if TYPE_CHECKING:
    from collections.abc import Callable


def _fields(st: Any) -> tuple[Any, ...]:
    return (
        st.handle,
        st.name,
        st.state,
        st.progress,
        st.download_rate,
        st.num_peers,
        st.total_done,
    )


@workload("handle.status()", floor="torrent_handle status", waits=True)
def status() -> Callable[[], None]:
    h = material.handle()

    def run() -> None:
        h.status()

    return run


@workload("status of 2 000 handles, 7 fields", waits=True)
def statuses() -> Callable[[], None]:
    session, *handles = material.many(scale(2000))

    def run(_session: Any = session) -> None:
        for h in handles:
            _fields(h.status())

    return run


@workload("get_torrents, 2 000", waits=True)
def get_torrents() -> Callable[[], None]:
    session = material.many(scale(2000))[0]

    def run() -> None:
        session.get_torrents()

    return run


@workload("get_torrent_status, 2 000, 7 fields", floor="session get_torrent_status", waits=True)
def get_torrent_status() -> Callable[[], None]:
    session = material.many(scale(2000))[0]

    def run() -> None:
        for st in session.get_torrent_status(lambda _: True, 0):
            _fields(st)

    return run


@workload("peers of 50: ip, client, speeds", floor="peers", waits=True)
def peers() -> Callable[[], None]:
    h = material.handle()
    sockets = material.connect_peers(h, 50)

    def run(_sockets: Any = sockets) -> None:
        for peer in h.get_peer_info():
            _ = peer.ip, peer.client, peer.up_speed, peer.down_speed, peer.flags, peer.progress

    return run


@workload("trackers", waits=True)
def trackers() -> Callable[[], None]:
    h = material.handle()

    def run() -> None:
        h.trackers()

    return run


@workload("file_progress, 20 000 files", waits=True)
def file_progress() -> Callable[[], None]:
    h = material.handle(scale(20000))

    def run() -> None:
        h.file_progress()

    return run


@workload("get_file_priorities, 20 000 files", waits=True)
def file_priorities() -> Callable[[], None]:
    h = material.handle(scale(20000))

    def run() -> None:
        h.get_file_priorities()

    return run


@workload("add 5 000 torrents", bar=0.95, binding=False)
def add() -> Callable[[], float]:
    count = scale(5000)

    def run() -> float:
        session = lt.session(material.SETTINGS)
        begun = suite.now()
        for i in range(count):
            session.add_torrent(material.params(number=i))
        return suite.now() - begun

    return run
