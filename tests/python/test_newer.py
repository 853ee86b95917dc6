# SPDX-License-Identifier: BSD-3-Clause
"""What releases of libtorrent after 2.0.8 have added: it works with those, and others say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import libtorrent as lt
from support import wait_for

VERSION = tuple(int(part) for part in lt.version.split(".")[:3])

ANSWERS: dict[str, tuple[str, Callable[[Any], Any], Any]] = {
    "post_status": ("state_update_alert", lambda a: [s.name for s in a.status], ["data"]),
    "post_peer_info": ("peer_info_alert", lambda a: a.peer_info, []),
    "post_trackers": (
        "tracker_list_alert",
        lambda a: [t.url for t in a.trackers],
        ["http://127.0.0.1:1/announce"],
    ),
    "post_download_queue": ("piece_info_alert", lambda a: a.piece_info, []),
    "post_file_progress": ("file_progress_alert", lambda a: list(a.files), [0, 0, 0, 0]),
    "post_piece_availability": (
        "piece_availability_alert",
        lambda a: set(a.piece_availability),
        {0},
    ),
}


def refused(call: Callable[[], Any], since: str) -> None:
    with pytest.raises(RuntimeError, match=f"this takes libtorrent {since} or newer"):
        call()


@pytest.mark.parametrize("method", ANSWERS)
def test_answers_by_alert(session: lt.session, handle: lt.torrent_handle, method: str) -> None:
    handle.replace_trackers([{"url": "http://127.0.0.1:1/announce"}])
    kind, read, expected = ANSWERS[method]
    if VERSION < (2, 0, 9):
        refused(getattr(handle, method), "2.0.9")
        return
    getattr(handle, method)()
    alert = wait_for(session, getattr(lt, kind))
    assert alert.handle == handle if hasattr(alert, "handle") else method == "post_status"
    assert read(alert) == expected


def test_resume_data_without_an_alert(handle: lt.torrent_handle, torrent: lt.torrent_info) -> None:
    if VERSION < (2, 0, 12):
        refused(handle.get_resume_data, "2.0.12")
        return
    params = handle.get_resume_data()
    assert params.info_hashes == torrent.info_hashes() and params.ti is None
    assert params.save_path == handle.status().save_path
    params = handle.get_resume_data(lt.save_resume_flags_t.save_info_dict)
    assert params.ti.info_hashes() == torrent.info_hashes()
    read = lt.read_resume_data(lt.write_resume_data_buf(params))
    assert read.info_hashes == torrent.info_hashes() and read.save_path == params.save_path


def test_what_resume_data_are_needed_for(handle: lt.torrent_handle) -> None:
    flags = lt.save_resume_flags_t
    if VERSION < (2, 0, 9):
        with pytest.raises(ValueError, match="cannot tell what resume data are needed for"):
            handle.need_save_resume_data(flags.if_config_changed)
        return
    handle.set_upload_limit(1000)
    assert handle.need_save_resume_data(flags.if_config_changed)


def test_a_torrent_is_found_by_each_hash(
    session: lt.session, handle: lt.torrent_handle, torrent: lt.torrent_info
) -> None:
    hashes = torrent.info_hashes()
    for known in hashes.v1, hashes.v2, hashes:
        assert session.find_torrent(known) == handle
    for unknown in lt.sha1_hash(b"x" * 20), lt.sha256_hash(b"x" * 32):
        assert not session.find_torrent(unknown).is_valid()


def test_announcing_first(handle: lt.torrent_handle) -> None:
    assert int(lt.reannounce_flags_t.high_priority) == 2
    handle.force_reannounce(0, -1, lt.reannounce_flags_t.high_priority)


def test_addresses_of_i2p_peers() -> None:
    peer = lt.peer_info()
    if VERSION < (2, 0, 11):
        assert not hasattr(peer, "i2p_destination")
    else:
        assert peer.i2p_destination == lt.sha256_hash()


def test_blocks_per_piece() -> None:
    storage = lt.file_storage()
    storage.add_file("one", 100_000)
    for length, blocks in (16384, 1), (65536, 4):
        storage.set_piece_length(length)
        assert storage.blocks_per_piece() == blocks
