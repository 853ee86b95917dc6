# SPDX-License-Identifier: BSD-3-Clause
"""The C reference: a page for each public header, and one of all classes with their fields, which only the
library itself knows."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Item:
    """A declaration: its kind is function, type, struct, enum, list (of enumerators) or macro."""

    kind: str
    name: str
    text: str
    comment: str
    members: list[tuple[str, str]] = field(default_factory=list)  # name or value, comment


@dataclass
class Header:
    """A header: what its first comment says, and its declarations in order with section titles."""

    name: str
    comment: str
    items: list[Item | str]

    def declarations(self) -> Iterator[Item]:
        """The declarations, without the titles."""
        return (item for item in self.items if isinstance(item, Item))


_TOKEN = re.compile(
    r"""
    /\*(?P<comment>.*?)\*/(?P<gap>[ \t]*\n[ \t]*\n)?
  | ^\#define[ ](?P<macro>\w+)(?P<args>\([\w, ]*\))?[ \t]*(?P<body>(?:[^\n\\]|\\.|\\\n)*)\n
  | ^\#[^\n]*\n
  | LT_EXPORT[ ](?P<function>[^;]*);
  | typedef[ ](?P<type>[^;{]*);
  | (?:typedef[ ])?struct[ ](?P<struct>\w+)[ ]\{(?P<fields>.*?)^\}[ ]\w*;
  | (?:typedef[ ])?enum[ ](?P<enum>\w+)[ ]\{(?P<values>[^}]*)\}[ ]?\w*;
  | extern[ ]"C"[ ]\{ | \}
  | LT_(?:BEGIN|END)_DECLS
  | \s+ | (?P<other>.)
    """,
    re.X | re.S | re.M,
)

# What a compiler needs and a reader does not: guards, and how a list becomes an enum.
_INTERNAL = re.compile(
    r"LIBTORRENT_C_\w+_H$|LT_(?:KIND_|ERROR_)?ENUMERATOR|LT_(?:BEGIN|END)_DECLS$|LT_EXPORT$"
)


def _plain(comment: str) -> str:
    lines = [re.sub(r"^[ \t]*\*?[ ]?", "", line) for line in comment.strip().splitlines()]
    return "\n".join(line.rstrip() for line in lines).strip()


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Name and comment of each member, those of unions inside too."""
    for line in text.splitlines():
        found = re.match(r"[^/]*?(\w+)(?:\[\w+\])?;(?:\s*/\*(.*?)\*/)?", line)
        if found:
            yield found[1], (found[2] or "").strip()


def _rows(body: str) -> list[tuple[str, str]]:
    """The rows of a list macro: name, and what its second and further columns say."""
    text = body.replace("\\\n", " ")
    return [
        (m[1], m[2].strip())
        for m in re.finditer(r'\bF\((\w+),((?:"[^"]*"|\([^)]*\)|[^()"])*)\)', text)
    ]


def parse(path: Path) -> Header:
    """What a header declares. ValueError for what is not understood."""
    text = path.read_text(encoding="utf-8")
    items: list[Item | str] = []
    intro = comment = ""
    shared = ""  # the comment of the macro in the line above
    for token in _TOKEN.finditer(text):
        if token["other"]:
            raise ValueError(
                f"{path.name}: not understood: {text[token.start() : token.start() + 50]!r}"
            )
        if token["comment"] is not None:
            plain = _plain(token["comment"])
            title = re.match(r"---\s*(.*?)\s*---$", plain, re.S)
            if title:
                items.append(" ".join(title[1].split()))
            elif not intro and "SPDX" not in plain:
                intro = plain
            else:
                comment = "" if token["gap"] else plain
                continue
        elif token["macro"] and not _INTERNAL.match(token["macro"]):
            rows = _rows(token["body"]) if token["args"] == "(F)" else []
            kind = "list" if rows else "macro"
            shared = comment or shared
            items.append(Item(kind, token["macro"], token["body"].strip(), shared, rows))
        elif token["function"]:
            declared = " ".join(token["function"].split())
            name = re.search(r"\b(lt_\w+)\s*\(", declared)
            items.append(Item("function", name[1] if name else "?", declared, comment))
        elif token["type"]:
            declared = " ".join(token["type"].split())
            name = re.search(r"\(\*(\w+)\)|(\w+)$", declared)
            items.append(Item("type", (name[1] or name[2]) if name else "?", declared, comment))
        elif token["struct"]:
            members = list(_fields(token["fields"]))
            items.append(Item("struct", token["struct"], "", comment, members))
        elif token["enum"]:
            items.append(Item("enum", token["enum"], token["values"], comment))
        elif not token[0].strip():
            shared = shared if "\n" not in token[0] else ""
            if token[0].count("\n") < 2:
                continue
        comment = ""
    return Header(path.name, intro, items)


