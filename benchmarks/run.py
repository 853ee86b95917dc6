#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Compares this module with the reference binding, workload by workload.

    make bench                                    everything, in less than 20 minutes
    make bench ARGS='--quick --only alerts'       a tenth of the size, one group

Each group of workloads runs in fresh processes, ours and the reference's taking turns. Ours is
found in the folder --ours, the reference where the interpreter finds it without that; without a
reference there are our times and floors only. Ratios are reference time / our time, of medians.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import statistics
import subprocess
import sys
import time
from typing import Any

import languages
import picture
import suite

HERE = os.path.dirname(os.path.abspath(__file__))

# Groups that are measured less often: 100 000 torrents take a while, and curves are about orders.
ROUNDS = {"scaling": 2}


def environment(folder: str | None) -> dict[str, str]:
    """The environment of a worker, with one module or the other."""
    env = dict(os.environ)
    for name in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE"):
        env.pop(name, None)
    env["PYTHONHASHSEED"] = "0"
    if folder:
        env["PYTHONPATH"] = folder
    return env


def worker(folder: str | None, group: str, options: argparse.Namespace, *more: str) -> Any:
    """What a worker prints, None if it fails."""
    command = [sys.executable, os.path.join(HERE, "worker.py"), group, "--only", options.only]
    if options.quick:
        command.append("--quick")
    done = subprocess.run(
        [*command, *more],
        env=environment(folder),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"{group}: the worker ended with status {done.returncode}", file=sys.stderr)
        return None
    return json.loads(done.stdout)


def has_reference() -> bool:
    """Whether the interpreter finds a module that is not ours."""
    code = "import libtorrent; assert not hasattr(libtorrent, '_libtorrent')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd="/",
        env=environment(None),
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def floors(program: str) -> dict[str, float]:
    """What floor.c measures: seconds (or bytes) by name."""
    if not program:
        return {}
    done = subprocess.run([program], stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        print(f"{program} ended with status {done.returncode}", file=sys.stderr)
        return {}
    rows = (line.rsplit("\t", 1) for line in done.stdout.splitlines())
    return {name: float(value) for name, value in rows}


def machine() -> str:
    """One line that says where this was measured."""
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as stream:
            for line in stream:
                if line.startswith("model name"):
                    model = line.split(":", 1)[1].strip()
    except OSError:
        pass
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} x {model}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load {load:.1f} at the beginning"
    )


def amount(value: float | None, unit: str) -> str:
    """A time or a size for people."""
    if value is None:
        return "-"
    if unit == "x":
        return f"{value:.2f} x"
    if unit == "B":
        return f"{value / 2**20:.2f} MiB" if value >= 2**20 else f"{value:.0f} B"
    for factor, name in ((1, "s"), (1e3, "ms"), (1e6, "us")):
        if value * factor >= 1:
            return f"{value * factor:.3g} {name}"
    return f"{value * 1e9:.1f} ns"


def spread(values: list[float]) -> float:
    """The middle half of the values, in percent of their median."""
    if len(values) < 2:
        return 0.0
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    median = statistics.median(values)
    return 100 * (high - low) / median if median else 0.0


def measure(options: argparse.Namespace) -> list[dict[str, Any]]:
    """A row for each workload, with all that was measured."""
    theirs_too = has_reference()
    if not theirs_too:
        print("no reference module: only our times\n", file=sys.stderr)
    known = floors(options.floor)
    rows: list[dict[str, Any]] = []
    for group in suite.GROUPS:
        listed = worker(options.ours, group, options, "--list")
        if not listed:
            continue
        sides: list[tuple[str, str | None]] = [("ours", options.ours)]
        if theirs_too:
            sides.append(("reference", None))
        times: dict[str, dict[str, list[float]]] = {side: {} for side, _ in sides}
        for turn in range(min(options.rounds, ROUNDS.get(group, options.rounds))):
            # Who goes first takes turns, too.
            for side, folder in sides if turn % 2 == 0 else sides[::-1]:
                print(f"{group}: round {turn + 1} of {options.rounds}, {side}", file=sys.stderr)
                for name, value in (worker(folder, group, options) or {}).items():
                    times[side].setdefault(name, []).append(value)
        for work in listed:
            name = work["name"]
            row = {**work, **{side: times[side].get(name, []) for side, _ in sides}}
            for side, _ in sides:
                row[f"{side} median"] = statistics.median(row[side]) if row[side] else None
            ours, other = row["ours median"], row.get("reference median")
            row["ratio"] = other / ours if ours and other else None
            row["floor value"] = known.get(work["floor"])
            rows.append(row)
    by_name = {row["name"]: row["ours median"] for row in rows}
    for row in rows:
        # A floor may be a workload of Python's own.
        row["floor value"] = row["floor value"] or by_name.get(row["floor"])
    return [row for row in rows if not row["name"].startswith("marshal.")]


