# SPDX-License-Identifier: BSD-3-Clause
"""What the reference module was seen to crash, hang or lie on; test_reference_recipes.py runs it.

    python reference_recipes.py NAME

ends with 0 and "fine" as its last line if the module does the right thing.
"""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import libtorrent as lt

DEADLINE = 20.0
_TEMPORARY = tempfile.TemporaryDirectory(prefix="recipe-")
FOLDER = Path(_TEMPORARY.name)
SETTINGS = {
    "listen_interfaces": "127.0.0.1:0",
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "alert_mask": 0x7FFFFFFF,
}
held: list[lt.session] = []
RECIPES: dict[str, Callable[[], None]] = {}


def recipe(function: Callable[[], None]) -> Callable[[], None]:
    """Enter a recipe under its name."""
    RECIPES[function.__name__] = function
    return function


def make_info(size: int = 200000) -> lt.torrent_info:
    """Return the torrent of a file that is there."""
    data = hashlib.shake_128(b"data").digest(size)
    (FOLDER / "file").write_bytes(data)
    pieces = [hashlib.sha1(data[n : n + 16384]).digest() for n in range(0, size, 16384)]
    info = {b"name": b"file", b"piece length": 16384, b"length": size, b"pieces": b"".join(pieces)}
    return lt.torrent_info(lt.bencode({b"info": info}))


def make_seed(**settings: Any) -> tuple[lt.session, lt.torrent_handle]:
    """Return a session and its seeding torrent."""
    session = lt.session({**SETTINGS, **settings})
    handle = session.add_torrent({"ti": make_info(), "save_path": str(FOLDER), "flags": 0})
    end = time.monotonic() + DEADLINE
    while not handle.status().is_seeding:
        assert time.monotonic() < end
        session.wait_for_alert(50)
    return session, handle


def refused(kinds: Any, function: Callable[..., Any], *arguments: Any) -> None:
    """Fail unless a call raises one of these."""
    try:
        result = function(*arguments)
    except kinds:
        return
    raise AssertionError(f"{function} took {arguments} and returned {result!r}")


@recipe
def kept_alerts() -> None:
    """Alerts say the same after later pops, their bound methods too."""
    session, handle = make_seed()
    session.pop_alerts()
    kept = []
    for _ in range(30):
        handle.force_recheck()
        session.post_session_stats()
        session.wait_for_alert(1000)
        kept.extend((alert, alert.message, alert.message()) for alert in session.pop_alerts())
    assert len(kept) > 10
    for _ in range(20):
        handle.save_resume_data()
        session.post_torrent_updates()
        session.wait_for_alert(100)
        session.pop_alerts()
    for alert, method, text in kept:
        assert alert.message() == text == method()
        assert alert.what()


GETTERS: dict[str, Callable[[lt.session, lt.torrent_handle], Any]] = {
    "session_status": lambda s, h: s.status(),
    "get_pe_settings": lambda s, h: s.get_pe_settings(),
    "session_id": lambda s, h: s.id(),
    "dht_state": lambda s, h: s.dht_state(),
    "proxy": lambda s, h: s.proxy(),
    "get_torrent_status": lambda s, h: s.get_torrent_status(lambda status: True),
    "create_peer_class": lambda s, h: s.delete_peer_class(s.create_peer_class("x")),
    "num_connections": lambda s, h: s.num_connections(),
    "local_upload_rate_limit": lambda s, h: s.local_upload_rate_limit(),
    "session_max_connections": lambda s, h: s.max_connections(),
    "upload_rate_limit": lambda s, h: s.upload_rate_limit(),
    "trackers": lambda s, h: h.trackers(),
    "get_file_priorities": lambda s, h: h.get_file_priorities(),
    "file_priorities": lambda s, h: h.file_priorities(),
    "file_priority": lambda s, h: h.file_priority(0),
    "name": lambda s, h: h.name(),
    "save_path": lambda s, h: h.save_path(),
    "is_seed": lambda s, h: h.is_seed(),
    "has_metadata": lambda s, h: h.has_metadata(),
    "write_resume_data": lambda s, h: h.write_resume_data(),
}


