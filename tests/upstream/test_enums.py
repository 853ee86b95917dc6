# SPDX-License-Identifier: BSD-3-Clause
"""cglue/include/libtorrent-c/enums.h has every enumerator and flag of libtorrent's headers."""

from __future__ import annotations

import re
from functools import cache

import pytest

from headers import CGLUE, blocks, preprocessed, rows

HEADERS = (
    "add_torrent_params.hpp",
    "alert.hpp",
    "alert_types.hpp",
    "announce_entry.hpp",
    "bdecode.hpp",
    "close_reason.hpp",
    "create_torrent.hpp",
    "disk_interface.hpp",
    "error_code.hpp",
    "file_storage.hpp",
    "gzip.hpp",
    "i2p_stream.hpp",
    "info_hash.hpp",
    "ip_filter.hpp",
    "kademlia/announce_flags.hpp",
    "natpmp.hpp",
    "operations.hpp",
    "peer_class_type_filter.hpp",
    "peer_info.hpp",
    "pex_flags.hpp",
    "portmap.hpp",
    "session.hpp",
    "session_stats.hpp",
    "settings_pack.hpp",
    "socket_type.hpp",
    "socks5_stream.hpp",
    "storage_defs.hpp",
    "torrent_flags.hpp",
    "torrent_handle.hpp",
    "torrent_info.hpp",
    "torrent_status.hpp",
    "tracker_manager.hpp",
    "upnp.hpp",
    "write_resume_data.hpp",
)

# Enums and types of flags that are not listed, and why.
PLUGINS = "for plugins in C++"
DISK = "for disk back ends in C++"
INSIDE = "only libtorrent itself uses it"
SETTINGS = "settings are known by name at run time"
GROUPS_LEFT_OUT = {
    "lt::": INSIDE,
    "lt::status_t": DISK,
    "lt::disk_interface::disk_job_flags_t": DISK,
    "lt::deprecated_operation_t": "numbers that only members have that are left out too",
    "lt::listen_failed_alert::op_t": "the reference module gives the bare number",
    "lt::dht_error_alert::op_t": "numbers that only a member has that is left out too",
    "lt::portmap_alert::protocol_t": "numbers that only a member has that is left out too",
    "lt::entry::data_type": "bencoded values are values of the language",
    "lt::partial_piece_info::state_t": "deprecated, and no member has it",
    "lt::pe_settings::enc_policy": "aliases in the list of settings_pack::enc_policy",
    "lt::pe_settings::enc_level": "aliases in the list of settings_pack::enc_level",
    "lt::stats_metric::metric_type_t": "deprecated names of metric_type_t",
    "lt::port_filter::access_flags": "the same as ip_filter::access_flags",
    "lt::plugin::feature_flags_t": PLUGINS,
    "lt::torrent_plugin::add_peer_flags_t": PLUGINS,
    "lt::counters::stats_counter_t": "session_stats_metrics() gives them at run time",
    "lt::counters::stats_gauge_t": "session_stats_metrics() gives them at run time",
    "lt::settings_pack::type_bases": SETTINGS,
    "lt::settings_pack::string_types": SETTINGS,
    "lt::settings_pack::bool_types": SETTINGS,
    "lt::settings_pack::int_types": SETTINGS,
    "lt::torrent_info::torrent_info_flags_t": INSIDE,
    "lt::peer_list_entry::flags_t": INSIDE,
    "lt::stat::": INSIDE,
    "lt::string::encode_string_flags_t": INSIDE,
    "lt::udp_socket::udp_send_flags_t": INSIDE,
    "lt::tracker_request::tracker_request_flags_t": INSIDE,
    "lt::file_status::": INSIDE,
    "lt::i2p_stream::command_t": INSIDE,
    "lt::i2p_stream::state_t": INSIDE,
    "lt::i2p_connection::state_t": INSIDE,
    "lt::if_state": INSIDE,
    "lt::natpmp::protocol_version": INSIDE,
    "lt::natpmp::pcp_opcode": INSIDE,
    "lt::socks5_stream::": INSIDE,
}

# Single names that are not listed, and why.
COUNT = "the number of the others"
OLD_FLAG = "a deprecated name that the reference module has in add_torrent_params_flags_t"
OLD_FILE_FLAG = "a deprecated name that the reference module does not have"
NAMES_LEFT_OUT = {
    "lt::errors::error_code_max": COUNT,
    "lt::bdecode_errors::error_code_max": COUNT,
    "lt::gzip_errors::error_code_max": COUNT,
    "lt::i2p_error::num_errors": COUNT,
    "lt::socks_error::num_errors": COUNT,
    "lt::performance_alert::num_warnings": COUNT,
    "lt::stats_alert::num_channels": COUNT,
    "lt::peer_class_type_filter::num_socket_types": COUNT,
    "lt::create_torrent::allow_odd_piece_size": INSIDE,
    "lt::torrent_flags::pinned": OLD_FLAG,
    "lt::torrent_flags::override_resume_data": OLD_FLAG,
    "lt::torrent_flags::merge_resume_trackers": OLD_FLAG,
    "lt::torrent_flags::use_resume_save_path": OLD_FLAG,
    "lt::torrent_flags::merge_resume_http_seeds": OLD_FLAG,
    "lt::torrent_flags::all": "does not fit a signed number: the list has what does",
    "lt::add_torrent_params::flag_need_save_resume": "deprecated: torrent_flags has it",
    "lt::add_torrent_params::flag_default_flags": "named default_flags by the reference module",
    "lt::anonymous_mode_alert::tracker_not_anonymous": "named otherwise by the reference module",
    "lt::file_open_mode::locked": "0 in the reference module",
    "lt::file_storage::pad_file": OLD_FILE_FLAG,
    "lt::file_storage::attribute_hidden": OLD_FILE_FLAG,
    "lt::file_storage::attribute_executable": OLD_FILE_FLAG,
    "lt::file_storage::attribute_symlink": OLD_FILE_FLAG,
}


