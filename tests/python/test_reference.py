# SPDX-License-Identifier: BSD-3-Clause
"""Scenarios print the same on this package and on the reference module, where that is installed.

LIBTORRENT_REFERENCE names the interpreter that has it: /usr/bin/python3 if it is not set.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import DEADLINE, make_torrent

import libtorrent as lt

SCENARIOS = Path(__file__).parent / "scenarios"

# Lines of this package that differ on purpose.
DELIBERATE = [
    # Bytes, not a list of numbers.
    r"^resume_data: b''",
    # None is no bencoded value; the reference warns of its own default.
    r"^old: 'data'",
]


def reference() -> str:
    """The interpreter with a reference module of the same version."""
    python = os.environ.get("LIBTORRENT_REFERENCE", "/usr/bin/python3")
    script = "import libtorrent; print(libtorrent.version)"
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    try:
        output = subprocess.run(
            [python, "-c", script], env=environment, capture_output=True, text=True, timeout=DEADLINE
        ).stdout.split()
    except FileNotFoundError:
        output = []
    if output[:1] != [lt.version]:
        pytest.skip(f"{python} has no reference module of libtorrent {lt.version}")
    return python


def run(python: str, scenario: Path, folder: Path, ours: bool) -> list[str]:
    """What a scenario prints."""
    environment = dict(os.environ)
    if not ours:
        environment.pop("PYTHONPATH", None)
    result = subprocess.run(
        [python, "-W", "ignore", str(scenario), str(folder)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=DEADLINE,
    )
    assert result.returncode == 0, result.stderr
    return [re.sub("0x[0-9a-f]{6,}", "address", line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", ["values", "torrents", "sessions"])
def test_scenario(name: str, tmp_path: Path) -> None:
    info = make_torrent(tmp_path)
    (tmp_path / "data.torrent").write_bytes(lt.create_torrent(info).generate_buf())
    python = reference()
    scenario = SCENARIOS / f"{name}.py"
    theirs = run(python, scenario, tmp_path, ours=False)
    ours = run(sys.executable, scenario, tmp_path, ours=True)
    different = [
        f"{a}\n  here: {b}"
        for a, b in zip(theirs, ours)
        if a != b and not any(re.search(pattern, b) for pattern in DELIBERATE)
    ]
    assert different == []
    assert len(ours) == len(theirs)
