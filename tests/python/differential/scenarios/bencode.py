# SPDX-License-Identifier: BSD-3-Clause
"""bencode and bdecode of fixed values and of the driver's: a literal a line, on stdin."""

from __future__ import annotations

import ast
import sys

import libtorrent as lt
from scenario import finish, step


def title(value: object) -> str:
    """Return a name for a value without its address."""
    text = ascii(value)
    return f"{text:.40}" if " at 0x" not in text else type(value).__name__


GOOD = [
    0, -1, 2**31, 2**63 - 1, -(2**63), True, "", "text", "é日本", b"", b"\x00\xff", [], {}, (),
    [1, [2, [b"three"]]], {"a": 1}, {b"a": 1}, {"b": 1, "a": {"d": [], "c": {}}}, {b"\xff": b""},
    {"é": 1}, ["x", b"x"], (1, 2, 3), (1, "a"), [(1, 2)], {"z": None}, [None], None, 1.5, object,
    {"cut\0off": 1},
    bytearray(b"array"), memoryview(b"view"), {1: 2}, {None: 1}, {(1,): 1}, set(), frozenset([1]),
    2**63, -(2**63) - 1, 2**64, {"a": 1, b"a": 2}, "\udce9", range(3), {"k": (b"1", 2)},
]  # fmt: skip
for value in GOOD:
    step(f"encode {title(value)}", lt.bencode, value)

RAW = [
    b"",
    b"i",
    b"i1",
    b"i1e",
    b"i-1e",
    b"i-0e",
    b"i01e",
    b"ie",
    b"i1.5e",
    b"i9223372036854775807e",
    b"i9223372036854775808e",
    b"i-9223372036854775808e",
    b"i-9223372036854775809e",
    b"0:",
    b"1:",
    b"1:a",
    b"2:a",
    b"01:a",
    b"-1:a",
    b"99999999999:a",
    b"le",
    b"l",
    b"li1e",
    b"li1ei2ee",
    b"de",
    b"d",
    b"d1:a",
    b"d1:ai1e",
    b"d1:ai1ee",
    b"di1ei2ee",
    b"d1:bi1e1:ai2ee",
    b"d1:ai1e1:ai2ee",
    b"i1etrailing",
    b"x",
    b"e",
    b":",
    b"llllee",
    b"d1:\xffi1ee",
    b"3:\xff\xfe\x00",
    b"i 1e",
    b"i1 e",
    b" i1e",
    b"1 :a",
    b"d0:0:e",
    b"4:spam",
    "4:spam",
    "i1e",
    None,
    1,
    [],
    bytearray(b"i1e"),
    memoryview(b"i1e"),
]
for depth in (99, 100, 101, 100000):
    step(f"decode depth {depth}", lt.bdecode, b"l" * depth + b"e" * depth)
    step(f"decode depth {depth} cut", lt.bdecode, b"l" * depth)
for value in RAW:
    step(f"decode {title(value)}", lt.bdecode, value)

step("no argument", lt.bencode)
step("two arguments", lt.bdecode, b"i1e", 1)
step("entry of bencode", lambda: lt.bdecode(lt.bencode({"a": [1, b"b", {"c": "d"}]})))

for number, line in enumerate(sys.stdin):
    value = ast.literal_eval(line)
    step(f"made {number}", lt.bencode, value)
    step(f"made {number} back", lambda value=value: lt.bdecode(lt.bencode(value)))
finish()
