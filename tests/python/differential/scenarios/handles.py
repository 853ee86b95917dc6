# SPDX-License-Identifier: BSD-3-Clause
"""torrent_handle: every method on a paused torrent and on invalid handles, with its effects."""

from __future__ import annotations

import libtorrent as lt
from scenario import (
    finish,
    folder,
    make_session,
    make_torrent,
    members,
    plain,
    show,
    shown,
    step,
    until,
)  # fmt: skip

PAUSED = lt.torrent_flags.paused
session = make_session()
info = make_torrent(folder(), 0, ["http://127.0.0.1:1/announce", "udp://127.0.0.1:1/announce"])
params = lt.add_torrent_params()
params.ti = info
params.save_path = str(folder())
params.flags = PAUSED
params.trackers = []
handle = step("add", session.add_torrent, params)


def ready() -> bool:
    """Tell whether the files are checked."""
    return handle.status().state == lt.torrent_status.seeding


show("torrent_checked before", handle.is_valid())
handle.resume()
until(session, ready)
handle.pause()
until(session, lambda: handle.status().flags & PAUSED != 0)

show("type", type(handle).__name__)
step("str of info_hash", lambda: str(handle.info_hash()))
step("info_hashes", handle.info_hashes)
show("equal", handle == session.get_torrents()[0])
show("unequal", handle != session.get_torrents()[0])
show("hash", hash(handle) == hash(session.get_torrents()[0]))
show("less", handle < handle)
show("equal to invalid", handle == lt.torrent_handle())
show("equal to None", handle == None)  # noqa: E711 - the operator is the matter
show("in list", handle in session.get_torrents())
show("in set", len({handle, session.get_torrents()[0]}))
show("as key", {handle: 1}[session.get_torrents()[0]])
step("find", lambda: session.find_torrent(handle.info_hash()) == handle)
step("find other", lambda: session.find_torrent(lt.sha1_hash(b"a" * 20)).is_valid())

GETTERS = (
    "name save_path is_valid is_seed is_finished is_paused is_auto_managed has_metadata "
    "info_hash flags url_seeds http_seeds trackers file_priorities get_file_priorities "
    "piece_priorities get_piece_priorities piece_availability file_progress "
    "max_connections max_uploads upload_limit download_limit queue_position need_save_resume_data "
    "get_peer_info get_download_queue file_status torrent_file get_torrent_info status "
    "is_sequential_download super_seeding is_super_seeding"
).split()
for name in GETTERS:
    if name not in members("torrent_handle", "method"):
        continue
    if name == "trackers":
        step(name, lambda: [(t["url"], t["tier"], sorted(t)) for t in handle.trackers()])
    elif name == "file_status":
        # How many are open depends on when it is asked.
        step(name, lambda: type(handle.file_status()).__name__)
    elif name == "super_seeding":
        continue
    else:
        step(name, getattr(handle, name))
step("have_piece", handle.have_piece, 0)
step("piece_priority", handle.piece_priority, 0)
step("file_priority", handle.file_priority, 0)
step("status of flags", lambda: handle.status(0).num_pieces)
step("status of query", lambda: handle.status(lt.status_flags_t.query_pieces).num_pieces)
step("status of all", lambda: handle.status(0x7FFFFFFF).name)
step("file_progress flags", handle.file_progress, lt.file_progress_flags_t.piece_granularity)
step("file_progress 1", handle.file_progress, 1)
step("file_progress keyword", lambda: handle.file_progress(flags=0))

