#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Move real files of this machine through libtorrent, from one process to another.

Copies files of the system into a temporary folder, makes a hybrid torrent of them, seeds it in a
child process, downloads it in this one over 127.0.0.1 and compares the SHA-256 of every file with
the original. Works with every ``libtorrent`` module of the 2.0 series, so it serves as a benchmark.

Exit code: 0 if every file is identical, 1 otherwise.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from typing import Any

import libtorrent as lt

MIB = 1 << 20
ROOTS = ("/usr/lib", "/usr/share", "/usr/bin", "/usr/local")
SMALL_FILES = 60
SMALL, LARGE = 64 << 10, 256 << 10
NON_ASCII = os.path.join("names", "Grüße – 你好.bin")
EMPTY = os.path.join("names", "empty.txt")
LOOPBACK: dict[str, Any] = {
    "listen_interfaces": "127.0.0.1:0",
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "enable_outgoing_utp": False,
    "enable_incoming_utp": False,
    "allow_multiple_connections_per_ip": True,
    "in_enc_policy": 2,
    "out_enc_policy": 2,
    "send_buffer_watermark": 8 * MIB,
    "send_buffer_low_watermark": MIB,
    "send_buffer_watermark_factor": 200,
    "send_socket_buffer_size": MIB,
    "recv_socket_buffer_size": MIB,
    "max_out_request_queue": 2000,
    "max_allowed_in_request_queue": 4000,
    "max_queued_disk_bytes": 64 * MIB,
    "hashing_threads": 2,
    "alert_mask": lt.alert.category_t.error_notification
    | lt.alert.category_t.status_notification
    | lt.alert.category_t.connect_notification,
}


class TransferError(Exception):
    """Why the transfer failed, in one line."""


class Reporter:
    """Progress: a bar with rich on a terminal, a line a second otherwise, nothing if quiet."""

    def __init__(self, quiet: bool) -> None:
        self.quiet = quiet
        self._next = 0.0
        self._bar: Any = None
        self._task: Any = None
        if not quiet and sys.stdout.isatty():
            try:
                from rich import progress
            except ImportError:
                return
            self._bar = progress.Progress(
                progress.TextColumn("{task.description:<12}", markup=False),
                progress.BarColumn(),
                progress.TaskProgressColumn(),
                progress.TextColumn("{task.fields[detail]}", markup=False),
            )
            self._bar.start()

    def start(self, what: str) -> None:
        """Begin a stage."""
        self._what = what
        self._next = 0.0
        if self._bar is not None:
            self._task = self._bar.add_task(what, total=None, detail="")

    def update(self, done: float, total: float, detail: str = "") -> None:
        """Show ``done`` of ``total`` bytes."""
        now = time.monotonic()
        last = done >= total
        if self.quiet or (now < self._next and not last):
            return
        detail = f"{done / MIB:.1f} of {total / MIB:.1f} MiB  {detail}".rstrip()
        if self._bar is not None:
            self._next = now + 0.05
            self._bar.update(self._task, completed=done, total=total, detail=detail)
        else:
            self._next = now + 1.0
            print(f"{self._what:<12} {100 * done / total:5.1f} %  {detail}", flush=True)

    def close(self) -> None:
        """Stop drawing."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None


def system_files(root: str) -> Iterator[tuple[str, int]]:
    """Yield readable regular files below ``root`` with their sizes, in a fixed order."""
    for folder, folders, files in os.walk(root):
        folders.sort()
        for name in sorted(files):
            path = os.path.join(folder, name)
            try:
                found = os.lstat(path)
                path.encode("utf-8")
            except (OSError, UnicodeEncodeError):
                continue
            wanted = stat.S_ISREG(found.st_mode) and 0 < found.st_size <= 32 * MIB
            if wanted and os.access(path, os.R_OK):
                yield path, found.st_size


def collect(folder: str, wanted: int, report: Reporter) -> None:
    """Copy about ``wanted`` bytes of this machine's files into ``folder``."""
    os.makedirs(os.path.join(folder, "names"))
    with open(os.path.join(folder, NON_ASCII), "wb") as stream:
        stream.write(os.urandom(123457))
    with open(os.path.join(folder, EMPTY), "wb"):
        pass
    got = 123457
    roots = list(dict.fromkeys(root for root in ROOTS if os.path.isdir(root)))
    for place, root in enumerate(roots):
        # An equal share of what is left for each root, so that there are many kinds of files.
        limit = got + (wanted - got) // min(3, len(roots) - place)
        small = 0
        for path, size in system_files(root):
            if got >= limit:
                break
            # A hybrid torrent pads each file to a whole piece: a few small files are enough.
            is_small = size <= SMALL
            if got + size > limit or (small == SMALL_FILES if is_small else size < LARGE):
                continue
            small += is_small
            target = os.path.join(folder, path.lstrip("/"))
            try:
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copyfile(path, target)
            except PermissionError:
                continue
            got += size
            report.update(min(got, wanted - 1), wanted)
    if got < wanted:
        with open(os.path.join(folder, "names", "random.bin"), "wb") as stream:
            while got < wanted:
                step = min(MIB, wanted - got)
                stream.write(os.urandom(step))
                got += step
    report.update(wanted, wanted)


