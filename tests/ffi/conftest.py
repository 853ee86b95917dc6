# SPDX-License-Identifier: BSD-3-Clause
"""The C library by FFI alone: the compiler's preprocessor, the headers, and cffi."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

TOP = Path(__file__).resolve().parents[2]
HEADERS = TOP / "cglue" / "include"
LIBRARY = Path(os.environ["top_builddir"]) / "cglue" / ".libs" / "libtorrent-c.so"


@cache
def declarations() -> str:
    """What the compiler sees of libtorrent-c.h, as C99, less what system headers declare."""
    command = [*shlex.split(os.environ.get("CC", "cc")), "-std=c99", "-E", "-D__attribute__(x)="]
    output = subprocess.run(
        [*command, f"-I{HEADERS}", "-x", "c", "-"],
        input="#include <libtorrent-c/libtorrent-c.h>\n",
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    kept, ours = [], False
    for line in output.splitlines():
        marker = re.match(r'# \d+ "([^"]*)"', line)
        if marker:
            ours = "/libtorrent-c/" in marker[1]
        elif ours and not line.startswith("#"):
            kept.append(line)
    return "\n".join(kept)


@dataclass(frozen=True)
class Library:
    """The loaded library."""

    ffi: Any
    lib: Any

    def text(self, pointer: Any) -> str:
        """Text that C keeps."""
        return self.ffi.string(pointer).decode()

    def error(self) -> str:
        """The kind of the last call's error."""
        return self.text(self.lib.lt_error_kind_name(self.lib.lt_last_error()))

    def functions(self) -> Iterator[Any]:
        """All lt_function pointers."""
        return map(self.lib.lt_function_at, range(self.lib.lt_function_count()))

    def names(self) -> list[str]:
        """All names of functions."""
        return [self.text(self.lib.lt_function_name(f)) for f in self.functions()]


@cache
def load() -> Library:
    """The library with all that its headers declare."""
    import cffi

    ffi = cffi.FFI()
    ffi.cdef(declarations())
    return Library(ffi, ffi.dlopen(str(LIBRARY)))


@pytest.fixture(scope="session")
def lt() -> Library:
    return load()
