# SPDX-License-Identifier: BSD-3-Clause
"""Which module the clients run on, and a pair of daemons for all tests."""

from __future__ import annotations

import base64
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from daemons import Daemon, listens, wait_for


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--module",
        type=Path,
        help="folder of the libtorrent module to run the clients on; without it they run on the installed one",
    )
    parser.addoption("--screenshot", type=Path, help="keep the picture of deluge-web in this file")


@pytest.fixture(scope="session")
def module(request: pytest.FixtureRequest) -> Path | None:
    folder: Path | None = request.config.getoption("--module")
    if folder is not None and not (folder / "libtorrent").is_dir():
        raise pytest.UsageError(f"--module: there is no libtorrent in {folder}")
    return folder.resolve() if folder else None


class Pair:
    """Two daemons on loopback: one makes and seeds torrents, the other downloads them."""

    def __init__(self, folder: Path, module: Path | None) -> None:
        self.seeder = Daemon(folder / "seeder", module)
        self.leecher = Daemon(folder / "leecher", module)
        self.numbers = itertools.count(1)
        self.addresses = itertools.count(2)
        self.connected: set[str] = set()

    def make_files(self, files: dict[str, int]) -> Path:
        """A new folder at the seeder with random files of so many bytes; the same ones every time."""
        number = next(self.numbers)
        top = self.seeder.downloads / f"shared {number} \N{SNOWMAN}"
        generator = random.Random(number)
        for name, size in files.items():
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(generator.randbytes(size))
        return top

    def create(self, files: dict[str, int]) -> tuple[str, Path, Path]:
        """Makes files and has the seeder create and add their torrent. Returns the torrent's id, the
        folder of the files and the .torrent file. Deluge 2.2 fails with a folder of one file."""
        assert len(files) > 1
        top = self.make_files(files)
        target = self.seeder.folder / f"{top.name}.torrent"
        before = set(self.seeder.call("core.get_session_state"))
        # path, tracker, piece length, comment, target, web seeds, private, creator, trackers, add
        self.seeder.call(
            "core.create_torrent",
            str(top),
            "",
            16384,
            "made by a test",
            str(target),
            [],
            False,
            "tests",
            [],
            True,
        )
        new = wait_for(
            "the created torrent", lambda: set(self.seeder.call("core.get_session_state")) - before
        )
        (torrent,) = new
        self.seeder.wait_state(torrent, "Seeding")
        return torrent, top, target

    def add(self, target: Path, **options: object) -> str:
        """Adds a .torrent file at the leecher; returns the torrent's id."""
        content = base64.b64encode(target.read_bytes()).decode()
        torrent: str = self.leecher.call("core.add_torrent_file", target.name, content, options)
        return torrent

    def new_address(self) -> None:
        """Gives the seeder an address that nobody has connected to."""
        self.connected.clear()
        self.seeder.address = f"127.0.0.{next(self.addresses)}"
        self.seeder.call("core.set_config", {"listen_interface": self.seeder.address})

    def connect(self, torrent: str) -> None:
        """Tells the leecher where the seeder is. libtorrent leaves an address alone for a minute after
        a connection has ended, so for the second time on the seeder gets a new one."""
        seeder = self.seeder
        if torrent in self.connected:
            self.new_address()
        self.connected.add(torrent)
        wait_for("the seeder listens", lambda: listens(seeder.peer_port, seeder.address))
        self.leecher.call("core.connect_peer", torrent, seeder.address, seeder.peer_port)

    def finish(self, torrent: str) -> None:
        """Connects the leecher to the seeder if it is not, and waits until it has everything."""
        if not self.leecher.status(torrent, "peers")["peers"]:
            self.connect(torrent)
        self.leecher.wait_state(torrent, "Seeding")

    def download(self, files: dict[str, int]) -> tuple[str, Path, Path]:
        """Creates a torrent and downloads it. Returns its id and the folders at both daemons."""
        torrent, top, target = self.create(files)
        assert self.add(target) == torrent
        self.finish(torrent)
        return torrent, top, self.leecher.downloads / top.name

    def forget(self) -> None:
        """Removes all torrents with their files from both daemons."""
        for daemon in (self.seeder, self.leecher):
            for torrent in daemon.call("core.get_session_state"):
                daemon.call("core.remove_torrent", torrent, True)


@pytest.fixture(scope="session")
def daemons(tmp_path_factory: pytest.TempPathFactory, module: Path | None) -> Iterator[Pair]:
    pair = Pair(tmp_path_factory.mktemp("deluge"), module)
    try:
        pair.seeder.start()
        pair.leecher.start()
        yield pair
    finally:
        codes = [pair.leecher.stop(), pair.seeder.stop()]
    assert codes == [0, 0]


@pytest.fixture
def pair(daemons: Pair) -> Iterator[Pair]:
    """The two daemons without torrents. Whatever they log as an error fails the test."""
    for daemon in (daemons.seeder, daemons.leecher):
        daemon.overlook()
    yield daemons
    daemons.forget()
    for daemon in (daemons.seeder, daemons.leecher):
        complaints = daemon.complaints()
        if complaints:
            pytest.fail(f"{daemon.folder.name} logged:\n{complaints}")
