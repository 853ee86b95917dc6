# SPDX-License-Identifier: BSD-3-Clause
"""session.set_alert_notify(): a thread for each session that has one, which reads a pipe and calls
a function.

libtorrent's own threads write to the pipe; they never run Python.
"""

from __future__ import annotations

import os
import select
import sys
import threading

from libtorrent import _libtorrent as native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_native_set_alert_fd = native.session.set_alert_fd

_lock = threading.Lock()
# By the number of the pipe behind alert_fd(), which tells a session from others while its notifier
# lives.
_notifiers: dict[int, _notifier] = {}


def _report(exception: BaseException, what: Callable[[], object]) -> None:
    arguments = (
        type(exception),
        exception,
        exception.__traceback__,
        "Exception ignored in alert notification",
        what,
    )
    sys.unraisablehook(_unraisable(*arguments))


class _unraisable:
    """What sys.unraisablehook takes."""

    def __init__(
        self, exc_type: Any, exc_value: Any, exc_traceback: Any, err_msg: str, object: Any
    ) -> None:
        self.exc_type = exc_type
        self.exc_value = exc_value
        self.exc_traceback = exc_traceback
        self.err_msg = err_msg
        self.object = object


class _notifier:
    def __init__(self, key: int, alert_fd: int, notify: Callable[[], object]) -> None:
        self.key = key
        self.notify: Callable[[], object] | None = notify
        # Hangs up when the session is gone; keeps the number of the pipe from being used again.
        self.session_end = os.dup(alert_fd)
        self.reader, self.writer = os.pipe()
        os.set_blocking(self.reader, False)
        os.set_blocking(self.writer, False)
        self.thread = threading.Thread(target=self.run, name="libtorrent alerts", daemon=True)

    def wake(self) -> None:
        try:
            os.write(self.writer, b"\0")
        except BlockingIOError:
            pass  # it is awake

    def run(self) -> None:
        poll = select.poll()
        poll.register(self.reader, select.POLLIN)
        poll.register(self.session_end, 0)
        while True:
            ready = dict(poll.poll())
            notify = self.notify
            if notify is None or self.session_end in ready:
                break
            try:
                os.read(self.reader, 4096)
                notify()
            except Exception as e:  # whatever the function raises
                _report(e, notify)
            del notify
        with _lock:
            if _notifiers.get(self.key) is self:
                del _notifiers[self.key]
            for fd in (self.reader, self.writer, self.session_end):
                os.close(fd)


def _stop(session: Any, key: int) -> None:
    """Ends the notifier of a session, if it has one. With the lock held."""
    notifier = _notifiers.pop(key, None)
    if notifier is not None:
        _native_set_alert_fd(session, -1)
        notifier.notify = None
        notifier.wake()


def set_alert_notify(session: Any, notify: Callable[[], object] | None) -> None:
    """See session.set_alert_notify()."""
    if notify is not None and not callable(notify):
        raise TypeError(f"set_alert_notify() needs a callable or None, not {type(notify).__name__}")
    alert_fd = session.alert_fd()
    key = os.fstat(alert_fd).st_ino
    with _lock:
        if notify is None:
            _stop(session, key)
            _native_set_alert_fd(session, -1)
            return
        notifier = _notifiers.get(key)
        if notifier is None:
            notifier = _notifiers[key] = _notifier(key, alert_fd, notify)
            notifier.thread.start()
            _native_set_alert_fd(session, notifier.writer)
        else:
            notifier.notify = notify
        # Alerts that are there already count too.
        if select.select([alert_fd], [], [], 0)[0]:
            notifier.wake()


def set_alert_fd(session: Any, fd: int) -> None:
    """See session.set_alert_fd()."""
    key = os.fstat(session.alert_fd()).st_ino
    with _lock:
        _stop(session, key)
        _native_set_alert_fd(session, fd)
