# SPDX-License-Identifier: BSD-3-Clause
"""Fixtures of the tests of libtorrent.aio."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aio_support import LOOPS, Pair, run_in


@pytest.fixture(params=LOOPS)
def run(request: pytest.FixtureRequest) -> Callable[[Any], Any]:
    """Runs a coroutine function in each event loop."""
    if importlib.util.find_spec(request.param) is None:
        pytest.skip(f"{request.param} is not installed (Debian: python3-{request.param})")
    return lambda main: run_in(request.param, main)


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    """A torrent to transfer."""
    return Pair(tmp_path)
