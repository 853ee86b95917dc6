#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Compares this module with the reference binding, workload by workload.

    make bench                                    everything, in less than 20 minutes
    make bench ARGS='--quick --only alerts'       a tenth of the size, one group
    make bench ARGS=--profile                     then: where the instructions go of what is below its bar
    make bench ARGS='--profile "list: add"'       the same of the workloads that match

Each group of workloads runs in fresh processes, ours and the reference's taking turns. Ours is
found in the folder --ours, the reference where the interpreter finds it without that; without a
reference there are our times and floors only. Ratios are reference time / our time, of medians.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import re
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import callgrind
import languages
import picture
import profiles
import sides
import suite
import throughput

if TYPE_CHECKING:
    from collections.abc import Iterable

HERE = os.path.dirname(os.path.abspath(__file__))

# How many times more than its workload allows a curve may grow from its smallest to its largest
# size: caches do that much.
TOLERATED_GROWTH = 2


def command(group: str, only: str, quick: bool) -> list[str]:
    """What starts a worker."""
    program = [sys.executable, os.path.join(HERE, "worker.py"), group, "--only", only]
    return [*program, "--quick"] if quick else program


def worker(folder: str | None, group: str, options: argparse.Namespace, *more: str) -> Any:
    """What a worker prints, None if it fails."""
    done = subprocess.run(
        [*command(group, options.only, options.quick), *more],
        env=sides.environment(folder),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"{group}: the worker ended with status {done.returncode}", file=sys.stderr)
        return None
    return json.loads(done.stdout)


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


def rounds(
    options: argparse.Namespace, modules: dict[str, str | None], groups: Iterable[str]
) -> dict[str, dict[tuple[str, str], list[float]]]:
    """What the workers measure, by module, group and name. Each round measures all groups, so that
    what changes on the machine meanwhile changes it for all. There are fewer if time runs out.
    """
    times: dict[str, dict[tuple[str, str], list[float]]] = {side: {} for side in modules}
    begun = time.monotonic()
    for turn in range(options.rounds):
        took = (time.monotonic() - begun) / turn if turn else 0
        if time.monotonic() - begun + took > options.minutes * 60:
            print(f"{turn} of {options.rounds} rounds: time is over", file=sys.stderr)
            break
        for group in groups:
            for side in sides.in_turn(modules, turn):
                print(f"round {turn + 1} of {options.rounds}, {group}, {side}", file=sys.stderr)
                for name, value in (worker(modules[side], group, options) or {}).items():
                    times[side].setdefault((group, name), []).append(value)
    return times


def measure(options: argparse.Namespace, modules: dict[str, str | None]) -> list[dict[str, Any]]:
    """A row for each workload, with all that was measured."""
    known = floors(options.floor)
    listed = {g: worker(options.ours, g, options, "--list") or [] for g in suite.GROUPS}
    times = rounds(options, modules, [group for group in suite.GROUPS if listed[group]])
    rows: list[dict[str, Any]] = []
    for group, works in listed.items():
        for work in works:
            row = {
                **work,
                **{side: times[side].get((group, work["name"]), []) for side in modules},
            }
            for side in modules:
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


