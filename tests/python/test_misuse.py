# SPDX-License-Identifier: BSD-3-Clause
"""What used to crash, to read foreign memory or to hang must raise."""

from __future__ import annotations

import ctypes
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from support import DEADLINE, SETTINGS, make_data, until

INDICES = [-1, 99, 500_000, 2**31 - 1, -(2**31)]


@pytest.mark.parametrize("index", INDICES)
def test_indices_of_file_storage(torrent: lt.torrent_info, index: int) -> None:
    files = torrent.files()
    for name in [
        "file_path",
        "file_name",
        "symlink",
        "file_size",
        "file_offset",
        "file_flags",
        "hash",
        "root",
        "file_absolute_path",
        "piece_size",
    ]:
        with pytest.raises(IndexError):
            getattr(files, name)(index)
    with pytest.raises(IndexError), pytest.warns(DeprecationWarning):
        files.at(index)
    with pytest.raises(IndexError):
        files.rename_file(index, "x")


@pytest.mark.parametrize("index", INDICES)
def test_indices_of_torrent_info(torrent: lt.torrent_info, index: int) -> None:
    for name in ("hash_for_piece", "piece_size"):
        with pytest.raises(IndexError):
            getattr(torrent, name)(index)
    with pytest.raises(IndexError):
        torrent.rename_file(index, "x")
    with pytest.raises(IndexError):
        torrent.map_block(index, 0, 1)
    with pytest.raises(IndexError):
        torrent.map_file(index, 0, 1)


@pytest.mark.parametrize("index", INDICES)
def test_indices_of_a_handle(handle: lt.torrent_handle, index: int) -> None:
    for name in (
        "have_piece",
        "read_piece",
        "piece_priority",
        "file_priority",
        "reset_piece_deadline",
    ):
        with pytest.raises(IndexError):
            getattr(handle, name)(index)
    with pytest.raises(IndexError):
        handle.rename_file(index, "x")
    with pytest.raises(IndexError):
        handle.set_piece_deadline(index, 0)
    with pytest.raises(IndexError):
        handle.add_piece(index, b"x" * 16384, 0)
    assert handle.is_valid()


def test_numbers_that_do_not_fit(torrent: lt.torrent_info, session: lt.session) -> None:
    for number in (2**31, 2**63, 2**64, -(2**63)):
        with pytest.raises(OverflowError):
            torrent.hash_for_piece(number)
        with pytest.raises(OverflowError):
            session.apply_settings({"active_limit": number})


def _params(**fields: Any) -> lt.add_torrent_params:
    params = lt.add_torrent_params()
    params.info_hashes = lt.info_hash_t(lt.sha1_hash(b"h" * 20))
    params.save_path = "/nowhere"
    for name, value in fields.items():
        setattr(params, name, value)
    return params


def test_settings_and_torrents_are_all_or_nothing(session: lt.session, tmp_path: Path) -> None:
    before = session.get_settings()
    for wrong in ({"no such setting": 1}, {"user_agent": 5}, {"active_limit": "x"}, {7: 1}):
        with pytest.raises((KeyError, TypeError)):
            session.apply_settings({"active_limit": 77, "user_agent": "changed", **wrong})
        with pytest.raises((KeyError, TypeError)):
            lt.session({**SETTINGS, **wrong})
    assert session.get_settings() == before
    for wrong in ({"no such field": 1}, {"trackers": [b"x", 5]}, {"flags": -1}):
        with pytest.raises((KeyError, TypeError, ValueError, OverflowError)):
            session.add_torrent({"info_hashes": b"h" * 20, "save_path": str(tmp_path), **wrong})
    assert session.get_torrents() == []


def test_paths_with_nul(session: lt.session, handle: lt.torrent_handle, tmp_path: Path) -> None:
    """The system would not look behind it."""
    storage = lt.file_storage()
    storage.add_file("a", 1)
    creator = lt.create_torrent(storage, 16384)
    path = f"{tmp_path}/a\0b"
    before = sorted(tmp_path.iterdir())
    for call in (
        lambda: lt.add_files(lt.file_storage(), path),
        lambda: lt.set_piece_hashes(creator, path),
        lambda: lt.load_torrent_file(path),
        lambda: lt.torrent_info(path),
        lambda: handle.move_storage(path),
        lambda: handle.rename_file(0, path),
        lambda: session.add_torrent({"info_hashes": b"h" * 20, "save_path": path}),
        lambda: session.add_torrent(_params(save_path=path)),
        lambda: session.add_torrent(_params(renamed_files={0: path})),
        lambda: storage.add_file(path, 1),
    ):
        with pytest.raises(ValueError):
            call()
    assert sorted(tmp_path.iterdir()) == before


def test_text_and_numbers_that_are_none(session: lt.session, handle: lt.torrent_handle) -> None:
    for text in ("\ud800", "a\udfffz"):
        for call in (handle.move_storage, lt.parse_magnet_uri, lt.load_torrent_file):
            with pytest.raises((ValueError, OSError, lt.error)):
                call(text)
    for number in (float("nan"), float("inf"), 1.5):
        for call in (
            lambda x=number: session.apply_settings({"active_limit": x}),
            lambda x=number: handle.set_download_limit(x),
            lambda x=number: handle.have_piece(x),
            lambda x=number: lt.file_storage().add_file("a", x),
            lambda x=number: session.add_torrent({"info_hashes": b"h" * 20, "flags": x}),
        ):
            with pytest.raises((TypeError, ValueError)):
                call()


