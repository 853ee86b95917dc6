# SPDX-License-Identifier: BSD-3-Clause
"""Draining alerts. What makes the alerts does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libtorrent as lt
import material
import suite
from suite import scale, workload

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 50000


class Source:
    """A session with so many alerts waiting, a half of them of one type, a quarter each of two."""

    def __init__(self, count: int) -> None:
        settings = {
            **material.SETTINGS,
            "alert_mask": lt.alert.category_t.status_notification
            | lt.alert.category_t.storage_notification,
            "alert_queue_size": 2 * count,
        }
        self.count = count
        self.session = lt.session(settings)
        # Without metadata, it has no files: all that follows is done at once, in order.
        self.handle = self.session.add_torrent(material.params())

    def fill(self) -> None:
        """Has them made, and waits until they are."""
        self.session.pop_alerts()
        half = self.count // 2
        for _ in range(half):
            self.handle.move_storage(material.NOWHERE)
        for _ in range(half // 2):
            self.handle.resume()
            self.handle.pause()
        self.handle.status(0)


def _three(alert: Any) -> tuple[Any, ...]:
    if isinstance(alert, lt.storage_moved_alert):
        return alert.handle, alert.storage_path(), alert.what()
    if isinstance(alert, (lt.torrent_paused_alert, lt.torrent_resumed_alert)):
        return alert.handle, alert.torrent_name, alert.what()
    raise TypeError(f"{type(alert)} was not asked for")


def _drain(work: Callable[[list[Any]], Any]) -> Callable[[], float]:
    source = Source(scale(COUNT))

    def run() -> float:
        source.fill()
        begun = suite.now()
        alerts = source.session.pop_alerts()
        work(alerts)
        seconds = suite.now() - begun
        return seconds / len(alerts)

    return run


@workload("alert drained", bar=2.0, floor="alert popped")
def drain() -> Callable[[], float]:
    return _drain(lambda alerts: None)


@workload("alert drained, type dispatch, 3 fields", bar=2.0, floor="alert with 3 fields")
def fields() -> Callable[[], float]:
    def work(alerts: list[Any]) -> None:
        for alert in alerts:
            _three(alert)

    return _drain(work)


@workload("alert drained, message()", bar=2.0)
def messages() -> Callable[[], float]:
    def work(alerts: list[Any]) -> None:
        for alert in alerts:
            alert.message()

    return _drain(work)


@workload("alert drained, message(), all kept", bar=1.0)
def kept() -> Callable[[], float]:
    # The reference's dangle then: it is not asked for them.
    source = Source(scale(COUNT))
    kept: list[Any] = []

    def run() -> float:
        source.fill()
        kept.clear()
        begun = suite.now()
        kept.extend(source.session.pop_alerts())
        for alert in kept:
            alert.message()
        # From here on they are what is kept, not libtorrent's any more.
        source.session.pop_alerts()
        return (suite.now() - begun) / len(kept)

    return run


@workload("poll of nothing: pop_alerts()", bar=1.0, per=1000)
def nothing() -> Callable[[], None]:
    from suite import unrolled

    session = lt.session(material.SETTINGS)
    return unrolled("session.pop_alerts()", {"session": session})
