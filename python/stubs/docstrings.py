#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""docstrings.py SOURCE-FOLDER: writes docs.i, the docstrings of what SWIG wraps, for Python.

They are the comments of the C headers, in words of Python, behind a signature for inspect.
"""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path

from interface import Function, Parameter, read, read_enum_comments, read_enum_ids

_PLAIN = {"NULL": "None", "true": "True", "false": "False"}

# What is said of C alone: who frees what, and how a call tells that it failed.
_C_ONLY = (
    (r"The result, of kind bytes, is the caller's\. ", "The result is bytes. "),
    (r" The result is the caller's\.", ""),
    (r"\s*\bThe caller's(?:, lt_\w+\(\))?[.;]", ""),
    (r"[,;] the caller's(?:[,:] lt_\w+\(\))?(?=[.;:]|$)", ""),
    (r" \(the caller's\)", ""),
    (r"[,;] borrowed for ever", ""),
    (r" of the caller's own", " of one's own"),
    (r"; look at lt_last_error\(\)[^.]*", ""),
    (r"[,;]? ?-1 (?:on failure|with (?:an error|the error set)(?: on failure)?)(?=[.;]|$)", ""),
    (r"\.\.", "."),
    (r" Never -1 but on failure\.", ""),
    (r"[,;] NULL with an error(?: set)?(?=[.;])", ""),
    (r" NULL with an error(?: set)?\.", ""),
    (r"[,;] false with the error set[^.]*", ""),
    (r"(?:^| )NULL without memory\.", ""),
    (r"(?:None|NULL|False|-1),? with (?=lt_error_)", ""),
    (r" without an error(?= if)", ""),
    (r"as text\b", "as str"),
    (r" \(\w+\.h(?: says how it fails)?\)", ""),
)
_WORDS = (
    (r"\b([Nn]il|NULL)(?: and (?:NULL|nil)| or (?:NULL|nil))\b", "None"),
    (r"\bnil\b", "None"),
    (r"\bNil\b|\bNULL\b", "None"),
    (r"\bmaps\b", "dicts"),
    (r"\b([Aa]) map\b", r"\1 dict"),
    (r"\b(the|one|with) map\b", r"\1 dict"),
    (r"\bthe same as a map\b", "the same as a dict"),
    (r"\ban? list of text\b", "a list of str"),
)


def _exceptions(top: Path) -> dict[str, str]:
    """What each kind of error is in Python: LT_ERRORS."""
    text = (top / "cglue" / "include" / "libtorrent-c" / "error.h").read_text()
    found = dict(re.findall(r'\bF\((\w+), \d+, "(\w+)",', text))
    return {**found, "invalid_handle": "InvalidTorrentHandleError"}


class Translator:
    """Makes docstrings of comments."""

    def __init__(self, top: Path) -> None:
        self._functions = {f.c_name: f for f in read(top)}
        self._classes = {f.owner for f in self._functions.values()}
        self._exceptions = _exceptions(top)
        self._enums = {identifier: name for name, identifier in read_enum_ids(top).items()}

    @property
    def functions(self) -> list[Function]:
        """All that there is to describe."""
        return list(self._functions.values())

    def _reference(self, name: str, owner: str) -> str:
        found = self._functions.get(name)
        if found is None:
            return f"{name.removeprefix('lt_')}()"
        if found.is_constructor or not found.owner or found.owner == owner:
            return f"{found.name}()"
        return f"{found.owner}.{found.name}()"

    def text(self, comment: str, owner: str = "") -> str:
        """A comment in words of Python."""
        for pattern, replacement in _C_ONLY:
            comment = re.sub(pattern, replacement, comment)
        comment = re.sub(r"\blt_error_(\w+)", lambda m: self._exceptions.get(m[1], m[0]), comment)
        comment = re.sub(r"\benum lt_(\w+)", lambda m: self._enums[m[1]], comment)
        comment = re.sub(r"\blt_(\w+)\(\)", lambda m: self._reference(f"lt_{m[1]}", owner), comment)
        for pattern, replacement in _WORDS:
            comment = re.sub(pattern, replacement, comment)
        comment = re.sub(r"`([^`]+)`", r"``\1``", comment)
        if owner in ("session", "torrent_handle"):
            comment = re.sub(r"\bWaits\.", "Waits for the network thread.", comment)
        comment = re.sub(r"\s+", " ", comment).strip()
        named = re.match(r"\w*_", comment)
        return comment if named else comment[:1].upper() + comment[1:]

    def docstring(self, function: Function) -> str:
        """The comment of a function, its first sentence apart."""
        text = self.text(function.comment, function.owner)
        first = re.match(r".+?[.](?= [A-Z`]|$)", text)
        if not first or len(text) < 80:
            return text
        rest = text[first.end() :].strip()
        return first[0] + ("\n\n" + textwrap.fill(rest, 88) if rest else "")


def python_default(parameter: Parameter) -> str:
    """The default of a parameter as Python says it: an ellipsis if no argument is the same."""
    value = parameter.default or ""
    if value == "NULL" and parameter.type and "None" not in parameter.type:
        return "..."
    if value in _PLAIN:
        return _PLAIN[value]
    if parameter.c_type == "buffer":
        value = f"b{value}"
    return value if value.endswith('"') else str(int(value, 0))


def signature(function: Function) -> str:
    """The text signature that CPython looks for at the start of a docstring."""
    parts = [] if function.is_constructor else ["$self" if function.owner else "$module"]
    for p in function.parameters:
        parts.append(p.name + (f"={python_default(p)}" if p.default else ""))
    if not function.keywords and parts:
        parts.append("/")
    return f"{function.name}({', '.join(parts)})\n--\n\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


# What looks up the docstring of an enum.
_ENUM_DOC = """
static PyObject *enum_doc(PyObject *module, PyObject *name) {
    (void)module;
    const char *text = PyUnicode_AsUTF8(name);
    if (!text) return NULL;
    for (size_t i = 0; i < sizeof enum_docs / sizeof *enum_docs; i++)
        if (strcmp(enum_docs[i].name, text) == 0) return PyUnicode_FromString(enum_docs[i].doc);
    PyErr_SetObject(PyExc_KeyError, name);
    return NULL;
}

static PyMethodDef enum_doc_functions[] = {
    {"_enum_doc", enum_doc, METH_O, "The docstring of an enum."},
    {NULL, NULL, 0, NULL},
};
%}
%init %{
    if (PyModule_AddFunctions(m, enum_doc_functions)) return LT_INIT_FAILED;
%}"""


def generate(top: Path) -> str:
    """The text of docs.i."""
    translator = Translator(top)
    lines = [
        "/* SPDX-License-Identifier: BSD-3-Clause */",
        "/* Generated by python/stubs/docstrings.py from the comments of the headers. */",
    ]
    for function in translator.functions:
        doc = signature(function) + translator.docstring(function)
        target = function.c_name
        if function.owner:
            member = "" if function.is_constructor else f"::{function.name}"
            target = f"lt_{function.owner}{member}"
        lines.append(f'%feature("docstring") {target} {_quoted(doc)};')
    lines += ["%{", "static const struct { const char *name, *doc; } enum_docs[] = {"]
    for name, comment in read_enum_comments(top).items():
        lines.append(f"    {{{_quoted(name)}, {_quoted(translator.text(comment))}}},")
    lines += ["};", _ENUM_DOC]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(generate(Path(sys.argv[1])))
