# SPDX-License-Identifier: BSD-3-Clause
"""Magnet links, bencoding, hashes, fingerprints, errors, filters."""

import json
from pathlib import Path

import libtorrent as lt
from common import show

CENSUS = json.loads((Path(__file__).parents[1] / "data" / "census-2.0.8.json").read_text())

LINK = "magnet:?xt=urn:btih:" + "a" * 40
MORE = "&dn=foo&tr=http://a&x.pe=1.2.3.4:5&dht=1.2.3.4:6&so=0-2&ws=http://b"

for text in ("http://a", "magnet:?x", "magnet:?xt=urn:btih:zz", LINK, LINK + MORE):
    show("parse", lambda: lt.parse_magnet_uri(text))
    show("dict", lambda: lt.parse_magnet_uri_dict(text))
params = lt.parse_magnet_uri(LINK + MORE)
for name, member in CENSUS["classes"]["add_torrent_params"]["members"].items():
    if member["kind"] == "property":
        show(name, lambda: getattr(params, name))
for value in (1, -1, "a", b"\xff", [], {}, {"b": 1, "a": [1, {}]}, {b"x": (105, 49, 101)}):
    show("bencode", lambda: lt.bencode(value))
for data in (b"", b"i", b"i1e", b"i01e", b"d1:ae", b"l", b"4:abc", b"di1ei2ee", b"i-0e", b"le"):
    show("bdecode", lambda: lt.bdecode(data))
peer_id = lt.sha1_hash(b"-LT1234-aaaaaaaaaaaa")
show("identify", lambda: lt.identify_client(peer_id))
show("identify", lambda: lt.identify_client(lt.sha1_hash(b"\0" * 20)))
show("client_fingerprint", lambda: str(lt.client_fingerprint(peer_id)))
show("client_fingerprint", lambda: lt.client_fingerprint(lt.sha1_hash(b"\0" * 20)))
show("generate", lambda: lt.generate_fingerprint("LT", 11, 12, 30, 40))
show("fingerprint", lambda: str(lt.fingerprint("LT", 1, 2, 3, 4)))
for name in CENSUS["classes"]["operation_t"]["names"]:
    show(name, lambda: lt.operation_name(getattr(lt.operation_t, name)))
for name in ("libtorrent", "upnp", "http", "socks", "bdecode", "i2p", "generic", "system"):
    category = getattr(lt, f"{name}_category")()
    show(name, lambda: (category.name(), [category.message(n) for n in range(1, 30)]))
show("code", lambda: lt.error_code(2, lt.generic_category()).__getstate__())
show("code", lambda: (lt.error_code().value(), lt.error_code().message()))
one, two = lt.sha1_hash(b"a" * 20), lt.sha1_hash(b"b" * 20)
show("order", lambda: (one < two, one == two, one != two, one.is_all_zeros(), one.to_string()))
show("hashes", lambda: lt.info_hash_t(one, lt.sha256_hash(b"c" * 32)).get_best())
ip_filter = lt.ip_filter()
show("filter", ip_filter.export_filter)
show("rule", lambda: ip_filter.add_rule("1.0.0.0", "1.0.0.255", 1))
show("filter", ip_filter.export_filter)
show("access", lambda: (ip_filter.access("1.0.0.7"), ip_filter.access("2.0.0.0")))
for path, entry in CENSUS["classes"].items():
    if entry["kind"] == "enum":
        cls = lt
        for part in path.split("."):
            cls = getattr(cls, part)
        for name in entry["names"]:
            member = getattr(cls, name)
            if isinstance(member, cls):
                print(path, name, int(member), member, repr(member), cls.names[name].name)
