# SPDX-License-Identifier: BSD-3-Clause
"""What differs from the official binding on purpose: the rows that the differential tests allow."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

HEAD = """Coming from the official binding
================================

Every name, value and signature of the official Python module of libtorrent 2.0 is here; programs written for it run
unmodified. ``tests/python/differential`` runs the same steps on both and compares what they answer, thousands of
them. This is all that differs, "there" being the official module; the list is the one the tests go by.

.. list-table::
   :header-rows: 1

   * - About
     - What differs
"""


def write(top: Path, build: Path, pages: Path) -> None:
    """Writes migrating.rst."""
    path = top / "tests" / "python" / "differential" / "differences.py"
    spec = importlib.util.spec_from_file_location("differences", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"cannot read {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules["differences"] = module
    spec.loader.exec_module(module)
    text = HEAD
    shown = set()
    for row in module.DIFFERENCES:
        about = "everything" if row.scenario == "*" else row.scenario
        reason = row.reason.replace("\\", "\\\\").replace("*", "\\*").replace("`", "\\`")
        if (about, reason) not in shown:
            text += f"   * - {about}\n     - {reason}\n"
        shown.add((about, reason))
    (pages / "migrating.rst").write_text(text)
