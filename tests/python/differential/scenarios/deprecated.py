# SPDX-License-Identifier: BSD-3-Clause
"""Deprecated calls of sessions and handles: their effects on settings and flags, their warnings."""

from __future__ import annotations

import warnings
from typing import Any

import libtorrent as lt
from scenario import finish, folder, make_session, make_torrent, show, step

session = make_session()
before = session.get_settings()


def show_changes(name: str) -> None:
    """Print what settings have changed and change them back."""
    now = session.get_settings()
    found = {key: now[key] for key in now if now[key] != before[key]}
    session.apply_settings({key: before[key] for key in found})
    show(f"{name} changes", found)


proxy = lt.proxy_type_t.proxy_settings()
proxy.hostname, proxy.port, proxy.type = "127.0.0.1", 9, lt.proxy_type_t.socks5
encryption = lt.pe_settings()
encryption.in_enc_policy, encryption.prefer_rc4 = 0, True
dht = lt.dht_settings()
dht.max_torrents = 7
calls: dict[str, tuple[Any, ...]] = {
    "set_pe_settings": (encryption,),
    "set_dht_settings": (dht,),
    "listen_on": (0, 0, "127.0.0.1"),
    "outgoing_ports": (10, 20),
    "set_alert_mask": (3,),
    "set_peer_id": (lt.sha1_hash(b"-AB1234-aaaaaaaaaaaa"),),
    "add_dht_router": ("127.0.0.1", 1),
    "set_download_rate_limit": (1234,),
    "set_upload_rate_limit": (1234,),
    "set_local_download_rate_limit": (1234,),
    "set_local_upload_rate_limit": (1234,),
    "set_max_connections": (123,),
    "set_max_uploads": (123,),
    "set_max_half_open_connections": (123,),
    "start_lsd": (),
    "stop_dht": (),
    "stop_lsd": (),
    "stop_upnp": (),
    "stop_natpmp": (),
}
for kind in ("proxy", "peer_proxy", "tracker_proxy", "web_seed_proxy", "dht_proxy", "i2p_proxy"):
    calls[f"set_{kind}"] = (proxy,)
for name, arguments in calls.items():
    step(name, getattr(session, name), *arguments)
    if name.startswith("set_") and hasattr(session, name[4:]):
        value = step(name[4:], getattr(session, name[4:]))
        if name.endswith("proxy"):
            show(f"{name} hostname, port", [value.hostname, value.port])
    show_changes(name)
for name in ("dht_state", "num_connections", "get_dht_settings", "status"):
    step(name, getattr(session, name))
step("set_alert_queue_size_limit", session.set_alert_queue_size_limit, 1000)
step("load_state", session.load_state, {"settings": {"active_limit": 17}})
show_changes("load_state")

info = make_torrent(folder())
path = str(folder())
magnet = "magnet:?xt=urn:btih:"
handle = step("add", session.add_torrent, {"ti": info, "save_path": path, "flags": 0x10})
step("url", session.add_torrent, {"url": magnet + "a" * 40, "save_path": path})
step("magnet", lt.add_magnet_uri, session, magnet + "b" * 40, {"save_path": path})
for name in (
    *("name", "save_path", "is_paused", "is_auto_managed", "has_metadata", "super_seeding"),
    *("get_torrent_info", "file_priorities", "piece_priorities"),
):
    step(name, getattr(handle, name))
for name in (
    *("apply_ip_filter", "auto_managed", "set_sequential_download", "set_share_mode"),
    *("set_upload_mode", "stop_when_ready", "super_seeding"),
):
    flags = handle.flags()
    step(f"{name} on", getattr(handle, name), True)
    show(f"{name} changes", flags ^ handle.flags())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        getattr(handle, name)(False)
step("set_priority", handle.set_priority, 3)
step("set_ratio", handle.set_ratio, 1.0)
step("set_tracker_login", handle.set_tracker_login, "a", "b")
step("set_peer_upload_limit", handle.set_peer_upload_limit, ("127.0.0.1", 1), 5)
step("old", lambda: session.add_torrent(info, path, {}, paused=True))
for name in ("name", "status", "is_paused", "get_torrent_info"):
    step(f"{name} of nothing", getattr(lt.torrent_handle(), name))
for name in ("bdecode", "http", "i2p", "libtorrent", "socks", "upnp"):
    step(f"get_{name}_category", getattr(lt, f"get_{name}_category"))
step("fingerprint", str, lt.fingerprint("LT", 1, 2, 3, 4))
step("file_storage", lambda: [(entry.path, entry.mtime) for entry in info.files()])
step("at", lambda: [info.files().at(0).size, info.file_at(0).offset])
storage, entry = lt.file_storage(), lt.file_entry()
entry.path = "a/b"
step("add_file", storage.add_file, entry)
for name in ("is_merkle_torrent", "merkle_tree", "metadata_size"):
    step(name, getattr(info, name))
step("client_fingerprint", lt.client_fingerprint, lt.sha1_hash(b"-LT1234-aaaaaaaaaaaa"))
finish()
