# SPDX-License-Identifier: BSD-3-Clause
"""The Python reference: one page a group of names, from the type stubs with their docstrings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Union

Function = Union[ast.FunctionDef, ast.AsyncFunctionDef]

# Page, title, pattern of the names on it. The first that fits counts; the last one takes the rest.
PAGES = (
    ("alerts", "Alerts", r".*_alert|alert"),
    (
        "session",
        "Sessions and settings",
        r".*session.*|settings.*|_all_settings|high_performance.*|min_memory.*|default_settings|ip_filter|peer_class.*|port_filter|dht_.*|stats_metric.*|.*_settings",
    ),
    (
        "torrent",
        "Torrents in a session",
        r"torrent_handle|torrent_status|peer_info|announce_.*|add_torrent_params.*|open_file_state|.*resume.*|torrent_flags.*|partial_piece_info|block_info|piece_reader",
    ),
    (
        "files",
        "Torrent files, magnet links, hashes",
        r"torrent_info|file_.*|create_.*|load_torrent.*|.*magnet.*|sha.*|info_hash_t|digest.*|set_piece_hashes|add_files|write_torrent.*|b(en|de)code.*|web_seed.*|ed25519.*|.*_mutable_item|item_target_id|bitfield|fingerprint.*|generate_.*|identify.*|client_.*",
    ),
    ("errors", "Errors", r".*[Ee]rror.*|.*_category|.*_errors|error_code"),
    ("enums", "Enumerations, flags and the rest", r".*"),
)


def page_of(name: str) -> str:
    return next(page for page, _, pattern in PAGES if re.fullmatch(pattern, name))


def underline(title: str, mark: str) -> str:
    return f"{title}\n{mark * len(title)}\n"


def markup(text: str) -> str:
    """A docstring. A word that ends with _ would be a reference: it is none."""
    return re.sub(r"\b(\w+)_(?!\w)", r"\1\\_", text)


def doc_of(node: Function | ast.ClassDef) -> list[str]:
    """The lines of its docstring."""
    return markup(ast.get_docstring(node) or "").splitlines()


def signature(node: Function, method: bool) -> str:
    """Its arguments as they are called: without self and without the slash that says 'by position'."""
    text = ast.unparse(node.args)
    parts = [part for part in split_arguments(text) if part != "/"]
    static = any(getattr(mark, "id", "") == "staticmethod" for mark in node.decorator_list)
    if method and not static and parts:
        del parts[0]
    result = f" -> {ast.unparse(node.returns)}" if node.returns is not None else ""
    return f"({', '.join(parts)}){result}"


def split_arguments(text: str) -> list[str]:
    """Splits at commas that are in no brackets."""
    parts, depth, part = [], 0, ""
    for character in text:
        depth += (character in "[({") - (character in "])}")
        if character == "," and depth == 0:
            parts.append(part.strip())
            part = ""
        else:
            part += character
    return [*parts, part.strip()] if part.strip() else parts


def decorated(node: Function, name: str) -> bool:
    return any(
        getattr(mark, "id", getattr(getattr(mark, "func", None), "id", "")) == name
        for mark in node.decorator_list
    )


def setter(node: Function) -> bool:
    return any(getattr(mark, "attr", "") == "setter" for mark in node.decorator_list)


def deprecation(node: Function | ast.ClassDef) -> list[str]:
    """What to use instead, if it is deprecated."""
    for mark in node.decorator_list:
        if isinstance(mark, ast.Call) and getattr(mark.func, "id", "") == "deprecated":
            (what,) = mark.args
            return ["", f"*Deprecated*: {ast.literal_eval(what)}"]
    return []


def indent(lines: list[str], by: int) -> str:
    return "".join(f"{' ' * by}{line}".rstrip() + "\n" for line in lines)


def functions(body: list[ast.stmt], method: bool, by: int) -> Iterator[str]:
    """All functions, properties and values of a body, overloads together."""
    writable = {node.name for node in body if isinstance(node, ast.FunctionDef) and setter(node)}
    groups: dict[str, list[ast.FunctionDef]] = {}
    for node, following in zip(body, [*body[1:], None]):
        if isinstance(node, ast.FunctionDef) and not setter(node):
            groups.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if node.target.id not in ("names", "values"):
                value = f"\n{' ' * (by + 3)}:value: {ast.unparse(node.value)}" if node.value else ""
                yield f"{' ' * by}.. py:attribute:: {node.target.id}{value}\n\n"
                # What an enumerator stands for comes behind it, as a string.
                if isinstance(following, ast.Expr):
                    yield indent([markup(ast.literal_eval(following.value)) + "."], by + 3) + "\n"
    for name, nodes in groups.items():
        if name.startswith("_") and name != "__init__":
            continue
        if decorated(nodes[0], "property"):
            kind = ast.unparse(nodes[0].returns) if nodes[0].returns is not None else ""
            access = [] if name in writable else ["", "Read-only."]
            yield f"{' ' * by}.. py:attribute:: {name}\n{' ' * (by + 3)}:type: {kind}\n\n"
            yield indent(doc_of(nodes[0]) + access + deprecation(nodes[0]), by + 3) + "\n"
            continue
        directive = "py:method" if method else "py:function"
        head = f".. {directive}:: "
        for number, node in enumerate(nodes):
            lead = head if number == 0 else " " * len(head)
            yield f"{' ' * by}{lead}{name}{signature(node, method)}\n"
        if method and decorated(nodes[0], "staticmethod"):
            yield f"{' ' * (by + 3)}:staticmethod:\n"
        texts = [doc_of(node) for node in nodes]
        longest = max(texts, key=len)
        yield "\n" + indent(longest + deprecation(nodes[0]), by + 3) + "\n"


def bases(node: ast.ClassDef) -> list[str]:
    names = [ast.unparse(base) for base in node.bases]
    return [name for name in names if not name.startswith("_")]


def class_text(node: ast.ClassDef, by: int) -> Iterator[str]:
    yield f"{' ' * by}.. py:class:: {node.name}\n\n"
    lines = doc_of(node) + deprecation(node)
    if bases(node):
        lines += ["", "Base: " + ", ".join(f":py:class:`{name}`" for name in bases(node))]
    yield indent(lines, by + 3) + "\n"
    yield from functions(node.body, method=True, by=by + 3)
    for inner in node.body:
        if isinstance(inner, ast.ClassDef):
            yield from class_text(inner, by + 3)


def write(top: Path, build: Path, pages: Path) -> None:
    """Writes reference/python/*.rst."""
    stub = build / "python" / "libtorrent" / "__init__.pyi"
    body = ast.parse(stub.read_text()).body
    folder = pages / "reference" / "python"
    folder.mkdir(parents=True)
    for page, title, _ in PAGES:
        chosen = [
            node
            for node in body
            if isinstance(node, (ast.ClassDef, ast.FunctionDef))
            and not node.name.startswith("_")
            and page_of(node.name) == page
        ]
        classes = [node for node in chosen if isinstance(node, ast.ClassDef)]
        text = [
            f".. _python-{page}:\n\n",
            underline(title, "="),
            "\n.. py:currentmodule:: libtorrent\n\n",
        ]
        text += functions(list(chosen), method=False, by=0)
        for node in classes:
            text += class_text(node, 0)
        (folder / f"{page}.rst").write_text("".join(text))
    listing = "\n".join(f"   {page}" for page, _, _ in PAGES)
    head = underline("Python", "=")
    (folder / "index.rst").write_text(
        f".. _python-reference:\n\n{head}\n.. py:module:: libtorrent\n\n"
        f"Everything that ``import libtorrent`` brings.\n\n.. toctree::\n\n{listing}\n"
    )
