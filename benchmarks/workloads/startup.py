# SPDX-License-Identifier: BSD-3-Clause
"""Importing. The process must not have imported the module before."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from suite import workload

if TYPE_CHECKING:
    from collections.abc import Callable


def _resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as stream:
        return int(stream.read().split()[1]) * 4096


_before = _resident()
_begun = time.perf_counter()
import libtorrent  # noqa: E402, F401

_seconds = time.perf_counter() - _begun
_bytes = _resident() - _before


@workload("import: time", bar=2.0)
def import_time() -> Callable[[], float]:
    return lambda: _seconds


@workload("import: memory", bar=1 / 0.6, unit="B")
def import_memory() -> Callable[[], float]:
    return lambda: float(_bytes)
