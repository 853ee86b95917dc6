# SPDX-License-Identifier: BSD-3-Clause
"""Files that are read while they are downloaded."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from libtorrent.streaming import Window
from support import DEADLINE, until, wait_for

SIZE = 700_001


class Source:
    """A session that seeds, and one that has the torrent without data."""

    def __init__(self, make_session: Callable[..., lt.session], folder: Path, flags: int) -> None:
        self.folder = folder / "seed" / "data"
        self.folder.mkdir(parents=True)
        with zipfile.ZipFile(self.folder / "a.zip", "w") as archive:
            for i in range(20):
                archive.writestr(f"f{i}", random.Random(i).randbytes(40_000))
        self.data = random.Random(5).randbytes(SIZE)
        (self.folder / "b.bin").write_bytes(self.data)
        storage = lt.file_storage()
        lt.add_files(storage, self.folder)
        creator = lt.create_torrent(storage, 16384, flags)
        lt.set_piece_hashes(creator, self.folder.parent)
        self.info = lt.torrent_info(creator.generate())
        self.seed, self.session = make_session(), make_session()
        handle = self.seed.add_torrent(
            {"ti": self.info, "save_path": str(self.folder.parent), "flags": 0}
        )
        until(lambda: handle.status().is_seeding, self.seed)
        self.handle = self.session.add_torrent(
            {"ti": self.info, "save_path": str(folder / "download"), "flags": 0}
        )

    def connect(self) -> None:
        self.handle.connect_peer(("127.0.0.1", self.seed.listen_port()))


@pytest.fixture
def source(make_session: Callable[..., lt.session], tmp_path: Path) -> Source:
    return Source(make_session, tmp_path, 0)


@pytest.mark.parametrize("flags", [0, lt.create_torrent.v1_only, lt.create_torrent.v2_only])
def test_reads_what_the_seed_has(
    make_session: Callable[..., lt.session], tmp_path: Path, flags: int
) -> None:
    source = Source(make_session, tmp_path, flags)
    source.connect()
    with source.handle.open("b.bin", timeout=DEADLINE) as stream:
        copy = io.BytesIO()
        shutil.copyfileobj(stream, copy)
        assert copy.getvalue() == source.data
        assert stream.tell() == stream.size == SIZE
        assert stream.read(10) == b""
        assert stream.seek(-5, os.SEEK_END) == SIZE - 5
        assert stream.readall() == source.data[-5:]
    with io.BufferedReader(source.handle.open(Path("data", "b.bin"), timeout=DEADLINE)) as buffered:
        for _ in range(20):
            start = random.Random(_).randrange(SIZE)
            buffered.seek(start)
            assert buffered.read(3000) == source.data[start : start + 3000]


def test_a_member_of_an_archive_needs_few_pieces(source: Source) -> None:
    # Nothing of it is wanted but what is read, into files or into the part file.
    source.session.apply_settings({"close_redundant_connections": False})
    source.handle.prioritize_files([0] * source.info.num_files())
    source.connect()
    with source.handle.open("data/a.zip", read_ahead=0, timeout=DEADLINE) as stream:
        with zipfile.ZipFile(stream) as archive:
            assert archive.read("f11") == random.Random(11).randbytes(40_000)
    assert source.handle.status().num_pieces < source.info.num_pieces() / 2


def test_the_interface_of_a_raw_file(source: Source) -> None:
    stream = source.handle.open("b.bin")
    assert isinstance(stream, io.RawIOBase)
    assert stream.readable() and stream.seekable() and not stream.writable()
    assert (stream.name, stream.mode, stream.size) == (os.path.join("data", "b.bin"), "rb", SIZE)
    assert stream.readinto(bytearray()) == 0
    assert stream.seek(SIZE + 10) == SIZE + 10
    assert stream.read(1) == b""
    with pytest.raises(ValueError, match="negative"):
        stream.seek(-1)
    with pytest.raises(ValueError, match="whence"):
        stream.seek(0, 9)
    stream.close()
    stream.close()
    for call in (stream.read, stream.tell, stream.readable, lambda: stream.seek(0)):
        with pytest.raises(ValueError, match="closed file"):
            call()
    with pytest.raises(IndexError, match="file 99"):
        source.handle.open(99)
    with pytest.raises(FileNotFoundError, match="no such file: 'c'"):
        source.handle.open("c")
    with pytest.raises(ValueError, match="read_ahead"):
        source.handle.open(0, read_ahead=-1)
    magnet = lt.parse_magnet_uri("magnet:?xt=urn:btih:" + "ab" * 20)
    magnet.save_path = str(source.folder)
    with pytest.raises(ValueError, match="no metadata"):
        source.session.add_torrent(magnet).open()


def test_timeout_and_what_ends_a_read(source: Source) -> None:
    with source.handle.open("b.bin", timeout=0.05) as stream:
        with pytest.raises(TimeoutError, match="piece"):
            stream.read(1)
        assert stream.tell() == 0
    ended: list[BaseException] = []

    def read(stream: io.RawIOBase) -> None:
        try:
            stream.read(1)
        except lt.error as error:
            ended.append(error)

    for end in (
        lambda: source.session.remove_torrent(source.handle),
        lambda: source.session.close(DEADLINE),
    ):
        if not source.handle.is_valid():
            source.handle = source.session.add_torrent(
                {"ti": source.info, "save_path": str(source.folder / "none"), "flags": 0}
            )
        stream = source.handle.open("b.bin")
        thread = threading.Thread(target=read, args=(stream,))
        thread.start()
        end()
        thread.join(DEADLINE)
        assert not thread.is_alive()
        assert isinstance(ended.pop(), lt.InvalidTorrentHandleError)
        with pytest.raises(lt.InvalidTorrentHandleError):
            stream.read(1)
        stream.close()


def test_ctrl_c_ends_a_read(source: Source) -> None:
    with source.handle.open("b.bin") as stream:
        timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
        timer.start()
        began = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            stream.read(1)
        assert time.monotonic() - began < 10
        timer.join()


def test_ctrl_c_ends_the_wait_of_a_reader(source: Source) -> None:
    reader = lt.piece_reader(source.handle)
    reader.request(0, 0)
    timer = threading.Timer(0.2, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        reader.read(0, int(DEADLINE * 1000))
    assert time.monotonic() - began < DEADLINE / 2
    timer.join()


def test_ctrl_c_between_two_requests(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not asked for any more is asked for by the next read."""
    source.connect()
    request = lt.piece_reader.request
    left = 0

    def stop(reader: lt.piece_reader, piece: int, deadline: int, /) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        request(reader, piece, deadline)

    with source.handle.open("b.bin", timeout=DEADLINE, read_ahead=20_000) as stream:
        for before in range(2):
            stream.seek(before * 200_000)
            left = before
            with monkeypatch.context() as patch:
                patch.setattr(lt.piece_reader, "request", stop)
                with pytest.raises(KeyboardInterrupt):
                    stream.read(1)
            assert stream.read(5) == source.data[before * 200_000 :][:5]


