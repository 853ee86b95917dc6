# SPDX-License-Identifier: BSD-3-Clause
"""Junk, made by hypothesis, to every public callable: it may raise, but not crash, hang or break
what comes after it.

Each part runs in an interpreter of its own. LT_TEST_JUNK gives the examples for each callable.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("hypothesis", reason="Debian: python3-hypothesis; pip install hypothesis")

EXAMPLES = int(os.environ.get("LT_TEST_JUNK", "4"))
PARTS = 4

CODE = """
import faulthandler, inspect, os, sys, warnings
faulthandler.enable()
faulthandler.dump_traceback_later(%(seconds)d, exit=True)
warnings.simplefilter("ignore")
from hypothesis import HealthCheck, given, seed, settings, strategies as st
import libtorrent as lt
from support import SETTINGS
part, parts, examples = map(int, sys.argv[1:])
os.chdir(os.environ["LT_TEST_FOLDER"])

session = lt.session(SETTINGS)
info = {"name": "data", "piece length": 16384, "pieces": b"p" * 20, "length": 9}
file = lt.bencode({"info": info})
torrent = lt.torrent_info(file)
handle = session.add_torrent({"ti": torrent, "save_path": ".", "flags": 0x10})
alerts = session.pop_alerts()
gone = session.add_torrent({"info_hashes": b"g" * 20, "save_path": "."})
session.remove_torrent(gone)
known = [session, handle, gone, torrent, torrent.files(), handle.status(), lt.add_torrent_params(),
         lt.sha1_hash(b"a" * 20), lt.create_torrent(torrent), lt.ip_filter(),
         lt.session_params(), *alerts[:5]]
# What may come of junk: misuse, what libtorrent or the system reports, and what the junk itself raises
# when it is called. Not SystemError, AssertionError, MemoryError; of RuntimeErrors not RecursionError.
ANSWERS = (RuntimeError, TypeError, ValueError, IndexError, KeyError, OverflowError, AttributeError,
           OSError, ZeroDivisionError)
# What waits for long by its nature, or for what never comes.
skipped = {"close", "wait_for_alert", "close_all_sessions"}
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.integers(-2, 40), st.floats(), st.text(max_size=60),
    st.binary(max_size=60),
    st.sampled_from([b"a" * 20, b"a" * 32, b"a" * 64, file, "127.0.0.1", "/", ".."]),
    st.sampled_from([2**31 - 1, 2**31, -2**31, 2**63 - 1, 2**63, 2**64, "\\ud800", "a\\0b"]),
    st.sampled_from(known), st.just(len), st.just(lambda *a: 1 / 0), st.just(object()))
fields = ["ti", "save_path", "url", "flags", "resume_data", "trackers", "active_limit"]
junk = st.recursive(scalars, lambda inner: st.one_of(
    st.lists(inner, max_size=4), st.tuples(inner, inner),
    st.dictionaries(st.text(max_size=9), inner, max_size=4),
    st.dictionaries(st.sampled_from(fields), inner, max_size=4)), max_leaves=6)

# Every function, every class, every method and writable field of an object of each class that can be
# had here, and of the other classes the methods with junk as self.
targets = []
classes = []
for name in lt.__all__:
    value = getattr(lt, name)
    if value is lt.session:
        classes.append(value)
        # Not the settings that are the default: it would talk to the world.
        value = lambda *a: lt.session(*(a if a and a[0] else (SETTINGS, *a[1:])))
    elif isinstance(value, type):
        classes.append(value)
        try:
            known.append(value())
        except ANSWERS:
            pass
    if callable(value) and name not in skipped and not (
            isinstance(value, type) and issubclass(value, BaseException)):
        targets.append((name, value))
for cls in classes:
    owners = [each for each in known if type(each) is cls] or [cls]
    for name in dir(cls):
        if name.startswith("_") or name in skipped or issubclass(cls, BaseException):
            continue
        for owner in owners[:2]:
            try:
                value = getattr(owner, name)
            except ANSWERS:
                value = None
            targets.append((f"{cls.__name__}.{name}", value if callable(value) else
                            (lambda x, o=owner, n=name: o is not cls and setattr(o, n, x))))
tried = 0
for label, target in targets[part::parts]:
    @seed(1)
    @settings(max_examples=examples, database=None, deadline=None,
              suppress_health_check=list(HealthCheck))
    @given(st.lists(junk, max_size=4), st.integers(0, 4))
    def attack(arguments, with_keyword):
        global tried
        tried += 1
        made = None
        try:
            made = target(*arguments)
        except ANSWERS as e:
            if isinstance(e, RecursionError):
                raise
        if isinstance(made, lt.session):
            made.close(5)
        elif made is not None:
            repr(made)
    os.write(2, (label + "\\n").encode())
    attack()
session.pop_alerts()
assert lt.bdecode(lt.bencode({"a": 1})) == {b"a": 1}
session.close(10)
os.write(1, str(tried).encode())
"""


@pytest.mark.parametrize("part", range(PARTS))
def test_junk(part: int, tmp_path: Path) -> None:
    seconds = 240 + EXAMPLES * 30
    result = subprocess.run(
        [sys.executable, "-c", CODE % {"seconds": seconds}, str(part), str(PARTS), str(EXAMPLES)],
        capture_output=True,
        timeout=seconds + 60,
        cwd=Path(__file__).parent,
        env={**os.environ, "LT_TEST_FOLDER": str(tmp_path)},
        check=False,
    )
    last = result.stderr.decode(errors="replace")[-1500:]
    assert result.returncode == 0, last
    print(f"{int(result.stdout)} calls")
    assert int(result.stdout) > 900