def make_torrent(folder: str, report: Reporter) -> bytes:
    """Return a hybrid torrent file of ``folder``."""
    storage = lt.file_storage()
    lt.add_files(storage, folder)
    torrent = lt.create_torrent(storage, 0)
    total, length = storage.total_size(), torrent.piece_length()
    lt.set_piece_hashes(
        torrent,
        os.path.dirname(folder),
        lambda piece: report.update(min((piece + 1) * length, total), total),
    )
    return bytes(lt.bencode(torrent.generate()))


def seed(torrent: str, folder: str) -> int:
    """Child process: seed until stdin is closed. Prints the port."""
    session = lt.session(LOOPBACK)
    params = lt.load_torrent_file(torrent)
    params.save_path = folder
    # The torrent was hashed from these files a moment ago.
    params.flags |= lt.torrent_flags.seed_mode
    params.flags &= ~(lt.torrent_flags.auto_managed | lt.torrent_flags.paused)
    handle = session.add_torrent(params)
    print(session.listen_port(), flush=True)
    sys.stdin.read()
    session.remove_torrent(handle)
    return 0


def download(
    session: lt.session, torrent: str, folder: str, port: int, timeout: float, report: Reporter
) -> float:
    """Download from 127.0.0.1:port; return the seconds from connecting to the last piece."""
    params = lt.load_torrent_file(torrent)
    params.save_path = folder
    params.flags &= ~(lt.torrent_flags.auto_managed | lt.torrent_flags.paused)
    handle = session.add_torrent(params)
    handle.connect_peer(("127.0.0.1", port))
    begun = time.monotonic()
    connected = None
    next_update = 0.0
    while True:
        session.wait_for_alert(100)
        now = time.monotonic()
        finished = False
        for alert in session.pop_alerts():
            if isinstance(alert, lt.peer_connect_alert) and connected is None:
                connected = now
            elif isinstance(alert, lt.torrent_finished_alert):
                finished = True
            elif isinstance(
                alert, (lt.file_error_alert, lt.torrent_error_alert, lt.hash_failed_alert)
            ):
                raise TransferError(alert.message())
            elif isinstance(alert, lt.state_update_alert):
                for status in alert.status:
                    spent = now - connected if connected is not None else 0.0
                    rate = status.total_wanted_done / MIB / spent if spent else 0.0
                    report.update(
                        status.total_wanted_done,
                        status.total_wanted,
                        f"{rate:.1f} MiB/s  {status.num_peers} peer",
                    )
        if finished:
            size = handle.status().total_wanted
            report.update(size, size)
            return now - (connected or begun)
        if now - begun > timeout:
            raise TransferError(f"not complete after {timeout:g} seconds")
        if now >= next_update:
            next_update = now + 0.1
            session.post_torrent_updates()


def digest(path: str) -> str:
    """Return the SHA-256 of a file."""
    sha = hashlib.sha256()
    with open(path, "rb") as stream:
        while chunk := stream.read(MIB):
            sha.update(chunk)
    return sha.hexdigest()


