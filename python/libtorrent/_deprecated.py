# SPDX-License-Identifier: BSD-3-Clause
"""The table of deprecated names: each warns once per call site and says what to use instead."""

from __future__ import annotations

import warnings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_SETTINGS = "apply_settings()"
_GET_SETTINGS = "get_settings()"
_FLAGS = "set_flags() and unset_flags()"
_GET_FLAGS = "flags()"
_STATUS = "status()"
_ENDPOINTS = "announce_entry.endpoints"
_FILES = "torrent_info.files()"
_NOTHING = ""

# Class, or "" for functions: name to replacement.
TABLE: dict[str, dict[str, str]] = {
    "": {
        "add_magnet_uri": "parse_magnet_uri() and session.add_torrent()",
        "client_fingerprint": "identify_client()",
        "get_bdecode_category": "bdecode_category()",
        "get_http_category": "http_category()",
        "get_i2p_category": "i2p_category()",
        "get_libtorrent_category": "libtorrent_category()",
        "get_socks_category": "socks_category()",
        "get_upnp_category": "upnp_category()",
    },
    "announce_entry": {
        "can_announce": _ENDPOINTS,
        "complete_sent": _ENDPOINTS,
        "fails": _ENDPOINTS,
        "is_working": _ENDPOINTS,
        "last_error": _ENDPOINTS,
        "message": _ENDPOINTS,
        "min_announce": _ENDPOINTS,
        "min_announce_in": _ENDPOINTS,
        "next_announce": _ENDPOINTS,
        "next_announce_in": _ENDPOINTS,
        "reset": _NOTHING,
        "scrape_complete": _ENDPOINTS,
        "scrape_downloaded": _ENDPOINTS,
        "scrape_incomplete": _ENDPOINTS,
        "send_stats": _NOTHING,
        "start_sent": _ENDPOINTS,
        "trim": _NOTHING,
        "updating": _ENDPOINTS,
    },
    "file_entry": {
        "executable_attribute": _FILES,
        "hidden_attribute": _FILES,
        "offset": _FILES,
        "pad_file": _FILES,
        "size": _FILES,
        "symlink_attribute": _FILES,
    },
    "file_storage": {
        "__iter__": "file_path(), file_size() and others",
        "__len__": "num_files()",
        "at": "file_path(), file_size() and others",
    },
    "fingerprint": {"__str__": "generate_fingerprint()"},
    "log_alert": {"msg": "log_message()"},
    "peer_log_alert": {"msg": "log_message()"},
    "save_resume_data_alert": {"resume_data": "params and write_resume_data()"},
    "session": {
        "add_dht_router": "add_dht_node()",
        "dht_proxy": _GET_SETTINGS,
        "dht_state": "session_state()",
        "download_rate_limit": _GET_SETTINGS,
        "get_pe_settings": _GET_SETTINGS,
        "i2p_proxy": _GET_SETTINGS,
        "id": _NOTHING,
        "listen_on": "setting listen_interfaces",
        "local_download_rate_limit": "get_peer_class()",
        "local_upload_rate_limit": "get_peer_class()",
        "max_connections": _GET_SETTINGS,
        "num_connections": "post_session_stats()",
        "outgoing_ports": "settings outgoing_port and num_outgoing_ports",
        "peer_proxy": _GET_SETTINGS,
        "proxy": _GET_SETTINGS,
        "set_alert_mask": "setting alert_mask",
        "set_alert_queue_size_limit": "setting alert_queue_size",
        "set_dht_proxy": _SETTINGS,
        "set_download_rate_limit": _SETTINGS,
        "set_i2p_proxy": _SETTINGS,
        "set_local_download_rate_limit": "set_peer_class()",
        "set_local_upload_rate_limit": "set_peer_class()",
        "set_max_connections": "setting connections_limit",
        "set_max_half_open_connections": _NOTHING,
        "set_max_uploads": "setting unchoke_slots_limit",
        "set_pe_settings": _SETTINGS,
        "set_peer_id": "setting peer_fingerprint",
        "set_peer_proxy": _SETTINGS,
        "set_proxy": _SETTINGS,
        "set_tracker_proxy": _SETTINGS,
        "set_upload_rate_limit": _SETTINGS,
        "set_web_seed_proxy": _SETTINGS,
        "start_dht": "setting enable_dht",
        "start_lsd": "setting enable_lsd",
        "start_natpmp": "setting enable_natpmp",
        "start_upnp": "setting enable_upnp",
        "status": "post_session_stats()",
        "stop_dht": "setting enable_dht",
        "stop_lsd": "setting enable_lsd",
        "stop_natpmp": "setting enable_natpmp",
        "stop_upnp": "setting enable_upnp",
        "tracker_proxy": _GET_SETTINGS,
        "upload_rate_limit": _GET_SETTINGS,
        "web_seed_proxy": _GET_SETTINGS,
    },
    "session_status": {"utp_stats": "session_stats_alert"},
    "torrent_handle": {
        "apply_ip_filter": _FLAGS,
        "auto_managed": _FLAGS,
        "file_priorities": "get_file_priorities()",
        "get_torrent_info": "torrent_file()",
        "has_metadata": _STATUS,
        "is_auto_managed": _GET_FLAGS,
        "is_finished": _STATUS,
        "is_paused": _GET_FLAGS,
        "is_seed": _STATUS,
        "name": _STATUS,
        "piece_priorities": "get_piece_priorities()",
        "save_path": _STATUS,
        "set_peer_download_limit": "peer classes",
        "set_peer_upload_limit": "peer classes",
        "set_priority": "peer classes",
        "set_ratio": _NOTHING,
        "set_sequential_download": _FLAGS,
        "set_share_mode": _FLAGS,
        "set_tracker_login": "a name and password in the URL",
        "set_upload_mode": _FLAGS,
        "stop_when_ready": _FLAGS,
        "super_seeding": _FLAGS,
        "use_interface": "setting outgoing_interfaces",
        "write_resume_data": "save_resume_data()",
    },
    "torrent_info": {
        "file_at": _FILES,
        "is_merkle_torrent": _NOTHING,
        "merkle_tree": _NOTHING,
        "metadata": "info_section()",
        "metadata_size": "len(info_section())",
        "set_merkle_tree": _NOTHING,
    },
    "torrent_log_alert": {"msg": "log_message()"},
}