def _notified(name: str) -> Callable[[], None]:
    def run() -> None:
        session, handle = make_seed()
        calls = 0

        def notify() -> None:
            nonlocal calls
            calls += 1

        session.set_alert_notify(notify)
        for number in range(4000):
            if number % 4 == 0:
                session.post_session_stats()
                session.post_torrent_updates()
            GETTERS[name](session, handle)
            if number % 16 == 0:
                session.pop_alerts()
        assert calls

    run.__doc__ = f"{name} is called while a notification callback is at work."
    return run


for _name in GETTERS:
    RECIPES[f"notify_{_name}"] = _notified(_name)


@recipe
def notify_and_end() -> None:
    """A session with a notification callback ends."""
    for _ in range(10):
        session, handle = make_seed()
        session.set_alert_notify(lambda: None)
        for _ in range(20):
            session.post_session_stats()
        del session, handle


@recipe
def replaced_notify() -> None:
    """The callback can be replaced as often as one likes."""
    session, handle = make_seed()
    for number in range(400):
        session.set_alert_notify(lambda number=number: [number] * 100)
        session.post_session_stats()
        session.pop_alerts()
    assert handle.is_valid()


@recipe
def raising_notify() -> None:
    """What a callback raises does not come out of another call."""
    session, handle = make_seed()
    called = threading.Event()
    told: list[Any] = []
    sys.unraisablehook = told.append
    threading.excepthook = told.append

    def notify() -> None:
        called.set()
        raise KeyError("from the callback")

    session.pop_alerts()
    session.set_alert_notify(notify)
    session.post_session_stats()
    assert called.wait(DEADLINE)
    for _ in range(1000):
        handle.status()
        session.post_session_stats()
        session.pop_alerts()
    session.set_alert_notify(lambda: None)
    assert told


@recipe
def predicate_in_dev_mode() -> None:
    """get_torrent_status() with a lambda, under -X dev."""
    session, handle = make_seed()
    for _ in range(100):
        statuses = session.get_torrent_status(lambda status: True)
        assert [status.handle for status in statuses] == [handle]


@recipe
def interrupted_wait() -> None:
    """Ctrl-C ends wait_for_alert() at once."""
    session = lt.session({**SETTINGS, "alert_mask": 0})
    session.pop_alerts()
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    try:
        session.wait_for_alert(8000)
    except KeyboardInterrupt:
        pass
    took = time.monotonic() - start
    assert took < 4, took


@recipe
def threads_during_end() -> None:
    """Other threads run while a session with a silent tracker ends."""
    silent = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{silent.getsockname()[1]}/announce"
    session = lt.session({**SETTINGS, "stop_tracker_timeout": 2, "ssrf_mitigation": False})
    handle = session.add_torrent(
        {"ti": make_info(), "save_path": str(FOLDER), "flags": 0, "trackers": [url]}
    )
    silent.settimeout(DEADLINE)
    answered = silent.accept()[0]
    answered.recv(4096)
    answered.sendall(b"HTTP/1.0 200 OK\r\n\r\nd8:intervali1800e5:peers0:e")
    answered.close()
    end = time.monotonic() + DEADLINE
    while not handle.trackers()[0]["verified"]:
        assert time.monotonic() < end
        session.wait_for_alert(50)
        session.pop_alerts()
    held = [session]
    del session, handle
    longest = _longest_pause(held.clear)
    assert longest < 1, longest


def _longest_pause(work: Callable[[], None]) -> float:
    """Return the longest time in which another thread did not run during some work."""
    done = threading.Event()
    longest = 0.0

    def watch() -> None:
        nonlocal longest
        last = time.monotonic()
        while not done.is_set():
            now = time.monotonic()
            longest = max(longest, now - last)
            last = now

    watcher = threading.Thread(target=watch)
    watcher.start()
    work()
    done.set()
    watcher.join()
    return longest


