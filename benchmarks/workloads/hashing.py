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


def alone(seconds: float = 0.3) -> float:
    """Counts a second without anything else going on."""
    counter = Counter()
    begun = time.perf_counter()
    counter.start()
    time.sleep(seconds)
    return counter.end() / (time.perf_counter() - begun)


def beside(work: Callable[[], Any]) -> float:
    """The part of its speed that another thread keeps while ``work`` runs."""
    before = alone()
    counter = Counter()
    begun = time.perf_counter()
    counter.start()
    work()
    seconds = time.perf_counter() - begun
    return counter.end() / seconds / before


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


# The inverse of the part of its speed that the other thread keeps: less is better, 1 is ideal.


@workload("slowdown of another thread: set_piece_hashes", binding=False, bar=1.0)
def while_hashing() -> Callable[[], float]:
    folder, path = _source()

    def run(_folder: Any = folder) -> float:
        return 1 / beside(lambda: _hash(path))

    return run


@workload("slowdown of another thread: torrent_info", binding=False, bar=1.0)
def while_loading() -> Callable[[], float]:
    data = material.torrent_file(scale(200000))
    return lambda: 1 / beside(lambda: lt.torrent_info(data))


@workload("slowdown of another thread: end of a session", binding=False, bar=1.0)
def while_closing() -> Callable[[], float]:
    def run() -> float:
        sessions = [material.many(100) for _ in range(3)]
        return 1 / beside(sessions.clear)

    return run
