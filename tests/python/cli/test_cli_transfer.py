# SPDX-License-Identifier: BSD-3-Clause
"""seed, download and magnet over 127.0.0.1, with interruptions and everything that goes wrong."""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from cli_support import COMMAND, LOCAL, Process, make_data, make_torrent, run, same, start_seed
from libtorrent.cli.magnet import Metadata
from support import SETTINGS

Start = Callable[..., Process]
VERSIONS = ("v1", "v2", "hybrid")


def peer(process: Process) -> list[str]:
    return ["--peer", f"127.0.0.1:{process.port}", *LOCAL, "--timeout", "50"]


def dead_port() -> int:
    """Return a TCP port of 127.0.0.1 where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize("version", VERSIONS)
def test_download_and_again(start: Start, data: Path, tmp_path: Path, version: str) -> None:
    torrent = make_torrent(data, version)
    seed = start_seed(start, torrent, data)
    result = run("download", torrent, "-o", tmp_path / "got", *peer(seed), "--json")
    assert result.code == 0, result.err
    assert same(data, tmp_path / "got" / "data")
    complete = result.one("complete")
    assert complete["size"] == 1_570_005
    assert complete["hash_failures"] == 0
    assert result.one("start")["resumed"] is False
    again = run("download", torrent, "-o", tmp_path / "got", *LOCAL, "--json")
    assert again.code == 0, again.err
    assert again.one("start")["resumed"] is True
    assert again.one("complete")["downloaded"] == 0
    assert "checking" not in again.kinds()
    seed.process.terminate()
    assert seed.finish() == 0
    assert seed.events[-1] == {"event": "interrupted", "signal": signal.SIGTERM}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupt_and_resume_without_check(start: Start, tmp_path: Path, number: int) -> None:
    data = make_data(tmp_path / "source" / "data", 6_000_000)
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data, "--upload-limit", "2M")
    target = tmp_path / "got"
    first = start("download", torrent, "-o", target, *peer(seed), "--save-interval", "0")
    first.wait_for("progress", lambda event: event["done"] > 200_000)
    first.process.send_signal(number)
    assert first.finish() == 128 + number
    assert first.stderr() == ""
    kinds = [event["event"] for event in first.events]
    assert kinds.count("saved") == 1
    assert kinds[-1] == "interrupted"
    assert "complete" not in kinds
    done = max(event["done"] for event in first.events if event["event"] == "progress")
    second = run("download", torrent, "-o", target, *peer(seed), "--json")
    assert second.code == 0, second.err
    begun = second.one("start")
    assert begun["resumed"] is True
    assert begun["pieces_resumed"] > 0
    assert "checking" not in second.kinds()
    assert second.one("complete")["checked"] is False
    # Nothing of what was done is fetched again, but for blocks that were under way.
    assert second.one("complete")["downloaded"] <= 6_070_005 + 5 * 16384 - done + (1 << 20)
    assert same(data, target / "data")


def test_kill_and_resume(start: Start, tmp_path: Path) -> None:
    data = make_data(tmp_path / "source" / "data", 6_000_000)
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data, "--upload-limit", "2M")
    target = tmp_path / "got"
    first = start("download", torrent, "-o", target, *peer(seed), "--save-interval", "0.2")
    first.wait_for("progress", lambda event: event["done"] > 200_000)
    first.wait_for("saved")
    first.wait_for("progress")
    first.process.kill()
    assert first.finish() == -signal.SIGKILL
    second = run("download", torrent, "-o", target, *peer(seed), "--json")
    assert second.code == 0, second.err
    assert second.one("start")["pieces_resumed"] > 0
    assert "checking" not in second.kinds()
    assert second.one("complete")["downloaded"] < 6_000_000
    assert same(data, target / "data")


def test_damaged_resume_data_is_ignored(start: Start, data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data)
    store = tmp_path / "resume"
    arguments = ["download", torrent, "-o", tmp_path / "got", *peer(seed), "--resume-dir", store]
    assert run(*arguments).code == 0
    (stored,) = store.iterdir()
    stored.write_bytes(stored.read_bytes()[:100])
    result = run(*arguments, "--json")
    assert result.code == 0, result.err
    assert "damaged resume data" in result.err
    assert len(result.err.splitlines()) == 1
    assert "checking" in result.kinds()
    assert result.one("complete")["downloaded"] == 0


def test_file_selection(start: Start, data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data)
    files = json.loads(run("info", torrent, "--json").out)["files"]
    index = next(f["index"] for f in files if f["path"].endswith("Grüße.bin"))
    result = run(
        "download", torrent, "-o", tmp_path / "got", "--files", index, *peer(seed), "--json"
    )
    assert result.code == 0, result.err
    assert result.one("complete")["size"] == 70_000
    got = tmp_path / "got" / "data" / "sub dir" / "Grüße.bin"
    assert got.read_bytes() == (data / "sub dir" / "Grüße.bin").read_bytes()
    run("download", torrent, "-o", tmp_path / "none", "--files", "99", *LOCAL).assert_error(
        2, "selects none"
    )
    rest = run("download", torrent, "-o", tmp_path / "got", *peer(seed), "--json")
    assert rest.code == 0, rest.err
    assert "checking" not in rest.kinds()
    assert same(data, tmp_path / "got" / "data")


@pytest.mark.parametrize("version", VERSIONS)
def test_magnet_round_trip(start: Start, data: Path, tmp_path: Path, version: str) -> None:
    torrent = make_torrent(data, version)
    link = run("magnet", torrent).out.strip()
    seed = start_seed(start, torrent, data)
    fetched = tmp_path / "fetched.torrent"
    result = run("magnet", link, "-o", fetched, *peer(seed), "--json")
    assert result.code == 0, result.err
    assert result.err == ""
    assert link == run("magnet", fetched).out.strip()
    assert run("verify", fetched, data).code == 0
    got = run("download", link, "-o", tmp_path / "got", *peer(seed), "--json")
    assert got.code == 0, got.err
    assert "metadata" in got.kinds()
    assert same(data, tmp_path / "got" / "data")


class Asking(Metadata):
    """What a ``magnet`` command makes of a torrent, without a transfer."""

    def __init__(self, handle: lt.torrent_handle) -> None:
        self.handle = handle


def test_magnet_asks_peers_of_both_versions(data: Path) -> None:
    with lt.session(SETTINGS) as session:
        for version in VERSIONS:
            params = lt.parse_magnet_uri(run("magnet", make_torrent(data, version)).out.strip())
            params.save_path = str(data)
            asking = Asking(session.add_torrent(params))
            knows = [bool(asking.peer_flags() & lt.pex_flags_t.pex_lt_v2) for _ in range(4)]
            assert knows == [version == "hybrid", False, False, False]


def test_dead_tracker_alone(data: Path, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{dead_port()}/announce"
    torrent = make_torrent(data, "hybrid", "--tracker", url)
    result = run("download", torrent, "-o", tmp_path / "got", *LOCAL, "--timeout", "50")
    result.assert_error(8, "no tracker answers", url)


def test_dead_tracker_and_a_peer(start: Start, tmp_path: Path) -> None:
    url = f"http://127.0.0.1:{dead_port()}/announce"
    data = make_data(tmp_path / "source" / "data", 6_000_000)
    torrent = make_torrent(data, "hybrid", "--tracker", url)
    seed = start_seed(start, torrent, data, "--upload-limit", "2M")
    result = run("download", torrent, "-o", tmp_path / "got", *peer(seed))
    assert result.code == 0, result.err
    (line,) = result.err.splitlines()
    assert ": warning: tracker " in line
    assert url in line
    assert same(data, tmp_path / "got" / "data")


def test_timeout(data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    result = run("download", torrent, "-o", tmp_path / "got", *LOCAL, "--timeout", "0.5")
    result.assert_error(9, "not done after 0.5 seconds")
    link = run("magnet", torrent).out.strip()
    run("magnet", link, *LOCAL, "--timeout", "0.5").assert_error(9, "not done")


@pytest.mark.parametrize("version", ["v1", "hybrid"])
def test_corrupt_peer(start: Start, data: Path, tmp_path: Path, version: str) -> None:
    torrent = make_torrent(data, version)
    seed = start_seed(start, torrent, data)
    with open(data / "large.bin", "r+b") as stream:
        stream.write(b"\0" * 1_500_000)
    result = run("download", torrent, "-o", tmp_path / "got", *peer(seed), "--json")
    result.assert_error(7, "failed the hash check")
    assert "hash_failed" in result.kinds()
    assert "banned" in result.kinds()


def test_seed_refuses_wrong_data(data: Path) -> None:
    torrent = make_torrent(data)
    with open(data / "large.bin", "r+b") as stream:
        stream.write(b"wrong")
    before = (data / "large.bin").read_bytes()
    run("seed", torrent, data, *LOCAL).assert_error(7, "1 of 98 pieces")
    assert (data / "large.bin").read_bytes() == before
    (data / "sub dir" / "deep" / "small").unlink()
    run("seed", torrent, data, *LOCAL).assert_error(4, "missing file", "small")
    run("seed", torrent, data / "nowhere", *LOCAL).assert_error(4, "missing file", "nowhere")


def test_address_that_cannot_be_listened_on(data: Path) -> None:
    torrent = make_torrent(data)
    # TEST-NET-1, which no machine has.
    local = ["--listen", "192.0.2.1:0", *LOCAL[2:]]
    run("seed", torrent, data, *local).assert_error(10, "cannot listen", "192.0.2.1")


def test_folder_that_is_a_file(data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    (tmp_path / "file").write_bytes(b"")
    run("download", torrent, "-o", tmp_path / "file", *LOCAL).assert_error(6, "cannot use folder")


@contextlib.contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """Mount a tmpfs of ``size`` bytes, or skip the test."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("cannot mount a tmpfs")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_disk_too_small_from_the_start(start: Start, data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    with small_disk(tmp_path / "disk", 1 << 20) as disk:
        result = run("download", torrent, "-o", disk, *LOCAL, "--timeout", "50")
        result.assert_error(5, "the disk is full", "needed")


