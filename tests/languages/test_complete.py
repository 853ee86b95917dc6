# SPDX-License-Identifier: BSD-3-Clause
"""All that the C library's reflection and SWIG's interface files name is there in each language."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import libtorrent as lt

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
sys.path.insert(0, str(TOP / "python" / "stubs"))

# Modules of the build, not of the package.
import interface  # noqa: E402
import reflection  # noqa: E402

LANGUAGES = {
    "lua": [os.environ.get("LUA", ""), str(HERE / "complete.lua")],
    "ruby": [os.environ.get("RUBY", ""), str(HERE / "complete.rb")],
}


def classes() -> dict[str, dict[str, list[str]]]:
    """The fields and verbs of each class."""
    verbs: dict[str, list[str]] = {}
    for function in interface.read(TOP):
        if function.owner and not function.is_constructor:
            verbs.setdefault(function.owner, []).append(function.name)
    found = {}
    for cls in reflection.Reflection().classes:
        found[cls.name] = {
            "fields": [f.name for f in cls.fields],
            "writable": [f.name for f in cls.fields if f.writable],
            "bools": [f.name for f in cls.fields if f.type == "bool"],
            "verbs": verbs.pop(cls.name, []),
        }
    assert not verbs, "verbs of classes that are in no table"
    return found


@pytest.mark.parametrize("language", [name for name, (tool, _) in LANGUAGES.items() if tool])
def test_nothing_is_missing(language: str) -> None:
    functions = [f.name for f in interface.read(TOP) if not f.owner and not f.is_constructor]
    expected = {
        "classes": classes(),
        "enums": {
            enum.name: {name: value for name, value, _ in enum.values}
            for enum in reflection.Reflection().enums
        },
        "functions": functions,
        "settings": sorted(lt.default_settings()),
    }
    assert len(expected["classes"]) > 100
    assert len(functions) > 40
    done = subprocess.run(
        LANGUAGES[language],
        input=json.dumps(expected).encode(),
        stdout=subprocess.PIPE,
        timeout=60,
        check=True,
    )
    assert done.stdout.decode().splitlines() == []


def test_packages_have_the_version_of_the_library() -> None:
    header = TOP / "cglue" / "include" / "libtorrent-c" / "version.h"
    found = re.search(r'define LIBTORRENT_C_VERSION "([\d.]+)"', header.read_text())
    assert found
    version = found[1]
    assert f'gem.version = "{version}"' in (TOP / "libtorrent.gemspec").read_text()
    rockspec = TOP / f"libtorrent-{version}-1.rockspec"
    assert f'version = "{version}-1"' in rockspec.read_text()
