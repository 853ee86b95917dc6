# SPDX-License-Identifier: BSD-3-Clause
"""``verify``: hash data against a torrent file, without a session."""

from __future__ import annotations

import argparse
import hashlib
import os
from collections.abc import Iterator
from typing import Any

import libtorrent as lt
from libtorrent.cli import options as opt
from libtorrent.cli import source, text
from libtorrent.cli.exits import CommandError, Exit, from_os_error
from libtorrent.cli.output import Output
from libtorrent.cli.signals import Signals

HELP = "check files against a torrent, file by file"
EPILOG = """\
v1 pieces and v2 Merkle trees are both checked where the torrent has them. JSON events: progress,
file (status good, missing, size, bad or unreadable), verified, error.
"""
BLOCK = 16384
CHUNK = 1 << 20
_ZERO = bytes(32)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``verify``."""
    parser.add_argument("torrent", metavar="FILE", help="torrent file")
    parser.add_argument(
        "data",
        metavar="DATA",
        nargs="?",
        default=".",
        help="the torrent's file or folder, or the folder that holds it (default: here)",
    )
    opt.add_output(parser, events=True)


def locate(info: lt.torrent_info, data: str) -> str:
    """Return the absolute folder that holds the torrent's file or folder.

    ``data`` is that folder, or the torrent's file or folder itself.
    Raises ``CommandError`` if there is nothing.
    """
    data = os.path.abspath(data)
    if not os.path.lexists(data):
        raise CommandError(Exit.MISSING_FILE, f"missing file {data}")
    name = info.files().name()
    inside = os.path.lexists(os.path.join(data, name))
    if not inside and os.path.basename(data) == name:
        return os.path.dirname(data)
    if not inside:
        raise CommandError(Exit.MISSING_FILE, f"missing file {os.path.join(data, name)}")
    return data


class PieceHasher:
    """Feeds the bytes of all files in order through SHA-1 and collects the bad v1 pieces."""

    def __init__(self, info: lt.torrent_info) -> None:
        self.info = info
        self.bad: set[int] = set()
        self._length = info.piece_length()
        self._total = info.files().total_size()
        self._position = 0
        self._sha = hashlib.sha1()

    def feed(self, data: memoryview | None, size: int) -> None:
        """Take the next ``size`` bytes, which are missing if ``data`` is None."""
        offset = 0
        while offset < size:
            piece, inside = divmod(self._position, self._length)
            end = min(self._length, self._total - piece * self._length)
            step = min(end - inside, size - offset)
            if data is None:
                self.bad.add(piece)
            else:
                self._sha.update(data[offset : offset + step])
            self._position += step
            offset += step
            if inside + step == end:
                if self._sha.digest() != self.info.hash_for_piece(piece):
                    self.bad.add(piece)
                self._sha = hashlib.sha1()


class TreeHasher:
    """Hashes one file as a v2 Merkle tree of 16 KiB blocks."""

    def __init__(self) -> None:
        self._leaves: list[bytes] = []
        self._rest = b""

    def feed(self, data: memoryview) -> None:
        """Take the next bytes of the file."""
        if self._rest:
            data = memoryview(self._rest + bytes(data))
        whole = len(data) - len(data) % BLOCK
        for start in range(0, whole, BLOCK):
            self._leaves.append(hashlib.sha256(data[start : start + BLOCK]).digest())
        self._rest = bytes(data[whole:])

    def root(self) -> bytes:
        """Return the root of the tree."""
        if self._rest:
            self._leaves.append(hashlib.sha256(self._rest).digest())
            self._rest = b""
        layer, padding = self._leaves, _ZERO
        while len(layer) > 1:
            if len(layer) % 2:
                layer.append(padding)
            layer = [
                hashlib.sha256(layer[i] + layer[i + 1]).digest() for i in range(0, len(layer), 2)
            ]
            padding = hashlib.sha256(padding + padding).digest()
        return layer[0] if layer else _ZERO


def _chunks(path: str) -> Iterator[memoryview]:
    buffer = bytearray(CHUNK)
    view = memoryview(buffer)
    with open(path, "rb", buffering=0) as stream:
        while count := stream.readinto(buffer):
            yield view[:count]


def _zeros(size: int) -> Iterator[memoryview]:
    block = memoryview(bytes(min(size, CHUNK)))
    while size > 0:
        yield block[: min(size, CHUNK)]
        size -= CHUNK


class Verifier:
    """Checks every file of ``info`` below ``folder`` in one pass over the data."""

    def __init__(self, info: lt.torrent_info, folder: str, output: Output) -> None:
        self.info = info
        self.folder = folder
        self.output = output
        hashes = info.info_hashes()
        self.pieces = PieceHasher(info) if hashes.has_v1() else None
        self.version2 = hashes.has_v2()
        self._done = 0

    def check(self) -> list[dict[str, Any]]:
        """Return a report for each file: index, path, size, status, bad_pieces."""
        storage = self.info.files()
        reports = []
        for index in range(self.info.num_files()):
            flags = storage.file_flags(index)
            size = storage.file_size(index)
            if flags & lt.file_storage.flag_pad_file:
                if self.pieces is not None:
                    for chunk in _zeros(size):
                        self.pieces.feed(chunk, len(chunk))
                self._done += size
                continue
            path = storage.file_path(index)
            report = {"index": index, "path": path, "size": size}
            full = os.path.join(self.folder, path)
            if flags & lt.file_storage.flag_symlink:
                report["status"] = "good" if os.path.islink(full) else "missing"
            else:
                report["status"] = self._check_file(full, index, size)
            reports.append(report)
        self._progress(0, last=True)
        self._add_bad_pieces(reports)
        return reports

    def _check_file(self, path: str, index: int, size: int) -> str:
        fed = 0
        status = "good"
        tree = TreeHasher() if self.version2 else None
        try:
            if os.stat(path).st_size != size:
                status = "size"
            else:
                for chunk in _chunks(path):
                    chunk = chunk[: size - fed]
                    if self.pieces is not None:
                        self.pieces.feed(chunk, len(chunk))
                    if tree is not None:
                        tree.feed(chunk)
                    fed += len(chunk)
                    self._progress(fed)
                    if fed == size:
                        break
        except FileNotFoundError:
            status = "missing"
        except OSError as error:
            status = f"unreadable: {error.strerror}"
        if fed < size:
            if self.pieces is not None:
                self.pieces.feed(None, size - fed)
            status = "size" if status == "good" else status
        elif tree is not None and size and status == "good":
            good = tree.root() == self.info.files().root(index).to_bytes()
            status = "good" if good else "bad"
        self._done += size
        return status

    def _progress(self, inside: int, last: bool = False) -> None:
        total = self.info.files().total_size()
        done = self._done + inside
        self.output.progress("verifying", done, total, last=last)

    def _add_bad_pieces(self, reports: list[dict[str, Any]]) -> None:
        storage = self.info.files()
        for report in reports:
            report["bad_pieces"] = []
            if self.pieces is None or not report["size"]:
                continue
            start = storage.file_offset(report["index"])
            length = self.info.piece_length()
            span = range(start // length, (start + report["size"] - 1) // length + 1)
            report["bad_pieces"] = [piece for piece in span if piece in self.pieces.bad]
            if report["bad_pieces"] and report["status"] == "good":
                report["status"] = "bad"


def run(options: argparse.Namespace, output: Output, signals: Signals) -> Exit:
    """Check ``options.data``."""
    del signals
    info = source.load_file(options.torrent).ti
    assert info is not None
    folder = locate(info, options.data)
    try:
        reports = Verifier(info, folder, output).check()
    except OSError as error:
        raise from_os_error(error, f"cannot read {folder}") from error
    output.close_bar()
    for report in reports:
        output.event("file", **report)
        if report["status"] != "good" or not output.quiet:
            output.line(f"{report['status']:<8} {report['path']}")
    wrong = [report for report in reports if report["status"] != "good"]
    output.event("verified", files=len(reports), bad_files=len(wrong), good=not wrong)
    if not wrong:
        output.note(f"all {text.count(len(reports), 'file')} good")
        return Exit.OK
    names = ", ".join(report["path"] for report in wrong[:3])
    names += ", ..." if len(wrong) > 3 else ""
    missing = all(report["status"] == "missing" for report in wrong)
    raise CommandError(
        Exit.MISSING_FILE if missing else Exit.HASH_FAILED,
        f"{len(wrong)} of {text.count(len(reports), 'file')} "
        f"{'missing' if missing else 'not as in the torrent'}: {names}",
    )
