# SPDX-License-Identifier: BSD-3-Clause
"""The same workloads in C, Python, Lua and Ruby, side by side.

LUA and RUBY in the environment name the interpreters of the last two.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ALERTS = 20_000


def _torrent(files: int) -> bytes:
    """A torrent file, bencoded."""
    listed = b"".join(
        b"d6:lengthi1000e4:pathl10:folder %03d11:file %06dee" % (i % 100, i) for i in range(files)
    )
    pieces = bytes((files * 1000 + 16383) // 16384 * 20)
    rest = b"e4:name7:torrent12:piece lengthi16384e6:pieces%d:" % len(pieces)
    return b"d4:infod5:filesl" + listed + rest + pieces + b"ee"


def _measured(
    command: list[str], arguments: list[str], environment: dict[str, str]
) -> dict[str, float]:
    """Seconds by name, of a program that prints them."""
    done = subprocess.run(
        [*command, *arguments], env=environment, stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        print(f"{command[-1]} ended with status {done.returncode}", file=sys.stderr)
        return {}
    rows = (line.rsplit("\t", 1) for line in done.stdout.splitlines())
    return {name: float(value) for name, value in rows}


def measure(floor: str, quick: bool, environment: dict[str, str]) -> dict[str, dict[str, float]]:
    """Seconds by language and workload. ``floor`` is the C program, if any."""
    commands = {"C": [floor] if floor else [], "Python": [sys.executable, str(HERE / "bench.py")]}
    for language, suffix in (("Lua", "lua"), ("Ruby", "rb")):
        interpreter = os.environ.get(language.upper(), "")
        commands[language] = [interpreter, str(HERE / f"bench.{suffix}")] if interpreter else []
    with tempfile.NamedTemporaryFile() as stream:
        stream.write(_torrent(2000 if quick else 20000))
        stream.flush()
        count = ALERTS // 10 if quick else ALERTS
        return {
            language: _measured(command, [stream.name, str(count)], environment)
            for language, command in commands.items()
            if command
        }


def show(times: dict[str, dict[str, float]]) -> None:
    """A row for each workload, a column for each language."""
    print(f"\n{'the same in all languages':30}" + "".join(f"{name:>12}" for name in times))
    for name in times["Python"]:
        cells = (
            f"{found[name] * 1e9:.0f} ns" if name in found else "-" for found in times.values()
        )
        print(f"{name:30}" + "".join(f"{cell:>12}" for cell in cells))
