# SPDX-License-Identifier: BSD-3-Clause
"""session: beginning, end, waiting, notification, torrents."""

from __future__ import annotations

import os
import re
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from support import DEADLINE, SETTINGS, until, wait_for


def quiet(make_session: Callable[..., lt.session]) -> lt.session:
    """A session that says nothing by itself."""
    session = make_session(alert_mask=0)
    session.pop_alerts()
    return session


def test_forms_of_the_constructor() -> None:
    sessions = [
        lt.session(SETTINGS),
        lt.session(settings=SETTINGS, flags=0),
        lt.session(lt.session_params(SETTINGS)),
        lt.session(SETTINGS, lt.session_flags_t.paused),
    ]
    assert [session.is_paused() for session in sessions] == [False, False, False, True]
    closed = [session.close(10) for session in sessions]
    assert all(closed)
    with pytest.raises(TypeError):
        lt.session(SETTINGS, alert_mask=3)
    with pytest.raises(TypeError):
        lt.session(3)


def test_close() -> None:
    with lt.session(SETTINGS) as session:
        handle = session.add_torrent({"info_hashes": b"a" * 20, "save_path": "."})
        assert handle.is_valid()
    assert not session.is_valid()
    assert session.close(0)
    assert not handle.is_valid()
    with pytest.raises(lt.InvalidTorrentHandleError):
        session.pause()


def test_wait_for_alert(make_session: Callable[..., lt.session]) -> None:
    session = quiet(make_session)
    before = time.monotonic()
    assert session.wait_for_alert(120) is None
    assert time.monotonic() - before >= 0.12
    session.post_session_stats()
    alert = session.wait_for_alert(10_000)
    assert type(session.pop_alerts()[0]) is type(alert)
    assert session.pop_alerts() == []


def test_signals_end_waiting(make_session: Callable[..., lt.session]) -> None:
    session = quiet(make_session)

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    old = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        before = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            session.wait_for_alert(30_000)
        assert time.monotonic() - before < 2
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


