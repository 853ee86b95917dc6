# SPDX-License-Identifier: BSD-3-Clause
"""Adds what is written in Python to the native types, each when it is first needed.

The types are shared with C, which makes objects of them: a subclass would never be what a call
returns. C asks for the rest of a type before anybody gets to see it, and for enums.
"""

from __future__ import annotations

import _thread
import os

from libtorrent import _enums, _values
from libtorrent import _libtorrent as native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Where classes are extended, besides _values: loaded when one of these is first needed.
_MODULES = {
    "create_torrent": "_torrent_info",
    "file_storage": "_torrent_info",
    "piece_reader": "_handle",
    "session": "_session",
    "torrent_handle": "_handle",
    "torrent_info": "_torrent_info",
}

# What every class body has of its own.
_NOT_MOVED = frozenset(vars(type("empty", (), {}))) | {
    "__annotations__",
    "__firstlineno__",
    "__qualname__",
    "__static_attributes__",
}

# That of the module threading, which takes as long to load as all else here.
_lock = vars(_thread)["RLock"]()
# A child would wait for ever for a lock that a thread of its parent has held.
os.register_at_fork(
    before=_lock.acquire, after_in_parent=_lock.release, after_in_child=_lock.release
)
_begun: set[str] = set()
_plain: dict[str, dict[str, Any]] = {}


def adopt(function: Any, owner: str, name: str) -> None:
    """Makes ``function`` appear as the method ``name`` of the class ``owner``."""
    function.__module__ = "libtorrent"
    function.__qualname__ = f"{owner}.{name}"


def _members(owner: str, body: type) -> dict[str, Any]:
    """What a class body has for the native type."""
    found = {}
    for name, value in vars(body).items():
        if name in _NOT_MOVED:
            continue
        function = value.fget if isinstance(value, property) else value
        function = getattr(function, "__func__", function)
        if hasattr(function, "__code__"):
            adopt(function, owner, name)
        found[name] = value
    return found


def _finish_class(name: str) -> None:
    """Completes a native type. The modules are loaded before the lock is taken, since whoever
    loads one may be waiting for it.
    """
    bodies = list(_values.BODIES.get(name, ()))
    if name in _MODULES:
        module = __import__(f"libtorrent.{_MODULES[name]}", fromlist=("EXTENDS",))
        bodies.append(module.EXTENDS[name])
    from libtorrent import _deprecated

    with _lock:
        if name in _begun:
            return
        _begun.add(name)
        finished = False
        try:
            cls = getattr(native, name)
            # What it was before: after a failure this starts again.
            plain = _plain.setdefault(name, dict(vars(cls)))
            members: dict[str, Any] = {}
            for body in bodies:
                members.update(_members(name, body))
            members.update(_enums.members(name))
            members.update(_deprecated.members(name, {**plain, **members}))
            for member, value in members.items():
                setattr(cls, member, value)
            for member in _values.SUPERSEDED.get(name, ()):
                if member in vars(cls):
                    delattr(cls, member)
            finished = True
        finally:
            if not finished:
                _begun.discard(name)


def make_enum(name: str) -> Any:
    """The enum or set of flags of that name."""
    with _lock:
        return _enums.make(name)


def _finish_enum(index: int) -> None:
    make_enum(_enums.ROWS[index][0])


def _make_error(message: str, code: Any, kind: str, path: str) -> Exception:
    from libtorrent import _errors

    return _errors.make(message, code, kind, path or None)


def install() -> None:
    """Has C call these."""
    native._set_finishers(_finish_class, _finish_enum)
    native._set_error_factory(_make_error)
