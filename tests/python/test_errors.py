# SPDX-License-Identifier: BSD-3-Clause
"""What is raised, with the texts of the reference module."""

from __future__ import annotations

import errno
import pickle
from pathlib import Path

import pytest

import libtorrent as lt


def test_file_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        lt.torrent_info(str(tmp_path / "none"))
    error = caught.value
    assert isinstance(error, lt.error)
    assert isinstance(error, RuntimeError)
    assert str(error) == "No such file or directory"
    assert error.errno == error.code.value() == errno.ENOENT
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.errno) == (type(error), str(error), errno.ENOENT)
    with pytest.raises(NotADirectoryError):
        (tmp_path / "file").write_bytes(b"")
        lt.load_torrent_file(str(tmp_path / "file" / "x"))


def test_bdecode_error() -> None:
    with pytest.raises(
        lt.BdecodeError, match="unexpected end of file in bencoded string"
    ) as caught:
        lt.bdecode(b"i")
    assert caught.value.code.category() == lt.bdecode_category()


def test_duplicate(session: lt.session, torrent: lt.torrent_info, tmp_path: Path) -> None:
    params = {"ti": torrent, "save_path": str(tmp_path), "flags": lt.torrent_flags.paused}
    session.add_torrent(params)
    params["flags"] |= lt.torrent_flags.duplicate_is_error
    with pytest.raises(
        lt.DuplicateTorrentError, match="^torrent already exists in session$"
    ) as caught:
        session.add_torrent(params)
    assert caught.value.code.value() == lt.errors.duplicate_torrent


def test_invalid_handle() -> None:
    for call in (
        lt.torrent_handle.status,
        lt.torrent_handle.pause,
        lt.torrent_handle.get_peer_info,
    ):
        with pytest.raises(lt.InvalidTorrentHandleError, match="^invalid torrent handle used$"):
            call(lt.torrent_handle())


def test_other_errors(session: lt.session) -> None:
    with pytest.raises(lt.error, match="^missing info-hash from URI$"):
        session.add_torrent(lt.add_torrent_params())
    with pytest.raises(lt.error, match="^unsupported URL protocol$"):
        lt.parse_magnet_uri("http://127.0.0.1/")
    with pytest.raises(lt.error, match="^invalid file format tag$"):
        lt.read_resume_data(b"de")


def test_error_code() -> None:
    code = lt.error_code(errno.ENOENT, lt.generic_category())
    assert (code.value(), code.message()) == (errno.ENOENT, "No such file or directory")
    assert code.category().name() == "generic"
    assert pickle.loads(pickle.dumps(code)) == code
    assert lt.error_code().value() == 0
    code.assign(int(lt.errors.timed_out), lt.libtorrent_category())
    assert code.category() == lt.libtorrent_category()
    code.clear()
    assert code.value() == 0


def test_hash_lengths() -> None:
    assert str(lt.sha1_hash(b"a" * 20)) == "61" * 20
    assert lt.sha1_hash("61" * 20) == lt.sha1_hash(b"a" * 20)
    for wrong in (b"a", b"a" * 21, "6" * 39, "g" * 40):
        with pytest.raises(ValueError):
            lt.sha1_hash(wrong)
