# SPDX-License-Identifier: BSD-3-Clause
"""Draws ratios and scaling curves, if matplotlib is installed.

python3 picture.py bench.json bench.svg
"""

from __future__ import annotations

import json
import sys
from typing import Any


def draw(result: dict[str, Any], path: str) -> bool:
    """Writes the picture; whether that could be done."""
    try:
        import matplotlib
    except ImportError:
        return False
    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = [row for row in result["rows"] if row["ratio"] and not row["curve"]]
    curves: dict[str, list[dict[str, Any]]] = {}
    for row in result["rows"]:
        if row["curve"]:
            curves.setdefault(row["curve"], []).append(row)
    height = max(4.0, 0.18 * len(rows))
    figure, (left, right) = pyplot.subplots(
        1, 2, figsize=(15, height), gridspec_kw={"width_ratios": (2, 1)}
    )
    places = range(len(rows))
    colours = ["tab:green" if row["ratio"] >= row["bar"] else "tab:red" for row in rows]
    left.barh(places, [row["ratio"] for row in rows], color=colours)
    left.scatter([row["bar"] for row in rows], places, marker="|", color="black", label="bar")
    left.axvline(1, color="grey", linewidth=0.8)
    left.set_yticks(places, [row["name"] for row in rows], fontsize=7)
    left.set_xscale("log")
    left.set_xlabel("reference time / our time")
    left.invert_yaxis()
    left.legend()
    for name, points in curves.items():
        points.sort(key=lambda row: row["x"])
        drawn = [row for row in points if row["ours median"]]
        if not drawn:
            continue
        sizes, medians = zip(*((row["x"], row["ours median"]) for row in drawn))
        right.plot(sizes, medians, "o-", label=name)
    right.set_xscale("log")
    right.set_yscale("log")
    right.set_xlabel("torrents, files or pieces")
    right.set_ylabel("seconds (bytes per handle: bytes)")
    if curves:
        right.legend(fontsize=7)
    figure.suptitle(result["machine"], fontsize=9)
    figure.tight_layout()
    figure.savefig(path)
    return True


def main() -> int:
    """Draw what a run has written."""
    with open(sys.argv[1], encoding="utf-8") as stream:
        result = json.load(stream)
    if not draw(result, sys.argv[2]):
        print("matplotlib is not installed", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
