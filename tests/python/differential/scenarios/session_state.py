# SPDX-License-Identifier: BSD-3-Clause
"""Session parameters and state: written, read, loaded, and the session's own calls."""

from __future__ import annotations

import os

import libtorrent as lt
from scenario import QUIET, fields, find_alert, finish, show, shown, step, until

params = step("params", lt.session_params)
show("settings", sorted(params.settings))
step("dht_state", lambda: type(params.dht_state).__name__)
step("ip_filter", lambda: params.ip_filter.export_filter())
step("of dict", lambda: lt.session_params(QUIET).settings["enable_dht"])
step("of unknown", lt.session_params, {"nope": 1})
step("of None", lt.session_params, None)
step("set settings", setattr, params, "settings", {"user_agent": "state"})
step("got settings", lambda: params.settings["user_agent"])
step("bad settings", setattr, params, "settings", {"nope": 1})
rules = lt.ip_filter()
rules.add_rule("10.0.0.0", "10.0.0.9", 1)
step("set ip_filter", setattr, params, "ip_filter", rules)
step("got ip_filter", lambda: params.ip_filter.export_filter())
step("set unknown", hasattr, params, "nope")

params = lt.session_params(QUIET)
written = step("write type", lambda: type(lt.write_session_params(params)).__name__)
step("write", lambda: sorted(lt.write_session_params(params)))
step("write settings", lambda: lt.write_session_params(params)[b"settings"])
buffer = lt.write_session_params_buf(params)
show("buffer", type(buffer).__name__)
step("read", lambda: lt.read_session_params(buffer).settings["enable_lsd"])
step(
    "read dict",
    lambda: lt.read_session_params(lt.write_session_params(params)).settings["enable_lsd"],
)
for flags in ("save_settings", "save_dht_state", "save_dht_settings", "save_proxy"):
    value = step(f"flag {flags}", lambda flags=flags: getattr(lt.save_state_flags_t, flags))
    step(f"write {flags}", lambda value=value: sorted(lt.write_session_params(params, value)))
    step(
        f"write_buf {flags}",
        lambda value=value: sorted(lt.bdecode(lt.write_session_params_buf(params, value))),
    )
    step(
        f"read {flags}",
        lambda value=value: lt.read_session_params(buffer, value).settings["enable_lsd"],
    )
step("keyword", lambda: sorted(lt.write_session_params(entry=params, flags=0)))
step("read keyword", lambda: lt.read_session_params(buffer=buffer, flags=1).settings["enable_lsd"])
step("flags 0", lambda: sorted(lt.write_session_params(params, 0)))
for bad in (
    b"",
    b"de",
    b"x",
    b"i1e",
    {},
    None,
    1,
    "text",
    {"settings": 1},
    {"settings": {"nope": 1}},
):
    step(
        f"read {bad!r}",
        lambda bad=bad: sorted(lt.read_session_params(bad).settings) == sorted(params.settings),
    )

session = lt.session(params)
show("type", type(session).__name__)
step("is_listening", session.is_listening)
step("is_paused", session.is_paused)
step("pause", session.pause)
step("paused", session.is_paused)
step("resume", session.resume)
step("listen_port", lambda: 0 < session.listen_port() < 65536)
step("is_dht_running", session.is_dht_running)
step("get_torrents", session.get_torrents)
step("refresh", session.refresh_torrent_status, [])
step("refresh flags", session.refresh_torrent_status, [], 0)
step("get_torrent_status", session.get_torrent_status, lambda status: True)
step("get_torrent_status flags", session.get_torrent_status, lambda status: True, 0)
step("get_torrent_status None", session.get_torrent_status, None)
step("pop_alerts", lambda: type(session.pop_alerts()).__name__)
step("wait_for_alert", session.wait_for_alert, 0)
step("wait_for_alert str", session.wait_for_alert, "x")
step("reopen", session.reopen_network_sockets, 0)
step("reopen none", session.reopen_network_sockets)
step("add_extension", session.add_extension, "ut_metadata")
step("add_extension unknown", session.add_extension, "nope")
step("add_extension object", session.add_extension, lt.create_ut_pex_plugin)
step("add_extension None", session.add_extension, None)
step("add_port_mapping", session.add_port_mapping, lt.portmap_protocol.tcp, 1, 2)
step("delete_port_mapping", session.delete_port_mapping, 0)
step("set_alert_notify", session.set_alert_notify, lambda: None)
step("set_alert_fd", session.set_alert_fd, os.pipe()[1])
step("get_cache_info", lambda: session.get_cache_info())
step("set_ip_filter", session.set_ip_filter, rules)
step("nonexistent", getattr, session, "nope")
shown(
    "statistics",
    [(m.name, m.type, type(m.value_index).__name__) for m in lt.session_stats_metrics()],
)
step("find_metric_idx", lambda: lt.find_metric_idx("net.sent_bytes") >= 0)
step("find unknown", lt.find_metric_idx, "nope")
session.post_session_stats()
step(
    "stats",
    lambda: find_alert(
        session, "session_stats_alert", lambda a: (type(a.values).__name__, sorted(a.values))
    ),
)


def find_stats() -> dict[str, int]:
    """Return a session's statistics."""
    session.post_session_stats()
    return find_alert(session, "session_stats_alert", lambda a: dict(a.values))


step("stats name gone now", lambda: find_stats()["disk.read_cache_blocks"])
step("stats unknown", lambda: find_stats()["nope.nope"])
step("save_state", lambda: sorted(session.save_state()))
step("save_state flags", lambda: sorted(session.save_state(lt.save_state_flags_t.save_settings)))
state = session.save_state()
step("saved settings", lambda: state[b"settings"])
step("load_state", session.load_state, state)
step("load_state flags", session.load_state, state, 0)
step("load_state empty", session.load_state, {})
step("load_state None", session.load_state, None)
step("load_state wrong", session.load_state, {b"settings": 1})
status = step("status", session.status)
fields("status", status, kind=lambda value: type(value).__name__)
step("default status", lambda: lt.session_status().num_peers)
for name in ("start_dht", "stop_dht", "start_lsd", "stop_lsd", "stop_upnp", "stop_natpmp"):
    step(name, getattr(session, name))
step("is_dht_running after", session.is_dht_running)
step("listen_on", session.listen_on, 0, 0)
step("listen_on three", session.listen_on, 0, 0, "127.0.0.1", 0)
step("outgoing_ports", session.outgoing_ports, 0, 0)

DEFAULTS = {
    "flags": (lt.fingerprint("LT", 1, 2, 3, 4), 0),
    "none": (),
    "fingerprint": (lt.fingerprint("XX", 0, 0, 0, 0),),
}
for title, arguments in DEFAULTS.items():
    if title == "flags":
        step(f"session {title}", lt.session, *arguments)
step("session keywords", lambda: lt.session(settings=QUIET, flags=0).is_paused())
step("session flags paused", lambda: lt.session(QUIET, lt.session_flags_t.paused).is_paused())
step("session plugins 0", lambda: lt.session(QUIET, 0).is_paused())
step(
    "fingerprint session",
    lambda: lt.session(fingerprint=lt.fingerprint("LT", 1, 2, 3, 4), flags=0).is_paused(),
)
step("session of None", lt.session, None)
step("session of 3", lt.session, {}, 0, 0, 0)
session.post_torrent_updates()
step("post_torrent_updates flags", session.post_torrent_updates, 0)
until(session, "state_update_alert")
finish()
