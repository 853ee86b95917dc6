# SPDX-License-Identifier: BSD-3-Clause
"""Alerts: all types, all fields, and for how long they are valid."""

from __future__ import annotations

import copy
import datetime
import gc
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from libtorrent import _libtorrent as native
from support import SETTINGS, until, wait_for

ALERTS = [
    name
    for name in dir(lt)
    if isinstance(getattr(lt, name), type) and issubclass(getattr(lt, name), lt.alert)
]


def content(alert: lt.alert) -> dict[str, str]:
    """All that an alert says, as text."""
    found = {"class": type(alert).__name__, "text": str(alert)}
    for name in dir(alert):
        # The time is computed from another clock and may differ in the last digit.
        if name.startswith("_") or name in ("as_dict", "msg", "resume_data", "timestamp"):
            continue
        value = getattr(alert, name)
        if callable(value) and not isinstance(value, type):
            value = value()
        found[name] = re.sub("0x[0-9a-f]+", "address", repr(value))
    return found


def make_alerts(session: lt.session, tmp_path: Path, torrent: lt.torrent_info) -> lt.torrent_handle:
    """Has a session say all sorts of things."""
    handle = session.add_torrent({"ti": torrent, "save_path": str(tmp_path), "flags": 0})
    handle.rename_file(0, "renamed")
    handle.add_tracker({"url": "http://127.0.0.1:1/announce"})
    handle.force_reannounce()
    handle.save_resume_data()
    session.post_session_stats()
    session.post_torrent_updates()
    session.post_dht_stats()
    session.dht_put_immutable_item({"a": 1})
    return handle


def collect(session: lt.session) -> list[lt.alert]:
    """Alerts of several types, from several pops."""
    kept: list[lt.alert] = []

    def enough() -> bool:
        session.wait_for_alert(50)
        kept.extend(session.pop_alerts())
        return len({type(alert) for alert in kept}) > 5

    until(enough)
    return kept


@pytest.mark.parametrize("name", ALERTS)
def test_types(name: str) -> None:
    cls = getattr(lt, name)
    assert cls.__name__ == name
    assert cls.__module__ == "libtorrent"
    with pytest.raises((RuntimeError, TypeError)):
        cls()


def test_every_class_of_the_library_is_public() -> None:
    for name, base, doc, _constructible, fields in native._classes():
        cls = getattr(lt, name)
        assert doc.strip() in cls.__doc__
        if base:
            assert issubclass(cls, getattr(lt, base))
        for field, _type, field_doc, _writable, _method in fields:
            assert field == "to_text" or hasattr(cls, field)
            assert field_doc


def test_kept_alerts_stay_valid(tmp_path: Path, torrent: lt.torrent_info) -> None:
    session = lt.session(SETTINGS)
    make_alerts(session, tmp_path, torrent)
    kept = collect(session)
    methods = [alert.message for alert in kept]
    before = [content(alert) for alert in kept]
    texts = [method() for method in methods]
    for _ in range(20):
        session.post_session_stats()
        session.post_torrent_updates()
        wait_for(session, lt.session_stats_alert)
    assert [content(alert) for alert in kept] == before
    assert session.close(10)
    del session
    gc.collect()
    assert [method() for method in methods] == texts
    # Torrents are gone with the session, so what handles say may differ.
    assert [content(a)["text"] for a in kept] == [b["text"] for b in before]


def test_what_wait_for_alert_returns_stays_valid(session: lt.session) -> None:
    session.post_session_stats()
    alert = session.wait_for_alert(10_000)
    before = alert.message()
    del alert
    alert = session.wait_for_alert(10_000)
    for _ in range(3):
        session.pop_alerts()
        session.post_session_stats()
        session.wait_for_alert(10_000)
    assert alert.message() == before


def test_alerts_are_read_from_other_threads(
    session: lt.session, tmp_path: Path, torrent: lt.torrent_info
) -> None:
    make_alerts(session, tmp_path, torrent)
    session.wait_for_alert(1000)
    kept = session.pop_alerts()
    results: list[list[str]] = []

    def read() -> None:
        results.append([alert.message() for _ in range(50) for alert in kept])

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        session.post_session_stats()
        session.pop_alerts()
    for thread in threads:
        thread.join()
    assert len(results) == 4
    assert all(result == results[0] for result in results)


def test_fields(session: lt.session, tmp_path: Path, torrent: lt.torrent_info) -> None:
    handle = make_alerts(session, tmp_path, torrent)
    alert = wait_for(session, lt.file_renamed_alert)
    assert alert.handle == handle
    assert alert.what() == "file_renamed"
    assert alert.category() == lt.alert_category.storage
    assert alert.torrent_name == "data"
    assert alert.category() & lt.alert.category_t.storage_notification
    assert "file_renamed_alert" in repr(alert)
    with pytest.raises(AttributeError):
        alert.index = 3
    with pytest.raises(AttributeError):
        assert alert.nothing


def test_state_update(session: lt.session, handle: lt.torrent_handle) -> None:
    session.post_torrent_updates(flags=0)
    alert = wait_for(session, lt.state_update_alert)
    assert [status.handle for status in alert.status] == [handle]


def test_alert_names(session: lt.session) -> None:
    names = {lt.alert_name(number) for number in range(lt.num_alert_types())}
    assert {"torrent_finished", "session_stats"} <= names
    with pytest.raises(IndexError):
        lt.alert_name(lt.num_alert_types())


def test_copies(session: lt.session, make_session: Callable[..., Any]) -> None:
    session.post_session_stats()
    alert = wait_for(session, lt.session_stats_alert)
    values = alert.values
    assert copy.copy(values) == copy.deepcopy(values) == dict(values)


def test_timestamps_stay(session: lt.session) -> None:
    session.post_session_stats()
    alert = wait_for(session, lt.session_stats_alert)
    assert len({alert.timestamp() for _ in range(100)}) == 1
    assert abs((alert.timestamp() - datetime.datetime.now()).total_seconds()) < 60


def test_dht_items(make_session: Callable[..., lt.session]) -> None:
    """Of two nodes of this computer."""
    settings = {
        "enable_dht": True,
        "dht_bootstrap_nodes": "",
        "dht_enforce_node_id": False,
        "dht_ignore_dark_internet": False,
        "dht_prefer_verified_node_ids": False,
        "dht_restrict_routing_ips": False,
        "dht_restrict_search_ips": False,
    }
    one, other = make_session(**settings), make_session(**settings)
    one.add_dht_node(("127.0.0.1", other.listen_port()))
    other.add_dht_node(("127.0.0.1", one.listen_port()))

    def nodes(session: lt.session) -> int:
        session.post_session_stats()
        return int(wait_for(session, lt.session_stats_alert).values["dht.dht_nodes"])

    until(lambda: nodes(one) and nodes(other), one, other)
    target = one.dht_put_immutable_item([1, b"x"])
    wait_for(one, lt.dht_put_alert)
    other.dht_get_immutable_item(target)
    alert = wait_for(other, lt.dht_immutable_item_alert)
    assert alert.item == {"key": target, "value": [1, b"x"]}

    other.dht_get_mutable_item(b"k" * 32, b"salt")
    missing = wait_for(other, lt.dht_mutable_item_alert)
    assert missing.item == {
        "key": b"k" * 32,
        "value": None,
        "signature": missing.signature,
        "seq": missing.seq,
        "salt": b"salt",
        "authoritative": missing.authoritative,
    }
    assert len(missing.signature) == 64
