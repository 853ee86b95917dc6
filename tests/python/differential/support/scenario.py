# SPDX-License-Identifier: BSD-3-Clause
"""What the scenarios share: steps printed as normalised JSON lines, sessions that stay here.

A scenario is a script that knows nothing of which module it runs on. Each step prints one line with
what it returned or raised and how it warned; test_differential.py compares the lines.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
import time
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Callable

import libtorrent as lt

DEADLINE = 40.0

CENSUS = json.loads(
    (Path(__file__).resolve().parents[2] / "data" / "census-2.0.8.json").read_text("utf-8")
)["classes"]

QUIET = {
    "listen_interfaces": "127.0.0.1:0",
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "allow_multiple_connections_per_ip": True,
    "alert_mask": 0x7FFFFFFF,
}

_steps: set[str] = set()


def plain(value: Any) -> Any:
    """Return a value as JSON can say it, the same for both modules."""
    kind = type(value)
    if value is None or kind in (bool, int):
        return value
    if kind is str:
        return normal(value)
    if kind is float:
        return {"float": repr(value)}
    if kind in (bytes, bytearray):
        if len(value) > 200:
            return {"bytes": len(value), "sha1": hashlib.sha1(value).hexdigest()}
        return {"bytes": value.decode("latin-1")}
    if isinstance(value, int):
        return {"enum": kind.__name__, "value": int(value)}
    if kind is tuple:
        return {"tuple": [plain(item) for item in value]}
    if isinstance(value, list) or kind.__name__ == "bitfield":
        return [plain(item) for item in value]
    if isinstance(value, dict):
        pairs = [[plain(key), plain(item)] for key, item in value.items()]
        return {"dict": sorted(pairs, key=lambda pair: json.dumps(pair[0]))}
    if isinstance(value, (set, frozenset)):
        return {"set": sorted((plain(item) for item in value), key=json.dumps)}
    name = kind.__name__
    if name in ("sha1_hash", "sha256_hash"):
        return {name: str(value)}
    if name == "info_hash_t":
        return {name: [str(value.v1), str(value.v2)]}
    if name == "error_code":
        return {name: [value.value(), value.category().name(), value.message()]}
    if name == "error_category":
        return {name: value.name()}
    return {"object": name}


def shape(value: Any) -> Any:
    """Return the type of a value whose content differs from run to run."""
    kind = type(value)
    if isinstance(value, list) or kind.__name__ == "bitfield":
        return "list"
    if kind is tuple:
        return {"tuple": [shape(item) for item in value]}
    if isinstance(value, dict) and all(type(key) is str for key in value):
        return {"dict": {key: shape(value[key]) for key in sorted(value)}}
    return kind.__name__


def normal(text: str) -> str:
    """Return a text without the ports and the temporary folder of this run, and modules' names."""
    text = text.replace("'libtorrent.", "'")
    text = re.sub(r"127\.0\.0\.1:\d+", "127.0.0.1:PORT", text)
    return text.replace(str(folder()), "FOLDER")


def _error(error: BaseException) -> dict[str, Any]:
    """Return what a program written for the reference can tell of an exception."""
    if isinstance(error, RuntimeError):
        kind = "RuntimeError"
    else:
        kind = next(c.__name__ for c in type(error).__mro__ if c.__module__ == "builtins")
    # The reference names C++ signatures in these.
    wordless = kind in ("TypeError", "OverflowError")
    return {"raises": kind, "text": "" if wordless else normal(str(error))}


def _warning(text: str) -> str:
    """Return a warning's text without what to use instead."""
    return text.split(": use ")[0].replace("()", "")


