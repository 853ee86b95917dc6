# SPDX-License-Identifier: BSD-3-Clause
"""Torrent files and magnet links as the user names them."""

from __future__ import annotations

import libtorrent as lt
from libtorrent.cli.exits import CommandError, Exit
from libtorrent.cli.files import read_input


def is_magnet(source: str) -> bool:
    """Tell whether ``source`` is a magnet link rather than a file name."""
    return source[:7].lower() == "magnet:"


def load(source: str) -> lt.add_torrent_params:
    """Load a torrent file or parse a magnet link.

    Raises ``CommandError``: missing or unreadable file, or not a torrent.
    """
    return load_magnet(source) if is_magnet(source) else load_file(source)


def load_magnet(link: str) -> lt.add_torrent_params:
    """Parse a magnet link."""
    try:
        return lt.parse_magnet_uri(link)
    except (RuntimeError, ValueError) as error:
        raise CommandError(Exit.BAD_TORRENT, f"bad magnet link: {error}") from error


def load_file(path: str) -> lt.add_torrent_params:
    """Load a torrent file; ``.ti`` of the result is set."""
    data = read_input(path, "torrent file")
    try:
        params = lt.load_torrent_buffer(data)
    except (RuntimeError, ValueError) as error:
        raise CommandError(Exit.BAD_TORRENT, f"bad torrent file {path}: {error}") from error
    return params


def magnet_link(params: lt.add_torrent_params) -> str:
    """Return the magnet link of a loaded torrent, with its name."""
    if params.ti is not None and not params.name:
        params.name = params.ti.name()
    return str(lt.make_magnet_uri(params))


def hashes(info_hashes: lt.info_hash_t) -> dict[str, str]:
    """Return the ``v1`` and ``v2`` info-hashes that exist, in hexadecimal."""
    found = {}
    if info_hashes.has_v1():
        found["v1"] = str(info_hashes.v1)
    if info_hashes.has_v2():
        found["v2"] = str(info_hashes.v2)
    return found


def protocol(info_hashes: lt.info_hash_t) -> str:
    """Return ``v1``, ``v2`` or ``hybrid``."""
    found = hashes(info_hashes)
    return "hybrid" if len(found) == 2 else next(iter(found), "v1")
