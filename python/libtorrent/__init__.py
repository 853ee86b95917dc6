# SPDX-License-Identifier: BSD-3-Clause
"""libtorrent for Python: BitTorrent sessions, torrents, and the files around them.

All types are native ones, of the module ``_libtorrent``. What is written in Python extends them:
overloads, enums, exceptions, and names of older versions, which warn.
"""

from __future__ import annotations

from libtorrent import (
    _deprecated,
    _enums,
    _errors,
    _functions,
    _handle,
    _libtorrent,
    _plain,
    _session,
    _torrent_info,
    _values,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# What only the code here needs of the native module.
_PRIVATE = ("SWIG_", "add_torrent_params_from_map", "close_all_sessions", "live_", "lt_", "object")


def _assemble() -> dict[str, Any]:
    public = {
        name: value
        for name, value in vars(_libtorrent).items()
        if not name.startswith("_") and not name.startswith(_PRIVATE)
    }
    for exception in (
        _errors.error,
        _errors.BdecodeError,
        _errors.DuplicateTorrentError,
        _errors.InvalidArgumentError,
        _errors.InvalidTorrentHandleError,
    ):
        exception.__module__ = "libtorrent"
        public[exception.__name__] = exception
    _values.install()
    _enums.install(public)
    _errors.install()
    _plain.install(public)
    _torrent_info.install()
    _handle.install()
    _session.install(public)
    _functions.install(public)
    _deprecated.install(public)
    public.update(
        api_version=_libtorrent.abi_version(),
        create_smart_ban_plugin="smart_ban",
        create_ut_metadata_plugin="ut_metadata",
        create_ut_pex_plugin="ut_pex",
        peer_id=_libtorrent.sha1_hash,
        version=_libtorrent.version(),
        version_major=_libtorrent.version_major(),
        version_minor=_libtorrent.version_minor(),
        version_tiny=_libtorrent.version_tiny(),
    )
    return public


_public = _assemble()
globals().update(_public)
__version__: str = _public["version"]
__version_info__ = tuple(int(part) for part in __version__.split("."))
__all__ = sorted(_public)
del _public
