# SPDX-License-Identifier: BSD-3-Clause
"""torrent_handle."""

from __future__ import annotations

from pathlib import Path

import pytest

import libtorrent as lt
from support import until, wait_for


def test_identity(session: lt.session, handle: lt.torrent_handle) -> None:
    other = session.get_torrents()[0]
    assert handle == other
    assert (handle != other) is False
    assert not handle < other
    assert hash(handle) == hash(other)
    assert len({handle, other}) == 1
    assert lt.torrent_handle() != handle
    assert not lt.torrent_handle().is_valid()


def test_hashes(handle: lt.torrent_handle, torrent: lt.torrent_info) -> None:
    hashes = handle.info_hashes()
    assert hashes == torrent.info_hashes()
    assert hashes.has_v1() and hashes.has_v2()
    assert str(handle.info_hash()) == str(hashes.v2)[:40]
    assert handle.info_hash() == hashes.get_best() == hashes.get(lt.protocol_version.V2)


def test_flags(handle: lt.torrent_handle) -> None:
    flags = lt.torrent_flags
    handle.set_flags(flags.sequential_download)
    assert handle.flags() & flags.sequential_download
    handle.set_flags(0, flags.sequential_download)
    assert not handle.flags() & flags.sequential_download
    handle.set_flags(flags.upload_mode | flags.paused, flags.upload_mode)
    handle.unset_flags(flags.paused)
    assert handle.flags() & (flags.upload_mode | flags.paused) == flags.upload_mode


def test_priorities(session: lt.session, handle: lt.torrent_handle) -> None:
    count = handle.torrent_file().num_files()
    assert handle.get_file_priorities() == [4] * count
    handle.file_priority(0, 7)
    until(lambda: handle.file_priority(0) == 7, session)
    handle.prioritize_files([1] * count)
    until(lambda: handle.get_file_priorities()[0:3:2] == [1, 1], session)
    handle.piece_priority(1, 6)
    assert handle.piece_priority(1) == 6
    handle.prioritize_pieces([(0, 5), (1, 2)])
    assert handle.get_piece_priorities()[:2] == [5, 2]
    handle.prioritize_pieces([3] * handle.torrent_file().num_pieces())
    assert set(handle.get_piece_priorities()) == {3}


def test_trackers(handle: lt.torrent_handle) -> None:
    handle.add_tracker({"url": "http://127.0.0.1:1/announce", "tier": 3, "fail_limit": 2})
    entry = lt.announce_entry("http://127.0.0.1:1/other")
    entry.tier = 5
    handle.add_tracker(entry)
    trackers = handle.trackers()
    assert [(t["url"], t["tier"], t["fail_limit"]) for t in trackers] == [
        ("http://127.0.0.1:1/announce", 3, 2),
        ("http://127.0.0.1:1/other", 5, 0),
    ]
    assert trackers[0]["source"] == lt.tracker_source.source_client
    assert trackers[0]["last_error"] == {"value": 0, "category": ""}
    handle.replace_trackers([{"url": "http://127.0.0.1:1/new"}])
    assert [t["url"] for t in handle.trackers()] == ["http://127.0.0.1:1/new"]
    with pytest.raises(KeyError, match="url"):
        handle.replace_trackers([{"tier": 1}])


def test_seeds(handle: lt.torrent_handle) -> None:
    handle.add_url_seed("http://127.0.0.1:1/u/")
    handle.add_http_seed("http://127.0.0.1:1/h")
    assert handle.url_seeds() == ["http://127.0.0.1:1/u/"]
    assert handle.http_seeds() == ["http://127.0.0.1:1/h"]
    handle.remove_url_seed("http://127.0.0.1:1/u/")
    handle.remove_http_seed("http://127.0.0.1:1/h")
    assert handle.url_seeds() == handle.http_seeds() == []


def test_limits(handle: lt.torrent_handle) -> None:
    for name in ("upload_limit", "download_limit", "max_uploads", "max_connections"):
        getattr(handle, f"set_{name}")(50)
        assert getattr(handle, name)() == 50
    with pytest.raises(OverflowError):
        handle.set_upload_limit(2**40)


