# SPDX-License-Identifier: BSD-3-Clause
"""What is raised, with the texts of the reference module."""

from __future__ import annotations

import errno
import os
import pickle
import re
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

import libtorrent as lt
from libtorrent import _errors
from support import says


def test_file_errors(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        lt.torrent_info(str(tmp_path / "none"))
    error = caught.value
    assert isinstance(error, lt.error)
    assert isinstance(error, RuntimeError)
    assert re.match(says("No such file or directory", errno.ENOENT, "generic"), str(error))
    assert error.errno == error.code.value() == errno.ENOENT
    assert (error.strerror, error.filename) == (os.strerror(errno.ENOENT), str(tmp_path / "none"))
    again = pickle.loads(pickle.dumps(error))
    for name in ("args", "errno", "strerror", "filename", "code"):
        assert getattr(again, name) == getattr(error, name)
    assert (type(again), str(again)) == (type(error), str(error))
    with pytest.raises(NotADirectoryError):
        (tmp_path / "file").write_bytes(b"")
        lt.load_torrent_file(str(tmp_path / "file" / "x"))


def call_with_files(path: Path) -> dict[str, Callable[[], object]]:
    """Calls that read a file or folder which is not there."""
    storage = lt.file_storage()
    storage.add_file(path.name, 16384)
    return {
        "torrent_info": lambda: lt.torrent_info(path),
        "load_torrent_file": lambda: lt.load_torrent_file(os.fsencode(path)),
        "add_files": lambda: lt.add_files(lt.file_storage(), path),
        "list_files": lambda: lt.list_files(path),
        "set_piece_hashes": lambda: lt.set_piece_hashes(lt.create_torrent(storage), path.parent),
    }


@pytest.mark.parametrize("name", ["none", "no-\udcff", "x" * 200])
@pytest.mark.parametrize("call", call_with_files(Path("x")))
def test_errors_tell_the_file(tmp_path: Path, name: str, call: str) -> None:
    with pytest.raises(FileNotFoundError) as caught:
        call_with_files(tmp_path / name)[call]()
    assert caught.value.filename == str(tmp_path / name)
    assert (caught.value.errno, caught.value.strerror) == (errno.ENOENT, os.strerror(errno.ENOENT))
    # That of the next error is its own.
    with pytest.raises(lt.BdecodeError) as other:
        lt.bdecode(b"i")
    assert not hasattr(other.value, "filename")
    with pytest.raises(OSError) as another:
        raise _errors.from_code(lt.error_code(errno.EIO, lt.system_category()))
    assert (another.value.errno, another.value.filename) == (errno.EIO, None)


def test_a_path_beyond_all_limits_is_not_told(tmp_path: Path) -> None:
    with pytest.raises(OSError) as caught:
        lt.torrent_info(tmp_path / ("x" * 5000))
    assert (caught.value.errno, caught.value.filename) == (errno.ENAMETOOLONG, None)


def test_errors_are_shown_as_of_the_package() -> None:
    for name, cls in _errors.PUBLIC.items():
        assert getattr(lt, name) is cls and cls.__module__ == "libtorrent"
        made = cls("words")
        shown = traceback.format_exception_only(cls, made)
        assert shown == [f"libtorrent.{name}: words\n"]
        again = pickle.loads(pickle.dumps(made))
        assert (type(again), again.args) == (cls, ("words",))


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
        lt.DuplicateTorrentError,
        match=says("torrent already exists in session", lt.errors.duplicate_torrent),
    ) as caught:
        session.add_torrent(params)
    assert caught.value.code.value() == lt.errors.duplicate_torrent


def test_invalid_handle() -> None:
    for call in (
        lt.torrent_handle.status,
        lt.torrent_handle.pause,
        lt.torrent_handle.get_peer_info,
    ):
        with pytest.raises(
            lt.InvalidTorrentHandleError,
            match=says("invalid torrent handle used", lt.errors.invalid_torrent_handle),
        ):
            call(lt.torrent_handle())


def test_other_errors(session: lt.session) -> None:
    with pytest.raises(
        lt.error, match=says("missing info-hash from URI", lt.errors.missing_info_hash_in_uri)
    ):
        session.add_torrent({"save_path": "."})
    with pytest.raises(
        lt.error, match=says("unsupported URL protocol", lt.errors.unsupported_url_protocol)
    ):
        lt.parse_magnet_uri("http://127.0.0.1/")
    with pytest.raises(lt.error, match=says("invalid file format tag", lt.errors.invalid_file_tag)):
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


def test_values_that_cannot_be(session: lt.session) -> None:
    """Both what the reference raises and what says what is wrong."""
    for call in (
        lambda: lt.create_torrent(lt.file_storage()).generate(),
        lambda: lt.create_torrent(lt.file_storage(), 16385),
        lambda: lt.file_storage().add_file("", 1),
        lambda: lt.ip_filter().access("x"),
        lambda: lt.ip_filter().add_rule("10.0.0.1", "::1", 1),
        lambda: session.add_torrent({"info_hash": b"", "save_path": "x"}),
        lambda: session.listen_on(0, 0, "x"),
    ):
        with pytest.raises(RuntimeError) as caught:
            call()
        assert isinstance(caught.value, lt.InvalidArgumentError)
        assert isinstance(caught.value, ValueError)
        assert pickle.loads(pickle.dumps(caught.value)).args == caught.value.args
    with pytest.raises(lt.InvalidArgumentError) as error:
        lt.sha1_hash(b"x")
    assert error.value.code == lt.error_code(errno.EINVAL, lt.generic_category())


def test_old_calls_of_no_torrent() -> None:
    handle = lt.torrent_handle()
    for call in (
        lambda: handle.set_priority(3),
        lambda: handle.set_tracker_login("u", "p"),
        lambda: handle.use_interface("127.0.0.1"),
    ):
        with pytest.raises(
            lt.InvalidTorrentHandleError,
            match=says("invalid torrent handle used", lt.errors.invalid_torrent_handle),
        ):
            call()
    assert lt.make_magnet_uri(handle) == ""


def test_categories_have_an_order() -> None:
    categories = [lt.system_category(), lt.generic_category(), lt.libtorrent_category()]
    backwards = categories[::-1]
    assert sorted(categories) == sorted(backwards)
    one, other = categories[:2]
    assert (one < other) != (other < one)
