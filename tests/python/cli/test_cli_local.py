# SPDX-License-Identifier: BSD-3-Clause
"""create, info, verify and magnet of torrent files: no network."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from cli_support import COMMAND, DEADLINE, make_torrent, run
from libtorrent.cli.files import write_atomically

VERSIONS = ("v1", "v2", "hybrid")


@pytest.mark.parametrize("version", VERSIONS)
def test_create_info_verify(data: Path, version: str) -> None:
    torrent = data.parent / "t.torrent"
    created = run("create", data, f"--{version}", "-o", torrent, "--json").one("created")
    facts = json.loads(run("info", torrent, "--json", "--piece-hashes").out)
    assert facts["protocol"] == version
    assert facts["info_hashes"] == created["info_hashes"]
    assert sorted(facts["info_hashes"]) == (["v1", "v2"] if version == "hybrid" else [version])
    assert facts["size"] == 1_570_005
    sizes = {entry["path"]: entry["size"] for entry in facts["files"]}
    assert sizes == {
        "data/empty": 0,
        "data/large.bin": 1_500_000,
        "data/sub dir/Grüße.bin": 70_000,
        "data/sub dir/deep/small": 5,
    }
    assert ("piece_hashes" in facts) == (version != "v2")
    verified = run("verify", torrent, data, "--json")
    assert verified.code == 0, verified.err
    assert verified.one("verified") == {
        "event": "verified",
        "files": 4,
        "bad_files": 0,
        "good": True,
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_verify_names_the_bad_file(data: Path, version: str) -> None:
    torrent = make_torrent(data, version)
    with open(data / "large.bin", "r+b") as stream:
        stream.seek(100_000)
        stream.write(b"x")
    result = run("verify", torrent, data.parent, "--json")
    assert result.code == 7
    bad = {e["path"]: e for e in result.events if e["event"] == "file" and e["status"] != "good"}
    assert list(bad) == ["data/large.bin"]
    assert bad["data/large.bin"]["status"] == "bad"
    assert len(bad["data/large.bin"]["bad_pieces"]) == (0 if version == "v2" else 1)
    run("verify", torrent, data).assert_error(7, "1 of 4 files", "data/large.bin")


def test_verify_missing_and_short(data: Path) -> None:
    torrent = make_torrent(data, "v1")
    (data / "empty").unlink()
    run("verify", torrent, data).assert_error(4, "missing", "data/empty")
    os.truncate(data / "large.bin", 1000)
    result = run("verify", torrent, data, "--json")
    assert result.code == 7
    states = {e["path"]: e["status"] for e in result.events if e["event"] == "file"}
    assert states["data/empty"] == "missing"
    assert states["data/large.bin"] == "size"


def test_options_end_up_in_the_torrent(data: Path) -> None:
    torrent = make_torrent(
        data, "hybrid", "--tracker", "http://127.0.0.1:1/a,http://127.0.0.1:1/b",
        "--tracker", "udp://127.0.0.1:2", "--web-seed", "http://127.0.0.1:3/", "--private",
        "--comment", "naïve",
    )  # fmt: skip
    facts = json.loads(run("info", torrent, "--json").out)
    assert sorted((t["tier"], t["url"]) for t in facts["trackers"]) == [
        (0, "http://127.0.0.1:1/a"),
        (0, "http://127.0.0.1:1/b"),
        (1, "udp://127.0.0.1:2"),
    ]
    assert facts["web_seeds"] == ["http://127.0.0.1:3/"]
    assert facts["private"] is True
    assert facts["comment"] == "naïve"
    assert facts["piece_size"] == 16384
    shown = run("info", torrent, "--files").out
    assert "naïve" in shown
    assert "data/sub dir/Grüße.bin" in shown


def test_create_to_stdout(data: Path) -> None:
    result = run("create", data, "-o", "-", "--piece-size", "16K")
    (data.parent / "piped.torrent").write_bytes(result.raw)
    assert run("verify", data.parent / "piped.torrent", data).code == 0


def test_create_into_what_is_no_plain_file(data: Path, tmp_path: Path) -> None:
    """A pipe stays a pipe, a symbolic link stays one."""
    pipe, link, target = tmp_path / "pipe", tmp_path / "link", tmp_path / "target"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    assert run("create", data, "-o", pipe, "-q").code == 0
    reader.join(DEADLINE)
    assert got[0].startswith(b"d") and pipe.is_fifo()
    target.write_bytes(b"old")
    link.symlink_to(target)
    assert run("create", data, "-o", link, "-q").code == 0
    assert link.is_symlink() and target.read_bytes().startswith(b"d")


def test_single_file(data: Path) -> None:
    torrent = data.parent / "one.torrent"
    assert run("create", data / "large.bin", "-o", torrent).code == 0
    assert run("verify", torrent, data).code == 0
    assert run("verify", torrent, data / "large.bin").code == 0


@pytest.mark.parametrize("version", VERSIONS)
def test_magnet_link(data: Path, version: str) -> None:
    torrent = make_torrent(data, version, "--tracker", "http://127.0.0.1:1/a")
    link = json.loads(run("magnet", torrent, "--json").out)["magnet"]
    assert link == run("magnet", torrent).out.strip()
    from_link = json.loads(run("info", link, "--json").out)
    from_file = json.loads(run("info", torrent, "--json").out)
    assert from_link["info_hashes"] == from_file["info_hashes"]
    assert from_link["name"] == "data"
    assert from_link["trackers"] == [{"url": "http://127.0.0.1:1/a", "tier": 0}]


@pytest.mark.parametrize("command", ["info", "verify", "seed", "download", "magnet"])
def test_bad_and_missing_torrent(tmp_path: Path, command: str) -> None:
    bad = tmp_path / "bad.torrent"
    bad.write_bytes(b"d4:infod4:name1:xe")
    run(command, bad).assert_error(3, "bad torrent file", "bad.torrent")
    run(command, tmp_path / "no.torrent").assert_error(4, "no.torrent", "No such file")


@pytest.mark.parametrize("command", ["info", "download", "magnet"])
def test_bad_magnet_link(command: str, tmp_path: Path) -> None:
    run(command, "magnet:?xt=urn:btih:zz", cwd=tmp_path).assert_error(3, "bad magnet link")


def test_create_errors(tmp_path: Path) -> None:
    run("create", tmp_path / "nothing").assert_error(4, "nothing", "No such file")
    (tmp_path / "void").mkdir()
    run("create", tmp_path / "void", cwd=tmp_path).assert_error(3, "holds no data")
    (tmp_path / "void" / "file").write_bytes(b"x" * 20000)
    run("create", tmp_path / "void", "-o", tmp_path / "no" / "x.torrent").assert_error(
        4, "cannot write", "x.torrent"
    )
    assert list(tmp_path.iterdir()) == [tmp_path / "void"]
    for wrong in (["--piece-size", "17K"], ["--piece-size", "x"], ["--v1", "--v2"]):
        result = run("create", tmp_path / "void", *wrong)
        assert result.code == 2
        assert "usage:" in result.err


def test_names_that_are_not_utf8(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    odd = os.fsdecode(b"caf\xe9.bin")
    (folder / odd).write_bytes(b"x" * 20000)
    run("create", folder, cwd=tmp_path).assert_error(3, "not: ", "caf\\xe9.bin")
    as_json = run("create", folder, "--json", cwd=tmp_path)
    assert odd in as_json.one("error")["message"] or "caf" in as_json.one("error")["message"]
    run("info", folder / os.fsdecode(b"\xff.torrent")).assert_error(4, "\\xff.torrent")


def test_torrent_with_odd_text(tmp_path: Path) -> None:
    torrent = tmp_path / "odd.torrent"
    torrent.write_bytes(
        b"d7:comment9:\xff\x1b[31m\r\n\x00"
        b"4:infod6:lengthi5e4:name6:a\x1b[31m12:piece lengthi16384e6:pieces20:" + b"x" * 20 + b"ee"
    )
    for arguments in (["--files"], ["--json"]):
        for encoding in ("utf-8", "ascii"):
            result = run(
                "info", torrent, *arguments, env={**os.environ, "PYTHONIOENCODING": encoding}
            )
            assert result.code == 0, result.err
            assert "\x1b" not in result.out


def test_help_names_every_command_and_exit_code() -> None:
    result = run("--help")
    assert result.code == 0
    for word in ("create", "info", "download", "seed", "magnet", "verify", "130", "exit codes"):
        assert word in result.out
    for command in ("create", "info", "download", "seed", "magnet", "verify"):
        shown = run(command, "--help")
        assert shown.code == 0
        assert "--json" in shown.out
    assert run().code == 2


@pytest.mark.parametrize("command", ["create", "verify"])
def test_piped_output_is_plain(data: Path, command: str) -> None:
    torrent = make_torrent(data)
    target = [data, "-o", data.parent / "x.torrent"] if command == "create" else [torrent, data]
    result = run(command, *target, env={**os.environ, "TERM": "xterm-256color"})
    assert result.code == 0
    assert "100.0 %" in result.out
    assert "\x1b" not in result.out
    assert "\r" not in result.out
    assert result.err == ""


def _limit_file_size() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))


def test_create_on_a_full_disk(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "big.torrent"
    result = run(
        "create", data, "--piece-size", "16K", "-o", target, "-q", preexec_fn=_limit_file_size
    )
    result.assert_error(5, "the disk is full", "big.torrent")
    assert not target.exists()
    assert [p.name for p in tmp_path.iterdir()] == ["source"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signal_stops_hashing(tmp_path: Path, number: int) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    with open(folder / "sparse", "wb") as stream:
        stream.truncate(64 << 30)
    process = subprocess.Popen(
        [*COMMAND, "create", str(folder), "--json", "--piece-size", "1M", "-o", "x.torrent"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    )
    guard = threading.Timer(DEADLINE, process.kill)
    guard.start()
    assert process.stdout is not None
    first: dict[str, Any] = json.loads(process.stdout.readline())
    assert first["event"] == "progress"
    process.send_signal(number)
    out, err = process.communicate()
    guard.cancel()
    assert process.returncode == 128 + number
    assert json.loads(out.splitlines()[-1]) == {"event": "interrupted", "signal": number}
    assert err == b""
    assert [p.name for p in tmp_path.iterdir()] == ["data"]


def test_files_are_made_as_the_umask_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without changing it, if only for a moment: libtorrent's threads make files meanwhile."""
    before = os.umask(0o027)
    try:
        with monkeypatch.context() as patch:
            patch.delattr(os, "umask")
            write_atomically(str(tmp_path / "shared"), b"1")
            write_atomically(str(tmp_path / "private"), b"2", private=True)
    finally:
        os.umask(before)
    assert (tmp_path / "shared").stat().st_mode & 0o777 == 0o640
    assert (tmp_path / "private").stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["private", "shared"]