# What the warning calls it, where that is not the name.
_CALLED = {
    "file_storage.__iter__": "__iter__",
    "session_status.utp_stats": "session_status",
    "client_fingerprint": "client_fingerprint",
    "get_bdecode_category": "bdecode",
    "get_http_category": "http",
    "get_i2p_category": "i2p",
    "get_libtorrent_category": "libtorrent",
    "get_socks_category": "socks",
    "get_upnp_category": "upnp",
    **dict.fromkeys((f"file_entry.{name}" for name in TABLE["file_entry"]), "file_entry"),
}


def _text(what: str, replacement: str) -> str:
    return f"{what} is deprecated" + (f": use {replacement}" if replacement else "")


def warn(what: str, replacement: str, level: int) -> None:
    """Warns that ``what`` is deprecated, to whoever is ``level`` frames up from the caller."""
    warnings.warn(_text(what, replacement), DeprecationWarning, stacklevel=level + 1)


def _warning_function(function: Any, what: str, replacement: str) -> Callable[..., Any]:
    text = _text(what, replacement)

    def deprecated(*args: Any, **kwargs: Any) -> Any:
        warnings.warn(text, DeprecationWarning, stacklevel=2)
        return function(*args, **kwargs)

    deprecated.__name__ = function.__name__
    deprecated.__qualname__ = getattr(function, "__qualname__", function.__name__)
    deprecated.__module__ = "libtorrent"
    deprecated.__doc__ = function.__doc__
    deprecated.__wrapped__ = function  # type: ignore[attr-defined]
    return deprecated


def _warning_property(attribute: Any, what: str, replacement: str) -> property:
    text = _text(what, replacement)
    get = attribute.__get__

    def deprecated(self: Any) -> Any:
        warnings.warn(text, DeprecationWarning, stacklevel=2)
        return get(self)

    return property(deprecated, getattr(attribute, "__set__", None), None, attribute.__doc__)


def members(owner: str, attributes: dict[str, Any]) -> dict[str, Any]:
    """Those ``attributes`` of a class, or functions if ``owner`` is empty, that the table names,
    with the warning before them.
    """
    found: dict[str, Any] = {}
    for name, replacement in TABLE.get(owner, {}).items():
        attribute = attributes[name]
        called = _CALLED.get(f"{owner}.{name}" if owner else name)
        if callable(attribute):
            found[name] = _warning_function(attribute, called or f"{name}()", replacement)
        else:
            found[name] = _warning_property(attribute, called or name, replacement)
    return found
