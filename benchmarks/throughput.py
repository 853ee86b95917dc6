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

from run import environment, has_reference, machine

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
        env=environment(folder),
        stdout=subprocess.PIPE,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures: dict[str, Any] = json.loads(done.stdout)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    figures["cpu_seconds_per_gib"] = spent * 2**30 / figures["bytes"]
    return figures


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
    sides: list[tuple[str, str | None]] = [
        ("ours", os.path.abspath(options.ours) if options.ours else None)
    ]
    if has_reference():
        sides.append(("reference", None))
    results: dict[str, list[dict[str, Any]]] = {side: [] for side, _ in sides}
    print(machine(), flush=True)
    for pair in range(options.pairs):
        for side, folder in sides if pair % 2 == 0 else sides[::-1]:
            figures = transfer(folder, options.size)
            results[side].append(figures)
            print(
                f"{side:10} {figures['mib_per_second']:8.1f} MiB/s "
                f"{figures['cpu_seconds_per_gib']:7.2f} CPU s/GiB",
                flush=True,
            )
    medians = {
        side: {
            key: statistics.median(figures[key] for figures in all_of)
            for key in ("mib_per_second", "cpu_seconds_per_gib")
        }
        for side, all_of in results.items()
    }
    for side, median in medians.items():
        print(
            f"median {side}: {median['mib_per_second']:.1f} MiB/s, "
            f"{median['cpu_seconds_per_gib']:.2f} CPU s/GiB"
        )
    if len(medians) == 2:
        ours, reference = medians["ours"], medians["reference"]
        speed, spent = (ours[key] / reference[key] for key in ours)
        print(f"ours / reference: throughput {speed:.2f}, CPU {spent:.2f}")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as stream:
            json.dump({"machine": machine(), "results": results}, stream, indent=1)
            stream.write("\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
