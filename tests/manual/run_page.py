# SPDX-License-Identifier: BSD-3-Clause
"""run_page.py FILE.rst: runs the blocks of code of a page of the manual, one after the other. Those in Lua and in Ruby
are one program each, every one in C is a program of its own.

The blocks are not changed, but their world is: the current folder has what they name (music/, example.torrent), all
sessions are on loopback, and http://tracker.example.org is a tracker in this process, which knows a session that
seeds the example.
"""

from __future__ import annotations

import hashlib
import http.server
import os
import re
import shlex
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
#: Languages of blocks that are run.
LANGUAGES = ("python", "sh", "c", "lua", "ruby")


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


# The same for programs of the other languages: what stands before their blocks.
LUA_WORLD = """\
do
    local lt = require "libtorrent"
    local make = lt.session
    function lt.session(settings)
        local changed = {listen_interfaces = "127.0.0.1:0"}
        for name, value in pairs(settings or {}) do changed[name] = value end
        for _, name in ipairs {"enable_dht", "enable_lsd", "enable_upnp", "enable_natpmp"} do changed[name] = false end
        changed.listen_interfaces = "127.0.0.1:0"
        return make(changed)
    end
end
"""
RUBY_WORLD = """\
require "libtorrent"
LibTorrent::Session.singleton_class.prepend(Module.new do
  def new(**settings)
    services = %i[enable_dht enable_lsd enable_upnp enable_natpmp]
    super(**settings, listen_interfaces: "127.0.0.1:0", **services.to_h { |name| [name, false] })
  end
end)
"""
C_WORLD = """\
#include <libtorrent-c/libtorrent-c.h>
#include <assert.h>
static inline lt_session *session_on_loopback(const lt_value *settings, int64_t flags) {
    static const char *const services[] = {"enable_dht", "enable_lsd", "enable_upnp", "enable_natpmp"};
    assert(!settings);
    lt_value *ours = lt_value_new();
    lt_value_begin(ours, lt_kind_map);
    lt_value_add_string(ours, "listen_interfaces");
    lt_value_add_string(ours, "127.0.0.1:0");
    for (int i = 0; i < 4; i++) {
        lt_value_add_string(ours, services[i]);
        lt_value_add_bool(ours, false);
    }
    lt_value_end(ours);
    lt_session *session = lt_session_new(ours, flags);
    lt_value_free(ours);
    return session;
}
#define lt_session_new session_on_loopback
"""


def answers(text: str) -> list[str]:
    """What a block says that it prints: comments behind an arrow."""
    return re.findall(r"--> (.*)", text)


def run_program(command: list[str], text: str) -> None:
    """Runs a program, which has to print what it says."""
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=60)
    for answer in answers(text):
        assert answer.split() in [line.split() for line in done.stdout.splitlines()], done.stdout


def run_script(interpreter: str, world: str, blocks_of_page: list[Block]) -> None:
    text = "".join(block.text for block in blocks_of_page)
    Path("script").write_text(world + text)
    run_program([interpreter, "script"], text)


def run_c(block: Block) -> None:
    top = Path(__file__).resolve().parents[2]
    libraries = Path(os.environ["top_builddir"]).resolve() / "cglue" / ".libs"
    Path("world.h").write_text(C_WORLD)
    Path("program.c").write_text(block.text)
    options = [
        "-std=c99",
        "-pedantic",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-include",
        "world.h",
        f"-I{top}/cglue/include",
    ]
    compiler = shlex.split(os.environ.get("CC", "cc"))
    link = [
        "program.c",
        f"-L{libraries}",
        "-ltorrent-c",
        f"-Wl,-rpath,{libraries}",
        "-o",
        "program",
    ]
    subprocess.run([*compiler, *options, *link], check=True)
    run_program(["./program"], block.text)


def seed() -> tuple[lt.session, int]:
    session = lt.session(dict(LOOPBACK, close_redundant_connections=False))
    params = lt.load_torrent_file("example.torrent")
    params.save_path = "."
    params.trackers = []
    handle = session.add_torrent(params)
    # Who comes before its files are checked is sent away, and comes again after a minute.
    while not handle.status().is_seeding:
        session.wait_for_alert(100)
        session.pop_alerts()
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
    runnable = [
        block
        for block in blocks(page.read_text())
        if block.language in LANGUAGES and not block.reason
    ]
    for language, world in (("lua", LUA_WORLD), ("ruby", RUBY_WORLD)):
        chosen = [block for block in runnable if block.language == language]
        if chosen:
            run_script(os.environ[language.upper()], world, chosen)
            ran += len(chosen)
    for block in runnable:
        if block.language in ("lua", "ruby"):
            continue
        text = block.text.replace(TRACKER, tracker)
        try:
            if block.language == "c":
                run_c(block)
            elif block.language == "sh":
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
