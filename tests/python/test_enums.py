# SPDX-License-Identifier: BSD-3-Clause
"""Enums are ints with names; sets of flags are plain ints."""

from __future__ import annotations

import copy
import json
import pickle

import pytest

import libtorrent as lt

ENUMS = [
    lt.torrent_status.states,
    lt.operation_t,
    lt.socket_type_t,
    lt.proxy_type_t,
    lt.enc_policy,
    lt.move_flags_t,
    lt.errors,
]


@pytest.mark.parametrize("enum", ENUMS)
def test_members(enum: type) -> None:
    for name, member in enum.names.items():
        assert member.name == name
        assert getattr(enum, name) is member
        assert isinstance(member, enum)
        assert pickle.loads(pickle.dumps(member)) is member
        assert copy.copy(member) is copy.deepcopy(member) is member
    for value, member in enum.values.items():
        assert member == value
        assert enum(value) is member


def test_text() -> None:
    states = lt.torrent_status.states
    assert repr(states.downloading) == "libtorrent.states.downloading"
    assert str(states.downloading) == f"{states.downloading}" == "downloading"
    assert f"{states.downloading:d}" == "3"
    assert repr(states(77)) == str(states(77)) == "libtorrent.states(77)"
    assert states(77).name is None
    assert pickle.loads(pickle.dumps(states(77))) == 77


def test_they_are_numbers() -> None:
    states = lt.torrent_status.states
    assert json.dumps({"state": states.seeding}) == '{"state": 5}'
    assert [10, 11, 12, 13][states.downloading] == 13
    assert {3: "x"}[states.downloading] == "x"
    assert type(lt.portmap_protocol.tcp | lt.portmap_protocol.udp) is int


def test_aliases() -> None:
    assert lt.torrent_status.downloading is lt.torrent_status.states.downloading
    assert lt.session.tcp is lt.portmap_protocol.tcp
    assert lt.enc_policy.forced == lt.enc_policy.pe_forced == 0
    assert lt.enc_policy.pe_forced.name == "pe_forced"
    assert lt.proxy_type_t.proxy_type is lt.proxy_type_t


def test_flags() -> None:
    assert type(lt.torrent_flags.paused) is int
    assert lt.alert.category_t.all_categories == 0xFFFFFFFF
    assert lt.torrent_handle.query_pieces == lt.status_flags_t.query_pieces == 8
    assert lt.create_torrent.v2_only == lt.create_torrent_flags_t.v2_only


def test_what_calls_return(handle: lt.torrent_handle) -> None:
    assert isinstance(handle.status().state, lt.torrent_status.states)
    assert isinstance(handle.status().storage_mode, lt.storage_mode_t)
    assert type(handle.flags()) is int


def test_in_settings(session: lt.session) -> None:
    session.apply_settings({"proxy_type": lt.proxy_type_t.socks5, "proxy_hostname": "127.0.0.1"})
    assert session.get_settings()["proxy_type"] == lt.proxy_type_t.socks5
