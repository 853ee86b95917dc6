# SPDX-License-Identifier: BSD-3-Clause
"""Fixtures: sessions that talk to this computer only, and torrents to give them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from support import SETTINGS, make_torrent


@pytest.fixture
def make_session() -> Iterator[Callable[..., lt.session]]:
    """Makes sessions that end with the test; keywords are more settings."""
    sessions: list[lt.session] = []

    def make(**settings: Any) -> lt.session:
        sessions.append(lt.session({**SETTINGS, **settings}))
        return sessions[-1]

    yield make
    for session in sessions:
        assert session.close(10)


@pytest.fixture
def session(make_session: Callable[..., lt.session]) -> lt.session:
    """A session on the loopback interface."""
    return make_session()


@pytest.fixture
def torrent(tmp_path: Path) -> lt.torrent_info:
    """A hybrid torrent of two files; its data is below tmp_path / "seed"."""
    return make_torrent(tmp_path / "seed")


@pytest.fixture
def handle(session: lt.session, torrent: lt.torrent_info, tmp_path: Path) -> lt.torrent_handle:
    """A torrent without data, paused."""
    params = lt.add_torrent_params()
    params.ti = torrent
    params.save_path = str(tmp_path / "download")
    params.flags = lt.torrent_flags.paused | lt.torrent_flags.update_subscribe
    return session.add_torrent(params)
