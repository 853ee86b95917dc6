# SPDX-License-Identifier: BSD-3-Clause
"""The tables of <libtorrent-c/object.h> as data: classes with their fields, enums, settings.

Read from the C library by ctypes alone, so that it does not matter which languages were built.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

_LIBRARY = "libtorrent-c.so.0"

# A result, and p(ointer) or i(ndex) for each argument.
_SIGNATURES = {
    "class_count": (ctypes.c_size_t, ""),
    "class_at": (ctypes.c_void_p, "i"),
    "class_base": (ctypes.c_void_p, "p"),
    "class_name": (ctypes.c_char_p, "p"),
    "class_doc": (ctypes.c_char_p, "p"),
    "class_constructible": (ctypes.c_bool, "p"),
    "class_field_count": (ctypes.c_size_t, "p"),
    "class_field_at": (ctypes.c_void_p, "pi"),
    "field_name": (ctypes.c_char_p, "p"),
    "field_doc": (ctypes.c_char_p, "p"),
    "field_type": (ctypes.c_char_p, "p"),
    "field_writable": (ctypes.c_bool, "p"),
    "field_is_method": (ctypes.c_bool, "p"),
    "enum_count": (ctypes.c_size_t, ""),
    "enum_at": (ctypes.c_void_p, "i"),
    "enum_name": (ctypes.c_char_p, "p"),
    "enum_is_flags": (ctypes.c_bool, "p"),
    "enum_value_count": (ctypes.c_size_t, "p"),
    "enum_value_name": (ctypes.c_char_p, "pi"),
    "enum_value": (ctypes.c_int64, "pi"),
    "enum_value_doc": (ctypes.c_char_p, "pi"),
}


@dataclass(frozen=True)
class Field:
    """A field of a class."""

    name: str
    doc: str
    type: str
    writable: bool
    is_method: bool


@dataclass(frozen=True)
class Class:
    """A class and its own fields; ``base`` is the name of another one, or empty."""

    name: str
    doc: str
    base: str
    constructible: bool
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Enum:
    """An enum or a set of flags; of each value its name, number and meaning."""

    name: str
    is_flags: bool
    values: tuple[tuple[str, int, str], ...]


class Reflection:
    """All that the library tells."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(_LIBRARY)
        self.classes = tuple(self._class(cls) for cls in self._every("class"))
        self.enums = tuple(self._enum(enum) for enum in self._every("enum"))

    def _call(self, name: str, *arguments: Any) -> Any:
        function = getattr(self._library, f"lt_{name}")
        result, kinds = _SIGNATURES[name]
        function.restype = result
        function.argtypes = [{"p": ctypes.c_void_p, "i": ctypes.c_size_t}[kind] for kind in kinds]
        found = function(*arguments)
        return found.decode() if isinstance(found, bytes) else found

    def _every(self, kind: str, *of: Any) -> list[Any]:
        return [self._call(f"{kind}_at", *of, i) for i in range(self._call(f"{kind}_count", *of))]

    def _class(self, cls: Any) -> Class:
        base = self._call("class_base", cls)
        return Class(
            self._call("class_name", cls),
            self._call("class_doc", cls),
            self._call("class_name", base) if base else "",
            self._call("class_constructible", cls),
            tuple(
                Field(
                    self._call("field_name", field),
                    self._call("field_doc", field),
                    self._call("field_type", field),
                    self._call("field_writable", field),
                    self._call("field_is_method", field),
                )
                for field in self._every("class_field", cls)
            ),
        )

    def _enum(self, enum: Any) -> Enum:
        count = self._call("enum_value_count", enum)
        values = tuple(
            (
                self._call("enum_value_name", enum, i),
                self._call("enum_value", enum, i),
                self._call("enum_value_doc", enum, i),
            )
            for i in range(count)
        )
        return Enum(self._call("enum_name", enum), self._call("enum_is_flags", enum), values)
