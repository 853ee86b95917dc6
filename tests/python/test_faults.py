# SPDX-License-Identifier: BSD-3-Clause
"""Each allocation of the interpreter fails in turn while the module is at work: MemoryError each
time, or the call does without; never a crash."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support import DEADLINE

pytest.importorskip("_testcapi", reason="CPython's tests are not installed")

CODE = """
import faulthandler, gc, sys
import _testcapi
import libtorrent as lt
from support import SETTINGS
faulthandler.enable()
session = lt.session(SETTINGS)
info = {"name": "data", "piece length": 16384, "pieces": b"p" * 20, "length": 9}
file = lt.bencode({"info": info})
torrent = lt.torrent_info(file)
handle = session.add_torrent({"ti": torrent, "save_path": "/nowhere", "flags": 0x10})
params = lt.add_torrent_params()
params.ti = torrent
resume = lt.write_resume_data_buf(params)
scripts = [
    lambda: lt.bencode({"a": [1, {"b": b"c"}, "d" * 300, (1, 2)]}),
    lambda: lt.bdecode(file),
    lambda: lt.torrent_info(file).files().file_path(0),
    lambda: lt.read_resume_data(resume).ti.name(),
    lambda: lt.write_resume_data(params),
    lambda: lt.parse_magnet_uri("magnet:?xt=urn:btih:" + "a" * 40).info_hashes.v1.to_bytes(),
    lambda: handle.status().as_dict(),
    lambda: repr(handle.status()),
    lambda: handle.trackers(),
    lambda: handle.file_progress(),
    lambda: session.get_settings(),
    lambda: session.apply_settings({"user_agent": "x", "active_limit": 7}),
    lambda: (session.post_session_stats(), [a.message() for a in session.pop_alerts()]),
    lambda: lt.bitfield([True, False] * 50).tolist(),
    lambda: setattr(params, "trackers", ["http://127.0.0.1/"]),
    lambda: setattr(params, "have_pieces", [True, False]),
    lambda: params.as_dict(),
    lambda: lt.sha1_hash(b"a" * 20).to_bytes().hex(),
    lambda: lt.torrent_info(b"junk"),
    lambda: handle.rename_file(99, "x"),
    lambda: session.add_torrent({"no such": 1}),
    lambda: lt.write_session_params(lt.session_params({"active_limit": 3})),
]
if sys.version_info < (3, 13):
    # From 3.13 on CPython itself crashes where it lacks memory for a call of Python from Python:
    # max(["a", "b"], key=lambda text: len(text)) is enough.
    scripts.append(lambda: session.get_torrent_status(lambda status: True))
faults = 0
for script in scripts:
    try:
        script()
    except (lt.error, IndexError, KeyError):
        pass
    for first in range(LIMIT):
        reached = False
        _testcapi.set_nomemory(first, first + 1)
        try:
            script()
        except MemoryError:
            reached = True
        except (lt.error, IndexError, KeyError, RuntimeError):
            pass
        except SystemError as e:
            # CPython 3.11 loses a MemoryError of a function in Python when it makes its traceback.
            if not str(e).startswith(("<function ", "error return without exception")):
                raise
        finally:
            _testcapi.remove_mem_hooks()
        faults += reached
session.close(10)
print(faults)
"""


def test_allocations_of_the_interpreter() -> None:
    limit = int(os.environ.get("LT_TEST_FAULTS", "60"))
    result = subprocess.run(
        [sys.executable, "-c", CODE.replace("LIMIT", str(limit))],
        capture_output=True,
        text=True,
        timeout=4 * DEADLINE,
        cwd=Path(__file__).parent,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    print(f"{result.stdout.strip()} calls had a MemoryError")
    assert int(result.stdout) > 200
