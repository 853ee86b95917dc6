# SPDX-License-Identifier: BSD-3-Clause
"""Deluge's programs as Debian packages them, started on loopback with folders of their own.

The programs are not changed: PYTHONPATH alone decides which libtorrent module they import.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any, Callable

from deluge.ui.client import Client
from twisted.internet import reactor
from twisted.internet.threads import blockingCallFromThread

#: Seconds that any single step may take; a loaded machine needs most of them.
PATIENCE = 60.0

#: What core.conf differs in from Deluge's defaults: nothing but loopback, and nothing searched for.
QUIET = {
    "allow_remote": False,
    "dht": False,
    "lsd": False,
    "upnp": False,
    "natpmp": False,
    "utpex": False,
    "new_release_check": False,
    "send_info": False,
    "random_port": False,
    "listen_interface": "127.0.0.1",
    "enc_in_policy": 2,
    "enc_out_policy": 2,
    "geoip_db_location": "",
    "enabled_plugins": [],
}

#: Errors of Deluge itself, whatever module it runs on.
OWN = (
    # Deluge 2.0.3 computes the share of cache hits, which libtorrent 2.0 no longer counts.
    r"KeyError: 'disk.num_blocks_cache_hits'",
    # Its logger does not know the argument that Python 3.11 gives, so no line is ever logged.
    r"TypeError: Logging.findCaller\(\) takes from 1 to 2",
    r"\[twisted +:\d+ *\] *(Unhandled|Temporarily)",
    # deluge-web asks for a function that Python 3.11 no longer has; its text is English then.
    r"Unable to initialize gettext|no attribute 'bind_textdomain_codeset'",
    # That a password is wrong, which a test gives, is an error for Deluge 2.2.
    r"Login failed",
)

USER, PASSWORD = "tester", "loopback"


def free_port() -> int:
    """A TCP port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def listens(port: int, address: str = "127.0.0.1") -> bool:
    """Whether a socket of this machine listens on that address and TCP port."""
    number = int.from_bytes(socket.inet_aton(address), sys.byteorder)
    local, state = f"{number:08X}:{port:04X}", "0A"
    rows = (line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:])
    return any((row[1], row[3]) == (local, state) for row in rows)


def wait_for(what: str, check: Callable[[], Any], seconds: float = PATIENCE) -> Any:
    """Calls check() until what it returns is true, and returns that; fails after so many seconds."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while True:
        result = check()
        if result:
            return result
        assert time.monotonic() < deadline, f"{what}: not within {seconds:g} s, last {result!r}"
        pause.wait(0.1)


def write_config(path: Path, version: int, content: dict[str, Any]) -> None:
    """Writes a file the way deluge.config reads it: two JSON objects, one after the other."""
    path.write_text(json.dumps({"file": version, "format": 1}) + json.dumps(content, indent=2))


def start_reactor() -> None:
    """Runs Twisted's reactor in a thread, once a process, so that calls to daemons can block."""
    if not reactor.running:
        run = {"installSignalHandlers": False}
        threading.Thread(target=reactor.run, kwargs=run, daemon=True).start()
        wait_for("reactor", lambda: reactor.running)


