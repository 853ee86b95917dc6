# SPDX-License-Identifier: BSD-3-Clause
"""trio."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable
from typing import Any, TypeVar, cast

T = TypeVar("T")
trio: Any = importlib.import_module("trio")
# Its name before trio 0.23.
_ABANDON = (
    "abandon_on_cancel"
    if "abandon_on_cancel" in inspect.signature(trio.to_thread.run_sync).parameters
    else "cancellable"
)


class TrioWaiter:
    """See _backend.Waiter."""

    def __init__(self) -> None:
        self._event = trio.Event()

    def set(self) -> None:
        self._event.set()

    async def wait(self) -> None:
        await self._event.wait()


class TrioBackend:
    """See _backend.Backend."""

    def __init__(self) -> None:
        self._token = trio.lowlevel.current_trio_token()

    def is_current(self) -> bool:
        try:
            return trio.lowlevel.current_trio_token() is self._token
        except RuntimeError:
            return False

    def waiter(self) -> TrioWaiter:
        return TrioWaiter()

    def watch(self, fd: int, ready: Callable[[], None]) -> Callable[[], None]:
        scope = trio.CancelScope()

        async def watching() -> None:
            with scope:
                while True:
                    await trio.lowlevel.wait_readable(fd)
                    ready()

        trio.lowlevel.spawn_system_task(watching, name="libtorrent alerts")
        return cast("Callable[[], None]", scope.cancel)

    async def run(self, function: Callable[[], T]) -> T:
        return cast("T", await trio.to_thread.run_sync(function, **{_ABANDON: True}))
