# SPDX-License-Identifier: BSD-3-Clause
"""Sessions, handles, settings and what is deprecated about them."""

import sys

import libtorrent as lt
from common import SETTINGS, show

session = lt.session(SETTINGS)
before = session.get_settings()


def changed():
    """What settings have changed; changes them back."""
    global before
    now = session.get_settings()
    found = {name: now[name] for name in now if now[name] != before[name]}
    session.apply_settings({name: before[name] for name in found})
    return found


proxy = lt.proxy_type_t.proxy_settings()
proxy.hostname, proxy.port, proxy.type = "127.0.0.1", 9, lt.proxy_type_t.socks5
encryption = lt.pe_settings()
encryption.in_enc_policy, encryption.prefer_rc4 = 0, True
dht = lt.dht_settings()
dht.max_torrents = 7
calls = {
    "set_pe_settings": (encryption,),
    "set_dht_settings": (dht,),
    "listen_on": (0, 0, "127.0.0.1"),
    "outgoing_ports": (10, 20),
    "set_alert_mask": (3,),
    "set_peer_id": (lt.sha1_hash(b"-AB1234-aaaaaaaaaaaa"),),
    "add_dht_router": ("127.0.0.1", 1),
}
for kind in ("proxy", "peer_proxy", "tracker_proxy", "web_seed_proxy", "dht_proxy", "i2p_proxy"):
    calls[f"set_{kind}"] = (proxy,)
for kind in ("download_rate", "upload_rate", "local_download_rate", "local_upload_rate"):
    calls[f"set_{kind}_limit"] = (1234,)
for kind in ("max_connections", "max_uploads", "max_half_open_connections"):
    calls[f"set_{kind}"] = (123,)
for kind in ("dht", "lsd", "upnp", "natpmp"):
    calls[f"stop_{kind}"] = ()
for name, arguments in calls.items():
    show(name, lambda: getattr(session, name)(*arguments))
    getter = name[4:]
    if hasattr(session, getter):
        show(getter, lambda: getattr(session, getter)())
    print(changed())
show("unknown", lambda: session.apply_settings({"foo": 1}))
show("wrong", lambda: session.apply_settings({"active_limit": "x"}))
show("state", lambda: session.save_state(1))
show("load", lambda: session.load_state({"settings": {"active_limit": 17}}))
print(changed())
status = session.status()
print({name: getattr(status, name) for name in sorted(dir(status)) if name[0] != "_"})

show("params", lambda: session.add_torrent({"foo": 1}))
show("empty", lambda: session.add_torrent(lt.add_torrent_params()))
data = {"save_path": "/nowhere", "flags": int(lt.torrent_flags.paused)}
info = lt.torrent_info(sys.argv[1] + "/data.torrent")
handle = session.add_torrent({"ti": info, **data})
show("again", lambda: session.add_torrent({"ti": info, **data, "flags": 64}))
show("url", lambda: session.add_torrent({"url": "magnet:?xt=urn:btih:" + "a" * 40, **data}).name())
show("magnet", lambda: lt.add_magnet_uri(session, "magnet:?xt=urn:btih:" + "b" * 40, data).name())
show("old", lambda: session.add_torrent(info, "/nowhere", paused=True).name())
for name in (
    "name save_path is_paused is_seed is_finished is_auto_managed has_metadata super_seeding flags "
    "info_hash queue_position file_priorities piece_priorities get_file_priorities file_progress "
    "get_piece_priorities url_seeds http_seeds trackers upload_limit download_limit max_uploads "
    "max_connections get_download_queue get_peer_info file_status is_valid get_torrent_info"
).split():
    show(name, lambda: getattr(handle, name)())
for name in (
    "apply_ip_filter auto_managed set_sequential_download set_share_mode set_upload_mode "
    "stop_when_ready super_seeding"
).split():
    before_flags = handle.flags()
    show(name, lambda: getattr(handle, name)(True))
    print(before_flags ^ handle.flags())
    getattr(handle, name)(False)
show("tracker", lambda: handle.add_tracker({"url": "http://127.0.0.1:1/a", "tier": 3}))
show("replace", lambda: handle.replace_trackers([{"tier": 1}]))
show("replace", lambda: handle.replace_trackers([lt.announce_entry("http://127.0.0.1:1/b")]))
show("trackers", handle.trackers)
show("find", lambda: session.find_torrent(lt.sha1_hash()).is_valid())
show("status", lambda: [s.name for s in session.get_torrent_status(lambda s: s.handle == handle, 64)])
show("class", lambda: (session.create_peer_class("x"), session.get_peer_class(0)))
show("class", lambda: session.set_peer_class(0, {"foo": 1}))
nothing = lt.torrent_handle()
for name in ("status", "flags", "pause", "name", "trackers", "get_peer_info", "torrent_file"):
    show(name, getattr(nothing, name))
show("remove", lambda: session.remove_torrent(nothing))
session.pop_alerts()