class TestNotify:
    def test_is_called_once_until_popped(self, make_session: Callable[..., lt.session]) -> None:
        session = quiet(make_session)
        calls: list[int] = []
        called = threading.Event()

        def notify() -> None:
            calls.append(threading.get_ident())
            called.set()

        session.set_alert_notify(notify)
        for _ in range(3):
            called.clear()
            session.post_session_stats()
            assert called.wait(DEADLINE)
            assert session.pop_alerts()
        assert threading.get_ident() not in calls

    def test_alerts_that_wait_count(self, make_session: Callable[..., lt.session]) -> None:
        session = quiet(make_session)
        session.post_session_stats()
        assert session.wait_for_alert(10_000)
        called = threading.Event()
        session.set_alert_notify(called.set)
        assert called.wait(DEADLINE)

    def test_exceptions(
        self, make_session: Callable[..., lt.session], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        session = quiet(make_session)
        reported: list[Any] = []
        done = threading.Event()

        def hook(unraisable: Any) -> None:
            reported.append(unraisable)
            done.set()

        def fail() -> None:
            raise ValueError("from the callback")

        monkeypatch.setattr(sys, "unraisablehook", hook)
        session.set_alert_notify(fail)
        session.post_session_stats()
        assert done.wait(DEADLINE)
        assert str(reported[0].exc_value) == "from the callback"
        assert reported[0].object is fail

    def test_replaced_often(self, make_session: Callable[..., lt.session]) -> None:
        session = quiet(make_session)
        called = threading.Event()
        for i in range(200):
            session.set_alert_notify([None, lambda: None, int][i % 3])
            session.post_session_stats()
        session.set_alert_notify(called.set)
        session.pop_alerts()
        session.post_session_stats()
        assert called.wait(DEADLINE)

    def test_ends_with_the_session(self, make_session: Callable[..., lt.session]) -> None:
        session = lt.session(SETTINGS)
        session.set_alert_notify(lambda: None)
        running = {t for t in threading.enumerate() if t.name == "libtorrent alerts"}
        assert running
        session.close()
        del session
        for thread in running:
            thread.join(DEADLINE)
            assert not thread.is_alive()

    def test_refuses_what_cannot_be_called(self, session: lt.session) -> None:
        with pytest.raises(TypeError, match="callable"):
            session.set_alert_notify(3)  # type: ignore[arg-type]

    def test_descriptors(self, make_session: Callable[..., lt.session]) -> None:
        session = quiet(make_session)
        assert not select.select([session.alert_fd()], [], [], 0)[0]
        reader, writer = os.pipe()
        try:
            os.set_blocking(writer, False)
            session.set_alert_fd(writer)
            session.post_session_stats()
            assert select.select([reader], [], [], DEADLINE)[0]
            assert select.select([session.alert_fd()], [], [], DEADLINE)[0]
            session.pop_alerts()
            session.set_alert_fd(-1)
        finally:
            os.close(reader)
            os.close(writer)

    @pytest.mark.parametrize("seen", [False, True], ids=["queued", "waited for"])
    def test_descriptors_asked_for_late(
        self, make_session: Callable[..., lt.session], seen: bool
    ) -> None:
        """Alerts that are there before anybody asks for a descriptor count, and none is lost."""
        session = quiet(make_session)
        session.post_session_stats()
        session.get_settings()  # after it has been done
        if seen:
            assert session.wait_for_alert(DEADLINE * 1000) is not None
        reader, writer = os.pipe()
        try:
            os.set_blocking(writer, False)
            session.set_alert_fd(writer)
            assert select.select([reader], [], [], 0)[0]
            assert select.select([session.alert_fd()], [], [], 0)[0]
            # The first one comes with a header.
            assert isinstance(session.pop_alerts()[-1], lt.session_stats_alert)
            assert not select.select([session.alert_fd()], [], [], 0)[0]
            session.set_alert_fd(-1)
        finally:
            os.close(reader)
            os.close(writer)


class TestTorrents:
    def test_add_forms(self, session: lt.session, torrent: lt.torrent_info, tmp_path: Path) -> None:
        params = lt.add_torrent_params()
        params.ti = torrent
        params.save_path = tmp_path
        first = session.add_torrent(params)
        assert session.add_torrent({"ti": torrent, "save_path": str(tmp_path)}) == first
        assert session.find_torrent(torrent.info_hash()) == first
        assert session.get_torrents() == [first]
        assert {first: 1}[session.get_torrents()[0]] == 1
        with pytest.raises(KeyError, match="unknown name in torrent params: foo"):
            session.add_torrent({"foo": 1})

    def test_async_add(self, session: lt.session, torrent: lt.torrent_info, tmp_path: Path) -> None:
        session.async_add_torrent({"ti": torrent, "save_path": str(tmp_path)})
        alert = wait_for(session, lt.add_torrent_alert)
        assert alert.error.value() == 0
        assert alert.handle.is_valid()

    def test_remove(self, session: lt.session, handle: lt.torrent_handle) -> None:
        session.remove_torrent(handle, option=lt.session.delete_files)
        wait_for(session, lt.torrent_removed_alert)
        until(lambda: not handle.is_valid(), session)
        with pytest.raises(lt.InvalidTorrentHandleError):
            session.remove_torrent(handle)

    def test_status(self, session: lt.session, handle: lt.torrent_handle) -> None:
        everything = session.get_torrent_status(lambda status: True, 0)
        assert [status.handle for status in everything] == [handle]
        assert session.get_torrent_status(pred=lambda status: False) == []
        again = session.refresh_torrent_status(everything, flags=lt.torrent_handle.query_name)
        assert again[0].name == "data"
        with pytest.raises(ZeroDivisionError):
            session.get_torrent_status(lambda status: 1 / 0)


def test_peer_classes(session: lt.session) -> None:
    number = session.create_peer_class("test")
    session.set_peer_class(number, {"upload_limit": 1000})
    assert session.get_peer_class(number)["upload_limit"] == 1000
    assert session.get_peer_class(number)["label"] == "test"
    with pytest.raises(KeyError, match="unknown name in peer_class_info: foo"):
        session.set_peer_class(number, {"foo": 1})
    session.delete_peer_class(number)
    with pytest.raises(IndexError):
        session.get_peer_class(number)


def test_ip_filter(session: lt.session) -> None:
    ip_filter = lt.ip_filter()
    ip_filter.add_rule("10.0.0.0", "10.0.0.255", 1)
    session.set_ip_filter(ip_filter)
    again = session.get_ip_filter()
    assert (again.access("10.0.0.7"), again.access("10.0.1.7")) == (1, 0)
    assert ("10.0.0.0", "10.0.0.255") in again.export_filter()[0]


def test_statistics(session: lt.session) -> None:
    metrics = {metric.name: metric for metric in lt.session_stats_metrics()}
    name = "net.recv_bytes"
    assert lt.find_metric_idx(name) == metrics[name].value_index
    assert metrics[name].type is lt.metric_type_t.counter
    assert lt.find_metric_idx("nothing") == -1
    session.post_session_stats()
    alert = wait_for(session, lt.session_stats_alert)
    assert alert.values[name] == 0
    with pytest.raises(KeyError):
        alert.values["nothing"]


@pytest.mark.parametrize(
    "end",
    ["", "del session", "session.set_alert_notify(None)", "import os; os.kill(os.getpid(), 15)"],
)
def test_interpreter_exit(end: str) -> None:
    """With sessions, alerts and threads alive."""
    script = f"""
import signal, sys, libtorrent as lt
signal.signal(signal.SIGTERM, lambda *a: sys.exit(0))
session = lt.session({SETTINGS!r})
session.set_alert_notify(lambda: lt.session_stats_metrics())
alerts = session.pop_alerts()
handle = session.add_torrent({{"info_hashes": b"a" * 20, "save_path": "."}})
session.post_session_stats()
kept = session.pop_alerts(), session.wait_for_alert(10)
{end}
"""
    before = time.monotonic()
    result = subprocess.run(
        [sys.executable, "-X", "dev", "-c", script],
        check=False,
        capture_output=True,
        text=True,
        timeout=DEADLINE,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert time.monotonic() - before < 10


class _Tracker(threading.Thread):
    """Takes announces over HTTP; answers them or leaves them open."""

    def __init__(self, answers: bool) -> None:
        super().__init__(daemon=True)
        self.answers = answers
        self.events: list[str] = []
        self.started_once = threading.Event()
        self.open: list[socket.socket] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listener.getsockname()[1]}/announce"

    def run(self) -> None:
        while True:
            connection, _ = self.listener.accept()
            self.open.append(connection)
            request = connection.recv(4096).decode()
            event = re.search("event=([a-z]+)", request)
            self.events.append(event[1] if event else "")
            if self.answers:
                body = b"d8:intervali1800e5:peers0:e"
                head = f"HTTP/1.0 200 OK\r\nContent-Length: {len(body)}\r\n\r\n"
                connection.sendall(head.encode() + body)
                connection.close()
            self.started_once.set()


@pytest.mark.parametrize("answers", [True, False])
def test_exit_does_not_wait_for_trackers(answers: bool, tmp_path: Path) -> None:
    """The interpreter is gone within a second, and a tracker that answers is told so."""
    tracker = _Tracker(answers)
    tracker.start()
    script = f"""
import sys, time, libtorrent as lt
session = lt.session({SETTINGS!r})
params = lt.parse_magnet_uri("magnet:?xt=urn:btih:" + "a" * 40)
params.trackers = [{tracker.url!r}]
params.save_path = {str(tmp_path)!r}
params.flags = lt.torrent_flags.update_subscribe
session.add_torrent(params)
sys.stdin.readline()
while {answers} and not any(isinstance(a, lt.tracker_reply_alert) for a in session.pop_alerts()):
    session.wait_for_alert(1000)
print("end", flush=True)
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert tracker.started_once.wait(DEADLINE)
        assert child.stdin and child.stdout
        child.stdin.write("go\n")
        child.stdin.flush()
        assert child.stdout.readline() == "end\n"
        before = time.monotonic()
        assert child.wait(DEADLINE) == 0
        assert time.monotonic() - before < 1
    if answers:
        assert tracker.events == ["started", "stopped"]


def test_status_has_the_counters_of_libtorrent(make_session: Callable[..., lt.session]) -> None:
    session = make_session(unchoke_slots_limit=5)

    def ask() -> Any:
        with pytest.warns(DeprecationWarning, match="status"):
            return session.status()

    assert ask().allowed_upload_slots == 5
    assert until(lambda: ask().optimistic_unchoke_counter > 0)
    status = ask()
    assert status.active_requests == []
    with pytest.warns(DeprecationWarning, match="session_status is deprecated"):
        assert status.utp_stats["num_connected"] == 0
    session.post_session_stats()
    assert wait_for(session, lt.session_stats_alert)


def test_saved_state_has_no_empty_parts(session: lt.session) -> None:
    assert set(session.save_state()) == {b"dht", b"settings"}
    assert session.save_state(0) == {}
    blocked = lt.ip_filter()
    blocked.add_rule("10.0.0.1", "10.0.0.2", 1)
    session.set_ip_filter(blocked)
    state = session.save_state()
    assert {b"ip_filter4", b"ip_filter6"} <= set(state)
    session.set_ip_filter(lt.ip_filter())
    session.load_state(state)
    assert session.get_ip_filter() == blocked
