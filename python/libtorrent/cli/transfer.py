# SPDX-License-Identifier: BSD-3-Clause
"""One torrent in one session, driven by alerts: what download, seed and magnet share."""

from __future__ import annotations

import abc
import argparse
import collections
import contextlib
import errno
import os
import shutil
import socket
import time
from collections.abc import Iterator
from typing import Any

import libtorrent as lt
from libtorrent.cli import text
from libtorrent.cli.chart import Chart, Sample
from libtorrent.cli.exits import (
    CommandError,
    Exit,
    Interrupted,
    code_of_errno,
    from_os_error,
)
from libtorrent.cli.files import write_atomically
from libtorrent.cli.output import Output
from libtorrent.cli.resume import ResumeStore
from libtorrent.cli.signals import Signals

SLICE_MS = 80
TICK = 0.25
RECONNECT = 2.0
_ANY_PEER = lt.pex_flags_t.pex_encryption | lt.pex_flags_t.pex_utp | lt.pex_flags_t.pex_holepunch
# The rates that are shown are averages of this time; libtorrent's own begin slowly.
RATE_SPAN = 4.0
SAVE_TIMEOUT = 20.0
CLOSE_TIMEOUT = 5.0
# errors::resume_data_not_modified of libtorrent/error_code.hpp
_NOT_MODIFIED = 143
DEFAULT_LISTEN = ["0.0.0.0:6881", "[::]:6881"]


def settings_for(options: argparse.Namespace) -> dict[str, Any]:
    """Return session settings for the options of ``options.add_network``."""
    category = lt.alert.category_t
    settings: dict[str, Any] = {
        "alert_mask": category.error_notification
        | category.status_notification
        | category.storage_notification
        | category.tracker_notification
        | category.peer_notification,
        "alert_queue_size": 10000,
        "listen_interfaces": ",".join(options.listen or DEFAULT_LISTEN),
        "user_agent": f"libtorrent/{lt.__version__}",
        "enable_dht": options.dht,
        "enable_lsd": options.lsd,
        "enable_upnp": options.upnp,
        "enable_natpmp": options.upnp,
        "download_rate_limit": options.download_limit,
        "upload_rate_limit": options.upload_limit,
        # A killed peer's uTP connection lingers, and must not keep its next run out.
        "allow_multiple_connections_per_ip": True,
        "stop_tracker_timeout": 2,
    }
    if options.peer:
        # One failed try must not put a peer that the user named aside for a minute.
        settings["min_reconnect_time"] = 2
    policy = {"forced": 0, "enabled": 1, "disabled": 2}[options.encryption]
    settings["in_enc_policy"] = settings["out_enc_policy"] = policy
    if options.proxy:
        settings["proxy_hostname"], settings["proxy_port"] = options.proxy
        settings["proxy_type"] = int(lt.proxy_type_t.socks5)
    return settings


@contextlib.contextmanager
def open_session(options: argparse.Namespace, **more: Any) -> Iterator[lt.session]:
    """Open a session, with ``more`` settings, and close it at the end, in at most
    ``CLOSE_TIMEOUT`` seconds.
    """
    session = lt.session({**settings_for(options), **more})
    try:
        yield session
    finally:
        session.close(CLOSE_TIMEOUT)


def resolve(peer: tuple[str, int]) -> tuple[str, int]:
    """Return ``peer`` with its host looked up."""
    host, port = peer
    try:
        return str(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0]), port
    except OSError as error:
        reason = error.strerror or str(error)
        raise CommandError(Exit.NO_SOURCE, f"cannot find peer {host}:{port}: {reason}") from error


