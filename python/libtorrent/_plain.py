# SPDX-License-Identifier: BSD-3-Clause
"""Classes of plain data that libtorrent itself no longer has."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class plain:
    """Attributes with defaults, all of which the constructor takes as keywords."""

    __slots__ = ()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init__(self, **values: Any) -> None:
        for name, default in self._defaults.items():
            setattr(self, name, values.pop(name, default))
        for name in values:
            raise TypeError(f"{type(self).__name__}() has no field {name!r}")

    def _as_dict(self) -> dict[str, Any]:
        """All fields, name to value."""
        return {name: getattr(self, name) for name in self._defaults}

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in self._as_dict().items())
        return f"<libtorrent.{type(self).__name__} {fields}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, plain) or type(self) is not type(other):
            return NotImplemented
        return self._as_dict() == other._as_dict()

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> Any:
        return _rebuild, (type(self), self._as_dict())


def _rebuild(cls: type[plain], values: dict[str, Any]) -> plain:
    return cls(**values)


def _make(name: str, doc: str, defaults: dict[str, Any], qualname: str = "") -> Any:
    body = {
        "__doc__": doc,
        "__module__": "libtorrent",
        "__qualname__": qualname or name,
        "__slots__": tuple(defaults),
        "_defaults": defaults,
    }
    return type(name, (plain,), body)


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

_STATUS_NUMBERS = (
    "allowed_upload_slots",
    "dht_download_rate",
    "dht_global_nodes",
    "dht_node_cache",
    "dht_nodes",
    "dht_torrents",
    "dht_total_allocations",
    "dht_upload_rate",
    "down_bandwidth_bytes_queue",
    "down_bandwidth_queue",
    "download_rate",
    "ip_overhead_download_rate",
    "ip_overhead_upload_rate",
    "num_peers",
    "num_unchoked",
    "optimistic_unchoke_counter",
    "payload_download_rate",
    "payload_upload_rate",
    "total_dht_download",
    "total_dht_upload",
    "total_download",
    "total_failed_bytes",
    "total_ip_overhead_download",
    "total_ip_overhead_upload",
    "total_payload_download",
    "total_payload_upload",
    "total_redundant_bytes",
    "total_tracker_download",
    "total_tracker_upload",
    "total_upload",
    "tracker_download_rate",
    "tracker_upload_rate",
    "unchoke_counter",
    "up_bandwidth_bytes_queue",
    "up_bandwidth_queue",
    "upload_rate",
)


def install(public: dict[str, Any]) -> None:
    """Makes the classes."""
    public["dht_settings"] = _make(
        "dht_settings", "Settings of the DHT. Deprecated: settings `dht_...`.", DHT_SETTINGS
    )
    public["pe_settings"] = _make(
        "pe_settings",
        "Settings of encryption. Deprecated: settings `in_enc_policy` and others.",
        {"allowed_enc_level": 3, "in_enc_policy": 1, "out_enc_policy": 1, "prefer_rc4": False},
    )
    public["proxy_type_t"].proxy_settings = _make(
        "proxy_settings",
        "Which proxy to use. Deprecated: settings `proxy_...`.",
        {
            "hostname": "",
            "password": "",
            "port": 0,
            "proxy_hostnames": True,
            "proxy_peer_connections": True,
            "type": public["proxy_type_t"].none,
            "username": "",
        },
        "proxy_type_t.proxy_settings",
    )
    public["dht_lookup"] = _make(
        "dht_lookup",
        "A search in the DHT. Deprecated: dht_stats_alert.active_requests.",
        {"branch_factor": 0, "outstanding_requests": 0, "response": 0, "timeouts": 0, "type": None},
    )
    numbers: dict[str, Any] = {name: 0 for name in _STATUS_NUMBERS}
    public["session_status"] = _make(
        "session_status",
        "What a session does: bytes and bytes per second. Deprecated: session_stats_alert.",
        {
            "active_requests": [],
            "has_incoming_connections": False,
            "utp_stats": dict.fromkeys(UTP_STATES, 0),
            **numbers,
        },
    )
