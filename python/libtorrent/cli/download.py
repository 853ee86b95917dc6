# SPDX-License-Identifier: BSD-3-Clause
"""``download``: fetch a torrent, resuming where the last run stopped."""

from __future__ import annotations

import argparse
import os
import time

import libtorrent as lt
from libtorrent.cli import options as opt
from libtorrent.cli import source, text
from libtorrent.cli.exits import CommandError, Exit, from_os_error
from libtorrent.cli.output import Output
from libtorrent.cli.resume import FOLDER, ResumeStore
from libtorrent.cli.signals import Signals
from libtorrent.cli.transfer import Transfer, open_session

HELP = "download a torrent file or magnet link"
EPILOG = """\
Ctrl-C and SIGTERM save resume data and stop; the same command continues from there without
checking the files again. JSON events: start, listening, checking, metadata, progress,
hash_failed, banned, saved, complete, interrupted, warning, error.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``download``."""
    parser.add_argument(
        "--sequential",
        action="store_true",
        help="fetch pieces in order, from first to last",
    )
    parser.add_argument("--keep-seeding", action="store_true", help="seed until Ctrl-C afterwards")
    parser.add_argument(
        "--seed-ratio",
        metavar="RATIO",
        type=opt.ratio,
        help="seed afterwards until uploaded / downloaded reaches this",
    )
    add_common_arguments(parser)


def add_common_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of all that downloads."""
    parser.add_argument("torrent", metavar="FILE-OR-MAGNET", help="torrent file or magnet link")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        default=".",
        help="where to save (default: here)",
    )
    parser.add_argument(
        "--files",
        metavar="LIST",
        type=opt.indices,
        help="only these files, by their number in 'info --files', such as 0,3,5-8,12-",
    )
    parser.add_argument(
        "--resume-dir",
        metavar="FOLDER",
        help=f"where to keep resume data (default: {FOLDER} in the output folder)",
    )
    parser.add_argument(
        "--no-resume",
        action="store_true",
        help="ignore stored resume data and check the files",
    )
    parser.add_argument(
        "--save-interval",
        metavar="TIME",
        type=opt.seconds,
        default=10.0,
        help="how often to save resume data, 0 for only at the end (default: 10)",
    )
    opt.add_chart(parser)
    opt.add_output(parser, events=True)
    opt.add_network(parser)


class Download(Transfer):
    """A transfer that ends when the wanted files are there and seeded enough."""

    what = "downloading"
    begun: float = 0.0

    def on_metadata(self) -> None:
        """Apply ``--files`` if that was not possible before, and see that the disk has room."""
        info = self.metadata()
        assert info is not None
        wanted = info.total_size()
        if self.options.files is not None:
            priorities = choose(self.options.files, info)
            storage = info.files()
            wanted = sum(storage.file_size(i) for i, wish in enumerate(priorities) if wish)
            if not self.params.file_priorities:
                self.handle.prioritize_files(priorities)
        self.check_space(info, wanted)

    def on_complete(self) -> None:
        """Report, and store resume data before seeding."""
        assert self.status is not None
        spent = time.monotonic() - self.begun
        got = self.status.total_payload_download
        self.output.event(
            "complete",
            name=self.handle.status().name,
            size=self.status.total_wanted,
            downloaded=got,
            seconds=round(spent, 3),
            checked=self.checked_pieces,
            hash_failures=self.hash_failures,
        )
        speed = f" at {text.rate(got / spent)}" if got and spent else ""
        self.output.note(
            f"complete: {text.size(self.status.total_wanted)} in {self.options.output}, "
            f"{text.size(got)} fetched in {text.duration(spent)}{speed}"
        )
        if self.options.keep_seeding or self.options.seed_ratio is not None:
            self.what = "seeding"
            self.save()

    def is_done(self) -> bool:
        """Done when complete, unless seeding goes on."""
        if not self.complete or self.status is None or self.options.keep_seeding:
            return False
        goal = self.options.seed_ratio
        size = self.status.all_time_download or self.status.total_wanted
        return goal is None or self.status.all_time_upload >= goal * size


def choose(ranges: list[tuple[int, int | None]], info: lt.torrent_info) -> list[int]:
    """Return the priority of each file, 4 if its index is in ``ranges`` and 0 if not."""
    count = info.num_files()
    chosen: set[int] = set()
    for first, last in ranges:
        chosen.update(range(first, count if last is None else min(last + 1, count)))
    if not chosen:
        raise CommandError(Exit.USAGE, f"--files selects none of {text.count(count, 'file')}")
    return [4 if index in chosen else 0 for index in range(count)]


def run(options: argparse.Namespace, output: Output, signals: Signals) -> Exit:
    """Download ``options.torrent``."""
    return start(Download, options, output, signals)


def start(
    kind: type[Download], options: argparse.Namespace, output: Output, signals: Signals
) -> Exit:
    """Run a transfer of a ``kind`` that downloads ``options.torrent``."""
    params = source.load(options.torrent)
    folder = os.path.abspath(options.output)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise from_os_error(error, f"cannot use folder {folder}") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CommandError(Exit.FILE_ERROR, f"cannot write in folder {folder}")
    store = ResumeStore(options.resume_dir or os.path.join(folder, FOLDER))
    resumed = None
    if not options.no_resume:
        try:
            resumed = store.load(params)
        except (RuntimeError, ValueError) as error:
            output.warning(f"ignoring damaged resume data in {store.folder}: {error}")
    if resumed is not None:
        params = resumed
    params.save_path = folder
    # The options of this run count, not those stored by the last one.
    params.piece_priorities = []
    params.file_priorities = []
    if options.files is not None and params.ti is not None:
        params.file_priorities = choose(options.files, params.ti)
    params.flags &= ~lt.torrent_flags.sequential_download
    # What libtorrent set when the disk was full is over, too.
    params.flags &= ~lt.torrent_flags.upload_mode
    if options.sequential:
        params.flags |= lt.torrent_flags.sequential_download
    with open_session(options) as session:
        transfer = kind(session, params, options, output, signals, store)
        transfer.begun = time.monotonic()
        output.event(
            "start",
            info_hashes=source.hashes(params.info_hashes),
            folder=folder,
            resumed=resumed is not None,
            pieces_resumed=sum(params.have_pieces) if resumed is not None else 0,
        )
        if resumed is not None and any(params.have_pieces):
            output.note(f"continuing with {text.count(sum(params.have_pieces), 'piece')}")
        return transfer.run()
