# SPDX-License-Identifier: BSD-3-Clause
"""``--chart``: rates, peers and completion of a transfer over time, as an SVG picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from libtorrent.cli import text

WIDTH, MARGIN_LEFT, MARGIN_RIGHT = 860, 92, 24
PANEL, GAP, TOP, BOTTOM = 150, 46, 80, 44
MOST_POINTS = 800
# In seconds.
RATE_SPAN = 1.0
DOWN, UP, PEERS, DONE = "#1565c0", "#e07b00", "#5e35b1", "#2e7d32"


class Sample(NamedTuple):
    """What was measured at one moment."""

    seconds: float
    downloaded: int
    uploaded: int
    peers: int
    completion: float


class Chart:
    """Collects samples, whose byte counts only grow, and draws them."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.samples: list[Sample] = []

    def add(self, sample: Sample) -> None:
        """Take a sample; of many, every second one goes to keep their number bounded."""
        self.samples.append(sample)
        if len(self.samples) > 2 * MOST_POINTS:
            del self.samples[1::2]

    def rates(self) -> list[tuple[float, float, float]]:
        """Return time, bytes received and bytes sent a second, each on the average of the
        ``RATE_SPAN`` before.
        """
        found = []
        start = 0
        for after in self.samples[1:]:
            while after.seconds - self.samples[start + 1].seconds >= RATE_SPAN:
                start += 1
            before = self.samples[start]
            span = max(after.seconds - before.seconds, RATE_SPAN)
            found.append(
                (
                    after.seconds,
                    (after.downloaded - before.downloaded) / span,
                    (after.uploaded - before.uploaded) / span,
                )
            )
        return found

    def svg(self) -> str:
        """Return the picture."""
        last = self.samples[-1] if self.samples else Sample(0.0, 0, 0, 0, 0.0)
        rates = self.rates()
        end = max(last.seconds, 1.0)
        height = TOP + 3 * PANEL + 2 * GAP + BOTTOM
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
            f'width="{WIDTH}" height="{height}" font-family="sans-serif" font-size="12">',
            f"<title>{_escape(self.title)}</title>",
            f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
            f'<text x="{MARGIN_LEFT}" y="24" font-size="16" fill="#212121">'
            f"{_escape(_shorten(self.title))}</text>",
            f'<text x="{MARGIN_LEFT}" y="42" fill="#616161">{text.size(last.downloaded)} received, '
            f"{text.size(last.uploaded)} sent in {text.duration(last.seconds)}</text>",
        ]
        down = [(when, rate) for when, rate, _ in rates]
        up = [(when, rate) for when, _, rate in rates]
        most = max([rate for _, rate in down + up], default=0.0)
        panels = [
            _Panel(0, end, most, binary=True),
            _Panel(1, end, max([sample.peers for sample in self.samples], default=0)),
            _Panel(2, end, 100.0, exact=True),
        ]
        parts += panels[0].frame("rate", lambda value: text.rate(value))
        parts += panels[0].line(down, DOWN, area=True) + panels[0].line(up, UP)
        parts += panels[0].legend([("download", DOWN), ("upload", UP)])
        parts += panels[1].frame("peers", lambda value: f"{value:g}")
        parts += panels[1].line([(s.seconds, s.peers) for s in self.samples], PEERS, steps=True)
        parts += panels[2].frame("completion", lambda value: f"{value:g} %", times=True)
        parts += panels[2].line(
            [(s.seconds, 100 * s.completion) for s in self.samples], DONE, area=True
        )
        return "\n".join([*parts, "</svg>", ""])


