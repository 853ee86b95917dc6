# SPDX-License-Identifier: BSD-3-Clause
"""What the tests share."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import libtorrent as lt

SETTINGS: dict[str, Any] = {
    "listen_interfaces": "127.0.0.1:0",
    "alert_mask": lt.alert_category.all & 0x7FFFFFFF,
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "allow_multiple_connections_per_ip": True,
}

# Seconds that anything may take on a busy machine.
DEADLINE = 30.0


def says(text: str, code: int, category: str = "libtorrent") -> str:
    """A pattern for the message of an error: Boost before 1.79 or so does not append the code."""
    return rf"^{re.escape(text)}( \[{category}:{int(code)}\])?$"


def until(done: Callable[[], Any], *sessions: lt.session) -> Any:
    """Waits until ``done()`` is true, looking again after alerts; returns what it gave."""
    end = time.monotonic() + DEADLINE
    while not (result := done()):
        assert time.monotonic() < end, "took too long"
        for session in sessions:
            session.wait_for_alert(20)
            session.pop_alerts()
    return result


def wait_for(
    session: lt.session, kind: type, test: Callable[[Any], Any] = lambda alert: True
) -> Any:
    """The next alert of a type for which ``test`` is true; drops all others."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        session.wait_for_alert(100)
        for alert in session.pop_alerts():
            if isinstance(alert, kind) and test(alert):
                return alert
    raise AssertionError(f"no {kind.__name__} came")


def make_data(folder: Path) -> Path:
    """A folder "data" below ``folder`` with two files, of several pieces and of one byte."""
    data = folder / "data"
    data.mkdir(parents=True)
    (data / "large").write_bytes(random.Random(1).randbytes(100_000))
    (data / "small").write_bytes(b"x")
    return data


def make_torrent(folder: Path, flags: int = 0) -> lt.torrent_info:
    """The torrent of make_data() there."""
    storage = lt.file_storage()
    lt.add_files(storage, make_data(folder))
    creator = lt.create_torrent(storage, 16384, flags)
    lt.set_piece_hashes(creator, folder)
    return lt.torrent_info(creator.generate())
