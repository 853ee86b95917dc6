# SPDX-License-Identifier: BSD-3-Clause
"""What workloads work on, made without the module under test as far as it goes."""

from __future__ import annotations

import functools
import os
import socket
import tempfile
import time
from typing import Any

import libtorrent as lt

PIECE = 16384
# A file system is not touched: nothing is ever written there.
NOWHERE = "/nonexistent"

SETTINGS: dict[str, Any] = {
    "listen_interfaces": "127.0.0.1:0",
    "enable_dht": False,
    "enable_lsd": False,
    "enable_natpmp": False,
    "enable_upnp": False,
    "alert_mask": 0,
}


def encode(value: Any) -> bytes:
    """Bencoded."""
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, bytes):
        return b"%d:%s" % (len(value), value)
    if isinstance(value, list):
        return b"l" + b"".join(map(encode, value)) + b"e"
    pairs = (encode(key) + encode(value[key]) for key in sorted(value))
    return b"d" + b"".join(pairs) + b"e"


def tree(files: int, pieces: int = 0, padding: int = 0) -> dict[bytes, Any]:
    """The content of a torrent file of so many files, and pieces unless these follow from that.
    ``padding`` makes the names of files longer.
    """
    size = PIECE * pieces // files if pieces else 1000
    count = -(-size * files // PIECE)
    padded = b"x" * padding
    listed = [
        {b"length": size, b"path": [b"folder %03d" % (i % 100), b"file %06d" % i + padded]}
        for i in range(files)
    ]
    info: dict[bytes, Any] = {
        b"name": b"torrent",
        b"piece length": PIECE,
        b"pieces": bytes(20 * count),
    }
    if files == 1:
        info[b"length"] = size
    else:
        info[b"files"] = listed
    return {
        b"announce": b"http://127.0.0.1:1/announce",
        b"announce-list": [[b"http://127.0.0.1:%d/announce" % i] for i in range(1, 4)],
        b"comment": b"for measurements",
        b"creation date": 1700000000,
        b"info": info,
    }


@functools.cache
def torrent_file(files: int, pieces: int = 0) -> bytes:
    """The same, bencoded."""
    return encode(tree(files, pieces))


@functools.cache
def torrent_info(files: int, pieces: int = 0) -> Any:
    """The same, loaded."""
    return lt.torrent_info(torrent_file(files, pieces))


@functools.cache
def session() -> Any:
    """A session that all workloads of a process share."""
    return lt.session(SETTINGS)


def params(info: Any = None, number: int = 0, folder: str = NOWHERE) -> Any:
    """For a torrent that does nothing; one without metadata if there is no torrent_info."""
    p = lt.add_torrent_params()
    if info is None:
        p.info_hash = lt.sha1_hash(b"%020d" % (number + 1))
        p.name = f"torrent {number}"
    else:
        p.ti = info
    p.save_path = folder
    flags = lt.torrent_flags
    p.flags = flags.paused | flags.seed_mode | flags.update_subscribe
    return p


@functools.cache
def folder() -> tempfile.TemporaryDirectory[str]:
    """For files that have a size and no content. Goes with the process."""
    return tempfile.TemporaryDirectory(prefix="benchmark-")


def make_files(info: Any, place: str) -> None:
    """Makes the files of a torrent without content."""
    for entry in info.files():
        path = os.path.join(place, entry.path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as stream:
            stream.truncate(entry.size)


@functools.cache
def handle(files: int = 100, pieces: int = 0) -> Any:
    """A torrent in the session; one with a few files has all its pieces."""
    info = torrent_info(files, pieces)
    place = os.path.join(folder().name, f"{files} {pieces}")
    seeds = files <= 100
    if seeds:
        make_files(info, place)
    h = session().add_torrent(params(info, folder=place))
    deadline = time.monotonic() + 60
    while seeds and h.status().num_pieces != info.num_pieces():
        if time.monotonic() > deadline:
            raise RuntimeError("the torrent does not get ready")
        time.sleep(0.01)
    return h


@functools.cache
def leech(pieces: int) -> Any:
    """A torrent in the session that has none of its pieces, and nobody to get them from."""
    content = tree(1, pieces)
    content[b"info"][b"name"] = b"another than that of handle()"
    p = params(lt.torrent_info(encode(content)))
    p.flags = lt.torrent_flags.update_subscribe
    h = session().add_torrent(p)
    deadline = time.monotonic() + 60
    while h.status().state != lt.torrent_status.downloading:
        if time.monotonic() > deadline:
            raise RuntimeError("the torrent does not get ready")
        time.sleep(0.01)
    return h


@functools.cache
def status() -> Any:
    """A torrent_status with all that can be asked for."""
    return handle().status()


def many(count: int) -> list[Any]:
    """So many seeds in a session of their own; the session comes first."""
    s = lt.session(SETTINGS)
    for i in range(count):
        # What is to be downloaded has a place in a queue, and takes the longer the longer that is.
        content = tree(1)
        content[b"info"][b"name"] = b"torrent %d" % i
        s.async_add_torrent(params(lt.torrent_info(encode(content))))
    deadline = time.monotonic() + 600
    # Calls are done in order: this one after all those.
    while len(s.get_torrents()) < count:
        if time.monotonic() > deadline:
            raise RuntimeError("not all torrents are there")
        time.sleep(0.01)
    return [s, *s.get_torrents()]


def connect_peers(h: Any, count: int) -> list[socket.socket]:
    """Connects so many peers that say hello and no more. They live as long as the sockets."""
    ours = session()
    ours.apply_settings({"allow_multiple_connections_per_ip": True, "peer_timeout": 600})
    h.resume()
    deadline = time.monotonic() + 30
    while not ours.listen_port() and time.monotonic() < deadline:
        ours.pop_alerts()
    hello = b"\x13BitTorrent protocol" + bytes(8) + h.info_hash().to_bytes()
    sockets = []
    for i in range(count):
        peer = socket.create_connection(("127.0.0.1", ours.listen_port()))
        peer.sendall(hello + b"-XX0000-%012d" % i)
        sockets.append(peer)
    while len(h.get_peer_info()) < count:
        if time.monotonic() > deadline:
            raise RuntimeError(f"only {len(h.get_peer_info())} of {count} peers are connected")
    return sockets
