#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""A soak: three sessions on the loopback interface, many torrents, and threads that add, remove,
recheck, move, change settings and transfer, all at once. Not part of 'make check':

    ./run python3 tests/soak/soak.py --minutes 30 --torrents 500

Exit status 0 if all data was correct, nothing raised what it should not, and memory stayed flat.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any

import libtorrent as lt

SETTINGS: dict[str, Any] = {
    "listen_interfaces": "127.0.0.1:0",
    "alert_mask": lt.alert_category.error | lt.alert_category.status | lt.alert_category.storage,
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "allow_multiple_connections_per_ip": True,
    "active_limit": -1,
    "active_downloads": -1,
    "active_seeds": -1,
    "active_checking": 4,
    "alert_queue_size": 100_000,
}
# Threads wait this long at most for something to finish, in seconds.
PATIENCE = 120.0
# Growth of memory in the second half that counts as flat, in KiB.
FLAT = 40_000


def resident() -> int:
    """KiB of memory that the process has."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    return 0


class Soak:
    def __init__(self, folder: Path, torrents: int, seconds: float) -> None:
        self.folder = folder
        self.end = time.monotonic() + seconds
        self.counts: Counter[str] = Counter()
        self.errors: list[str] = []
        self.sessions = [lt.session(SETTINGS) for _ in range(3)]
        self.contents: list[bytes] = []
        self.torrents = [self.make(index) for index in range(torrents)]
        self.memory: list[int] = []

    def make(self, index: int) -> lt.torrent_info:
        content = random.Random(index).randbytes(1000 + index * 997 % 90_000)
        self.contents.append(content)
        data = self.folder / "seed" / f"t{index}"
        data.mkdir(parents=True)
        (data / "file").write_bytes(content)
        files = lt.file_storage()
        lt.add_files(files, data)
        creator = lt.create_torrent(files, 16384)
        lt.set_piece_hashes(creator, data.parent)
        torrent = lt.torrent_info(creator.generate())
        params = {"ti": torrent, "save_path": str(data.parent), "flags": 0}
        self.sessions[0].add_torrent(params)
        return torrent

    def going_on(self) -> bool:
        return time.monotonic() < self.end and not self.errors

    def download(self, number: int) -> None:
        """Downloads one torrent after another, checks the data, and removes them."""
        choice = random.Random(number)
        session = self.sessions[1 + number % 2]
        while self.going_on():
            index = choice.randrange(len(self.torrents))
            folder = Path(tempfile.mkdtemp(dir=self.folder))
            try:
                handle = session.add_torrent(
                    {
                        "ti": self.torrents[index],
                        "save_path": str(folder),
                        "flags": lt.torrent_flags.duplicate_is_error,
                    }
                )
            except lt.DuplicateTorrentError:
                self.counts["duplicates"] += 1
                continue
            handle.connect_peer(("127.0.0.1", self.sessions[0].listen_port()))
            if not self.wait(lambda h=handle: h.status().is_seeding, handle):
                self.errors.append(f"torrent {index} did not finish: {handle.status()!r}")
                return
            if choice.random() < 0.3:
                moved = folder / "moved"
                handle.move_storage(str(moved))
                self.wait(lambda h=handle, m=moved: h.status().save_path == str(m), handle)
                self.counts["moved"] += 1
            if choice.random() < 0.3:
                handle.force_recheck()
                self.counts["rechecked"] += 1
            place = Path(handle.status().save_path) / f"t{index}" / "file"
            # libtorrent calls a torrent seeding when it has the pieces, not when they are written.
            right = self.contents[index]
            if not self.wait(lambda p=place, r=right: p.is_file() and p.read_bytes() == r, handle):
                self.errors.append(f"torrent {index}: wrong data")
            session.remove_torrent(handle, lt.session.delete_files)
            self.counts["downloaded"] += 1

    def wait(self, done: Any, handle: lt.torrent_handle) -> bool:
        """Looks again and again; wakes peers that were dropped."""
        end = time.monotonic() + PATIENCE
        pause = threading.Event()
        while not done():
            if time.monotonic() > end:
                return False
            handle.connect_peer(("127.0.0.1", self.sessions[0].listen_port()))
            pause.wait(0.02)
        return True

    def alerts(self, session: lt.session) -> None:
        kept: list[Any] = []
        while self.going_on():
            session.wait_for_alert(200)
            for alert in session.pop_alerts():
                self.counts["alerts"] += 1
                if isinstance(alert, (lt.hash_failed_alert, lt.alerts_dropped_alert)):
                    self.errors.append(alert.message())
                kept.append((alert, alert.message()))
            for alert, message in kept[:-200]:
                # The message of an alert has no name in it once its torrent is gone.
                now = alert.message()
                if now != message and not now.startswith(" - "):
                    self.errors.append(f"an alert changed: {message}")
            del kept[:-200]

    def meddle(self) -> None:
        choice = random.Random(0)
        while self.going_on():
            session = choice.choice(self.sessions)
            session.apply_settings({"connections_limit": choice.randrange(100, 300)})
            session.post_torrent_updates()
            session.get_torrent_status()
            seeds = self.sessions[0].get_torrents()
            handle = choice.choice(seeds)
            handle.force_recheck()
            handle.save_resume_data()
            handle.trackers()
            self.counts["meddled"] += 1
            threading.Event().wait(0.05)

    def run(self) -> int:
        jobs = [(self.download, (number,)) for number in range(6)]
        jobs += [(self.alerts, (session,)) for session in self.sessions]  # type: ignore[list-item]
        jobs += [(self.meddle, ())]  # type: ignore[list-item]
        threads = [threading.Thread(target=self.guard, args=job) for job in jobs]
        for thread in threads:
            thread.start()
        while self.going_on():
            self.memory.append(resident())
            threading.Event().wait(1)
        for thread in threads:
            thread.join(2 * PATIENCE)
            if thread.is_alive():
                self.errors.append("a thread did not end")
        for session in self.sessions:
            if not session.close(30):
                self.errors.append("a session did not end")
        half = self.memory[len(self.memory) // 2 :]
        growth = half[-1] - half[0]
        print(f"{dict(self.counts)}, memory {half[-1]} KiB, {growth:+} KiB in the second half")
        if growth > FLAT:
            self.errors.append("memory grew")
        for error in self.errors[:10]:
            print(error, file=sys.stderr)
        return 1 if self.errors else 0

    def guard(self, work: Any, arguments: tuple[Any, ...]) -> None:
        try:
            work(*arguments)
        except (lt.error, OSError, ValueError, TypeError, RuntimeError) as e:
            self.errors.append(f"{work.__name__}: {e!r}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--torrents", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return Soak(Path(folder), options.torrents, options.minutes * 60).run()


if __name__ == "__main__":
    sys.exit(main())
