# SPDX-License-Identifier: BSD-3-Clause
"""Magnet links: parsed into parameters and dicts, made from both, refused with the same words."""

from __future__ import annotations

import libtorrent as lt
from scenario import fields, finish, folder, make_session, make_torrent, step

V1 = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
V2 = "1220" + "b" * 64
BASE32 = "QCRFLKGF7JFQV5QLDO4WOZPCC6BY5ZTB"
GOOD = [
    f"magnet:?xt=urn:btih:{V1}",
    f"magnet:?xt=urn:btih:{V1.upper()}",
    f"magnet:?xt=urn:btih:{BASE32}",
    f"magnet:?xt=urn:btmh:{V2}",
    f"magnet:?xt=urn:btih:{V1}&xt=urn:btmh:{V2}",
    f"magnet:?xt=urn:btmh:{V2}&xt=urn:btih:{V1}",
    f"magnet:?xt.1=urn:btih:{V1}",
    f"magnet:?dn=a%20name&xt=urn:btih:{V1}",
    f"magnet:?xt=urn:btih:{V1}&dn=%E6%97%A5%E6%9C%AC",
    f"magnet:?xt=urn:btih:{V1}&dn=%ff%fe",
    f"magnet:?xt=urn:btih:{V1}&dn=a+b",
    f"magnet:?xt=urn:btih:{V1}&tr=http://a/announce&tr=udp://b:80&tr.1=http://c/",
    f"magnet:?xt=urn:btih:{V1}&tr=http%3A%2F%2Fa%3A80%2Fannounce%3Fx%3D1",
    f"magnet:?xt=urn:btih:{V1}&ws=http://seed/&ws=https://seed2/%20x",
    f"magnet:?xt=urn:btih:{V1}&x.pe=127.0.0.1:1&x.pe=[::1]:2&x.pe=host:3",
    f"magnet:?xt=urn:btih:{V1}&dht=router:6881&dht=10.0.0.1:1",
    f"magnet:?xt=urn:btih:{V1}&so=0,2,4-6",
    f"magnet:?xt=urn:btih:{V1}&so=0-70000000",
    f"magnet:?xt=urn:btih:{V1}&so=,-,a",
    f"magnet:?xt=urn:btih:{V1}&xl=100&as=http://x&xs=y&kt=z&mt=w&unknown=1",
    f"magnet:?&&xt=urn:btih:{V1}&",
    f"MAGNET:?xt=urn:btih:{V1}",
]
BAD = [
    "",
    "magnet:",
    "magnet:?",
    "http://x",
    "magnet:?dn=x",
    "magnet:?xt=",
    "magnet:?xt=urn:btih:",
    "magnet:?xt=urn:btih:zz",
    f"magnet:?xt=urn:btih:{V1[:-1]}",
    f"magnet:?xt=urn:btih:{V1}0",
    f"magnet:?xt=urn:btih:{'g' * 40}",
    "magnet:?xt=urn:btmh:1220aa",
    f"magnet:?xt=urn:btmh:{'b' * 68}",
    f"magnet:?xt=urn:sha1:{V1}",
    f"magnet:?xt=urn:btih:{'1' * 32}",
    "magnet:?xt=urn:btih:%zz",
    f"magnet:?dn=%zz&xt=urn:btih:{V1}",
    f"magnet:?xt=urn:btih:{V1}&tr=%zz",
    "\udce9",
]

for number, uri in enumerate(GOOD):
    params = step(f"parse {number}", lt.parse_magnet_uri, uri)
    if params is not None:
        fields(f"params {number}", params)
        step(f"make {number}", lt.make_magnet_uri, params)
    step(f"dict {number}", lt.parse_magnet_uri_dict, uri)
for number, uri in enumerate(BAD):
    step(f"bad {number}", lt.parse_magnet_uri, uri)
    step(f"bad dict {number}", lt.parse_magnet_uri_dict, uri)
for value in (None, 1, b"magnet:?xt=urn:btih:" + V1.encode(), [GOOD[0]]):
    step(f"parse {type(value).__name__}", lt.parse_magnet_uri, value)

info = make_torrent(folder(), 0, ["http://127.0.0.1:1/announce"])
step("of torrent_info", lt.make_magnet_uri, info)
step("of v1", lt.make_magnet_uri, make_torrent(folder() / "v1", 64))
step("of v2", lt.make_magnet_uri, make_torrent(folder() / "v2", 32))
step("of empty params", lambda: lt.make_magnet_uri(lt.add_torrent_params()))
step("of None", lt.make_magnet_uri, None)
step("of invalid handle", lambda: lt.make_magnet_uri(lt.torrent_handle()))

session = make_session()
handle = step("add_magnet_uri", lt.add_magnet_uri, session, GOOD[7], {"save_path": str(folder())})
step("of handle", lt.make_magnet_uri, handle)
step("name of handle", handle.name)
step("again", lt.add_magnet_uri, session, GOOD[0], {"save_path": str(folder())})
step("bad", lt.add_magnet_uri, session, "magnet:?", {"save_path": str(folder())})
step("unknown name", lt.add_magnet_uri, session, GOOD[0], {"nope": 1})
params = lt.parse_magnet_uri(GOOD[3])
params.save_path = str(folder())
v2 = step("add v2", session.add_torrent, params)
step("v2 handle", lt.make_magnet_uri, v2)
step("v2 hash", lambda: str(v2.info_hash()))
step("by url", session.add_torrent, {"url": GOOD[4], "save_path": str(folder())})
finish()