def test_disk_that_fills_up(start: Start, tmp_path: Path) -> None:
    data = make_data(tmp_path / "source" / "data", 6_000_000)
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data, "--upload-limit", "1M")
    with small_disk(tmp_path / "disk", 7 << 20) as disk:
        first = start("download", torrent, "-o", disk, *peer(seed))
        first.wait_for("progress", lambda event: event["done"] > 100_000)
        filler = open(disk / "filler", "wb", buffering=0)
        with filler, contextlib.suppress(OSError):
            while filler.write(b"x" * 65536):
                pass
        assert first.finish() == 5
        (line,) = first.stderr().splitlines()
        assert "the disk is full" in line
        (disk / "filler").unlink()
        second = run("download", torrent, "-o", disk, *peer(seed), "--upload-limit", "0")
        assert second.code == 0, second.err
        assert same(data, disk / "data")


def test_file_size_limit(start: Start, data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data)
    result = run(
        "download", torrent, "-o", tmp_path / "got", *peer(seed),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, 500_000)),
    )  # fmt: skip
    result.assert_error(5, "the disk is full")


def test_folder_that_is_not_utf8(start: Start, data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data)
    odd = tmp_path / os.fsdecode(b"Andr\xe9")
    result = run("download", torrent, "-o", odd, *peer(seed), "--json")
    assert result.code == 0, result.err
    assert os.fsencode(result.one("start")["folder"]) == os.fsencode(odd)
    assert same(data, odd / "data")


