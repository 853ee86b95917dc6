# SPDX-License-Identifier: BSD-3-Clause
"""How cost grows with how many torrents, files and pieces there are."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

import libtorrent as lt
import material
import suite
from suite import scale, unrolled, workload

if TYPE_CHECKING:
    from collections.abc import Callable


def _resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as stream:
        return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _poll(torrents: list[Any]) -> int:
    session = torrents[0]
    session.post_torrent_updates()
    while True:
        session.wait_for_alert(1000)
        for alert in session.pop_alerts():
            if isinstance(alert, lt.state_update_alert):
                for st in alert.status:
                    _ = (st.handle, st.name, st.state, st.progress, st.num_peers, st.total_done)
                    _ = st.download_rate
                return len(alert.status)


def _torrents(n: int) -> None:
    known: list[Any] = []

    def all_of() -> list[Any]:
        if not known:
            known.extend(material.many(n))
            _poll(known)
        return known

    @workload(f"bytes per handle, {n:,} torrents", unit="B", bar=1.0, curve="bytes per handle", x=n)
    def memory() -> Callable[[], float]:
        torrents = all_of()

        def run() -> float:
            copies = 1 + 100000 // n
            # The first ones go where memory is free already.
            held = [torrents[0].get_torrents() for _ in range(3 * copies)]
            before = _resident()
            held += [torrents[0].get_torrents() for _ in range(copies)]
            return (_resident() - before) / (copies * len(held[0]))

        return run

    for k in (0, 10, 1000):
        if k > n:
            continue

        def make(k: int = k) -> Callable[[], float]:
            torrents = all_of()

            def run() -> float:
                # Pausing changes the state, and does not wait.
                for h in torrents[1 : k + 1]:
                    h.resume()
                    h.pause()
                # What else that makes libtorrent do is not what is measured.
                settled = time.monotonic() + 3e-5 * k
                while time.monotonic() < settled:
                    torrents[1].status(0)
                begun = suite.now()
                changed = _poll(torrents)
                seconds = suite.now() - begun
                if changed < k:
                    raise RuntimeError(f"{changed} torrents have changed, not {k}")
                return seconds

            return run

        make.__module__ = __name__
        workload(
            f"poll, {k:,} of {n:,} torrents changed",
            bar=0.95,
            binding=False,
            curve=f"poll, {k:,} changed",
            x=n,
            waits=True,
        )(make)


for _n in (100, 1000, 10000, 100000):
    _torrents(_n)


def _files(n: int) -> None:
    def storage() -> Any:
        fs = lt.file_storage()
        for i in range(n):
            fs.add_file(f"torrent/folder {i % 100}/file {i}", 1000)
        return fs

    @workload(f"add_file, one of {n:,}", per=n, curve="add_file", x=n)
    def add() -> Callable[[], None]:
        def run() -> None:
            storage()

        return run

    @workload(f"file_path, one of {n:,}", per=1000, bar=1.7, curve="file_path", x=n)
    def path() -> Callable[[], None]:
        return unrolled("fs.file_path(i)", {"fs": storage(), "i": n // 2})


def _pieces(n: int) -> None:
    @workload(f"have_piece-like: status.pieces[i], {n:,} pieces", curve="pieces[i]", x=n, per=1000)
    def one() -> Callable[[], None]:
        bits = material.handle(1, n).status().pieces
        return unrolled("bits[i]", {"bits": bits, "i": n // 2})

    @workload(f"status() and its pieces, {n:,} pieces", curve="status() with pieces", x=n, growth=1)
    def whole() -> Callable[[], None]:
        h = material.handle(1, n)

        def run() -> None:
            _ = h.status().pieces

        return run


for _n in (1000, 10000, 100000, 1000000):
    if scale(_n) == _n or _n < 1000000:
        _files(_n)
        _pieces(_n)
