#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Builds the manual: copies its pages into the build folder, has the generators write theirs there, and
runs Sphinx. `make html` calls it.

A generator is a module in generators/ with a function write(top: Path, build: Path, pages: Path) that
writes its .rst files into a folder of its own below pages: top is the top of the sources, build that
of the build. Pages of the manual refer to them as to any other page.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
GENERATORS = ("python", "c", "languages", "alerts", "migrating")

PICTURE = """.. image:: bench.svg
   :alt: How much longer the Boost.Python module takes, one row for each workload"""


def make_pages(top: Path, build: Path, pages: Path) -> None:
    """Fills the folder pages with what Sphinx reads."""
    shutil.rmtree(pages, ignore_errors=True)
    skip = shutil.ignore_patterns("generators", "build.py", "__pycache__", "*.tmp")
    shutil.copytree(HERE, pages, ignore=skip)
    if (build / "bench.svg").exists():
        shutil.copy(build / "bench.svg", pages)
        page = pages / "performance.rst"
        page.write_text(page.read_text().replace(".. bench.svg", PICTURE))
    sys.path.insert(0, str(HERE))
    for name in GENERATORS:
        importlib.import_module(f"generators.{name}").write(top, build, pages)


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the manual.")
    parser.add_argument("--build", type=Path, required=True, help="top folder of the build")
    parser.add_argument(
        "--output", type=Path, help="where to write it (default: docs/manual there)"
    )
    parser.add_argument("--release", required=True, help="version of the project")
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    output = arguments.output.resolve() if arguments.output else build / "docs" / "manual"
    if importlib.util.find_spec("sphinx") is None:
        print(
            "Sphinx is missing (Debian: python3-sphinx; else: pip install sphinx)", file=sys.stderr
        )
        return 1
    make_pages(HERE.parent.parent, build, output / "pages")
    # -W: warnings are errors, broken references among them (-n).
    command = [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-n", "-b", "html"]
    command += ["-d", str(output / "doctrees"), str(output / "pages"), str(output / "html")]
    status = subprocess.call(command, env=dict(os.environ, MANUAL_VERSION=arguments.release))
    if status == 0:
        print(f"The manual is in {output / 'html' / 'index.html'}")
    return status


if __name__ == "__main__":
    sys.exit(main())
