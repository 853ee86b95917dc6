# SPDX-License-Identifier: BSD-3-Clause
"""Files of a torrent, read while they are downloaded."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

import libtorrent as lt
from libtorrent.aio._dispatch import STOPS, failure_of
from libtorrent.streaming import File, Window

if TYPE_CHECKING:
    from libtorrent.aio._handle import torrent_handle


class torrent_stream:
    """The twin of libtorrent.streaming.torrent_stream: a file of a torrent, made by
    torrent_handle.open(). For one task at a time.
    """

    def __init__(
        self, handle: torrent_handle, info: lt.torrent_info, file: File, ahead: int
    ) -> None:
        self._handle = handle
        self._window = Window(info, file, ahead)
        self._closed = False
        # A cancelled read's requests are still being made, in a worker thread, when this is closed.
        self._requesting = threading.Lock()
        #: The path of the file in the torrent.
        self.name = self._window.path

    @property
    def size(self) -> int:
        """The size of the file in bytes."""
        return self._window.size

    @property
    def closed(self) -> bool:
        """Whether aclose() was called."""
        return self._closed

    def _open(self) -> Window:
        if self._closed:
            raise ValueError("I/O operation on closed file")
        return self._window

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """Moves the position; nothing is asked for until the next read."""
        return self._open().seek(offset, whence)

    def tell(self) -> int:
        """The position."""
        return self._open().position

    async def read(self, size: int = -1) -> bytes:
        """``size`` bytes, fewer only at the end of the file; all that is left with -1.

        Raises lt.InvalidTorrentHandleError when the torrent is removed or the session closed, and
        lt.error when the torrent stops with an error. The position is then, and when this is
        cancelled, behind what was read of whole pieces.
        """
        window = self._open()
        left = window.size if size < 0 else size
        parts = []
        while left > 0 and not window.at_end():
            part = await self._some(left)
            parts.append(part)
            left -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _unless_closed(self, request: Callable[[], None]) -> None:
        with self._requesting:
            self._open()
            request()

    async def _some(self, size: int) -> bytes:
        window = self._open()
        piece = window.needed()
        new, left = window.move()
        native = self._handle.native

        def move() -> None:
            for other in left:
                native.reset_piece_deadline(other)
            for wanted, deadline in new:
                native.set_piece_deadline(wanted, deadline)

        if new or left:
            # Before it is done: it goes on to its end even if this is cancelled.
            window.asked.difference_update(left)
            window.asked.update(wanted for wanted, deadline in new)
            await self._handle.session.run(self._unless_closed, move)
        if piece != window.piece:
            window.take(piece, await self._piece(piece))
        return bytes(window.view(size))

    async def _piece(self, piece: int) -> bytes:
        native, session = self._handle.native, self._handle.session

        def mine(alert: lt.torrent_alert) -> bool:
            if alert.handle != native:
                return False
            return not isinstance(alert, lt.read_piece_alert) or alert.piece == piece

        def request() -> None:
            native.set_piece_deadline(piece, 0, native.alert_when_available)

        failed_before = False
        while True:
            alert = await session.ask(
                lambda: self._unless_closed(request),
                (lt.read_piece_alert, *STOPS),
                mine,
                handle=native,
                shared=True,
                waits=True,
            )
            error = failure_of(alert)
            if error is None:
                return bytes(alert.buffer)
            if isinstance(alert, STOPS):
                raise error
            # It may be the answer to another request, for a piece that was not there yet: it counts
            # if the piece is there and it comes twice.
            there = await session.run(native.have_piece, piece)
            if there and failed_before:
                raise error
            failed_before = there

    def __aiter__(self) -> torrent_stream:
        return self

    async def __anext__(self) -> bytes:
        window = self._open()
        if window.at_end():
            raise StopAsyncIteration
        return await self._some(window.size)

    async def __aenter__(self) -> torrent_stream:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Lets go of the pieces that were asked for."""
        if self._closed:
            return
        self._closed = True
        asked, native = sorted(self._window.asked), self._handle.native
        self._window.asked.clear()

        def reset() -> None:
            # The torrent may be gone, or go while this is done.
            with self._requesting, contextlib.suppress(lt.InvalidTorrentHandleError):
                for piece in asked:
                    native.reset_piece_deadline(piece)

        await self._handle.session.run(reset)
