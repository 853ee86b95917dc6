# SPDX-License-Identifier: BSD-3-Clause
"""Files that are read while they are downloaded, in every event loop."""

from __future__ import annotations

import os
import threading
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


def test_closing_comes_after_the_requests_of_a_cancelled_read(run: Run, pair: Pair) -> None:
    """They are made in a worker thread, which goes on."""

    class Slow:
        """A torrent_handle; setting deadlines takes until somebody lets it."""

        def __init__(self, native: lt.torrent_handle) -> None:
            self.native = native
            self.go = threading.Event()
            self.calls: list[str] = []

        def __getattr__(self, name: str) -> Any:
            return getattr(self.native, name)

        def set_piece_deadline(self, *arguments: int) -> None:
            self.go.wait(5)
            self.calls.append("set")

        def reset_piece_deadline(self, piece: int) -> None:
            self.calls.append("reset")

    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.download())
            await torrent.checked()
            stream = await torrent.open()
            slow: Any = Slow(torrent.native)
            torrent.native = slow
            await give_up(lambda: stream.read(10))

            async def let_it() -> None:
                await give_up(stream.aclose)
                slow.go.set()

            await let_it()
            while "reset" not in slow.calls:
                await session.run(lambda: None)
            assert "set" not in slow.calls[slow.calls.index("reset") :]

    run(main)


def test_an_error_that_was_anothers(run: Run, pair: Pair) -> None:
    """Another one lets go of a piece at the moment it comes: its error is not ours."""

    async def main() -> None:
        async with aio.session(PLAIN) as a, aio.session(PLAIN) as b:
            await (await a.add_torrent(pair.seed())).finished()
            torrent = await b.add_torrent(pair.download())
            await torrent.checked()
            stream = await torrent.open("large")
            ask, failed = b.ask, []

            def let_go() -> None:
                torrent.native.set_piece_deadline(0, 0, torrent.native.alert_when_available)
                torrent.native.reset_piece_deadline(0)

            async def ask_twice(*arguments: Any, **more: Any) -> Any:
                if not failed:
                    failed.append(await ask(let_go, (lt.read_piece_alert,), shared=True))
                    assert failed[0].error.value()
                    await torrent.connect_peer(("127.0.0.1", await a.listen_port()))
                    await torrent.finished()
                    return failed[0]
                return await ask(*arguments, **more)

            b.ask = ask_twice  # type: ignore[method-assign]
            assert await stream.read() == pair.data
            assert failed

    run(main)
