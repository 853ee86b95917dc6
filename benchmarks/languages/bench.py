# SPDX-License-Identifier: BSD-3-Clause
"""The workloads that Lua, Ruby and C have, too. Arguments: a bencoded file, how many alerts.

Prints a line for each: name, tab, seconds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

import libtorrent as lt

LOOPS = 100_000
ROUNDS = 5


def report(name: str, seconds: float) -> None:
    print(f"{name}\t{seconds:.12g}")


def timed(name: str, times: int, code: str, **names: Any) -> None:
    """The least processor time of one of ``times`` times a statement."""
    scope: dict[str, Any] = dict(names)
    exec(f"def run():\n for _ in range({times}):\n  {code}", scope)
    best = min(seconds_of(scope["run"]) for _ in range(ROUNDS))
    report(name, best / times)


def seconds_of(run: Callable[[], Any]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def main(path: str, count: int) -> None:
    with open(path, "rb") as stream:
        data = stream.read()
    timed("bdecode", 3, "f(x)", f=lt.bdecode, x=data)
    timed("bencode", 3, "f(x)", f=lt.bencode, x=lt.bdecode(data))
    status = lt.torrent_status()
    for kind, name in (
        ("int", "num_peers"),
        ("float", "progress"),
        ("str", "name"),
        ("enum", "state"),
        ("handle", "handle"),
    ):
        timed(f"field {kind}", LOOPS, f"status.{name}", status=status)

    category = lt.alert.category_t
    session = lt.session(
        {
            "listen_interfaces": "127.0.0.1:0",
            "enable_dht": False,
            "enable_lsd": False,
            "enable_upnp": False,
            "enable_natpmp": False,
            "alert_queue_size": 2 * count,
            "alert_mask": category.status_notification | category.storage_notification,
        }
    )
    params = lt.parse_magnet_uri("magnet:?xt=urn:btih:0102030405060708090a0b0c0d0e0f1011121314")
    params.save_path = "/nonexistent"
    params.flags = lt.torrent_flags.paused
    handle = session.add_torrent(params)

    def drain(work: Callable[[Any], Any]) -> float:
        session.pop_alerts()
        for _ in range(count // 2):
            handle.move_storage("/nonexistent")
        for _ in range(count // 4):
            handle.resume()
            handle.pause()
        handle.status(0)
        begun = time.process_time()
        alerts = session.pop_alerts()
        for alert in alerts:
            work(alert)
        return (time.process_time() - begun) / len(alerts)

    def fields(alert: Any) -> tuple[Any, ...]:
        moved = isinstance(alert, lt.storage_moved_alert)
        return alert.handle, alert.storage_path() if moved else alert.torrent_name, alert.what()

    report("alert popped", min(drain(lambda alert: None) for _ in range(ROUNDS)))
    report("alert with 3 fields", min(drain(fields) for _ in range(ROUNDS)))
    session.close()


main(sys.argv[1], int(sys.argv[2]))
