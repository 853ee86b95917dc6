# SPDX-License-Identifier: BSD-3-Clause
"""Classes of plain data: what libtorrent itself no longer has, and what 2.1 has."""

from __future__ import annotations

from copy import copy

from libtorrent._deprecated import members

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, ClassVar


class plain:
    """Attributes with defaults, all of which the constructor takes as keywords."""

    __slots__ = ()
    _defaults: ClassVar[dict[str, Any]] = {}
    _members: ClassVar[dict[str, Any]] = {}

    def __init__(self, **values: Any) -> None:
        for name, default in self._defaults.items():
            setattr(self, name, values.pop(name, copy(default)))
        for name in values:
            raise TypeError(f"{type(self).__name__}() has no field {name!r}")

    def as_dict(self) -> dict[str, Any]:
        """All fields, name to value."""
        return {name: member.__get__(self) for name, member in self._members.items()}

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self.as_dict().items())
        return f"<libtorrent.{type(self).__name__} {fields}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, plain) or type(self) is not type(other):
            return NotImplemented
        return self.as_dict() == other.as_dict()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> Any:
        return _rebuild, (type(self), self.as_dict())


def _rebuild(cls: type[plain], values: dict[str, Any]) -> plain:
    return cls(**values)


def _make(
    name: str, doc: str, defaults: dict[str, Any], docs: dict[str, str], qualname: str = ""
) -> Any:
    body = {
        "__doc__": doc,
        "__module__": "libtorrent",
        "__qualname__": qualname or name,
        "__slots__": tuple(defaults),
        "_defaults": defaults,
    }
    cls: Any = type(name, (plain,), body)
    # The slots themselves can have no docstrings.
    cls._members = {member: vars(cls)[member] for member in defaults}
    for member, slot in cls._members.items():
        setattr(cls, member, property(slot.__get__, slot.__set__, None, docs[member]))
    return cls


# The names in the settings are these behind "dht_".
DHT_SETTINGS = {
    "aggressive_lookups": True,
    "block_ratelimit": 5,
    "block_timeout": 300,
    "enforce_node_id": False,
    "extended_routing_table": True,
    "ignore_dark_internet": True,
    "item_lifetime": 0,
    "max_dht_items": 700,
    "max_fail_count": 20,
    "max_peers_reply": 100,
    "max_torrent_search_reply": 20,
    "max_torrents": 2000,
    "privacy_lookups": False,
    "read_only": False,
    "restrict_routing_ips": True,
    "restrict_search_ips": True,
    "search_branching": 5,
}

UTP_STATES = ("num_idle", "num_syn_sent", "num_connected", "num_fin_sent", "num_close_wait")

_PE_SETTINGS = {
    "allowed_enc_level": 3,
    "in_enc_policy": 1,
    "out_enc_policy": 1,
    "prefer_rc4": False,
}

_PROXY = {
    "hostname": "",
    "password": "",
    "port": 0,
    "proxy_hostnames": True,
    "proxy_peer_connections": True,
    "type": None,
    "username": "",
}

_LOOKUP = {
    "branch_factor": "How many nodes are asked at once.",
    "outstanding_requests": "Nodes that have been asked and have not answered.",
    "response": "Nodes that have answered.",
    "timeouts": "Nodes that have not answered in time.",
    "type": "What is being done, such as 'get_peers'.",
}

