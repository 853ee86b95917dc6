# SPDX-License-Identifier: BSD-3-Clause
"""Single method calls."""

from __future__ import annotations

from typing import Any

import material
from suite import statement


def info() -> dict[str, Any]:
    return {"ti": material.torrent_info(100)}


def storage() -> dict[str, Any]:
    return {"fs": material.torrent_info(100).files()}


def handle() -> dict[str, Any]:
    return {"h": material.handle()}


def sha1() -> dict[str, Any]:
    return {"h": material.torrent_info(100).info_hash()}


statement("ti.num_pieces()", info, floor="torrent_info num_pieces")
statement("ti.is_valid()", info)
statement("ti.piece_size(1)", info, floor="torrent_info piece_size")
statement("ti.name()", info, floor="torrent_info name")
statement("fs.num_files()", storage)
statement("fs.file_size(7)", storage, floor="file_storage file_size")
statement("fs.file_path(7)", storage, floor="file_storage file_path")
statement("h.is_all_zeros()", sha1)
statement("h.is_valid()", handle, name="handle.is_valid()", floor="torrent_handle is_valid")
statement("h.info_hash()", handle, name="handle.info_hash()", floor="torrent_handle info_hash")