SETTERS = {
    "set_max_connections": [(10,), (-1,), (0,), ("x",), (2**40,)],
    "set_max_uploads": [(5,), (-1,), (0,), (None,)],
    "set_upload_limit": [(1000,), (-1,), (0,)],
    "set_download_limit": [(2000,), (-1,), (0,)],
    "set_flags": [
        (lt.torrent_flags.sequential_download,),
        (0,),
        (lt.torrent_flags.share_mode, 0),
        (16, 16),
    ],
    "unset_flags": [(lt.torrent_flags.sequential_download,), (0,), ("x",)],
    "set_ratio": [(1.5,)],
    "set_priority": [(3,)],
    "set_tracker_login": [("u", "p")],
    "use_interface": [("127.0.0.1",)],
    "set_peer_upload_limit": [(("127.0.0.1", 1), 5)],
    "set_peer_download_limit": [(("127.0.0.1", 1), 5)],
    "super_seeding": [(True,), (False,)],
    "set_upload_mode": [(True,), (False,)],
    "set_share_mode": [(False,)],
    "apply_ip_filter": [(False,), (True,)],
    "set_sequential_download": [(True,), (False,)],
    "stop_when_ready": [(False,)],
    "auto_managed": [(True,), (False,)],
    "add_url_seed": [("http://127.0.0.1:1/s",), (1,)],
    "remove_url_seed": [("http://127.0.0.1:1/s",)],
    "add_http_seed": [("http://127.0.0.1:1/h",)],
    "remove_http_seed": [("http://127.0.0.1:1/h",)],
    "add_tracker": [
        ({"url": "http://127.0.0.1:1/x", "tier": 2},),
        ({"url": "http://127.0.0.1:1/y"},),
        ({"tier": 1},),
        ("http://z",),
    ],
    "replace_trackers": [
        ([{"url": "http://127.0.0.1:1/r"}],),
        ([],),
        ([lt.announce_entry("http://127.0.0.1:1/e")],),
        ([{"tier": 0}],),
        (["x"],),
        (None,),
    ],
    "queue_position_up": [()],
    "queue_position_down": [()],
    "queue_position_top": [()],
    "queue_position_bottom": [()],
    "file_priority": [(0, 0), (0, 4), (0, 7), (0, 100), (1, -1)],
    "prioritize_files": [([1, 0, 1, 0, 1, 0],), ([4] * 6,), ([1] * 6,), (None,), ([(0, 1)],)],
    "piece_priority": [(0, 2), (0, 4), (0, 99)],
    "prioritize_pieces": [([1] * 10,), ([],), ([(0, 1), (2, 0)],), (None,), (["x"],)],
    "set_piece_deadline": [(0, 100), (1, 100, 0), (1, 100, lt.torrent_handle.alert_when_available)],
    "reset_piece_deadline": [(0,)],
    "clear_piece_deadlines": [()],
    "connect_peer": [
        (("127.0.0.1", 1),),
        (("127.0.0.1", 1), 0),
        (("127.0.0.1", 1), 0, 0),
        ("127.0.0.1",),
        (("127.0.0.1", 70000),),
        (("name", 1),),
        (None,),
    ],
    "force_reannounce": [(), (0,), (0, -1), (0, 0), (0, 99), (0, 0, 1)],
    "force_dht_announce": [()],
    "scrape_tracker": [(), (0,)],
    "clear_error": [()],
    "flush_cache": [()],
    "set_ssl_certificate": [("a", "b", "c")],
    "read_piece": [(0,)],
    "save_resume_data": [(), (0,), (1,)],
    "force_recheck": [()],
    "pause": [(), (0,), (1,)],
    "resume": [()],
    "rename_file": [(0, "new.bin"), (0, b"bytes")],
    "move_storage": [(b"",)],
    "set_metadata": [(b"x",)],
}
AFTER = {
    "set_max_connections": "max_connections",
    "set_max_uploads": "max_uploads",
    "set_upload_limit": "upload_limit",
    "set_download_limit": "download_limit",
    "set_flags": "flags",
    "unset_flags": "flags",
    "add_url_seed": "url_seeds",
    "remove_url_seed": "url_seeds",
    "add_http_seed": "http_seeds",
    "remove_http_seed": "http_seeds",
    "file_priority": "get_file_priorities",
    "prioritize_files": "get_file_priorities",
    "piece_priority": "get_piece_priorities",
    "prioritize_pieces": "get_piece_priorities",
    "super_seeding": "flags",
    "set_upload_mode": "flags",
    "apply_ip_filter": "flags",
    "set_sequential_download": "flags",
    "queue_position_up": "queue_position",
}


# These change a priority, and only once the disk thread has seen it.
LATER = (
    "file_priority 0",
    "file_priority 1",
    "file_priority 2",
    "prioritize_files 0",
    "prioritize_files 1",
    "prioritize_files 2",
)
for name, calls in SETTERS.items():
    if name not in members("torrent_handle", "method"):
        continue
    for number, arguments in enumerate(calls):
        before = handle.get_file_priorities()
        step(f"{name} {number}", getattr(handle, name), *arguments)
        if f"{name} {number}" in LATER:
            until(session, lambda: handle.get_file_priorities() != before)
        if name in AFTER:
            step(f"{name} {number} after", getattr(handle, AFTER[name]))
        if "tracker" in name and name != "set_tracker_login":
            step(
                f"{name} {number} after", lambda: [(t["url"], t["tier"]) for t in handle.trackers()]
            )

invalid = lt.torrent_handle()
show("invalid", invalid.is_valid())
show("invalid equal", invalid == lt.torrent_handle())
for name in members("torrent_handle", "method"):
    if name in ("is_valid",) or name.startswith("__"):
        continue
    step(f"invalid {name}", getattr(invalid, name), *SETTERS.get(name, [()])[0])
step("invalid hash", lambda: type(hash(invalid)).__name__)

step("prioritize too many", handle.prioritize_files, [1] * 20)
until(session, ready)
step("remove", session.remove_torrent, handle)
until(session, lambda: not handle.is_valid())
show("valid after removal", handle.is_valid())
for name in ("name", "status", "pause", "flags", "trackers", "torrent_file", "info_hash"):
    step(f"removed {name}", getattr(handle, name))
step("remove twice", session.remove_torrent, handle)
step("remove invalid", session.remove_torrent, invalid)
step("remove None", session.remove_torrent, None)
shown("torrents", [plain(h) for h in session.get_torrents()])

UNKNOWN = {"no ti": {}, "unknown": {"nope": 1}, "bad ti": {"ti": 1}, "bad path": {"save_path": 1}}
for title, given in UNKNOWN.items():
    step(f"add dict {title}", session.add_torrent, given)
    step(f"async dict {title}", session.async_add_torrent, given)
step("add None", session.add_torrent, None)
step("add empty params", lambda: session.add_torrent(lt.add_torrent_params()))
step("add info", session.add_torrent, {"ti": info, "save_path": str(folder())})
step("add twice", lambda: session.add_torrent({"ti": info, "save_path": str(folder())}).name())
step(
    "add twice refused",
    session.add_torrent,
    {
        "ti": info,
        "save_path": str(folder()),
        "flags": lt.torrent_flags.duplicate_is_error,
    },
)
step("add without path", session.add_torrent, {"ti": make_torrent(folder() / "b", 64)})
step("add old way", session.add_torrent, make_torrent(folder() / "c", 32), str(folder()))
step(
    "add flags 0",
    lambda: session.add_torrent({"info_hash": b"x" * 20, "save_path": "x", "flags": 0}).flags(),
)
finish()
