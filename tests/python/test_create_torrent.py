# SPDX-License-Identifier: BSD-3-Clause
"""create_torrent, add_files() and set_piece_hashes()."""

from __future__ import annotations

import copy
import pickle
import threading
import time
from pathlib import Path

import pytest

import libtorrent as lt
from support import make_data


@pytest.fixture
def storage(tmp_path: Path) -> lt.file_storage:
    files = lt.file_storage()
    lt.add_files(files, str(make_data(tmp_path)))
    return files


def test_forms(storage: lt.file_storage, torrent: lt.torrent_info) -> None:
    v1 = lt.create_torrent(storage=storage, piece_size=16384, flags=lt.create_torrent.v1_only)
    assert v1.num_pieces() == 7
    assert lt.create_torrent(storage).piece_length() >= 16384
    assert lt.create_torrent(storage, 32768).piece_length() == 32768
    again = lt.create_torrent(ti=torrent)
    assert lt.torrent_info(lt.bencode(again.generate())).info_hashes() == torrent.info_hashes()
    assert (
        lt.torrent_info(lt.create_torrent(torrent).generate_buf()).info_hashes()
        == torrent.info_hashes()
    )
    for wrong in ((), (3,), (storage, 16384, 0, 0)):
        with pytest.raises(TypeError):
            lt.create_torrent(*wrong)
    with pytest.raises(ValueError):
        lt.create_torrent(lt.file_storage())


def test_files_as_in_2_1(storage: lt.file_storage, tmp_path: Path) -> None:
    """A list of create_file_entry is as good as a file_storage."""
    entry = lt.create_file_entry("data/a", 70000, lt.file_flags_t.flag_executable, mtime=7)
    assert (entry.filename, entry.size, entry.mtime, entry.symlink) == ("data/a", 70000, 7, "")
    same = lt.create_file_entry(
        filename="data/a", size=70000, flags=entry.flags, mtime=7, symlink=""
    )
    assert entry == same == copy.deepcopy(entry) == pickle.loads(pickle.dumps(entry))
    assert entry != lt.create_file_entry("data/b", 70000) and "data/a" in repr(entry)
    assert entry.as_dict() == {
        "filename": "data/a", "flags": 4, "mtime": 7, "size": 70000, "symlink": ""
    }  # fmt: skip

    found = lt.list_files(tmp_path / "data")
    assert {file.filename: file.size for file in found} == {
        storage.file_path(i): storage.file_size(i) for i in range(storage.num_files())
    }
    large = lt.list_files(str(tmp_path / "data"), lambda path: not path.endswith("small"))
    assert [file.filename for file in large] == ["data/large"]
    dated = lt.list_files(path=tmp_path / "data", flags=lt.create_torrent.modification_time)
    assert all(abs(file.mtime - time.time()) < 600 for file in dated)

    hashes = set()
    for made in (
        lt.create_torrent(storage, 16384),
        lt.create_torrent(found, 16384),
        lt.create_torrent(files=found, piece_size=16384, flags=0),
    ):
        lt.set_piece_hashes(made, tmp_path)
        hashes.add(lt.torrent_info(made.generate()).info_hashes())
    assert len(hashes) == 1
    for wrong in ({"files": found, "storage": storage}, {"files": [("a", 1)]}, {"files": None}):
        with pytest.raises(TypeError):
            lt.create_torrent(**wrong)


def test_layout(torrent: lt.torrent_info) -> None:
    torrent.rename_file(0, "data/other")
    assert torrent.files().file_path(0) == "data/other"
    assert torrent.layout().file_path(0) == torrent.orig_files().file_path(0) != "data/other"


def test_progress(storage: lt.file_storage, tmp_path: Path) -> None:
    creator = lt.create_torrent(storage, 16384)
    pieces: list[int] = []
    lt.set_piece_hashes(creator, str(tmp_path), pieces.append)
    assert pieces == list(range(creator.num_pieces()))
    with pytest.raises(ZeroDivisionError):
        lt.set_piece_hashes(creator, str(tmp_path), lambda piece: 1 / 0)
    with pytest.raises(lt.error):
        lt.set_piece_hashes(creator, str(tmp_path / "nothing"))


