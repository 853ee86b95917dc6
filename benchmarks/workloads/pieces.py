# SPDX-License-Identifier: BSD-3-Clause
"""Bitfields and lists with an item for each piece; piece data."""

from __future__ import annotations

import os
import tempfile
import time
from typing import TYPE_CHECKING, Any

import libtorrent as lt
import material
import suite
from suite import scale, workload

if TYPE_CHECKING:
    from collections.abc import Callable


def _each(pieces: int, name: str) -> None:
    @workload(f"bitfield of {name}: status.pieces", bar=5)
    def read() -> Callable[[], None]:
        st = material.handle(1, scale(pieces)).status()

        def run() -> None:
            _ = st.pieces

        return run

    @workload(f"bitfield of {name}: count of set ones", bar=5)
    def count() -> Callable[[], None]:
        st = material.handle(1, scale(pieces)).status()

        def run() -> None:
            st.pieces.count(True)

        return run

    @workload(f"bitfield of {name}: iterated")
    def iterate() -> Callable[[], None]:
        st = material.handle(1, scale(pieces)).status()

        def run() -> None:
            for _ in st.pieces:
                pass

        return run

    @workload(f"bitfield of {name}: by index")
    def index() -> Callable[[], None]:
        st = material.handle(1, scale(pieces)).status()

        def run() -> None:
            bits = st.pieces
            for i in range(len(bits)):
                bits[i]

        return run

    @workload(f"get_piece_priorities, {name} pieces", waits=True)
    def priorities() -> Callable[[], None]:
        h = material.handle(1, scale(pieces))

        def run() -> None:
            h.get_piece_priorities()

        return run

    @workload(f"piece_availability, {name} pieces", waits=True)
    def availability() -> Callable[[], None]:
        # What has all pieces counts nobody's.
        h = material.leech(scale(pieces))
        if len(h.piece_availability()) != scale(pieces):
            raise RuntimeError("not all pieces are counted")

        def run() -> None:
            h.piece_availability()

        return run

    @workload(f"piece_availability_view, {name} pieces", ours_only=True, waits=True)
    def availability_view() -> Callable[[], None]:
        h = material.leech(scale(pieces))

        def run() -> None:
            h.piece_availability_view()

        return run

    @workload(f"prioritize_pieces, {name} pieces", bar=0.95, binding=False, waits=True)
    def prioritize() -> Callable[[], None]:
        h = material.handle(1, scale(pieces))
        all_of = [4] * scale(pieces)

        def run() -> None:
            h.prioritize_pieces(all_of)
            h.status()

        return run


_each(20000, "20 000")
_each(1000000, "1 000 000")

LENGTH = 4 << 20


def _torrent(content: bytes) -> Any:
    import hashlib

    info = {
        b"length": len(content),
        b"name": b"data",
        b"piece length": LENGTH,
        b"pieces": b"".join(
            hashlib.sha1(content[i : i + LENGTH]).digest() for i in range(0, len(content), LENGTH)
        ),
    }
    return lt.torrent_info(material.encode({b"info": info}))


def _add(folder: str, content: bytes, flags: int) -> tuple[Any, Any]:
    mask = lt.alert.category_t.error_notification | lt.alert.category_t.storage_notification
    session = lt.session({**material.SETTINGS, "alert_mask": mask})
    p = lt.add_torrent_params()
    p.ti = _torrent(content)
    p.save_path = folder
    p.flags = flags
    return session, session.add_torrent(p)


def _wait(session: Any, kind: Any, count: int = 1) -> Any:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        session.wait_for_alert(1000)
        for alert in session.pop_alerts():
            if isinstance(alert, kind):
                count -= 1
                if not count:
                    return alert
    raise RuntimeError(f"no {kind.__name__}")


def _read_piece(get: Callable[[Any], Any]) -> Callable[[], float]:
    folder = tempfile.TemporaryDirectory(prefix="benchmark-")
    content = os.urandom(LENGTH)
    with open(os.path.join(folder.name, "data"), "wb") as stream:
        stream.write(content)
    session, h = _add(folder.name, content, lt.torrent_flags.seed_mode)

    def run(_folder: Any = folder) -> float:
        h.read_piece(0)
        alert = _wait(session, lt.read_piece_alert)
        begun = suite.now()
        if len(get(alert)) != LENGTH:
            raise RuntimeError("the piece is not there")
        return suite.now() - begun

    return run


@workload("read_piece of 4 MiB: the buffer, one copy", bar=1.0, binding=False)
def read_piece() -> Callable[[], float]:
    return _read_piece(lambda alert: alert.buffer)


@workload("read_piece of 4 MiB: a view, no copy", binding=False, ours_only=True)
def read_piece_uncopied() -> Callable[[], float]:
    return _read_piece(lambda alert: memoryview(alert.data))


@workload("read_piece of 4 MiB: from call to data", bar=0.95, binding=False)
def read_piece_whole() -> Callable[[], None]:
    folder = tempfile.TemporaryDirectory(prefix="benchmark-")
    content = os.urandom(LENGTH)
    with open(os.path.join(folder.name, "data"), "wb") as stream:
        stream.write(content)
    session, h = _add(folder.name, content, lt.torrent_flags.seed_mode)

    def run(_folder: Any = folder) -> None:
        h.read_piece(0)
        if len(_wait(session, lt.read_piece_alert).buffer) != LENGTH:
            raise RuntimeError("the piece is not there")

    return run


@workload("add_piece of 4 MiB: the call", bar=0.95, binding=False)
def add_piece() -> Callable[[], float]:
    content = os.urandom(LENGTH)

    def run() -> float:
        # A piece is added once: libtorrent 2.0.8 may crash in its disk threads if one is added
        # again before it has been written and hashed.
        with tempfile.TemporaryDirectory(prefix="benchmark-") as folder:
            session, h = _add(folder, content, 0)
            _until(lambda: h.status().state == lt.torrent_status.downloading)
            begun = suite.now()
            h.add_piece(0, content, 0)
            seconds = suite.now() - begun
            _until(lambda: h.have_piece(0))
            session.remove_torrent(h)
            del session
        return seconds

    return run


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        if time.monotonic() > deadline:
            raise RuntimeError("what was waited for does not come")
        time.sleep(0.01)
