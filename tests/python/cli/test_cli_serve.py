# SPDX-License-Identifier: BSD-3-Clause
"""``serve``: files over HTTP while they are downloaded."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli_support import DEADLINE, LOCAL, Process, make_torrent, run, start_seed
from libtorrent.cli.serve import Range

Start = Callable[..., Process]
NAME = "large.bin"


class Client:
    """Asks a running ``serve``."""

    def __init__(self, process: Process, event: dict) -> None:
        self.process = process
        self.url: str = event["url"]
        self.host = self.url.split("/")[2]
        self.paths = {Path(f["path"]).name: f["url"][len(self.url) - 1 :] for f in event["files"]}
        self.sizes = {Path(f["path"]).name: f["size"] for f in event["files"]}

    def ask(
        self, path: str, method: str = "GET", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (in lower case) and body of an answer; ``_`` in names stands for ``-``."""
        connection = http.client.HTTPConnection(self.host, timeout=DEADLINE)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=names)
            answer = connection.getresponse()
            fields = {name.lower(): value for name, value in answer.getheaders()}
            return answer.status, fields, answer.read()
        finally:
            connection.close()


@pytest.fixture
def client(start: Start, data: Path, tmp_path: Path) -> Iterator[Client]:
    torrent = make_torrent(data)
    seed = start_seed(start, torrent, data)
    process = start(
        "serve", torrent, "-o", tmp_path / "target", "--http", "127.0.0.1:0",
        "--peer", f"127.0.0.1:{seed.port}", *LOCAL,
    )  # fmt: skip
    yield Client(process, process.wait_for("serving"))


def test_serves_while_it_downloads(client: Client, data: Path) -> None:
    path, content = client.paths[NAME], (data / NAME).read_bytes()
    # From the end first, as players do.
    status, fields, body = client.ask(path, Range="bytes=-1000")
    assert (status, body) == (206, content[-1000:])
    assert (
        fields["content-range"] == f"bytes {len(content) - 1000}-{len(content) - 1}/{len(content)}"
    )
    status, fields, body = client.ask(path, Range="bytes=100-299")
    assert (status, body, fields["content-length"]) == (206, content[100:300], "200")
    status, fields, body = client.ask(path)
    assert (status, body, fields["accept-ranges"]) == (200, content, "bytes")
    assert fields["content-type"] == "application/octet-stream"
    status, head, body = client.ask(path, "HEAD")
    assert (status, body, head["content-length"]) == (200, b"", str(len(content)))
    assert head["etag"] == fields["etag"]
    status, fields, body = client.ask(path, Range=f"bytes={len(content)}-")
    assert (status, body, fields["content-range"]) == (
        416,
        b"",
        f"bytes */{len(content)}",
    )
    # Several ranges: all of it.
    assert client.ask(path, Range="bytes=0-1,5-6")[::2] == (200, content)
    # Only if it is still the same.
    tag = head["etag"]
    assert client.ask(path, If_Range=tag, Range="bytes=0-9")[::2] == (206, content[:10])
    assert client.ask(path, If_Range='"x"', Range="bytes=0-9")[::2] == (200, content)
    assert client.ask(path, If_None_Match=tag)[::2] == (304, b"")
    assert client.ask(client.paths["empty"])[::2] == (200, b"")
    assert client.ask(client.paths["empty"], Range="bytes=0-")[0] == 416
    name = "Grüße.bin"
    assert client.ask(client.paths[name])[2] == (data / "sub dir" / name).read_bytes()


def test_what_it_refuses(client: Client) -> None:
    status, fields, body = client.ask("/")
    assert status == 200 and fields["content-type"].startswith("text/html")
    assert "Grüße.bin" in body.decode()
    assert client.ask("/?x=1")[0] == 200
    for path in ("/99/x", "/x", "/../../etc/passwd", "/-1/x", "/1000000000000/x"):
        assert client.ask(path)[0] == 404, path
    assert client.ask("/", Host="evil.example")[0] == 403
    assert client.ask(client.paths[NAME], Host="evil.example:80")[0] == 403
    assert client.ask("/", Host=f"localhost:{client.host.split(':')[1]}")[0] == 200
    assert client.ask("/", "POST")[0] == 501
    client.process.process.send_signal(signal.SIGINT)
    assert client.process.finish() == 0
    assert "saved" in [event["event"] for event in client.process.events]


