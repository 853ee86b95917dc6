# SPDX-License-Identifier: BSD-3-Clause
"""The two modules that are compared, and the machine that they are compared on."""

from __future__ import annotations

import os
import platform
import subprocess
import sys


def environment(folder: str | None) -> dict[str, str]:
    """The environment of a process with one module or the other."""
    env = dict(os.environ)
    for name in ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE"):
        env.pop(name, None)
    env["PYTHONHASHSEED"] = "0"
    if folder:
        env["PYTHONPATH"] = folder
    return env


def has_reference() -> bool:
    """Whether the interpreter finds a module that is not ours."""
    code = "import libtorrent; assert not hasattr(libtorrent, '_libtorrent')"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd="/",
        env=environment(None),
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return done.returncode == 0


def all_of(ours: str | None) -> dict[str, str | None]:
    """What is compared, ours first: names, and the folder to put into PYTHONPATH for each."""
    sides = {"ours": os.path.abspath(ours) if ours else None}
    if has_reference():
        sides["reference"] = None
    else:
        print("no reference module: only our times", file=sys.stderr)
    return sides


def in_turn(sides: dict[str, str | None], turn: int) -> list[str]:
    """Their names; who goes first takes turns."""
    return list(sides)[:: 1 if turn % 2 == 0 else -1]


def machine() -> str:
    """One line that says where this was measured."""
    model = platform.processor() or platform.machine()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as stream:
            for line in stream:
                if line.startswith("model name"):
                    model = line.split(":", 1)[1].strip()
    except OSError:
        pass
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} x {model}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, load {load:.1f} at the beginning"
    )
