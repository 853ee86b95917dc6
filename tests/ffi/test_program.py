# SPDX-License-Identifier: BSD-3-Clause
"""A program in a second language that knows the headers and nothing else."""

from __future__ import annotations

import select
import time
from pathlib import Path
from typing import Any

from conftest import Library

DEADLINE = 30


def value(lt: Library, content: Any) -> Any:
    """An lt_value of plain Python objects."""
    v = lt.lib.lt_value_new()
    add(lt, v, content)
    return lt.ffi.gc(v, lt.lib.lt_value_free)


def add(lt: Library, v: Any, content: Any) -> None:
    if isinstance(content, bool):
        status = lt.lib.lt_value_add_bool(v, content)
    elif isinstance(content, int):
        status = lt.lib.lt_value_add_int(v, content)
    elif isinstance(content, str):
        status = lt.lib.lt_value_add_string(v, content.encode())
    elif isinstance(content, bytes):
        status = lt.lib.lt_value_add_bytes(v, content, len(content))
    elif isinstance(content, dict):
        assert lt.lib.lt_value_begin(v, lt.lib.lt_kind_map) == 0
        for key, item in content.items():
            add(lt, v, key)
            add(lt, v, item)
        status = lt.lib.lt_value_end(v)
    else:
        status = lt.lib.lt_value_add_object(v, lt.ffi.cast("lt_object *", content))
    assert status == 0


def test_every_function_of_the_headers_is_in_the_library_and_its_table(lt: Library) -> None:
    names = lt.names()
    assert len(names) == len(set(names)) > 400
    # dir() of a library in ABI mode is what the declarations name: functions and enumerators.
    assert set(names) == {name for name in dir(lt.lib) if callable(getattr(lt.lib, name))}


def test_versions_agree(lt: Library) -> None:
    version = lt.text(lt.lib.lt_c_version())
    major, minor, patch = map(int, version.split("."))
    assert lt.lib.lt_c_version_num() == 10000 * major + 100 * minor + patch


def test_bytes_there_and_back(lt: Library) -> None:
    encoded = lt.lib.lt_bencode(value(lt, {"b": 1, "a": b"\0\xff"}))
    node = lt.lib.lt_value_root(encoded)
    assert lt.ffi.buffer(node.u.data, node.size)[:] == b"d1:a2:\0\xff1:bi1ee"
    decoded = lt.lib.lt_bdecode(node.u.data, node.size, 100, 1000)
    root = lt.lib.lt_value_root(decoded)
    assert root.kind == lt.lib.lt_kind_map
    assert lt.lib.lt_node_find(root, b"b").u.integer == 1
    lt.lib.lt_value_free(decoded)
    lt.lib.lt_value_free(encoded)


def test_a_session_tells_of_its_torrent(lt: Library, tmp_path: Path) -> None:
    off = {f"enable_{name}": False for name in ("dht", "lsd", "upnp", "natpmp")}
    settings = {"listen_interfaces": "127.0.0.1:0", "alert_mask": lt.lib.lt_alert_category_status}
    session = lt.lib.lt_session_new(value(lt, {**settings, **off}), 0)
    magnet = b"magnet:?xt=urn:btih:0102030405060708090a0b0c0d0e0f1011121314&dn=a"
    params = lt.ffi.cast("lt_object *", lt.lib.lt_parse_magnet_uri(magnet))
    assert lt.lib.lt_object_set_text(params, b"save_path", str(tmp_path).encode()) == 0
    handle = lt.lib.lt_session_add_torrent(session, value(lt, params))
    assert handle, lt.text(lt.lib.lt_last_error_message())

    messages: list[str] = []
    deadline = time.monotonic() + DEADLINE
    while "added torrent: a" not in messages:
        assert time.monotonic() < deadline, messages
        select.select([lt.lib.lt_session_alert_fd(session)], [], [], 1)
        alerts = lt.lib.lt_session_pop_alerts(session)
        node = lt.lib.lt_node_child(lt.lib.lt_value_root(alerts))
        for _ in range(lt.lib.lt_value_root(alerts).size):
            message = lt.lib.lt_object_text(node.u.object, b"message")
            messages.append(lt.text(message))
            lt.lib.lt_free(message)
            node = lt.lib.lt_node_next(node)
        lt.lib.lt_value_free(alerts)
    name = lt.lib.lt_torrent_handle_name(handle)
    assert lt.text(name) == "a"
    lt.lib.lt_free(name)
    lt.lib.lt_object_unref(params)
    lt.lib.lt_object_unref(lt.ffi.cast("lt_object *", handle))
    assert lt.lib.lt_session_close(session, DEADLINE * 1000)
    lt.lib.lt_object_unref(lt.ffi.cast("lt_object *", session))


def test_a_function_is_called_by_its_name(lt: Library) -> None:
    arguments = lt.lib.lt_value_new()
    assert lt.lib.lt_value_begin(arguments, lt.lib.lt_kind_list) == 0
    add(lt, arguments, bytes(20))
    assert lt.lib.lt_value_end(arguments) == 0
    made = lt.lib.lt_function_call(lt.lib.lt_function_find(b"lt_sha1_hash_new"), arguments)
    node = lt.lib.lt_value_root(made)
    assert lt.text(lt.lib.lt_class_name(lt.lib.lt_object_class(node.u.object))) == "sha1_hash"
    assert not lt.lib.lt_function_call(lt.lib.lt_function_find(b"lt_operation_name"), arguments)
    assert lt.error() == "type"
    lt.lib.lt_value_free(made)
    lt.lib.lt_value_free(arguments)