def list_files(folder: str) -> dict[str, int]:
    """Return the sizes of all files below ``folder``, by relative path."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            found[os.path.relpath(path, folder)] = os.path.getsize(path)
    return found


def compare(original: str, copy: str, report: Reporter) -> tuple[int, int]:
    """Compare all files by SHA-256; return their number and size, or raise."""
    ours, theirs = list_files(original), list_files(copy)
    missing = sorted(set(ours) - set(theirs))
    if missing:
        raise TransferError(f"mismatch: {len(missing)} of {len(ours)} files missing: {missing[0]}")
    extra = sorted(set(theirs) - set(ours))
    if extra:
        raise TransferError(f"mismatch: unexpected file {extra[0]}")
    total = sum(ours.values())
    done = 0
    for name, size in ours.items():
        if digest(os.path.join(original, name)) != digest(os.path.join(copy, name)):
            raise TransferError(f"mismatch: {name} differs from the original")
        done += size
        report.update(done, total)
    return len(ours), total


def transfer(options: argparse.Namespace, report: Reporter) -> dict[str, Any]:
    """Do everything in a temporary folder and return the figures."""
    with tempfile.TemporaryDirectory(prefix="loopback-", dir=options.tmp) as tmp:
        original, copy = os.path.join(tmp, "real files"), os.path.join(tmp, "copy")
        torrent = os.path.join(tmp, "real files.torrent")
        os.mkdir(copy)
        report.start("collecting")
        collect(original, int(options.size * MIB), report)
        report.start("hashing")
        begun = time.monotonic()
        with open(torrent, "wb") as stream:
            stream.write(make_torrent(original, report))
        hashing = time.monotonic() - begun
        seeder = subprocess.Popen(
            [sys.executable, os.path.abspath(__file__), "--seed", torrent, tmp],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert seeder.stdin is not None and seeder.stdout is not None
        try:
            line = seeder.stdout.readline().strip()
            if not line.isdigit():
                raise TransferError("the seeding process did not start")
            report.start("downloading")
            session = lt.session(LOOPBACK)
            seconds = download(session, torrent, copy, int(line), options.timeout, report)
            # Closing the session writes out what is still in its cache.
            del session
        finally:
            seeder.stdin.close()
            try:
                seeder.wait(10)
            except subprocess.TimeoutExpired:
                seeder.kill()
                seeder.wait()
            seeder.stdout.close()
        report.start("comparing")
        files, size = compare(original, os.path.join(copy, "real files"), report)
    return {
        "module": lt.__version__,
        "files": files,
        "bytes": size,
        "hashing_seconds": round(hashing, 3),
        "seconds": round(seconds, 3),
        "mib_per_second": round(size / MIB / seconds, 2),
    }


def main() -> int:
    """Parse the options and run."""
    parser = argparse.ArgumentParser(
        description="Move real files of this machine through libtorrent over 127.0.0.1 and compare."
    )
    parser.add_argument(
        "--size", metavar="MIB", type=float, default=300, help="how much to move (default: 300 MiB)"
    )
    parser.add_argument("--timeout", metavar="SECONDS", type=float, default=600)
    parser.add_argument("--tmp", metavar="FOLDER", help="where to make the temporary folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object and no progress")
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")
    parser.add_argument("--seed", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    if options.seed:
        return seed(*options.seed)
    if options.size < 1:
        parser.error("--size must be at least 1 MiB")
    report = Reporter(options.quiet or options.json)
    try:
        figures = transfer(options, report)
    except (TransferError, OSError, RuntimeError) as error:
        report.close()
        print(f"loopback transfer failed: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        report.close()
        return 130
    report.close()
    if options.json:
        print(json.dumps(figures))
    else:
        print(
            f"{figures['files']} files, {figures['bytes'] / MIB:.1f} MiB, all identical: "
            f"{figures['seconds']:.2f} s, {figures['mib_per_second']:.1f} MiB/s "
            f"(libtorrent {figures['module']})"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