def test_curl(client: Client, data: Path) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    url = client.url + client.paths[NAME][1:]
    done = subprocess.run(
        ["curl", "--silent", "--fail", "--range", "5000-69999", url],
        capture_output=True,
        timeout=DEADLINE,
        check=True,
    )
    assert done.stdout == (data / NAME).read_bytes()[5000:70000]


def test_a_player(start: Start, tmp_path: Path) -> None:
    """ffprobe reads a video whose index is at its end, of which nothing is there yet."""
    if shutil.which("ffprobe") is None or shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg, which has ffprobe, is not installed")
    folder = tmp_path / "source" / "film"
    folder.mkdir(parents=True)
    subprocess.run(
        ["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=25",
         "-t", "20", "-pix_fmt", "yuv420p", str(folder / "film.mp4")],
        check=True, timeout=DEADLINE,
    )  # fmt: skip
    torrent = make_torrent(folder)
    seed = start_seed(start, torrent, folder)
    process = start(
        "serve", torrent, "-o", tmp_path / "target", "--http", "127.0.0.1:0",
        "--peer", f"127.0.0.1:{seed.port}", *LOCAL,
    )  # fmt: skip
    client = Client(process, process.wait_for("serving"))
    assert client.ask(client.paths["film.mp4"], "HEAD")[1]["content-type"] == "video/mp4"
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-count_frames", "-show_entries", "stream=width,nb_read_frames",
         "-of", "default=noprint_wrappers=1", client.url + client.paths["film.mp4"][1:]],
        capture_output=True, text=True, timeout=DEADLINE, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["width=64", "nb_read_frames=500"]
    assert done.stderr == ""


def test_a_client_that_hangs_up(start: Start, data: Path, tmp_path: Path) -> None:
    """Nobody has the data; who no longer waits for it takes no thread."""
    process = start(
        "serve", make_torrent(data), "-o", tmp_path / "target", "--http", "127.0.0.1:0", *LOCAL,
    )  # fmt: skip
    event = process.wait_for("serving")
    port = int(event["url"].split(":")[2].rstrip("/"))

    def threads() -> int:
        return len(os.listdir(f"/proc/{process.process.pid}/task"))

    before = threads()
    asking = [socket.create_connection(("127.0.0.1", port)) for _ in range(5)]
    for connection in asking:
        connection.sendall(b"GET /0/x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert connection.recv(100).startswith(b"HTTP/1.1 200")
    assert threads() >= before + 5
    for connection in asking:
        connection.close()
    end = time.monotonic() + DEADLINE
    while threads() > before + 1:
        assert time.monotonic() < end
        process.wait_for("progress")


def test_an_address_in_use(client: Client, data: Path, tmp_path: Path) -> None:
    torrent = data.parent.parent / "hybrid.torrent"
    run("serve", torrent, "-o", tmp_path / "other", "--http", client.host, *LOCAL).assert_error(
        10, "cannot serve on 127.0.0.1", "in use"
    )


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, (200, 0, 99)),
        ("bytes=0-0", (206, 0, 0)),
        ("bytes=10-", (206, 10, 99)),
        ("bytes=10-1000", (206, 10, 99)),
        ("bytes=-10", (206, 90, 99)),
        ("bytes=-1000", (206, 0, 99)),
        ("bytes=100-", (416, 100, 99)),
        ("bytes=-0", (416, 100, 99)),
        ("bytes=5-4", (200, 0, 99)),
        ("bytes=-", (200, 0, 99)),
        ("bytes=0-1,3-4", (200, 0, 99)),
        ("lines=0-1", (200, 0, 99)),
        ("bytes=a-b", (200, 0, 99)),
        (" bytes = 1 - 2 ", (206, 1, 2)),
        ("bytes=1-2-3", (200, 0, 99)),
        ("bytes=--5", (200, 0, 99)),
        ("bytes=5", (200, 0, 99)),
        ("bytes=\u0663-", (200, 0, 99)),
        ("bytes=0-18446744073709551615", (206, 0, 99)),
        (f"bytes=0-{'9' * 5000}", (200, 0, 99)),
        ("bytes=" + " " * 60_000 + "x", (200, 0, 99)),
    ],
)
def test_ranges(header: str | None, expected: tuple[int, int, int]) -> None:
    part = Range(header, 100)
    assert (part.status, part.first, part.last) == expected
