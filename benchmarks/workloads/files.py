# SPDX-License-Identifier: BSD-3-Clause
"""Loading torrents, and loops over their files and pieces."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libtorrent as lt
import material
from suite import scale, workload

if TYPE_CHECKING:
    from collections.abc import Callable


def _load(files: int) -> Callable[[], None]:
    data = material.torrent_file(files)

    def run() -> None:
        lt.torrent_info(data)

    return run


@workload("torrent_info, 20 000 files", bar=0.95, binding=False, floor="torrent_info load")
def load_large() -> Callable[[], None]:
    return _load(scale(20000))


@workload("torrent_info, 200 000 files", bar=0.95, binding=False)
def load_huge() -> Callable[[], None]:
    return _load(scale(200000))


def _storage() -> Any:
    return material.torrent_info(scale(20000)).files()


@workload("loop over 20 000 files by index: path, size, offset", bar=1.7)
def by_index() -> Callable[[], None]:
    fs = _storage()

    def run() -> None:
        for i in range(fs.num_files()):
            fs.file_path(i)
            fs.file_size(i)
            fs.file_offset(i)

    return run


@workload("files as a list: path, size", bar=1.7)
def bulk() -> Callable[[], None]:
    fs = _storage()

    def run() -> None:
        [(f.path, f.size) for f in fs]

    return run


@workload("loop over pieces by index: size, hash", bar=1.7)
def pieces() -> Callable[[], None]:
    ti = material.torrent_info(1, scale(20000))

    def run() -> None:
        for i in range(ti.num_pieces()):
            ti.piece_size(i)
            ti.hash_for_piece(i)

    return run


@workload("map_block of 1 MiB", bar=1.0)
def map_block() -> Callable[[], None]:
    ti = material.torrent_info(20000)

    def run() -> None:
        for i in range(10):
            ti.map_block(i, 0, 1 << 20)

    return run