def is_below(row: dict[str, Any]) -> bool:
    """Whether a workload misses its bar: against the reference, or of its own."""
    if row["most"]:
        return bool(row["ours median"] and row["ours median"] > row["most"])
    return bool(row["ratio"] and row["ratio"] < row["bar"])


def show(rows: list[dict[str, Any]]) -> None:
    """The table and what it comes to."""
    head = f"{'workload':54} {'ours':>10} {'+-%':>4} {'reference':>10} {'+-%':>4}"
    print(f"{head} {'ratio':>6} {'bar':>5} {'floor':>10} {'above':>6}")
    group = ""
    for row in rows:
        if row["group"] != group:
            group = row["group"]
            print(f"-- {group}")
        ours, floor = row["ours median"], row["floor value"]
        ratio = row["ratio"]
        mark = "<" if is_below(row) else " "
        print(
            f"{row['name']:54} {amount(ours, row['unit']):>10} {spread(row['ours']):4.0f} "
            f"{amount(row.get('reference median'), row['unit']):>10} "
            f"{spread(row.get('reference', [])):4.0f} "
            f"{f'{ratio:.2f}' if ratio else '-':>6} {row['bar']:5.2f}{mark}"
            f"{amount(floor, row['unit']):>9} "
            f"{f'{ours / floor:.2f}x' if ours and floor else '-':>6}"
        )
    bound = [row["ratio"] for row in rows if row["binding"] and row["ratio"] and not row["curve"]]
    if bound:
        mean = math.exp(statistics.fmean(map(math.log, bound)))
        below = [row for row in rows if is_below(row)]
        print(f"\ngeometric mean of {len(bound)} that the binding bounds: {mean:.2f}")
        print(f"{len(below)} of {len(rows)} below their bar (marked <)")


def main() -> int:
    """Parse the options and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ours", metavar="FOLDER", help="what to put into PYTHONPATH for ours")
    parser.add_argument("--floor", metavar="PROGRAM", default="", help="floor.c, compiled")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="2 rounds, a tenth of the size")
    parser.add_argument("--only", default="", metavar="PATTERN", help="regular expression")
    parser.add_argument("--json", default="bench.json", metavar="FILE")
    parser.add_argument("--picture", default="bench.svg", metavar="FILE")
    options = parser.parse_args()
    if options.quick:
        options.rounds = min(options.rounds, 2)
    if options.ours:
        options.ours = os.path.abspath(options.ours)
    # So that importing does not compile: installed modules have byte code.
    subprocess.run(
        [sys.executable, "-c", "import libtorrent"], env=environment(options.ours), check=True
    )
    where = machine()
    print(where, flush=True)
    begun = time.time()
    rows = measure(options)
    show(rows)
    beside = None
    if not options.only or "languages" in options.only:
        beside = languages.measure(options.floor, options.quick, environment(options.ours))
        languages.show(beside)
    result = {
        "machine": where,
        "begun": int(begun),
        "rounds": options.rounds,
        "quick": options.quick,
        "rows": rows,
        "languages": beside,
    }
    with open(options.json, "w", encoding="utf-8") as stream:
        json.dump(result, stream, indent=1)
        stream.write("\n")
    print(f"\nwritten: {options.json}", end="")
    if picture.draw(result, options.picture):
        print(f", {options.picture}")
    else:
        print("; no picture: matplotlib is not installed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
