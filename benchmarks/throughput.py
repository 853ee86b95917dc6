# SPDX-License-Identifier: BSD-3-Clause
"""End to end: examples/python/loopback_transfer.py with our module and with the reference in turns.

    python3 benchmarks/throughput.py --ours build/python [--pairs 5] [--size 300]

Prints MiB/s and the CPU seconds of all processes of a transfer, per GiB.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
from typing import Any

import sides

EXAMPLE = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))),
    "examples",
    "python",
    "loopback_transfer.py",
)


def transfer(folder: str | None, size: float) -> dict[str, Any]:
    """The figures of one transfer, and the CPU time that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, EXAMPLE, "--json", "--size", str(size)],
        env=sides.environment(folder),
        stdout=subprocess.PIPE,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures: dict[str, Any] = json.loads(done.stdout)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figures["cpu_seconds_per_gib"] = spent * 2**30 / figures["bytes"]
    return figures


def measure(modules: dict[str, str | None], pairs: int, size: float) -> dict[str, Any]:
    """The figures of so many transfers of ``size`` MiB with each module, in turns."""
    results: dict[str, list[dict[str, Any]]] = {side: [] for side in modules}
    for pair in range(pairs):
        for side in sides.in_turn(modules, pair):
            print(f"transfer {pair + 1} of {pairs}, {side}", file=sys.stderr)
            results[side].append(transfer(modules[side], size))
    return {
        "size": size,
        "results": results,
        "medians": {
            side: {
                key: statistics.median(figures[key] for figures in all_of)
                for key in ("mib_per_second", "cpu_seconds_per_gib")
            }
            for side, all_of in results.items()
        },
    }


def show(measured: dict[str, Any]) -> None:
    """Prints the medians and what they come to."""
    medians = measured["medians"]
    print(f"\ntransfers of {measured['size']:g} MiB from one process to another")
    for side, median in medians.items():
        print(
            f"{side:10} {median['mib_per_second']:8.1f} MiB/s, "
            f"{median['cpu_seconds_per_gib']:.2f} CPU seconds per GiB"
        )
    if len(medians) == 2:
        ours, reference = medians["ours"], medians["reference"]
        speed, spent = (ours[key] / reference[key] for key in ours)
        print(f"ours / reference: throughput {speed:.2f}, CPU {spent:.2f}")


def main() -> int:
    """Parse the options and run."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ours", metavar="FOLDER", help="what to put into PYTHONPATH for ours")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--size", type=float, default=300, metavar="MIB")
    parser.add_argument("--json", metavar="FILE")
    options = parser.parse_args()
    print(sides.machine(), flush=True)
    measured = measure(sides.all_of(options.ours), options.pairs, options.size)
    show(measured)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as stream:
            json.dump({"machine": sides.machine(), **measured}, stream, indent=1)
            stream.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