class _Panel:
    def __init__(
        self,
        number: int,
        end: float,
        most: float,
        binary: bool = False,
        exact: bool = False,
    ) -> None:
        self.top = TOP + number * (PANEL + GAP)
        self.end = end
        self.step = 25.0 if exact else nice_step(most, 4, binary)
        self.most = most if exact else max(self.step, math.ceil(most / self.step) * self.step)

    def x(self, seconds: float) -> float:
        return MARGIN_LEFT + seconds / self.end * (WIDTH - MARGIN_LEFT - MARGIN_RIGHT)

    def y(self, value: float) -> float:
        return self.top + PANEL * (1 - value / self.most)

    def frame(self, title: str, label: object, times: bool = False) -> list[str]:
        assert callable(label)
        right = WIDTH - MARGIN_RIGHT
        parts = [
            f'<text x="{MARGIN_LEFT}" y="{self.top - 8}" font-weight="bold" fill="#424242">'
            f"{title}</text>"
        ]
        for count in range(round(self.most / self.step) + 1):
            value = count * self.step
            y = self.y(value)
            parts.append(
                f'<line x1="{MARGIN_LEFT}" x2="{right}" y1="{y:.1f}" y2="{y:.1f}" '
                f'stroke="{"#9e9e9e" if count == 0 else "#e0e0e0"}"/>'
            )
            parts.append(
                f'<text x="{MARGIN_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#616161">'
                f"{label(value)}</text>"
            )
        step = nice_time(self.end / 8)
        for count in range(int(self.end / step) + 1):
            x = self.x(count * step)
            bottom = self.top + PANEL
            parts.append(
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{bottom}" y2="{bottom + 4}" '
                f'stroke="#9e9e9e"/>'
            )
            if times:
                moment = text.duration(count * step) if step >= 1 else f"{count * step:g} s"
                parts.append(
                    f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle" fill="#616161">'
                    f"{moment}</text>"
                )
        return parts

    def line(
        self,
        points: Sequence[tuple[float, float]],
        color: str,
        area: bool = False,
        steps: bool = False,
    ) -> list[str]:
        if not points:
            return []
        path = f"M{self.x(points[0][0]):.1f},{self.y(points[0][1]):.1f}"
        for when, value in points[1:]:
            x, y = self.x(when), self.y(value)
            path += f"H{x:.1f}V{y:.1f}" if steps else f"L{x:.1f},{y:.1f}"
        parts = []
        if area:
            bottom = self.y(0)
            parts.append(
                f'<path d="{path}V{bottom:.1f}H{self.x(points[0][0]):.1f}Z" fill="{color}" '
                f'fill-opacity="0.15"/>'
            )
        parts.append(
            f'<path d="{path}" fill="none" stroke="{color}" stroke-width="2" '
            f'stroke-linejoin="round"/>'
        )
        return parts

    def legend(self, entries: Sequence[tuple[str, str]]) -> list[str]:
        parts = []
        x = WIDTH - MARGIN_RIGHT
        for name, color in reversed(entries):
            x -= 8 * len(name)
            parts.append(f'<text x="{x}" y="{self.top - 8}" fill="#424242">{name}</text>')
            parts.append(
                f'<rect x="{x - 16}" y="{self.top - 17}" width="10" height="10" fill="{color}"/>'
            )
            x -= 36
        return parts


def nice_step(most: float, lines: int, binary: bool = False) -> float:
    """Return a step that divides 0 to ``most`` into at most ``lines`` parts: 1, 2 or 5 times a power
    of ten, or with ``binary`` a power of two. At least 1.
    """
    least = max(most / lines, 1.0)
    if binary:
        return float(2 ** math.ceil(math.log2(least)))
    power = 10.0 ** math.floor(math.log10(least))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)


def nice_time(least: float) -> float:
    """Return a round number of seconds, at least ``least``."""
    for step in (
        0.1,
        0.2,
        0.5,
        1,
        2,
        5,
        10,
        15,
        30,
        60,
        120,
        300,
        600,
        900,
        1800,
        3600,
        7200,
        21600,
    ):
        if step >= least:
            return step
    return math.ceil(least / 86400) * 86400.0


def _shorten(title: str) -> str:
    return title if len(title) <= 80 else title[:79] + "…"


def _escape(title: str) -> str:
    title = text.printable(title)
    return title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
