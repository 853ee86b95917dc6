# SPDX-License-Identifier: BSD-3-Clause
"""Settings: names, defaults, types, presets, what apply_settings takes and refuses."""

from __future__ import annotations

import libtorrent as lt
from scenario import finish, make_session, members, show, step

for title, preset in (
    ("default", lt.default_settings),
    ("seed", lt.high_performance_seed),
    ("small", lt.min_memory_usage),
):
    settings = step(f"{title} settings", preset)
    show(f"{title} types", {key: type(value).__name__ for key, value in settings.items()})

session = make_session(user_agent="scenario/1.0")
current = session.get_settings()
show("names", sorted(current))
show("user_agent", current["user_agent"])
show("type", type(current).__name__)

VALUES = {
    "str": ("user_agent", "other/2"),
    "empty str": ("user_agent", ""),
    "non-ASCII str": ("user_agent", "é 日本"),
    "bytes": ("user_agent", b"bytes"),
    "int": ("active_limit", 17),
    "negative int": ("active_limit", -1),
    "int that is bool": ("active_limit", True),
    "int from str": ("active_limit", "17"),
    "int from float": ("active_limit", 17.5),
    "int from None": ("active_limit", None),
    "bool": ("enable_dht", False),
    "bool from 0": ("allow_multiple_connections_per_ip", 0),
    "bool from 1": ("allow_multiple_connections_per_ip", 1),
    "bool from 2": ("allow_multiple_connections_per_ip", 2),
    "bool from str": ("allow_multiple_connections_per_ip", "yes"),
    "bool from None": ("allow_multiple_connections_per_ip", None),
    "str from int": ("user_agent", 5),
    "str from None": ("user_agent", None),
    "enum": ("proxy_type", lt.proxy_type_t.socks5),
    "enum as int": ("proxy_type", 0),
    "enum of algorithms": ("choking_algorithm", lt.choking_algorithm_t.rate_based_choker),
    "enum of levels": ("allowed_enc_level", lt.enc_level.rc4),
    "int too big": ("active_limit", 2**40 + 7),
    "int very big": ("active_limit", 2**70),
    "int -2**31": ("active_limit", -(2**31)),
    "mask": ("alert_mask", lt.alert.category_t.all_categories),
    "mask 2**32-1": ("alert_mask", 0xFFFFFFFF),
    "unknown": ("no_such_setting", 1),
    "empty name": ("", 1),
    "name of case": ("User_Agent", "x"),
}
for title, (name, value) in VALUES.items():
    step(f"apply {title}", session.apply_settings, {name: value})
    step(f"after {title}", lambda name=name: session.get_settings()[name])

step("apply bytes key", session.apply_settings, {b"active_limit": 3})
step("apply int key", session.apply_settings, {1: 3})
step("apply nothing", session.apply_settings, {})
step("apply None", session.apply_settings, None)
step("apply list", session.apply_settings, [("active_limit", 3)])
step("apply no argument", session.apply_settings)
step("apply whole", lambda: session.apply_settings(session.get_settings()))
step("apply defaults", lambda: session.apply_settings(lt.default_settings()))

# Known by name, although libtorrent has no use for them any more.
GONE = (
    "tracker_maximum_response_length cache_size cache_expiry use_read_cache lock_disk_cache "
    "low_prio_disk volatile_read_cache guided_read_cache default_cache_min_age "
    "file_checks_delay_per_block utp_delayed_ack utp_num_resends ssl_listen "
    "half_open_limit allow_i2p_mixed lazy_bitfields unchoke_slots_limit "
    "ignore_limits_on_local_network "
    "rate_limit_utp local_upload_rate_limit network_threads cache_buffer_chunk_size "
    "strict_super_seeding upnp_ignore_nonrouters use_disk_read_ahead torrent_connect_boost "
    "max_sparse_regions allow_reordered_disk_operations recheck_outstanding_per_peer "
    "contiguous_recv_buffer enable_outgoing_tcp hashing_threads aio_threads allow_idna "
    "dht_announce_interval max_queued_disk_bytes_low_watermark optimize_hashing_for_speed"
).split()
for name in GONE:
    step(f"old {name}", session.apply_settings, {name: 1})
    step(f"old {name} is", lambda name=name: session.get_settings()[name])

for name in ("dht_settings", "pe_settings"):
    value = step(name, getattr(lt, name))
    for field in members(name):
        step(f"{name}.{field}", getattr, value, field)

step("two names", lambda: session.apply_settings({"active_limit": 5, "nope": 1}))
step("two names after", lambda: session.get_settings()["active_limit"])
step("session of unknown", lt.session, {"nope": 1})
step("session of bad value", lt.session, {"active_limit": "x"})
step("settings of call", lambda: lt.default_settings(1))
finish()
