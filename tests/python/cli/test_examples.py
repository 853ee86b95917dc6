# SPDX-License-Identifier: BSD-3-Clause
"""The example programs, run as a user would."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "python"
LOOPBACK = EXAMPLES / "loopback_transfer.py"


def test_loopback_transfer(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(LOOPBACK), "--size", "8", "--json", "--tmp", str(tmp_path)],
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["bytes"] == 8 << 20
    assert figures["files"] > 2
    assert figures["mib_per_second"] > 0
    assert list(tmp_path.iterdir()) == []


def test_loopback_transfer_sees_a_mismatch(tmp_path: Path) -> None:
    script = runpy.run_path(str(LOOPBACK))
    report = script["Reporter"](True)
    left, right = tmp_path / "left", tmp_path / "right"
    for folder in (left, right):
        folder.mkdir()
        (folder / "a").write_bytes(b"same")
        (folder / "b").write_bytes(b"data")
    assert script["compare"](str(left), str(right), report) == (2, 8)
    (right / "b").write_bytes(b"dat4")
    with pytest.raises(script["TransferError"], match="mismatch: b differs"):
        script["compare"](str(left), str(right), report)
    (right / "b").unlink()
    with pytest.raises(script["TransferError"], match="1 of 2 files missing: b"):
        script["compare"](str(left), str(right), report)