def test_alerts_of_the_program_are_not_disturbed(source: Source) -> None:
    """Others pop meanwhile, ask for pieces themselves, or pop only later."""
    source.connect()
    seen: list[Any] = []
    stop = threading.Event()

    def pop() -> None:
        while not stop.is_set():
            source.session.wait_for_alert(20)
            seen.extend(source.session.pop_alerts())

    thread = threading.Thread(target=pop)
    thread.start()
    try:
        with source.handle.open("b.bin", timeout=DEADLINE) as stream:
            assert stream.readall() == source.data
    finally:
        stop.set()
        thread.join()
    last = source.info.num_pieces() - 1
    with source.handle.open("a.zip", timeout=DEADLINE) as stream:
        source.handle.read_piece(last)
        source.handle.set_piece_deadline(1, 0, source.handle.alert_when_available)
        assert stream.readall() == (source.folder / "a.zip").read_bytes()
    until(lambda: source.handle.status().is_seeding)
    source.handle.flush_cache()
    flushed = until(
        lambda: [
            seen[-1]
            for alert in source.session.pop_alerts()
            if not seen.append(alert) and isinstance(alert, lt.cache_flushed_alert)
        ]
    )
    assert flushed
    read = sorted(alert.piece for alert in seen if isinstance(alert, lt.read_piece_alert))
    assert read == [1, last]
    finished = [a.piece_index for a in seen if isinstance(a, lt.piece_finished_alert)]
    assert sorted(finished) == list(range(source.info.num_pieces()))
    assert len([a for a in seen if isinstance(a, lt.torrent_finished_alert)]) == 1
    # In order, and each once.
    times = [alert.timestamp() for alert in seen]
    assert times == sorted(times)


