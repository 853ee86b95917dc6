# SPDX-License-Identifier: BSD-3-Clause
"""cglue/schema/alerts.def has every alert type of the headers, and every member of each."""

from __future__ import annotations

import re
from functools import cache

import pytest

from headers import CGLUE, blocks, preprocessed, rows

OLD = "deprecated in C++, and the reference module does not have it: "

# Members of alerts that have no row, and why.
LEFT_OUT = {
    "torrent_alert.name": OLD + "torrent_name",
    "tracker_warning_alert.msg": OLD + "warning_message()",
    "peer_error_alert.operation": OLD + "op",
    "peer_error_alert.msg": OLD + "error",
    "peer_disconnected_alert.operation": OLD + "op",
    "storage_moved_failed_alert.file": OLD + "file_path()",
    "file_error_alert.operation": OLD + "op",
    "portmap_alert.protocol": OLD + "map_protocol",
    "fastresume_rejected_alert.file": OLD + "file_path()",
    "trackerid_alert.trackerid": OLD + "tracker_id()",
    "torrent_error_alert.error_file": OLD + "filename()",
    "dht_error_alert.operation": OLD + "op",
    "dht_pkt_alert.dir": OLD + "direction",
    "dht_direct_response_alert.addr": OLD + "endpoint",
    "oversized_file_alert.reserved": "never set, its value means nothing",
    "piece_info_alert.block_data": "what the pieces of piece_info point to",
}


@cache
def header_alerts() -> dict[str, tuple[str, set[str]]]:
    """Of each alert type of the headers: its base and its public members."""
    found = {}
    for names, head, inside in blocks(preprocessed("alert_types.hpp")):
        opened = re.match(r"struct\s+(\w+)\s+(?:final\s*)?(?::\s*(\w+))?$", head)
        if not opened:
            opened = re.match(r"struct\s+(\w+)()$", head)
        if names[-1:] == ("libtorrent",) and opened:
            name, base = opened[1], opened[2] or ""
            if name == "alert" or base in ("alert", "torrent_alert", "peer_alert", "tracker_alert"):
                found[name] = (base, members(name, inside))
    return found


def members(name: str, inside: str) -> set[str]:
    """Public data members, and public member functions that take nothing."""
    found = set()
    public = True
    for statement in inside.split(";"):
        statement = " ".join(statement.split())
        access = re.match(r"(public|protected|private)\s*:", statement)
        if access:
            public = access[1] == "public"
            continue
        if not public or re.match(r"(static|using|enum|friend|template)\b", statement):
            continue
        function = re.search(r"(\w+)\s*\(\s*\)\s*const\b", statement)
        if function:
            found.add(function[1])
        elif "(" not in statement:
            member = re.match(r".*[\w>*&]\s+[*&]?(\w+)\s*(=.*)?$", statement)
            if member:
                found.add(member[1])
    found.discard(name)
    return found


@cache
def listed() -> dict[str, tuple[str, set[str]]]:
    """The same of each row of alerts.def."""
    text = (CGLUE / "schema" / "alerts.def").read_text()
    found: dict[str, tuple[str, set[str]]] = {}
    for section in re.split(r"^(?=LT_ALERT\(|LT_CLASS\()", text, flags=re.M)[1:]:
        first = rows(section, r"(?:LT_ALERT|LT_CLASS)")[0]
        base = first[1] if section.startswith("LT_ALERT") else first[2]
        fields = rows(section, r"LT_(?:RO|GET|CALL)")
        found[first[0]] = (base, {field[0] for field in fields})
    return found


def listed_with_bases(name: str) -> set[str]:
    found: set[str] = set()
    while name:
        base, fields = listed()[name]
        found |= fields
        name = "" if base == "void" else base.removeprefix("lt::")
    return found


def test_the_headers_are_understood() -> None:
    alerts = header_alerts()
    assert len(alerts) > 90
    assert alerts["read_piece_alert"][0] == "torrent_alert"
    assert {"error", "buffer", "piece", "size"} <= alerts["read_piece_alert"][1]
    assert {"op", "error", "failure_reason", "version"} <= alerts["tracker_error_alert"][1]
    assert "m_msg_idx" not in alerts["tracker_error_alert"][1]
    assert {"what", "message", "category", "type", "timestamp"} <= alerts["alert"][1]


def test_every_alert_type_of_the_headers_is_found() -> None:
    text = preprocessed("alert_types.hpp")
    numbers = re.findall(r"static int const alert_type = (\d+)\s*;", text)
    numbered = {n for n in numbers if int(n) > 2}
    bases = {"alert", "torrent_alert", "peer_alert", "tracker_alert"}
    assert len(header_alerts().keys() - bases) == len(numbered)


@pytest.mark.parametrize("name", sorted(header_alerts()))
def test_alert_has_its_rows(name: str) -> None:
    base, expected = header_alerts()[name]
    assert name in listed(), f"alerts.def has no rows for {name}"
    assert listed()[name][0].removeprefix("lt::").replace("void", "") == base
    left_out = {entry.partition(".")[2] for entry in LEFT_OUT if entry.startswith(name + ".")}
    missing = expected - listed_with_bases(name) - left_out
    assert not missing, f"alerts.def lacks members of {name}: {sorted(missing)}"


def test_no_member_is_left_out_and_listed() -> None:
    for entry in LEFT_OUT:
        name, _, member = entry.partition(".")
        assert member not in listed().get(name, ("", set()))[1], entry
