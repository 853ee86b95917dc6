# SPDX-License-Identifier: BSD-3-Clause
"""Ctrl-C and SIGTERM: raise at once, or only take note while a transfer winds down."""

from __future__ import annotations

import signal
from types import FrameType, TracebackType

from libtorrent.cli.exits import Interrupted

STOPPING = (signal.SIGINT, signal.SIGTERM)


class Signals:
    """Handlers for the main thread.

    A signal raises :class:`Interrupted`, except inside ``with signals:``, where the first one
    only sets ``pending`` (the loop must look at it at least every 100 ms) and the second raises.
    """

    def __init__(self) -> None:
        self.pending: int | None = None
        self._graceful = False
        self._previous = {number: signal.getsignal(number) for number in STOPPING}

    def install(self) -> None:
        """Take over SIGINT and SIGTERM."""
        for number in STOPPING:
            signal.signal(number, self._handle)

    def restore(self) -> None:
        """Put back the handlers found at construction."""
        for number, handler in self._previous.items():
            signal.signal(number, handler)

    def _handle(self, signum: int, frame: FrameType | None) -> None:
        del frame
        if not self._graceful or self.pending is not None:
            raise Interrupted(signum)
        self.pending = signum

    def __enter__(self) -> Signals:
        self._graceful = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._graceful = False
