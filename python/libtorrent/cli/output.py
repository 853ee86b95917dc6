# SPDX-License-Identifier: BSD-3-Clause
"""Where a command's output goes: lines or a bar for people, JSON events for scripts."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from typing import Any

from libtorrent.cli import text
from libtorrent.cli.exits import Exit

PLAIN_INTERVAL = 2.0
JSON_INTERVAL = 0.25
BAR_INTERVAL = 0.1
LEAST_BAR = 10


def _prepare(stream: Any) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")


def fit(what: str, details: Sequence[str], width: int) -> str:
    """Return as many of the first ``details`` as a line of ``width`` leaves room for, beside
    ``what``, a bar of at least ``LEAST_BAR`` characters and a percentage.
    """
    room = width - len(what) - LEAST_BAR - len(" 100% ") - 2
    chosen = ""
    for detail in details:
        longer = f"{chosen}  {detail}" if chosen else detail
        if len(longer) > room:
            break
        chosen = longer
    return chosen


class Bar:
    """One progress bar on a terminal, drawn by rich. Created only if rich is installed."""

    def __init__(self, what: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
        from rich.table import Column

        self._console = Console(file=sys.stdout)
        # What does not fit is left out by fit(); the bar takes what room there is.
        still = Column(no_wrap=True)
        self._progress = Progress(
            TextColumn("{task.description}", markup=False, table_column=still),
            BarColumn(bar_width=None, table_column=Column(ratio=1, min_width=LEAST_BAR)),
            TaskProgressColumn(table_column=Column(no_wrap=True, min_width=4)),
            TextColumn("{task.fields[detail]}", markup=False, table_column=still.copy()),
            console=self._console,
            transient=False,
            expand=True,
        )
        self._task = self._progress.add_task(what, total=None, detail="")
        self._progress.start()

    def update(self, what: str, done: int, total: int, details: Sequence[str]) -> None:
        """Show ``done`` of ``total`` units; a total of 0 means not yet known."""
        self._progress.update(
            self._task,
            description=what,
            completed=done,
            total=total or None,
            detail=fit(what, details, self._console.width),
        )

    def close(self) -> None:
        """Stop drawing and leave the cursor on a new line."""
        self._progress.stop()


def make_bar(what: str) -> Bar | None:
    """Return a bar, or None without rich."""
    try:
        return Bar(what)
    except ImportError:
        return None


class Output:
    """The one writer of a command.

    With ``as_json`` each event is one JSON object in one line of stdout, flushed at once; text is
    left out. Warnings and errors are one line on stderr in both modes. For the main thread only.
    """

    def __init__(self, command: str, as_json: bool = False, quiet: bool = False) -> None:
        self.command = command
        self.as_json = as_json
        self.quiet = quiet
        self._terminal = sys.stdout.isatty() and not as_json and not quiet
        self._bar: Bar | None = None
        self._bar_failed = False
        self._next = 0.0
        _prepare(sys.stdout)
        _prepare(sys.stderr)

    def event(self, kind: str, /, **facts: Any) -> None:
        """Write a JSON event; nothing in text mode."""
        if self.as_json:
            print(json.dumps({"event": kind, **facts}), flush=True)

    def result(self, facts: dict[str, Any]) -> None:
        """Write the single JSON object of a short command; nothing in text mode."""
        if self.as_json:
            print(json.dumps(facts), flush=True)

    def line(self, message: str = "") -> None:
        """Write a line for people; nothing with --json."""
        if not self.as_json:
            self.close_bar()
            print(text.printable(message), flush=True)

    def note(self, message: str) -> None:
        """Write a line for people that --quiet leaves out."""
        if not self.quiet:
            self.line(message)

    def warning(self, message: str, **facts: Any) -> None:
        """Write one line on stderr, and a ``warning`` event."""
        self.close_bar()
        message = text.printable(message)
        print(f"{self.command}: warning: {message}", file=sys.stderr, flush=True)
        self.event("warning", message=message, **facts)

    def error(self, message: str, code: Exit) -> None:
        """Write one line on stderr, and an ``error`` event."""
        self.close_bar()
        message = text.printable(message)
        print(f"{self.command}: error: {message}", file=sys.stderr, flush=True)
        self.event("error", message=message, code=int(code), name=code.name.lower())

    def progress(
        self,
        what: str,
        done: int,
        total: int,
        details: Sequence[str] = (),
        last: bool = False,
        **facts: Any,
    ) -> None:
        """Show progress in bytes; calls may come as often as they like. Of the ``details``, the
        first are the most important.

        Drawn as a bar on a terminal, as a line every two seconds otherwise, and as a
        ``progress`` event with ``facts`` four times a second with --json. ``last`` always shows.
        """
        if self.quiet and not self.as_json:
            return
        now = time.monotonic()
        if now < self._next and not last:
            return
        if self.as_json:
            self._next = now + JSON_INTERVAL
            self.event("progress", what=what, done=done, total=total, **facts)
            return
        if self._terminal and self._bar is None and not self._bar_failed:
            self._bar = make_bar(what)
            self._bar_failed = self._bar is None
        amount = f"{text.size(done)} of {text.size(total)}" if total else text.size(done)
        details = [amount, *details]
        if self._bar is not None:
            self._next = now + BAR_INTERVAL
            self._bar.update(what, done, total, details)
            return
        self._next = now + PLAIN_INTERVAL
        share = f"{100 * done / total:5.1f} %  " if total else ""
        print(text.printable(f"{what}  {share}{'  '.join(details)}"), flush=True)

    def close_bar(self) -> None:
        """Finish the bar, if one is drawn."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None
