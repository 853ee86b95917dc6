# SPDX-License-Identifier: BSD-3-Clause
"""Runs the cases of cases/*.json with the Python module; README says what they mean."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import libtorrent

KINDS = {
    "type": TypeError,
    "value": ValueError,
    "index": IndexError,
    "key": KeyError,
    "overflow": OverflowError,
    "libtorrent": libtorrent.error,
    "invalid_handle": libtorrent.error,
}


def resolve(dotted: str) -> Any:
    found: Any = libtorrent
    for name in dotted.split("."):
        found = getattr(found, name)
    return found


def native(spec: Any, kept: dict[str, Any]) -> Any:
    if isinstance(spec, list):
        return [native(item, kept) for item in spec]
    if not isinstance(spec, dict):
        return spec
    if "hex" in spec:
        return bytes.fromhex(spec["hex"])
    if "tuple" in spec:
        return tuple(native(item, kept) for item in spec["tuple"])
    if "below" in spec:
        return os.path.join(kept["tmp"], spec["below"])
    if "var" in spec:
        return kept[spec["var"]]
    if "bytes" in spec:
        return kept[spec["bytes"]]
    if "enum" in spec:
        return resolve(spec["enum"])
    return {key: native(item, kept) for key, item in spec.items()}


def by_text(mapping: dict[Any, Any]) -> dict[str, Any]:
    return {key.decode() if isinstance(key, bytes) else key: item for key, item in mapping.items()}


def matches(value: Any, pattern: Any, kept: dict[str, Any]) -> bool:
    if isinstance(pattern, list):
        items = list(value)
        same_length = len(items) == len(pattern)
        return same_length and all(matches(v, p, kept) for v, p in zip(items, pattern))
    if isinstance(pattern, bool) or pattern is None:
        return value is pattern
    if isinstance(pattern, str):
        return value in (pattern, pattern.encode())
    if not isinstance(pattern, dict):
        return not isinstance(value, bool) and value == pattern
    if "contains" in pattern:
        found = by_text(value)
        parts = pattern["contains"].items()
        return all(key in found and matches(found[key], part, kept) for key, part in parts)
    if "length" in pattern:
        return len(list(value)) == pattern["length"]
    if "type" in pattern:
        return type(value).__name__ == pattern["type"]
    if "least" in pattern:
        return value >= pattern["least"]
    if {"hex", "below", "var", "enum"} & pattern.keys():
        return bool(value == native(pattern, kept))
    found = by_text(value)
    if found.keys() != pattern.keys():
        return False
    return all(matches(found[key], part, kept) for key, part in pattern.items())


def wait(session: Any, name: str, pending: list[Any]) -> Any:
    """The first alert of that class, pending or yet to come; those before it are dropped."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        while pending:
            alert = pending.pop(0)
            if type(alert).__name__ == name:
                return alert
        session.wait_for_alert(500)
        pending.extend(session.pop_alerts())
    return None


def write(path: Path, size: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(i % 251 for i in range(size)))


def perform(step: dict[str, Any], kept: dict[str, Any]) -> Any:
    folder = Path(kept["tmp"])
    if "write" in step:
        return write(folder / step["write"], step["size"])
    if "same" in step:
        one, other = (folder / name for name in step["same"])
        return one.read_bytes() == other.read_bytes()
    target = kept[step["on"]] if "on" in step else libtorrent
    arguments = native(step.get("args", []), kept)
    if "new" in step:
        return resolve(step["new"])(*arguments)
    if "call" in step:
        return getattr(target, step["call"])(*arguments)
    if "get" in step:
        return getattr(target, step["get"])
    if "set" in step:
        return setattr(target, step["set"], native(step["to"], kept))
    if "item" in step:
        return list(target)[step["item"]]
    return wait(target, step["wait"], kept["alerts"])


def check_error(error: Exception, expected: dict[str, Any]) -> str:
    if not isinstance(error, KINDS[expected["kind"]]):
        return f"raised {error!r} instead of an error of kind {expected['kind']}"
    if "category" in expected and error.code.category().name() != expected["category"]:
        return f"category {error.code.category().name()} instead of {expected['category']}"
    if "code" in expected and error.code.value() != expected["code"]:
        return f"code {error.code.value()} instead of {expected['code']}"
    return ""


def run_step(step: dict[str, Any], kept: dict[str, Any]) -> str:
    """What is wrong, or nothing."""
    failures = (tuple(set(KINDS.values()))) if "error" in step else ()
    try:
        value = perform(step, kept)
    except failures as error:
        return check_error(error, step["error"])
    if "error" in step:
        return f"gave {value!r} instead of an error"
    if "wait" in step and value is None:
        return "did not come"
    if "same" in step and not value:
        return "are different"
    if "as" in step:
        kept[step["as"]] = list(value) if hasattr(value, "__next__") else value
        value = kept[step["as"]]
    if "expect" in step and not matches(value, step["expect"], kept):
        return f"gave {value!r}"
    return ""


def run_case(case: dict[str, Any]) -> str:
    with tempfile.TemporaryDirectory() as folder:
        kept: dict[str, Any] = {"tmp": folder, "alerts": []}
        for step in case["steps"]:
            problem = run_step(step, kept)
            if problem:
                return f"{json.dumps(step)}: {problem}"
    return ""


def main() -> None:
    count = 0
    for path in sorted((Path(__file__).parent / "cases").glob("*.json")):
        area = json.loads(path.read_text(encoding="utf-8"))
        for case in area["cases"]:
            count += 1
            problem = run_case(case)
            print(f"{'not ok' if problem else 'ok'} {count} - {area['area']}: {case['name']}")
            if problem:
                print(f"# {problem}")
            sys.stdout.flush()
    print(f"1..{count}")
    print(f"# conformance: Python, {count} cases")


main()