def headers(folder: Path) -> list[Header]:
    """All headers of a folder."""
    return [parse(path) for path in sorted(folder.glob("*.h"))]


def _inline(text: str, names: set[str]) -> str:
    """Words of a comment without backquotes, with what reStructuredText would take for marks escaped."""
    text = re.sub(r"[*|]|_(?!\w)", r"\\\g<0>", text)
    text = re.sub(r"\b(lt_\w+)\(\)", lambda m: f":c:func:`{m[1]}`" if m[1] in names else m[0], text)
    text = re.sub(r"\benum (lt_\w+)\b(?!\()", r":c:enum:`\1`", text)
    return re.sub(r"\blt_error_(?!code\b|category\b|kind\b)\w+\b(?!`)", r"``\g<0>``", text)


def _rst(comment: str, names: set[str]) -> str:
    """A comment in reStructuredText. Lines that stand further in are a list or lines of their own."""
    parts = comment.split("`")
    parts[::2] = [_inline(part, names) for part in parts[::2]]
    parts[1::2] = [f"``{part}``" for part in parts[1::2]]
    lines: list[str] = []
    inside = False
    for line in "".join(parts).splitlines():
        further = line.startswith("  ")
        if further != inside and line:
            lines.append("")
            inside = further
        text = line.strip()
        lines.append(
            f"| {text}" if further and not text.startswith("- ") else text if further else line
        )
    return "\n".join(lines)


def _title(text: str, line: str) -> list[str]:
    return [text, line * len(text), ""]


def _indented(text: str) -> list[str]:
    return [f"   {line}".rstrip() for line in text.splitlines()] + [""]


# What each enumerator stands for, by its name in C.
Meanings = dict[str, str]


def _page(header: Header, names: set[str], meanings: Meanings) -> str:
    lines = _title(header.name, "=")
    lines += [
        "::",
        "",
        f"   #include <libtorrent-c/{header.name}>",
        "",
        _rst(header.comment, names),
        "",
    ]
    lists = {item.name: item for item in header.declarations() if item.kind == "list"}
    for item in header.items:
        if isinstance(item, str):
            lines += _title(item[:1].upper() + item[1:], "-")
        elif item.kind == "function":
            lines += [f".. c:function:: {item.text}", ""] + _indented(_rst(item.comment, names))
        elif item.kind == "type":
            lines += [f".. c:type:: {item.text}", ""] + _indented(_rst(item.comment, names))
        elif item.kind == "macro":
            lines += [f".. c:macro:: {item.name}", ""] + _indented(_rst(item.comment, names))
            lines += _indented(f"``{item.text}``") if item.text else []
        elif item.kind == "struct":
            lines += [f".. c:struct:: {item.name}", ""] + _indented(_rst(item.comment, names))
            for name, comment in item.members:
                lines += _indented(f":{name}: {_rst(comment, names)}")
        elif item.kind == "enum":
            used = re.search(r"\b(LT_\w+)\(", item.text)
            rows = lists[used[1]] if used else None
            lines += [f".. c:enum:: {item.name}", ""]
            lines += _indented(_rst(item.comment or (rows.comment if rows else ""), names))
            prefix = "lt_error" if item.name == "lt_error_kind" else item.name
            for name, rest in rows.members if rows else []:
                if re.search(r", wide(_alias)?\b", rest.partition('"')[0]):
                    continue  # a macro
                number = rest.partition(",")[0].strip()
                about = meanings.get(f"{prefix}_{name}") or re.findall(r'"([^"]*)"', rest)[-1]
                lines += _indented(f".. c:enumerator:: {prefix}_{name}")
                lines += _indented(f"   {number}: {_inline(about, names)}.")
    return "\n".join(lines) + "\n"


