# SPDX-License-Identifier: BSD-3-Clause
"""Counts the instructions of the hottest paths with valgrind and compares them with those recorded.

Counts repeat on busy machines, where times do not. They are of one Python, one compiler and one
processor architecture: elsewhere nothing is compared. Exit status: 0 all within the tolerance, 1
one is above it, 77 skipped, with the reason.

    PYTHONPATH=build/python python3 benchmarks/instructions.py [--record] [--tolerance PERCENT]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
RECORD = os.path.join(HERE, "instructions.json")
SKIPPED = 77
LOOPS = 5000

# Name: code to repeat. The names in it are made by PREPARE; nothing here starts a thread.
PATHS = {
    "attribute, int": "status.num_peers",
    "attribute, float": "status.progress",
    "attribute, str": "status.name",
    "attribute, enum": "status.state",
    "attribute, flags": "status.flags",
    "attribute, hash": "status.info_hash",
    "call": "storage.num_files()",
    "call with an int": "storage.file_size(1)",
    "call with text as result": "storage.file_path(1)",
    "handle.is_valid()": "handle.is_valid()",
    "sha1_hash(bytes)": "sha1_hash(digest)",
    "str(sha1_hash)": "str(sha1)",
    "dict[sha1_hash]": "table[sha1]",
    "bencode 200 B": "bencode(value)",
    "bdecode 200 B": "bdecode(encoded)",
    "list of str": "params.trackers",
}

PREPARE = """
import gc, hashlib, sys
import libtorrent as lt
gc.disable()
status, handle, params = lt.torrent_status(), lt.torrent_handle(), lt.add_torrent_params()
params.trackers = ["http://127.0.0.1:1/announce", "http://127.0.0.1:2/announce"]
storage = lt.file_storage()
for i in range(3):
    storage.add_file(f"torrent/file {i}", 1000)
digest = hashlib.sha1(b"").digest()
sha1_hash, bencode, bdecode = lt.sha1_hash, lt.bencode, lt.bdecode
sha1 = sha1_hash(digest)
table = {sha1: 1}
value = {b"interval": 1800, b"peers": [{b"ip": b"127.0.0.1", b"port": 6881}] * 5, b"tier": 1}
encoded = bencode(value)
"""


# What exec() of text is made of: valgrind counts what happens inside, and little else does.
MARKER = "PyRun_StringFlags"


def counted(code: str) -> float:
    """The instructions of doing ``code`` once, on average."""
    source = (
        f"{PREPARE}def run(n):\n    for _ in range(n):\n        {code}\n"
        f"run(100)\nexec('run({LOOPS})')\n"
    )
    # From stdin: python -c is an exec() itself.
    done = subprocess.run(
        [
            "valgrind",
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            f"--toggle-collect={MARKER}",
            sys.executable,
            "-",
        ],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        input=source,
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found or found.group(1) == "0":
        raise RuntimeError(f"valgrind failed:\n{done.stderr}")
    return int(found.group(1)) / LOOPS


def machine() -> dict[str, str]:
    """What counts depend on."""
    return {
        "python": platform.python_version(),
        "architecture": platform.machine(),
        "compiler": platform.python_compiler(),
        "libc": " ".join(platform.libc_ver()),
    }


def measure(only: str) -> dict[str, int]:
    """Instructions of one operation, by name; those of the loop around it do not count."""
    result = {}
    empty = counted("pass")
    for name, code in PATHS.items():
        if not re.search(only, name):
            continue
        result[name] = round(counted(code) - empty)
        print(f"{name:30} {result[name]:8}", flush=True)
    return result


def compare(counts: dict[str, int], known: dict[str, Any], tolerance: float) -> int:
    """Prints what has changed and returns the exit status."""
    worse = 0
    for name, count in counts.items():
        before = known["counts"].get(name)
        if before is None:
            print(f"{name}: not recorded yet, see --record")
            continue
        change = 100 * (count / before - 1)
        if abs(change) > tolerance:
            worse += change > 0
            print(f"{name}: {before} instructions before, {count} now: {change:+.1f} %")
    if worse:
        print(f"{worse} of {len(counts)} paths are slower than recorded")
        return 1
    print(f"all {len(counts)} paths are within {tolerance:g} % of what is recorded, or better")
    return 0


def main() -> int:
    """Parse the options and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", action="store_true", help="record what is measured")
    parser.add_argument("--tolerance", type=float, default=5.0, metavar="PERCENT")
    parser.add_argument("--only", default="", metavar="PATTERN")
    options = parser.parse_args()
    if not shutil.which("valgrind"):
        print("skipped: valgrind is not installed")
        return SKIPPED
    known: dict[str, Any] = {}
    if not options.record:
        with open(RECORD, encoding="utf-8") as stream:
            known = json.load(stream)
        if known["machine"] != machine():
            print(f"skipped: recorded with {known['machine']}, this is {machine()}")
            return SKIPPED
    counts = measure(options.only)
    if not options.record:
        return compare(counts, known, options.tolerance)
    with open(RECORD, "w", encoding="utf-8") as stream:
        json.dump({"machine": machine(), "counts": counts}, stream, indent=1)
        stream.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
