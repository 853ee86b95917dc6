# SPDX-License-Identifier: BSD-3-Clause
"""Torrent files: a folder of them with the expected facts, and malicious ones made here."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "torrents"
FOLDER = Path(os.environ.get("LIBTORRENT_TEST_TORRENTS") or BESIDE)
EXPECTED: dict[str, dict[str, Any]] = (
    json.loads((FOLDER / "expected.json").read_text("utf-8"))
    if (FOLDER / "expected.json").is_file()
    else {}
)
PIECE = 16384


def facts(info: lt.torrent_info) -> dict[str, Any]:
    """Return what expected.json says of a torrent that loads."""
    files = info.files()
    hashes = info.info_hashes()
    return {
        "loads": True,
        "comment": info.comment(),
        "creator": info.creator(),
        "files": [
            [files.file_path(n), files.file_size(n), int(files.file_flags(n))]
            for n in range(files.num_files())
        ],
        "name": info.name(),
        "num_files": info.num_files(),
        "num_pieces": info.num_pieces(),
        "piece_length": info.piece_length(),
        "private": info.priv(),
        "total_size": info.total_size(),
        "trackers": sorted(tracker.url for tracker in info.trackers()),
        "v1": str(hashes.v1) if hashes.has_v1() else None,
        "v2": str(hashes.v2) if hashes.has_v2() else None,
    }


@pytest.mark.parametrize("name", sorted(EXPECTED) or [None])
@pytest.mark.parametrize("way", ["file", "buffer", "params"])
def test_of_folder(name: str | None, way: str) -> None:
    """Each file of the folder loads with exactly its facts, or is refused in libtorrent's words."""
    if name is None:
        pytest.skip(f"no folder of torrents: {FOLDER} (set LIBTORRENT_TEST_TORRENTS)")
    path = FOLDER / name
    load: dict[str, Callable[[], lt.torrent_info]] = {
        "file": lambda: lt.torrent_info(path),
        "buffer": lambda: lt.torrent_info(path.read_bytes()),
        "params": lambda: lt.load_torrent_file(str(path)).ti,
    }
    expected = EXPECTED[name]
    if not expected["loads"]:
        with pytest.raises(lt.error) as caught:
            load[way]()
        assert str(caught.value) == expected["error"]
        assert caught.value.code.value() != 0
        return
    found = facts(load[way]())
    expected = dict(expected, trackers=sorted(expected["trackers"]))
    found["files"] = found["files"][: len(expected["files"])]  # the first 50 are told
    if way == "params":  # which holds the trackers itself
        found["trackers"] = expected["trackers"]
    assert found == expected


def torrent(**fields: Any) -> bytes:
    """Return a small torrent, with fields of its info changed."""
    info = {"name": "name", "piece length": PIECE, "length": 5, "pieces": b"p" * 20, **fields}
    return lt.bencode({"info": {key: v for key, v in info.items() if v is not None}})


def of_files(*paths: list[str | bytes], **fields: Any) -> bytes:
    """Return a torrent of files of one byte each."""
    files = [{"length": 1, "path": path} for path in paths]
    return torrent(files=files, length=None, **fields)


def test_facts_of_own() -> None:
    """A torrent made here says what was put in."""
    data = b"hello"
    raw = torrent(pieces=hashlib.sha1(data).digest(), private=1)
    info = lt.torrent_info(raw)
    assert facts(info) == {
        "loads": True,
        "comment": "",
        "creator": "",
        "files": [["name", 5, 0]],
        "name": "name",
        "num_files": 1,
        "num_pieces": 1,
        "piece_length": PIECE,
        "private": True,
        "total_size": 5,
        "trackers": [],
        "v1": hashlib.sha1(info.info_section()).hexdigest(),
        "v2": None,
    }


@pytest.mark.parametrize(
    "path",
    [
        ["..", "..", "etc", "passwd"],
        ["a", "..", "..", "b"],
        ["/etc/passwd"],
        ["", "", "etc"],
        ["."],
        ["../../up"],
        ["..\\..\\up"],
        ["a/../../../b"],
        [b"a\x00b"],
        ["\u202e"],
        ["x" * 5000],
        ["..", ".."],
        [],
    ],
)
def test_no_path_leaves_the_folder(path: list[str | bytes], tmp_path: Path) -> None:
    """Whatever a path says, the file is below the folder it is saved in, or there is no torrent."""
    raw = of_files(path, ["other"])
    try:
        info = lt.torrent_info(raw)
    except lt.error as error:
        assert str(error)
        return
    files = info.files()
    for index in range(files.num_files()):
        found = Path(os.path.normpath(tmp_path / files.file_path(index)))
        assert tmp_path in found.parents
        assert "\x00" not in files.file_path(index)
        assert ".." not in Path(files.file_path(index)).parts
        assert not files.file_absolute_path(index)


