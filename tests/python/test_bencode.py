# SPDX-License-Identifier: BSD-3-Clause
"""bencode() and bdecode()."""

from __future__ import annotations

import random

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
