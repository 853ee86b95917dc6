# SPDX-License-Identifier: BSD-3-Clause
"""asyncio, and loops that behave like its own, such as uvloop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class AsyncioWaiter:
    """See _backend.Waiter."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._future: asyncio.Future[None] = loop.create_future()

    def set(self) -> None:
        if not self._future.done():
            self._future.set_result(None)

    async def wait(self) -> None:
        await self._future


class AsyncioBackend:
    """See _backend.Backend."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()

    def is_current(self) -> bool:
        try:
            return asyncio.get_running_loop() is self._loop
        except RuntimeError:
            return False

    def waiter(self) -> AsyncioWaiter:
        return AsyncioWaiter(self._loop)

    def watch(self, fd: int, ready: Callable[[], None]) -> Callable[[], None]:
        loop = self._loop
        loop.add_reader(fd, ready)

        def stop() -> None:
            if not loop.is_closed():
                loop.remove_reader(fd)

        return stop

    async def run(self, function: Callable[[], T]) -> T:
        return await self._loop.run_in_executor(None, function)