def test_short_buffers(session: lt.session, torrent: lt.torrent_info) -> None:
    creator = lt.create_torrent(torrent)
    for call in (
        lambda: lt.sha1_hash(b"abc"),
        lambda: lt.sha256_hash(b"abc"),
        lambda: creator.set_file_hash(0, b"a"),
        lambda: session.dht_get_mutable_item(b"a", b""),
        lambda: session.dht_put_mutable_item(b"a", b"b", b"data", b"salt"),
        lambda: session.dht_put_mutable_item(b"a" * 64, b"b" * 31, b"data", b"salt"),
    ):
        with pytest.raises(ValueError):
            call()


def test_wrong_types(session: lt.session, handle: lt.torrent_handle) -> None:
    calls: list[Callable[[], object]] = [
        lambda: session.add_torrent(None),
        lambda: session.add_torrent({"ti": 3}),
        lambda: session.remove_torrent(None),
        lambda: session.remove_torrent(session),
        lambda: session.find_torrent("x" * 3),
        lambda: session.set_ip_filter(handle),
        lambda: handle.set_flags("x"),
        lambda: handle.connect_peer("127.0.0.1"),
        lambda: handle.connect_peer(("127.0.0.1", 2**20)),
        lambda: lt.torrent_handle.status(session),
        lambda: lt.torrent_handle.status(),
        lambda: lt.file_storage().add_file(3, 5),
    ]
    for call in calls:
        with pytest.raises((TypeError, ValueError, OverflowError, lt.error)):
            call()


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_objects_without_init() -> None:
    for cls in (lt.torrent_handle, lt.session, lt.torrent_info, lt.sha1_hash, lt.create_torrent):
        raw = cls.__new__(cls)
        names = [name for name in dir(cls) if not name.startswith("_")]
        for name in ["__repr__", "__str__", "__hash__", *names]:
            if isinstance(getattr(cls, name), type):
                continue
            try:
                value = getattr(raw, name)
                if callable(value):
                    value()
            except (TypeError, ValueError, RuntimeError, AttributeError, IndexError):
                pass
    with pytest.raises(TypeError):
        lt.sha1_hash.__init__(lt.sha1_hash(b"a" * 20), b"b" * 20)


def test_no_deadlock_with_a_notify_callback(session: lt.session, handle: lt.torrent_handle) -> None:
    """Calls that wait for the network thread, while that one tells of alerts."""
    count = [0]

    def notify() -> None:
        count[0] += 1

    session.set_alert_notify(notify)
    calls: list[Callable[[], object]] = [
        session.get_torrent_status,
        session.is_paused,
        session.listen_port,
        session.get_settings,
        handle.trackers,
        handle.get_file_priorities,
        handle.status,
        lambda: handle.file_priority(0),
        handle.torrent_file,
    ]
    end = time.monotonic() + DEADLINE
    for call in calls:
        for _ in range(100):
            session.post_session_stats()
            call()
        session.pop_alerts()
    assert time.monotonic() < end
    until(lambda: count[0] > 0, session)


def test_other_threads_run_while_a_session_ends(tmp_path: Path) -> None:
    session = lt.session(SETTINGS)
    stop = threading.Event()
    longest = [0.0]

    def tick() -> None:
        last = time.monotonic()
        while not stop.wait(0.001):
            now = time.monotonic()
            longest[0], last = max(longest[0], now - last), now

    thread = threading.Thread(target=tick)
    thread.start()
    del session
    stop.set()
    thread.join()
    assert longest[0] < 0.5


def test_buffers_of_no_numbers() -> None:
    class Empty(ctypes.Structure):
        pass

    for buffer in ((Empty * 1)(), (ctypes.c_short * 3)()):
        with pytest.raises(TypeError, match="numbers"):
            lt._libtorrent._numbers(buffer)
    with pytest.raises(TypeError):
        lt._libtorrent._numbers([1])


def test_fork(session: lt.session) -> None:
    """A child gets errors, no deadlocks."""
    script = f"""
import os, libtorrent as lt
session = lt.session({SETTINGS!r})
child = os.fork()
if child == 0:
    try:
        session.get_torrents()
    except RuntimeError:
        os._exit(7)
    os._exit(1)
assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
assert session.get_torrents() == []
"""
    result = subprocess.run(
        # Python from 3.12 on warns of it.
        [sys.executable, "-W", "ignore:This process:DeprecationWarning", "-c", script],
        check=False,
        capture_output=True,
        text=True,
        timeout=DEADLINE,
    )
    assert (result.returncode, result.stderr) == (0, "")


def test_hashing_can_be_interrupted(tmp_path: Path) -> None:
    files = lt.file_storage()
    lt.add_files(files, make_data(tmp_path))
    creator = lt.create_torrent(files, 16384)

    def stop(piece: int) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lt.set_piece_hashes(creator, tmp_path, stop)
