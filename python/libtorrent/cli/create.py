# SPDX-License-Identifier: BSD-3-Clause
"""``create``: make a torrent file of a file or folder."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator

import libtorrent as lt
from libtorrent.cli import options as opt
from libtorrent.cli import source, text
from libtorrent.cli.exits import CommandError, Exit, from_os_error
from libtorrent.cli.files import write_atomically
from libtorrent.cli.output import Output
from libtorrent.cli.signals import Signals

HELP = "make a torrent file of a file or folder"
EPILOG = """\
Each --tracker opens a new tier; trackers of the same tier go in one option, separated by commas.
JSON events: progress, created, error.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``create``."""
    parser.add_argument("path", metavar="PATH", help="the file or folder to share")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="torrent file to write, - for stdout (NAME.torrent)"
    )
    version = parser.add_mutually_exclusive_group()
    version.add_argument(
        "--v1", dest="version", action="store_const", const="v1", help="BitTorrent v1 only"
    )
    version.add_argument(
        "--v2", dest="version", action="store_const", const="v2", help="BitTorrent v2 only"
    )
    version.add_argument(
        "--hybrid", dest="version", action="store_const", const="hybrid", help="both (default)"
    )
    parser.set_defaults(version="hybrid")
    parser.add_argument(
        "--piece-size", metavar="SIZE", type=opt.piece_size, default=0, help="such as 256K or 4M"
    )
    parser.add_argument(
        "--tracker",
        metavar="URL[,URL...]",
        action="append",
        default=[],
        help="one tier; repeatable",
    )
    parser.add_argument("--web-seed", metavar="URL", action="append", default=[], help="repeatable")
    parser.add_argument("--private", action="store_true", help="peers only from the trackers")
    parser.add_argument("--comment", default="", help="free text")
    parser.add_argument("--creator", default=f"libtorrent {lt.__version__}", help="free text")
    opt.add_output(parser, events=True)


def _walk(path: str) -> Iterator[str]:
    def fail(error: OSError) -> None:
        raise error

    yield path
    if os.path.isdir(path):
        for folder, folders, files in os.walk(path, onerror=fail):
            for name in folders + files:
                yield os.path.join(folder, name)


def _check(path: str) -> None:
    try:
        os.stat(path)
        for found in _walk(path):
            try:
                os.path.relpath(found, os.path.dirname(path)).encode("utf-8")
            except UnicodeEncodeError as error:
                raise CommandError(
                    Exit.BAD_TORRENT, f"names in a torrent are UTF-8, this one is not: {found}"
                ) from error
            if os.path.isfile(found) and not os.access(found, os.R_OK):
                raise CommandError(Exit.FILE_ERROR, f"cannot read {found}: Permission denied")
    except OSError as error:
        raise from_os_error(error, f"cannot read {path}") from error


def build(options: argparse.Namespace, path: str, output: Output) -> bytes:
    """Hash ``path`` (absolute) and return the torrent file's content."""
    storage = lt.file_storage()
    lt.add_files(storage, path)
    if storage.total_size() == 0:
        raise CommandError(Exit.BAD_TORRENT, f"nothing to share in {path}: it holds no data")
    flags = {"v1": lt.create_torrent.v1_only, "v2": lt.create_torrent.v2_only, "hybrid": 0}
    torrent = lt.create_torrent(storage, options.piece_size, flags[options.version])
    for tier, urls in enumerate(options.tracker):
        for url in filter(None, urls.split(",")):
            torrent.add_tracker(url, tier)
    for url in options.web_seed:
        torrent.add_url_seed(url)
    torrent.set_priv(options.private)
    if options.comment:
        torrent.set_comment(options.comment)
    torrent.set_creator(options.creator)
    total = storage.total_size()
    length = torrent.piece_length()

    def hashed(index: int) -> None:
        done = min((int(index) + 1) * length, total)
        output.progress("hashing", done, total, last=done == total)

    lt.set_piece_hashes(torrent, os.path.dirname(path), hashed)
    return bytes(lt.bencode(torrent.generate()))


def run(options: argparse.Namespace, output: Output, signals: Signals) -> Exit:
    """Make the torrent file."""
    del signals
    path = os.path.abspath(options.path)
    _check(path)
    target = options.output or os.path.basename(path) + ".torrent"
    if target == "-":
        output.quiet = True
    try:
        data = build(options, path, output)
    except (RuntimeError, ValueError) as error:
        raise CommandError(Exit.FILE_ERROR, f"cannot hash {path}: {error}") from error
    info = lt.torrent_info(data)
    try:
        if target == "-":
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            write_atomically(target, data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise from_os_error(error, f"cannot write {target}") from error
    hashes = source.hashes(info.info_hashes())
    if target != "-":
        output.event(
            "created",
            path=target,
            name=info.name(),
            info_hashes=hashes,
            size=info.total_size(),
            pieces=info.num_pieces(),
            piece_size=info.piece_length(),
        )
        output.note(
            f"{target}: {text.size(info.total_size())}, "
            f"{text.count(info.num_pieces(), 'piece')} of {text.size(info.piece_length())}"
        )
        for key, value in hashes.items():
            output.note(f"info-hash {key}: {value}")
    return Exit.OK
