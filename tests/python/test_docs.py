# SPDX-License-Identifier: BSD-3-Clause
"""Every public name has a docstring, and everything that can be called has a signature."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest

import libtorrent as lt


def described(value: Any) -> bool:
    """Whether it is of a kind that has documentation of its own."""
    return isinstance(value, type) or callable(value) or inspect.isdatadescriptor(value)


def members(owner: type, prefix: str) -> Iterator[tuple[str, Any]]:
    """What a class has of its own, nested classes with theirs."""
    for name, value in vars(owner).items():
        # proxy_type_t.proxy_type is the class itself.
        if name.startswith("_") or not described(value) or value is owner:
            continue
        yield f"{prefix}.{name}", value
        if isinstance(value, type):
            yield from members(value, f"{prefix}.{name}")


def public_names() -> dict[str, Any]:
    """All that is public and described, by its dotted name."""
    found = {}
    for name in lt.__all__:
        value = getattr(lt, name)
        if described(value):
            found[name] = value
            if isinstance(value, type):
                found.update(members(value, name))
    return found


PUBLIC = public_names()


def can_be_made(cls: type) -> bool:
    """Whether a class has a constructor: others come from calls."""
    try:
        cls()
    except RuntimeError as e:
        return "cannot be instantiated" not in str(e)
    except TypeError:
        pass  # it takes arguments
    return True


CALLABLE = {
    name: value
    for name, value in PUBLIC.items()
    if callable(value)
    and not (isinstance(value, type) and issubclass(value, Exception))
    and (not isinstance(value, type) or can_be_made(value))
}


def test_names_are_found() -> None:
    assert {"session", "session.add_torrent", "torrent_status.states", "bdecode"} <= set(CALLABLE)
    assert "torrent_status.progress" in PUBLIC
    assert len(PUBLIC) > 1000


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_has_docstring(name: str) -> None:
    doc = inspect.getdoc(PUBLIC[name])
    assert doc and doc.strip(), f"{name} has no docstring"
    # Its own, and in the words of Python.
    assert not isinstance(PUBLIC[name], type) or vars(PUBLIC[name]).get("__doc__")
    assert not re.search(r"\blt_\w+\(\)|\blt_error_|\bNULL\b|lt_free", doc), doc


@pytest.mark.parametrize("name", sorted(CALLABLE))
def test_has_signature(name: str) -> None:
    inspect.signature(CALLABLE[name])


def test_signatures_say_what_calls_take() -> None:
    assert str(inspect.signature(lt.torrent_handle.status)) == "(self, /, flags=4294967295)"
    assert str(inspect.signature(lt.torrent_handle().have_piece)) == "(piece, /)"
    assert str(inspect.signature(lt.sha1_hash)) == "(source=Ellipsis, /)"
    assert str(inspect.signature(lt.file_storage)) == "()"


def test_positional_and_keyword_parameters_are_as_the_signature_says() -> None:
    status = lt.create_torrent.add_tracker
    assert list(inspect.signature(status).parameters) == ["self", "announce_url", "tier"]
    storage = lt.file_storage()
    storage.add_file("a", 16384)
    torrent = lt.create_torrent(storage)
    torrent.add_tracker(announce_url="http://127.0.0.1/", tier=1)
    with pytest.raises(TypeError):
        torrent.add_url_seed(url="http://127.0.0.1/")
