# SPDX-License-Identifier: BSD-3-Clause
"""Adds what is written in Python to the native types."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# What every class body has of its own.
_NOT_MOVED = frozenset(vars(type("empty", (), {}))) | {
    "__annotations__",
    "__firstlineno__",
    "__qualname__",
    "__static_attributes__",
}


def adopt(function: Any, owner: str, name: str) -> None:
    """Makes ``function`` appear as the method ``name`` of the class ``owner``."""
    function.__module__ = "libtorrent"
    function.__qualname__ = f"{owner}.{name}"


def extend(target: type) -> Callable[[type], Any]:
    """A class decorator that moves all that is in the class onto the native type ``target``.

    The types are shared with C, which makes objects of them: a subclass would never be what a call
    returns.
    """

    def move(body: type) -> type:
        for name, value in vars(body).items():
            if name in _NOT_MOVED:
                continue
            function = value.fget if isinstance(value, property) else value
            function = getattr(function, "__func__", function)
            if hasattr(function, "__code__"):
                adopt(function, target.__name__, name)
            setattr(target, name, value)
        return target

    return move
