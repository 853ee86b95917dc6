# SPDX-License-Identifier: BSD-3-Clause
"""The reference in all languages: for each entry its declaration in C, then how Python, Lua and Ruby spell it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PAGES = (
    ("session", "Sessions", r"session.*|ip_filter|port_filter|peer_class.*|dht_.*|stats_metric"),
    (
        "torrent",
        "Torrents in a session",
        r"torrent_handle|torrent_status|peer_info|announce_.*|add_torrent_params|open_file_state|partial_piece_info|block_info",
    ),
    (
        "files",
        "Torrent files and hashes",
        r"torrent_info|file_.*|create_torrent|sha.*|info_hash_t|hasher.*|web_seed.*|peer_request|fingerprint",
    ),
    ("alerts", "Alerts", r".*_alert|alert"),
    ("rest", "Errors and the rest", r".*"),
)


def heading(title: str, mark: str) -> str:
    return f"{title}\n{mark * len(title)}\n\n"


def prose(comment: str) -> str:
    """A comment of a header, with nothing that would be markup but its `code`."""
    comment = re.sub(r"\blt_error_(\w+)", r"an error of kind `\1`", comment)
    comment = re.sub(r"([*|\\])", r"\\\1", comment)
    return re.sub(r"\b(\w+)_(?!\w)", r"\1\\_", comment)


def camel(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[_.]", name))


def ruby_path(dotted: str) -> str:
    return "LibTorrent::" + "::".join(camel(part) for part in dotted.split("."))


def called(name: str) -> str:
    """What an object of the class is called in examples."""
    if name.endswith("_alert") or name == "alert":
        return "alert"
    return {"torrent_handle": "handle", "torrent_info": "info", "torrent_status": "status"}.get(
        name, name
    )


class Declarations:
    """How the headers declare each function."""

    def __init__(self, top: Path) -> None:
        self._found: dict[str, str] = {}
        for header in sorted((top / "cglue" / "include" / "libtorrent-c").glob("*.h")):
            for text in re.findall(r"LT_EXPORT([^;{]*);", header.read_text()):
                name = re.search(r"\b(lt_\w+)\s*\(", text)
                if name:
                    self._found[name[1]] = " ".join(text.split())

    def __getitem__(self, name: str) -> str:
        return self._found.get(name, self._found.get(name.removesuffix("_borrowed"), name))


def arguments(function: Any, style: str) -> str:
    """The parameters as a language writes them."""
    parts = []
    for p in function.parameters:
        default = {"NULL": {"python": "None", "lua": "nil", "ruby": "nil"}[style]}.get(
            p.default, p.default
        )
        if default is None:
            parts.append(p.name)
        elif style == "lua":
            parts.append(f"[{p.name}]")
        else:
            parts.append(f"{p.name}={default}")
    return ", ".join(parts)


def spellings(function: Any) -> list[tuple[str, str]]:
    """Language and code, more than one of a language if it has more names for it."""
    owner, name = function.owner, function.name
    python, lua, ruby = (arguments(function, style) for style in ("python", "lua", "ruby"))
    if function.is_constructor:
        return [
            ("Python", f"libtorrent.{name}({python})"),
            ("Lua", f"libtorrent.{name}({lua})"),
            ("Ruby", f"{ruby_path(name)}.new({ruby})"),
        ]
    if not owner:
        return [
            ("Python", f"libtorrent.{name}({python})"),
            ("Lua", f"libtorrent.{name}({lua})"),
            ("Ruby", f"LibTorrent.{name}({ruby})"),
        ]
    me = called(owner)
    in_ruby = "get_hash" if name == "hash" else name
    found = [
        ("Python", f"{me}.{name}({python})"),
        ("Lua", f"{me}:{name}({lua})"),
        ("Ruby", f"{me}.{in_ruby}" + (f"({ruby})" if ruby else "")),
    ]
    needed = [p for p in function.parameters if p.default is None]
    if name.startswith(("is_", "has_")):
        found.append(("", f"{me}.{name.removeprefix('is_')}?"))
    if name.startswith("get_"):
        found.append(("", f"{me}.{name.removeprefix('get_')}"))
    if name.startswith("set_") and len(needed) == 1:
        found.append(("", f"{me}.{name.removeprefix('set_')} = {needed[0].name}"))
    return found


def entry(function: Any, declarations: Declarations) -> Iterator[str]:
    lines = [("C", declarations[function.c_name]), *spellings(function)]
    title = f"{function.owner}.{function.name}" if function.owner else function.name
    if function.is_constructor:
        title = f"{function.name}: new"
    yield heading(title, "~")
    yield ".. code-block:: none\n\n"
    for language, code in lines:
        yield f"   {language:8}{code}\n"
    yield f"\n{prose(function.comment)}\n\n"


def fields_of(cls: Any) -> Iterator[str]:
    me = called(cls.name)
    yield ".. list-table::\n   :header-rows: 1\n   :widths: auto\n\n"
    yield "   * - C: lt_class_field_find()\n     - Type\n     - Python\n     - Lua\n     - Ruby\n     -\n"
    for field in cls.fields:
        if field.name == "to_text":
            python, lua, ruby = f"str({me})", f"tostring({me})", f"{me}.to_s"
        else:
            call = "()" if field.is_method else ""
            python = f"{me}.{field.name}{call}"
            lua = f"{me}:{field.name}()" if field.is_method else f"{me}.{field.name}"
            ruby = f"{me}.{field.name}"
            if field.type == "bool":
                ruby += f"``, ``{me}.{field.name.removeprefix('is_')}?"
            if field.writable:
                ruby += f"``, ``{me}.{field.name} ="
        note = "can be set; " if field.writable else ""
        yield f'   * - ``"{field.name}"``\n     - ``{field.type}``\n     - ``{python}``\n     - ``{lua}``\n'
        yield f"     - ``{ruby}``\n     - {note}{prose(field.doc)}\n"
    yield "\n"


def class_text(cls: Any, verbs: list[Any], declarations: Declarations) -> Iterator[str]:
    name = cls.name
    yield heading(name, "-")
    base = f" derived from ``{cls.base}``" if cls.base else ""
    yield f"{prose(cls.doc)}\n\n" if cls.doc else ""
    yield f"C: ``lt_{name}``, Python and Lua: ``libtorrent.{name}``, Ruby: ``{ruby_path(name)}``{base}\n\n"
    if cls.fields:
        yield from fields_of(cls)
    for function in verbs:
        yield from entry(function, declarations)


def enums_text(enums: list[Any], comments: dict[str, str], ids: dict[str, str]) -> Iterator[str]:
    yield heading("Enumerations and flags", "=")
    for enum in enums:
        name = enum.name
        yield heading(name, "-")
        yield f"{prose(comments.get(name, ''))}\n\n"
        kind = "flags, to be combined" if enum.is_flags else "one of these"
        yield f"C: ``enum lt_{ids[name]}``, Python and Lua: ``libtorrent.{name}``, Ruby: ``{ruby_path(name)}``; {kind}.\n\n"
        yield ".. list-table::\n   :header-rows: 1\n\n"
        yield "   * - C\n     - Python, Lua\n     - Ruby\n     - Number\n     -\n"
        for value, number, meaning in enum.values:
            constant = value.upper() if value[0].isalpha() else f"N{value}".upper()
            yield f"   * - ``lt_{ids[name]}_{value}``\n     - ``{value}``\n     - ``{constant}``\n"
            yield f"     - {number}\n     - {prose(meaning)}\n"
        yield "\n"


def write(top: Path, build: Path, pages: Path) -> None:
    """Writes reference/languages/*.rst."""
    sys.path.insert(0, str(top / "python" / "stubs"))
    import interface
    import reflection

    declarations = Declarations(top)
    functions = interface.read(top)
    tables = reflection.Reflection()
    folder = pages / "reference" / "languages"
    folder.mkdir(parents=True)
    written = [page for page, *_ in PAGES]
    left = list(tables.classes)
    for page, title, pattern in PAGES:
        chosen = [cls for cls in left if re.fullmatch(pattern, cls.name)]
        left = [cls for cls in left if cls not in chosen]
        text = [heading(title, "=")]
        for cls in chosen:
            text += class_text(cls, [f for f in functions if f.owner == cls.name], declarations)
        (folder / f"{page}.rst").write_text("".join(text))
    text = [heading("Functions", "=")]
    for function in functions:
        if not function.owner:
            text += entry(function, declarations)
    (folder / "functions.rst").write_text("".join(text))
    comments, ids = interface.read_enum_comments(top), interface.read_enum_ids(top)
    (folder / "enums.rst").write_text("".join(enums_text(list(tables.enums), comments, ids)))
    index = [
        heading("The reference in all languages", "="),
        "Written from the comments of the C headers, SWIG's interface files and the tables that the library\n"
        "tells of itself; Python's own reference says more of what is Python's. Words such as map, list and\n"
        "nothing are those of values: :doc:`/lua` and :doc:`/ruby` tell what each is there.\n\n",
        ".. toctree::\n   :maxdepth: 1\n\n",
        *(f"   {page}\n" for page in [*written, "functions", "enums"]),
    ]
    (folder / "index.rst").write_text("".join(index))
