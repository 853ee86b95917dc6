# SPDX-License-Identifier: BSD-3-Clause
"""Nothing leaks: less than a byte for each call, once all that is kept is there.

Memory that is in use is asked of the C library, which knows to the byte. LT_TEST_LEAKS=1 runs 10^5
calls each instead of some thousands.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from support import SETTINGS, make_torrent, until

FULL = os.environ.get("LT_TEST_LEAKS") == "1"


class _mallinfo2(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keepcost",
        )
    ]


_libc = ctypes.CDLL(None)
if not hasattr(_libc, "mallinfo2"):
    pytest.skip("the C library does not tell how much memory is in use", allow_module_level=True)
if "asan" in os.environ.get("LD_PRELOAD", ""):
    pytest.skip("the sanitizer's allocator keeps what is freed", allow_module_level=True)
_libc.mallinfo2.restype = _mallinfo2


def in_use() -> int:
    """Bytes that the C library has given out."""
    gc.collect()
    info = _libc.mallinfo2()
    return int(info.uordblks + info.hblkhd)


def growth(call: Callable[[], object], count: int, warm_up: int) -> float:
    """Bytes for each call that stay: the least of three rounds, since other threads work too."""
    for _ in range(warm_up):
        call()
    rounds = []
    for _ in range(3):
        tracemalloc.start()
        python_before = tracemalloc.get_traced_memory()[0]
        before = in_use()
        for _ in range(count // 3):
            call()
        gc.collect()
        python = tracemalloc.get_traced_memory()[0] - python_before
        tracemalloc.stop()
        # Small objects of Python come from its own allocator, which tracemalloc knows.
        rounds.append(max(python, in_use() - before) / (count // 3))
        if rounds[-1] < 1:
            break
    return min(rounds)


class Probes:
    """Each method is called again and again."""

    def __init__(self, folder: Path) -> None:
        self.torrent = make_torrent(folder / "seed")
        self.seed = lt.session(SETTINGS)
        self.session = lt.session(SETTINGS)
        self.third = lt.session({**SETTINGS, "alert_mask": 0})
        self.handle = self.seed.add_torrent(
            {"ti": self.torrent, "save_path": str(folder / "seed"), "flags": 0}
        )
        self.copy = self.session.add_torrent(
            {"ti": self.torrent, "save_path": str(folder / "copy"), "flags": 0}
        )
        self.copy.set_download_limit(1000)
        self.copy.connect_peer(("127.0.0.1", self.seed.listen_port()))
        until(self.copy.get_peer_info, self.seed, self.session)
        for session in (self.seed, self.session):
            session.apply_settings({"alert_mask": 0})
            session.pop_alerts()
        self.file = lt.bencode(lt.create_torrent(self.torrent).generate())
        self.resume = lt.write_resume_data_buf(self.params())
        self.session_state = lt.write_session_params_buf(self.session.session_state())

    def close(self) -> None:
        assert self.session.close(10) and self.seed.close(10) and self.third.close(10)

    def params(self) -> lt.add_torrent_params:
        params = lt.add_torrent_params()
        params.ti = self.torrent
        params.save_path = "/nowhere"
        params.trackers = ["http://127.0.0.1:1/announce"]
        return params

    def status(self) -> None:
        self.copy.status().as_dict()

    def pop_alerts(self) -> None:
        self.session.post_session_stats()
        for alert in self.session.pop_alerts():
            alert.message()

    def bdecode(self) -> None:
        lt.bdecode(self.file)

    def bencode(self) -> None:
        lt.bencode({"list": [1, "a", b"b"], "dict": {"x": {"y": []}}})

    def torrent_info(self) -> None:
        torrent = lt.torrent_info(self.file)
        for index in range(torrent.num_files()):
            torrent.files().file_path(index)

    def resume_data(self) -> None:
        lt.write_resume_data_buf(lt.read_resume_data(self.resume))

    def session_params(self) -> None:
        lt.write_session_params_buf(lt.read_session_params(self.session_state))

    def peers(self) -> None:
        for peer in self.copy.get_peer_info():
            peer.as_dict()

    def file_progress(self) -> None:
        self.copy.file_progress()

    def settings(self) -> None:
        self.session.apply_settings({"user_agent": self.session.get_settings()["user_agent"]})

    def trackers(self) -> None:
        self.copy.replace_trackers([{"url": "http://127.0.0.1:1/announce", "tier": 1}])
        self.copy.trackers()

    def wait_for_alert(self) -> None:
        self.session.wait_for_alert(0)

    def notify(self) -> None:
        self.session.set_alert_notify(lambda: None)

    def copies(self) -> None:
        params = self.params()
        params.peers = [("127.0.0.1", 1)]
        repr(params)
        assert params.ti.info_hash() == self.torrent.info_hash()

    def failing_calls(self) -> None:
        for call in (
            lambda: lt.bdecode(b"d1:ai1e"),
            lambda: lt.torrent_info(b"de"),
            lambda: self.session.apply_settings({"no such setting": 1}),
            lambda: self.session.add_torrent({"save_path": "/nowhere"}),
            lambda: self.copy.rename_file(99, "x"),
            lambda: lt.bencode([[[1.5]]]),
            lambda: lt.sha1_hash(b"abc"),
            lambda: lt.parse_magnet_uri("magnet:?"),
            lambda: lt.add_torrent_params().no_such_field,
            lambda: setattr(lt.add_torrent_params(), "trackers", [1]),
        ):
            try:
                call()
            except (lt.error, ValueError, TypeError, KeyError, IndexError, AttributeError):
                continue
            raise AssertionError("the call should have failed")

    def add_and_remove(self) -> None:
        params = self.params()
        params.ti = None
        params.info_hashes = lt.info_hash_t(lt.sha1_hash(b"b" * 20))
        params.flags = lt.torrent_flags.paused
        self.session.remove_torrent(self.session.add_torrent(params))

    def remove_and_ask(self) -> None:
        params = self.params()
        params.save_path = "/nowhere/else"
        params.flags = lt.torrent_flags.paused
        handle = self.third.add_torrent(params)
        self.third.remove_torrent(handle)
        with contextlib.suppress(lt.error):
            handle.have_piece(0)

    def sessions(self) -> None:
        lt.session(SETTINGS).close()


# 10^5 calls when full, unless a call is a slow one.
_FULL = {
    "sessions": 300,
    "add_and_remove": 1000,
    "remove_and_ask": 8000,
    "notify": 10_000,
    "peers": 30_000,
}
_QUICK = {
    "sessions": 90,
    "add_and_remove": 150,
    "remove_and_ask": 150,
    "failing_calls": 450,
    "session_params": 300,
}
# libtorrent keeps the last thousands of torrents that it had, as it does under any other binding.
_WARM_UP = {"add_and_remove": 4000, "remove_and_ask": 4000}


@pytest.fixture(scope="module")
def probes(tmp_path_factory: pytest.TempPathFactory) -> Any:
    random.seed(1)
    probes = Probes(tmp_path_factory.mktemp("leaks"))
    yield probes
    probes.close()


@pytest.mark.parametrize(
    "name",
    sorted(n for n in vars(Probes) if not n.startswith("_") and n not in ("close", "params")),
)
def test_growth(probes: Probes, name: str) -> None:
    count = _FULL.get(name, 100_000) if FULL else _QUICK.get(name, 900)
    # What other threads keep for a while weighs more the fewer calls there are.
    allowed = 1.0 if FULL and count >= 1000 else 20_000 / count
    per_call = growth(getattr(probes, name), count, _WARM_UP.get(name, count // 4))
    print(f"{name}: {per_call:.3f} bytes for each of {count} calls")
    assert per_call < allowed
