# SPDX-License-Identifier: BSD-3-Clause
"""Instructions that valgrind counts: of stretches of a Python program, by library and function.

A program begins and ends a stretch by ``exec()`` of text, which it does for nothing else: valgrind
writes its counts down whenever the interpreter's function for that is entered or left.
"""

from __future__ import annotations

import glob
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from dataclasses import dataclass, field

# What exec() of text is made of.
MARKER = "PyRun_StringFlags"

_NAME = re.compile(r"\((\d+)\)(?: (.*))?")


@dataclass
class Counts:
    """Instructions of one stretch: by library, by (library, function)."""

    libraries: Counter[str] = field(default_factory=Counter)
    functions: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.libraries.values())

    def subtract(self, other: Counts) -> None:
        """Leaves what there is more than in ``other``."""
        self.libraries.subtract(other.libraries)
        self.functions.subtract(other.functions)


def available() -> bool:
    """Whether valgrind is installed."""
    return shutil.which("valgrind") is not None


def read(path: str) -> tuple[str, Counts]:
    """What triggered a dump and what was counted until then."""
    trigger, library, function = "", "", ""
    counts, called = Counts(), False
    # Numbers stand for names that were written before.
    names: dict[str, dict[str, str]] = {"ob": {}, "fn": {}}

    def name_of(kind: str, text: str) -> str:
        found = _NAME.match(text)
        if not found:
            return text
        if found[2] is not None:
            names[kind][found[1]] = found[2]
        return names[kind][found[1]]

    with open(path, encoding="utf-8", errors="replace") as stream:
        for line in stream:
            key, _, text = line.rstrip("\n").partition("=")
            if key == "ob":
                library = name_of("ob", text)
            elif key == "cob":
                name_of("ob", text)
            elif key == "fn":
                function = name_of("fn", text)
            elif key == "cfn":
                name_of("fn", text)
            elif key == "calls":
                called = True
            elif line[:1] in "+-*0123456789" and line[:1]:
                # The line after "calls=" says what the callee took, which it says itself, too.
                if not called:
                    cost = int(line.split()[-1])
                    counts.libraries[library] += cost
                    counts.functions[library, function] += cost
                called = False
            elif line.startswith("desc: Trigger: "):
                trigger = line.split(": ", 2)[2].strip()
    return trigger, counts


def run(
    command: list[str], env: dict[str, str], program: str = ""
) -> tuple[str, list[tuple[str, Counts]]]:
    """Runs a command, ``program`` as its input, and returns its output and all dumps in their
    order: "before" or "after", when they were made, and the counts since the one before.
    """
    with tempfile.TemporaryDirectory(prefix="callgrind-") as folder:
        done = subprocess.run(
            [
                "valgrind",
                "--tool=callgrind",
                f"--callgrind-out-file={folder}/out",
                f"--dump-before={MARKER}",
                f"--dump-after={MARKER}",
                *command,
            ],
            env=env,
            input=program,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"valgrind: status {done.returncode}:\n{done.stderr}")
        parts = glob.glob(f"{folder}/out.*")
        parts.sort(key=lambda path: int(path.rpartition(".")[2]))
        dumps = [read(part) for part in parts]
    return done.stdout, [
        (trigger[len("--dump-") :].partition("=")[0], counts)
        for trigger, counts in dumps
        if trigger.endswith(f"={MARKER}")
    ]
