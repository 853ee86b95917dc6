# SPDX-License-Identifier: BSD-3-Clause
"""Announces and scrapes: the alerts of a tracker's every kind of answer, and announce_entry."""

from __future__ import annotations

import libtorrent as lt
import local_tracker
from scenario import (
    fields,
    finish,
    folder,
    make_session,
    make_torrent,
    members,
    plain,
    show,
    step,
    until,
)  # fmt: skip

http = local_tracker.serve_http()
udp = local_tracker.serve_udp()
info = make_torrent(folder(), 64)
session = make_session(
    announce_to_all_trackers=True, announce_to_all_tiers=True, ssrf_mitigation=False
)
END = (
    "tracker_reply_alert", "tracker_error_alert", "scrape_reply_alert", "scrape_failed_alert",
)  # fmt: skip


def heard(url: str, wanted: tuple[str, ...], scrape: bool = False) -> dict[str, object]:
    """Announce a torrent of its own to a tracker; return what its alerts said."""
    said: dict[str, object] = {}
    handle = session.add_torrent(
        {"ti": info, "save_path": str(folder()), "flags": 0, "trackers": [url]}
    )

    def note(alert: lt.alert) -> None:
        name = type(alert).__name__
        if not isinstance(alert, lt.tracker_alert) or name in said:
            return
        if name == "trackerid_alert":  # a bare alert in the reference
            return
        said[name] = {
            "what": alert.what(),
            "message": plain(alert.message()),
            "category": int(alert.category()),
            **{
                field: plain(getattr(alert, field))
                for field in members(name)
                if field not in ("handle", "local_endpoint")
            },
        }

    if scrape:
        until(session, lambda: "tracker_reply_alert" in said, note)
        handle.scrape_tracker()
    until(session, lambda: any(name in said for name in wanted), note)
    said["trackers"] = [described(entry) for entry in handle.trackers()]
    session.remove_torrent(handle)
    until(session, lambda: not handle.is_valid())
    return said


def described(entry: dict[str, object]) -> dict[str, object]:
    """Return a tracker's dict without the times and the port in it."""
    times = ("next_announce", "min_announce", "fail_limit")
    return {key: plain(value) for key, value in entry.items() if key not in (*times, "endpoints")}


for path in local_tracker.ANSWERS:
    if path.endswith("/announce"):
        step(f"http {path}", heard, f"http://127.0.0.1:{http}{path}", END[:2])
step("http scrape", heard, f"http://127.0.0.1:{http}/good/announce", END[2:], True)
step("http scrape refused", heard, f"http://127.0.0.1:{http}/nopeers/announce", END[2:], True)
step("udp", heard, f"udp://127.0.0.1:{udp}/announce", END[:2])
step("udp scrape", heard, f"udp://127.0.0.1:{udp}/announce", END[2:], True)
step("unknown protocol", heard, "ftp://127.0.0.1/announce", END[:2])
step("no host", heard, "http:///announce", END[:2])

handle = session.add_torrent({
    "ti": info, "save_path": str(folder()), "flags": 0,
    "trackers": [f"http://127.0.0.1:{http}/good/announce"],
})  # fmt: skip
until(session, "tracker_reply_alert")
until(session, lambda: handle.trackers()[0]["verified"])
tracker = handle.trackers()[0]
show("keys", sorted(tracker))
show("types", {key: type(value).__name__ for key, value in tracker.items()})
show("endpoint keys", sorted(tracker["endpoints"][0]))
show("endpoint types", {k: type(v).__name__ for k, v in tracker["endpoints"][0].items()})
show("info hashes", [type(v).__name__ for v in tracker["endpoints"][0]["info_hashes"]])
show("info hash keys", sorted(tracker["endpoints"][0]["info_hashes"][0]))
step("current tracker", lambda: handle.status().current_tracker)

entry = step("entry", lt.announce_entry, "http://127.0.0.1:1/a")
fields("entry", entry)
for name, value in {"url": "http://b", "tier": 3, "fail_limit": 2}.items():
    step(f"set {name}", setattr, entry, name, value)
    step(f"got {name}", getattr, entry, name)
for name, arguments in {
    "can_announce": (True,), "is_working": (), "min_announce_in": (), "next_announce_in": (),
    "reset": (), "trim": (),
}.items():  # fmt: skip
    step(f"call {name}", getattr(entry, name), *arguments)
step("entry None", lt.announce_entry, None)
step("entry nothing", lt.announce_entry)
step("entry bytes", lt.announce_entry, b"http://x")
sources = step("sources", lambda: lt.tracker_source.names)
finish()
