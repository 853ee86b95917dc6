# SPDX-License-Identifier: BSD-3-Clause
"""torrent_info and file_storage."""

from __future__ import annotations

from pathlib import Path

import pytest

import libtorrent as lt


@pytest.fixture
def encoded(torrent: lt.torrent_info) -> bytes:
    return lt.create_torrent(torrent).generate_buf()


def test_forms(encoded: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Ümlaut.torrent"
    path.write_bytes(encoded)
    all_forms = [
        lt.torrent_info(encoded),
        lt.torrent_info(lt.bdecode(encoded)),
        lt.torrent_info(str(path)),
        lt.torrent_info(path),
        lt.torrent_info(ti=lt.torrent_info(encoded)),
        lt.torrent_info(encoded, {"max_pieces": 1000}),
        lt.load_torrent_buffer(encoded).ti,
        lt.load_torrent_file(str(path)).ti,
        lt.load_torrent_parsed(lt.bdecode(encoded)).ti,
    ]
    assert len({info.info_hashes() for info in all_forms}) == 1
    assert all(info.is_valid() for info in all_forms)
    with pytest.raises(lt.error, match="too many pieces"):
        lt.torrent_info(encoded, {"max_pieces": 1})
    for wrong in ((), (3,), (encoded, {}, 3)):
        with pytest.raises(TypeError):
            lt.torrent_info(*wrong)


def test_without_metadata() -> None:
    for hashes in (lt.sha1_hash(b"a" * 20), lt.sha256_hash(b"b" * 32)):
        info = lt.torrent_info(hashes)
        assert not info.is_valid()
        assert (info.num_files(), info.num_pieces()) == (0, 0)
        assert info.info_hashes() == lt.info_hash_t(hashes)
        with pytest.raises((IndexError, ValueError)):
            info.hash_for_piece(0)
    hashes = lt.info_hash_t(lt.sha1_hash(b"a" * 20), lt.sha256_hash(b"b" * 32))
    assert lt.torrent_info(info_hash=hashes).info_hashes() == hashes


def test_content(torrent: lt.torrent_info) -> None:
    assert torrent.name() == "data"
    assert torrent.piece_length() == torrent.piece_size(0) == 16384
    assert torrent.num_pieces() == 8
    assert not torrent.priv()
    assert len(torrent.hash_for_piece(0)) == 20
    assert lt.bdecode(torrent.info_section())[b"name"] == b"data"
    block = torrent.map_block(0, 10, 100)
    assert [(part.file_index, part.offset, part.size) for part in block] == [(0, 10, 100)]
    request = torrent.map_file(0, 16384 + 5, 7)
    assert (request.piece, request.start, request.length) == (1, 5, 7)


@pytest.mark.parametrize(
    ("flags", "sizes"),
    [
        (lt.create_torrent.v1_only, [16384, 13616]),
        (lt.create_torrent.v2_only, [16384, 3616, 10000]),
    ],
    ids=["v1", "v2"],
)
def test_sizes_of_requests(flags: int, sizes: list[int]) -> None:
    files = lt.file_storage()
    files.add_file("data/a", 20000)
    files.add_file("data/b", 10000)
    creator = lt.create_torrent(files, 16384, flags)
    for piece in range(creator.num_pieces()):
        if flags != lt.create_torrent.v2_only:
            creator.set_hash(piece, b"a" * 20)
    if flags != lt.create_torrent.v1_only:
        for file in range(creator.files().num_files()):
            if not creator.files().pad_file_at(file):
                for piece in range(*creator.files().file_piece_range(file)):
                    creator.set_hash2(file, piece, b"b" * 32)
    torrent = lt.torrent_info(creator.generate())
    count = torrent.num_pieces()
    assert [torrent.piece_size_for_req(piece) for piece in range(count)] == sizes


def test_trackers_and_seeds(torrent: lt.torrent_info) -> None:
    torrent.add_tracker("http://127.0.0.1/a")
    torrent.add_tracker(url="http://127.0.0.1/b", tier=2, source=lt.tracker_source.source_tex)
    assert [(entry.url, entry.tier) for entry in torrent.trackers()] == [
        ("http://127.0.0.1/a", 0),
        ("http://127.0.0.1/b", 2),
    ]
    assert next(torrent.trackers()).source == lt.tracker_source.source_client
    torrent.add_url_seed("http://127.0.0.1/u", "name:word", [("X-A", "1")])
    torrent.add_http_seed(url="http://127.0.0.1/h")
    assert [(seed["url"], seed["type"]) for seed in torrent.web_seeds()] == [
        ("http://127.0.0.1/u", 0),
        ("http://127.0.0.1/h", 1),
    ]
    torrent.set_web_seeds([{"url": "http://127.0.0.1/z", "auth": "", "type": 0}])
    assert len(torrent.web_seeds()) == 1
    torrent.add_node("127.0.0.1", 5)
    assert torrent.nodes() == [("127.0.0.1", 5)]


def test_files(torrent: lt.torrent_info) -> None:
    files = torrent.files()
    assert files.num_files() == torrent.num_files()
    with pytest.warns(DeprecationWarning, match="__iter__ is deprecated"):
        entries = list(files)
    assert entries[0].path == files.file_path(0) == str(Path("data") / "large")
    assert files.file_path(idx=0, save_path="/x") == "/x/data/large"
    assert (files.file_name(0), files.file_size(0), files.file_offset(0)) == ("large", 100_000, 0)
    assert files.file_flags(1) & lt.file_storage.flag_pad_file
    assert isinstance(files.root(0), lt.sha256_hash)
    with pytest.warns(DeprecationWarning):
        assert entries[0].size == 100_000


def test_renaming_changes_a_copy(torrent: lt.torrent_info) -> None:
    copy = lt.torrent_info(torrent)
    copy.rename_file(0, "other")
    assert copy.files().file_path(0) == "other"
    assert torrent.files().file_path(0) == copy.orig_files().file_path(0) == "data/large"


def test_names_that_are_not_utf8() -> None:
    storage = lt.file_storage()
    name = b"caf\xe9".decode("utf-8", "surrogateescape")
    storage.add_file(b"dir/caf\xe9", 5)
    storage.add_file(f"dir/{name}2", 6)
    assert [storage.file_name(i).encode("utf-8", "surrogateescape") for i in range(2)] == [
        b"caf\xe9",
        b"caf\xe92",
    ]


def test_add_file() -> None:
    storage = lt.file_storage()
    storage.add_file(path="a/b", size=5, flags=lt.file_storage.flag_hidden, mtime=3, linkpath="")
    storage.add_file(Path("a/c"), 7)
    assert (storage.name(), storage.total_size()) == ("a", 12)
    assert storage.file_flags(0) == lt.file_storage.flag_hidden
    with pytest.raises((TypeError, ValueError)):
        storage.add_file()
    with pytest.raises(ValueError):
        storage.add_file("a/d", -1)
