# SPDX-License-Identifier: BSD-3-Clause
"""Resume data: written, read, round trips, refusals, add_torrent_params field by field."""

from __future__ import annotations

import libtorrent as lt
from scenario import (
    fields,
    find_alert,
    finish,
    folder,
    make_session,
    make_torrent,
    plain,
    show,
    step,
    until,
)  # fmt: skip

info = make_torrent(folder(), 64, ["http://127.0.0.1:1/announce"])
params = lt.add_torrent_params()
fields("empty", params)

SETS = {
    "name": "é", "save_path": str(folder()), "trackers": ["http://127.0.0.1:1/a", "udp://b"],
    "tracker_tiers": [0, 3], "dht_nodes": [("127.0.0.1", 1), ("::1", 2)],
    "flags": lt.torrent_flags.paused, "max_uploads": 5, "max_connections": 6, "upload_limit": 7,
    "download_limit": 8, "total_uploaded": 9, "total_downloaded": 10, "active_time": 11,
    "finished_time": 12, "seeding_time": 13, "added_time": 14, "completed_time": 15,
    "last_seen_complete": 16, "last_download": 17, "last_upload": 18, "num_complete": 19,
    "num_incomplete": 20, "num_downloaded": 21, "http_seeds": ["http://127.0.0.1:1/h"],
    "url_seeds": ["http://127.0.0.1:1/u"], "peers": [("127.0.0.1", 3)],
    "banned_peers": [("127.0.0.2", 4)], "unfinished_pieces": {0: [True, False]},
    "have_pieces": [True, False, True], "verified_pieces": [False, True],
    "piece_priorities": [0, 1, 7], "file_priorities": [0, 4], "renamed_files": {0: "data/new"},
    "trackerid": "id", "storage_mode": lt.storage_mode_t.storage_mode_allocate,
    "info_hash": lt.sha1_hash(b"i" * 20), "info_hashes": lt.info_hash_t(lt.sha1_hash(b"j" * 20)),
    "ti": info, "root_certificate": "cert", "resume_data": [1], "version": 3, "uploaded": 1,
    "url": "http://x", "uuid": "u", "merkle_tree": [],
}  # fmt: skip
for name, value in SETS.items():
    if name not in ("uploaded", "root_certificate", "uuid", "url"):
        step(f"set {name}", setattr, params, name, value)
        step(f"got {name}", getattr, params, name)
for name, value in {
    "trackers": "str", "tracker_tiers": ["x"], "peers": ["127.0.0.1"], "have_pieces": 1,
    "ti": 1, "name": 1, "save_path": None, "flags": "x", "max_uploads": "x", "info_hash": b"x" * 20,
    "renamed_files": [1], "piece_priorities": ["x"], "dht_nodes": [("a",)], "url_seeds": None,
}.items():  # fmt: skip
    step(f"bad {name}", setattr, params, name, value)
    step(f"after bad {name}", getattr, params, name)

params = lt.add_torrent_params()
params.save_path = "/save"
params.name = "name"
params.info_hashes = lt.info_hash_t(lt.sha1_hash(b"j" * 20))
params.trackers = ["http://127.0.0.1:1/a", "udp://127.0.0.1:2"]
params.have_pieces = [True, False, True]
params.piece_priorities = [0, 1, 7]
params.total_uploaded = 12345
params.unfinished_pieces = {1: [True, False, True]}
params.renamed_files = {2: "renamed"}
params.peers = [("127.0.0.1", 3), ("::1", 4)]


def cleaned(entry: dict[bytes, object]) -> dict[bytes, object]:
    """Return resume data without the versions of file format and library."""
    return {key: value for key, value in entry.items() if key != b"libtorrent-version"}


