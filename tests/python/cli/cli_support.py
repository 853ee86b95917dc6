# SPDX-License-Identifier: BSD-3-Clause
"""Runs ``python -m libtorrent`` as a user would, and reads its JSON events."""

from __future__ import annotations

import json
import os
import queue
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

COMMAND = [sys.executable, "-m", "libtorrent"]
LOCAL = ["--listen", "127.0.0.1:0", "--no-dht", "--no-lsd", "--no-upnp"]
DEADLINE = 60.0


class Result:
    """What a finished command left: exit code, text and JSON events."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code = code
        self.raw = out
        self.out = out.decode("utf-8", "surrogateescape")
        self.err = err.decode("utf-8", "surrogateescape")

    @property
    def events(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]

    def one(self, kind: str) -> dict[str, Any]:
        """Return the only event of a kind."""
        found = [event for event in self.events if event["event"] == kind]
        assert len(found) == 1, (kind, self.out, self.err)
        return found[0]

    def kinds(self) -> list[str]:
        return [event["event"] for event in self.events]

    def assert_error(self, code: int, *words: str) -> None:
        """Assert the exit code and one single line on stderr that holds ``words``."""
        assert self.code == code, (self.out, self.err)
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert ": error: " in lines[0]
        for word in words:
            assert word in lines[0], (word, lines[0])


class Process:
    """A running command with ``--json``, whose events are waited for with a deadline."""

    port = 0

    def __init__(self, arguments: list[str], **more: Any) -> None:
        self.process = subprocess.Popen(
            [*COMMAND, *arguments, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            **more,
        )
        self.events: list[dict[str, Any]] = []
        self._queue: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.endswith(b"\n"):
                self._queue.put(json.loads(line))
        self._queue.put(None)

    def wait_for(
        self, kind: str, accept: Callable[[dict[str, Any]], bool] = lambda event: True
    ) -> dict[str, Any]:
        """Return the next event of a kind that is accepted."""
        end = time.monotonic() + DEADLINE
        while True:
            event = self._queue.get(timeout=max(0.0, end - time.monotonic()))
            assert event is not None, (kind, self.events, self.stderr())
            self.events.append(event)
            if event["event"] == kind and accept(event):
                return event

    def stderr(self) -> str:
        assert self.process.stderr is not None
        return self.process.stderr.read().decode("utf-8", "surrogateescape")

    def finish(self) -> int:
        """Wait for the end, read the rest and return the exit code."""
        code = self.process.wait(DEADLINE)
        self._reader.join(DEADLINE)
        while (event := self._queue.get()) is not None:
            self.events.append(event)
        return code

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self._reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()


def run(*arguments: object, **more: Any) -> Result:
    """Run a command to its end."""
    done = subprocess.run(
        [*COMMAND, *(os.fspath(a) if isinstance(a, Path) else str(a) for a in arguments)],
        capture_output=True,
        timeout=DEADLINE,
        check=False,
        **more,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def make_data(root: Path, large: int = 1_500_000) -> Path:
    """Write a folder with nested, empty, non-ASCII and several-piece files."""
    rng = random.Random(7)
    (root / "sub dir" / "deep").mkdir(parents=True)
    (root / "large.bin").write_bytes(rng.randbytes(large))
    (root / "sub dir" / "Grüße.bin").write_bytes(rng.randbytes(70_000))
    (root / "sub dir" / "deep" / "small").write_bytes(b"small")
    (root / "empty").write_bytes(b"")
    return root


def same(left: Path, right: Path) -> bool:
    """Compare two folders byte by byte."""
    names = sorted(p.relative_to(left) for p in left.rglob("*"))
    if names != sorted(p.relative_to(right) for p in right.rglob("*")):
        return False
    return all(
        (left / n).read_bytes() == (right / n).read_bytes() for n in names if (left / n).is_file()
    )


def make_torrent(data: Path, version: str = "hybrid", *more: object) -> Path:
    """Create a torrent of ``data`` with 16 KiB pieces next to its folder."""
    torrent = data.parent.parent / f"{version}.torrent"
    result = run("create", data, f"--{version}", "-o", torrent, "--piece-size", "16K", "-q", *more)
    assert result.code == 0, result.err
    return torrent


def start_seed(start: Callable[..., Process], torrent: Path, data: Path, *more: object) -> Process:
    """Start ``seed`` and wait until it uploads; the port is in ``.port``."""
    process = start("seed", torrent, data, *LOCAL, *more)
    process.port = process.wait_for("listening")["port"]
    process.wait_for("seeding")
    return process
