# SPDX-License-Identifier: BSD-3-Clause
"""Hashes, info_hash_t, fingerprints, enums, flags and constants: values and what can be done."""

from __future__ import annotations

import copy
import json

import libtorrent as lt
from scenario import CENSUS, finish, show, step

for kind, size in ((lt.sha1_hash, 20), (lt.sha256_hash, 32)):
    name = kind.__name__
    one = step(f"{name}", kind, bytes(range(size)))
    step(f"{name} empty", kind)
    step(f"{name} str", lambda kind=kind, size=size: str(kind("a" * size)))
    step(f"{name} to_string", one.to_string)
    step(f"{name} to_bytes", one.to_bytes)
    step(f"{name} is_all_zeros", one.is_all_zeros)
    step(f"{name} is_all_zeros empty", lambda kind=kind: kind().is_all_zeros())
    show(f"{name} equal", one == kind(bytes(range(size))))
    show(f"{name} unequal", one != kind())
    show(f"{name} less", kind() < one)
    show(f"{name} other type", one == "x")
    show(f"{name} hash", hash(one))
    show(f"{name} hash empty", hash(kind()))
    step(f"{name} key", lambda one=one, kind=kind, size=size: {one: 1}[kind(bytes(range(size)))])
    step(f"{name} clear", one.clear)
    step(f"{name} cleared", lambda one=one: str(one))
    step(f"{name} None", kind, None)
    step(f"{name} int", kind, 1)
    step(
        f"{name} sorted",
        lambda kind=kind, size=size: [
            str(h) for h in sorted([kind(b"b" * size), kind(b"a" * size)])
        ],
    )
    step(f"{name} str non-latin", kind, "é" * (size // 2))
    step(f"{name} format", lambda one=one: f"{one}")
    step(f"{name} bytes", lambda one=one: bytes(one))

v1, v2 = lt.sha1_hash(b"1" * 20), lt.sha256_hash(b"2" * 32)
for title, arguments in {
    "none": (),
    "v1": (v1,),
    "v2": (v2,),
    "both": (v1, v2),
    "wrong": (v2, v1),
    "bytes": (b"x" * 20,),
    "None": (None,),
}.items():
    value = step(f"info_hash_t {title}", lt.info_hash_t, *arguments)
    if value is None or title in ("bytes", "None"):
        continue
    for name in ("has_v1", "has_v2", "get_best"):
        step(f"info_hash_t {title} {name}", getattr(value, name))
    for version in (lt.protocol_version.V1, lt.protocol_version.V2):
        step(f"info_hash_t {title} has {int(version)}", value.has, version)
        step(f"info_hash_t {title} get {int(version)}", value.get, version)
    show(f"info_hash_t {title} equal", value == lt.info_hash_t(*arguments))
    show(f"info_hash_t {title} less", value < lt.info_hash_t())
    show(f"info_hash_t {title} hash", hash(value) == hash(lt.info_hash_t(*arguments)))
step("info_hash_t keyword", lambda: lt.info_hash_t(sha1_hash=v1, sha256_hash=v2))
step("info_hash_t get int", lambda: lt.info_hash_t(v1).get(0))

for title, arguments in {
    "five": ("LT", 1, 2, 3, 4),
    "letters": ("AB", 10, 35, 0, 0),
    "short name": ("A", 0, 0, 0, 0),
    "long name": ("ABC", 0, 0, 0, 0),
    "too big": ("LT", 36, 0, 0, 0),
    "negative": ("LT", -1, 0, 0, 0),
    "none": (),
    "bytes": (b"LT", 1, 2, 3, 4),
}.items():
    if title in ("too big", "negative", "short name", "none"):
        continue
    step(f"generate {title}", lt.generate_fingerprint, *arguments)
    made = step(f"fingerprint {title}", lt.fingerprint, *arguments)
    if title in ("bytes", "long name") or made is None:
        continue
    step(f"fingerprint {title} str", lambda made=made: str(made))
for peer in (
    b"-LT1234-abcdefghijkl",
    b"-AZ2200-6wfG2wk6wWLc",
    b"M4-3-6--xxxxxxxxxxxx",
    b"\0" * 20,
    b"exbc\x01\x02xxxxxxxxxxxxxx",
):
    step(f"identify {peer!r}", lt.identify_client, lt.sha1_hash(peer))
    step(
        f"client_fingerprint {peer!r}",
        lambda peer=peer: str(lt.client_fingerprint(lt.sha1_hash(peer))),
    )
step("identify None", lt.identify_client, None)
step("peer_id", lambda: lt.peer_id is lt.sha1_hash)

# Every enum of the reference and every constant of its classes.
for path in sorted(CENSUS):
    kind = getattr(lt, path, None)
    for part in path.split(".")[1:] if "." in path else ():
        kind = getattr(getattr(lt, path.split(".")[0]), part, None)
    if kind is None:
        show(f"class {path}", "absent")
        continue
    constants = sorted(k for k, m in CENSUS[path]["members"].items() if m["kind"] == "constant")
    for name in constants:
        value = step(f"{path}.{name}", getattr, kind, name)
        step(
            f"{path}.{name} text",
            lambda value=value: [
                str(value),
                json.dumps(value, default=str).strip('"'),
                f"{value}",
                "%d" % value,  # noqa: UP031 - one of the ways to format
            ],
        )
    if not hasattr(kind, "names") or not constants:
        continue
    first = getattr(kind, constants[0])
    step(f"{path} names", lambda: {name: int(kind.names[name]) for name in constants})
    step(f"{path} values", lambda: [str(kind.values[int(getattr(kind, n))]) for n in constants])
    step(f"{path} of int", lambda: kind(int(first)))
    step(f"{path} name", getattr, first, "name")
    step(f"{path} real", lambda: first.real)
    step(f"{path} or", lambda: first | 64)
    step(f"{path} repr", lambda: repr(first))
    step(f"{path} copy", lambda: copy.copy(first) == first)
    step(f"{path} index", lambda: "abcdefgh"[int(first) % 8 : first + 1])
    step(f"{path} of unknown", lambda: kind(12345))
    step(f"{path} equal", lambda: (first == int(first), hash(first) == hash(int(first))))
    step(f"{path} bases", lambda: issubclass(kind, int))

for name in ("version", "__version__", "version_major", "version_minor"):
    step(name, lambda name=name: getattr(lt, name))
finish()
