# SPDX-License-Identifier: BSD-3-Clause
"""The native interface as data: swig/classes/*.i with the comments of the C headers.

A line `//: name: type -> type` before a declaration in a .i file gives the types of the values
that it takes and returns, in the notation of lt_field_type() in <libtorrent-c/object.h>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Parameter:
    """A parameter as a script sees it."""

    name: str
    c_type: str
    type: str | None  # what the .i file says of a value
    default: str | None  # as in C


@dataclass(frozen=True)
class Function:
    """A method, a constructor (its name is that of its class) or a function."""

    name: str
    c_name: str
    owner: str  # "" for functions
    parameters: tuple[Parameter, ...]
    c_type: str
    type: str | None
    keywords: bool
    comment: str

    @property
    def is_constructor(self) -> bool:
        """Whether it makes an object of its class."""
        return self.name == self.owner


_TOKEN = re.compile(
    r"""
    //:(?P<note>[^\n]*)
  | /\*.*?\*/ | //[^\n]* | %apply[^{]*\{.*?\};
  | %rename\((?P<script>\w+)\)\s*(?P<c>\w+)\s*;
  | (?:%extend\s+|struct\s+)(?P<opened>\w+)\s*\{(?:\s*%extend\s*\{)?
  | %\w+(?:\s+\w+;)?
  | ~\w+\(\)\s*\{[^}]*\}
  | (?P<type>(?:[a-z][\w ]*[ ]\**)?)\b(?P<name>\w+)\((?P<parameters>[^()]*)\)
        \s*(?:;|\{[^}]*\})
  | (?P<closed>\}(?:\s*\}\s*;|\s*;)?)
  | \s+ | (?P<other>.)
    """,
    re.X | re.S,
)


def _notes(lines: list[str]) -> dict[str, str]:
    """Parameter, or "->" for the result: its type."""
    found = {}
    for line in re.sub(r"\|\s*\n\s*", "| ", "\n".join(lines)).splitlines():
        left, arrow, right = line.partition("->")
        if arrow:
            found["->"] = right.strip()
        name, _, kind = left.partition(":")
        if name.strip():
            found[name.strip()] = kind.strip()
    return found


def _parameters(text: str, notes: dict[str, str]) -> Iterator[Parameter]:
    text = re.sub(r"(\w+(?: = NULL)?),\s+void \*payload(?: = NULL)?", r"\1", text)
    for part in text.split(",") if text.strip() not in ("", "void") else ():
        declared, _, default = part.partition("=")
        found = re.match(r"\s*(.*?)(\w+)\s*$", declared, re.S)
        if not found:
            raise ValueError(f"not a parameter: {part!r}")
        c_type, name = " ".join(found[1].split()), found[2]
        if c_type == "size_t" and name.endswith("size"):
            continue  # belongs to the buffer before it
        if f"size_t {name}_size" in text or (name == "data" and "size_t size" in text):
            c_type = "buffer"
        yield Parameter(name, c_type, notes.get(name), default.strip() or None)


def _declarations(text: str) -> Iterator[tuple[str, str, str, str, dict[str, str]]]:
    """Class or "", name, C type, parameters and notes of each declaration; renames are done."""
    renamed: dict[str, str] = {}
    owner = ""
    lines: list[str] = []
    for token in _TOKEN.finditer(text):
        if token["other"]:
            raise ValueError(f"unexpected {text[token.start() : token.start() + 60]!r}")
        if token["note"] is not None:
            lines.append(token["note"].strip())
        elif token["c"]:
            renamed[token["c"]] = token["script"]
        elif token["opened"]:
            owner = token["opened"]
        elif token["closed"]:
            owner = ""
        elif token["name"]:
            yield owner, token["name"], token["type"].strip(), token["parameters"], _notes(lines)
            lines = []
    yield from ((f">{new}", old, "", "", {}) for old, new in renamed.items())


def _comments(header: str) -> dict[str, str]:
    """The comment of each function; one without its own has that of the line above it."""
    found: dict[str, str] = {}
    comment = ""
    pattern = r"(?P<comment>/\*.*?\*/)|(?P<gap>\n[ \t]*\n)|LT_EXPORT(?P<declared>[^;{]*);"
    for token in re.finditer(pattern, header, re.S):
        if token["comment"]:
            comment = re.sub(r"^\s*/?\*+/?|\s*\*/$", "", token["comment"], flags=re.M)
            comment = "" if comment.strip().startswith("---") else " ".join(comment.split())
        elif token["gap"] is not None:
            comment = comment if header[: token.start()].rstrip().endswith("*/") else ""
        elif declared := re.search(r"\b(lt_\w+)\s*\(", token["declared"]):
            found[declared[1]] = comment
    return found


def read(top: Path) -> list[Function]:
    """All that swig/classes/*.i below the source folder ``top`` declares."""
    keyword_file = (top / "swig" / "python" / "keywords.i").read_text()
    keywords = set(re.findall(r'%feature\("kwargs"\)\s*([\w:]+);', keyword_file))
    comments: dict[str, str] = {}
    for header in sorted((top / "cglue" / "include" / "libtorrent-c").glob("*.h")):
        comments.update(_comments(header.read_text()))
    declared = []
    for path in sorted((top / "swig" / "classes").glob("*.i")):
        declared += list(_declarations(path.read_text()))
    renamed = {old: new[1:] for new, old, *_ in declared if new.startswith(">")}
    functions = []
    for owner, name, c_type, parameters, notes in declared:
        if owner.startswith(">"):
            continue
        c_name = f"{owner}_new" if name == owner else f"{owner}_{name}" if owner else name
        taken = tuple(_parameters(parameters, notes))
        unknown = set(notes) - {"->", *(p.name for p in taken)}
        if unknown:
            raise ValueError(f"{c_name} has no parameter {sorted(unknown)}")
        functions.append(
            Function(
                renamed.get(name, name),
                c_name,
                renamed.get(owner, owner),
                taken,
                c_type.removeprefix("struct "),
                notes.get("->"),
                (f"{owner}::{name}" if owner else name) in keywords,
                comments.get(c_name.removesuffix("_borrowed"), ""),
            )
        )
    return functions


def read_enum_comments(top: Path) -> dict[str, str]:
    """What each enum is for, by its name in scripts."""
    text = (top / "cglue" / "include" / "libtorrent-c" / "enums.h").read_text()
    lists = {
        name: " ".join(re.sub(r"^\s*\*", "", comment, flags=re.M).split())
        for comment, name in re.findall(
            r"/\*((?:(?!\*/).)*)\*/\s*#define (LT_\w+)\(F\)", text, re.S
        )
    }
    table = (top / "cglue" / "schema" / "enums.def").read_text()
    rows = re.findall(r'^LT_ENUM\(\w+, (LT_\w+), "([\w.]+)"', table, re.M)
    return {name: lists[macro] for macro, name in rows if macro in lists}


def read_enum_ids(top: Path) -> dict[str, str]:
    """What each enum is called in C, less its prefix, by its name in scripts; in the order of the tables."""
    table = (top / "cglue" / "schema" / "enums.def").read_text()
    return {
        name: identifier
        for identifier, name in re.findall(r'^LT_ENUM\((\w+), \w+, "([\w.]+)"', table, re.MULTILINE)
    }