def test_nobody_pops(make_session: Callable[..., lt.session], tmp_path: Path) -> None:
    """Alerts that nobody pops are kept up to the limit of the queue, as without a stream."""
    source = Source(make_session, tmp_path, 0)
    source.session.apply_settings({"alert_queue_size": 20})
    source.session.get_settings()
    source.connect()
    with source.handle.open("b.bin", timeout=DEADLINE) as stream:
        assert stream.readall() == source.data
    first = source.session.wait_for_alert(0)
    alerts = source.session.pop_alerts()
    assert (first.message(), first.timestamp()) == (alerts[0].message(), alerts[0].timestamp())
    assert len(alerts) < 200
    assert not any(isinstance(alert, lt.read_piece_alert) for alert in alerts)


def test_an_error_of_the_torrent(source: Source, tmp_path: Path) -> None:
    """The download folder cannot be made: reads fail with the reason."""
    (tmp_path / "download").write_bytes(b"a file")
    source.connect()
    with source.handle.open("b.bin", timeout=DEADLINE) as stream:
        with pytest.raises(lt.error) as caught:
            stream.readall()
        assert not isinstance(caught.value, lt.InvalidTorrentHandleError)
        assert caught.value.code.value() != 0
        # Once that is put right, the same stream reads on.
        (tmp_path / "download").unlink()

        def again() -> bytes | None:
            source.handle.clear_error()
            source.handle.resume()
            stream.seek(0)
            try:
                return stream.readall()
            except lt.error:
                return None

        assert until(again) == source.data


def test_several_readers(source: Source) -> None:
    source.connect()
    results: list[bool] = []

    def read(seed: int) -> None:
        rng = random.Random(seed)
        with source.handle.open("b.bin", timeout=DEADLINE, read_ahead=40_000) as stream:
            for _ in range(15):
                start = rng.randrange(SIZE)
                stream.seek(start)
                results.append(stream.read(1) == source.data[start : start + 1])

    threads = [threading.Thread(target=read, args=(i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(2 * DEADLINE)
    assert results == [True] * 60


def test_waiting_while_others_read(source: Source) -> None:
    """Waiting for alerts stands it that all that come are a reader's."""
    handle = source.seed.get_torrents()[0]

    def read() -> None:
        for start in range(0, SIZE, SIZE // 60):
            with handle.open("b.bin", timeout=DEADLINE) as stream:
                stream.seek(start)
                assert stream.read(1) == source.data[start : start + 1]

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        alert = source.seed.wait_for_alert(20)
        assert not isinstance(alert, lt.read_piece_alert)
        source.seed.pop_alerts()


def test_piece_reader(source: Source) -> None:
    reader = lt.piece_reader(source.handle)
    with pytest.raises(ValueError, match="piece 3 was not requested"):
        reader.read(3, 0)
    with pytest.raises(IndexError, match="piece 1000000"):
        reader.request(1_000_000, 0)
    with pytest.raises(IndexError, match="piece -1"):
        reader.request(-1, 0)
    reader.request(3, 0)
    reader.request(4, 0)
    assert reader.read(3, 0) is None
    reader.forget(4)
    reader.forget(77)
    source.connect()
    assert len(until(lambda: reader.read(3, 100))) == 16384
    with pytest.raises(ValueError, match="not requested"):
        reader.read(4, 0)
    # What is there already is read at once.
    reader.request(3, 0)
    assert until(lambda: reader.read(3, 100))
    with pytest.raises(lt.InvalidTorrentHandleError):
        lt.piece_reader(lt.torrent_handle())
    source.session.remove_torrent(source.handle)
    wait_for(source.session, lt.torrent_removed_alert)
    with pytest.raises(lt.InvalidTorrentHandleError):
        reader.read(3, 0)


def test_window(source: Source) -> None:
    """Pure arithmetic: what is asked for and let go of as the position moves."""
    window = Window(source.info, "b.bin", 30_000)
    start = source.info.files().file_offset(window.index) // 16384
    new, left = window.move()
    assert ([piece for piece, deadline in new], left) == ([start, start + 1], [])
    assert [deadline for piece, deadline in new] == [0, 100]
    window.asked.update(piece for piece, deadline in new)
    window.take(start, b"x" * 16384)
    assert window.move() == ([], [])
    window.seek(SIZE - 1, os.SEEK_SET)
    new, left = window.move()
    assert [piece for piece, deadline in new] == [start + (SIZE - 1) // 16384]
    assert left == [start + 1]
