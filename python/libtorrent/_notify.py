# SPDX-License-Identifier: BSD-3-Clause
"""session.set_alert_notify(): a thread for each session that has one, which reads a pipe and calls
a function.

libtorrent's own threads write to the pipe; they never run Python. The session owns the function, as it
does userdata, so that the garbage collector sees a function that refers to its session; the notifier
has its number only.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import select
import threading

from libtorrent import _libtorrent as native
from libtorrent._session import native_set_alert_fd

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# What the exit of the interpreter waits for a function that is under way, in seconds.
_EXIT_WAIT = 0.2
_lock = threading.RLock()
# By the number of the pipe behind alert_fd(), which tells a session from others while its notifier
# lives.
_notifiers: dict[int, _notifier] = {}


def _forget_parent() -> None:
    """In a forked child, which has none of the threads: their pipes are the parent's."""
    _notifiers.clear()
    _lock.release()


# A child would wait for ever for a lock that a thread of its parent has held.
os.register_at_fork(
    before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_forget_parent
)


class _notifier:
    def __init__(self, key: int, alert_fd: int, number: int) -> None:
        self.key = key
        # Of the function in the userdata of the session; 0 ends the notifier.
        self.number = number
        with contextlib.ExitStack() as stack:
            # Hangs up when the session is gone; keeps the number of the pipe from being used again.
            self.session_end = os.dup(alert_fd)
            stack.callback(os.close, self.session_end)
            self.reader, self.writer = os.pipe()
            stack.callback(os.close, self.reader)
            stack.callback(os.close, self.writer)
            os.set_blocking(self.reader, False)
            os.set_blocking(self.writer, False)
            self.thread = threading.Thread(target=self.run, name="libtorrent alerts", daemon=True)
            self.thread.start()
            self.close = stack.pop_all().close

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
            if self.number == 0 or self.session_end in ready:
                break
            os.read(self.reader, 4096)
            notify = native._find_userdata(self.number)
            if notify is not None:
                native._call_reporting(notify)
            del notify
        with _lock:
            if _notifiers.get(self.key) is self:
                del _notifiers[self.key]
            self.close()


def _stop(session: Any, key: int) -> int:
    """Ends the notifier of a session; the number of its function, 0 if there is none. With the lock
    held."""
    notifier = _notifiers.pop(key, None)
    if notifier is None:
        return 0
    native_set_alert_fd(session, -1)
    number, notifier.number = notifier.number, 0
    notifier.wake()
    return number


def _release(session: Any, number: int) -> None:
    """Without the lock: what a function refers to may end with it, and do anything."""
    if number:
        native._release_userdata(session, number)


def _stop_all() -> None:
    """Before the interpreter's exit ends the sessions, of which a function would then complain."""
    # A thread that ends closes its pipe, and leaves the dict, with the lock held.
    with _lock:
        notifiers = list(_notifiers.values())
        for notifier in notifiers:
            notifier.number = 0
            notifier.wake()
    for notifier in notifiers:
        if notifier.thread is not threading.current_thread():
            notifier.thread.join(_EXIT_WAIT)


# Runs before what was registered earlier: _session ends all sessions.
atexit.register(_stop_all)


def set_alert_notify(session: Any, notify: Callable[[], object] | None) -> None:
    """See session.set_alert_notify()."""
    if notify is not None and not callable(notify):
        raise TypeError(f"set_alert_notify() needs a callable or None, not {type(notify).__name__}")
    alert_fd = session.alert_fd()
    key = os.fstat(alert_fd).st_ino
    if notify is None:
        set_alert_fd(session, -1)
        return
    number = native._send_userdata(session, notify)
    try:
        with _lock:
            notifier = _notifiers.get(key)
            if notifier is None:
                notifier = _notifiers[key] = _notifier(key, alert_fd, number)
                native_set_alert_fd(session, notifier.writer)
                number = 0
            else:
                number, notifier.number = notifier.number, number
            # Alerts that are there already count too.
            # Not select(), which numbers above 1023 are too much for.
            waiting = select.poll()
            waiting.register(alert_fd, select.POLLIN)
            if waiting.poll(0):
                notifier.wake()
    finally:
        _release(session, number)


def set_alert_fd(session: Any, fd: int) -> None:
    """See session.set_alert_fd()."""
    key = os.fstat(session.alert_fd()).st_ino
    with _lock:
        before = _stop(session, key)
        native_set_alert_fd(session, fd)
    _release(session, before)
