# SPDX-License-Identifier: BSD-3-Clause
"""bencode() and bdecode()."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from typing import Any

import pytest

import libtorrent as lt


def make_value(source: random.Random, depth: int = 0) -> object:
    """Anything that bdecode() can give."""
    kind = source.randrange(4 if depth < 5 else 2)
    if kind == 0:
        return source.choice([0, 1, -1, 2**63 - 1, -(2**63) + 1, source.randrange(-(2**40), 2**40)])
    if kind == 1:
        return source.randbytes(source.choice([0, 1, 5, 300, 70_000]))
    items = [make_value(source, depth + 1) for _ in range(source.randrange(6))]
    return items if kind == 2 else {source.randbytes(source.randrange(9)): item for item in items}


@pytest.mark.parametrize("seed", range(200))
def test_round_trip(seed: int) -> None:
    value = make_value(random.Random(seed))
    assert lt.bdecode(lt.bencode(value)) == value


@pytest.mark.parametrize("seed", range(200))
def test_damaged_data(seed: int) -> None:
    source = random.Random(seed)
    data = bytearray(lt.bencode({b"a": [1, 2, b"three"], b"b": {b"c": -4}}))
    for _ in range(source.randrange(1, 4)):
        data[source.randrange(len(data))] = source.choice(b"0123456789:dlei-")
    try:
        value = lt.bdecode(bytes(data))
    except lt.BdecodeError as e:
        assert e.code.category() == lt.bdecode_category()
    else:
        assert lt.bdecode(lt.bencode(value)) == value


def test_forms() -> None:
    assert lt.bencode({"b": 1, b"a": "x"}) == b"d1:a1:x1:bi1ee"
    assert lt.bencode([1, "é", b"\xff"]) == b"li1e2:\xc3\xa91:\xffe"
    assert lt.bencode({"a": tuple(b"i1e")}) == b"d1:ai1ee"
    assert lt.bdecode(memoryview(b"d1:ai1ee")) == {b"a": 1}


def test_errors() -> None:
    for wrong in (1.5, object(), {1: 2}, 2**64):
        with pytest.raises((TypeError, OverflowError)):
            lt.bencode(wrong)
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises((ValueError, RecursionError, RuntimeError)):
        lt.bencode(endless)


def test_none_is_deprecated() -> None:
    for value, encoded in ((None, b"0:"), ([None], b"l0:e"), ({"z": None}, b"d1:z0:e")):
        with pytest.warns(DeprecationWarning, match="^constructing a bencode entry from anything"):
            assert lt.bencode(value) == encoded


def test_none_in_the_dht_is_deprecated(session: lt.session) -> None:
    with pytest.warns(DeprecationWarning, match="^constructing a bencode entry from anything"):
        assert session.dht_put_immutable_item(None) == lt.sha1_hash(hashlib.sha1(b"0:").digest())


@pytest.mark.parametrize(
    "read",
    [lt.bdecode, lt.read_resume_data, lt.load_torrent_buffer],
    ids=lambda function: function.__name__,
)
def test_text_is_not_data(read: Callable[[Any], Any]) -> None:
    with pytest.raises(TypeError):
        read("de")


def test_encoded_parts_are_signed() -> None:
    info = {b"name": b"n", b"length": 1, b"piece length": 16384, b"pieces": b"\xff" * 20}
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info({b"info": info})
    part = lt.write_torrent_file(params)[b"info"]
    assert min(part) == -1
    assert lt.bencode(part) == lt.bencode(tuple(c & 255 for c in part)) == lt.bencode(info)
