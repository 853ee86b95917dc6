# SPDX-License-Identifier: BSD-3-Clause
"""``serve``: download a torrent, and give its files over HTTP as they come in."""

from __future__ import annotations

import argparse
import html
import http.server
import mimetypes
import os
import re
import select
import socket
import threading
import urllib.parse
from typing import Any

import libtorrent as lt
from libtorrent.cli import download, text
from libtorrent.cli import options as opt
from libtorrent.cli.exits import CommandError, Exit, Interrupted
from libtorrent.cli.output import Output
from libtorrent.cli.signals import Signals
from libtorrent.streaming import torrent_stream

HELP = "download a torrent and serve its files over HTTP, to play while it downloads"
EPILOG = """\
The files are at http://HOST:PORT/NUMBER/NAME, listed at http://HOST:PORT/. What a player reads is
downloaded first, wherever it seeks to; the rest follows in order. Serves until Ctrl-C, which saves
resume data. Only programs of this computer are served, unless --http says otherwise. JSON events:
serving, and those of download.
"""
CHUNK = 1 << 20
# For how long a client that reads nothing keeps its connection, in seconds.
IDLE = 300.0
# How often one that waits for a piece is looked at, in seconds.
LOOK = 1.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``serve``."""
    parser.add_argument(
        "--http",
        metavar="HOST:PORT",
        type=opt.endpoint,
        default=("127.0.0.1", 8080),
        help="where to serve; port 0 is any free one (default: 127.0.0.1:8080)",
    )
    download.add_common_arguments(parser)


def _number(text: str) -> int | None:
    digits = text.strip()
    # More than these, which no file has bytes for, Python may refuse to convert.
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 1000 else None


class Range:
    """The part of ``size`` bytes that a request asks for: ``status`` 200, 206 or 416."""

    def __init__(self, header: str | None, size: int) -> None:
        self.status, self.first, self.last = 200, 0, size - 1
        unit, _, span = (header or "").partition("=")
        begin, dash, end = span.partition("-")
        first, last = _number(begin), _number(end)
        # A server may ignore the header: as this does for several ranges in one.
        if unit.strip() != "bytes" or not dash or first is last is None:
            return
        if (first is None and begin.strip()) or (last is None and end.strip()):
            return
        if first is None:
            self.first = max(0, size - (last or 0))
        elif last is None:
            self.first = first
        elif last < first:
            return
        else:
            self.first, self.last = first, min(last, size - 1)
        self.status = 206 if self.first <= self.last else 416

    @property
    def length(self) -> int:
        """How many bytes that are."""
        return self.last - self.first + 1


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers GET and HEAD."""

    protocol_version = "HTTP/1.1"
    server_version = f"libtorrent/{lt.__version__}"
    timeout = IDLE
    server: Server  # pyright: ignore[reportIncompatibleVariableOverride]

    def do_GET(self) -> None:
        """Answer with a file, a part of it, or the list of files."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Answer as GET, without a body."""
        self._answer(body=False)

    def log_message(self, format: str, *args: Any) -> None:
        """Log nothing: the terminal is for the progress."""

    def _answer(self, body: bool) -> None:
        if not self.server.knows(self.headers.get("Host", "")):
            # A page of the web whose name was made to point here.
            self._text(403, "this server is for its own address only", body)
            return
        path = urllib.parse.unquote(urllib.parse.urlsplit(self.path).path)
        if path == "/":
            self._text(200, self.server.listing(), body, "text/html; charset=utf-8")
            return
        index = self.server.find(path)
        if index is None:
            self._text(404, "no such file", body)
            return
        self._file(index, body)

    def _text(
        self,
        status: int,
        message: str,
        body: bool,
        kind: str = "text/plain; charset=utf-8",
    ) -> None:
        data = message.encode("utf-8", "replace")
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if body:
            self.wfile.write(data)

    def _file(self, index: int, body: bool) -> None:
        server = self.server
        storage = server.info.files()
        size, tag = storage.file_size(index), server.tag(index)
        known = self.headers.get("If-None-Match", "").split(",")
        if tag in (one.strip() for one in known):
            self.send_response(304)
            self.send_header("ETag", tag)
            self.end_headers()
            return
        header = self.headers.get("Range")
        if self.headers.get("If-Range", tag) != tag:
            header = None
        part = Range(header, size)
        self.send_response(part.status)
        self.send_header("Accept-Ranges", "bytes")
        self.send_header("ETag", tag)
        kind = mimetypes.guess_type(storage.file_path(index))[0]
        self.send_header("Content-Type", kind or "application/octet-stream")
        if part.status == 416:
            self.send_header("Content-Range", f"bytes */{size}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        if part.status == 206:
            self.send_header("Content-Range", f"bytes {part.first}-{part.last}/{size}")
        self.send_header("Content-Length", str(part.length))
        self.end_headers()
        if body:
            self._copy(index, part)

    def _copy(self, index: int, part: Range) -> None:
        try:
            with self.server.handle.open(index, timeout=LOOK) as stream:
                stream.seek(part.first)
                left = part.length
                while left > 0 and (data := self._read(stream, min(left, CHUNK))):
                    self.wfile.write(data)
                    left -= len(data)
        except (lt.error, ConnectionError, socket.timeout):
            # The client is gone, or the torrent: all that is left to say is that this is not all.
            self.close_connection = True

    def _read(self, stream: torrent_stream, size: int) -> bytes:
        while True:
            try:
                return stream.read(size)
            except lt.error:
                raise
            except TimeoutError:
                if self._hung_up():
                    raise ConnectionError from None

    def _hung_up(self) -> bool:
        """Tell whether the client has closed its end: players do whenever they seek."""
        poll = select.poll()
        poll.register(self.connection, select.POLLIN)
        return bool(poll.poll(0)) and not self.connection.recv(1, socket.MSG_PEEK)


class Server(http.server.ThreadingHTTPServer):
    """Serves the files of one torrent, a thread for each connection."""

    daemon_threads = True
    block_on_close = False

    def __init__(
        self, address: tuple[str, int], handle: lt.torrent_handle, info: lt.torrent_info
    ) -> None:
        self.handle = handle
        self.info = info
        if ":" in address[0]:
            self.address_family = socket.AF_INET6
        super().__init__(address, Handler)
        host, self.port = self.socket.getsockname()[:2]
        self.host = f"[{host}]" if ":" in host else host
        self._names = None if host in ("0.0.0.0", "::") else {self.host, "localhost", address[0]}

    @property
    def url(self) -> str:
        """Where the list of files is."""
        return f"http://{self.host}:{self.port}/"

    def knows(self, host: str) -> bool:
        """Tell whether a request's Host is this server's."""
        return self._names is None or re.sub(r":\d+\Z", "", host).lower() in self._names

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that break."""

    def tag(self, index: int) -> str:
        """Return the ETag of a file: the content never changes."""
        return f'"{self.info.info_hashes().get_best()}-{index}"'

    def files(self) -> list[tuple[int, str, str, int]]:
        """Return number, path, URL path and size of each file that is not padding."""
        storage = self.info.files()
        found = []
        for index in range(self.info.num_files()):
            if not storage.file_flags(index) & lt.file_storage.flag_pad_file:
                path = storage.file_path(index)
                name = urllib.parse.quote(os.path.basename(path), errors="surrogateescape")
                found.append((index, path, f"/{index}/{name}", storage.file_size(index)))
        return found

    def find(self, path: str) -> int | None:
        """Return the file of a path that was unquoted, by its number; the name is for people."""
        match = re.match(r"/(\d{1,9})(?:/|\Z)", path)
        index = int(match.group(1)) if match else -1
        return index if any(index == known for known, *_ in self.files()) else None

    def listing(self) -> str:
        """Return the list of files as a page."""
        rows = "".join(
            f'<li><a href="{html.escape(url)}">{html.escape(text.printable(path))}</a> '
            f"({text.size(size)})</li>\n"
            for _, path, url, size in self.files()
        )
        name = html.escape(text.printable(self.info.name()))
        return f"<!DOCTYPE html>\n<title>{name}</title>\n<h1>{name}</h1>\n<ul>\n{rows}</ul>\n"


class Serve(download.Download):
    """A download that serves what it has, and goes on until a signal comes."""

    server: Server | None = None

    def on_metadata(self) -> None:
        """Begin to serve."""
        super().on_metadata()
        info = self.metadata()
        assert info is not None
        host, port = self.options.http
        try:
            self.server = Server((host, port), self.handle, info)
        except OSError as error:
            reason = error.strerror or str(error)
            self.fail(Exit.LISTEN_FAILED, f"cannot serve on {host}:{port}: {reason}")
            return
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        files = [
            {
                "index": index,
                "path": path,
                "url": self.server.url + url[1:],
                "size": size,
            }
            for index, path, url, size in self.server.files()
        ]
        self.output.event("serving", url=self.server.url, files=files)
        self.output.note(f"serving {self.server.url}")
        for _, _, url, size in self.server.files()[:10]:
            self.output.note(f"  {self.server.url}{url[1:]}  {text.size(size)}")

    def run(self) -> Exit:
        """Serve until a signal comes, which is its regular end."""
        try:
            return super().run()
        except Interrupted:
            if self.server is None:
                raise
            return Exit.OK
        finally:
            if self.server is not None:
                self.server.shutdown()
                self.server.server_close()


def run(options: argparse.Namespace, output: Output, signals: Signals) -> Exit:
    """Serve ``options.torrent``."""
    options.keep_seeding, options.seed_ratio, options.sequential = True, None, True
    try:
        socket.getaddrinfo(*options.http)
    except OSError as error:
        raise CommandError(
            Exit.LISTEN_FAILED, f"cannot serve on {options.http[0]}: {error.strerror}"
        ) from error
    return download.start(Serve, options, output, signals)
