# SPDX-License-Identifier: BSD-3-Clause
"""Read libtorrent's headers and the lists of this project."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CGLUE = Path(__file__).resolve().parents[2] / "cglue"


def _flags() -> list[str]:
    given = os.environ.get("LIBTORRENT_CFLAGS")
    if given is not None:
        return shlex.split(given)
    command = [os.environ.get("PKG_CONFIG", "pkg-config"), "--cflags", "libtorrent-rasterbar"]
    return shlex.split(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@cache
def by_header(*headers: str, flags: tuple[str, ...] = ()) -> dict[str, str]:
    """What the compiler sees of each of libtorrent's own headers, without attributes.

    Those that ``headers`` include are there too; names are relative to libtorrent/.
    """
    source = "".join(f"#include <libtorrent/{header}>\n" for header in headers)
    command = [*shlex.split(os.environ.get("CXX", "c++")), "-std=c++17", *_flags(), *flags]
    output = subprocess.run(
        [*command, "-E", "-x", "c++", "-"], input=source, check=True, capture_output=True, text=True
    ).stdout
    kept: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in output.splitlines():
        marker = re.match(r'# \d+ "([^"]*)"', line)
        if marker:
            _, ours, name = marker[1].rpartition("/libtorrent/")
            lines = kept.setdefault(name, []) if ours else None
        elif lines is not None and not line.startswith("#"):
            lines.append(line)
    return {name: _without_noise("\n".join(text)) for name, text in kept.items()}


def _without_noise(text: str) -> str:
    """Code without attributes and what stands in quotes."""
    text = re.sub(r"\[\[.*?\]\]|__attribute__\s*\(\(.*?\)\)", " ", text)
    quoted = r"""("(?:\\.|[^"\\])*")|'(?:\\.|[^\\'])'"""
    return re.sub(quoted, lambda found: '""' if found[1] else "0", text)


@cache
def macro(name: str) -> str:
    """What a macro of version.hpp stands for."""
    command = [*shlex.split(os.environ.get("CXX", "c++")), "-std=c++17", *_flags()]
    source = f"#include <libtorrent/version.hpp>\n{name}\n"
    output = subprocess.run(
        [*command, "-E", "-x", "c++", "-"], input=source, check=True, capture_output=True, text=True
    ).stdout
    return output.splitlines()[-1]


def preprocessed(*headers: str) -> str:
    """What the compiler sees of libtorrent's own headers, without attributes."""
    return "\n".join(by_header(*headers).values())


def blocks(text: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Each pair of braces that names something: names of what it stands in, its head, its inside.

    Inside, pairs of braces are left out.
    """
    stack: list[tuple[str, list[str]]] = []
    inside: list[str] = []
    head = ""
    for token in re.split(r"([{};]|\b(?:public|protected|private)\s*:(?!:))", text):
        if token == "{":
            stack.append((" ".join(head.split()), inside))
            inside, head = [], ""
        elif token == "}":
            # A last statement without a semicolon: the enumerators of an enum.
            inside.append(head)
            if not stack:
                raise ValueError("braces do not match")
            opened, outer = stack.pop()
            names = tuple(name for before, _ in stack if (name := scope_name(before)))
            yield names, opened, "".join(inside)
            inside, head = [*outer, ";"], ""
        elif token == ";" or token.rstrip(" \n:") in ("public", "protected", "private"):
            inside.append(f"{head}{token};")
            head = ""
        else:
            head = token
    if stack:
        raise ValueError("braces do not match")


def scope_name(head: str) -> str | None:
    """The name that a head gives to the scope it opens; None if it opens none."""
    if head.startswith("inline namespace"):
        return None
    found = re.match(r"(?:namespace|struct|class|enum(?: class| struct)?)\s+(\w+)", head)
    return found[1] if found else None


def rows(text: str, macro: str) -> list[list[str]]:
    """The arguments of each use of a macro, split at commas that stand in no parentheses."""
    found = []
    for start in re.finditer(rf"\b{macro}\(", text):
        depth, arguments, quoted = 1, [""], False
        for c in text[start.end() :]:
            quoted ^= c == '"'
            depth += (c in "([{") - (c in ")]}") if not quoted else 0
            if depth == 0:
                break
            if c == "," and depth == 1 and not quoted:
                arguments.append("")
            else:
                arguments[-1] += c
        found.append([argument.strip() for argument in arguments])
    return found
