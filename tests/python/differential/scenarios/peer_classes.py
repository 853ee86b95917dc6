# SPDX-License-Identifier: BSD-3-Clause
"""Peer classes and their filters."""

from __future__ import annotations

import libtorrent as lt
from scenario import finish, make_session, members, show, step

session = make_session()
for name in ("global_peer_class_id", "tcp_peer_class_id", "local_peer_class_id"):
    number = step(name, lambda name=name: getattr(lt.session, name))
    step(f"{name} info", session.get_peer_class, number)
step("create", session.create_peer_class, "mine")
mine = session.create_peer_class("other")
show("id", mine)
info = step("info", session.get_peer_class, mine)
changed = {
    "ignore_unchoke_slots": True, "connection_limit_factor": 250, "label": "new",
    "upload_limit": 1000, "download_limit": 2000, "upload_priority": 3, "download_priority": 4,
}  # fmt: skip
step("set", session.set_peer_class, mine, changed)
step("got", session.get_peer_class, mine)
step("set part", session.set_peer_class, mine, {"upload_limit": 7})
step("got part", session.get_peer_class, mine)
step("set empty", session.set_peer_class, mine, {})
step("set unknown name", session.set_peer_class, mine, {"nope": 1})
step("set bad type", session.set_peer_class, mine, {"upload_limit": "x"})
step("set bad label", session.set_peer_class, mine, {"label": 1})
step("set None", session.set_peer_class, mine, None)
step("set zero priority", session.set_peer_class, mine, {"upload_priority": 0})
step("set high priority", session.set_peer_class, mine, {"upload_priority": 1000})
step("got priority", session.get_peer_class, mine)
step("delete", session.delete_peer_class, mine)
step("create bytes", session.create_peer_class, b"bytes")
step("create None", session.create_peer_class, None)
step("create non-ASCII", lambda: session.get_peer_class(session.create_peer_class("é"))["label"])

rules = lt.ip_filter()
rules.add_rule("10.0.0.0", "10.255.255.255", 1 << 3)
step("set filter", session.set_peer_class_filter, rules)
step("set filter None", session.set_peer_class_filter, None)
kinds = lt.peer_class_type_filter()
for name in sorted(members("peer_class_type_filter", "method")):
    show(f"has {name}", hasattr(kinds, name))
for socket in ("tcp_socket", "utp_socket", "ssl_tcp_socket", "ssl_utp_socket", "i2p_socket"):
    number = step(socket, lambda socket=socket: getattr(lt.peer_class_type_filter, socket))
    step(f"{socket} add", kinds.add, number, 3)
    step(f"{socket} apply", kinds.apply, number, 1)
    step(f"{socket} allow", kinds.allow, number, 0)
    step(f"{socket} disallow", kinds.disallow, number, 0)
    step(f"{socket} apply again", kinds.apply, number, 0xFF)
    step(f"{socket} remove", kinds.remove, number, 3)
    step(f"{socket} apply last", kinds.apply, number, 1)
step("set type filter", session.set_peer_class_type_filter, kinds)
step("set type filter None", session.set_peer_class_type_filter, None)
finish()
