# SPDX-License-Identifier: BSD-3-Clause
"""Where the instructions of a workload go, in this module and in the reference: what explains a
ratio. Times of busy machines do not repeat, these counts nearly do.
"""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

import callgrind

RUNS = 3
FUNCTIONS = 12


def _short(library: str) -> str:
    """The name of a library without what depends on versions."""
    name = os.path.basename(library)
    for end in (".cpython", ".so", "-x86-64"):
        name = name.partition(end)[0]
    return name or "?"


def counted(command: list[str], env: dict[str, str]) -> callgrind.Counts:
    """What a run of a worker's workload takes, all runs together."""
    output, dumps = callgrind.run([*command, "--marked", str(RUNS)], env)
    marks = int(output)
    # What is counted ends before a mark. Python executes text before the first run, too.
    stretches = [counts for trigger, counts in dumps if trigger == "before"][-marks * RUNS :]
    whole = callgrind.Counts()
    # The last stretch of a run is the one that counts.
    for stretch in stretches[marks - 1 :: marks]:
        whole.libraries.update(stretch.libraries)
        whole.functions.update(stretch.functions)
    return whole


def row(counts: callgrind.Counts, per: int) -> dict[str, Any]:
    """The same for one operation, to be written as JSON."""
    times = RUNS * per
    libraries: Counter[str] = Counter()
    for library, n in counts.libraries.items():
        libraries[_short(library)] += n
    return {
        "total": round(counts.total / times, 1),
        "libraries": {
            name: round(n / times, 1) for name, n in libraries.most_common() if n >= times
        },
        "functions": [
            [_short(library), function, round(n / times, 1)]
            for (library, function), n in counts.functions.most_common(FUNCTIONS)
        ],
    }


def show(name: str, sides: dict[str, dict[str, Any]]) -> None:
    """Prints the rows of the two modules side by side."""
    print(f"\n== {name}")
    totals = {side: row["total"] for side, row in sides.items()}
    print("instructions: " + ", ".join(f"{side} {n:,}" for side, n in totals.items()), end="")
    if len(sides) == 2 and totals["ours"]:
        print(f"; reference / ours {totals['reference'] / totals['ours']:.2f}", end="")
    print()
    names = list(dict.fromkeys(name for row in sides.values() for name in row["libraries"]))
    print(f"{'library':34}" + "".join(f"{side:>14}" for side in sides))
    for library in names:
        print(
            f"{library:34}"
            + "".join(f"{row['libraries'].get(library, 0):14,.0f}" for row in sides.values())
        )
    for side, row in sides.items():
        print(f"functions, {side}:")
        for library, function, n in row["functions"]:
            print(f"{n:14,.0f}  {library}: {function[:80]}")