class Program:
    """A program of Deluge with its configuration folder, its log and its end."""

    name = ""

    def __init__(self, folder: Path, module: Path | None) -> None:
        self.folder = folder
        self.config = folder / "config"
        self.config.mkdir(parents=True)
        self.log = folder / f"{self.name}.log"
        self.output = folder / f"{self.name}.out"
        self.environment = dict(os.environ, HOME=str(folder), PYTHONDONTWRITEBYTECODE="1")
        self.environment.pop("PYTHONPATH", None)
        self.environment.pop("DISPLAY", None)
        if module is not None:
            self.environment["PYTHONPATH"] = str(module)
        self.process: subprocess.Popen[bytes] | None = None
        self.read = {self.log: 0, self.output: 0}

    def run(self, *arguments: str) -> None:
        program = shutil.which(self.name)
        assert program, f"{self.name} is not installed"
        with open(self.output, "ab") as output:
            self.process = subprocess.Popen(
                [program, "-c", str(self.config), "-l", str(self.log), "-L", "error", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=self.environment,
            )

    def alive(self) -> bool:
        if self.process is None or self.process.poll() is not None:
            raise AssertionError(f"{self.name} ended, see:\n{self.written()}")
        return True

    def loaded(self, part: str) -> bool:
        """Whether the running program has a shared object mapped whose path contains part."""
        assert self.process is not None
        return part in Path(f"/proc/{self.process.pid}/maps").read_text()

    def written(self) -> str:
        """What its log and output have got since overlook()."""
        text = ""
        for path, start in self.read.items():
            if path.exists():
                text += path.read_bytes()[start:].decode(errors="replace")
        return text

    def overlook(self) -> None:
        """What was written until now is of no interest."""
        self.read = {path: path.stat().st_size if path.exists() else 0 for path in self.read}

    def complaints(self) -> str:
        """What it has written of errors since overlook(): the ends of tracebacks and the lines that the
        log marks, without those that Deluge has of its own on every module."""
        lines = []
        trace = False
        for line in self.written().splitlines():
            trace = trace or line.startswith("Traceback (most")
            marked = re.search(r"\[(ERROR|CRITICAL) *\]", line)
            if not (marked or (trace and re.match(r"[A-Za-z_][\w.]*: ", line))):
                continue
            trace = False
            if not any(re.search(pattern, line) for pattern in OWN):
                lines.append(line)
        return "\n".join(lines)

    def stop(self) -> int:
        """Asks the program to end as init does; returns its exit status."""
        if self.process is None:
            return 0
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self.process = None
        return status


class Daemon(Program):
    """A deluged. Attributes of `core` are its exported functions, called and answered at once."""

    name = "deluged"

    def __init__(self, folder: Path, module: Path | None) -> None:
        super().__init__(folder, module)
        self.downloads = folder / "downloads"
        self.downloads.mkdir()
        self.state = self.config / "state"
        self.port = free_port()
        self.peer_port = free_port()
        self.address = "127.0.0.1"
        quiet = dict(
            QUIET,
            daemon_port=self.port,
            listen_ports=[self.peer_port, self.peer_port],
            download_location=str(self.downloads),
            torrentfiles_location=str(self.downloads),
            move_completed_path=str(self.downloads),
            autoadd_location=str(self.downloads),
        )
        write_config(self.config / "core.conf", 1, quiet)
        (self.config / "auth").write_text(f"{USER}:{PASSWORD}:10\n")
        os.chmod(self.config / "auth", 0o600)
        self.client = Client()

    def start(self) -> None:
        start_reactor()
        self.address = "127.0.0.1"
        self.run("-d", "-u", "127.0.0.1", "-p", str(self.port), "-i", "127.0.0.1")
        # A bare connection would be logged as an error, since it has no TLS: ask the kernel instead.
        wait_for("deluged listens", lambda: self.alive() and listens(self.port))
        self.client = Client()
        address = ("127.0.0.1", self.port, USER, PASSWORD)
        blockingCallFromThread(reactor, self.client.connect, *address)

    def call(self, function: str, *arguments: Any, **keywords: Any) -> Any:
        """Calls e.g. core.get_config in the daemon; its exceptions are raised here."""
        self.alive()
        component, name = function.split(".")
        remote = getattr(getattr(self.client, component), name)

        def ask() -> Any:
            return remote(*arguments, **keywords).addTimeout(PATIENCE, reactor)

        return blockingCallFromThread(reactor, ask)

    def status(self, torrent: str, *keys: str) -> dict[str, Any]:
        found: dict[str, Any] = self.call("core.get_torrent_status", torrent, list(keys))
        return found

    def wait_state(self, torrent: str, state: str) -> None:
        """Until the torrent's state is as named: Seeding, Downloading, Paused, Checking..."""

        def there() -> bool:
            status = self.status(torrent, "state", "message")
            wrong = status.get("state") == "Error" != state
            assert not wrong, f"torrent {torrent}: {status}"
            return status.get("state") == state

        wait_for(f"{state} of {torrent}", there)

    def stop(self) -> int:
        if self.process is not None and self.client.connected():
            blockingCallFromThread(reactor, self.client.disconnect)
        return super().stop()


class Web(Program):
    """A deluge-web that is connected to a daemon by default."""

    name = "deluge-web"

    def __init__(self, folder: Path, module: Path | None, daemon: Daemon) -> None:
        super().__init__(folder, module)
        self.port = free_port()
        host = "0123456789abcdef0123456789abcdef"
        hosts = {"hosts": [[host, "127.0.0.1", daemon.port, USER, PASSWORD]]}
        write_config(self.config / "hostlist.conf", 3, hosts)
        settings = {"default_daemon": host, "first_login": False, "interface": "127.0.0.1"}
        write_config(self.config / "web.conf", 2, dict(settings, port=self.port))

    def start(self) -> None:
        self.run("-d", "-i", "127.0.0.1", "-p", str(self.port))
        wait_for("deluge-web listens", lambda: self.alive() and listens(self.port))
