# SPDX-License-Identifier: BSD-3-Clause
"""Runs coroutines in event loops; what their tests share."""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from support import DEADLINE, SETTINGS, make_torrent

# The settings of support.py, but for the alert mask: that is for the session to choose.
PLAIN = {name: value for name, value in SETTINGS.items() if name != "alert_mask"}
LOOPS = ("asyncio", "uvloop", "trio")


def run_in(loop: str, main: Callable[[], Coroutine[Any, Any, Any]]) -> Any:
    """Runs a coroutine function to its end, which has to come within the deadline."""
    if loop == "trio":
        trio = importlib.import_module("trio")

        async def limited() -> Any:
            with trio.fail_after(DEADLINE):
                return await main()

        return trio.run(limited)

    async def in_time() -> Any:
        return await asyncio.wait_for(main(), DEADLINE)

    if loop == "asyncio":
        return asyncio.run(in_time(), debug=True)
    event_loop = importlib.import_module(loop).new_event_loop()
    try:
        return event_loop.run_until_complete(in_time())
    finally:
        event_loop.run_until_complete(event_loop.shutdown_default_executor())
        event_loop.close()


class Pair:
    """A torrent's seed and what to download it with, for two sessions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.info = make_torrent(folder / "seed")
        self.data = (folder / "seed" / "data" / "large").read_bytes()

    def seed(self) -> lt.add_torrent_params:
        return self._params(self.folder / "seed")

    def download(self) -> lt.add_torrent_params:
        return self._params(self.folder / "download")

    def magnet(self) -> lt.add_torrent_params:
        params = lt.parse_magnet_uri(lt.make_magnet_uri(self.info))
        params.save_path = str(self.folder / "download")
        params.flags = lt.torrent_flags.update_subscribe
        return params

    def _params(self, folder: Path) -> lt.add_torrent_params:
        params = lt.add_torrent_params()
        params.ti = self.info
        params.save_path = str(folder)
        params.flags = lt.torrent_flags.update_subscribe
        return params


def library() -> str:
    """The one that runs."""
    sniffio = sys.modules.get("sniffio")
    return "asyncio" if sniffio is None else str(sniffio.current_async_library())


async def together(*functions: Callable[[], Awaitable[Any]]) -> list[Any]:
    """The results of coroutine functions that run at the same time."""
    if library() == "asyncio":
        return list(await asyncio.gather(*(function() for function in functions)))
    trio = importlib.import_module("trio")
    results: list[Any] = [None] * len(functions)

    async def one(number: int) -> None:
        results[number] = await functions[number]()

    async with trio.open_nursery() as nursery:
        for number in range(len(functions)):
            nursery.start_soon(one, number)
    return results


async def give_up(function: Callable[[], Awaitable[Any]], seconds: float = 0.05) -> None:
    """Asserts that what is awaited takes longer than that."""
    if library() == "asyncio":
        with pytest.raises(asyncio.TimeoutError):
            await asyncio.wait_for(function(), seconds)
        return
    trio = importlib.import_module("trio")
    with trio.move_on_after(seconds) as scope:
        await function()
    assert scope.cancelled_caught
