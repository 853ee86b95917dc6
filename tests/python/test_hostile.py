# SPDX-License-Identifier: BSD-3-Clause
"""Trackers, peers, web seeds, files and disks that do what they should not."""

from __future__ import annotations

import os
import random
import resource
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from support import DEADLINE, make_data, make_torrent, until, wait_for

# ---- hostile bencoding ----


def _torrent(
    name: str = "data", paths: tuple[str, ...] = ("a", "b"), **extra: Any
) -> dict[str, Any]:
    info: dict[str, Any] = {"name": name, "piece length": 16384, "pieces": b"p" * 20}
    info["files"] = [{"length": 10, "path": path.split("/")} for path in paths]
    return {"info": {**info, **extra}}


NAMES = ["..", ".", "", "/etc/passwd", "../../x", "a/../../b", "C:\\x", "NUL", "\0", "a\0b"]
NAMES.append("x" * 5000)


@pytest.mark.parametrize("name", NAMES)
def test_names_stay_below_the_save_path(name: str, tmp_path: Path) -> None:
    torrents = [_torrent(name=name), _torrent(paths=(name, "b")), _torrent(paths=("a/" + name,))]
    for torrent in torrents:
        try:
            info = lt.torrent_info(lt.bencode(torrent))
        except lt.error:
            continue
        for index in range(info.num_files()):
            path = info.files().file_path(index, str(tmp_path))
            assert "\0" not in path
            assert (tmp_path.resolve() in Path(path).resolve().parents) or info.num_files() == 1
            assert ".." not in Path(info.files().file_path(index)).parts
            assert not os.path.isabs(info.files().file_path(index))


@pytest.mark.parametrize(
    "load",
    ["bdecode", "torrent_info", "load_torrent_buffer", "read_resume_data", "read_session_params"],
)
def test_truncated_at_every_byte(load: str, torrent: lt.torrent_info) -> None:
    whole = lt.bencode(lt.create_torrent(torrent).generate())
    if load == "read_session_params":
        whole = lt.write_session_params_buf(lt.session_params({"active_limit": 7}))
    if load == "read_resume_data":
        params = lt.add_torrent_params()
        params.ti = torrent
        params.save_path = "/nowhere"
        whole = lt.write_resume_data_buf(params)
    call = getattr(lt, load)
    call(whole)
    for size in range(len(whole)):
        with pytest.raises(lt.error):
            call(whole[:size])


@pytest.mark.parametrize(
    "data",
    [
        b"l" * 100_000,
        b"d1:a" * 50_000,
        b"l" * 150 + b"e" * 150,
        b"99999999999:x",
        b"4294967296:",
        b"-1:x",
        b"i" + b"9" * 100_000 + b"e",
        b"d" + b"0:" * 99,
        b"",
        b"e",
        b"\xff" * 1000,
    ],
    ids=lambda data: f"{data[:8]!r} and so on" if len(data) > 20 else None,
)
def test_hostile_bencoding(data: bytes) -> None:
    for call in (
        lt.bdecode,
        lt.torrent_info,
        lt.load_torrent_buffer,
        lt.read_resume_data,
        lt.read_session_params,
    ):
        with pytest.raises((lt.error, ValueError)):
            call(data)


def test_limits() -> None:
    deep = b"l" * 50 + b"e" * 50
    assert lt.bdecode(deep)
    many = b"l" + b"i1e" * 1000 + b"e"
    pieces = lt.bencode(_torrent(paths=("a", "b"), pieces=b"p" * 20))
    for limits in ({"max_decode_depth": 1}, {"max_decode_tokens": 5}, {"max_pieces": 0}):
        with pytest.raises(lt.error):
            lt.load_torrent_buffer(pieces, limits)
    with pytest.raises(lt.error):
        lt.load_torrent_buffer(many)
    assert len(lt.bdecode(many, token_limit=1003)) == 1000
    for keywords in ({"depth_limit": 10}, {"token_limit": 50}):
        with pytest.raises(lt.error):
            lt.bdecode(deep, **keywords)
    limits = {"max_decode_depth": 2}
    params = lt.load_torrent_buffer(pieces)
    params.save_path = "/nowhere"
    resume = lt.write_resume_data_buf(params)
    for load, data in (
        (lt.torrent_info, pieces),
        (lt.load_torrent_buffer, pieces),
        (lt.load_torrent_parsed, lt.bdecode(pieces)),
        (lt.read_resume_data, resume),
    ):
        with pytest.raises(lt.error):
            load(data, limits=limits)


