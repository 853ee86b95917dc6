# SPDX-License-Identifier: BSD-3-Clause
"""The small client of examples/, run as a user would in every language that was built: all do and say the same."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import libtorrent as lt
from c_programs import built

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
COMMANDS = {
    "c": [built("simple_client")],
    "python": [sys.executable, str(EXAMPLES / "python" / "simple_client.py")],
    "lua": [os.environ.get("LUA", ""), str(EXAMPLES / "lua" / "simple_client.lua")],
    "ruby": [os.environ.get("RUBY", ""), str(EXAMPLES / "ruby" / "simple_client.rb")],
}
DEADLINE = 60.0
ALONE = "127.0.0.1:0"
LINE = re.compile(r"\[#* *\] +\d+\.\d%  \w+  \d+\.\d MB/s  \d+ peers")


@pytest.fixture(params=[name for name, command in COMMANDS.items() if command[0]])
def client(request: pytest.FixtureRequest) -> list[str]:
    """The command of the client in one language."""
    return COMMANDS[request.param]


class Seed:
    """A torrent of one file, and a session that has it."""

    def __init__(self, folder: Path) -> None:
        self.data = os.urandom(400_000)
        folder.mkdir()
        (folder / "file").write_bytes(self.data)
        files = lt.file_storage()
        files.add_file("file", len(self.data))
        creator = lt.create_torrent(files, 16384)
        lt.set_piece_hashes(creator, str(folder))
        self.torrent = folder / "file.torrent"
        self.torrent.write_bytes(lt.bencode(creator.generate()))
        settings = dict.fromkeys(
            ("enable_dht", "enable_lsd", "enable_upnp", "enable_natpmp"), False
        )
        self.session = lt.session({**settings, "listen_interfaces": ALONE})
        params = lt.load_torrent_file(str(self.torrent))
        params.save_path = str(folder)
        self.handle = self.session.add_torrent(params)
        self.magnet = lt.make_magnet_uri(self.handle)

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.session.listen_port()}"


@pytest.fixture
def seed(tmp_path: Path) -> Iterator[Seed]:
    made = Seed(tmp_path / "seed")
    yield made
    assert made.session.close(10)


def run(client: list[str], *arguments: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [*client, *map(str, arguments)], capture_output=True, timeout=DEADLINE, check=False
    )
    # Decoded here: text=True would take the \r of the progress line for \n.
    output, errors = done.stdout.decode(), done.stderr.decode()
    return subprocess.CompletedProcess(done.args, done.returncode, output, errors)


def interrupt_when_it_shows(client: list[str], *arguments: object) -> tuple[int, str, str]:
    """Run it, press Ctrl-C once a progress line is there; give exit status, output, errors."""
    process = subprocess.Popen(
        [*client, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    os.set_blocking(process.stdout.fileno(), False)
    shown = b""
    end = time.monotonic() + DEADLINE
    try:
        while b"peers" not in shown:
            assert time.monotonic() < end, shown
            assert process.poll() is None, process.stderr.read()
            shown += process.stdout.read() or b""
        process.send_signal(signal.SIGINT)
        os.set_blocking(process.stdout.fileno(), True)
        rest, errors = process.communicate(timeout=DEADLINE)
    finally:
        process.kill()
        process.wait()
    return process.returncode, (shown + rest).decode(), errors.decode()


def test_downloads_a_torrent_file(client: list[str], seed: Seed, tmp_path: Path) -> None:
    done = run(client, seed.torrent, tmp_path, seed.address, ALONE)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "file").read_bytes() == seed.data
    lines = [line.strip() for line in done.stdout.strip().split("\r") if line.strip()]
    assert all(LINE.fullmatch(line) for line in lines), lines
    assert re.match(r"\[#{30}\] 100\.0%  (finished|seeding)  ", lines[-1])
    assert done.stdout.endswith("\n")
    stored = lt.read_resume_data((tmp_path / ".simple_client.resume").read_bytes())
    assert stored.info_hashes == seed.handle.info_hashes()
    assert not (tmp_path / ".simple_client.resume.tmp").exists()


def test_downloads_a_magnet_link(client: list[str], seed: Seed, tmp_path: Path) -> None:
    done = run(client, seed.magnet, tmp_path, seed.address, ALONE)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "file").read_bytes() == seed.data


def test_ctrl_c_saves_resume_data_and_it_goes_on(
    client: list[str], seed: Seed, tmp_path: Path
) -> None:
    seed.handle.set_upload_limit(50_000)
    code, output, errors = interrupt_when_it_shows(
        client, seed.torrent, tmp_path, seed.address, ALONE
    )
    assert code == 0, errors
    assert output.endswith("\nstopping\n"), output
    resume_file = tmp_path / ".simple_client.resume"
    assert lt.read_resume_data(resume_file.read_bytes()).ti is not None
    seed.handle.set_upload_limit(0)
    done = run(client, seed.magnet, tmp_path, seed.address, ALONE)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "file").read_bytes() == seed.data


def test_a_file_that_is_none(client: list[str], tmp_path: Path) -> None:
    done = run(client, tmp_path / "nothing.torrent", tmp_path, "", ALONE)
    assert done.returncode == 1
    assert re.fullmatch(r".*[Nn]o such file or directory.*\n", done.stderr), done.stderr


def test_usage_is_the_same_in_all() -> None:
    said = set()
    for command in COMMANDS.values():
        if command[0]:
            done = run(command)
            assert done.returncode == 1
            said.add(" ".join(done.stderr.split()))
    assert len(said) == 1, said
    assert "Usage: simple_client FILE-OR-MAGNET" in said.pop()
