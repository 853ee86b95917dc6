# SPDX-License-Identifier: BSD-3-Clause
"""What real clients lean on: habits seen in twenty of them, most of them by deprecated names."""

from __future__ import annotations

import json
import os
import threading
import warnings

import libtorrent as lt
from scenario import (
    DEADLINE,
    finish,
    folder,
    make_torrent,
    plain,
    shape,
    show,
    shown,
    step,
    until,
)  # fmt: skip

warnings.simplefilter("ignore")
info = make_torrent(folder(), 0, ["http://127.0.0.1:1/announce"])
session = lt.session()
session.apply_settings({
    "listen_interfaces": "127.0.0.1:0", "enable_dht": False, "enable_lsd": False,
    "enable_upnp": False, "enable_natpmp": False,
    "alert_mask": lt.alert.category_t.all_categories,
})  # fmt: skip

# Deluge: alerts are copied by name, since the library's own do not last.
copies: list[tuple[str, dict[str, object]]] = []


def copied(alert: lt.alert) -> None:
    """Copy an alert as Deluge does."""
    kind = type(alert).__name__
    read = {a: getattr(alert, a) for a in dir(alert) if not a.startswith("__")}
    # Deluge calls these later: test_reference_recipes.py, since the reference aborts.
    read["said"] = read["what"](), type(read["message"]()).__name__
    copies.append((kind, read))


handle = session.add_torrent({
    "ti": info, "save_path": str(folder()), "flags": 0, "storage_mode": lt.storage_mode_t(1),
})  # fmt: skip
KINDS = (
    "add_torrent_alert",
    "torrent_checked_alert",
    "state_changed_alert",
    "torrent_finished_alert",
)
until(session, lambda: handle.is_seed() and {kind for kind, _ in copies}.issuperset(KINDS), copied)
by_kind = dict(copies)
for kind in KINDS:
    read = by_kind[kind]
    show(f"copied {kind}", "this" in read or "thisown" in read)
    show(f"copied {kind} handle", read["handle"] == handle)
    show(f"copied {kind} said", read["said"])
    shown(
        f"callable {kind}",
        [name for name in ("what", "message", "category") if callable(read[name])],
    )
step(
    "dispatch",
    lambda: sorted({kind for kind, _ in copies} & {"add_torrent_alert", "state_changed_alert"}),
)
step(
    "isinstance",
    lambda: (
        issubclass(lt.add_torrent_alert, lt.torrent_alert)
        and issubclass(lt.torrent_alert, lt.alert)
    ),
)
step("what of class", lambda: lt.add_torrent_alert.__name__)
step(
    "category of",
    lambda: lt.alert.category_t.error_notification | lt.alert.category_t.status_notification,
)

# Handles as keys, in sets, by hash in dicts.
torrents = {handle: "one", str(handle.info_hash()): "two"}
step("as key", lambda: torrents[session.get_torrents()[0]])
step("by hash", lambda: torrents[str(session.get_torrents()[0].info_hash())])
step("hash of hybrid", lambda: str(handle.info_hash()) == str(info.info_hashes().v1))
step(
    "best of hybrid",
    lambda: str(handle.info_hashes().get_best()) == str(info.info_hashes().v2)[:40],
)
v2 = make_torrent(folder() / "v2", 32)
second = session.add_torrent({"ti": v2, "save_path": str(folder() / "v2")})
step("hash of v2", lambda: str(second.info_hash()) == str(v2.info_hashes().v2)[:40])
step("hash text", lambda: str(second.info_hash()))
step("find v2", lambda: session.find_torrent(second.info_hash()).is_valid())
step("in set", lambda: len({handle, second, *session.get_torrents()}))
step("sort handles", lambda: len(sorted([handle, second])))

# Enums as list indices, in JSON, in format strings; states by old names.
STATES = [
    "queued",
    "checking",
    "downloading metadata",
    "downloading",
    "finished",
    "seeding",
    "allocating",
    "checking fastresume",
]
status = handle.status()
step("state index", lambda: STATES[status.state])
step("state str", lambda: str(status.state))
step("state json", lambda: json.dumps({"state": status.state}))
step("state format", lambda: f"{status.state} %s %d" % (status.state, status.state))
step("state name", lambda: status.state.name)
step(
    "state equal",
    lambda: status.state == lt.torrent_status.seeding == lt.torrent_status.states.seeding == 5,
)
step("state in", lambda: status.state in (lt.torrent_status.seeding, lt.torrent_status.finished))
step("state key", lambda: {lt.torrent_status.states.seeding: "S", 3: "D"}[status.state])
step("names to state", lambda: lt.torrent_status.states.names["seeding"])
step("flags as int", lambda: bool(status.flags & lt.torrent_flags.auto_managed))
step(
    "pieces",
    lambda: [
        all(status.pieces),
        len(status.pieces),
        status.pieces.count(True),
        status.pieces[0],
        status.pieces[1:3],
    ],
)
step("pieces equal", lambda: status.pieces == [True] * 10)
step("pieces list", lambda: status.pieces + [False])
step("pieces json", lambda: json.dumps(list(status.pieces)))
step("pieces type", lambda: isinstance(status.pieces, list))
step("priorities json", lambda: json.dumps(handle.get_piece_priorities()))
step("settings json", lambda: len(json.loads(json.dumps(session.get_settings()))) > 100)
step("trackers json", lambda: len(json.loads(json.dumps(handle.trackers()))))
step("peers json", lambda: json.dumps(handle.get_peer_info()))
step("file progress", lambda: handle.file_progress(flags=lt.torrent_handle.piece_granularity))
step("ratio", lambda: status.all_time_upload / max(1, status.all_time_download))
step("progress", lambda: round(status.progress * 100, 2))
step("tracker error", lambda: type(status.error).__name__)
step("paused", lambda: status.paused)
step("next announce", lambda: type(status.next_announce).__name__)
step("status handle", lambda: status.handle == handle)
step("has name", lambda: hasattr(handle, "name") and handle.name())