def test_keywords(session: lt.session, handle: lt.torrent_handle, tmp_path: Path) -> None:
    handle.connect_peer(endpoint=("127.0.0.1", 1), source=0, flags=0)
    handle.set_piece_deadline(index=0, deadline=10, flags=lt.torrent_handle.alert_when_available)
    handle.reset_piece_deadline(index=0)
    handle.force_reannounce(seconds=0, tracker_idx=-1, flags=0)
    handle.scrape_tracker(index=-1)
    handle.pause(flags=0)
    assert handle.file_progress(flags=lt.torrent_handle.piece_granularity) == [0] * 4
    assert handle.status(flags=0).name == ""
    handle.move_storage(path=tmp_path / "moved", flags=lt.move_flags_t.dont_replace)
    assert wait_for(session, lt.storage_moved_alert).storage_path() == str(tmp_path / "moved")


def test_files(session: lt.session, handle: lt.torrent_handle) -> None:
    handle.rename_file(0, "other/é")
    alert = wait_for(session, lt.file_renamed_alert)
    assert (alert.index, alert.new_name()) == (0, "other/é")
    assert handle.torrent_file().files().file_path(0) == "other/é"


def test_numbers_as_buffers(session: lt.session, handle: lt.torrent_handle) -> None:
    handle.piece_priority(0, 6)
    for view, numbers, kind in (
        (handle.file_progress_view(flags=1), handle.file_progress(flags=1), "q"),
        (handle.file_priorities_view(), handle.get_file_priorities(), "B"),
        (handle.piece_priorities_view(), handle.get_piece_priorities(), "B"),
        (handle.piece_availability_view(), handle.piece_availability(), "i"),
    ):
        assert isinstance(numbers, list)
        assert (view.format, view.readonly, view.tolist()) == (kind, True, numbers)
    with pytest.raises(lt.error):
        lt.torrent_handle().file_progress_view()


def test_a_piece_comes_from_any_buffer(
    session: lt.session, handle: lt.torrent_handle, tmp_path: Path
) -> None:
    handle.unset_flags(lt.torrent_flags.paused | lt.torrent_flags.auto_managed)
    wait_for(session, lt.torrent_checked_alert)
    content = (tmp_path / "seed" / "data" / "large").read_bytes()
    handle.add_piece(0, bytearray(content[:16384]), 0)
    until(lambda: handle.have_piece(0), session)
    handle.add_piece(1, memoryview(content)[16384:32768], 0)
    until(lambda: handle.have_piece(1), session)


def test_adding_and_reading_pieces(
    session: lt.session, handle: lt.torrent_handle, tmp_path: Path
) -> None:
    handle.unset_flags(lt.torrent_flags.paused | lt.torrent_flags.auto_managed)
    wait_for(session, lt.torrent_checked_alert)
    piece = (tmp_path / "seed" / "data" / "large").read_bytes()[:16384]
    handle.add_piece(0, piece, 0)
    wait_for(session, lt.piece_finished_alert, lambda alert: alert.piece_index == 0)
    until(lambda: handle.have_piece(0), session)
    assert not handle.have_piece(1)
    handle.read_piece(0)
    alert = wait_for(session, lt.read_piece_alert)
    assert (alert.piece, alert.size, alert.buffer) == (0, 16384, piece)
    view = memoryview(alert.data)
    assert (view.readonly, view.nbytes, alert.data.size) == (True, 16384, 16384)
    del alert
    session.pop_alerts()
    assert view == piece
    with pytest.raises(ValueError):
        handle.add_piece(1, b"short", 0)


def test_status(handle: lt.torrent_handle, tmp_path: Path) -> None:
    status = handle.status()
    assert status.handle == handle
    assert (status.name, status.save_path) == ("data", str(tmp_path / "download"))
    assert status.torrent_file.info_hashes() == status.info_hashes
    assert (
        len(status.pieces) == 0
        or list(status.pieces) == [False] * handle.torrent_file().num_pieces()
    )
    assert status == handle.status() or status.progress <= handle.status().progress
    with pytest.raises(AttributeError):
        status.name = "other"
