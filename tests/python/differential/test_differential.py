# SPDX-License-Identifier: BSD-3-Clause
"""Each scenario runs on this module and on Debian's python3-libtorrent, and must print the same."""

from __future__ import annotations

import functools
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from differences import DIFFERENCES, Difference

HERE = Path(__file__).resolve().parent
SCENARIOS = sorted(path.stem for path in (HERE / "scenarios").glob("*.py"))
# A step counts as different if it is so in each of them.
ATTEMPTS = 3
TIMEOUT = 180
VERSION = tuple(int(part) for part in lt.version.split(".")[:3])


def _environment(*paths: str) -> dict[str, str]:
    """Return an environment in which modules come from these folders first."""
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED="0", TZ="UTC")
    environment.pop("PYTHONWARNINGS", None)
    environment["PYTHONPATH"] = os.pathsep.join([str(HERE / "support"), *filter(None, paths)])
    return environment


def _ours() -> tuple[str, dict[str, str]]:
    return sys.executable, _environment(os.environ.get("PYTHONPATH", ""))


@functools.cache
def _reference() -> str | None:
    """Return an interpreter that finds the reference module when left alone."""
    for python in ("/usr/bin/python3", sys.executable):
        found = subprocess.run(
            [python, "-c", "import libtorrent; print(libtorrent.__file__)"],
            capture_output=True,
            text=True,
            env=_environment(),
            cwd="/",
            check=False,
        )
        # The reference is one extension module, this one a package.
        if found.returncode == 0 and not found.stdout.strip().endswith("__init__.py"):
            return python
    return None


def _torrents() -> str:
    """Return the folder of many torrents, or one that has none."""
    beside = HERE.parents[3] / "shared" / "torrents"
    return os.environ.get("LIBTORRENT_TEST_TORRENTS") or str(beside if beside.is_dir() else HERE)


def _run(
    python: str, environment: dict[str, str], name: str, given: str, crashes: int = 0
) -> dict[str, Any]:
    """Run a scenario, again after each of so many crashes and hangs; return its lines by their
    steps.
    """
    environment["LIBTORRENT_TEST_TORRENTS"] = _torrents()
    with tempfile.TemporaryDirectory() as folder:
        try:
            done = subprocess.run(
                [python, str(HERE / "scenarios" / f"{name}.py")],
                input=given,
                capture_output=True,
                text=True,
                timeout=TIMEOUT,
                env=environment,
                cwd=folder,
                check=False,
            )
        except subprocess.TimeoutExpired:
            if not crashes:
                raise
            return _run(python, environment, name, given, crashes - 1)
    if done.returncode < 0 and crashes:
        return _run(python, environment, name, given, crashes - 1)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if not lines or lines[-1]["step"] != "end":
        last = lines[-1] if lines else "nothing"
        pytest.fail(f"{python}: {name} ended with {done.returncode} after {last}\n{done.stderr}")
    return {line.pop("step"): line for line in lines}


def _made_values() -> str:
    """Return values that bencode takes, made by hypothesis: the same in each run."""
    hypothesis = pytest.importorskip("hypothesis")
    from hypothesis import strategies as st

    text = st.text(max_size=20)
    # The reference cuts keys that are text at a zero.
    letters = st.characters(blacklist_categories=("Cs",), blacklist_characters="\0")
    keys = st.one_of(st.text(letters, max_size=20), st.binary(max_size=20))
    leaves = st.one_of(
        st.integers(-(2**63), 2**63 - 1), text, st.binary(max_size=40), st.booleans()
    )
    values = st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, max_size=6),
            st.dictionaries(keys, inner, max_size=6).filter(_keys_differ),
        ),
        max_leaves=30,
    )
    made: list[str] = []

    @hypothesis.settings(
        derandomize=True, database=None, max_examples=400, deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip
    @hypothesis.given(values)
    def collect(value: object) -> None:
        made.append(ascii(value))

    collect()
    return "\n".join(dict.fromkeys(made)) + "\n"


def _keys_differ(value: dict[Any, Any]) -> bool:
    """Tell whether the keys of a dict still differ once they are encoded."""
    keys = {key if isinstance(key, bytes) else key.encode() for key in value}
    return len(keys) == len(value)


def _allows(row: Difference, step: str, reference: str, ours: str) -> bool:
    return bool(
        re.fullmatch(row.step, step)
        and re.search(row.reference, reference)
        and re.search(row.ours, ours)
    )


def _compare(
    reference: dict[str, Any], ours: dict[str, Any], rows: list[Difference], used: set[Difference]
) -> dict[str, str]:
    """Return what differs without a row that allows it, by the names of the steps."""
    differing = {}
    for step in dict.fromkeys([*reference, *ours]):
        theirs, mine = (json.dumps(lines.get(step)) for lines in (reference, ours))
        allowing = [row for row in rows if theirs != mine and _allows(row, step, theirs, mine)]
        used.update(allowing)
        if theirs != mine and not allowing:
            differing[step] = f"{step}\n  reference {theirs}\n  ours      {mine}"
    return differing


def _always(compare: Callable[[], dict[str, str]]) -> dict[str, str]:
    """Return what differs each time: some values of live transfers depend on the moment."""
    differing = compare()
    for _ in range(ATTEMPTS - 1):
        if not differing:
            break
        again = compare()
        differing = {step: text for step, text in again.items() if step in differing}
    return differing


@pytest.mark.parametrize("name", SCENARIOS)
def test_same_as_reference(name: str) -> None:
    """A scenario prints what it prints on the reference, but for the deliberate differences."""
    python = _reference()
    if python is None:
        pytest.skip("the reference module (Debian: python3-libtorrent) is not installed")
    given = _made_values() if name == "bencode" else ""
    rows = [
        row
        for row in DIFFERENCES
        if row.scenario in (name, "*") and row.since <= VERSION < row.before
    ]
    used: set[Difference] = set()

    def compare() -> dict[str, str]:
        # The reference crashes or hangs now and then, as when its session ends or a callback is set.
        reference = _run(python, _environment(), name, given, crashes=2)
        return _compare(reference, _run(*_ours(), name, given), rows, used)

    differing = _always(compare)
    assert not differing, "\n".join([f"{len(differing)} steps:", *differing.values()])
    stale = [row for row in rows if row.scenario == name and row not in used]
    assert not stale, "differences that are none any more"


@pytest.mark.parametrize("name", SCENARIOS)
def test_same_twice(name: str) -> None:
    """A scenario ends well on this module and prints the same each time."""
    given = _made_values() if name == "bencode" else ""

    def compare() -> dict[str, str]:
        first = _run(*_ours(), name, given)
        return _compare(first, _run(*_ours(), name, given), [], set())

    differing = _always(compare)
    assert not differing, "\n".join([f"{len(differing)} steps:", *differing.values()])