# What is gone, and how that shows.
step("add unknown", session.add_torrent, {"ti": info, "save_path": "x", "nope": 1})
step(
    "add old flags",
    lambda: (
        session.add_torrent(
            {
                "ti": info,
                "save_path": str(folder()),
                "paused": True,
                "auto_managed": True,
                "duplicate_is_error": False,
            }
        )
        == handle
    ),
)
step("upload_mode", lambda: lt.add_torrent_params_flags_t.flag_upload_mode)
step("default flags", lambda: int(lt.add_torrent_params_flags_t.default_flags))
step(
    "statistics gone",
    lambda: {m.name: m.value_index for m in lt.session_stats_metrics()}["disk.blocks_in_use"],
)
step("stats by name", lambda: lt.find_metric_idx("disk.blocks_in_use"))
step("no attribute", lambda: lt.no_such_name)
step("no setting", lambda: session.get_settings()["no_such_setting"])
step("has setting", lambda: "cache_size" in session.get_settings())
step("version parts", lambda: [int(part) for part in lt.__version__.split(".")][:2])
step("version compare", lambda: lt.version_major * 10000 + lt.version_minor >= 10000)


def warned(function: object) -> list[str]:
    """Return the warnings of a call that are shown by default."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            function()
        except RuntimeError:
            pass
    return sorted(
        {
            f"{w.category.__name__}: {str(w.message).split(': use')[0].replace('()', '')}"
            for w in caught
        }
    )


for name in (
    "name",
    "is_seed",
    "save_path",
    "has_metadata",
    "is_paused",
    "get_torrent_info",
    "file_priorities",
):
    show(f"warns {name}", warned(getattr(handle, name)))
show(
    "warns add_magnet_uri",
    warned(lambda: lt.add_magnet_uri(session, "magnet:?", {"save_path": "."})),
)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    step("warning as error", handle.name)
    step("no warning", handle.info_hash)
    warnings.filterwarnings("ignore", message="name")
    step("filtered", handle.name)

# Saving: alerts in a loop with a counter, resume data encoded at once.
for torrent in session.get_torrents():
    torrent.pause()
    torrent.save_resume_data()
left = [2]


def saved(alert: lt.alert) -> None:
    """Count what was saved, as an old client does."""
    if isinstance(alert, (lt.save_resume_data_alert, lt.save_resume_data_failed_alert)):
        left[0] -= 1
    if isinstance(alert, lt.save_resume_data_alert):
        (folder() / f"{alert.handle.info_hash()}.resume").write_bytes(lt.bencode(alert.resume_data))


until(session, lambda: left[0] == 0, saved)
shown("saved", [p.stat().st_size > 100 for p in folder().glob("*.resume")])
show("first resume", sorted(lt.bdecode(sorted(folder().glob("*.resume"))[0].read_bytes()))[:5])

# Notification: a callback in a thread of libtorrent, or a pipe.
told = threading.Event()
session.set_alert_notify(told.set)
session.post_torrent_updates()
show("told", told.wait(DEADLINE))
session.set_alert_notify(lambda: None)
session.pop_alerts()
reader, writer = os.pipe()
os.set_blocking(writer, False)  # or else the reference hangs once it is full
session.set_alert_fd(writer)
session.post_torrent_updates()
show("fd", len(os.read(reader, 1)))
until(session, lambda: True)
updates: list[object] = []


def update(alert: lt.alert) -> None:
    """Keep what a state update says."""
    if isinstance(alert, lt.state_update_alert):
        updates.extend((s.name, shape(s.progress), plain(s.state)) for s in alert.status)


handle.set_flags(lt.torrent_flags.sequential_download)
handle.resume()
until(session, lambda: bool(updates), update, lambda: session.post_torrent_updates(0xFFFFFFFF))
show("updates", type(updates[0]).__name__)
one = session.wait_for_alert(0)
show("wait type", one is None or isinstance(one, lt.alert))
session.remove_torrent(handle, 1)
until(session, "torrent_deleted_alert")
show("deleted", (folder() / "data" / "one.bin").exists())
session.remove_torrent(
    second, lt.session.delete_files if hasattr(lt.session, "delete_files") else 1
)
until(session, "torrent_removed_alert")
finish()