_STATUS = {
    "active_requests": "The searches under way in the DHT, each a dht_lookup.",
    "allowed_upload_slots": "Most peers to unchoke.",
    "dht_download_rate": "Bytes per second received by the DHT.",
    "dht_global_nodes": "Estimated nodes in the whole DHT.",
    "dht_node_cache": "Nodes to replace those in the routing table with.",
    "dht_nodes": "Nodes in the routing table.",
    "dht_torrents": "Torrents that the DHT keeps peers of.",
    "dht_total_allocations": "Objects that searches in the DHT have in memory.",
    "dht_upload_rate": "Bytes per second sent by the DHT.",
    "down_bandwidth_bytes_queue": "Bytes that wait for download bandwidth.",
    "down_bandwidth_queue": "Peers that wait for download bandwidth.",
    "download_rate": "Bytes per second received in all.",
    "has_incoming_connections": "Whether a peer has ever connected to this session.",
    "ip_overhead_download_rate": "Bytes per second received in headers of IP, estimated.",
    "ip_overhead_upload_rate": "Bytes per second sent in headers of IP, estimated.",
    "num_peers": "Connections, those half open included.",
    "num_unchoked": "Peers unchoked.",
    "optimistic_unchoke_counter": "Seconds until another peer is unchoked to try it.",
    "payload_download_rate": "Bytes of files per second received.",
    "payload_upload_rate": "Bytes of files per second sent.",
    "total_dht_download": "Bytes received by the DHT.",
    "total_dht_upload": "Bytes sent by the DHT.",
    "total_download": "Bytes received in all.",
    "total_failed_bytes": "Bytes received in pieces that failed their hash check.",
    "total_ip_overhead_download": "Bytes received in headers of IP, estimated.",
    "total_ip_overhead_upload": "Bytes sent in headers of IP, estimated.",
    "total_payload_download": "Bytes of files received.",
    "total_payload_upload": "Bytes of files sent.",
    "total_redundant_bytes": "Bytes received more than once.",
    "total_tracker_download": "Bytes received from trackers.",
    "total_tracker_upload": "Bytes sent to trackers.",
    "total_upload": "Bytes sent in all.",
    "tracker_download_rate": "Bytes per second received from trackers.",
    "tracker_upload_rate": "Bytes per second sent to trackers.",
    "unchoke_counter": "Seconds until it is decided anew which peers to unchoke.",
    "up_bandwidth_bytes_queue": "Bytes that wait for upload bandwidth.",
    "up_bandwidth_queue": "Peers that wait for upload bandwidth.",
    "upload_rate": "Bytes per second sent in all.",
    "utp_stats": "How many uTP connections are in which state. Deprecated.",
}


def _setting_docs(names: Iterable[str], prefix: str) -> dict[str, str]:
    return {name: f"Setting `{prefix}{name.removeprefix('proxy_')}`." for name in names}


dht_settings = _make(
    "dht_settings",
    "Settings of the DHT. Deprecated: settings `dht_...`.",
    DHT_SETTINGS,
    _setting_docs(DHT_SETTINGS, "dht_"),
)

pe_settings = _make(
    "pe_settings",
    "Settings of encryption. Deprecated: settings `in_enc_policy` and others.",
    _PE_SETTINGS,
    _setting_docs(_PE_SETTINGS, ""),
)

dht_lookup = _make(
    "dht_lookup",
    "A search in the DHT. Deprecated: dht_stats_alert.active_requests.",
    {**dict.fromkeys(_LOOKUP, 0), "type": None},
    _LOOKUP,
)

session_status = _make(
    "session_status",
    "What a session does: bytes and bytes per second. Deprecated: session_stats_alert.",
    {
        **dict.fromkeys(_STATUS, 0),
        "active_requests": [],
        "has_incoming_connections": False,
        "utp_stats": dict.fromkeys(UTP_STATES, 0),
    },
    _STATUS,
)
for _name, _value in members("session_status", dict(vars(session_status))).items():
    setattr(session_status, _name, _value)


_FILE_ENTRY = {
    "filename": "The path in the torrent, that of a multi-file torrent from its root folder on.",
    "flags": "Bits of file_flags_t.",
    "mtime": "Seconds since 1970, UTC; 0 if unknown.",
    "size": "Bytes.",
    "symlink": "What a symbolic link leads to; empty if the file is none.",
}


def _init_file_entry(
    self: Any, filename: str, size: int, flags: int = 0, mtime: int = 0, symlink: str = ""
) -> None:
    plain.__init__(self, filename=filename, size=size, flags=flags, mtime=mtime, symlink=symlink)


create_file_entry = _make(
    "create_file_entry",
    "A file for create_torrent().",
    {"filename": "", "flags": 0, "mtime": 0, "size": 0, "symlink": ""},
    _FILE_ENTRY,
)
create_file_entry.__init__ = _init_file_entry
_init_file_entry.__name__ = "__init__"
_init_file_entry.__qualname__ = "create_file_entry.__init__"


def proxy_settings(proxy_type: Any) -> Any:
    """The class proxy_type_t.proxy_settings."""
    return _make(
        "proxy_settings",
        "Which proxy to use. Deprecated: settings `proxy_...`.",
        {**_PROXY, "type": proxy_type.none},
        _setting_docs(_PROXY, "proxy_"),
        "proxy_type_t.proxy_settings",
    )
