# SPDX-License-Identifier: BSD-3-Clause
"""Times the workloads of one group in this process and prints them as JSON, name to seconds.

Started by run.py, with or without the built module in PYTHONPATH.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys

import suite


def main() -> int:
    """Parse the options and run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("group", choices=suite.GROUPS)
    parser.add_argument("--only", default="")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--marked", type=int, metavar="RUNS", help="for valgrind: see profiles.py")
    options = parser.parse_args()
    suite.scale.quick = options.quick
    importlib.import_module(f"workloads.{options.group}")
    wanted = [w for w in suite.ALL if re.search(options.only, f"{w.group}: {w.name}")]
    if options.list:
        rows = [{name: x for name, x in vars(w).items() if name != "make"} for w in wanted]
        json.dump(rows, sys.stdout)
        return 0
    if options.marked:
        (work,) = wanted
        json.dump(suite.marked(work, options.marked), sys.stdout)
        return 0
    ours = hasattr(sys.modules["libtorrent"], "_libtorrent")
    budget = 0.1 if options.quick else 0.4
    result = {}
    for work in wanted:
        if work.ours_only and not ours:
            continue
        try:
            result[work.name] = suite.timed(work, budget)
        except (RuntimeError, TypeError, ValueError, AttributeError, OSError) as error:
            print(f"{work.group}: {work.name}: {type(error).__name__}: {error}", file=sys.stderr)
    json.dump(result, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
