# SPDX-License-Identifier: BSD-3-Clause
"""Counts the instructions of the hottest paths with valgrind and compares them with those recorded.

Counts repeat on busy machines, where times do not. What is compared are the instructions of this
project's libraries and libtorrent, per call: those of the interpreter, which differ from build to
build, are shown but not compared. They are of one processor architecture, one compiler and one
libtorrent: where these are others, nothing is recorded to compare with.

Exit status: 0 all within the tolerance, 1 one is above it, 2 valgrind is missing or failed, 77
nothing is recorded for this architecture, compiler and libtorrent.

    PYTHONPATH=build/python python3 benchmarks/instructions.py [--record] [--tolerance PERCENT]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys

import callgrind

HERE = os.path.dirname(os.path.abspath(__file__))
RECORD = os.path.join(HERE, "instructions.json")
LOOPS = 500

# Name: code to repeat. The names in it are made by PREPARE; nothing here starts a thread.
PATHS = {
    "attribute, int": "status.num_peers",
    "attribute, float": "status.progress",
    "attribute, str": "status.name",
    "attribute, enum": "status.state",
    "attribute, hash": "status.info_hash",
    "attribute, handle": "status.handle",
    "attribute, list of str": "params.trackers",
    "set an int": "params.max_uploads = 4",
    "set a str": "params.save_path = 'somewhere'",
    "call": "storage.num_files()",
    "call with an int": "storage.file_size(1)",
    "call with text as result": "storage.file_path(1)",
    "handle.is_valid()": "handle.is_valid()",
    "sha1_hash(bytes)": "sha1_hash(digest)",
    "str(sha1_hash)": "str(sha1)",
    "dict[sha1_hash]": "table[sha1]",
    "bencode 200 B": "bencode(value)",
    "bdecode 200 B": "bdecode(encoded)",
}

PROGRAM = """
import gc, hashlib, json, sys
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
runs = []
for code in json.loads(sys.argv[1]):
    source = f"def run(n):\\n    for _ in range(n):\\n        {code}\\n"
    scope = dict(globals())
    # Only text is executed by the function that valgrind watches.
    exec(compile(source, "path", "exec"), scope)
    scope["run"](50)
    runs.append(scope["run"])
for run in runs:
    exec("run(LOOPS)", {"run": run, "LOOPS": int(sys.argv[2])})
"""

# Libraries whose instructions are compared.
_OURS = re.compile(r"/(_libtorrent[^/]*|libtorrent-c|libtorrent-rasterbar)\.so")


def counted(codes: list[str]) -> list[tuple[int, int]]:
    """What doing each once takes, without the loop around it: instructions of the libraries that
    count, of all together.
    """
    command = [sys.executable, "-", json.dumps(["pass", *codes]), str(LOOPS)]
    _, dumps = callgrind.run(command, {**os.environ, "PYTHONHASHSEED": "0"}, PROGRAM)
    measured = [counts for trigger, counts in dumps if trigger == "after"]
    # Before, Python itself executes what .pth files have.
    loop, *rest = measured[-len(codes) - 1 :]
    if len(rest) != len(codes):
        raise RuntimeError(f"valgrind gave {len(measured)} counts")
    return [
        (
            round(sum(n for name, n in counts.libraries.items() if _OURS.search(name)) / LOOPS),
            round((counts.total - loop.total) / LOOPS),
        )
        for counts in rest
    ]


def machine() -> str:
    """What the counts that are compared depend on."""
    compiler = os.environ.get("CC", "cc").split()
    version = subprocess.run(
        [*compiler, "--version"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.splitlines()[0]
    code = "import libtorrent; print(libtorrent.version)"
    libtorrent = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    found = re.search(r"(\d+)\.\d+\.\d+\s*$", version)
    kind = "clang" if "clang" in version else "gcc"
    return f"{platform.machine()}, {kind} {found[1] if found else version}, libtorrent {libtorrent}"


def compare(counts: dict[str, int], known: dict[str, int], tolerance: float) -> int:
    """Prints what has changed and returns the exit status."""
    worse = 0
    for name, count in counts.items():
        before = known.get(name)
        if before is None:
            print(f"{name}: not recorded yet, see --record")
            worse += 1
            continue
        # A handful of instructions is no change of a short path.
        change = 100 * (count - before) / before
        if abs(change) > tolerance and abs(count - before) > 5:
            worse += change > 0
            print(f"{name}: {before} instructions before, {count} now: {change:+.1f} %")
    if worse:
        print(f"{worse} of {len(counts)} paths take more instructions than recorded")
        return 1
    print(f"all {len(counts)} paths are within {tolerance:g} % of what is recorded, or better")
    return 0


def main() -> int:
    """Parse the options and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--record", action="store_true", help="record what is measured")
    parser.add_argument("--tolerance", type=float, default=8.0, metavar="PERCENT")
    parser.add_argument("--only", default="", metavar="PATTERN")
    options = parser.parse_args()
    if not callgrind.available():
        print("valgrind is not installed (package valgrind)")
        return 2
    known: dict[str, dict[str, int]] = {}
    if os.path.exists(RECORD):
        with open(RECORD, encoding="utf-8") as stream:
            known = json.load(stream)
    here = machine()
    if not options.record and here not in known:
        print(f"nothing is recorded for {here}: see --record")
        return 77
    names = [name for name in PATHS if re.search(options.only, name)]
    results = counted([PATHS[name] for name in names])
    for name, (ours, everything) in zip(names, results):
        print(f"{name:26} {ours:6} instructions, {everything:6} with the interpreter's")
    counts = {name: ours for name, (ours, _) in zip(names, results)}
    if not options.record:
        return compare(counts, known[here], options.tolerance)
    known[here] = counts
    with open(RECORD, "w", encoding="utf-8") as stream:
        json.dump(known, stream, indent=1)
        stream.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
