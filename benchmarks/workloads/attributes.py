# SPDX-License-Identifier: BSD-3-Clause
"""Attribute reads, one of each kind."""

from __future__ import annotations

from typing import Any

import libtorrent as lt
import material
from suite import statement


def status() -> dict[str, Any]:
    return {"st": material.status()}


def params() -> dict[str, Any]:
    p = lt.add_torrent_params()
    p.trackers = ["http://127.0.0.1:1/announce", "http://127.0.0.1:2/announce"]
    p.save_path = material.NOWHERE
    return {"atp": p}


def endpoint() -> dict[str, Any]:
    h = material.handle()
    sockets = material.connect_peers(h, 1)
    return {"peer": h.get_peer_info()[0], "_sockets": sockets}


def entry() -> dict[str, Any]:
    return {"ae": lt.announce_entry("http://127.0.0.1:1/announce")}


def set_params() -> dict[str, Any]:
    return {"atp": lt.add_torrent_params()}


statement("st.num_peers", status, name="int: status.num_peers", floor="field int")
statement("st.total_done", status, name="int64: status.total_done")
statement("st.progress", status, name="float: status.progress", floor="field float")
statement("st.is_seeding", status, name="bool: status.is_seeding")
statement("st.name", status, name="str: status.name", floor="field str")
statement("st.state", status, name="enum: status.state", floor="field enum")
statement("st.flags", status, name="flags: status.flags", floor="field flags")
statement("st.queue_position", status, name="position: status.queue_position")
statement("st.info_hash", status, name="hash: status.info_hash", floor="field hash")
statement("st.handle", status, name="handle: status.handle", floor="field handle")
statement("st.added_time", status, name="time: status.added_time")
statement("st.next_announce", status, name="timedelta: status.next_announce")
statement("atp.trackers", params, name="list: add_torrent_params.trackers", floor="field list")
statement("ae.url", entry, name="str: announce_entry.url")
statement("peer.ip", endpoint, name="endpoint: peer_info.ip")
statement("peer.up_speed", endpoint, name="int: peer_info.up_speed")
statement("atp.max_uploads = 4", set_params, name="set int: add_torrent_params.max_uploads")
statement("atp.save_path = 'somewhere'", set_params, name="set str: add_torrent_params.save_path")