step("write", lambda: cleaned(lt.write_resume_data(params)))
step("write_buf", lambda: cleaned(lt.bdecode(lt.write_resume_data_buf(params))))
step("type", lambda: type(lt.write_resume_data_buf(params)).__name__)
again = step("read", lambda: lt.read_resume_data(lt.write_resume_data_buf(params)))
fields("again", again)
params.ti = info
step("write with ti", lambda: cleaned(lt.write_resume_data(params)))
step("encoded", lambda: lt.bencode(lt.write_resume_data(params)))
step("encoded torrent", lambda: lt.torrent_info(lt.bencode(lt.write_torrent_file(params))).name())
back = step("read with ti", lambda: lt.read_resume_data(lt.write_resume_data_buf(params)))
fields("back", back)
step("write_torrent_file", lambda: cleaned(lt.write_torrent_file(params)))
for bad in (
    b"",
    b"de",
    b"d",
    b"i1e",
    b"d11:file-format3:foo12:file-versioni1ee",
    b"x" * 100,
    "str",
    None,
    {},
    lt.bencode({"file-format": "libtorrent resume file", "file-version": 1}),
    lt.bencode({"file-format": "libtorrent resume file", "file-version": 1, "info-hash": "short"}),
    lt.bencode(
        {"file-format": "libtorrent resume file", "file-version": 1, "info-hash": b"x" * 20}
    ),
    lt.bencode(
        {"file-format": "libtorrent resume file", "file-version": 9, "info-hash": b"x" * 20}
    ),
):
    step(f"read {bad!r:.90}", lambda bad=bad: lt.read_resume_data(bad).info_hashes)
step(
    "limits", lambda: lt.read_resume_data(lt.write_resume_data_buf(params), {"max_pieces": 1}).name
)
step(
    "limits tokens",
    lambda: lt.read_resume_data(lt.write_resume_data_buf(params), {"max_decode_tokens": 1}),
)
step("write None", lt.write_resume_data, None)
step("write_buf None", lt.write_resume_data_buf, None)
step("write_torrent_file of nothing", lambda: lt.write_torrent_file(lt.add_torrent_params()))

session = make_session()
handle = session.add_torrent({"ti": info, "save_path": str(folder()), "flags": 0, "name": "set"})
until(session, lambda: handle.status().is_seeding)
handle.save_resume_data(lt.save_resume_flags_t.save_info_dict)
VOLATILE = (
    "added_time completed_time active_time seeding_time finished_time last_seen_complete "
    "last_download last_upload peers banned_peers"
).split()
data = find_alert(session, "save_resume_data_alert", lambda a: lt.write_resume_data_buf(a.params))
saved = lt.read_resume_data(data)
fields("saved", saved, VOLATILE)
show("saved keys", sorted(lt.bdecode(data)))
handle.save_resume_data()
step(
    "alert.resume_data",
    lambda: find_alert(session, "save_resume_data_alert", lambda a: sorted(a.resume_data)),
)
step("handle.write_resume_data", lambda: sorted(handle.write_resume_data()))
session.remove_torrent(handle)
until(session, lambda: not session.get_torrents() and not handle.is_valid())
saved.save_path = str(folder())
handle = session.add_torrent(saved)
until(session, lambda: handle.status().is_seeding)
step("restored", lambda: handle.status().num_pieces)
step("restored name", lambda: handle.status().name)
session.remove_torrent(handle)
until(session, lambda: not session.get_torrents() and not handle.is_valid())
handle = session.add_torrent({"resume_data": data, "save_path": str(folder())})
step("by dict", lambda: plain(handle.status().name))
params = lt.parse_magnet_uri("magnet:?xt=urn:btih:" + "a" * 40 + "&dn=m")
params.save_path = str(folder())
empty = session.add_torrent(params)
until(session, "add_torrent_alert")
empty.save_resume_data(lt.torrent_handle.only_if_modified)
empty.save_resume_data(lt.save_resume_flags_t.only_if_modified)


def failure(alert: lt.alert) -> list[object]:
    """Return what a failure says."""
    return [alert.message(), alert.error, alert.msg, plain(alert.torrent_name)]


step("no changes", lambda: find_alert(session, "save_resume_data_failed_alert", failure))
finish()