@recipe
def end_during_reads() -> None:
    """A session ends while its disk threads read pieces."""
    info = make_info(10_000_000)
    params = {"ti": info, "save_path": str(FOLDER), "flags": lt.torrent_flags.seed_mode}
    for _ in range(10):
        session = lt.session(SETTINGS)
        handle = session.add_torrent(params)
        for piece in range(info.num_pieces()):
            handle.read_piece(piece)
        del session, handle


@recipe
def threads_during_hashing() -> None:
    """Other threads run while pieces are hashed."""
    size = 150_000_000
    with open(FOLDER / "big", "wb") as file:
        file.truncate(size)
    storage = lt.file_storage()
    storage.add_file("big", size)
    creator = lt.create_torrent(storage, 1 << 20)
    start = time.monotonic()
    longest = _longest_pause(lambda: lt.set_piece_hashes(creator, str(FOLDER)))
    assert longest < max(0.1, (time.monotonic() - start) / 2), longest


@recipe
def threads_during_parsing() -> None:
    """Other threads run while a torrent of many files is parsed."""
    files = [{b"length": 1, b"path": [b"folder", b"%d" % n]} for n in range(200_000)]
    info = {b"name": b"n", b"piece length": 1 << 20, b"files": files, b"pieces": b"p" * 20}
    data = lt.bencode({b"info": info})
    start = time.monotonic()
    parsed: list[lt.torrent_info] = []
    longest = _longest_pause(lambda: parsed.append(lt.torrent_info(data)))
    took = time.monotonic() - start
    assert longest < max(0.05, took / 2), (longest, took)


INDICES = (1, 7, 500_000, -1, 2**31 - 1)


def _out_of_range(name: str, calls: Callable[[], list[Callable[[int], Any]]]) -> None:
    def run() -> None:
        for call in calls():
            for index in INDICES:
                refused((IndexError, OverflowError), call, index)

    run.__doc__ = f"{name} with indices out of range."
    RECIPES[f"index_{name}"] = run


for _method in (
    "file_path",
    "file_name",
    "symlink",
    "at",
    "file_size",
    "file_offset",
    "hash",
    "root",
):
    _out_of_range(
        f"storage_{_method}",
        lambda _method=_method: [getattr(make_info(10).files(), _method)],
    )
_out_of_range("hash_for_piece", lambda: [make_info(10).hash_for_piece])
_out_of_range("file_at", lambda: [make_info(10).file_at])
_out_of_range("rename_file", lambda: [lambda n: make_info(10).rename_file(n, "x")])


def _renaming() -> list[Callable[[int], Any]]:
    session, handle = make_seed()
    held.append(session)
    return [lambda index: handle.rename_file(index, "x")]


_out_of_range("handle_rename_file", _renaming)


@recipe
def no_metadata() -> None:
    """hash_for_piece() of a torrent_info that is an info-hash only."""
    info = lt.torrent_info(lt.sha1_hash(b"a" * 20))
    refused((IndexError, ValueError, RuntimeError), info.hash_for_piece, 0)


@recipe
def short_buffers() -> None:
    """Buffers that are too short are refused, not read beyond their end."""
    storage = lt.file_storage()
    storage.add_file("file", 10)
    creator = lt.create_torrent(storage, 16384, lt.create_torrent.v1_only)
    session = lt.session({**SETTINGS, "alert_mask": 0})
    refused(ValueError, lt.sha1_hash, b"abc")
    refused(ValueError, lt.sha256_hash, b"abc")
    refused(ValueError, creator.set_hash, 0, b"a")
    refused(IndexError, creator.set_hash, 9, b"a" * 20)
    refused(IndexError, creator.set_file_hash, 9, b"a" * 20)
    refused(ValueError, session.dht_get_mutable_item, b"a", b"")
    refused(ValueError, session.dht_put_mutable_item, b"a", b"b", b"c", b"d")


