# SPDX-License-Identifier: BSD-3-Clause
"""Bencoding, magnet links, resume data. The floor of the first: marshal with the same objects."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any

import libtorrent as lt
import material
from suite import scale, unrolled, workload

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = {
    b"complete": 12,
    b"incomplete": 3,
    b"interval": 1800,
    b"min interval": 900,
    b"peers": [
        {b"ip": b"127.0.0.1", b"peer id": b"-LT2080-%012d" % i, b"port": 6881} for i in (1, 2)
    ],
}


def _large() -> dict[bytes, Any]:
    return material.tree(scale(20000))


def _huge() -> dict[bytes, Any]:
    # libtorrent takes two million tokens unless told otherwise.
    return material.tree(scale(190000), padding=110)


def _both(name: str, make: Callable[[], Any], per: int) -> None:
    def repeated(code: str, **names: Any) -> Callable[[], Any]:
        if per > 1:
            return unrolled(code, names)
        scope: dict[str, Any] = dict(names)
        return eval(f"lambda: {code}", scope)  # type: ignore[no-any-return]

    @workload(f"bencode {name}", bar=2.5, per=per, floor=f"marshal.dumps {name}")
    def encode() -> Callable[[], Any]:
        return repeated("_ = f(x)" if per > 1 else "f(x) and None", f=lt.bencode, x=make())

    @workload(f"bdecode {name}", bar=1.7, per=per, floor=f"marshal.loads {name}")
    def decode() -> Callable[[], Any]:
        data = material.encode(make())
        return repeated("_ = f(x)" if per > 1 else "f(x) and None", f=lt.bdecode, x=data)

    @workload(f"marshal.dumps {name}", per=per)
    def dump() -> Callable[[], Any]:
        return repeated("_ = f(x)" if per > 1 else "f(x) and None", f=marshal.dumps, x=make())

    @workload(f"marshal.loads {name}", per=per)
    def load() -> Callable[[], Any]:
        # Version 2 keeps no references, as bencoding does not.
        data = marshal.dumps(make(), 2)
        return repeated("_ = f(x)" if per > 1 else "f(x) and None", f=marshal.loads, x=data)


_both("200 B", lambda: SMALL, 1000)
_both("1.4 MB", _large, 1)
_both("30 MB", _huge, 1)


def _resume() -> Any:
    p = material.params(material.torrent_info(1000))
    p.trackers = ["http://127.0.0.1:1/announce"] * 3
    p.file_priorities = [4] * 1000
    return p


@workload("write_resume_data_buf", per=1000)
def write_resume() -> Callable[[], None]:
    return unrolled("f(p)", {"f": lt.write_resume_data_buf, "p": _resume()})


@workload("read_resume_data", per=1000)
def read_resume() -> Callable[[], None]:
    data = lt.write_resume_data_buf(_resume())
    return unrolled("f(data)", {"f": lt.read_resume_data, "data": data})


MAGNET = (
    "magnet:?xt=urn:btih:cdf2d0e2f3a6e9a5a6e9a5a6e9a5a6e9a5a6e9a5&dn=a+name"
    "&tr=http%3A%2F%2F127.0.0.1%3A1%2Fannounce&tr=udp%3A%2F%2F127.0.0.1%3A2"
)


@workload("parse_magnet_uri", per=1000)
def parse_magnet() -> Callable[[], None]:
    return unrolled("f(link)", {"f": lt.parse_magnet_uri, "link": MAGNET})


@workload("make_magnet_uri", per=1000)
def make_magnet() -> Callable[[], None]:
    return unrolled("f(ti)", {"f": lt.make_magnet_uri, "ti": material.torrent_info(100)})
