# SPDX-License-Identifier: BSD-3-Clause
"""``seed``: check data against a torrent file and upload it."""

from __future__ import annotations

import argparse
import os
import time

import libtorrent as lt
from libtorrent.cli import options as opt
from libtorrent.cli import source, text
from libtorrent.cli.exits import CommandError, Exit
from libtorrent.cli.output import Output
from libtorrent.cli.signals import Signals
from libtorrent.cli.transfer import Transfer, open_session
from libtorrent.cli.verify import locate

HELP = "seed files that are already here"
EPILOG = """\
All data is checked first, and incomplete data is an error: seed never writes to the files.
Ctrl-C and SIGTERM stop it with exit code 0. JSON events: listening, checking, seeding,
progress, interrupted, warning, error.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``seed``."""
    parser.add_argument("torrent", metavar="FILE", help="torrent file")
    parser.add_argument(
        "data",
        metavar="DATA",
        nargs="?",
        default=".",
        help="the torrent's file or folder, or the folder that holds it (default: here)",
    )
    parser.add_argument(
        "--no-check",
        action="store_true",
        help="trust that the data is complete; pieces are checked when first uploaded",
    )
    parser.add_argument(
        "--seed-ratio", metavar="RATIO", type=opt.ratio, help="stop at uploaded / size = RATIO"
    )
    parser.add_argument(
        "--seed-time", metavar="TIME", type=opt.seconds, help="stop after this time (90, 10m, 2h)"
    )
    opt.add_chart(parser)
    opt.add_output(parser, events=True)
    opt.add_network(parser)


class Seed(Transfer):
    """A transfer that must turn out complete, and then uploads."""

    what = "seeding"
    seeding_since: float | None = None

    def on_complete(self) -> None:
        """Report that the data is good."""
        self.seeding_since = time.monotonic()
        assert self.status is not None
        self.output.event("seeding", size=self.status.total_wanted, checked=self.checked_pieces)
        self.output.note(f"seeding {text.size(self.status.total_wanted)}, Ctrl-C stops")

    def is_done(self) -> bool:
        """Done at the ratio or time asked for; incomplete data is an error."""
        status = self.status
        assert status is not None
        if self.complete:
            ratio, span = self.options.seed_ratio, self.options.seed_time
            assert self.seeding_since is not None
            if span is not None and time.monotonic() - self.seeding_since >= span:
                return True
            return ratio is not None and (
                status.total_payload_upload >= ratio * status.total_wanted
            )
        if status.state == lt.torrent_status.downloading:
            info = self.params.ti
            assert info is not None
            bad = info.num_pieces() - status.num_pieces
            self.fail(
                Exit.HASH_FAILED,
                f"{bad} of {text.count(info.num_pieces(), 'piece')} in "
                f"{self.params.save_path} not as in the torrent",
            )
        return False


def run(options: argparse.Namespace, output: Output, signals: Signals) -> Exit:
    """Seed ``options.data``."""
    params = source.load_file(options.torrent)
    info = params.ti
    assert info is not None
    params.save_path = locate(info, options.data)
    storage = info.files()
    for index in range(info.num_files()):
        flags = storage.file_flags(index)
        path = os.path.join(params.save_path, storage.file_path(index))
        if not flags & lt.file_storage.flag_pad_file and not os.path.lexists(path):
            raise CommandError(Exit.MISSING_FILE, f"missing file {path}")
    if options.no_check:
        params.flags |= lt.torrent_flags.seed_mode
    else:
        # Piece by piece from the disk, and nothing is asked for if a piece is bad.
        params.flags |= lt.torrent_flags.upload_mode
    with open_session(options) as session:
        return Seed(session, params, options, output, signals).run()
