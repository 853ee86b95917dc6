# SPDX-License-Identifier: BSD-3-Clause
"""Nothing of the reference module is missing."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest

import census
import libtorrent as lt

REFERENCE: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data" / "census-2.0.8.json").read_text()
)


def test_nothing_differs() -> None:
    assert census.differences(REFERENCE) == []


def test_a_difference_is_noticed() -> None:
    other = {
        "names": ["session", "nothing"],
        "constants": {},
        "classes": {
            "session": {
                "kind": "class",
                "members": {"pause": {"kind": "property"}, "tcp": {"kind": "constant", "value": 7}},
            }
        },
    }
    assert census.differences(other) == [
        "no nothing",
        "session.pause is a method, not a property",
        "session.tcp is 1, not 7",
    ]


@pytest.mark.parametrize(
    ("path", "entry"),
    [(name, entry) for name, entry in REFERENCE["functions"].items()]
    + [
        (f"{path}.{name}", member)
        for path, cls in REFERENCE["classes"].items()
        for name, member in cls["members"].items()
        if member["kind"] in ("method", "staticmethod")
    ],
)
def test_keywords(path: str, entry: dict[str, Any]) -> None:
    """Python functions have the names of the reference; native ones are tested by use."""
    # What the reference names so is the object itself.
    wanted = census.keywords(entry) - {"self", "session"}
    if path == "session.save_state":
        wanted -= {"entry"}
    if path == "torrent_handle.clear_piece_deadlines":
        wanted -= {"index"}
    function = census.resolve(path)
    try:
        parameters = inspect.signature(function).parameters
    except ValueError:
        assert callable(function)
        return
    if any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
        return
    assert wanted <= set(parameters)


def test_no_trace_of_the_generator() -> None:
    for name in lt.__all__:
        value = getattr(lt, name)
        if isinstance(value, type):
            assert not {"this", "thisown"} & set(dir(value)), name
    assert not [name for name in dir(lt) if name.startswith(("SWIG", "lt_"))]


def test_version() -> None:
    assert lt.version == lt.__version__
    assert lt.__version_info__[:2] == (lt.version_major, lt.version_minor)
    assert lt.__version__.startswith(f"{lt.version_major}.{lt.version_minor}.")


def test_all_names_are_there() -> None:
    assert [name for name in lt.__all__ if not hasattr(lt, name)] == []
    assert not set(lt.__all__) & set(dir(__builtins__))