def test_piped_output_is_plain(start: Start, data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data)
    env: dict[str, Any] = {**os.environ, "TERM": "xterm-256color", "FORCE_COLOR": "1"}
    result = run("download", torrent, "-o", tmp_path / "got", *peer(seed), env=env)
    assert result.code == 0, result.err
    assert "\x1b" not in result.out
    assert "\r" not in result.out
    assert re.search(r"100\.0 %  1\.5 MiB of 1\.5 MiB  up .*/s  peers", result.out)
    assert "complete: 1.5 MiB" in result.out
    assert result.err == ""


def test_progress_events(start: Start, data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data, "--upload-limit", "1M")
    result = run("download", torrent, "-o", tmp_path / "got", *peer(seed), "--json")
    rows = [event for event in result.events if event["event"] == "progress"]
    done = [row["done"] for row in rows if row["what"] == "downloading"]
    assert done == sorted(done)
    assert done[-1] == 1_570_005
    assert {"download_rate", "upload_rate", "peers", "seeds", "eta", "state"} <= set(rows[0])
    assert any(row["peers"] == 1 for row in rows)


def test_closed_pipe_is_quiet(data: Path) -> None:
    torrent = make_torrent(data)
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as stream:
        done = subprocess.run(
            [*COMMAND, "info", str(torrent), "--files"],
            stdout=stream,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 141
    assert done.stderr == b""
