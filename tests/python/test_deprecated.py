# SPDX-License-Identifier: BSD-3-Clause
"""Every deprecated name warns, and no other does."""

from __future__ import annotations

import inspect
import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import census
import libtorrent as lt
from libtorrent import _deprecated

REFERENCE: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "census-2.0.8.json").read_text()
)
NAMES = [(owner, name) for owner, names in _deprecated.TABLE.items() for name in names]

# Arguments of deprecated calls that need some.
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "add_dht_router": ("127.0.0.1", 1),
    "add_magnet_uri": ("magnet:?xt=urn:btih:" + "a" * 40, {"save_path": "/nowhere"}),
    "apply_ip_filter": (True,),
    "at": (0,),
    "auto_managed": (False,),
    "can_announce": (True,),
    "client_fingerprint": (lt.sha1_hash(b"-LT1230-abcdefghijkl"),),
    "file_at": (0,),
    "listen_on": (0, 0, "127.0.0.1"),
    "outgoing_ports": (0, 0),
    "set_alert_mask": (1,),
    "set_alert_queue_size_limit": (1000,),
    "set_merkle_tree": ([],),
    "set_pe_settings": (lt.pe_settings(),),
    "set_peer_download_limit": (("127.0.0.1", 1), 5),
    "set_peer_id": (lt.sha1_hash(b"-LT1230-abcdefghijkl"),),
    "set_peer_upload_limit": (("127.0.0.1", 1), 5),
    "set_priority": (1,),
    "set_ratio": (1.0,),
    "set_tracker_login": ("a", "b"),
    "stop_when_ready": (False,),
    "use_interface": ("127.0.0.1",),
}


def arguments_of(name: str) -> tuple[Any, ...]:
    if name in ARGUMENTS:
        return ARGUMENTS[name]
    if name.startswith("set_") and name.endswith("proxy"):
        return (lt.proxy_type_t.proxy_settings(),)
    if name.startswith("set_") and ("limit" in name or "max" in name):
        return (100,)
    return (True,) if name.startswith("set_") else ()


@pytest.fixture
def objects(
    session: lt.session, handle: lt.torrent_handle, torrent: lt.torrent_info
) -> dict[str, Any]:
    return {
        "announce_entry": lt.announce_entry("http://127.0.0.1/a"),
        "file_entry": lt.file_entry(),
        "file_storage": torrent.files(),
        "fingerprint": lt.fingerprint("LT", 1, 2, 3, 4),
        "session": session,
        "session_status": lt.session_status(),
        "torrent_handle": handle,
        "torrent_info": torrent,
    }


@pytest.mark.parametrize(("owner", "name"), [n for n in NAMES if "alert" not in n[0]])
def test_deprecated_names_warn(owner: str, name: str, objects: dict[str, Any]) -> None:
    replacement = _deprecated.TABLE[owner][name]
    with pytest.warns(DeprecationWarning, match="is deprecated") as caught:
        target = getattr(objects[owner] if owner else lt, name)
        if callable(target):
            first = (objects["session"],) if name == "add_magnet_uri" else ()
            target(*first, *arguments_of(name))
    assert len(caught) == 1
    assert caught[0].filename == __file__
    text = str(caught[0].message)
    assert text.endswith(f"is deprecated: use {replacement}" if replacement else "is deprecated")


@pytest.mark.parametrize(("owner", "name"), [n for n in NAMES if "alert" in n[0]])
def test_deprecated_names_of_alerts(owner: str, name: str) -> None:
    attribute = inspect.getattr_static(getattr(lt, owner), name)
    function = attribute.fget if isinstance(attribute, property) else attribute
    assert function.__code__.co_filename == _deprecated.__file__


def test_texts_of_the_reference(session: lt.session, torrent: lt.torrent_info) -> None:
    def text(call: Callable[[], object]) -> str:
        with pytest.warns(DeprecationWarning) as caught:
            call()
        return str(caught[0].message)

    magnet = {"url": "magnet:?xt=urn:btih:" + "a" * 40, "save_path": "/nowhere"}
    assert text(session.status).startswith("status() is deprecated")
    assert text(lt.get_http_category).startswith("http is deprecated")
    assert text(lambda: lt.announce_entry("x").fails).startswith("fails is deprecated")
    assert text(lambda: lt.file_entry().size).startswith("file_entry is deprecated")
    assert text(lambda: session.add_torrent(magnet)).startswith("the url member is deprecated")
    assert text(lambda: session.add_torrent(torrent, "/nowhere")).startswith(
        "add_torrent() is deprecated"
    )
    entry = lt.file_entry()
    entry.path, entry.size = "a", 1
    storage = lt.file_storage()
    assert text(lambda: storage.add_file(entry)).startswith(
        "this overload of add_file() is deprecated"
    )
    assert storage.num_files() == 1


