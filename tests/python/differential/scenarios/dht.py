# SPDX-License-Identifier: BSD-3-Clause
"""Three DHT nodes of this host: announces, items put and got, live nodes, refusals."""

from __future__ import annotations

import hashlib

import libtorrent as lt
from scenario import (
    finish,
    folder,
    make_session,
    make_torrent,
    members,
    plain,
    shape,
    show,
    step,
    until,
)

SETTINGS = {
    "enable_dht": True, "dht_bootstrap_nodes": "", "dht_restrict_routing_ips": False,
    "dht_restrict_search_ips": False, "dht_extended_routing_table": True,
    "dht_prefer_verified_node_ids": False, "dht_enforce_node_id": False,
    "dht_ignore_dark_internet": False, "dht_upload_rate_limit": 1000000,
    "dht_block_ratelimit": 1000000, "dht_block_timeout": 1,
}  # fmt: skip
nodes = [make_session(**SETTINGS) for _ in range(3)]
show("running", [node.is_dht_running() for node in nodes])
for node in nodes:
    for other in nodes:
        if other is not node:
            node.add_dht_node(("127.0.0.1", other.listen_port()))

SEEN: dict[str, dict[str, object]] = {}
VOLATILE = {
    "ip",
    "port",
    "endpoint",
    "pkt_buf",
    "packet",
    "node",
    "node_id",
    "nodes",
    "routing_table",
    "active_requests",
    "interval",
    "num_infohashes",
    "samples",
    "obfuscated_info_hash",
    "direction",
    "pkt",
    "num_success",
    "local_endpoint",
    "module",
    "msg",
    "num_peers",
}


def note(alert: lt.alert) -> None:
    """Keep what the first alert of each DHT type says."""
    name = type(alert).__name__
    if name.startswith("dht_") and name not in SEEN:
        SEEN[name] = {"what": alert.what(), "category": int(alert.category())}
        for field in members(name):
            try:
                value = getattr(alert, field)
            except (TypeError, RuntimeError) as error:
                SEEN[name][field] = type(error).__name__
                continue
            SEEN[name][field] = (shape if field in VOLATILE else plain)(value)


def stored(node: object) -> int:
    """Return how many nodes a node knows."""
    counts = []

    def count(alert: lt.alert) -> None:
        note(alert)
        if type(alert).__name__ == "session_stats_alert":
            counts.append(alert.values["dht.dht_nodes"])

    node.post_session_stats()
    until(node, lambda: bool(counts), count)
    return counts[-1]


until(nodes, lambda: all(stored(node) >= 2 for node in nodes), note)

target = step("put immutable", nodes[0].dht_put_immutable_item, {"a": 1, "b": b"two"})
until(nodes, lambda: "dht_put_alert" in SEEN, note)
show("put", dict(SEEN["dht_put_alert"]))
got: list[object] = []


def take(alert: lt.alert) -> None:
    """Keep the items that come."""
    note(alert)
    name = type(alert).__name__
    if name == "dht_immutable_item_alert":
        try:
            got.append(["immutable", plain(alert.target), plain(alert.item)])
        except RuntimeError as error:
            got.append(["immutable", plain(alert.target), str(error)])
    if name == "dht_mutable_item_alert":
        read = ("key", "signature", "seq", "salt", "authoritative", "item")
        got.append(["mutable", *(plain(getattr(alert, field)) for field in read)])


step("get immutable", nodes[1].dht_get_immutable_item, target)
until(nodes, lambda: bool(got), take)
show("immutable", got.pop())
text = nodes[0].dht_put_immutable_item(b"only bytes")
until(nodes, "dht_put_alert", note)
step("get bytes item", nodes[1].dht_get_immutable_item, text)
until(nodes, lambda: bool(got), take)
show("bytes item", got.pop())
step("get absent", nodes[2].dht_get_immutable_item, lt.sha1_hash(b"n" * 20))
until(nodes, lambda: bool(got), take)
show("absent", got.pop())
for value in (5, "text", b"bytes", [1, 2], {"k": []}):
    step(f"put {value!r}", nodes[0].dht_put_immutable_item, value)
step("put None", nodes[0].dht_put_immutable_item, None)
step("get None", nodes[0].dht_get_immutable_item, None)
step("get bytes", nodes[0].dht_get_immutable_item, b"x" * 20)

