# SPDX-License-Identifier: BSD-3-Clause
"""The manual builds without a warning, and what it tells to type works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from run_page import blocks

HERE = Path(__file__).resolve().parent
MANUAL = HERE.parent.parent / "docs" / "manual"
PAGES = sorted(MANUAL.glob("**/*.rst"))
WITH_BLOCKS = [
    page
    for page in PAGES
    if any(block.language in ("python", "sh") for block in blocks(page.read_text()))
]
#: Languages of blocks that other suites run, or that nobody does.
OTHERS = ("text", "c", "lua", "ruby", "perl", "console", "none")


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: str(page.relative_to(MANUAL)))
def test_blocks_run(page: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "run_page.py"), str(page)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_languages_are_known() -> None:
    used = {block.language for page in PAGES for block in blocks(page.read_text())}
    assert used <= {"python", "sh", *OTHERS}


def test_few_blocks_are_not_run() -> None:
    kept = [block for page in PAGES for block in blocks(page.read_text()) if block.reason]
    assert len(kept) <= 5


def test_builds(tmp_path: Path) -> None:
    pytest.importorskip(
        "sphinx", reason="Sphinx is missing (Debian: python3-sphinx; else: pip install sphinx)"
    )
    build = os.environ["top_builddir"]
    done = subprocess.run(
        [
            sys.executable,
            str(MANUAL / "build.py"),
            "--build",
            build,
            "--release",
            "test",
            "--output",
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "html" / "reference" / "python" / "session.html").stat().st_size > 100_000
