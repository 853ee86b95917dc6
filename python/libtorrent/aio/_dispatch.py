# SPDX-License-Identifier: BSD-3-Clause
"""Who gets which alert. No input or output here, and no event loop: alerts come in by feed(), tasks
wait with what the backend gives.
"""

from __future__ import annotations

import contextlib
import weakref
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable
from typing import Any, Literal, Union

import libtorrent as lt
from libtorrent._errors import from_code
from libtorrent.aio._backend import Backend, Waiter

Overflow = Literal["drop_oldest", "drop_newest", "raise"]
Kind = Union[type, int]


def check_kinds(kinds: tuple[Kind, ...]) -> tuple[tuple[type, ...], int]:
    """The alert classes and the category bits of ``kinds``. TypeError for anything else."""
    classes: list[type] = []
    bits = 0
    for kind in kinds:
        if isinstance(kind, type) and issubclass(kind, lt.alert):
            classes.append(kind)
        elif isinstance(kind, int) and not isinstance(kind, bool):
            bits |= kind
        else:
            raise TypeError(f"expected an alert class or bits of alert_category, got {kind!r}")
    return tuple(classes), bits


# A torrent stops with these.
STOPS = (lt.torrent_error_alert, lt.file_error_alert)


def failure_of(alert: Any) -> lt.error | None:
    """The exception for an alert that may tell of a failure; None if it does not."""
    code = alert.error
    path = getattr(alert, "filename", None) or getattr(alert, "file_path", None)
    return from_code(code, alert.message(), path and path() or None) if code.value() else None


class AlertsDropped(lt.error):
    """A subscription made with ``overflow="raise"`` was read too slowly."""