# A key pair of ed25519 as libtorrent has it: the public key belongs to the seed below.
seed = hashlib.sha512(b"\x01" * 32).digest()
private = bytes([seed[0] & 248]) + seed[1:31] + bytes([seed[31] & 63 | 64]) + seed[32:]
public = bytes.fromhex("8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c")
step("put mutable", nodes[0].dht_put_mutable_item, private, public, b"value", b"salt")
puts: list[object] = []


def put(alert: lt.alert) -> None:
    """Note that the mutable item was put."""
    note(alert)
    if type(alert).__name__ == "dht_put_alert" and alert.salt:
        puts.append(
            [plain(alert.public_key), plain(alert.salt), plain(alert.seq), alert.num_success > 0]
        )


until(nodes, lambda: bool(puts), put)
show("mutable put", puts[0])
step("get mutable", nodes[1].dht_get_mutable_item, public, b"salt")
until(nodes, lambda: any("value" in str(item) for item in got), take)
show("mutable", next(item for item in got if "value" in str(item)))
step("get mutable None", nodes[1].dht_get_mutable_item, None, b"")

info = make_torrent(folder(), 64)
handles = [
    node.add_torrent({"ti": info, "save_path": str(folder()), "flags": 0}) for node in nodes[:2]
]
until(nodes, lambda: all(h.status().is_seeding for h in handles), note)
for handle in handles:
    handle.force_dht_announce()
until(nodes, lambda: "dht_announce_alert" in SEEN, note)
show("announced", SEEN["dht_announce_alert"]["info_hash"])
step("get_peers", nodes[2].dht_get_peers, info.info_hash())
until(nodes, lambda: "dht_get_peers_reply_alert" in SEEN, note)
until(nodes, lambda: "dht_get_peers_alert" in SEEN, note)
step("get_peers bytes", nodes[2].dht_get_peers, b"x" * 20)
step("get_peers None", nodes[2].dht_get_peers, None)

counted: list[int] = []


def live(alert: lt.alert) -> None:
    """Note how many nodes are live."""
    note(alert)
    if type(alert).__name__ == "dht_live_nodes_alert":
        counted.append(alert.num_nodes)


show("has dht_live_nodes", hasattr(nodes[0], "dht_live_nodes"))
if hasattr(nodes[0], "dht_live_nodes"):
    step("dht_live_nodes", nodes[0].dht_live_nodes, lt.sha1_hash(b"a" * 20))
if hasattr(nodes[0], "dht_sample_infohashes"):
    step(
        "dht_sample_infohashes",
        nodes[0].dht_sample_infohashes,
        ("127.0.0.1", nodes[1].listen_port()),
        lt.sha1_hash(b"a" * 20),
    )
    until(nodes, lambda: "dht_sample_infohashes_alert" in SEEN, note)
nodes[0].post_dht_stats()
until(nodes, lambda: "dht_stats_alert" in SEEN, live)
step("add_dht_node None", nodes[0].add_dht_node, None)
step("add_dht_node str", nodes[0].add_dht_node, "127.0.0.1")
step("add_dht_node port", nodes[0].add_dht_node, ("127.0.0.1", "x"))
step("add_dht_router", nodes[0].add_dht_router, "127.0.0.1", nodes[1].listen_port())
settings = step("get_dht_settings", lambda: type(nodes[0].get_dht_settings()).__name__)
step("set_dht_settings", lambda: nodes[0].set_dht_settings(lt.dht_settings()))
step("dht_state", lambda: b"node-id" in nodes[0].dht_state())
step("dht_announce", nodes[0].dht_announce, info.info_hash(), 0, 0)

for name in (
    "dht_announce_alert", "dht_get_peers_alert", "dht_get_peers_reply_alert", "dht_put_alert",
    "dht_immutable_item_alert", "dht_mutable_item_alert", "dht_stats_alert", "dht_log_alert",
    "dht_pkt_alert", "dht_outgoing_get_peers_alert", "dht_sample_infohashes_alert",
    "dht_bootstrap_alert",
):  # fmt: skip
    fields = SEEN.get(name, {"seen": False})
    show(name, {key: value for key, value in fields.items() if key not in ("info_hash", "target")})
finish()
