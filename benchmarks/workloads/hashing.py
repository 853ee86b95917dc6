# SPDX-License-Identifier: BSD-3-Clause
"""Making a torrent of 1 GiB, and what another Python thread achieves meanwhile."""

from __future__ import annotations

import math
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
REPEATS = 3


class Other(threading.Thread):
    """Another Python thread, which always has something to do, and how much of its time it has
    spent waiting for the interpreter's lock.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.begun = threading.Event()
        self.going = True
        self.slowdown = 0.0

    @staticmethod
    def _clocks() -> tuple[float, float]:
        """Seconds of this thread on a processor, and seconds that it could have been on one: less
        those in which others had it.
        """
        try:
            with open("/proc/thread-self/schedstat", encoding="ascii") as stream:
                waited = int(stream.read().split()[1]) / 1e9
        except OSError:
            waited = 0.0
        return time.thread_time(), time.perf_counter() - waited

    def run(self) -> None:
        spent, could = self._clocks()
        self.begun.set()
        while self.going:
            pass
        spent_then, could_then = self._clocks()
        self.slowdown = (could_then - could) / (spent_then - spent)

    def end(self) -> float:
        """Stops it and returns how many times slower it was than it could have been."""
        self.going = False
        self.join()
        return self.slowdown


def slowdown(*works: Callable[[], Any]) -> float:
    """How many times slower another thread is while one of ``works`` runs: 1 if the interpreter's
    lock is free all the time. Other processes do not count, where the system can tell; the least
    counts, for they may take the processor from a thread that has the lock.
    """
    least = math.inf
    for work in works:
        other = Other()
        other.start()
        other.begun.wait()
        work()
        least = min(least, other.end())
    return least


def _source() -> tuple[Any, str]:
    folder = tempfile.TemporaryDirectory(prefix="benchmark-")
    with open(os.path.join(folder.name, "data"), "wb") as stream:
        stream.truncate(scale(SIZE))
    path = os.path.join(folder.name, "data")
    # Has the system's memory for it: to get that takes longer than hashing, or no time.
    with open(path, "rb") as stream:
        while stream.read(1 << 20):
            pass
    return folder, path


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
        return slowdown(*[lambda: _hash(path)] * REPEATS)

    return run


@workload("slowdown of another thread: torrent_info", binding=False, unit="x", most=1 / 0.9)
def while_loading() -> Callable[[], float]:
    data = material.torrent_file(scale(200000))
    return lambda: slowdown(*[lambda: lt.torrent_info(data)] * REPEATS)


@workload("slowdown of another thread: end of a session", binding=False, unit="x", most=1 / 0.9)
def while_closing() -> Callable[[], float]:
    open_ones = [[material.many(100) for _ in range(3)] for _ in range(REPEATS)]
    return lambda: slowdown(*(sessions.clear for sessions in open_ones))
