# SPDX-License-Identifier: BSD-3-Clause
"""Making objects, and hashes as keys and text."""

from __future__ import annotations

import hashlib
from typing import Any

import libtorrent as lt
from suite import statement


def types() -> dict[str, Any]:
    return {
        "sha1_hash": lt.sha1_hash,
        "torrent_handle": lt.torrent_handle,
        "torrent_status": lt.torrent_status,
        "add_torrent_params": lt.add_torrent_params,
        "error_code": lt.error_code,
        "data": b"12345678901234567890",
    }


def keys() -> dict[str, Any]:
    digests = [hashlib.sha1(b"%d" % i).digest() for i in range(1000)]
    hashes = [lt.sha1_hash(digest) for digest in digests]
    return {"h": lt.sha1_hash(digests[500]), "d": dict.fromkeys(hashes, 0), "o": hashes[500]}


statement("sha1_hash(data)", types, bar=4, floor="sha1_hash from bytes")
statement("torrent_handle()", types, bar=4, floor="torrent_handle")
statement("torrent_status()", types, bar=4, floor="torrent_status")
statement("add_torrent_params()", types, bar=4, floor="add_torrent_params")
statement("error_code()", types, bar=4, floor="error_code")
statement("hash(h)", keys, bar=4, floor="sha1_hash hash")
statement("d[h]", keys, name="dict[sha1_hash]", bar=4)
statement("h == o", keys, name="sha1_hash == sha1_hash", floor="sha1_hash equal")
statement("str(h)", keys, name="str(sha1_hash)", floor="sha1_hash hex")
statement("h.to_bytes()", keys, name="sha1_hash.to_bytes()")
