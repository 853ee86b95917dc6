# SPDX-License-Identifier: BSD-3-Clause
"""A tracker of this host, over HTTP and UDP, that answers as its URL's path says."""

from __future__ import annotations

import socket
import struct
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import unquote_to_bytes

# Path of the HTTP tracker: status and bencoded body.
ANSWERS: dict[str, tuple[int, bytes]] = {
    "/good/announce": (
        200,
        b"d8:completei7e10:downloadedi9e10:incompletei3e8:intervali1800e"
        b"12:min intervali900e5:peers6:\x7f\x00\x00\x01\x00\x0110:tracker id3:tide",
    ),
    "/good/scrape": (
        200,
        b"d5:filesd20:%sd8:completei7e10:downloadedi9e10:incompletei3eeee",
    ),
    "/dicts/announce": (
        200,
        b"d8:intervali1800e5:peersld2:ip9:127.0.0.17:peer id20:aaaaaaaaaaaaaaaaaaaa4:porti2eeee",
    ),
    "/failure/announce": (200, b"d14:failure reason9:forbidden8:intervali60ee"),
    "/warning/announce": (200, b"d8:intervali1800e5:peers0:15:warning message4:slowe"),
    "/nonsense/announce": (200, b"nonsense"),
    "/empty/announce": (200, b""),
    "/list/announce": (200, b"le"),
    "/nopeers/announce": (200, b"d8:intervali1800ee"),
    "/missing/announce": (404, b"gone"),
    "/error/announce": (503, b"busy"),
}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.0"

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        status, body = ANSWERS.get(path, (404, b""))
        for part in query.split("&"):
            if part.startswith("info_hash="):
                body = body.replace(b"%s", unquote_to_bytes(part[len("info_hash=") :]))
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


def serve_http() -> int:
    """Answer HTTP for the life of the process; return the port."""
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def serve_udp() -> int:
    """Answer BEP 15 for the life of the process; return the port."""
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            data, peer = sock.recvfrom(2048)
            action, transaction = struct.unpack_from(">II", data, 8)
            if action == 0:
                answer = struct.pack(">IIQ", 0, transaction, 42)
            elif action == 1:
                answer = struct.pack(">IIIII", 1, transaction, 1800, 3, 7)
                answer += b"\x7f\x00\x00\x01\x00\x01"
            else:
                answer = struct.pack(">IIIII", 2, transaction, 7, 9, 3)
            sock.sendto(answer, peer)

    threading.Thread(target=serve, daemon=True).start()
    return sock.getsockname()[1]
