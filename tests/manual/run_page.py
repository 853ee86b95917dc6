# SPDX-License-Identifier: BSD-3-Clause
"""run_page.py FILE.rst: runs the Python and shell blocks of a page of the manual, one after the other.

The blocks are not changed, but their world is: the current folder has what they name (music/, example.torrent), all
sessions are on loopback, and http://tracker.example.org is a tracker in this process, which knows a session that
seeds the example.
"""

from __future__ import annotations

import hashlib
import http.server
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import libtorrent as lt

LOOPBACK: dict[str, Any] = {
    "listen_interfaces": "127.0.0.1:0",
    "enable_dht": False,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
}
TRACKER = "tracker.example.org"


class Block(NamedTuple):
    language: str
    line: int
    text: str
    reason: str


def blocks(text: str) -> Iterator[Block]:
    """The code blocks of a page. A comment `.. not run: REASON` above one keeps it from being run."""
    lines = text.splitlines()
    reason = ""
    for number, line in enumerate(lines):
        found = re.match(r"( *)\.\. not run: (.+)", line)
        if found:
            reason = found[2]
        found = re.match(r"( *)\.\. code-block:: (\w+)", line)
        if not found:
            continue
        indent, body = len(found[1]), []
        for row in lines[number + 1 :]:
            if row.strip() and len(row) - len(row.lstrip()) <= indent:
                break
            body.append(row)
        margin = min((len(row) - len(row.lstrip()) for row in body if row.strip()), default=0)
        yield Block(found[2], number + 2, "\n".join(row[margin:] for row in body) + "\n", reason)
        reason = ""


def contents() -> dict[str, bytes]:
    """The example's files: always the same ones, so that its info-hash is, too."""
    bytes_of = {"one.ogg": 200_000, "two.ogg": 150_000, "cover.png": 5_000}
    return {
        name: b"".join(
            hashlib.sha256(b"%s %d" % (name.encode(), i)).digest() for i in range(size // 32 + 1)
        )[:size]
        for name, size in bytes_of.items()
    }


def make_example(announce: str) -> None:
    """music/ and example.torrent in the current folder."""
    for name, content in contents().items():
        path = Path("music", name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    storage = lt.file_storage()
    lt.add_files(storage, "music")
    creator = lt.create_torrent(storage, 16384, lt.create_torrent.v1_only)
    creator.add_tracker(announce)
    lt.set_piece_hashes(creator, ".")
    Path("example.torrent").write_bytes(lt.bencode(creator.generate()))


def start_tracker(port_of_seed: list[int]) -> int:
    class Tracker(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            peers = b"".join(b"\x7f\0\0\x01" + port.to_bytes(2, "big") for port in port_of_seed)
            answer = lt.bencode({b"interval": 30, b"peers": peers})
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *arguments: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Tracker)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return int(server.server_address[1])


def on_loopback() -> None:
    """Makes every session of this process one on loopback, whatever settings it asks for."""
    real = lt.session.__init__
    apply = lt.session.apply_settings

    def make(self: lt.session, *arguments: Any, **keywords: Any) -> None:
        changed = [dict(a, **LOOPBACK) if isinstance(a, dict) else a for a in arguments] or [
            dict(LOOPBACK)
        ]
        if isinstance(changed[0], lt.session_params):
            changed[0].settings = dict(changed[0].settings, **LOOPBACK)
        real(self, *changed, **keywords)
        apply(self, LOOPBACK)

    lt.session.__init__ = make  # type: ignore[method-assign]


def seed() -> tuple[lt.session, int]:
    session = lt.session(dict(LOOPBACK, close_redundant_connections=False))
    params = lt.load_torrent_file("example.torrent")
    params.save_path = "."
    params.trackers = []
    session.add_torrent(params)
    return session, session.listen_port()


def main() -> int:
    page = Path(sys.argv[1])
    top = Path.cwd()
    ports: list[int] = []
    tracker = f"127.0.0.1:{start_tracker(ports)}"
    make_example(f"http://{tracker}/announce")
    session, port = seed()
    ports.append(port)
    on_loopback()
    namespace: dict[str, Any] = {"__name__": "__main__"}
    ran = 0
    for block in blocks(page.read_text()):
        if block.language not in ("python", "sh") or block.reason:
            continue
        text = block.text.replace(TRACKER, tracker)
        try:
            if block.language == "sh":
                subprocess.run(["sh", "-e", "-c", text], check=True, cwd=top)
            else:
                code = compile("\n" * (block.line - 1) + text, str(page), "exec")
                exec(code, namespace)  # the manual's own text
        finally:
            print(
                f"{page}:{block.line}", file=sys.stderr
            )  # the last one told of is the one that failed
        ran += 1
    print(f"{ran} blocks of {page.name} ran")
    del session
    return 0


if __name__ == "__main__":
    sys.exit(main())
