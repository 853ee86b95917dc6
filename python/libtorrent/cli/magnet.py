# SPDX-License-Identifier: BSD-3-Clause
"""``magnet``: a torrent file's magnet link, or a magnet link's torrent file."""

from __future__ import annotations

import argparse
import tempfile
import time

import libtorrent as lt
from libtorrent.cli import options as opt
from libtorrent.cli import source
from libtorrent.cli.exits import CommandError, Exit, from_os_error
from libtorrent.cli.files import write_atomically
from libtorrent.cli.output import Output
from libtorrent.cli.signals import Signals
from libtorrent.cli.transfer import Transfer, open_session

HELP = "turn a torrent file into a magnet link, or a magnet link into a torrent file"
EPILOG = """\
A magnet link's metadata comes from peers. The piece layers of v2 and hybrid torrents are only
sent to those who download, so one piece in 512 is fetched into a temporary folder.
JSON output: one object {"magnet": ...}, or the events listening, metadata, progress, created.
"""
LAYERS_TIMEOUT = 15.0
HASHES_A_REQUEST = 512


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``magnet``."""
    parser.add_argument("torrent", metavar="FILE-OR-MAGNET", help="torrent file or magnet link")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="torrent file to write (default: NAME.torrent)"
    )
    opt.add_output(parser, events=True)
    opt.add_network(parser)


class Metadata(Transfer):
    """A transfer that ends with the content of a torrent file in ``result``."""

    what = "fetching metadata"
    ends_with_data = False
    result: bytes | None = None
    name = ""
    _since: float | None = None
    _rounds = 0

    def peer_flags(self) -> int:
        """First version 2 if the torrent has both: only peers that are asked for it send piece
        layers, and from 2.0.9 on libtorrent does not find out for itself.
        """
        hashes = self.handle.info_hashes()
        if not (hashes.has_v1() and hashes.has_v2()):
            return super().peer_flags()
        self._rounds += 1
        if self._rounds == 1:
            return super().peer_flags() | lt.pex_flags_t.pex_lt_v2
        if self._rounds == 2:
            # What a peer is once said to know stays with it. Trackers tell the others again.
            self.handle.clear_peers()
            self.handle.force_reannounce()
        return super().peer_flags()

    def on_metadata(self) -> None:
        """Ask for the pieces whose hashes bring the piece layers, if there are any."""
        info = self.metadata()
        assert info is not None
        self.name = info.name()
        self._since = time.monotonic()
        if not info.info_hashes().has_v2():
            return
        storage = info.files()
        length = info.piece_length()
        for index in range(info.num_files()):
            size = storage.file_size(index)
            if size > length and not storage.file_flags(index) & lt.file_storage.flag_pad_file:
                first = storage.piece_index_at_file(index)
                for piece in range(first, first + (size + length - 1) // length, HASHES_A_REQUEST):
                    self.handle.piece_priority(piece, 1)

    def is_done(self) -> bool:
        """Done when the torrent file is put together."""
        if self.result is None and self._since is not None:
            self._request_save()
        return self.result is not None

    def _store(self, params: lt.add_torrent_params) -> None:
        self._saving = False
        if self._since is None or self.result is not None:
            return
        try:
            written = bytes(lt.bencode(lt.write_torrent_file(params)))
            # From 2.0.9 on it may be written with piece layers that are incomplete.
            lt.load_torrent_buffer(written)
            self.result = written
        except (RuntimeError, ValueError):
            if time.monotonic() - self._since < LAYERS_TIMEOUT:
                return
            self.output.warning("peers did not send the piece layers; the file is without them")
            info = self.metadata()
            assert info is not None
            self.result = b"d4:info" + info.info_section() + b"e"


def run(options: argparse.Namespace, output: Output, signals: Signals) -> Exit:
    """Convert ``options.torrent``."""
    params = source.load(options.torrent)
    if not source.is_magnet(options.torrent):
        link = source.magnet_link(params)
        output.result({"magnet": link})
        output.line(link)
        return Exit.OK
    params.flags |= lt.torrent_flags.default_dont_download
    with tempfile.TemporaryDirectory(prefix="libtorrent-") as folder:
        params.save_path = folder
        # Or else libtorrent disconnects seeds once it has these pieces, whatever hashes are to come.
        with open_session(options, close_redundant_connections=False) as session:
            transfer = Metadata(session, params, options, output, signals)
            transfer.run()
    if transfer.result is None:
        raise CommandError(Exit.FAILED, "no metadata")
    info = lt.torrent_info(transfer.result)
    target = options.output or safe_name(transfer.name) + ".torrent"
    try:
        write_atomically(target, transfer.result)
    except OSError as error:
        raise from_os_error(error, f"cannot write {target}") from error
    output.event("created", path=target, info_hashes=source.hashes(info.info_hashes()))
    output.note(f"wrote {target}")
    return Exit.OK


def safe_name(name: str) -> str:
    """Return a peer-supplied name as a plain file name."""
    return name.replace("/", "_").replace("\0", "_").lstrip(".") or "metadata"
