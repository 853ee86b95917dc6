# SPDX-License-Identifier: BSD-3-Clause
"""Data goes from one session to another over the loopback interface."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import libtorrent as lt
from support import make_torrent, until, wait_for


@pytest.mark.parametrize(
    "flags", [0, lt.create_torrent.v1_only, lt.create_torrent.v2_only], ids=["hybrid", "v1", "v2"]
)
@pytest.mark.parametrize("magnet", [False, True], ids=["file", "magnet"])
def test_transfer(
    make_session: Callable[..., lt.session], tmp_path: Path, flags: int, magnet: bool
) -> None:
    seed, leech = make_session(), make_session()
    info = make_torrent(tmp_path / "seed", flags)
    params = lt.add_torrent_params()
    params.ti = info
    params.save_path = str(tmp_path / "seed")
    params.flags = lt.torrent_flags.update_subscribe
    source = seed.add_torrent(params)
    until(lambda: source.status().is_seeding, seed)

    if magnet:
        wanted = lt.parse_magnet_uri(lt.make_magnet_uri(source))
    else:
        wanted = lt.add_torrent_params()
        wanted.ti = info
    wanted.save_path = str(tmp_path / "download")
    wanted.flags = lt.torrent_flags.update_subscribe
    target = leech.add_torrent(wanted)
    target.connect_peer(("127.0.0.1", seed.listen_port()))

    peer = until(
        lambda: (
            target.get_peer_info()
            or source.get_peer_info()
            or target.is_valid()
            and target.status().is_seeding
        ),
        seed,
        leech,
    )
    if isinstance(peer, list):
        assert isinstance(peer[0], lt.peer_info)
        assert peer[0].ip[0] == "127.0.0.1"
    until(lambda: target.status().is_seeding, seed, leech)
    target.flush_cache()
    wait_for(leech, lt.cache_flushed_alert)
    for name in ("large", "small"):
        assert (tmp_path / "download" / "data" / name).read_bytes() == (
            tmp_path / "seed" / "data" / name
        ).read_bytes()
    status = target.status()
    assert (status.progress, status.state) == (1.0, lt.torrent_status.states.seeding)
    assert list(status.pieces) == [True] * info.num_pieces()
    assert status.total_payload_download >= 100_001
    assert target.torrent_file().info_hashes() == info.info_hashes()


def test_alerts_of_a_transfer(make_session: Callable[..., lt.session], tmp_path: Path) -> None:
    seed, leech = make_session(), make_session()
    info = make_torrent(tmp_path / "seed")
    source = seed.add_torrent({"ti": info, "save_path": str(tmp_path / "seed"), "flags": 0})
    until(lambda: source.status().is_seeding, seed)
    target = leech.add_torrent({"ti": info, "save_path": str(tmp_path / "download"), "flags": 0})
    wait_for(leech, lt.torrent_checked_alert)
    target.connect_peer(("127.0.0.1", seed.listen_port()))
    seen: dict[str, lt.alert] = {}

    def finished() -> bool:
        leech.wait_for_alert(50)
        for alert in leech.pop_alerts():
            seen.setdefault(type(alert).__name__, alert)
        return "torrent_finished_alert" in seen

    until(finished, seed)
    assert {"peer_connect_alert", "block_finished_alert", "piece_finished_alert"} <= set(seen)
    block = seen["block_finished_alert"]
    assert block.endpoint == ("127.0.0.1", seed.listen_port()) or block.ip[0] == "127.0.0.1"
    assert block.handle == target
    assert isinstance(seen["peer_connect_alert"].pid, lt.sha1_hash)