def curves(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How our values grow on each scaling curve: the power of the size, from its smallest to its
    largest.
    """
    by_name: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["curve"] and row["ours median"]:
            by_name.setdefault(row["curve"], []).append(row)
    found = []
    for name, points in by_name.items():
        points.sort(key=lambda row: row["x"])
        first, last = points[0], points[-1]
        if first["x"] == last["x"]:
            continue
        grown = last["ours median"] / first["ours median"]
        found.append(
            {
                "name": name,
                "unit": first["unit"],
                "from": first["x"],
                "to": last["x"],
                "first": first["ours median"],
                "last": last["ours median"],
                "power": math.log(grown) / math.log(last["x"] / first["x"]),
                "growth": first["growth"],
            }
        )
    return found


def grows_too_much(curve: dict[str, Any]) -> bool:
    """Whether a curve grows more than it may."""
    allowed = TOLERATED_GROWTH * (curve["to"] / curve["from"]) ** curve["growth"]
    return bool(curve["last"] / curve["first"] > allowed)


def show_curves(found: list[dict[str, Any]]) -> None:
    """The table of scaling curves."""
    if not found:
        return
    print(
        f"\n{'our cost by size':28} {'from':>9} {'to':>10} {'first':>10} {'last':>10} {'power':>6}"
    )
    for curve in found:
        print(
            f"{curve['name']:28} {curve['from']:9,} {curve['to']:10,} "
            f"{amount(curve['first'], curve['unit']):>10} "
            f"{amount(curve['last'], curve['unit']):>10} {curve['power']:6.2f}"
            f"{' < grows with the size' if grows_too_much(curve) else ''}"
        )


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


def below(path: str) -> list[str]:
    """What was below its bar in a run before."""
    with open(path, encoding="utf-8") as stream:
        rows = json.load(stream)["rows"]
    return [f"{row['group']}: {row['name']}" for row in rows if is_below(row)]


def profile(options: argparse.Namespace, modules: dict[str, str | None]) -> int:
    """Counts instructions instead of seconds, with valgrind, and shows where they are taken."""
    if not callgrind.available():
        print("valgrind is not installed (package valgrind)", file=sys.stderr)
        return 2
    wanted = None if options.profile else below(options.json)
    options.only = options.profile
    results = {}
    for group in suite.GROUPS:
        for work in worker(options.ours, group, options, "--list") or ():
            name = f"{group}: {work['name']}"
            if wanted is not None and name not in wanted:
                continue
            if work["unit"] != "s" or work["ours_only"] or group == "startup":
                print(f"\n== {name}: nothing to compare", flush=True)
                continue
            program = command(group, f"^{re.escape(name)}$", options.quick)
            results[name] = {
                side: profiles.row(
                    profiles.counted(program, sides.environment(folder)), work["per"]
                )
                for side, folder in modules.items()
            }
            profiles.show(name, results[name])
            sys.stdout.flush()
    with open(options.profile_json, "w", encoding="utf-8") as stream:
        json.dump(results, stream, indent=1)
        stream.write("\n")
    print(f"\nwritten: {options.profile_json}")
    return 0


def main() -> int:
    """Parse the options and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ours", metavar="FOLDER", help="what to put into PYTHONPATH for ours")
    parser.add_argument("--floor", metavar="PROGRAM", default="", help="floor.c, compiled")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--minutes", type=float, default=17, help="fewer rounds if they take longer"
    )
    parser.add_argument("--quick", action="store_true", help="2 rounds, a tenth of the size")
    parser.add_argument("--only", default="", metavar="PATTERN", help="regular expression")
    parser.add_argument("--json", default="bench.json", metavar="FILE")
    parser.add_argument("--picture", default="bench.svg", metavar="FILE")
    parser.add_argument(
        "--profile",
        nargs="?",
        const="",
        metavar="PATTERN",
        help="count instructions of workloads, of those below their bar in --json if none is given",
    )
    parser.add_argument("--profile-json", default="bench-profile.json", metavar="FILE")
    options = parser.parse_args()
    if options.quick:
        options.rounds = min(options.rounds, 2)
    modules = sides.all_of(options.ours)
    options.ours = modules["ours"]
    # So that importing does not compile: installed modules have byte code.
    subprocess.run(
        [sys.executable, "-c", "import libtorrent"], env=sides.environment(options.ours), check=True
    )
    if options.profile is not None:
        return profile(options, modules)
    where = sides.machine()
    print(where, flush=True)
    begun = time.time()
    rows = measure(options, modules)
    show(rows)
    grown = curves(rows)
    show_curves(grown)
    beside = None
    if not options.only or "languages" in options.only:
        beside = languages.measure(options.floor, options.quick, sides.environment(options.ours))
        languages.show(beside)
    transfers = None
    if not options.only or "transfer" in options.only:
        transfers = throughput.measure(modules, 1 if options.quick else 3, 100)
        throughput.show(transfers)
    result = {
        "machine": where,
        "begun": int(begun),
        "rounds": options.rounds,
        "quick": options.quick,
        "rows": rows,
        "curves": grown,
        "languages": beside,
        "transfers": transfers,
        "seconds": round(time.time() - begun),
    }
    with open(options.json, "w", encoding="utf-8") as stream:
        json.dump(result, stream, indent=1)
        stream.write("\n")
    print(f"\n{result['seconds']} seconds; written: {options.json}", end="")
    if picture.draw(result, options.picture):
        print(f", {options.picture}")
    else:
        print("; no picture: matplotlib is not installed (package python3-matplotlib)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