def warning_names() -> set[tuple[str, str]]:
    """Whatever on the package's types and functions warns."""
    found = set()
    for owner in ["", *REFERENCE["classes"]]:
        target = census.resolve(owner) if owner else lt
        for name in vars(target):
            attribute = inspect.getattr_static(target, name)
            function = attribute.fget if isinstance(attribute, property) else attribute
            code = getattr(function, "__code__", None)
            if code is not None and code.co_filename == _deprecated.__file__:
                found.add((owner, name))
    return found


def test_nothing_else_warns(objects: dict[str, Any]) -> None:
    assert warning_names() == set(NAMES)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for owner, target in objects.items():
            deprecated = _deprecated.TABLE.get(owner, {})
            for name in dir(target):
                if not name.startswith("_") and name not in deprecated:
                    getattr(target, name)
        handle = objects["torrent_handle"]
        handle.status(), handle.flags(), handle.trackers(), handle.get_file_priorities()


class TestEmulation:
    """What deprecated names do."""

    pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

    def test_flags(self, handle: lt.torrent_handle) -> None:
        assert handle.is_paused()
        assert not handle.is_auto_managed()
        handle.auto_managed(True)
        handle.set_sequential_download(True)
        handle.super_seeding(True)
        assert handle.is_auto_managed()
        assert handle.super_seeding() is True
        assert handle.flags() & lt.torrent_flags.sequential_download
        handle.super_seeding(False)
        assert handle.super_seeding() is False

    def test_status(self, handle: lt.torrent_handle, torrent: lt.torrent_info) -> None:
        assert handle.has_metadata()
        assert not handle.is_seed()
        assert not handle.is_finished()
        assert handle.name() == "data"
        assert handle.get_torrent_info().info_hashes() == torrent.info_hashes()
        assert handle.file_priorities() == handle.get_file_priorities()
        assert handle.write_resume_data()[b"name"] == b"data"

    def test_limits(self, session: lt.session) -> None:
        for name in ("download_rate_limit", "upload_rate_limit", "max_connections"):
            getattr(session, f"set_{name}")(777)
            assert getattr(session, name)() == 777
        session.set_local_upload_rate_limit(555)
        assert session.local_upload_rate_limit() == 555
        session.set_max_uploads(9)
        assert session.get_settings()["unchoke_slots_limit"] == 9

    def test_switches(self, session: lt.session) -> None:
        session.start_lsd()
        assert session.get_settings()["enable_lsd"]
        session.stop_lsd()
        assert not session.get_settings()["enable_lsd"]

    def test_proxy(self, session: lt.session) -> None:
        proxy = lt.proxy_type_t.proxy_settings()
        proxy.hostname, proxy.port, proxy.type = "127.0.0.1", 9, lt.proxy_type_t.http
        session.set_proxy(proxy)
        assert session.proxy() == session.tracker_proxy() == proxy
        session.set_i2p_proxy(proxy)
        assert session.i2p_proxy().port == 9

    def test_settings_classes(self, session: lt.session) -> None:
        dht = session.get_dht_settings()
        dht.max_torrents = 5
        session.set_dht_settings(dht)
        assert session.get_dht_settings() == dht
        encryption = session.get_pe_settings()
        encryption.prefer_rc4 = True
        session.set_pe_settings(encryption)
        assert session.get_settings()["prefer_rc4"] is True

    def test_session_status(self, session: lt.session, handle: lt.torrent_handle) -> None:
        status = session.status()
        assert isinstance(status, lt.session_status)
        assert (status.num_peers, status.allowed_upload_slots) == (0, 8)
        assert status.utp_stats["num_connected"] == 0
        assert session.num_connections() == 0

    def test_state(self, session: lt.session) -> None:
        session.apply_settings({"active_limit": 17})
        state = session.save_state()
        session.apply_settings({"active_limit": 18})
        session.load_state(state)
        assert session.get_settings()["active_limit"] == 17
        assert session.dht_state() is None

    def test_old_constructor(self) -> None:
        fingerprint = lt.fingerprint("AB", 1, 2, 3, 4)
        session = lt.session(fingerprint, flags=0, alert_mask=64)
        try:
            settings = session.get_settings()
            assert settings["peer_fingerprint"] == "-AB1234-"
            assert settings["alert_mask"] == 64
            assert not settings["enable_dht"]
        finally:
            assert session.close(10)

    def test_peer_id(self, session: lt.session) -> None:
        assert len(session.id().to_bytes()) == 20

    def test_listen_on_refuses_what_is_no_address(self, session: lt.session) -> None:
        with pytest.raises(lt.error, match="Invalid argument"):
            session.listen_on(1, 2, "nonsense")
