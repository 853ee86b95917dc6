# SPDX-License-Identifier: BSD-3-Clause
"""libtorrent for Python: BitTorrent sessions, torrents, and the files around them.

All types are native ones, of the module ``_libtorrent``. What is written in Python extends them:
overloads, enums, exceptions, and names of older versions, which warn.
"""

from __future__ import annotations

from libtorrent import _enums, _extend, _libtorrent, _values

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# What only the code here needs of the native module.
_PRIVATE = ("SWIG_", "add_torrent_params_from_map", "close_all_sessions", "live_", "lt_", "object")

# What modules have that are loaded when it is first needed.
_ERRORS = (
    "error",
    "BdecodeError",
    "DuplicateTorrentError",
    "InvalidArgumentError",
    "InvalidTorrentHandleError",
    "OperatingSystemError",
)
# Also named as those of Python that they are: not for `import *`.
_SYSTEM_ERRORS = (
    "ConnectionError",
    "FileExistsError",
    "FileNotFoundError",
    "IsADirectoryError",
    "NotADirectoryError",
    "PermissionError",
    "TimeoutError",
)
_FUNCTIONS = (
    "add_files",
    "add_magnet_uri",
    "client_fingerprint",
    "generate_fingerprint_bytes",
    "get_bdecode_category",
    "get_http_category",
    "get_i2p_category",
    "get_libtorrent_category",
    "get_socks_category",
    "get_upnp_category",
    "list_files",
    "read_session_params",
    "session_stats_metrics",
    "set_piece_hashes",
    "write_session_params",
    "write_session_params_buf",
)
_PLAIN = ("create_file_entry", "dht_lookup", "dht_settings", "pe_settings", "session_status")

# Enums that have another name, too: one of libtorrent 2.1.
_ALIASES = {
    "dht_module_t": "dht_log_alert.dht_module_t",
    "listen_succeeded_alert_socket_type_t": "listen_succeded_alert_socket_type_t",
}


def _functions_at_once() -> dict[str, Any]:
    # The native module has those classes that were asked for, not yet with what Python adds.
    later = {*_FUNCTIONS, *_libtorrent._class_names()}
    return {
        name: value
        for name, value in vars(_libtorrent).items()
        if not name.startswith("_") and not name.startswith(_PRIVATE) and name not in later
    }


_CONSTANTS: dict[str, Any] = {
    "api_version": _libtorrent.abi_version(),
    "create_smart_ban_plugin": "smart_ban",
    "create_ut_metadata_plugin": "ut_metadata",
    "create_ut_pex_plugin": "ut_pex",
    "version": _libtorrent.version(),
    "version_major": _libtorrent.version_major(),
    "version_minor": _libtorrent.version_minor(),
    "version_tiny": _libtorrent.version_tiny(),
}

_values.install()
_extend.install()
globals().update(_functions_at_once())
globals().update(_CONSTANTS)
__version__: str = _CONSTANTS["version"]
__version_info__ = tuple(int(part) for part in __version__.split("."))


def _all_names() -> list[str]:
    return sorted(
        {
            *_functions_at_once(),
            *_CONSTANTS,
            *_ERRORS,
            *_FUNCTIONS,
            *_PLAIN,
            *_ALIASES,
            *_libtorrent._class_names(),
            *(name for name in _enums.NAMES if "." not in name),
            "peer_id",
        }
    )


def __getattr__(name: str) -> Any:
    value: Any
    if name == "__all__":
        value = _all_names()
    elif name in _FUNCTIONS:
        from libtorrent import _functions

        value = _functions.FUNCTIONS[name]
    elif name in _ERRORS or name in _SYSTEM_ERRORS:
        from libtorrent import _errors

        value = _errors.PUBLIC[name]
    elif name in _PLAIN:
        from libtorrent import _plain

        value = getattr(_plain, name)
    elif name == "peer_id":
        value = _libtorrent._class("sha1_hash")
    elif name in _ALIASES or (name in _enums.NAMES and "." not in name):
        value = _extend.make_enum(_ALIASES.get(name, name))
    else:
        value = _libtorrent._class(name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_all_names()})
