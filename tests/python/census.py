# SPDX-License-Identifier: BSD-3-Clause
"""Compares the package with a census of the reference module: names, kinds of members, values."""

from __future__ import annotations

import inspect
from typing import Any

import libtorrent as lt


def resolve(path: str) -> Any:
    """What a dotted name stands for; None if there is nothing."""
    found: Any = lt
    for part in path.split("."):
        found = getattr(found, part, None)
    return found


def kind_of(cls: type, name: str) -> str:
    """method, property, class or constant."""
    raw = inspect.getattr_static(cls, name)
    value = getattr(cls, name)
    if inspect.isdatadescriptor(raw):
        return "property"
    if isinstance(value, type):
        return "class"
    return "method" if callable(value) else "constant"


def differences(census: dict[str, Any]) -> list[str]:
    """What the census has and the package has not, or has otherwise."""
    found = [f"no {name}" for name in census["names"] if not hasattr(lt, name)]
    for path, entry in census["classes"].items():
        cls = resolve(path)
        if not isinstance(cls, type):
            found.append(f"{path} is no class")
            continue
        if (entry["kind"] == "enum") != issubclass(cls, int):
            found.append(f"{path}: enum or not differs")
        for name, member in entry["members"].items():
            found += member_differences(f"{path}.{name}", cls, name, member)
        for table in {"names", "values"} & set(entry):
            missing = set(entry[table]) - {str(key) for key in getattr(cls, table)}
            found += [f"{path}.{table} has no {key}" for key in sorted(missing)]
    for name, entry in census["constants"].items():
        # The version of the library is whatever is installed.
        wanted = entry.get("value") if not name.startswith(("version", "__")) else None
        if wanted is not None and getattr(lt, name) != wanted:
            found.append(f"{name} is {getattr(lt, name)!r}, not {wanted!r}")
        if "alias_of" in entry and getattr(lt, name) is not resolve(entry["alias_of"]):
            found.append(f"{name} is not {entry['alias_of']}")
    return found


def member_differences(path: str, cls: type, name: str, member: dict[str, Any]) -> list[str]:
    """The same for one member of a class."""
    if not hasattr(cls, name):
        return [f"no {path}"]
    if name.startswith("__"):
        return []
    wanted = {"enum_value": "constant", "staticmethod": "method"}.get(
        member["kind"], member["kind"]
    )
    if kind_of(cls, name) != wanted:
        return [f"{path} is a {kind_of(cls, name)}, not a {wanted}"]
    if isinstance(member.get("value"), int) and getattr(cls, name) != member["value"]:
        return [f"{path} is {int(getattr(cls, name))}, not {member['value']}"]
    raw = inspect.getattr_static(cls, name)
    if member.get("writable") and isinstance(raw, property) and raw.fset is None:
        return [f"{path} cannot be set"]
    return []
