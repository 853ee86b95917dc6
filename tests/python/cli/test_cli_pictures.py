# SPDX-License-Identifier: BSD-3-Clause
"""Progress bars, charts and the picture of pieces."""

from __future__ import annotations

import fcntl
import importlib.util
import json
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest

from cli_support import COMMAND, DEADLINE, LOCAL, Process, make_torrent, run, start_seed
from libtorrent.cli import chart, pieces
from libtorrent.cli.output import fit

Start = Callable[..., Process]


def on_a_terminal(columns: int, *arguments: object) -> tuple[int, str]:
    """Exit code of a command that runs on a terminal of that width, and what it wrote there."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(
        theirs,
        termios.TIOCSWINSZ,
        struct.pack("HHHH", 24 if columns else 0, columns, 0, 0),
    )
    environment = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**environment, "TERM": "xterm", "PYTHONUTF8": "1"},
    )
    os.close(theirs)
    written = b""
    end = time.monotonic() + DEADLINE
    try:
        while time.monotonic() < end and select.select([ours], [], [], DEADLINE)[0]:
            try:
                some = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not some:
                break
            written += some
        return process.wait(DEADLINE), written.decode()
    finally:
        process.kill()
        process.wait()
        os.close(ours)


@pytest.mark.skipif(importlib.util.find_spec("rich") is None, reason="rich is not installed")
@pytest.mark.parametrize("columns", [0, 40, 80, 200])
def test_bars_fit(start: Start, data: Path, tmp_path: Path, columns: int) -> None:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data)
    for what, arguments in (
        ("hashing", ("create", data, "-o", tmp_path / "again.torrent")),
        ("verifying", ("verify", torrent, data)),
        (
            "downloading",
            ("download", torrent, "-o", tmp_path / f"{columns}", *LOCAL)
            + ("--peer", f"127.0.0.1:{seed.port}"),
        ),
    ):
        code, written = on_a_terminal(columns, *arguments)
        assert code == 0, written
        plain = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", written)
        bars = [line for line in re.split(r"[\r\n]+", plain) if line.startswith(f"{what} ")]
        assert bars, written
        for line in bars:
            assert len(line) <= (columns or 80), line
            assert re.search(r"[━╸╺]{10}", line), line
        assert "100%" in bars[-1]


def test_fit() -> None:
    details = ["1 of 2", "down 3", "ETA 4"]
    assert fit("what", details, 80) == "1 of 2  down 3  ETA 4"
    room = len("what") + 10 + 6 + 2
    assert fit("what", details, room + len("1 of 2  down 3")) == "1 of 2  down 3"
    assert fit("what", details, room + len("1 of 2  down")) == "1 of 2"
    assert fit("what", details, 10) == ""


def test_chart_of_a_transfer(start: Start, data: Path, tmp_path: Path) -> None:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data, "--seed-ratio", "1", "--chart", tmp_path / "seed.svg")
    done = run(
        "download", torrent, "-o", tmp_path / "target", "--chart", tmp_path / "down.svg", "--json",
        "--peer", f"127.0.0.1:{seed.port}", *LOCAL,
    )  # fmt: skip
    assert done.code == 0, done.err
    assert done.one("chart")["path"] == str(tmp_path / "down.svg")
    assert seed.finish() == 0
    for name in ("down", "seed"):
        root = ElementTree.parse(tmp_path / f"{name}.svg").getroot()
        words = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
        assert {"rate", "peers", "completion", "data", "100 %"} <= set(words)
        assert len(list(root.iter("{http://www.w3.org/2000/svg}path"))) >= 5
    (tmp_path / "none").mkdir()
    failed = run(
        "download",
        torrent,
        "-o",
        tmp_path / "target",
        "--chart",
        tmp_path / "none",
        *LOCAL,
    )
    assert failed.code == 0
    assert "cannot write the chart" in failed.err


def test_chart_numbers() -> None:
    picture = chart.Chart("a < b & c")
    for second in range(11):
        picture.add(chart.Sample(second, second * 1 << 20, second * 1000, second % 3, second / 10))
    assert picture.rates()[-1] == (10, 1 << 20, 1000)
    root = ElementTree.fromstring(picture.svg())
    assert root[0].text == "a < b & c"
    texts = [element.text for element in root.iter("{http://www.w3.org/2000/svg}text")]
    assert "10.0 MiB received, 9.8 KiB sent in 0:10" in texts
    assert {"256.0 KiB/s", "1.0 MiB/s"} <= set(texts)
    for number in range(5 * chart.MOST_POINTS):
        picture.add(chart.Sample(11 + number, 0, 0, 0, 0))
    assert len(picture.samples) <= 2 * chart.MOST_POINTS + 1
    ElementTree.fromstring(chart.Chart("").svg())
    assert chart.nice_step(0, 4) == 1
    assert chart.nice_step(70, 4) == 20
    assert chart.nice_step(3 * 1024, 4, binary=True) == 1024
    assert chart.nice_step(30 << 20, 4, binary=True) == 8 << 20
    assert [chart.nice_time(value) for value in (0.05, 1.5, 40, 90000)] == [
        0.1,
        2,
        60,
        172800,
    ]


def test_piece_availability(start: Start, data: Path) -> None:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data)
    more = ["--pieces", *LOCAL, "--peer", f"127.0.0.1:{seed.port}"]
    facts = json.loads(run("info", torrent, "--json", *more).out)
    assert facts["piece_availability"] == [1] * facts["pieces"]
    assert (facts["copies"], facts["peers_asked"]) == (1.0, 1)
    shown = run("info", facts["magnet"], *more, env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert "1.00 copies of the data at 1 peer" in shown.out
    assert "|" + "." * facts["pieces"] + "|" in "".join(re.findall(r"\|[.]+\|", shown.out)).replace(
        "||", ""
    )
    alone = run("info", facts["magnet"], "--pieces", "--timeout", "0.5", *LOCAL)
    assert (alone.code, alone.err) == (0, "")
    assert "no peer has sent the metadata" in alone.out


def test_drawing_pieces() -> None:
    lines = pieces.draw([0, 1, 2, 3, 4, 5, 99], 80, unicode=True)
    assert lines[0] == "0 | ░▒▓▓██|"
    assert pieces.draw([0, 1, 2, 3, 4, 5, 99], 80, unicode=False)[0] == "0 | .:++##|"
    wide = pieces.draw([1] * 1000 + [0] * 9000, 40, unicode=False)
    assert len(wide) <= pieces.MOST_ROWS + 1
    assert all(len(line) <= 40 for line in wide[:-1])
    assert pieces.copies([1, 2, 2, 1]) == 1.5
    assert pieces.copies([]) == 0.0
    assert pieces.copies([3, 3]) == 3.0
