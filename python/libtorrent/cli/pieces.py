# SPDX-License-Identifier: BSD-3-Clause
"""``info --pieces``: how many peers have each piece, as the swarm tells, in a picture of text.

Peers that have everything disconnect who wants nothing. So this does want the data, slowly, and
throws away what comes of it.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from typing import Any

import libtorrent as lt
from libtorrent.cli import text
from libtorrent.cli.output import Output
from libtorrent.cli.signals import Signals
from libtorrent.cli.transfer import Transfer, open_session

# For 0, 1, 2, 3 to 4 and more peers.
SHADES = " ░▒▓█"
ASCII_SHADES = " .:+#"
MOST_ROWS = 24
# How long to look if --timeout does not say, and how long after the last news, in seconds.
LOOK, QUIET = 30.0, 3.0
# Bytes a second.
TRICKLE = 8192


class Availability(Transfer):
    """A transfer of next to nothing: connects to peers and adds up what they have."""

    what = "asking peers"
    ends_with_data = False

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.count: list[int] = []
        self.peers_seen = 0
        self._begun = self._news = time.monotonic()

    def _details(self, status: lt.torrent_status) -> list[str]:
        return [f"peers {status.num_peers}"]

    def _judge(self, status: lt.torrent_status, now: float) -> None:
        self.progress(status)

    def is_done(self) -> bool:
        """Done some time after the last news."""
        now = time.monotonic()
        status = self.status
        if status is not None and status.has_metadata:
            found = self.handle.piece_availability()
            if found != self.count or status.num_peers != self.peers_seen:
                self._news = now
            self.count, self.peers_seen = found, status.num_peers
        limit = LOOK if self.options.timeout is None else self.options.timeout
        if any(self.count) and now - self._news >= QUIET:
            return True
        return now - self._begun >= limit


def ask_peers(
    options: argparse.Namespace,
    params: lt.add_torrent_params,
    output: Output,
    signals: Signals,
) -> tuple[list[int], int]:
    """Return how many peers have each piece (empty without metadata) and the number of peers."""
    options = argparse.Namespace(**{**vars(options), "download_limit": TRICKLE})
    with tempfile.TemporaryDirectory(prefix="libtorrent-") as folder:
        params.save_path = folder
        with open_session(options) as session:
            transfer = Availability(session, params, options, output, signals)
            transfer.run()
            info = transfer.handle.torrent_file()
            pieces = info.num_pieces() if info is not None else 0
    return transfer.count or [0] * pieces, transfer.peers_seen


def copies(count: list[int]) -> float:
    """Return how many whole copies the peers have together: complete ones, and the share of pieces
    that are there once more.
    """
    if not count:
        return 0.0
    least = min(count)
    return least + sum(number > least for number in count) / len(count)


def draw(count: list[int], width: int, unicode: bool) -> list[str]:
    """Return lines of at most ``width`` characters that show the least of the pieces behind each
    character.
    """
    shades = SHADES if unicode else ASCII_SHADES
    margin = len(str(len(count))) + 2
    columns = max(10, width - margin - 1)
    cell = max(1, -(-len(count) // (columns * MOST_ROWS)))
    lines = []
    for start in range(0, len(count), columns * cell):
        row = count[start : start + columns * cell]
        cells = [min(row[i : i + cell]) for i in range(0, len(row), cell)]
        drawn = "".join(shades[level(number)] for number in cells)
        lines.append(f"{start:>{margin - 2}} |{drawn}|")
    each = f"each character: {text.count(cell, 'piece')}, as many peers as have all of it"
    legend = ", ".join(f"'{shade}' {name}" for shade, name in zip(shades, LEVELS))
    return [*lines, f"{each}: {legend}"]


LEVELS = ("none", "1", "2", "3-4", "more")


def level(number: int) -> int:
    """Return the shade of a number of peers, from 0 to 4."""
    return number if number < 3 else 3 if number < 5 else 4