def test_hashing_lets_other_threads_run(storage: lt.file_storage, tmp_path: Path) -> None:
    creator = lt.create_torrent(storage, 16384)
    seen = threading.Event()

    def wait(piece: int) -> None:
        thread = threading.Thread(target=seen.set)
        thread.start()
        thread.join()

    lt.set_piece_hashes(creator, tmp_path, wait)
    assert seen.is_set()


def test_predicate(tmp_path: Path) -> None:
    data = make_data(tmp_path)
    files = lt.file_storage()
    asked: list[str] = []

    def predicate(path: str) -> bool:
        asked.append(path)
        return not path.endswith("small")

    lt.add_files(files, str(data), predicate, 0)
    assert sorted(asked) == [str(data), str(data / "large"), str(data / "small")]
    assert [files.file_path(i) for i in range(files.num_files())] == ["data/large"]
    lt.add_files(fs=lt.file_storage(), path=data, predicate=None, flags=lt.create_torrent.symlinks)
    with pytest.raises(ZeroDivisionError):
        lt.add_files(files, str(data), lambda path: 1 / 0)
    with pytest.raises(FileNotFoundError):
        lt.add_files(files, str(tmp_path / "nothing"))


def test_what_else_it_says(storage: lt.file_storage, tmp_path: Path) -> None:
    creator = lt.create_torrent(storage, 16384)
    lt.set_piece_hashes(creator, tmp_path)
    creator.add_tracker(announce_url="http://127.0.0.1/a", tier=0)
    creator.add_tracker("http://127.0.0.1/b", 1)
    creator.add_url_seed("http://127.0.0.1/u/")
    creator.add_http_seed("http://127.0.0.1/h")
    creator.add_node("127.0.0.1", 7)
    creator.set_comment("a comment")
    creator.set_creator("a program")
    creator.set_priv(True)
    creator.set_root_cert(pem="certificate")
    creator.add_collection("a collection")
    creator.add_similar_torrent(lt.sha1_hash(b"a" * 20))
    entry = creator.generate()
    assert entry[b"announce-list"] == [[b"http://127.0.0.1/a"], [b"http://127.0.0.1/b"]]
    assert entry[b"info"][b"private"] == 1
    info = lt.torrent_info(entry)
    assert (info.comment(), info.creator(), info.priv()) == ("a comment", "a program", True)
    assert info.ssl_cert() == "certificate"
    assert info.collections() == ["a collection"]
    assert info.similar_torrents() == [lt.sha1_hash(b"a" * 20)]
    assert info.nodes() == [("127.0.0.1", 7)]


def test_versions(storage: lt.file_storage, tmp_path: Path) -> None:
    for flags, v1, v2 in (
        (0, True, True),
        (lt.create_torrent.v1_only, True, False),
        (lt.create_torrent.v2_only, False, True),
    ):
        creator = lt.create_torrent(storage, 16384, flags)
        lt.set_piece_hashes(creator, tmp_path)
        hashes = lt.torrent_info(creator.generate()).info_hashes()
        assert (hashes.has_v1(), hashes.has_v2()) == (v1, v2)


def test_without_hashes(storage: lt.file_storage) -> None:
    with pytest.raises(lt.error, match="missing or invalid 'hash' entry"):
        lt.create_torrent(storage, 16384).generate()


def test_indices_and_sizes(storage: lt.file_storage) -> None:
    creator = lt.create_torrent(storage, 16384, lt.create_torrent.v1_only)
    creator.set_hash(0, b"a" * 20)
    for hash_ in (b"a", b"a" * 21):
        with pytest.raises(ValueError):
            creator.set_hash(0, hash_)
    for index in (-1, creator.num_pieces(), 2**31 - 1):
        with pytest.raises(IndexError):
            creator.set_hash(index, b"a" * 20)
        with pytest.raises(IndexError):
            creator.piece_size(index)