def test_magnet_links_cut_and_changed() -> None:
    uri = (
        "magnet:?xt=urn:btih:0123456789abcdef0123456789abcdef01234567&dn=name"
        "&tr=http%3A%2F%2F127.0.0.1%2Fa&x.pe=127.0.0.1:1&so=0-2,7&ws=http%3A%2F%2F127.0.0.1%2F"
    )
    noise = random.Random(3)
    for size in range(len(uri)):
        changed = uri[:size] + chr(noise.randrange(1, 0x300)) + uri[size + 1 :]
        for text in (uri[:size], changed):
            try:
                params = lt.parse_magnet_uri(text)
            except lt.error:
                continue
            assert params.info_hashes.has_v1() or params.info_hashes.has_v2()


@pytest.mark.parametrize(
    "change",
    [
        {"piece length": 0},
        {"piece length": -1},
        {"piece length": 2**31},
        {"piece length": 2**63 - 1},
        {"pieces": b"p" * 19},
        {"pieces": b""},
        {"files": []},
        {"files": [{"length": -1, "path": ["a"]}]},
        {"files": [{"length": 2**62, "path": ["a"]}, {"length": 2**62, "path": ["b"]}]},
        {"files": [{"length": 1, "path": []}]},
        {"files": {"a": 1}},
        {"name": 1},
        {"meta version": 3},
        {"file tree": {"a": {"": {"length": 2**62}}}, "meta version": 2},
    ],
)
def test_torrents_that_lie(change: dict[str, Any]) -> None:
    data = lt.bencode({"info": {**_torrent()["info"], **change}})
    try:
        info = lt.torrent_info(data)
    except lt.error:
        return
    assert info.num_pieces() * info.piece_length() >= info.total_size() >= 0


def test_resume_data_of_another_torrent(
    session: lt.session, torrent: lt.torrent_info, tmp_path: Path
) -> None:
    other = lt.torrent_info(lt.bencode(_torrent(name="other")))
    params = lt.add_torrent_params()
    params.ti = other
    params.save_path = str(tmp_path)
    params.have_pieces = [True] * 500
    params.unfinished_pieces = {400: [True] * 90}
    params.file_priorities = [1] * 900
    params.renamed_files = {77: "x", 0: "../../../escape"}
    params.merkle_trees = [[lt.sha256_hash(b"h" * 32)] * 3] * 3
    resume = lt.write_resume_data_buf(params)
    mixed = lt.read_resume_data(resume)
    mixed.ti = torrent
    mixed.info_hashes = torrent.info_hashes()
    for flags in (0, lt.torrent_flags.seed_mode, lt.torrent_flags.no_verify_files):
        mixed.flags = flags
        try:
            handle = session.add_torrent(mixed)
        except lt.error:
            continue
        wait_for(session, lt.add_torrent_alert)
        handle.force_recheck()
        wait_for(session, lt.torrent_checked_alert)
        assert handle.status().progress < 1
        session.remove_torrent(handle)
        wait_for(session, lt.torrent_removed_alert)
    assert not (tmp_path.parent / "escape").exists()


# ---- servers ----


