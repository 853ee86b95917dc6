# SPDX-License-Identifier: BSD-3-Clause
"""Bundles of fields as values: equality, copies, pickles, and lists in them that are live."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import libtorrent as lt
from libtorrent import _libtorrent as native

METADATA = lt.bencode(
    {
        b"announce-list": [[b"http://127.0.0.1/a"], [b"http://127.0.0.1/b"]],
        b"comment": b"c",
        b"info": {b"name": b"n", b"length": 1, b"piece length": 16384, b"pieces": b"p" * 20},
        b"nodes": [[b"127.0.0.1", 1]],
        b"url-list": [b"http://127.0.0.1/w/"],
    }
)


def renamed_torrent() -> lt.torrent_info:
    info = lt.torrent_info(METADATA)
    info.rename_file(0, "other")
    return info


def full_params() -> lt.add_torrent_params:
    params = lt.add_torrent_params()
    params.ti = renamed_torrent()
    params.info_hashes = params.ti.info_hashes()
    params.trackers = ["http://127.0.0.1/a"]
    params.peers = [("127.0.0.1", 5)]
    params.have_pieces = [True]
    params.unfinished_pieces = {0: [True, False]}
    params.flags = lt.torrent_flags.paused
    params.storage_mode = lt.storage_mode_t.storage_mode_allocate
    return params


def full_session_params() -> lt.session_params:
    params = lt.session_params({"user_agent": "x"})
    params.ip_filter.add_rule("10.0.0.0", "10.255.255.255", 1)
    params.dht_state.nodes = [("127.0.0.1", 7)]
    params.ext_state = {"a": "b"}
    return params


def tracker() -> lt.announce_entry:
    entry = lt.announce_entry("http://127.0.0.1/a")
    entry.tier = 3
    entry.fail_limit = 4
    return entry


def v2_params() -> lt.add_torrent_params:
    params = lt.add_torrent_params()
    params.info_hashes = lt.info_hash_t(lt.sha256_hash(b"x" * 32))
    return params


def socket_types() -> lt.peer_class_type_filter:
    types = lt.peer_class_type_filter()
    types.add(lt.peer_class_type_filter.tcp_socket, 31)
    types.add(lt.peer_class_type_filter.i2p_socket, 0)
    types.disallow(lt.peer_class_type_filter.utp_socket, 3)
    return types


def blocked_ports() -> lt.port_filter:
    ports = lt.port_filter()
    ports.add_rule(0, 1023, 1)
    ports.add_rule(6881, 6881, 2)
    ports.add_rule(65535, 65535, 1)
    return ports


VALUES: dict[str, Callable[[], Any]] = {
    "add_torrent_params": full_params,
    "announce_entry": tracker,
    "create_file_entry": lambda: lt.create_file_entry("a", 1),
    "dht_settings": lambda: lt.dht_settings(item_lifetime=5),
    "dht_state": lt.dht_state,
    "error_code": lambda: lt.error_code(2, lt.generic_category()),
    "file_entry": lt.file_entry,
    "fingerprint": lambda: lt.fingerprint("AB", 1, 2, 3, 4),
    "info_hash": lambda: lt.info_hash_t(lt.sha1_hash(b"a" * 20)),
    "info_hash_only": lambda: lt.torrent_info(lt.sha1_hash(b"a" * 20)),
    "ip_filter": lambda: full_session_params().ip_filter,
    "peer_class_info": lt.peer_class_info,
    "peer_class_type_filter": socket_types,
    "port_filter": blocked_ports,
    "session_params": full_session_params,
    "sha1_hash": lambda: lt.sha1_hash(b"a" * 20),
    "sha256_hash": lambda: lt.sha256_hash(b"a" * 32),
    "torrent_info": renamed_torrent,
    "v2_params": v2_params,
}
COPIES: dict[str, Callable[[Any], Any]] = {
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "pickle": lambda value: pickle.loads(pickle.dumps(value)),
}


@pytest.mark.parametrize("name", VALUES)
@pytest.mark.parametrize("way", COPIES)
def test_copies_are_equal(name: str, way: str) -> None:
    value = VALUES[name]()
    copied = COPIES[way](value)
    assert copied is not value
    assert type(copied) is type(value)
    assert copied == value == VALUES[name]()
    assert not copied != value
    assert copied != object()


@pytest.mark.parametrize("way", COPIES)
def test_copies_are_independent(way: str) -> None:
    params = full_params()
    copied = COPIES[way](params)
    copied.trackers.append("http://127.0.0.1/b")
    assert copied != params
    assert params == full_params()
    if way != "copy":
        copied = COPIES[way](params)
        copied.ti.rename_file(0, "third")
        assert copied != params
        assert params.ti.files().file_path(0) == "other"


def test_pickles_keep_the_hashes() -> None:
    again = pickle.loads(pickle.dumps(v2_params()))
    assert again.info_hashes == v2_params().info_hashes
    assert not again.info_hashes.has_v1()


def test_copied_filters_say_the_same() -> None:
    for way in COPIES.values():
        ports = way(blocked_ports())
        numbers = (0, 1023, 1024, 6880, 6881, 6882, 65534, 65535)
        assert [ports.access(port) for port in numbers] == [1, 1, 0, 0, 2, 0, 0, 1]
        assert repr(ports) == "<libtorrent.port_filter 0-1023=1, 6881-6881=2, 65535-65535=1>"
        types, everything = way(socket_types()), 2**32 - 1
        kinds = lt.peer_class_type_filter
        assert types.apply(kinds.tcp_socket, 1) == 2**31 + 1
        assert types.apply(kinds.utp_socket, everything) == everything - 8
        assert types.apply(kinds.i2p_socket, 0) == 1
        assert types.apply(kinds.ssl_utp_socket, 5) == 5
    assert lt.port_filter() != blocked_ports()
    assert lt.peer_class_type_filter() != socket_types()


def test_torrent_info_hash() -> None:
    plain = lt.torrent_info(METADATA)
    assert plain != renamed_torrent()
    assert len({plain, lt.torrent_info(METADATA)}) == 1
    assert pickle.loads(pickle.dumps(plain)).comment() == "c"


def test_mutable_values_have_no_hash() -> None:
    for value in (
        lt.add_torrent_params(),
        lt.session_params(),
        lt.ip_filter(),
        tracker(),
        lt.port_filter(),
        lt.peer_class_type_filter(),
    ):
        with pytest.raises(TypeError):
            hash(value)


CONSTRUCTIBLE = [
    row[0]
    for row in native._classes()
    if row[3] and row[0] not in ("announce_entry", "fingerprint", "session")
]


@pytest.mark.parametrize("name", CONSTRUCTIBLE)
def test_equal_values_have_equal_hashes(name: str) -> None:
    one, other = getattr(lt, name)(), getattr(lt, name)()
    hashable = type(one).__hash__ is not None
    assert one == one and (one != other or not hashable or hash(one) == hash(other))
    if name in ("error_code", "info_hash_t", "peer_request", "sha1_hash", "sha256_hash"):
        assert hashable and len({one, other}) == 1


def test_repr_shows_content() -> None:
    torrent = lt.torrent_info(METADATA)
    hashes = f"v1 {torrent.info_hash()}"
    assert repr(torrent) == f"<libtorrent.torrent_info {hashes}, 'n', files: 1, bytes: 1>"
    assert repr(lt.torrent_info(torrent.info_hashes())) == f"<libtorrent.torrent_info {hashes}>"
    assert repr(torrent.files()) == "<libtorrent.file_storage 'n', files: 1, bytes: 1>"
    blocked = lt.ip_filter()
    assert repr(blocked) == "<libtorrent.ip_filter>"
    blocked.add_rule("10.0.0.1", "10.0.0.2", 1)
    assert repr(blocked) == "<libtorrent.ip_filter 10.0.0.1-10.0.0.2=1>"
    for last in range(5):
        blocked.add_rule(f"10.0.{last + 1}.1", f"10.0.{last + 1}.2", 1)
    assert repr(blocked).endswith("=1, ...>")


LIST_CHANGES: dict[str, tuple[Callable[[Any], object], list[str]]] = {
    "append": (lambda items: items.append("c"), ["b", "a", "c"]),
    "extend": (lambda items: items.extend(["c", "d"]), ["b", "a", "c", "d"]),
    "insert": (lambda items: items.insert(0, "c"), ["c", "b", "a"]),
    "pop": (lambda items: items.pop(), ["b"]),
    "remove": (lambda items: items.remove("b"), ["a"]),
    "clear": (lambda items: items.clear(), []),
    "sort": (lambda items: items.sort(), ["a", "b"]),
    "reverse": (lambda items: items.reverse(), ["a", "b"]),
    "set": (lambda items: items.__setitem__(0, "c"), ["c", "a"]),
    "delete": (lambda items: items.__delitem__(slice(0, 1)), ["a"]),
    "multiply": (lambda items: items.__imul__(2), ["b", "a", "b", "a"]),
}


@pytest.mark.parametrize("name", LIST_CHANGES)
def test_lists_are_live(name: str) -> None:
    change, expected = LIST_CHANGES[name]
    params = lt.add_torrent_params()
    params.trackers = ["b", "a"]
    trackers = params.trackers
    change(trackers)
    assert params.trackers == trackers == expected


def test_added_lists_are_live() -> None:
    params = lt.add_torrent_params()
    params.url_seeds += ["a"]
    first, second = params.url_seeds, params.url_seeds
    first.append("b")
    second.append("c")
    assert params.url_seeds == ["a", "b", "c"]


DICT_CHANGES: dict[str, tuple[Callable[[Any], object], dict[int, str]]] = {
    "set": (lambda items: items.__setitem__(2, "c"), {1: "a", 2: "c"}),
    "update": (lambda items: items.update({1: "b"}), {1: "b"}),
    "or": (lambda items: items.__ior__({3: "d"}), {1: "a", 3: "d"}),
    "setdefault": (lambda items: items.setdefault(2, "b"), {1: "a", 2: "b"}),
    "delete": (lambda items: items.__delitem__(1), {}),
    "pop": (lambda items: items.pop(1), {}),
    "popitem": (lambda items: items.popitem(), {}),
    "clear": (lambda items: items.clear(), {}),
}


@pytest.mark.parametrize("name", DICT_CHANGES)
def test_dicts_are_live(name: str) -> None:
    change, expected = DICT_CHANGES[name]
    params = lt.add_torrent_params()
    params.renamed_files = {1: "a"}
    renamed = params.renamed_files
    change(renamed)
    assert params.renamed_files == renamed == expected


def test_changes_that_do_not_fit_change_nothing() -> None:
    params = lt.add_torrent_params()
    trackers = params.trackers
    with pytest.raises(TypeError):
        trackers.append(5)
    assert params.trackers == trackers == []
    settings = lt.session_params({"user_agent": "x"}).settings
    with pytest.raises(KeyError):
        settings["no such setting"] = 1
    assert "no such setting" not in settings


def test_live_containers_copy_as_plain_ones() -> None:
    params = full_params()
    for container, kind in ((params.trackers, list), (params.unfinished_pieces, dict)):
        for way in COPIES.values():
            assert type(way(container)) is kind
            assert way(container) == container


def test_parts_are_live() -> None:
    params = lt.session_params()
    params.settings["user_agent"] = "y"
    assert params.settings["user_agent"] == "y"
    blocked = params.ip_filter
    blocked.add_rule("10.0.0.1", "10.0.0.2", 1)
    assert params.ip_filter.access("10.0.0.2") == 1
    params.dht_state.nodes.append(("127.0.0.1", 1))
    assert params.dht_state.nodes == [("127.0.0.1", 1)]
    del params
    assert blocked.access("10.0.0.2") == 1
    part = lt.session_params().ip_filter
    taken = lt.session_params()
    taken.ip_filter = blocked
    assert taken.ip_filter == blocked != part


def test_old_fields_of_add_torrent_params() -> None:
    params = lt.add_torrent_params()
    assert params.resume_data == []
    params.resume_data = b"de"
    assert params.resume_data == [100, 101]
    one, other = lt.sha1_hash(b"a" * 20), lt.sha1_hash(b"b" * 20)
    params.info_hash = one
    assert params.info_hashes.v1 == one
    params.info_hashes = lt.info_hash_t(other)
    assert params.info_hash == one
    params = lt.add_torrent_params()
    params.info_hashes = lt.info_hash_t(other)
    assert params.info_hash == other


def test_no_status_was_never_active() -> None:
    status = lt.torrent_status()
    assert (status.time_since_download, status.time_since_upload) == (0, 0)


def test_hashes_are_not_made_of_none() -> None:
    for make in (lt.sha1_hash, lt.sha256_hash, lt.info_hash_t):
        with pytest.raises(TypeError):
            make(None)
    assert lt.info_hash_t(None, lt.sha256_hash(b"x" * 32)).has_v2()


def test_bitfields_add_up_to_lists() -> None:
    bits = lt.bitfield([True, False])
    assert bits + [True] == [True, False, True]
    assert [True] + bits == [True, True, False]
    assert bits + bits == [True, False, True, False]
    assert type(bits + bits) is list
    with pytest.raises(TypeError):
        bits + 5  # type: ignore[operator]


def test_lists_end_while_their_items_make_lists() -> None:
    """The memory of lists is used again; items with a finalizer must not confuse that."""
    params = lt.add_torrent_params()
    ended = []

    class Text(str):
        def __del__(self) -> None:
            ended.append(len([params.trackers for _ in range(40)]))

    for _ in range(50):
        lists = [params.trackers for _ in range(40)]
        for one in lists:
            one.append(Text("http://x.example/"))
        del lists, one
        params.trackers = []
    assert len(ended) >= 50 * 40
    assert params.trackers == []