@cache
def header_names() -> dict[str, str]:
    """Each enumerator and flag of the headers, qualified, with its enum or type of flags."""
    found = {}
    for names, head, inside in blocks(preprocessed(*HEADERS)):
        if names[:1] != ("libtorrent",) and not re.match(r"namespace libtorrent$", head):
            continue
        if "aux" in names:
            continue
        scope = "::".join(("lt", *names[1:]))
        enum = re.match(r"enum( class)?\b\s*(\w*)", head)
        opened = re.match(r"(namespace|struct|class)\s+(\w+)", head)
        if enum:
            group = f"{scope}::{enum[2]}"
            prefix = group if enum[1] else scope
            for enumerator in inside.split(","):
                name = re.match(r"\s*(\w+)", enumerator)
                if name:
                    found[f"{prefix}::{name[1]}"] = group
        elif opened:
            where = "lt" if opened[2] == "libtorrent" else f"{scope}::{opened[2]}"
            for kind, name in re.findall(r"\bconstexpr\s+(\w+_t)\s+(\w+)\s*(?=[={;])(?!;)", inside):
                if name == "static_category":
                    continue
                found[f"{where}::{name}"] = f"{where}::{kind}"
    return found


@cache
def lists() -> dict[str, list[list[str]]]:
    """The rows of each list: name, value, when."""
    text = (CGLUE / "include" / "libtorrent-c" / "enums.h").read_text().replace("\\\n", " ")
    return {
        found[1]: rows(found[2], "F")
        for found in re.finditer(r"^#define (LT_\w+)\(F\) (.*)$", text, flags=re.M)
    }


@cache
def table() -> list[list[str]]:
    """The rows of the master list: id, list, name for scripts, class, flags, C++ type, C++ scope."""
    text = (CGLUE / "schema" / "enums.def").read_text()
    return rows(re.sub(r"//.*", "", text), "LT_ENUM")


@cache
def listed_names() -> frozenset[str]:
    return frozenset(
        f"{scope}::{row[0]}"
        for _, name, _, _, _, _, scope in table()
        for row in lists()[name]
        if row[2] not in ("alias", "wide_alias")
    )


def test_the_headers_are_understood() -> None:
    names = header_names()
    assert names["lt::torrent_status::downloading"] == "lt::torrent_status::state_t"
    assert names["lt::operation_t::file_read"] == "lt::operation_t"
    assert names["lt::torrent_flags::paused"] == "lt::torrent_flags::torrent_flags_t"
    assert names["lt::peer_info::choked"] == "lt::peer_info::peer_flags_t"
    assert names["lt::settings_pack::socks5"] == "lt::settings_pack::proxy_type_t"
    assert names["lt::errors::http_error"] == "lt::errors::error_code_enum"


@pytest.mark.parametrize("group", sorted(set(header_names().values())))
def test_group_is_listed(group: str) -> None:
    expected = {name for name, of in header_names().items() if of == group}
    if group in GROUPS_LEFT_OUT:
        assert not expected & listed_names(), f"{group} is listed and left out"
    else:
        missing = expected - listed_names() - NAMES_LEFT_OUT.keys()
        assert not missing, f"enums.h lacks {sorted(missing)}"


def test_what_is_left_out_is_not_listed() -> None:
    assert not NAMES_LEFT_OUT.keys() & listed_names()


def test_every_list_is_in_the_master_list() -> None:
    assert {row[1] for row in table()} == lists().keys()


@pytest.mark.parametrize("row", table(), ids=lambda row: row[0])
def test_names_of_a_list_are_unique(row: list[str]) -> None:
    names = [entry[0] for entry in lists()[row[1]]]
    assert len(names) == len(set(names))


def test_names_for_scripts_are_unique() -> None:
    names = [row[2] for row in table()]
    assert len(names) == len(set(names))


def test_classes_with_several_lists_have_no_name_twice() -> None:
    seen: dict[tuple[str, str], str] = {}
    for _, name, _, home, _, _, _ in table():
        for entry in lists()[name] if home != "NULL" else []:
            value = seen.setdefault((home, entry[0]), entry[1])
            assert value == entry[1], (home, entry[0])