class AlertStream:
    """The alerts of some kinds, for ``async for``. Made by session.alerts().

    It takes alerts from when it is made until aclose(), the end of ``async with``, or the loss of
    the last reference to it. At the end of the session it gives what it holds, then ends.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        kinds: tuple[Kind, ...],
        maxsize: int,
        overflow: Overflow,
    ) -> None:
        if maxsize < 1:
            raise ValueError("maxsize must be at least 1")
        if overflow not in ("drop_oldest", "drop_newest", "raise"):
            raise ValueError(f"overflow cannot be {overflow!r}")
        self._classes, self._bits = check_kinds(kinds)
        self._everything = not kinds
        self._dispatcher = dispatcher
        self._queue: deque[lt.alert] = deque()
        self._maxsize = maxsize
        self._overflow = overflow
        self._waiters: list[Waiter] = []
        self._closed = False
        #: How many alerts did not fit.
        self.dropped = 0
        dispatcher.streams.add(self)

    def offer(self, alert: lt.alert) -> None:
        """Takes an alert if it is of the kinds asked for."""
        if not (
            self._everything
            or isinstance(alert, self._classes)
            or (self._bits and alert.category() & self._bits)
        ):
            return
        if len(self._queue) >= self._maxsize:
            self.dropped += 1
            if self._overflow != "drop_oldest":
                return
            self._queue.popleft()
        self._queue.append(alert)
        self._wake()

    def end(self) -> None:
        """Takes no more alerts."""
        self._closed = True
        self._dispatcher.streams.discard(self)
        self._wake()

    def _wake(self) -> None:
        for waiter in self._waiters:
            waiter.set()

    async def aclose(self) -> None:
        """Ends the subscription and forgets the alerts that were not read."""
        self.end()
        self._queue.clear()

    async def __aenter__(self) -> AlertStream:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.aclose()

    def __aiter__(self) -> AlertStream:
        return self

    async def __anext__(self) -> lt.alert:
        while not self._queue:
            if self._closed:
                raise StopAsyncIteration
            waiter = self._dispatcher.backend.waiter()
            self._waiters.append(waiter)
            try:
                await waiter.wait()
            finally:
                self._waiters.remove(waiter)
        if self.dropped and self._overflow == "raise":
            self.end()
            self._queue.clear()
            raise AlertsDropped(f"alerts came faster than they were read: {self.dropped} are lost")
        return self._queue.popleft()


class Expectation:
    """Waits for one alert: the first of ``kinds`` that ``accept`` is true for."""

    def __init__(
        self,
        kinds: tuple[type, ...],
        accept: Callable[[Any], object],
        handle: lt.torrent_handle | None,
        shared: bool,
        waiter: Waiter,
    ) -> None:
        self.kinds = kinds
        self.accept = accept
        self.handle = handle
        self.shared = shared
        self.waiter = waiter
        self.alert: lt.alert | None = None
        self.error: BaseException | None = None
        # Nobody waits any more, and its answer is still to come: it shall not be taken for another's.
        self.abandoned = False

    def fulfil(self, alert: lt.alert) -> None:
        """Has the task go on with an alert."""
        self.alert = alert
        self.waiter.set()

    def fail(self, error: BaseException) -> None:
        """Has the task raise an error."""
        self.error = error
        self.waiter.set()


class Dispatcher:
    """Hands alerts to who expects them, and then to all subscriptions."""

    def __init__(self, backend: Backend) -> None:
        self.backend = backend
        self.streams: weakref.WeakSet[AlertStream] = weakref.WeakSet()
        # In the order they were made; by the exact class of the alert.
        self._expected: dict[type, dict[Expectation, None]] = {}
        self._turns: dict[tuple[str, lt.torrent_handle], deque[Waiter]] = {}
        # Why, once it is closed.
        self._closed: str | None = None

    @property
    def pending(self) -> int:
        """How many tasks wait for an alert that is to be theirs."""
        return sum(not one.abandoned for one in self._each())

    def feed(self, alerts: Iterable[lt.alert]) -> None:
        """Hands out alerts, in order."""
        for alert in alerts:
            kind = type(alert)
            waiting = self._expected.get(kind)
            if waiting:
                self._answer(alert, waiting)
            if kind is lt.torrent_removed_alert:
                self._removed(alert)
            elif kind is lt.alerts_dropped_alert:
                self._lost(alert)
            for stream in list(self.streams):
                stream.offer(alert)

    def _answer(self, alert: lt.alert, waiting: dict[Expectation, None]) -> None:
        taken = False
        for one in list(waiting):
            if (taken and not one.shared) or one.alert is not None or one.error is not None:
                continue
            try:
                accepted = one.accept(alert)
            except Exception as error:  # noqa: BLE001 # the caller's function: the caller gets it
                one.fail(error)
                continue
            if not accepted:
                continue
            taken = taken or not one.shared
            if one.abandoned:
                self.forget(one)
            else:
                one.fulfil(alert)

    def _each(self) -> list[Expectation]:
        return [
            one
            for one in {one: None for waiting in self._expected.values() for one in waiting}
            if one.alert is None and one.error is None
        ]

    def _removed(self, alert: Any) -> None:
        handle = alert.handle
        for one in self._each():
            if one.handle is not None and one.handle == handle:
                self._fail(one, lt.InvalidTorrentHandleError("the torrent was removed"))

    def _lost(self, alert: Any) -> None:
        lost = {f"{lt.alert_name(i)}_alert" for i, gone in enumerate(alert.dropped_alerts) if gone}
        for one in self._each():
            if any(kind.__name__ in lost for kind in one.kinds):
                text = "the answer is lost: more alerts than alert_queue_size allows"
                self._fail(one, lt.error(text))

    def _fail(self, one: Expectation, error: BaseException) -> None:
        if one.abandoned:
            self.forget(one)
        else:
            one.fail(error)

    def expect(
        self,
        kinds: tuple[type, ...],
        accept: Callable[[Any], object] = lambda alert: True,
        handle: lt.torrent_handle | None = None,
        shared: bool = False,
    ) -> Expectation:
        """Begins to wait for an alert. Whoever calls this calls forget() in the end.

        Of several who expect the same alert, the first gets it, and with it all that are
        ``shared``. Those that name a ``handle`` fail when its torrent is removed.
        """
        if self._closed is not None:
            raise lt.InvalidTorrentHandleError(self._closed)
        one = Expectation(kinds, accept, handle, shared, self.backend.waiter())
        for kind in kinds:
            self._expected.setdefault(kind, {})[one] = None
        return one

    def forget(self, one: Expectation) -> None:
        """Waits for it no longer."""
        for kind in one.kinds:
            waiting = self._expected.get(kind)
            if waiting is not None:
                waiting.pop(one, None)
                if not waiting:
                    del self._expected[kind]

    @contextlib.asynccontextmanager
    async def turn(self, what: str, handle: lt.torrent_handle) -> AsyncIterator[None]:
        """Lets one task at a time in, for each ``what`` and torrent."""
        line = self._turns.setdefault((what, handle), deque())
        waiter = self.backend.waiter()
        line.append(waiter)
        try:
            if line[0] is not waiter:
                await waiter.wait()
            yield
        finally:
            line.remove(waiter)
            if line:
                line[0].set()
            else:
                del self._turns[what, handle]

    async def result(self, one: Expectation) -> Any:
        """Waits for the alert, and returns it."""
        await one.waiter.wait()
        if one.error is not None:
            raise one.error
        return one.alert

    def close(self, why: str) -> None:
        """Ends all subscriptions; what is expected fails with lt.InvalidTorrentHandleError, for each
        task one of its own: being raised changes it.
        """
        self._closed = why
        for one in self._each():
            self._fail(one, lt.InvalidTorrentHandleError(why))
        for stream in list(self.streams):
            stream.end()
