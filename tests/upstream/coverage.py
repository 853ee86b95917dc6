#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""What of libtorrent's public C++ headers is wrapped, and why the rest is not: docs/COVERAGE.

python3 coverage.py writes the text.
"""

from __future__ import annotations

import re
import sys
import textwrap
from functools import cache
from typing import NamedTuple

from headers import CGLUE, blocks, by_header, macro, rows

sys.path.insert(0, str(CGLUE.parent / "python" / "stubs"))

from interface import read

TOP = CGLUE.parent

# The documented headers. To each: what of ours has its content, or in brackets why nothing has.
HEADERS = {
    "add_torrent_params.hpp": "add_torrent_params",
    "address.hpp": "(addresses are text)",
    "alert.hpp": "alert",
    "alert_types.hpp": "alert",
    "announce_entry.hpp": "announce_entry",
    "bdecode.hpp": "bencode, bdecode_node",
    "bencode.hpp": "bencode",
    "bitfield.hpp": "value: bitfields are a kind of value",
    "client_data.hpp": "value: userdata is a kind of value",
    "close_reason.hpp": "enums",
    "create_torrent.hpp": "create_torrent",
    "disk_interface.hpp": "torrent_handle: file_status(); (disk back-ends in C++ are extensions)",
    "download_priority.hpp": "(priorities are numbers)",
    "entry.hpp": "value: entries are values",
    "error_code.hpp": "error_code",
    "extensions.hpp": "(extensions in C++)",
    "file_storage.hpp": "file_storage",
    "fingerprint.hpp": "fingerprint",
    "flags.hpp": "(flags are numbers)",
    "gzip.hpp": "error_code, enums",
    "hasher.hpp": "hash",
    "i2p_stream.hpp": "error_code, enums",
    "identify_client.hpp": "fingerprint",
    "info_hash.hpp": "hash",
    "ip_filter.hpp": "ip_filter",
    "kademlia/announce_flags.hpp": "enums",
    "kademlia/dht_state.hpp": "session_params",
    "kademlia/ed25519.hpp": "ed25519",
    "kademlia/dht_storage.hpp": "(extensions in C++)",
    "load_torrent.hpp": "load_torrent",
    "magnet_uri.hpp": "magnet",
    "mmap_disk_io.hpp": "session_params: disk_io_constructor",
    "operations.hpp": "fingerprint, enums",
    "peer_class.hpp": "session",
    "peer_class_type_filter.hpp": "ip_filter",
    "peer_connection_handle.hpp": "(extensions in C++)",
    "peer_info.hpp": "torrent_handle",
    "peer_request.hpp": "file_storage",
    "performance_counters.hpp": "(alert: session_stats_alert)",
    "pex_flags.hpp": "enums",
    "portmap.hpp": "enums",
    "posix_disk_io.hpp": "session_params: disk_io_constructor",
    "read_resume_data.hpp": "resume_data",
    "session.hpp": "session",
    "session_handle.hpp": "session",
    "session_params.hpp": "session_params",
    "session_stats.hpp": "session",
    "session_types.hpp": "enums",
    "settings_pack.hpp": "settings",
    "sha1_hash.hpp": "hash",
    "span.hpp": "(of C++ alone)",
    "string_view.hpp": "(of C++ alone)",
    "time.hpp": "value: times are numbers or the language's own",
    "units.hpp": "(of C++ alone)",
    "socket_type.hpp": "enums",
    "socks5_stream.hpp": "error_code, enums",
    "storage_defs.hpp": "enums",
    "torrent_flags.hpp": "enums",
    "torrent_handle.hpp": "torrent_handle",
    "torrent_info.hpp": "torrent_info",
    "torrent_status.hpp": "torrent_status",
    "upnp.hpp": "error_code, enums",
    "version.hpp": "version",
    "write_resume_data.hpp": "resume_data",
}

EXTENSION = "extension of the library in C++"
VALUE = "a value: native lists, dicts, text and numbers"
NATIVE = "of the language: a list, iteration, an operator"
INTERNAL = "not documented, for libtorrent's own use"

# Classes without one of ours.
CLASSES_LEFT_OUT = {
    **dict.fromkeys(
        (
            "plugin",
            "torrent_plugin",
            "peer_plugin",
            "crypto_plugin",
            "peer_connection_handle",
            "bt_peer_connection_handle",
            "disk_interface",
            "buffer_allocator_interface",
            "disk_buffer_holder",
            "storage_holder",
            "storage_params",
            "settings_interface",
            "disk_observer",
            "counters",
            "dht_storage_interface",
            "dht_storage_counters",
        ),
        EXTENSION,
    ),
    **dict.fromkeys(("dht_lookup", "dht_routing_bucket"), "dicts in fields of dht_stats_alert"),
    **dict.fromkeys(
        ("upnp", "parse_state", "error_code_parse_state", "ip_address_parse_state"), INTERNAL
    ),
    "i2p_connection": INTERNAL,
    **dict.fromkeys(("entry", "bitfield", "bit_t"), VALUE),
    "client_data_t": "a number, in Python any object: userdata",
    "settings_pack": "a value: settings are dicts",
    "load_torrent_limits": "a value: limits are dicts",
    "storage_error": "a value: the fields of alerts and of torrent_status have its parts",
    "session_proxy": "session.close() and its parameter",
    "peer_class": INTERNAL,
    "peer_class_pool": INTERNAL,
    "from_span_t": INTERNAL,
}

# Classes with another name.
RENAMED = {"session_handle": "session"}

# Members without one of ours; "" before the dot for functions.
LEFT_OUT = {
    "add_torrent_params.extensions": EXTENSION,
    "torrent_handle.native_handle": INTERNAL,
    "session.native_handle": INTERNAL,
    "session.get_context": INTERNAL,
    "session.get_io_service": INTERNAL,
    "session.set_alert_notify": "in languages, with alert_fd() and set_alert_fd()",
    "session.abort": "close()",
    "session.set_dht_storage": EXTENSION,
    "session.add_extension_impl": INTERNAL,
    "session_params.dht_storage_constructor": EXTENSION,
    "session_params.extensions": EXTENSION,
    "torrent_info.internal_load_merkle_trees": INTERNAL,
    "torrent_info.internal_merkle_trees": INTERNAL,
    "torrent_info.internal_web_seeds": INTERNAL,
    "torrent_info.internal_set_creator": INTERNAL,
    "torrent_info.internal_set_creation_date": INTERNAL,
    "torrent_info.internal_set_comment": INTERNAL,
    "torrent_info.swap": NATIVE,
    "torrent_info.get_sha1": INTERNAL,
    "torrent_info.hash_for_piece_ptr": "hash_for_piece()",
    "torrent_info.load": INTERNAL,
    "torrent_info.free_piece_layers": INTERNAL,
    "torrent_info.set_piece_layers": INTERNAL,
    "torrent_info.resolve_duplicate_filenames": INTERNAL,
    "file_storage.file_name_ptr": INTERNAL,
    "file_storage.file_name_len": INTERNAL,
    "file_storage.root_ptr": "root()",
    "file_storage.hash_ptr": "hash()",
    "file_storage.add_file_borrow": "add_file(): strings of scripts cannot be borrowed",
    "file_storage.canonicalize_impl": INTERNAL,
    "file_storage.internal_at": INTERNAL,
    "file_storage.internal_file_at": INTERNAL,
    "create_torrent.set_file_attribute": INTERNAL,
    "digest32.data": "to_bytes()",
    "digest32.assign": "the constructor",
    "digest32.begin": NATIVE,
    "digest32.end": NATIVE,
    "digest32.size": NATIVE,
    "file_storage.internal_symlink": INTERNAL,
    "file_storage.string_view": INTERNAL,
    "announce_infohash.triggered_manually": INTERNAL,
    "block_info.set_peer": INTERNAL,
    "oversized_file_alert.reserved": INTERNAL,
    "peer_info.set_i2p_destination": INTERNAL,
    "piece_info_alert.block_data": "piece_info, which has its blocks",
    "session.dht_get_item": "dht_get_immutable_item(), dht_get_mutable_item()",
    "session.dht_put_item": "dht_put_immutable_item(), dht_put_mutable_item()",
    ".default_disk_io_constructor": "session_params.disk_io_constructor",
    ".dht_default_storage_constructor": EXTENSION,
    ".extract_node_ids": INTERNAL,
    ".read_dht_state": "read_session_params()",
    ".save_dht_state": "write_session_params()",
    ".mmap_disk_io_constructor": "session_params.disk_io_constructor",
    ".posix_disk_io_constructor": "session_params.disk_io_constructor",
    "bdecode_node.clear": NATIVE,
    "bdecode_node.dict_at_node": "dict_at(): keys are bytes",
    "bdecode_node.non_owning": "all nodes keep the data alive",
    "bdecode_node.reserve": "only libtorrent fills a node",
    "bdecode_node.string_ptr": "string_value()",
    "bdecode_node.swap": NATIVE,
    "bdecode_node.switch_underlying_buffer": "the data are its own",
    ".print_entry": "bdecode_node.print_entry()",
    ".socket_type_name": "the library does not export it: socket_type_t has names",
    ".hash_value": NATIVE,
    ".performance_warning_str": "performance_alert.message()",
    ".print_error": "error_code.message()",
    **dict.fromkeys(
        (
            ".apply_pack",
            ".apply_pack_impl",
            ".error_to_close_reason",
            ".find_control_url",
            ".find_error_code",
            ".find_ip_address",
            ".inflate_gzip",
            ".load_pack_from_dict",
            ".non_default_settings",
            ".parse_int",
            ".run_all_updates",
            ".save_settings_to_dict",
            ".throw_invalid_handle",
        ),
        INTERNAL,
    ),
}


# What is to be wrapped and is not yet.
MISSING: frozenset[str] = frozenset()


class Member(NamedTuple):
    """A public member of a class, or a function."""

    owner: str
    name: str
    header: str


def _statements(head: str, inside: str) -> list[str]:
    public = not head.startswith("class")
    found = []
    for statement in inside.split(";"):
        statement = " ".join(statement.split())
        access = re.match(r"(public|protected|private)\s*:", statement)
        if access:
            public = access[1] == "public"
        elif public and statement:
            found.append(statement)
    return found


def _name(statement: str, owner: str) -> str | None:
    """What a statement declares; None if it is nothing that could be wrapped."""
    if re.match(r"(using|friend|typedef|enum|static_assert|extern|namespace)\b", statement):
        return None
    statement = re.sub(r"^template\s*<[^<>]*(?:<[^<>]*>[^<>]*)*>\s*", "", statement)
    if "operator" in statement or "= delete" in statement or "~" in statement:
        return None
    if re.match(r"(struct|class)\b", statement) and "(" not in statement:
        return None
    call = re.search(
        r"(\w+)\s*\(", re.sub(r"^[^(]*\bdecltype\([^)]*\)|noexcept\(.*?\)", "", statement)
    )
    if call:
        name = call[1]
        if name in (owner, "explicit", "if", "for", "while", "return", "switch", "function"):
            return None
    else:
        data = re.match(r".*[\w>*&\]]\s+[*&]?(\w+)\s*(\[.*\])?\s*(:\s*\d+)?\s*(=.*|0)?$", statement)
        if not data:
            return None
        name = data[1]
    return None if re.match(r"m_|_|TORRENT_|const$|override$|final$", name) else name


def texts() -> dict[str, str]:
    """The public headers that the installed libtorrent has, less what is deprecated."""
    found = by_header(*HEADERS, flags=("-DTORRENT_NO_DEPRECATE",))
    return {header: text for header, text in found.items() if header in HEADERS}


@cache
def members() -> frozenset[Member]:
    """All of the headers that is not deprecated. Constants are the matter of test_enums.py."""
    found = set()
    for header, text in texts().items():
        for names, head, inside in blocks(text):
            opened = re.match(r"(?:struct|class)\s+(\w+)\b[^(]*$", head)
            scope = [n for n in names if n not in ("libtorrent", "dht")]
            if names[:1] != ("libtorrent",) and head != "namespace libtorrent":
                continue
            spaces = ("namespace libtorrent", "inline namespace v2", "namespace dht")
            if opened and not scope:
                owner = opened[1]
                for statement in _statements(head, inside):
                    if re.match(r"(static\s+)?constexpr|static\b", statement):
                        continue  # constants
                    name = _name(statement, owner)
                    if name:
                        found.add(Member(RENAMED.get(owner, owner), name, header))
            elif head in spaces and not scope:
                for statement in inside.split(";"):
                    statement = " ".join(statement.split())
                    exported = re.match(r"(inline\s+)?(static\s+)?constexpr|static\b", statement)
                    name = None if exported else _name(statement, "")
                    if name and "(" in statement:
                        found.add(Member("", name, header))
    return frozenset(found)


@cache
def ours() -> dict[str, set[str]]:
    """Fields and methods of each class, functions under ""; bases included."""
    found: dict[str, set[str]] = {"": set()}
    bases: dict[str, str] = {}
    for path in sorted((CGLUE / "schema").glob("*.def")):
        for section in re.split(r"^(?=LT_ALERT\(|LT_CLASS\()", path.read_text(), flags=re.M)[1:]:
            first = rows(section, "LT_(?:ALERT|CLASS)")[0]
            fields = {row[0] for row in rows(section, "LT_(?!CLASS|ALERT|END)[A-Z]+")}
            found.setdefault(first[0], set()).update(fields)
            base = first[1] if section.startswith("LT_ALERT") else first[2]
            bases[first[0]] = base.removeprefix("lt::")
    for function in read(TOP):
        found.setdefault(function.owner, set()).add(function.name)
    for name in list(found):
        base = bases.get(name, "void")
        while base != "void":
            found[name] |= found.get(base, set())
            base = bases.get(base, "void")
    return found


def state(member: Member) -> str:
    """ "" if it is wrapped, the reason if it is left out, or "missing"."""
    mine = ours()
    if member.owner in CLASSES_LEFT_OUT and CLASSES_LEFT_OUT[member.owner]:
        return CLASSES_LEFT_OUT[member.owner]
    reason = LEFT_OUT.get(f"{member.owner}.{member.name}")
    if reason:
        return reason
    owners = ("sha1_hash",) if member.owner == "digest32" else (member.owner,)
    return "" if any(member.name in mine.get(owner, ()) for owner in owners) else "missing"


def report() -> str:
    """The text of docs/COVERAGE."""
    states = {member: state(member) for member in sorted(members())}
    wrapped = sum(not reason for reason in states.values())
    missing = [m for m, reason in states.items() if reason == "missing"]
    version = ".".join(macro(f"LIBTORRENT_VERSION_{part}") for part in ("MAJOR", "MINOR", "TINY"))
    alerts = {m.owner for m in states if m.owner.endswith("_alert")}
    lines = [
        "What of libtorrent's C++ API is wrapped",
        "=======================================",
        "",
        "Written by tests/upstream/coverage.py from the headers; test_coverage.py checks it.",
        "",
        f"Headers of libtorrent {version}, without what is deprecated:",
        "",
        f"  public functions, methods and fields   {len(states)}",
        f"  wrapped                                {wrapped}",
        f"  left out, with a reason                {len(states) - wrapped - len(missing)}",
        f"  missing                                {len(missing)}",
        f"  alert classes                          {len(alerts)}, all wrapped: test_alerts.py",
        "  enums and flags                        all: test_enums.py",
        "",
        "",
        "Headers",
        "-------",
        "",
        "To each, the header of libtorrent-c (and file in swig/classes, and class) that has what",
        "it has; or, in brackets, why nothing has. Other headers are libtorrent's own.",
        "",
        *(f"  {header:<32}{where}" for header, where in HEADERS.items()),
        "",
        "",
        "Left out",
        "--------",
        "",
    ]
    reasons: dict[str, list[str]] = {}
    for m, reason in states.items():
        if reason and reason != "missing":
            whole = CLASSES_LEFT_OUT.get(m.owner)
            name = m.owner if whole else f"{m.owner}.{m.name}".lstrip(".")
            if name not in reasons.setdefault(reason, []):
                reasons[reason].append(name)
    for reason, names in sorted(reasons.items()):
        lines.append(f"{reason}:")
        lines += textwrap.wrap(
            ", ".join(names),
            96,
            initial_indent="  ",
            subsequent_indent="  ",
            break_long_words=False,
        )
        lines.append("")
    lines += ["", "Missing", "-------", ""]
    lines += [f"  {m.header:<32}{m.owner}{'.' if m.owner else ''}{m.name}" for m in missing]
    if not missing:
        lines.append("  nothing")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(report())