@contextmanager
def server(serve: Callable[[socket.socket], None]) -> Iterator[int]:
    """Accepts until the end, each connection on a thread of its own; gives the port."""
    listener = socket.create_server(("127.0.0.1", 0))
    open_ones: list[socket.socket] = []

    def one(connection: socket.socket) -> None:
        try:
            serve(connection)
        except OSError:
            pass  # the other side or the end of the test has closed it
        finally:
            connection.close()

    def accept() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            open_ones.append(connection)
            threading.Thread(target=one, args=(connection,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for connection in open_ones:
            connection.close()


def _answer(body: bytes, status: bytes = b"200 OK", headers: bytes = b"") -> bytes:
    length = str(len(body)).encode()
    first = b"HTTP/1.1 " + status + b"\r\nContent-Length: " + length + b"\r\n"
    return first + headers + b"\r\n" + body


ANSWERS = {
    "garbage": b"\xff\x00garbage" * 100,
    "nothing": b"",
    "no bencoding": _answer(b"hello"),
    "a list": _answer(b"li1ee"),
    "a bomb": _answer(b"l" * 200_000),
    "wrong types": _answer(b"d8:interval1:x5:peersi1e6:peers6le8:completelee"),
    "odd peers": _answer(b"d8:intervali1800e5:peers7:1234567e"),
    "short interval": _answer(b"d8:intervali-9223372036854775807e5:peers0:e"),
    "failure": _answer(b"d14:failure reason" + b"60000:" + b"\xfe" * 60_000 + b"e"),
    "endless header": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 60_000,
    "huge length": b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nd",
    "bad chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nzzzz\r\n",
    "bad gzip": _answer(b"\x1f\x8b\x08" + b"\xff" * 100, headers=b"Content-Encoding: gzip\r\n"),
}


def _magnet(session: lt.session, **fields: Any) -> lt.torrent_handle:
    return session.add_torrent({"save_path": "/nowhere", "info_hashes": b"h" * 20, **fields})


@pytest.mark.parametrize("answer", ANSWERS)
def test_trackers_that_answer_garbage(answer: str, session: lt.session) -> None:
    def serve(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(ANSWERS[answer])

    with server(serve) as port:
        handle = _magnet(session, trackers=[f"http://127.0.0.1:{port}/announce"])
        alert = wait_for(
            session,
            lt.tracker_alert,
            lambda a: isinstance(a, (lt.tracker_error_alert, lt.tracker_reply_alert)),
        )
        assert alert.message().encode("utf-8", "surrogateescape")
        assert handle.status().errc.value() == 0
        assert handle.trackers()


def test_trackers_that_redirect_for_ever(session: lt.session) -> None:
    asked = [0]

    def serve(connection: socket.socket) -> None:
        asked[0] += 1
        connection.recv(4096)
        again = b"Location: /announce\r\nConnection: close\r\n"
        connection.sendall(_answer(b"", b"302 Found", again))

    with server(serve) as port:
        _magnet(session, trackers=[f"http://127.0.0.1:{port}/announce"])
        wait_for(session, lt.tracker_error_alert)
        assert 1 <= asked[0] < 50


def test_trackers_that_stall(make_session: Callable[..., lt.session]) -> None:
    session = make_session(tracker_completion_timeout=2, tracker_receive_timeout=1)
    done = threading.Event()
    with server(lambda connection: done.wait(DEADLINE) and None) as port:
        _magnet(session, trackers=[f"http://127.0.0.1:{port}/announce"])
        alert = wait_for(session, lt.tracker_error_alert)
        done.set()
        assert alert.error.value() != 0


# ---- peers ----


def _handshake(info_hash: bytes) -> bytes:
    return b"\x13BitTorrent protocol" + b"\0" * 8 + info_hash + b"-XX0001-" + os.urandom(12)


def _message(kind: int, payload: bytes = b"") -> bytes:
    return struct.pack(">IB", len(payload) + 1, kind) + payload


def test_peers_that_send_garbage(
    session: lt.session, torrent: lt.torrent_info, tmp_path: Path
) -> None:
    handle = session.add_torrent({"ti": torrent, "save_path": str(tmp_path / "x"), "flags": 0})
    info_hash = torrent.info_hashes().v1.to_bytes()
    noise = random.Random(5)
    hello = _handshake(info_hash)
    attacks = [
        noise.randbytes(10_000),
        hello[:30],
        _handshake(b"z" * 20),
        hello + noise.randbytes(10_000),
        hello + struct.pack(">I", 0xFFFFFFFF) + b"x" * 100,
        hello + _message(5, b"\xff" * 1000),  # a bitfield that is too long
        hello + _message(4, struct.pack(">I", 0x7FFFFFFF)),  # a piece that is not there
        hello + _message(6, struct.pack(">III", 2**31, 2**32 - 1, 2**32 - 1)),
        hello + _message(7, struct.pack(">II", 2**32 - 1, 5) + b"x"),
        hello + _message(20, b"\0" + b"d1:m" * 500),  # an extended handshake that never ends
        hello + _message(20, b"\0d1:md11:ut_metadatai-1ee13:metadata_sizei9999999999ee"),
        hello + _message(21, b"\xff" * 48),
        hello + b"".join(_message(kind, noise.randbytes(kind % 40)) for kind in range(256)),
    ]
    for attack in attacks:
        with socket.create_connection(("127.0.0.1", session.listen_port()), DEADLINE) as peer:
            try:
                peer.sendall(attack)
                peer.shutdown(socket.SHUT_WR)
                while peer.recv(65536):
                    pass
            except OSError:
                pass  # it was sent away, as it should be
        assert handle.status().errc.value() == 0
    assert handle.is_valid()


def _messages(connection: socket.socket) -> Iterator[bytes]:
    """What a peer says after its handshake."""
    stream = connection.makefile("rb")
    stream.read(68)
    while len(size := stream.read(4)) == 4:
        yield stream.read(int.from_bytes(size, "big"))


def test_peers_that_send_corrupt_pieces(
    make_session: Callable[..., lt.session], tmp_path: Path
) -> None:
    """Nothing wrong is kept, and the peer is found out."""
    torrent = make_torrent(tmp_path / "seed", lt.create_torrent.v1_only)
    session = make_session(out_enc_policy=2, enable_outgoing_utp=False)

    def serve(connection: socket.socket) -> None:
        connection.sendall(_handshake(torrent.info_hashes().v1.to_bytes()))
        all_pieces = b"\xff" * (torrent.num_pieces() // 8) + b"\xfe"
        connection.sendall(_message(5, all_pieces) + _message(1))
        for message in _messages(connection):
            if message[:1] == b"\x06":
                piece, start, size = struct.unpack(">III", message[1:13])
                connection.sendall(_message(7, struct.pack(">II", piece, start) + b"\0" * size))

    with server(serve) as port:
        handle = session.add_torrent(
            {"ti": torrent, "save_path": str(tmp_path / "copy"), "flags": 0}
        )
        handle.connect_peer(("127.0.0.1", port))
        wait_for(session, lt.hash_failed_alert)
        assert handle.status().num_pieces == 0
        assert not handle.status().is_seeding


def test_web_seeds_that_lie(session: lt.session, tmp_path: Path) -> None:
    torrent = make_torrent(tmp_path / "seed", lt.create_torrent.v1_only)

    def serve(connection: socket.socket) -> None:
        for line in connection.makefile("rb"):
            if line.startswith(b"Range: bytes="):
                first, last = map(int, line[13:].split(b"-"))
                place = b"Content-Range: bytes %d-%d/100000\r\n" % (first, last)
                wrong = b"\0" * (last - first + 1)
                connection.sendall(_answer(wrong, b"206 Partial Content", place))

    with server(serve) as port:
        handle = session.add_torrent(
            {
                "ti": torrent,
                "save_path": str(tmp_path / "copy"),
                "flags": 0,
                "url_seeds": [f"http://127.0.0.1:{port}/"],
            }
        )
        found_out = (lt.hash_failed_alert, lt.url_seed_alert, lt.peer_disconnected_alert)
        wait_for(session, lt.alert, lambda a: isinstance(a, found_out))
        assert handle.status().num_pieces == 0
        assert handle.status().errc.value() == 0


# ---- memory ----

FLOOD = 64 << 20
# What the process may grow by meanwhile: libtorrent takes up to 4 MiB of an answer, and its parts; what a
# peer sends grew it by 29 MiB at most, however much that was.
BOUND = 40 << 20
_no_sanitizer = pytest.mark.skipif(
    "asan" in os.environ.get("LD_PRELOAD", ""),
    reason="the sanitizer's allocator keeps what is freed",
)


def _resident() -> int:
    """Bytes of memory that the process has."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


def _pour(connection: socket.socket, unit: bytes, answered: threading.Event) -> None:
    """Sends a flood of ``unit``, if the other side takes it; ``answered`` is set at its end."""
    connection.settimeout(2)
    many = unit * (65536 // len(unit) + 1)
    try:
        for _ in range(FLOOD // len(many)):
            connection.sendall(many)
    except OSError:
        pass  # closed, or no longer read: as it should be
    finally:
        answered.set()


@contextmanager
def _bounded() -> Iterator[None]:
    """Fails if the process is much larger afterwards, or was in between."""
    stop = threading.Event()
    first = largest = _resident()

    def watch() -> None:
        nonlocal largest
        while not stop.wait(0.02):
            largest = max(largest, _resident())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield
    finally:
        stop.set()
        watcher.join()
    assert max(largest, _resident()) - first < BOUND


FLOODS_HTTP = {
    "body": (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
    "dict": (b"HTTP/1.1 200 OK\r\n\r\nd8:intervali1800e5:peersl", b"d2:ip9:127.0.0.14:porti1ee"),
    "line": (b"HTTP/1.1 200 OK\r\nX: ", b"y"),
    "chunks": (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"4\r\nxxxx\r\n"),
    "header": (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
}


@_no_sanitizer
# Not among them: a web seed's headers, all of which libtorrent 2.0 keeps (docs/manual/safety.rst).
@pytest.mark.parametrize(
    ("role", "flood"),
    [("tracker", flood) for flood in FLOODS_HTTP]
    + [("web seed", flood) for flood in ("body", "dict", "chunks")],
)
def test_memory_with_a_server_that_never_ends(
    role: str, flood: str, make_session: Callable[..., lt.session], tmp_path: Path
) -> None:
    torrent = make_torrent(tmp_path / "seed", lt.create_torrent.v1_only)
    session = make_session(urlseed_wait_retry=3600)
    done = threading.Event()
    first, unit = FLOODS_HTTP[flood]

    def serve(connection: socket.socket) -> None:
        connection.recv(4096)
        connection.sendall(first)
        _pour(connection, unit, done)

    with server(serve) as port, _bounded():
        url = f"http://127.0.0.1:{port}/"
        where = {"trackers": [url + "announce"]} if role == "tracker" else {"url_seeds": [url]}
        handle = session.add_torrent(
            {"ti": torrent, "save_path": str(tmp_path / "copy"), "flags": 0, **where}
        )
        until(done.is_set, session)
        assert handle.status().errc.value() == 0
        assert handle.status().num_pieces == 0


# Not among them: requests, interest and the like, which libtorrent 2.0 answers into memory when the
# peer does not read, until that peer is sent away (docs/manual/safety.rst).
FLOODS_PEER = {
    "keep-alives": b"\0\0\0\0",
    "choke": _message(0) + _message(1),
    "cancels": _message(8, struct.pack(">III", 0, 0, 16384)),
    "port": _message(9, b"\0\1"),
    "suggestions": _message(13, b"\0\0\0\1"),
    "rejects": _message(16, struct.pack(">III", 0, 0, 16384)),
    "allowed": _message(17, b"\0\0\0\1"),
    "handshakes": _message(20, b"\0d1:md6:ut_pexi1e11:ut_metadatai2ee1:v4:nonee"),
    "metadata requests": _message(20, b"\2d8:msg_typei0e5:piecei0ee"),
    "unknown": _message(99, b"x" * 1000),
    "hash requests": _message(21, b"h" * 32 + struct.pack(">IIII", 0, 0, 2, 0)),
}


@_no_sanitizer
@pytest.mark.parametrize("flood", FLOODS_PEER)
def test_memory_with_a_peer_that_never_reads(
    flood: str, make_session: Callable[..., lt.session], tmp_path: Path
) -> None:
    torrent = make_torrent(tmp_path / "seed")
    session = make_session(out_enc_policy=2, alert_mask=lt.alert_category.error)
    handle = session.add_torrent({"ti": torrent, "save_path": str(tmp_path / "seed"), "flags": 0})
    until(lambda: handle.status().is_seeding, session)
    # It knows the extension protocol and the fast extension.
    hello = bytearray(_handshake(torrent.info_hashes().v1.to_bytes()))
    hello[25] |= 0x10
    hello[27] |= 0x04
    done = threading.Event()
    with _bounded():
        with socket.create_connection(("127.0.0.1", session.listen_port()), DEADLINE) as peer:
            peer.sendall(bytes(hello) + _message(2))
            _pour(peer, FLOODS_PEER[flood], done)
        until(lambda: handle.status().num_peers == 0, session)
    assert handle.status().is_seeding


# ---- disks ----


def _download(session: lt.session, source: lt.session, torrent: lt.torrent_info, path: str) -> Any:
    handle = session.add_torrent({"ti": torrent, "save_path": path, "flags": 0})
    handle.connect_peer(("127.0.0.1", source.listen_port()))
    return handle


def test_folder_that_cannot_be_written(
    make_session: Callable[..., lt.session], tmp_path: Path
) -> None:
    torrent = make_torrent(tmp_path / "seed")
    seed, session = make_session(), make_session()
    seed.add_torrent({"ti": torrent, "save_path": str(tmp_path / "seed"), "flags": 0})
    (tmp_path / "file").write_bytes(b"")  # a file where a folder is needed
    handle = _download(session, seed, torrent, str(tmp_path / "file"))
    alert = wait_for(session, lt.file_error_alert)
    assert alert.error.value() != 0
    assert str(tmp_path / "file") in alert.filename()
    assert handle.status().errc.value() != 0
    with pytest.raises(OSError):
        lt.torrent_info(str(tmp_path / "nothing.torrent"))
    with pytest.raises(lt.error):
        lt.load_torrent_file(str(tmp_path))


FULL_DISK = """
import resource, signal, sys
import libtorrent as lt
from support import SETTINGS, make_torrent, until, wait_for
from pathlib import Path
folder = Path(sys.argv[1])
torrent = make_torrent(folder / "seed")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
seed, session = lt.session(SETTINGS), lt.session(SETTINGS)
seed.add_torrent({"ti": torrent, "save_path": str(folder / "seed"), "flags": 0})
handle = session.add_torrent({"ti": torrent, "save_path": str(folder / "copy"), "flags": 0})
handle.connect_peer(("127.0.0.1", seed.listen_port()))
alert = wait_for(session, lt.file_error_alert)
assert alert.error.value() != 0, alert.message()
status = handle.status()
assert status.errc.value() != 0 or status.flags & lt.torrent_flags.upload_mode
other = session.add_torrent({"save_path": str(folder), "info_hashes": b"a" * 20})
assert other.status().errc.value() == 0
assert session.close(10) and seed.close(10)
print("ok")
"""


def test_full_disk(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk that is full."""
    assert hasattr(resource, "RLIMIT_FSIZE")
    result = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=2 * DEADLINE,
        cwd=Path(__file__).parent,
        check=False,
    )
    assert (result.returncode, result.stdout) == (0, "ok\n"), result.stderr


def test_files_that_are_deleted(make_session: Callable[..., lt.session], tmp_path: Path) -> None:
    torrent = make_torrent(tmp_path / "seed")
    session = make_session()
    handle = session.add_torrent({"ti": torrent, "save_path": str(tmp_path / "seed"), "flags": 0})
    until(lambda: handle.status().is_seeding, session)
    for path in (tmp_path / "seed" / "data").iterdir():
        path.unlink()
    handle.force_recheck()
    wait_for(session, lt.torrent_checked_alert)
    assert handle.status().progress == 0
    handle.save_resume_data()
    wait_for(
        session,
        lt.alert,
        lambda a: isinstance(a, (lt.save_resume_data_alert, lt.save_resume_data_failed_alert)),
    )
    make_data(tmp_path / "again")
    creator = lt.create_torrent(torrent.files(), torrent.piece_length())
    with pytest.raises(OSError):
        lt.set_piece_hashes(creator, tmp_path / "seed")
