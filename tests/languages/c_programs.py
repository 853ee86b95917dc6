# SPDX-License-Identifier: BSD-3-Clause
"""The programs of examples/c, compiled as their first lines say, but with the library of the build folder."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@cache
def built(name: str) -> str:
    """The path of the program examples/c/NAME.c. It must compile as C99 without a warning."""
    libraries = Path(os.environ["top_builddir"]) / "cglue" / ".libs"
    program = Path(_folder().name) / name
    options = ["-std=c99", "-pedantic", "-Wall", "-Wextra", "-Werror", f"-I{TOP}/cglue/include"]
    source = TOP / "examples" / "c" / f"{name}.c"
    compiler = shlex.split(os.environ.get("CC", "cc"))
    command = [
        *compiler,
        *options,
        str(source),
        f"-L{libraries}",
        "-ltorrent-c",
        "-o",
        str(program),
    ]
    subprocess.run(command, check=True)
    return str(program)