def _meanings(top: Path, library: Path) -> Meanings:
    """What the library tells of the enumerators of enums.h. The master list has them in its order."""
    lib = ctypes.CDLL(str(library))
    lib.lt_enum_at.restype, lib.lt_enum_at.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    lib.lt_enum_value_count.restype = ctypes.c_size_t
    lib.lt_enum_value_count.argtypes = [ctypes.c_void_p]
    for function in (lib.lt_enum_value_name, lib.lt_enum_value_doc):
        function.restype, function.argtypes = ctypes.c_char_p, [ctypes.c_void_p, ctypes.c_size_t]
    table = (top / "cglue" / "schema" / "enums.def").read_text(encoding="utf-8")
    found = {}
    for i, identifier in enumerate(re.findall(r"^LT_ENUM\((\w+),", table, re.MULTILINE)):
        enum = lib.lt_enum_at(i)
        for k in range(lib.lt_enum_value_count(enum)):
            name = lib.lt_enum_value_name(enum, k).decode()
            found[f"lt_{identifier}_{name}"] = lib.lt_enum_value_doc(enum, k).decode()
    return found


def _classes(library: Path) -> str:
    """The page of all classes and fields, as the library tells them."""
    lib = ctypes.CDLL(str(library))

    def text(function: str, pointer: int) -> str:
        f = getattr(lib, function)
        f.restype, f.argtypes = ctypes.c_char_p, [ctypes.c_void_p]
        return (f(pointer) or b"").decode()

    for function in ("lt_class_at", "lt_class_base", "lt_class_field_at"):
        getattr(lib, function).restype = ctypes.c_void_p
    lib.lt_class_base.argtypes = [ctypes.c_void_p]
    lib.lt_class_at.argtypes = [ctypes.c_size_t]
    lib.lt_class_field_at.argtypes = [ctypes.c_void_p, ctypes.c_size_t]
    lib.lt_class_field_count.argtypes = [ctypes.c_void_p]
    lib.lt_field_writable.argtypes = lib.lt_field_is_method.argtypes = [ctypes.c_void_p]
    lib.lt_field_writable.restype = lib.lt_field_is_method.restype = ctypes.c_bool
    lines = _title("Classes and their fields", "=")
    lines += [
        "Fields are read by :c:func:`lt_object_get`, or by their names with :c:func:`lt_object_int`,",
        ":c:func:`lt_object_text` and their like. Types are in the notation of Python.",
        "",
    ]
    for i in range(lib.lt_class_count()):
        cls = lib.lt_class_at(i)
        base = lib.lt_class_base(cls)
        lines += _title(text("lt_class_name", cls), "-")
        lines += [_inline(text("lt_class_doc", cls), set()), ""]
        lines += [f"It derives from {text('lt_class_name', base)}.", ""] if base else []
        for k in range(lib.lt_class_field_count(cls)):
            f = lib.lt_class_field_at(cls, k)
            what = (
                ""
                if lib.lt_field_is_method(f)
                else ", can be set"
                if lib.lt_field_writable(f)
                else ", read only"
            )
            name, kind = text("lt_field_name", f), text("lt_field_type", f)
            lines += [f"``{name}`` : {kind}{what}"] + _indented(
                _inline(text("lt_field_doc", f), set())
            )
    return "\n".join(lines) + "\n"


def write(top: Path, build: Path, pages: Path) -> None:
    """Writes all pages to the folder reference/c."""
    target = pages / "reference" / "c"
    target.mkdir(parents=True, exist_ok=True)
    found = headers(top / "cglue" / "include" / "libtorrent-c")
    names = {item.name for header in found for item in header.declarations()}
    library = build / "cglue" / ".libs" / "libtorrent-c.so"
    meanings = _meanings(top, library)
    for header in found:
        page = target / f"{header.name.removesuffix('.h')}.rst"
        page.write_text(_page(header, names, meanings), encoding="utf-8")
    (target / "classes.rst").write_text(_classes(library), encoding="utf-8")
    abi = (top / "docs" / "ABI").read_text(encoding="utf-8")
    (target / "abi.rst").write_text(abi, encoding="utf-8")
    index = [
        *_title("The C library", "="),
        ".. toctree::",
        "   :maxdepth: 1",
        "",
        "   abi",
        "   classes",
    ]
    index += [f"   {header.name.removesuffix('.h')}" for header in found]
    (target / "index.rst").write_text("\n".join(index) + "\n", encoding="utf-8")