@recipe
def sha1_of_hex() -> None:
    """A hash of 40 hexadecimal digits is right or refused."""
    text = "0123456789abcdef0123456789abcdef01234567"
    try:
        made = lt.sha1_hash(text)
    except ValueError:
        return
    assert str(made) == text


@recipe
def readable_attributes() -> None:
    """Every attribute can be read."""
    state = lt.session_params().dht_state
    for name in ("nids", "nodes", "nodes6"):
        assert isinstance(getattr(state, name), list)
    assert lt.session_params().ext_state is not None
    for kind, name in (
        (lt.peer_disconnected_alert, "reason"),
        (lt.picker_log_alert, "picker_flags"),
    ):
        assert hasattr(kind, name)


@recipe
def disconnect_reason() -> None:
    """The reason of a disconnection can be read."""
    session, handle = make_seed()
    other = socket.create_connection(("127.0.0.1", session.listen_port()))
    other.sendall(b"\x13BitTorrent protocol" + bytes(8) + handle.info_hash().to_bytes() + bytes(20))
    other.shutdown(socket.SHUT_WR)
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        session.wait_for_alert(100)
        for alert in session.pop_alerts():
            if isinstance(alert, lt.peer_disconnected_alert):
                assert isinstance(int(alert.reason), int)
                return
    raise AssertionError("no peer_disconnected_alert")


@recipe
def calls_that_never_worked() -> None:
    """dht_announce(), write_torrent_file_buf() and generate_buf() can be called."""
    session = lt.session(SETTINGS)
    session.dht_announce(lt.sha1_hash(b"a" * 20), 0, 0)
    session.dht_announce(lt.sha1_hash(b"a" * 20))
    params = lt.add_torrent_params()
    params.ti = make_info()
    assert lt.torrent_info(lt.write_torrent_file_buf(params, 0)).name() == "file"


@recipe
def unbound_alerts() -> None:
    """The alert types that had no class of their own have one."""
    for name in (
        "lsd_peer_alert", "trackerid_alert", "mmap_cache_alert", "dht_error_alert",
        "incoming_request_alert", "dht_direct_response_alert", "session_error_alert",
    ):  # fmt: skip
        assert issubclass(getattr(lt, name), lt.alert), name


@recipe
def lost_files() -> None:
    """create_torrent keeps the file_storage it was made from."""

    def make() -> lt.create_torrent:
        storage = lt.file_storage()
        storage.add_file("name" * 20, 20000)
        return lt.create_torrent(storage, 16384, lt.create_torrent.v1_only)

    creators = [make() for _ in range(50)]
    junk = [lt.file_storage() for _ in range(500)]
    for creator in creators:
        for piece in range(2):
            creator.set_hash(piece, b"h" * 20)
        assert creator.generate()[b"info"][b"name"] == b"name" * 20
    assert junk


@recipe
def null_text() -> None:
    """None where text is wanted raises TypeError."""
    refused(TypeError, lt.find_metric_idx, None)


@recipe
def not_cut_off() -> None:
    """Integers that do not fit and attributes that do not exist are refused."""
    session = lt.session(SETTINGS)
    refused(OverflowError, session.apply_settings, {"active_limit": 2**40 + 7})
    refused(AttributeError, setattr, lt.add_torrent_params(), "savepath", "x")


@recipe
def live_lists() -> None:
    """What is appended to a list in the parameters is in them."""
    params = lt.add_torrent_params()
    params.trackers.append("http://127.0.0.1/")
    assert list(params.trackers) == ["http://127.0.0.1/"]


if __name__ == "__main__":
    RECIPES[sys.argv[1]]()
    print("fine", flush=True)
