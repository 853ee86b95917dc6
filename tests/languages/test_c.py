# SPDX-License-Identifier: BSD-3-Clause
"""The programs that only C has: create and seed, with the small client as the other end."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import libtorrent as lt
from c_programs import built

DEADLINE = 60.0


def create(folder: Path) -> Path:
    """A folder with files, and its torrent beside it."""
    (folder / "some" / "sub").mkdir(parents=True)
    (folder / "some" / "a").write_bytes(os.urandom(100_000))
    (folder / "some" / "sub" / "b").write_bytes(os.urandom(50_000))
    torrent = folder / "some.torrent"
    tracker = "http://127.0.0.1:1/announce"
    done = subprocess.run(
        [built("create"), str(folder / "some"), str(torrent), tracker],
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    info = lt.torrent_info(str(torrent))
    assert [entry.url for entry in info.trackers()] == [tracker]
    assert done.stdout.strip() == lt.make_magnet_uri(info)
    return torrent


def test_create_says_what_is_wrong(tmp_path: Path) -> None:
    done = subprocess.run(
        [built("create"), str(tmp_path / "nothing"), str(tmp_path / "x")],
        capture_output=True,
        text=True,
        timeout=DEADLINE,
        check=False,
    )
    assert done.returncode == 1
    assert "No such file or directory" in done.stderr


def test_what_is_created_is_seeded_and_downloaded(tmp_path: Path) -> None:
    torrent = create(tmp_path / "seed")
    seed = subprocess.Popen(
        [built("seed"), str(torrent), str(torrent.parent), "127.0.0.1:0"],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert seed.stdout
        port, ready = 0, False
        end = time.monotonic() + DEADLINE
        # Who comes before its files are checked is sent away, and comes again after a minute.
        while not (port and ready):
            assert time.monotonic() < end
            line = seed.stdout.readline()
            assert line, "seed ended"
            found = re.match(r"listen_succeeded_alert.* port=(\d+)", line)
            port = int(found[1]) if found else port
            ready = ready or line.startswith("torrent_finished_alert")
        got = tmp_path / "got"
        got.mkdir()
        done = subprocess.run(
            [built("simple_client"), str(torrent), str(got), f"127.0.0.1:{port}", "127.0.0.1:0"],
            capture_output=True,
            timeout=DEADLINE,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        seed.send_signal(signal.SIGINT)
        rest, _ = seed.communicate(timeout=DEADLINE)
        assert seed.returncode == 0, rest
    finally:
        seed.kill()
        seed.wait()
    for name in ("some/a", "some/sub/b"):
        assert (got / name).read_bytes() == (torrent.parent / name).read_bytes()
