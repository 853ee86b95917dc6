# SPDX-License-Identifier: BSD-3-Clause
"""``info``: everything a torrent file says."""

from __future__ import annotations

import argparse
import datetime
import shutil
import sys
from typing import Any

import libtorrent as lt
from libtorrent.cli import options as opt
from libtorrent.cli import pieces, source, text
from libtorrent.cli.exits import Exit
from libtorrent.cli.output import Output
from libtorrent.cli.signals import Signals

HELP = "show what a torrent file or magnet link holds"
EPILOG = """\
With --json: one object; sizes are in bytes, hashes in hexadecimal. Only --pieces uses the network:
it looks for peers for 30 seconds, or as long as --timeout says, and less once they all have told.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``info``."""
    parser.add_argument("torrent", metavar="FILE-OR-MAGNET", help="torrent file or magnet link")
    parser.add_argument("--files", action="store_true", help="list the files")
    parser.add_argument("--piece-hashes", action="store_true", help="list the v1 piece hashes")
    parser.add_argument(
        "--pieces",
        action="store_true",
        help="ask peers which pieces they have, and draw how many have each",
    )
    opt.add_output(parser, events=False)
    opt.add_network(parser)


def list_files(info: lt.torrent_info) -> list[dict[str, Any]]:
    """Return a dict for each file that is not padding: index, path, size, root, attributes."""
    storage = info.files()
    version2 = info.info_hashes().has_v2()
    rows = []
    for index in range(info.num_files()):
        flags = storage.file_flags(index)
        if flags & lt.file_storage.flag_pad_file:
            continue
        row: dict[str, Any] = {
            "index": index,
            "path": storage.file_path(index),
            "size": storage.file_size(index),
        }
        if version2 and row["size"]:
            row["root"] = str(storage.root(index))
        if flags & lt.file_storage.flag_executable:
            row["executable"] = True
        if flags & lt.file_storage.flag_hidden:
            row["hidden"] = True
        if flags & lt.file_storage.flag_symlink:
            row["symlink"] = storage.symlink(index)
        rows.append(row)
    return rows


def describe(params: lt.add_torrent_params) -> dict[str, Any]:
    """Return the facts of a torrent or magnet link as JSON-ready values."""
    info = params.ti
    hashes = params.info_hashes if info is None else info.info_hashes()
    tiers = list(params.tracker_tiers) + [0] * len(params.trackers)
    trackers = [{"url": url, "tier": tier} for url, tier in zip(params.trackers, tiers)]
    facts: dict[str, Any] = {
        "name": params.name if info is None else info.name(),
        "info_hashes": source.hashes(hashes),
        "protocol": source.protocol(hashes),
    }
    seeds = list(params.url_seeds)
    if info is None:
        facts["peers"] = [list(peer) for peer in params.peers]
    else:
        known = {tracker["url"] for tracker in trackers}
        trackers += [
            {"url": entry.url, "tier": entry.tier}
            for entry in info.trackers()
            if entry.url not in known
        ]
        seeds += [seed["url"] for seed in info.web_seeds() if seed["url"] not in seeds]
        facts.update(
            size=sum(row["size"] for row in list_files(info)),
            piece_size=info.piece_length(),
            pieces=info.num_pieces(),
            file_count=len(list_files(info)),
            private=info.priv(),
            comment=info.comment(),
            creator=info.creator(),
            creation_date=info.creation_date() or None,
            metadata_size=info.metadata_size(),
            nodes=[list(node) for node in info.nodes()],
            magnet=source.magnet_link(params),
        )
    facts["trackers"] = sorted(trackers, key=lambda tracker: tracker["tier"])
    facts["web_seeds"] = seeds
    return facts


def _show(output: Output, facts: dict[str, Any]) -> None:
    def row(title: str, value: object) -> None:
        if value not in (None, "", []):
            output.line(f"{title + ':':<14} {value}")

    row("name", facts["name"])
    for key, value in facts["info_hashes"].items():
        row(f"info-hash {key}", value)
    row("protocol", facts["protocol"])
    if "size" in facts:
        row("size", f"{facts['size']} bytes ({text.size(facts['size'])})")
        row("pieces", f"{facts['pieces']} of {text.size(facts['piece_size'])}")
        row("files", facts["file_count"])
        row("private", "yes" if facts["private"] else "no")
        row("comment", facts["comment"])
        row("creator", facts["creator"])
        if facts["creation_date"] is not None:
            try:
                moment = datetime.datetime.fromtimestamp(
                    facts["creation_date"], datetime.timezone.utc
                )
                row("created", moment.strftime("%Y-%m-%d %H:%M:%S UTC"))
            except (OverflowError, ValueError, OSError):
                row("created", f"{facts['creation_date']} seconds after 1970")
    for tracker in facts["trackers"]:
        row("tracker", f"{tracker['url']} (tier {tracker['tier']})")
    for seed in facts["web_seeds"]:
        row("web seed", seed)
    row("magnet", facts.get("magnet"))


def _show_pieces(output: Output, facts: dict[str, Any]) -> None:
    count = facts["piece_availability"]
    if not count:
        output.line("no peer has sent the metadata, so nothing is known of its pieces")
        return
    peers = text.count(facts["peers_asked"], "peer")
    output.line(f"availability:  {facts['copies']:.2f} copies of the data at {peers}")
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    for row in pieces.draw(count, shutil.get_terminal_size().columns, encoding == "utf8"):
        output.line(row)


def run(options: argparse.Namespace, output: Output, signals: Signals) -> Exit:
    """Show the facts of ``options.torrent``."""
    params = source.load(options.torrent)
    facts = describe(params)
    if params.ti is not None and (options.files or output.as_json):
        facts["files"] = list_files(params.ti)
    if params.ti is not None and options.piece_hashes and "v1" in facts["info_hashes"]:
        facts["piece_hashes"] = [
            params.ti.hash_for_piece(index).hex() for index in range(params.ti.num_pieces())
        ]
    count: list[int] = []
    if options.pieces:
        # The one JSON object is the result; errors still show.
        quiet = Output(output.command, quiet=output.as_json or output.quiet)
        count, peers = pieces.ask_peers(options, params, quiet, signals)
        quiet.close_bar()
        facts["peers_asked"], facts["copies"] = peers, round(pieces.copies(count), 3)
        facts["piece_availability"] = count
    output.result(facts)
    if output.as_json:
        return Exit.OK
    _show(output, facts)
    if options.files:
        for entry in facts.get("files", []):
            target = f" -> {entry['symlink']}" if "symlink" in entry else ""
            output.line(f"{entry['index']:>6}  {entry['size']:>14}  {entry['path']}{target}")
    for index, digest in enumerate(facts.get("piece_hashes", [])):
        output.line(f"{index:>6}  {digest}")
    if options.pieces:
        _show_pieces(output, facts)
    return Exit.OK
