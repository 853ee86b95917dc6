# SPDX-License-Identifier: BSD-3-Clause
"""ip_filter: rules, look-ups, export, bad addresses, a session's own."""

from __future__ import annotations

import libtorrent as lt
from scenario import finish, make_session, step

rules = lt.ip_filter()
step("empty", rules.export_filter)
step("access of empty", rules.access, "1.2.3.4")
step("range", rules.add_rule, "10.0.0.0", "10.0.255.255", 1)
step("inner range", rules.add_rule, "10.0.1.0", "10.0.1.255", 0)
step("single", rules.add_rule, "1.1.1.1", "1.1.1.1", 5)
step("v6", rules.add_rule, "fe80::1", "fe80::ff", 1)
step("overlap", rules.add_rule, "10.0.200.0", "10.1.0.0", 2)
step("export", rules.export_filter)
for address in (
    "10.0.0.0", "10.0.1.1", "10.0.255.255", "10.1.0.0", "10.1.0.1", "9.255.255.255", "1.1.1.1",
    "fe80::1", "fe80::100", "FE80::A", "::", "0.0.0.0", "255.255.255.255", "::ffff:10.0.0.1",
):  # fmt: skip
    step(f"access {address}", rules.access, address)
for address in (
    "",
    "x",
    "1.2.3",
    "1.2.3.4.5",
    "300.1.1.1",
    "1.2.3.4:80",
    "[::1]",
    "1.2.3.4 ",
    "fe80::1%lo",
):
    step(f"access bad {address}", rules.access, address)
    step(f"rule bad {address}", rules.add_rule, address, "10.0.0.1", 1)
step("mixed families", rules.add_rule, "10.0.0.1", "fe80::1", 1)
step("flags too big", rules.add_rule, "10.0.0.1", "10.0.0.2", 2**33)
step("flags negative", rules.add_rule, "10.0.0.1", "10.0.0.2", -1)
step("flags str", rules.add_rule, "10.0.0.1", "10.0.0.2", "1")
step("flags None", rules.add_rule, "10.0.0.1", "10.0.0.2", None)
step("first None", rules.add_rule, None, "10.0.0.2", 1)
step("first bytes", rules.add_rule, b"10.0.0.1", "10.0.0.2", 1)
step("two arguments", rules.add_rule, "10.0.0.1", "10.0.0.2")
step("reversed", lt.ip_filter().add_rule, "10.0.0.1", "10.0.0.1", 1)
step("keyword", lambda: lt.ip_filter().access(addr="10.0.0.1"))

session = make_session()
step("of session", lambda: session.get_ip_filter().export_filter())
step("set", session.set_ip_filter, rules)
step("got", lambda: session.get_ip_filter().export_filter())
step("a copy", lambda: session.get_ip_filter().add_rule("2.2.2.2", "2.2.2.2", 1))
step("unchanged", lambda: session.get_ip_filter().access("2.2.2.2"))
step("set None", session.set_ip_filter, None)
finish()