def step(name: str, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Call a function, print its outcome under a name of its own and return the result, or None."""
    if name in _steps:
        raise ValueError(f"two steps are called {name!r}")
    _steps.add(name)
    line: dict[str, Any] = {"step": name}
    result = None
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = function(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is compared
            line.update(_error(error))
        else:
            line["value"] = plain(result)
    if caught:
        # The reference repeats some, with and without parentheses.
        line["warnings"] = sorted(
            {f"{w.category.__name__}: {_warning(str(w.message))}" for w in caught}
        )
    print(json.dumps(line, sort_keys=True), flush=True)
    return result


def show(name: str, value: Any) -> None:
    """Print a value under a name of its own."""
    step(name, lambda: value)


def shown(name: str, items: Iterable[Any]) -> None:
    """Print items, whose order means nothing, sorted."""
    show(name, sorted((plain(item) for item in items), key=json.dumps))


def members(name: str, kind: str = "property") -> list[str]:
    """Return the names of a kind in a class of the reference, those of its bases too."""
    found: set[str] = set()
    while name in CENSUS:
        entry = CENSUS[name]
        found.update(key for key, member in entry["members"].items() if member["kind"] == kind)
        name = entry["bases"][0] if entry["bases"] else ""
    return sorted(found)


def fields(
    name: str,
    value: Any,
    volatile: Iterable[str] = (),
    kind: Callable[[Any], Any] = plain,
    skip: Iterable[str] = (),
) -> None:
    """Print every field that the reference's class has: of volatile ones, the type only."""
    volatile = set(volatile)
    for field in sorted(set(members(type(value).__name__)) - set(skip)):
        step(f"{name}.{field}", _read, value, field, shape if field in volatile else kind)


def _read(value: Any, field: str, how: Callable[[Any], Any]) -> Any:
    found = getattr(value, field)
    return found if how is plain else how(found)


_folder: list[Any] = []


def folder() -> Path:
    """Return a temporary folder that goes away with the process."""
    if not _folder:
        _folder.append(tempfile.TemporaryDirectory(prefix="scenario-"))
    return Path(_folder[0].name)


def content(size: int, seed: int = 1) -> bytes:
    """Return bytes that are the same in each run and in which no two blocks are equal."""
    blocks = (hashlib.sha256(b"%d %d" % (seed, n)).digest() for n in range(size // 32 + 1))
    return b"".join(blocks)[:size]


def make_files(where: Path) -> Path:
    """Make a folder with three files of several pieces, one of them in a subfolder."""
    top = where / "data"
    (top / "sub").mkdir(parents=True)
    (top / "one.bin").write_bytes(content(70000, 1))
    (top / "sub" / "two.bin").write_bytes(content(50000, 2))
    (top / "three.txt").write_bytes(b"three\n")
    return top


def make_storage() -> Any:
    """Return a file_storage for the files above: an order of their own, not the file system's."""
    storage = lt.file_storage()
    for path, size in (("one.bin", 70000), ("sub/two.bin", 50000), ("three.txt", 6)):
        storage.add_file(f"data/{path}", size)
    return storage


def make_torrent(where: Path, flags: int = 0, trackers: Iterable[str] = ()) -> Any:
    """Make the files above in a folder and return their torrent_info."""
    make_files(where)
    storage = make_storage()
    creator = lt.create_torrent(storage, 16384, flags)
    creator.set_creator("scenario")
    for tier, url in enumerate(trackers):
        creator.add_tracker(url, tier)
    lt.set_piece_hashes(creator, str(where))
    info = creator.generate()
    info.pop(b"creation date", None)
    return lt.torrent_info(info)


def make_session(**settings: Any) -> Any:
    """Make a session that listens on this host only."""
    return lt.session({**QUIET, **settings})


def until(
    sessions: Any,
    done: Callable[[], bool] | str,
    each: Callable[[Any], None] | None = None,
    poll: Callable[[], None] | None = None,
) -> None:
    """Pop alerts until a condition holds, or an alert of a type came; say so if it never does.

    each is called with every alert while the reference still has it; poll each time round.
    """
    sessions = list(sessions) if isinstance(sessions, (list, tuple)) else [sessions]
    end = time.monotonic() + DEADLINE
    came: set[str] = set()
    while time.monotonic() < end:
        for session in sessions:
            session.wait_for_alert(50)
            for alert in session.pop_alerts():
                came.add(type(alert).__name__)
                if each is not None:
                    each(alert)
        if poll is not None:
            poll()
        if done in came if isinstance(done, str) else done():
            return
    raise SystemExit(f"deadline passed; alerts that came: {sorted(came)}")


def find_alert(session: Any, name: str, read: Callable[[Any], Any]) -> Any:
    """Return what read makes of the first alert of a type that comes."""
    found: list[Any] = []

    def each(alert: Any) -> None:
        if type(alert).__name__ == name and not found:
            found.append(read(alert))

    until(session, lambda: bool(found), each)
    return found[0]


def finish() -> None:
    """Say that the scenario came to its end, and leave without what an interpreter's exit can do.

    The reference sometimes crashes there when it has sessions; that is another test's matter.
    """
    print(json.dumps({"step": "end"}), flush=True)
    for held in _folder:
        held.cleanup()
    sys.stdout.flush()
    os._exit(0)
