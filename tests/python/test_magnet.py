# SPDX-License-Identifier: BSD-3-Clause
"""Magnet links."""

from __future__ import annotations

import pytest

import libtorrent as lt

V1 = "a" * 40
V2 = "b" * 64
LINK = (
    f"magnet:?xt=urn:btih:{V1}&xt=urn:btmh:1220{V2}&dn=a+name&tr=http%3a%2f%2f127.0.0.1%2fa"
    "&ws=http%3a%2f%2f127.0.0.1%2fw&x.pe=127.0.0.1:5&dht=127.0.0.1:6"
)


def test_parse() -> None:
    params = lt.parse_magnet_uri(LINK)
    assert (str(params.info_hashes.v1), str(params.info_hashes.v2)) == (V1, V2)
    assert params.name == "a name"
    assert params.trackers == ["http://127.0.0.1/a"]
    assert params.url_seeds == ["http://127.0.0.1/w"]
    assert params.peers == [("127.0.0.1", 5)]
    assert params.dht_nodes == [("127.0.0.1", 6)]


def test_parse_to_a_dict() -> None:
    params = lt.parse_magnet_uri_dict(LINK)
    assert params["info_hash"] == bytes.fromhex(V2)[:20]
    assert params["info_hashes"] == bytes.fromhex(V2)
    assert (params["name"], params["trackers"]) == ("a name", ["http://127.0.0.1/a"])
    assert params["storage_mode"] is lt.storage_mode_t.storage_mode_sparse


def test_errors() -> None:
    for text, message in (
        ("http://127.0.0.1/", "unsupported URL protocol"),
        ("magnet:?dn=x", "missing info-hash from URI"),
        ("magnet:?xt=urn:btih:zz", "invalid info-hash"),
    ):
        with pytest.raises(lt.error, match=message):
            lt.parse_magnet_uri(text)


def test_make(session: lt.session, torrent: lt.torrent_info, handle: lt.torrent_handle) -> None:
    params = lt.add_torrent_params()
    params.ti = torrent
    for source in (torrent, handle, params):
        again = lt.parse_magnet_uri(lt.make_magnet_uri(source))
        assert again.info_hashes == torrent.info_hashes()
    with pytest.raises(TypeError):
        lt.make_magnet_uri("x")


@pytest.mark.filterwarnings("ignore:add_magnet_uri:DeprecationWarning")
def test_add(session: lt.session) -> None:
    handle = lt.add_magnet_uri(session, LINK, {"save_path": "/nowhere", "flags": 0})
    status = handle.status()
    assert (str(status.info_hashes.v1), status.name, status.save_path) == (V1, "a name", "/nowhere")
    assert not status.has_metadata
