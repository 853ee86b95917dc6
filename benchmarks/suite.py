# SPDX-License-Identifier: BSD-3-Clause
"""What a workload is, the list of all, and how one is timed."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A run does its work once and returns nothing, or the seconds that count if others do not.
Run = "Callable[[], float | None]"

GROUPS = (
    "startup",
    "calls",
    "attributes",
    "objects",
    "encoding",
    "files",
    "torrents",
    "sessions",
    "alerts",
    "pieces",
    "hashing",
    "scaling",
)

# How often a statement is written out, so that the loop around it counts for little.
_UNROLLED = 10


@dataclass(frozen=True)
class Workload:
    """Something to time on both modules.

    ``bar`` is what reference time / our time is to reach at least. ``binding`` says whether the
    binding, not network, disk or hashing, takes most of the time. ``floor`` names a row of what
    floor.c prints, or is empty. ``per`` divides the time: how many operations one run is.
    ``unit`` is "s", "B" for a run that returns bytes, or "x" for one that returns a factor; ``x``
    is the size on a scaling curve, ``growth`` the power of it that our value may grow with: 0 if
    it must not depend on the size, 1 if it may be linear. ``most``, unless 0, is what our value may
    be at most: another bar. ``ours_only``: the reference has nothing like it. ``waits``: each run
    waits for libtorrent's thread, which it shares one processor with; to wake a thread of another
    processor takes longer than all that is to be compared, and each time another time.
    """

    name: str
    group: str
    make: Callable[[], Any]
    bar: float
    binding: bool
    floor: str
    per: int
    unit: str
    curve: str
    x: int
    growth: float
    most: float
    ours_only: bool
    waits: bool


ALL: list[Workload] = []


class Scale:
    """How large the large things are. ``--quick`` makes them a tenth."""

    quick = False

    def __call__(self, n: int) -> int:
        return max(10, n // 10) if self.quick else n


scale = Scale()


def workload(
    name: str,
    *,
    bar: float = 1.0,
    binding: bool = True,
    floor: str = "",
    per: int = 1,
    unit: str = "s",
    curve: str = "",
    x: int = 0,
    growth: float = 0,
    most: float = 0,
    ours_only: bool = False,
    waits: bool = False,
) -> Callable[[Callable[[], Any]], Callable[[], Any]]:
    """Enters the decorated function, which prepares all and returns a run."""

    def enter(make: Callable[[], Any]) -> Callable[[], Any]:
        group = make.__module__.rpartition(".")[2]
        ALL.append(
            Workload(
                name,
                group,
                make,
                bar,
                binding,
                floor,
                per,
                unit,
                curve,
                x,
                growth,
                most,
                ours_only,
                waits,
            )
        )
        return make

    return enter


def statement(
    code: str,
    names: Callable[[], dict[str, Any]],
    *,
    name: str = "",
    bar: float = 1.7,
    floor: str = "",
) -> None:
    """Enters a workload that is one statement; ``names()`` gives the names that it uses."""

    def make() -> Callable[[], None]:
        return unrolled(code, names())

    make.__module__ = names.__module__
    workload(name or code, bar=bar, floor=floor, per=_UNROLLED * 100)(make)


def unrolled(code: str, names: dict[str, Any]) -> Callable[[], None]:
    """A run of a thousand times a statement, with ``names`` as its local names."""
    arguments = ", ".join(f"{name}={name}" for name in names)
    body = "\n        ".join([code] * _UNROLLED)
    source = f"def run({arguments}):\n    for _ in repeat(None, 100):\n        {body}\n"
    scope: dict[str, Any] = {"repeat": repeat, **names}
    exec(source, scope)
    run: Callable[[], None] = scope["run"]
    return run


# What now() asks. Under valgrind it marks the stretch whose instructions count.
clock = time.perf_counter


def now() -> float:
    """The time. Runs that measure themselves call it twice: before and after what counts."""
    return clock()


def _bind(processors: set[int]) -> None:
    """Has all threads of this process, and those that they start, run on these processors."""
    for thread in os.listdir("/proc/self/task"):
        os.sched_setaffinity(int(thread), processors)


@contextmanager
def _processors(work: Workload) -> Iterator[None]:
    """Gives a workload that waits one processor, where the system lets us."""
    if not (work.waits and hasattr(os, "sched_setaffinity")):
        yield
        return
    before = os.sched_getaffinity(0)
    _bind({max(before)})
    yield
    _bind(before)


def _once(run: Callable[[], Any]) -> float:
    begun = now()
    seconds = run()
    return now() - begun if seconds is None else float(seconds)


def timed(work: Workload, budget: float) -> float:
    """The least time of one operation, in seconds, of as many runs as fit into ``budget``."""
    run = work.make()
    if work.unit != "s":
        return _once(run) / work.per
    with _processors(work):
        deadline = now() + budget
        best = _once(run)
        runs = 1
        while now() + best < deadline or (runs < 3 and best < 1):
            best = min(best, _once(run))
            runs += 1
    return best / work.per


def marked(work: Workload, runs: int) -> int:
    """Does the work once, to warm up, and then so often, with marks for callgrind.py where now()
    is asked. Returns how many marks a run has: 2, or 3 if it measures itself.
    """
    global clock
    run = work.make()
    marks = 0

    def mark() -> float:
        nonlocal marks
        marks += 1
        exec("0")
        return 0.0

    clock, before = mark, clock
    for _ in range(1 + runs):
        _once(run)
    clock = before
    return marks // (1 + runs)
