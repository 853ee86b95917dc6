# SPDX-License-Identifier: BSD-3-Clause
"""All fields of all classes: they can be read, refuse what does not fit, and no others are made up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

import libtorrent as lt
from libtorrent import _libtorrent as native

pytestmark = pytest.mark.filterwarnings("ignore:file_entry is deprecated")

CLASSES = {row[0]: row for row in native._classes()}


def fields_of(name: str) -> Iterator[tuple[str, str, bool, bool]]:
    """Name, type, whether it can be set and whether it is called; those of bases too."""
    owner: str | None = name
    while owner:
        _name, base, _doc, _constructible, fields = CLASSES[owner]
        yield from (
            (field, kind, writable, method) for field, kind, _doc, writable, method in fields
        )
        owner = base


def made(name: str) -> Any:
    return lt.fingerprint("LT", 1, 2, 3, 4) if name == "fingerprint" else getattr(lt, name)()


# Sessions are not made for this, and classes with arguments of their own have other tests.
CONSTRUCTIBLE = sorted(
    name
    for name, (_n, _b, _d, constructible, _f) in CLASSES.items()
    if constructible and name not in ("announce_entry", "file_slice", "session")
)
SET = [
    (name, field, kind)
    for name in CONSTRUCTIBLE
    for field, kind, writable, _method in fields_of(name)
    if writable
]


def test_there_are_many() -> None:
    assert {"add_torrent_params", "torrent_status", "peer_info"} <= set(CONSTRUCTIBLE)
    assert len(SET) > 60


@pytest.mark.parametrize("name", CONSTRUCTIBLE)
def test_all_can_be_read(name: str) -> None:
    value = made(name)
    shown = repr(value)
    read = value.as_dict()
    for field, _kind, _writable, method in fields_of(name):
        if field == "to_text":
            continue
        got = getattr(value, field)
        if method:
            got()
        else:
            assert field in read
            assert f"{field}=" in shown or name in shown


@pytest.mark.parametrize("name", CONSTRUCTIBLE)
def test_no_others_can_be_set(name: str) -> None:
    value = made(name)
    for wrong in ("savepath", "no_such_field", "__no_such__"):
        with pytest.raises(AttributeError):
            setattr(value, wrong, 1)
    assert not hasattr(value, "__dict__")
    for field, _kind, writable, method in fields_of(name):
        if not writable and field != "to_text":
            with pytest.raises(AttributeError):
                setattr(value, field, None)
        elif not method:
            with pytest.raises(AttributeError):
                delattr(value, field)


@pytest.mark.parametrize(("name", "field", "kind"), SET)
def test_refuses_what_does_not_fit(name: str, field: str, kind: str) -> None:
    if kind == "typing.Any":
        return  # userdata takes all
    value = made(name)
    before = getattr(value, field)
    with pytest.raises((TypeError, ValueError)):
        setattr(value, field, object())
    with pytest.raises((TypeError, ValueError)):
        setattr(value, field, 1j)
    if kind == "int":
        for number in (2**64, -(2**64), 2**200):
            with pytest.raises(OverflowError):
                setattr(value, field, number)
    if kind.startswith(("list[", "dict[")):
        with pytest.raises((TypeError, ValueError)):
            setattr(value, field, [object()])
    assert getattr(value, field) == before
