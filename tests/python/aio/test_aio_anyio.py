# SPDX-License-Identifier: BSD-3-Clause
"""libtorrent.aio in programs written for anyio, on both of its back ends: task groups, cancel scopes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import libtorrent as lt
from aio_support import PLAIN, Pair
from libtorrent import aio
from support import DEADLINE

anyio = pytest.importorskip("anyio", reason="anyio is not installed (Debian: python3-anyio)")


@pytest.fixture(params=["asyncio", "trio"])
def run(request: pytest.FixtureRequest) -> Callable[[Any], Any]:
    """Runs a coroutine function on each of anyio's back ends."""
    if request.param == "trio":
        pytest.importorskip("trio", reason="trio is not installed (Debian: python3-trio)")

    async def limited(main: Any) -> Any:
        with anyio.fail_after(DEADLINE):
            return await main()

    return lambda main: anyio.run(limited, main, backend=request.param)


def test_transfer_in_a_task_group(run: Callable[[Any], Any], pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as seeder, aio.session(PLAIN) as leecher:
            seed = await seeder.add_torrent(pair.seed())
            await seed.finished()
            torrent = await leecher.add_torrent(pair.download())
            pieces = set()

            async def watch() -> None:
                async for alert in leecher.alerts(lt.piece_finished_alert):
                    pieces.add(alert.piece_index)
                    if len(pieces) == pair.info.num_pieces():
                        return

            async with anyio.create_task_group() as group:
                group.start_soon(watch)
                await anyio.sleep(0)
                await torrent.connect_peer(("127.0.0.1", await seeder.listen_port()))
                await torrent.finished()
            assert pieces == set(range(pair.info.num_pieces()))
            async with await torrent.open("data/large") as stream:
                assert await stream.read() == pair.data

    run(main)


def test_a_cancel_scope_leaves_nothing_behind(run: Callable[[Any], Any], pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.download())
            with anyio.move_on_after(0.05) as scope:
                await torrent.finished()
            assert scope.cancel_called
            with anyio.move_on_after(0.05) as scope:
                async for _ in session.alerts(lt.torrent_finished_alert):
                    raise AssertionError("nobody seeds it")
            assert scope.cancel_called
            # The session goes on as if nothing had been asked.
            assert (await torrent.status()).name == pair.info.name()
            await torrent.save_resume_data()

    run(main)


def test_an_error_ends_the_group(run: Callable[[Any], Any], pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.download())
            async with anyio.create_task_group() as group:

                async def watch() -> None:
                    async for _ in session.alerts(lt.torrent_finished_alert):
                        raise AssertionError("nobody seeds it")

                async def ask() -> None:
                    with pytest.raises(lt.error):
                        await torrent.read_piece(0)
                    group.cancel_scope.cancel()

                group.start_soon(watch)
                group.start_soon(ask)
            assert (await torrent.status()).num_pieces == 0

    run(main)
