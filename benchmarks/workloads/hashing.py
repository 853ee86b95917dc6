# SPDX-License-Identifier: BSD-3-Clause
"""Making a torrent of 1 GiB, and what another Python thread achieves meanwhile."""

from __future__ import annotations

import os
import tempfile
import threading
import time
from typing import TYPE_CHECKING, Any

import libtorrent as lt
import material
from suite import scale, workload

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = 1 << 30


class Counter(threading.Thread):
    """Counts as fast as it can."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.count = 0
        self.going = True

    def run(self) -> None:
        while self.going:
            self.count += 1

    def end(self) -> int:
        """Stops it and returns what it has counted."""
        self.going = False
        self.join()
        return self.count


def speed_beside(work: Callable[[], Any]) -> float:
    """What another thread counts a second while ``work`` runs."""
    counter = Counter()
    begun = time.perf_counter()
    counter.start()
    work()
    seconds = time.perf_counter() - begun
    return counter.end() / seconds


def in_child(work: Callable[[], Any]) -> None:
    """Does ``work`` in a process of its own: it takes as much of the processors and holds no lock
    of ours.
    """
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    os.waitpid(child, 0)


def slowdown(work: Callable[[], Any]) -> float:
    """How many times slower another thread is while ``work`` runs in this process than while it
    runs in another one: 1 if the interpreter's lock is free all the time.
    """
    return speed_beside(lambda: in_child(work)) / speed_beside(work)


def _source() -> tuple[Any, str]:
    folder = tempfile.TemporaryDirectory(prefix="benchmark-")
    with open(os.path.join(folder.name, "data"), "wb") as stream:
        stream.truncate(scale(SIZE))
    return folder, os.path.join(folder.name, "data")


def _hash(path: str) -> None:
    fs = lt.file_storage()
    lt.add_files(fs, path)
    torrent = lt.create_torrent(fs, 1 << 20)
    lt.set_piece_hashes(torrent, os.path.dirname(path))


@workload("create_torrent, set_piece_hashes of 1 GiB", bar=0.95, binding=False)
def hashing() -> Callable[[], None]:
    folder, path = _source()

    def run(_folder: Any = folder) -> None:
        _hash(path)

    return run


# What another thread keeps of its speed is 1 / these.


@workload("slowdown of another thread: set_piece_hashes", binding=False, unit="x", most=1 / 0.9)
def while_hashing() -> Callable[[], float]:
    folder, path = _source()

    def run(_folder: Any = folder) -> float:
        return slowdown(lambda: _hash(path))

    return run


@workload("slowdown of another thread: torrent_info", binding=False, unit="x", most=1 / 0.9)
def while_loading() -> Callable[[], float]:
    data = material.torrent_file(scale(200000))
    return lambda: slowdown(lambda: lt.torrent_info(data))


def _close(sessions: int) -> float:
    """What another thread counts a second while so many sessions with torrents end."""
    open_ones = [material.many(100) for _ in range(sessions)]
    return speed_beside(open_ones.clear)


def _close_in_child(sessions: int) -> float:
    """The same beside a process that does it."""
    ready, go = os.pipe(), os.pipe()
    child = os.fork()
    if not child:
        open_ones = [material.many(100) for _ in range(sessions)]
        os.write(ready[1], b"x")
        os.read(go[0], 1)
        open_ones.clear()
        os._exit(0)
    os.read(ready[0], 1)
    speed = speed_beside(lambda: (os.write(go[1], b"x"), os.waitpid(child, 0)))
    for end in (*ready, *go):
        os.close(end)
    return speed


@workload("slowdown of another thread: end of a session", binding=False, unit="x", most=1 / 0.9)
def while_closing() -> Callable[[], float]:
    return lambda: _close_in_child(3) / _close(3)