class Transfer(abc.ABC):
    """Runs one torrent until ``is_done`` says so, a signal comes or an error ends it.

    Commands subclass it. Everything runs on the main thread; ``run`` looks at pending signals
    every ``SLICE_MS`` milliseconds. With a ``store``, resume data is saved every
    ``save_interval`` seconds and at the end, whatever the reason.
    """

    what = "transferring"
    ends_with_data = True

    def __init__(
        self,
        session: lt.session,
        params: lt.add_torrent_params,
        options: argparse.Namespace,
        output: Output,
        signals: Signals,
        store: ResumeStore | None = None,
    ) -> None:
        self.session = session
        self.params = params
        self.options = options
        self.output = output
        self.signals = signals
        self.store = store
        self.status: lt.torrent_status | None = None
        self.save_interval: float = getattr(options, "save_interval", 0.0)
        self.complete = False
        self.hash_failures = 0
        self.checked_pieces = False
        self._failed_trackers: dict[str, str] = {}
        self._held_trackers: set[str] = set()
        self._working_trackers: set[str] = set()
        self._banned: set[tuple[str, int]] = set()
        self._warned: set[str] = set()
        self._listening = 0
        self._counts: collections.deque[tuple[float, int, int]] = collections.deque()
        self._failure: CommandError | None = None
        self._saving = False
        self._started = time.monotonic()
        self.chart = Chart(params.name) if getattr(options, "chart", None) else None
        self._next_connect = 0.0
        self._next_tick = 0.0
        self._fresh = False
        params.flags &= ~lt.torrent_flags.auto_managed
        params.flags &= ~lt.torrent_flags.paused
        # The session's limits leave out peers of the local network.
        params.download_limit = options.download_limit or -1
        params.upload_limit = options.upload_limit or -1
        self.tracker_urls = set(params.trackers)
        if params.ti is not None:
            self.tracker_urls |= {entry.url for entry in params.ti.trackers()}
        self.web_seeds = len(params.url_seeds)
        if params.ti is not None:
            self.web_seeds += len(params.ti.web_seeds())
        self.peers = [resolve(peer) for peer in options.peer]
        try:
            self.handle = session.add_torrent(params)
        except (RuntimeError, ValueError) as error:
            raise CommandError(Exit.FAILED, f"cannot add the torrent: {error}") from error

    @abc.abstractmethod
    def is_done(self) -> bool:
        """Tell whether there is nothing left to do. Called four times a second."""

    def on_complete(self) -> None:
        """Called once, when every wanted piece is there and checked."""

    def on_metadata(self) -> None:
        """Called once, when the metadata is there (at the start, if it was given)."""

    def progress(self, status: lt.torrent_status, last: bool = False) -> None:
        """Show how far the transfer is; ``last`` is never skipped."""
        left = status.total_wanted - status.total_wanted_done
        eta = left / status.download_rate if status.download_rate > 0 and left > 0 else None
        checking = status.state in (
            lt.torrent_status.checking_files,
            lt.torrent_status.checking_resume_data,
        )
        what = "checking" if checking else self.what
        if status.state == lt.torrent_status.checking_resume_data:
            what = "starting"
        done, total = status.total_wanted_done, status.total_wanted
        if not status.has_metadata:
            what, done, total = "fetching metadata", 0, 0
        elif checking:
            done = int(status.progress * total)
        self.output.progress(
            what,
            done,
            total,
            [] if checking else self._details(status),
            last=last,
            state=str(status.state),
            download_rate=status.download_rate,
            upload_rate=status.upload_rate,
            downloaded=status.total_payload_download,
            uploaded=status.total_payload_upload,
            peers=status.num_peers,
            seeds=status.num_seeds,
            eta=eta,
        )

    def _details(self, status: lt.torrent_status) -> list[str]:
        now = time.monotonic()
        counts = status.total_payload_download, status.total_payload_upload
        self._counts.append((now, *counts))
        while len(self._counts) > 2 and now - self._counts[0][0] > RATE_SPAN:
            self._counts.popleft()
        then, *before = self._counts[0]
        down, up = ((new - old) / max(now - then, TICK) for new, old in zip(counts, before))
        left = status.total_wanted - status.total_wanted_done
        eta = text.duration(left / down if down > 0 and left > 0 else None)
        peers = f"peers {status.num_peers}"
        sent = f"up {text.rate(up)}"
        if self.complete:
            return [sent, peers]
        return [f"down {text.rate(down)}", f"ETA {eta}", peers, sent]

    def run(self) -> Exit:
        """Run to the end and return the exit code; errors raise ``CommandError``."""
        with self.signals:
            try:
                self._loop()
            finally:
                if self.store is not None:
                    self.save(final=True)
                self._draw_chart()
        if self._failure is not None:
            raise self._failure
        if self.signals.pending is not None and not self.complete:
            raise Interrupted(self.signals.pending)
        return Exit.OK

    def _loop(self) -> None:
        next_save = time.monotonic() + self.save_interval
        while self.signals.pending is None and self._failure is None:
            now = time.monotonic()
            due = now >= self._next_tick
            if due:
                self._next_tick = now + TICK
                self.session.post_torrent_updates()
                if self.chart is not None:
                    self.session.post_session_stats()
                self._connect(now)
            if self.status is not None and (due or self._fresh):
                self._fresh = False
                self._judge(self.status, now)
                if self._failure is not None or self.is_done():
                    return
            if self.store is not None and self.save_interval and now >= next_save:
                next_save = now + self.save_interval
                self._request_save(lt.torrent_handle.only_if_modified)
            self._pump()

    def _pump(self) -> None:
        if self.session.wait_for_alert(SLICE_MS) is not None:
            for alert in self.session.pop_alerts():
                self.on_alert(alert)

    def _connect(self, now: float) -> None:
        if not self.peers or now < self._next_connect:
            return
        if self.status is not None and self.status.num_peers:
            return
        self._next_connect = now + RECONNECT
        flags = self.peer_flags()
        for peer in self.peers:
            try:
                self.handle.connect_peer(peer, flags=flags)
            except (RuntimeError, ValueError) as error:
                self.warn_once(f"cannot connect to {peer[0]}:{peer[1]}: {error}")

    def peer_flags(self) -> int:
        """What the user's peers are taken to know; asked each time before they are connected to."""
        return _ANY_PEER

    def _judge(self, status: lt.torrent_status, now: float) -> None:
        if status.errc.value():
            self._fail_file(status.errc, "")
            return
        if status.has_metadata and status.is_finished and not self.complete:
            ended = status.state in (
                lt.torrent_status.finished,
                lt.torrent_status.seeding,
            )
            if ended and self.ends_with_data:
                self.complete = True
                self.progress(status, last=True)
                self.on_complete()
                return
        self.progress(status)
        checking = status.state in (
            lt.torrent_status.checking_files,
            lt.torrent_status.checking_resume_data,
        )
        self._judge_sources(status, checking)
        if self.complete or self._failure is not None:
            return
        timeout = self.options.timeout
        if timeout is not None and now - self._started >= timeout:
            if self.hash_failures:
                self.fail(Exit.HASH_FAILED, self._hash_text())
            else:
                self.fail(Exit.TIMEOUT, f"not done after {timeout:g} seconds")

    def _judge_sources(self, status: lt.torrent_status, checking: bool) -> None:
        """Warn of failed trackers while something else is left to ask, else fail in one line."""
        if checking:
            return
        left = (
            self.complete
            or status.num_peers
            or self.options.dht
            or self.options.lsd
            or self.web_seeds
            or len(self._banned) < len(self.peers)
            or not self.tracker_urls.issubset(self._failed_trackers)
        )
        if left:
            if self.tracker_urls.issubset(self._failed_trackers) or self._working_trackers:
                self._warn_of_trackers()
        elif self.hash_failures:
            self.fail(Exit.HASH_FAILED, self._hash_text())
        elif self.tracker_urls:
            reasons = "; ".join(f"{url}: {why}" for url, why in self._failed_trackers.items())
            self.fail(
                Exit.NO_SOURCE,
                f"no tracker answers and there is no other source ({reasons})",
            )

    def _hash_text(self) -> str:
        return (
            f"{text.count(self.hash_failures, 'piece')} failed the hash check "
            "and no good source is left"
        )

    def fail(self, code: Exit, message: str) -> None:
        """End the loop with an error; the first one counts."""
        if self._failure is None:
            self._failure = CommandError(code, message)

    def warn_once(self, message: str, **facts: Any) -> None:
        """Warn, but not with the same line twice."""
        if message not in self._warned:
            self._warned.add(message)
            self.output.warning(message, **facts)

    def on_alert(self, alert: lt.alert) -> None:
        """Handle one alert; it is not kept."""
        if isinstance(alert, lt.state_update_alert):
            for status in alert.status:
                if status.handle == self.handle:
                    first = self.status is None or not self.status.has_metadata
                    self.status = status
                    self._fresh = True
                    if first and status.has_metadata:
                        self.on_metadata()
        elif isinstance(alert, lt.session_stats_alert):
            self._sample(alert.values)
        elif isinstance(alert, lt.state_changed_alert):
            if alert.state == lt.torrent_status.checking_files:
                self.checked_pieces = True
                self.output.event("checking")
            self._next_tick = 0.0
        elif isinstance(alert, lt.metadata_received_alert):
            self.output.event("metadata")
        elif isinstance(alert, lt.tracker_reply_alert):
            self._working_trackers.add(alert.tracker_url())
            self._failed_trackers.pop(alert.tracker_url(), None)
        elif isinstance(alert, lt.tracker_error_alert):
            self._tracker_failed(alert)
        elif isinstance(alert, lt.hash_failed_alert):
            self.hash_failures += 1
            self.output.event("hash_failed", piece=int(alert.piece_index))
            self.output.note(f"piece {alert.piece_index} failed the hash check")
        elif isinstance(alert, lt.peer_ban_alert):
            host, port = alert.ip
            self._banned.add((host, port))
            self.output.event("banned", peer=[host, port])
            self.output.note(f"banned peer {host}:{port} for bad data")
        elif isinstance(alert, lt.file_error_alert):
            self._fail_file(alert.error, alert.filename())
        elif isinstance(alert, lt.torrent_error_alert):
            self._fail_file(alert.error, "")
        elif isinstance(alert, lt.fastresume_rejected_alert):
            self.warn_once(f"resume data does not fit the files, checking all: {alert.message()}")
        elif isinstance(alert, lt.listen_succeeded_alert):
            self._listening += 1
            if alert.socket_type == lt.socket_type_t.tcp:
                self.output.event("listening", address=str(alert.address), port=alert.port)
                self.output.note(f"listening on {alert.address} port {alert.port}")
        elif isinstance(alert, lt.listen_failed_alert):
            self._listen_failed(alert)
        elif isinstance(alert, lt.save_resume_data_alert):
            self._store(alert.params)
        elif isinstance(alert, lt.save_resume_data_failed_alert):
            self._saving = False
            if alert.error.value() != _NOT_MODIFIED:
                self._save_failed(alert.message())

    def _sample(self, counters: dict[str, int]) -> None:
        if self.chart is None or self.status is None:
            return
        self.chart.title = self.status.name or self.chart.title
        self.chart.add(
            Sample(
                time.monotonic() - self._started,
                counters["net.recv_payload_bytes"],
                counters["net.sent_payload_bytes"],
                counters["peer.num_peers_connected"],
                self.status.progress,
            )
        )

    def _draw_chart(self) -> None:
        if self.chart is None:
            return
        path = self.options.chart
        try:
            write_atomically(path, self.chart.svg().encode())
        except OSError as error:
            self.output.warning(f"cannot write the chart {path}: {error.strerror or error}")
            return
        self.output.event("chart", path=path)
        self.output.note(f"chart: {path}")

    def _tracker_failed(self, alert: lt.tracker_error_alert) -> None:
        url = alert.tracker_url()
        if url not in self._failed_trackers and url not in self._working_trackers:
            self._failed_trackers[url] = alert.failure_reason() or alert.error.message()
            self._held_trackers.add(url)

    def _warn_of_trackers(self) -> None:
        for url in sorted(self._held_trackers):
            reason = self._failed_trackers.get(url)
            if reason is not None:
                self.output.warning(f"tracker {url} does not work: {reason}", tracker=url)
        self._held_trackers.clear()

    def _listen_failed(self, alert: lt.listen_failed_alert) -> None:
        message = f"cannot listen on {alert.address}:{alert.port}: {alert.error.message()}"
        if self.options.listen:
            self.fail(Exit.LISTEN_FAILED, message)
        else:
            self.warn_once(message)

    def _fail_file(self, error: lt.error_code, path: str) -> None:
        number = error.value() if error.category().name() in ("system", "generic") else None
        code = code_of_errno(number) if number is not None else Exit.FAILED
        reason = error.message()
        if code is Exit.FILE_ERROR and number in (
            errno.EIO,
            errno.EFAULT,
            errno.ENOMEM,
        ):
            # A full disk shows as a bus error when the write goes through a memory map.
            full = _free(self.params.save_path) < self._piece_length()
            code = Exit.DISK_FULL if full else code
        if code is Exit.DISK_FULL:
            reason = f"the disk is full ({reason})"
        where = path or self.params.save_path
        self.fail(code, f"{where}: {reason}" if number is not None else reason)

    def metadata(self) -> lt.torrent_info | None:
        """The torrent's metadata once it has some.

        For torrents with v2 hashes torrent_handle.torrent_file() of libtorrent 2.0.11 is None at
        times when the status has it.
        """
        return self.handle.status().torrent_file

    def _piece_length(self) -> int:
        info = self.metadata() if self.handle.is_valid() else None
        return info.piece_length() if info is not None else 16384

    def check_space(self, info: lt.torrent_info, wanted: int) -> None:
        """Fail now if ``wanted`` bytes cannot fit beside what the files already occupy."""
        storage = info.files()
        occupied = 0
        for index in range(info.num_files()):
            try:
                found = os.stat(os.path.join(self.params.save_path, storage.file_path(index)))
            except (OSError, ValueError):
                continue
            occupied += min(found.st_blocks * 512, found.st_size)
        free = _free(self.params.save_path)
        if wanted - occupied > free:
            self.fail(
                Exit.DISK_FULL,
                f"{self.params.save_path}: the disk is full: {text.size(wanted - occupied)} "
                f"needed, {text.size(free)} free",
            )

    def _request_save(self, extra: Any = None) -> None:
        if self._saving or not self.handle.is_valid():
            return
        flags = lt.torrent_handle.save_info_dict
        self._saving = True
        self.handle.save_resume_data(flags if extra is None else flags | extra)

    def _store(self, params: lt.add_torrent_params) -> None:
        self._saving = False
        if self.store is None:
            return
        try:
            path = self.store.save(params)
        except OSError as error:
            failure = from_os_error(error, f"cannot save resume data in {self.store.folder}")
            self._save_failed(failure.message)
            return
        self.output.event("saved", path=path)

    def _save_failed(self, message: str) -> None:
        if self._failure is None:
            self.warn_once(message)
        else:
            self._failure.message += f" (and resume data is not saved: {message})"

    def save(self, final: bool = False) -> None:
        """Ask for resume data and wait until it is stored, at most ``SAVE_TIMEOUT`` seconds.

        A second signal ends the wait. ``final`` flushes what is still in the write cache first.
        """
        self.output.close_bar()
        deadline = time.monotonic() + SAVE_TIMEOUT
        while self._saving and time.monotonic() < deadline:
            self._pump()
        self._request_save(lt.torrent_handle.flush_disk_cache if final else None)
        while self._saving and time.monotonic() < deadline:
            self._pump()
        if self._saving:
            self.output.warning("resume data was not saved in time")


def _free(folder: str) -> int:
    while not os.path.isdir(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    return shutil.disk_usage(folder or ".").free
