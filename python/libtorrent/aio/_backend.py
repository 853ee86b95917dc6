# SPDX-License-Identifier: BSD-3-Clause
"""What an event loop has to give, and which one runs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class Waiter(Protocol):
    """Something that one task waits for, once."""

    def set(self) -> None:
        """Lets the task go on; does nothing the second time, or if it was cancelled."""

    async def wait(self) -> None:
        """Returns after set()."""


class Backend(Protocol):
    """One running event loop. Everything but what run() runs happens in its thread."""

    def is_current(self) -> bool:
        """Whether the caller runs in this loop."""
        ...

    def waiter(self) -> Waiter:
        """A new waiter."""
        ...

    def watch(self, fd: int, ready: Callable[[], None]) -> Callable[[], None]:
        """Calls ``ready`` whenever ``fd`` is readable, until the result is called."""
        ...

    async def run(self, function: Callable[[], T]) -> T:
        """What ``function`` returns or raises; it is called in a worker thread.

        Cancelled, it no longer waits; the function itself goes on to its end.
        """
        ...


def current_backend() -> Backend:
    """The backend of the event loop that the caller runs in. RuntimeError outside of any."""
    # Every library that can run beside asyncio tells sniffio that it is the one that runs.
    sniffio = sys.modules.get("sniffio")
    name = "asyncio"
    if sniffio is not None:
        try:
            name = sniffio.current_async_library()
        except sniffio.AsyncLibraryNotFoundError:
            raise RuntimeError("libtorrent.aio needs a running event loop") from None
    if name == "trio":
        from libtorrent.aio._trio import TrioBackend

        return TrioBackend()
    if name != "asyncio":
        raise RuntimeError(f"libtorrent.aio works with asyncio and trio, not with {name}")
    from libtorrent.aio._asyncio import AsyncioBackend

    return AsyncioBackend()
