# SPDX-License-Identifier: BSD-3-Clause
"""A pytest plugin that reports every test in TAP on the file descriptor named by TAP_FD.

One line a test, as soon as it is over, and the plan at the end: a run that is cut short has no plan
and so counts as an error.
"""

from __future__ import annotations

import os
from typing import TextIO

import pytest


class TapReporter:
    """Writes the outcome of each test, whichever of its phases decided it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._count = 0
        self._worst: dict[str, pytest.TestReport] = {}

    def _line(self, ok: bool, name: str, directive: str = "") -> None:
        self._count += 1
        word = "ok" if ok else "not ok"
        clean = " ".join(name.replace("#", "").split())
        self._stream.write(f"{word} {self._count} - {clean}{directive}\n")
        self._stream.flush()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        known = self._worst.get(report.nodeid)
        if known is None or (known.outcome != "failed" and report.outcome != "passed"):
            self._worst[report.nodeid] = report
        if report.when != "teardown":
            return
        worst = self._worst.pop(report.nodeid)
        if worst.outcome == "skipped":
            reason = worst.longrepr[2] if isinstance(worst.longrepr, tuple) else "expected failure"
            self._line(True, worst.nodeid, " # SKIP " + " ".join(reason.replace("#", "").split()))
        else:
            self._line(worst.outcome == "passed", worst.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._line(False, f"collecting {report.nodeid}")
        elif report.skipped:
            self._line(True, report.nodeid, " # SKIP while collecting")

    def pytest_sessionfinish(self) -> None:
        self._stream.write(f"1..{self._count}\n")
        self._stream.flush()


def pytest_configure(config: pytest.Config) -> None:
    descriptor = int(os.environ["TAP_FD"])
    os.set_inheritable(descriptor, False)
    stream = os.fdopen(descriptor, "w", encoding="utf-8", errors="backslashreplace")
    config.pluginmanager.register(TapReporter(stream), "tap-reporter")
