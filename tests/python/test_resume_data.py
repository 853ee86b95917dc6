# SPDX-License-Identifier: BSD-3-Clause
"""Resume data."""

from __future__ import annotations

from pathlib import Path

import pytest

import libtorrent as lt
from support import wait_for


def test_round_trip(session: lt.session, handle: lt.torrent_handle, tmp_path: Path) -> None:
    handle.set_upload_limit(1234)
    handle.add_tracker({"url": "http://127.0.0.1:1/a"})
    handle.save_resume_data(flags=lt.torrent_handle.save_info_dict)
    alert = wait_for(session, lt.save_resume_data_alert)
    assert alert.handle == handle
    encoded = lt.write_resume_data_buf(alert.params)
    assert lt.bencode(lt.write_resume_data(alert.params)) == encoded
    params = lt.read_resume_data(encoded)
    assert params.upload_limit == 1234
    assert params.trackers == ["http://127.0.0.1:1/a"]
    assert params.save_path == str(tmp_path / "download")
    assert params.ti.info_hashes() == handle.info_hashes()
    with pytest.warns(DeprecationWarning, match="resume_data is deprecated"):
        assert lt.bencode(alert.resume_data) == encoded


def test_fields_of_params_survive() -> None:
    params = lt.add_torrent_params()
    params.info_hashes = lt.info_hash_t(lt.sha1_hash(b"a" * 20))
    params.name = "a name"
    params.save_path = b"/caf\xe9"
    params.trackers = ["http://127.0.0.1/a", "http://127.0.0.1/b"]
    params.tracker_tiers = [0, 1]
    params.file_priorities = [1, 2]
    params.have_pieces = [True, False, True]
    params.unfinished_pieces = {3: [True, False]}
    params.renamed_files = {0: "x"}
    params.peers = [("127.0.0.1", 5)]
    params.added_time = 1234
    again = lt.read_resume_data(lt.write_resume_data_buf(params))
    for name in [
        "name",
        "trackers",
        "tracker_tiers",
        "file_priorities",
        "have_pieces",
        "renamed_files",
        "peers",
        "added_time",
    ]:
        assert getattr(again, name) == getattr(params, name), name
    assert again.save_path.encode("utf-8", "surrogateescape") == b"/caf\xe9"
    assert again.info_hashes == params.info_hashes


def test_params_refuse_what_they_do_not_have() -> None:
    params = lt.add_torrent_params()
    with pytest.raises(AttributeError):
        params.savepath = "x"
    with pytest.raises(OverflowError):
        params.max_uploads = 2**40
    with pytest.raises(TypeError):
        params.trackers = 3
    assert lt.add_torrent_params(name="x", flags=0).name == "x"
