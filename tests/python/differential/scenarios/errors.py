# SPDX-License-Identifier: BSD-3-Clause
"""Error codes, categories and names of operations; what invalid arguments raise."""

from __future__ import annotations

import pickle

import libtorrent as lt
from scenario import finish, make_session, members, plain, show, step

for name in (
    "generic_category", "system_category", "libtorrent_category", "http_category", "upnp_category",
    "socks_category", "bdecode_category", "i2p_category", "get_libtorrent_category",
    "get_http_category", "get_upnp_category", "get_socks_category", "get_bdecode_category",
    "get_i2p_category",
):  # fmt: skip
    category = step(name, getattr(lt, name))
    step(
        f"{name} messages",
        lambda: [category.message(n) for n in (0, 1, 2, 17, 100, 203, 404, 999, -1)],
    )
    step(f"{name} equal", lambda: category == getattr(lt, name)())
    step(f"{name} order", lambda: type(category < lt.generic_category()).__name__)
show("libtorrent messages", [lt.libtorrent_category().message(n) for n in range(215)])
show("categories", lt.generic_category() == lt.system_category())

code = step("code", lt.error_code)
step("value", code.value)
step("message", code.message)
step("category", code.category)
step("assign", code.assign, 2, lt.generic_category())
step("assigned", lambda: (code.value(), code.message(), code.category().name()))
step("clear", code.clear)
step("cleared", lambda: (code.value(), code.message(), code.category().name()))
code = lt.error_code(3, lt.libtorrent_category())
step("made", lambda: plain(code))
step("equal", lambda: code == lt.error_code(3, lt.libtorrent_category()))
step("unequal", lambda: code != lt.error_code(4, lt.libtorrent_category()))
step("getstate", code.__getstate__)
step("pickled", lambda: pickle.loads(pickle.dumps(code)))
step("true", lambda: bool(lt.error_code()))
for bad in (
    (1,),
    (1, None),
    ("x", lt.generic_category()),
    (2**40, lt.generic_category()),
    (1, 2, 3),
):
    step(f"code of {len(bad)} {bad[0]}", lt.error_code, *bad)
for number in (*range(50), 255):
    step(f"operation {number}", lt.operation_name, number)
step("operation enum", lt.operation_name, lt.operation_t.bittorrent)
step("operation str", lt.operation_name, "x")

session = make_session()
raw = lt.bencode({"info": {"name": "n", "piece length": 16384, "length": 5, "pieces": b"p" * 20}})
info = lt.torrent_info(raw)
files = info.files()
CALLS = {
    "torrent_info of int": lambda: lt.torrent_info(5),
    "torrent_info of float": lambda: lt.torrent_info(1.5),
    "session of str": lambda: lt.session("x"),
    "add_torrent of str": lambda: session.add_torrent("x"),
    "add_torrent of int": lambda: session.add_torrent(1),
    "remove of str": lambda: session.remove_torrent("x"),
    "find of str": lambda: session.find_torrent("x"),
    "file_path of str": lambda: files.file_path("x"),
    "file_path of None": lambda: files.file_path(None),
    "keyword unknown": lambda: info.add_tracker(nope="x"),
    "too many": lambda: info.name(1),
    "too few": lambda: info.rename_file(0),
    "rename of int": lambda: info.rename_file(0, 1),
    "apply_settings of int": lambda: session.apply_settings(1),
    "set attribute": lambda: setattr(info, "name", 1),
    "delete attribute": lambda: delattr(lt.add_torrent_params(), "name"),
    "read only": lambda: setattr(lt.torrent_status(), "name", 1),
    "call of enum": lambda: lt.torrent_status.states("x"),
    "alert of user": lt.alert,
    "torrent_alert of user": lt.torrent_alert,
    "peer_request": lambda: plain(lt.peer_request().piece),
    "peer_request equal": lambda: lt.peer_request() == lt.peer_request(),
    "file_slice of user": lambda: type(lt.file_slice()).__name__,
    "len of storage": lambda: len(lt.file_storage()),
    "missing file": lambda: lt.torrent_info("/no/such/file.torrent"),
    "missing file 2": lambda: lt.load_torrent_file("/no/such/file.torrent"),
    "missing path": lambda: session.add_torrent({"ti": info}).is_valid(),
    "duplicate": lambda: session.add_torrent({"ti": info, "save_path": "x", "flags": 0x800000}),
    "duplicate deprecated": lambda: session.add_torrent(
        {"ti": info, "save_path": "x", "duplicate_is_error": True}
    ),
    "bad storage mode": lambda: session.add_torrent(
        {"ti": info, "save_path": "x", "storage_mode": "x"}
    ),
    "bad flags": lambda: session.add_torrent({"ti": info, "save_path": "x", "flags": "x"}),
    "bad trackers": lambda: session.add_torrent({"ti": info, "save_path": "x", "trackers": 1}),
    "bad info_hash": lambda: session.add_torrent({"info_hash": 1, "save_path": "x"}),
    "short info_hash": lambda: session.add_torrent({"info_hash": b"", "save_path": "x"}),
    "url": lambda: session.add_torrent({"url": "nope", "save_path": "x"}),
    "int key": lambda: session.add_torrent({1: 1}),
}
for title, call in CALLS.items():
    step(title, call)
show("base of libtorrent errors", issubclass(RuntimeError, Exception))
for name in members("error_code", "method"):
    show(f"has {name}", hasattr(lt.error_code, name))
finish()
