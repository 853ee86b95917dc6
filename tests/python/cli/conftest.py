# SPDX-License-Identifier: BSD-3-Clause
"""Fixtures of the command line's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli_support import Process, make_data


@pytest.fixture
def start() -> Iterator[Callable[..., Process]]:
    """Start commands that end with the test."""
    running: list[Process] = []

    def begin(*arguments: object, **more: object) -> Process:
        running.append(Process([str(argument) for argument in arguments], **more))
        return running[-1]

    yield begin
    for process in running:
        process.stop()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with nested, empty, non-ASCII and several-piece files."""
    return make_data(tmp_path / "source" / "data")
