# SPDX-License-Identifier: BSD-3-Clause
"""Files that are read while they are downloaded, in every event loop."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

import libtorrent as lt
from aio_support import PLAIN, Pair, give_up, together
from libtorrent import aio

Run = Callable[[Any], Any]


def test_stream(run: Run, pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as a, aio.session(PLAIN) as b:
            seed = await a.add_torrent(pair.seed())
            await seed.finished()
            torrent = await b.add_torrent(pair.magnet())
            await torrent.connect_peer(("127.0.0.1", await a.listen_port()))
            async with await torrent.open("large", read_ahead=20_000) as stream:
                assert (stream.size, stream.name) == (100_000, os.path.join("data", "large"))
                stream.seek(-40_000, os.SEEK_END)
                assert await stream.read(30_000) == pair.data[60_000:90_000]
                assert stream.tell() == 90_000
                stream.seek(0)
                assert await stream.read() == pair.data
                assert await stream.read(1) == b""
                stream.seek(50_000)
                assert b"".join([chunk async for chunk in stream]) == pair.data[50_000:]
            assert stream.closed
            with pytest.raises(ValueError, match="closed file"):
                await stream.read()
            with pytest.raises(FileNotFoundError):
                await torrent.open("none")
            assert b.dispatcher.pending == 0

    run(main)


def test_cancelled_and_removed(run: Run, pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.download())
            await torrent.checked()
            stream = await torrent.open()
            await give_up(lambda: stream.read(10))
            assert stream.tell() == 0
            assert session.dispatcher.pending == 0

            async def read() -> None:
                with pytest.raises(lt.InvalidTorrentHandleError):
                    await stream.read(10)

            await together(read, torrent.remove)
            await stream.aclose()
            assert session.dispatcher.pending == 0

    run(main)