@pytest.mark.parametrize("name", ["..", "/etc", "../up", "a/b", ".", "", "\\x", "a\x00b", "C:\\x"])
def test_no_name_leaves_the_folder(name: str, tmp_path: Path) -> None:
    """The name of a torrent is no way out either."""
    for raw in (torrent(name=name), of_files(["a"], ["b"], name=name)):
        try:
            files = lt.torrent_info(raw).files()
        except lt.error as error:
            assert str(error)
            continue
        for index in range(files.num_files()):
            found = Path(os.path.normpath(tmp_path / files.file_path(index)))
            assert tmp_path in found.parents


@pytest.mark.parametrize("depth", [50, 99, 101, 1000, 100000])
@pytest.mark.parametrize("kind", [b"l", b"d1:a"])
def test_deep_nesting(depth: int, kind: bytes) -> None:
    """Nesting is refused by its depth, whether it ends or not."""
    inner = b"0:"
    nested = kind * depth + inner + b"e" * depth
    for raw in (nested, kind * depth, b"d4:info" + nested + b"e"):
        with pytest.raises(lt.error) as caught:
            lt.torrent_info(raw)
        assert str(caught.value)
    if depth > 100:
        with pytest.raises(lt.error, match="depth exceeded"):
            lt.torrent_info(nested)


def test_truncated_at_every_byte() -> None:
    """No beginning of a torrent is a torrent, and each is refused with a message."""
    raw = of_files(["a", "b"], ["c"])
    assert lt.torrent_info(raw).num_files() == 2
    for length in range(len(raw)):
        with pytest.raises(lt.error) as caught:
            lt.torrent_info(raw[:length])
        assert str(caught.value), length


def test_changed_at_every_byte() -> None:
    """A torrent with one byte changed loads or is refused; what loads can be read."""
    raw = bytearray(of_files(["a", "b"], ["c"]))
    loaded = 0
    for position in range(len(raw)):
        for change in (b"\x00", b"9", b":", b"e", b"-", b"\xff"):
            changed = bytes(raw[:position] + change + raw[position + 1 :])
            try:
                info = lt.torrent_info(changed)
            except lt.error as error:
                assert str(error), changed
                continue
            loaded += 1
            facts(info)
    assert loaded > 100


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"length": 2**62, "piece length": PIECE}, "invalid length|too many pieces"),
        ({"length": -1}, "invalid length of torrent"),
        ({"length": 2**63 - 1}, "invalid length|too many pieces"),
        ({"piece length": 0}, "'piece length'"),
        ({"piece length": -16384}, "'piece length'"),
        ({"piece length": 2**40}, "'piece length'"),
        ({"piece length": "x"}, "'piece length'"),
        ({"pieces": b"p" * 19}, "piece hashes"),
        ({"pieces": b""}, "piece"),
        ({"pieces": b"p" * 40}, "piece"),
        ({"pieces": [1]}, "'pieces'"),
        ({"name": None}, "missing name"),
        ({"name": 5}, "missing name"),
        ({"meta version": 7}, "unknown meta version"),
        ({"meta version": 2, "pieces": None, "length": None}, "file tree"),
        ({"meta version": 2, "file tree": {"a": {"": {"length": 2**62}}}}, ""),
        ({"meta version": 2, "file tree": {"..": {"": {"length": 1}}}}, ""),
    ],
)
def test_refused(fields: dict[str, Any], message: str) -> None:
    """Impossible numbers and missing fields are refused by name."""
    with pytest.raises(lt.error, match=message) as caught:
        lt.torrent_info(torrent(**fields))
    assert str(caught.value)
    assert caught.value.code.value() != 0


def test_many_pieces() -> None:
    """A torrent of more pieces than the limit is refused; within it, it loads."""
    count = 5000
    raw = torrent(length=count * PIECE, pieces=b"p" * 20 * count)
    assert lt.torrent_info(raw).num_pieces() == count
    with pytest.raises(lt.error, match="too many pieces"):
        lt.torrent_info(raw, {"max_pieces": count - 1})


def test_many_files() -> None:
    """Many files of one name all get a path of their own."""
    files = lt.torrent_info(of_files(*([["same"]] * 3000), pieces=b"p" * 20)).files()
    paths = {files.file_path(index) for index in range(files.num_files())}
    assert len(paths) == 3000


@pytest.mark.parametrize("data", [b"", b"x", b"i1e", b"le", b"de", b"0:", b"d4:infoi1ee"])
def test_not_a_torrent(data: bytes, tmp_path: Path) -> None:
    """What is bencoded, or not even that, but no torrent is refused from file and buffer alike."""
    path = tmp_path / "file.torrent"
    path.write_bytes(data)
    texts = []
    for load in (lambda: lt.torrent_info(path), lambda: lt.torrent_info(data)):
        with pytest.raises(lt.error) as caught:
            load()
        texts.append(str(caught.value))
    assert texts[0] == texts[1] != ""


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is both the library's error and Python's."""
    with pytest.raises(lt.error):
        lt.torrent_info(tmp_path / "none.torrent")
    with pytest.raises(FileNotFoundError):
        lt.torrent_info(tmp_path / "none.torrent")
    with pytest.raises(lt.error):
        lt.torrent_info(tmp_path)
