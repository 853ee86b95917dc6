# SPDX-License-Identifier: BSD-3-Clause
"""Deluge's daemon, unmodified: whole lives of torrents between two of them on loopback."""

from __future__ import annotations

import filecmp
import re
import shutil
import subprocess
from pathlib import Path
from typing import Callable

import pytest
from deluge.error import AddTorrentError

from conftest import Pair
from daemons import PASSWORD, USER, Daemon, free_port, wait_for

MIB = 1 << 20
FILES = {
    "first.bin": 3 * MIB + 17,
    "folder/second.bin": MIB,
    "folder/empty": 0,
    "\N{GREEK SMALL LETTER PI}": 31,
}


def assert_same(left: Path, right: Path) -> None:
    """Both folders have the same files with the same bytes."""
    names = sorted(str(path.relative_to(left)) for path in left.rglob("*") if path.is_file())
    found = sorted(str(path.relative_to(right)) for path in right.rglob("*") if path.is_file())
    assert names and names == found
    same, different, errors = filecmp.cmpfiles(left, right, names, shallow=False)
    assert (sorted(same), different, errors) == (names, [], [])


def limit(pair: Pair, torrent: str, kib_per_second: float) -> None:
    pair.leecher.call("core.set_torrent_options", [torrent], {"max_download_speed": kib_per_second})


def begin_slowly(pair: Pair, target: Path) -> str:
    """Adds a torrent at the leecher and returns when it has something, but by far not all."""
    torrent = pair.add(target, max_download_speed=256)
    pair.connect(torrent)

    def under_way() -> bool:
        status = pair.leecher.status(torrent, "total_done", "total_size")
        return 0 < status["total_done"] < status["total_size"]

    wait_for("some of it", under_way)
    return torrent


def test_which_module(pair: Pair, module: Path | None) -> None:
    for daemon in (pair.seeder, pair.leecher):
        if module is None:
            assert not daemon.loaded("/libtorrent-c.so")
            assert daemon.loaded("/libtorrent.cpython-")
        else:
            assert daemon.loaded("/libtorrent-c.so")
            (extension,) = (module / "libtorrent").glob("_libtorrent*.so")
            assert daemon.loaded(str(extension.resolve()))
        assert re.match(r"\d+\.\d+\.\d+", daemon.call("core.get_libtorrent_version"))


def test_download(pair: Pair) -> None:
    torrent, source, copy = pair.download(FILES)
    assert_same(source, copy)
    done = pair.leecher.status(torrent)
    assert done["progress"] == 100.0
    assert done["name"] == source.name
    assert done["total_done"] == done["total_wanted"] == done["total_size"] == sum(FILES.values())
    assert done["comment"] == "made by a test"
    assert [file["size"] for file in sorted(done["files"], key=lambda file: file["path"])] == [
        FILES[name] for name in sorted(FILES)
    ]
    assert (
        done["file_progress"] == [1.0] * len(FILES)
        or done["file_progress"].count(1.0) == len(FILES) - 1
    )
    for daemon, key in ((pair.leecher, "all_time_download"), (pair.seeder, "total_uploaded")):
        wait_for(key, lambda: daemon.status(torrent, key)[key] >= sum(FILES.values()))  # noqa: B023


def test_peers_and_pieces_while_downloading(pair: Pair) -> None:
    torrent, _, target = pair.create({"data.bin": 8 * MIB - 1, "last.bin": 1})
    begin_slowly(pair, target)
    seen = wait_for(
        "a peer that sends",
        lambda: [
            peer for peer in pair.leecher.status(torrent, "peers")["peers"] if peer["down_speed"]
        ],
    )
    assert seen[0]["ip"] == f"{pair.seeder.address}:{pair.seeder.peer_port}"
    assert seen[0]["seed"]
    assert seen[0]["progress"] == 1.0
    assert seen[0]["client"].startswith("Deluge")
    status = pair.leecher.status(torrent, "pieces", "num_pieces", "eta", "download_payload_rate")
    assert len(status["pieces"]) == status["num_pieces"] == 512
    assert set(status["pieces"]) <= {0, 1, 2, 3}
    assert 3 in status["pieces"]
    assert status["eta"] > 0
    counters = wait_for(
        "session statistics",
        lambda: pair.leecher.call(
            "core.get_session_status", ["payload_download_rate", "net.recv_payload_bytes"]
        ),
    )
    assert counters["net.recv_payload_bytes"] > 0
    limit(pair, torrent, -1)
    pair.finish(torrent)


def test_pause_and_resume(pair: Pair) -> None:
    torrent, source, target = pair.create({"data.bin": 4 * MIB - 1, "last.bin": 1})
    begin_slowly(pair, target)
    pair.leecher.call("core.pause_torrent", torrent)
    pair.leecher.wait_state(torrent, "Paused")
    wait_for("no peers", lambda: not pair.leecher.status(torrent, "peers")["peers"])
    stopped = pair.leecher.status(torrent, "total_done")["total_done"]
    assert stopped < 4 * MIB
    limit(pair, torrent, -1)
    pair.leecher.call("core.resume_torrent", torrent)
    pair.finish(torrent)
    assert_same(source, pair.leecher.downloads / source.name)
    pair.leecher.call("core.pause_session")
    assert pair.leecher.call("core.is_session_paused")
    pair.leecher.wait_state(torrent, "Paused")
    pair.leecher.call("core.resume_session")
    pair.leecher.wait_state(torrent, "Seeding")


def test_move(pair: Pair) -> None:
    torrent, source, copy = pair.download(FILES)
    elsewhere = pair.leecher.folder / "moved \N{WHITE HEART SUIT}"
    pair.leecher.call("core.move_storage", [torrent], str(elsewhere))
    wait_for(
        "the move",
        lambda: (
            pair.leecher.status(torrent, "download_location")["download_location"] == str(elsewhere)
        ),
    )
    pair.leecher.wait_state(torrent, "Seeding")
    assert_same(source, elsewhere / source.name)
    assert not (copy / "first.bin").exists()
    shutil.rmtree(copy, ignore_errors=True)


def test_recheck_finds_damage_and_mends_it(pair: Pair) -> None:
    torrent, source, copy = pair.download(FILES)
    pair.leecher.call("core.pause_torrent", torrent)
    pair.leecher.wait_state(torrent, "Paused")
    with open(copy / "first.bin", "r+b") as file:
        file.seek(MIB)
        file.write(b"damaged" * 10)
    pair.leecher.call("core.force_recheck", [torrent])

    def found() -> bool:
        status = pair.leecher.status(torrent, "state", "progress")
        return status["state"] in ("Paused", "Downloading") and 90 < status["progress"] < 100

    wait_for("the damage", found)
    pair.leecher.call("core.resume_torrent", torrent)
    pair.finish(torrent)
    assert_same(source, copy)


def test_rename_file_and_folder(pair: Pair) -> None:
    torrent, source, copy = pair.download(FILES)

    def paths() -> dict[str, int]:
        files = pair.leecher.status(torrent, "files")["files"]
        return {file["path"]: file["index"] for file in files}

    old = f"{source.name}/first.bin"
    new = f"{source.name}/\N{HEBREW LETTER ALEF}.bin"
    pair.leecher.call("core.rename_files", torrent, [(paths()[old], new)])
    wait_for("the file's name", lambda: new in paths())
    wait_for("the file", (pair.leecher.downloads / new).exists)
    assert filecmp.cmp(source / "first.bin", pair.leecher.downloads / new, shallow=False)
    pair.leecher.call(
        "core.rename_folder", torrent, f"{source.name}/folder/", f"{source.name}/other/"
    )
    wait_for("the folder's name", lambda: f"{source.name}/other/second.bin" in paths())
    wait_for("the folder", (copy / "other" / "second.bin").exists)
    assert filecmp.cmp(source / "folder/second.bin", copy / "other/second.bin", shallow=False)
    pair.leecher.call("core.force_recheck", [torrent])
    pair.leecher.wait_state(torrent, "Seeding")
    restart(pair.leecher)
    pair.leecher.wait_state(torrent, "Seeding")
    assert new in paths()


def restart(daemon: Daemon, meanwhile: Callable[[], None] = lambda: None) -> None:
    """Ends a daemon and starts it again; returns when it has loaded its torrents."""
    before = set(daemon.call("core.get_session_state"))
    assert daemon.stop() == 0
    meanwhile()
    daemon.start()
    wait_for("its torrents", lambda: set(daemon.call("core.get_session_state")) == before)


def test_restart_goes_on_where_it_was(pair: Pair) -> None:
    torrent, source, target = pair.create({"data.bin": 6 * MIB, "more.bin": MIB})
    begin_slowly(pair, target)
    before = pair.leecher.status(torrent, "total_done", "all_time_download", "time_added")
    restart(pair.leecher, pair.new_address)  # or else it finds the seeder by itself, some time
    assert (pair.leecher.state / "torrents.fastresume").exists()
    after = pair.leecher.status(torrent, "total_done", "all_time_download", "time_added", "state")
    assert after["state"] in ("Downloading", "Checking")
    # What was half a piece then may be gone; a block is 16 KiB here, and so is a piece.
    wait_for(
        "what it had",
        lambda: (
            pair.leecher.status(torrent, "total_done")["total_done"]
            >= before["total_done"] - 16 * 16384
        ),
    )
    assert after["time_added"] == before["time_added"]
    limit(pair, torrent, -1)
    pair.finish(torrent)
    assert_same(source, pair.leecher.downloads / source.name)
    status = pair.leecher.status(torrent, "all_time_download")
    assert status["all_time_download"] < 2 * 7 * MIB  # not downloaded twice
    restart(pair.seeder)
    pair.seeder.wait_state(torrent, "Seeding")


def test_magnet(pair: Pair) -> None:
    torrent, source, _ = pair.create(FILES)
    assert (
        pair.leecher.call("core.add_torrent_magnet", f"magnet:?xt=urn:btih:{torrent}&dn=name", {})
        == torrent
    )
    assert not pair.leecher.status(torrent, "total_size")["total_size"]
    pair.finish(torrent)
    assert_same(source, pair.leecher.downloads / source.name)
    # The metadata that came from the peer is kept as a .torrent file.
    assert (pair.leecher.state / f"{torrent}.torrent").exists()


def test_skipped_file(pair: Pair) -> None:
    torrent, source, target = pair.create({"big.bin": 2 * MIB, "small.bin": MIB})
    order = [file["path"] for file in pair.seeder.status(torrent, "files")["files"]]
    skipped = [path.endswith("small.bin") for path in order]
    pair.add(target, file_priorities=[0 if skip else 4 for skip in skipped])
    pair.finish(torrent)
    copy = pair.leecher.downloads / source.name
    assert filecmp.cmp(source / "big.bin", copy / "big.bin", shallow=False)
    assert not (copy / "small.bin").exists()
    status = pair.leecher.status(torrent, "total_wanted", "total_size", "file_priorities")
    assert (status["total_wanted"], status["total_size"]) == (2 * MIB, 3 * MIB)
    pair.leecher.call("core.set_torrent_options", [torrent], {"file_priorities": [4, 4]})
    pair.leecher.wait_state(torrent, "Downloading")
    pair.finish(torrent)
    assert_same(source, copy)


def test_options(pair: Pair) -> None:
    torrent, _, _ = pair.create(FILES)
    options = {
        "max_connections": 7,
        "max_upload_slots": 3,
        "max_upload_speed": 100.0,
        "max_download_speed": 200.0,
        "prioritize_first_last_pieces": True,
        "sequential_download": True,
        "auto_managed": False,
        "stop_at_ratio": True,
        "stop_ratio": 3.5,
        "super_seeding": True,
    }
    pair.seeder.call("core.set_torrent_options", [torrent], options)
    found = pair.seeder.status(torrent, *options, "is_auto_managed")
    renamed = {"prioritize_first_last_pieces": "prioritize_first_last"}
    for key, value in options.items():
        assert found.get(key, found.get(renamed.get(key, ""), value)) == value
    pair.seeder.call("core.set_torrent_options", [torrent], {"super_seeding": False})


def test_trackers(pair: Pair) -> None:
    torrent, _, _ = pair.create(FILES)
    nobody = f"http://127.0.0.1:{free_port()}/announce"
    pair.seeder.call("core.set_torrent_trackers", torrent, [{"url": nobody, "tier": 0}])
    status = wait_for(
        "the tracker's refusal",
        lambda: (
            "Error" in (found := pair.seeder.status(torrent, "tracker_status"))["tracker_status"]
            and found
        ),
    )
    assert status["tracker_status"].startswith("Error")
    found = pair.seeder.status(torrent, "trackers", "tracker_host", "tracker")
    assert [tracker["url"] for tracker in found["trackers"]] == [nobody]
    assert found["tracker_host"] == "127.0.0.1"
    pair.seeder.call("core.force_reannounce", [torrent])


def test_queue(pair: Pair) -> None:
    targets = [pair.create({"data.bin": 20000, "last.bin": 1})[2] for _ in range(3)]
    torrents = [pair.add(target, add_paused=True) for target in targets]

    def order() -> list[str]:
        return sorted(torrents, key=lambda torrent: pair.leecher.status(torrent, "queue")["queue"])

    assert order() == torrents
    pair.leecher.call("core.queue_top", [torrents[2]])
    wait_for("third on top", lambda: order() == [torrents[2], torrents[0], torrents[1]])
    pair.leecher.call("core.queue_down", [torrents[2]])
    wait_for("third down", lambda: order() == [torrents[0], torrents[2], torrents[1]])
    pair.leecher.call("core.queue_bottom", [torrents[0]])
    wait_for("first at the bottom", lambda: order() == [torrents[2], torrents[1], torrents[0]])
    pair.leecher.call("core.queue_up", [torrents[0]])
    wait_for("first up", lambda: order() == [torrents[2], torrents[0], torrents[1]])


def test_session_settings(pair: Pair) -> None:
    settings = {
        "max_connections_global": 123,
        "max_upload_slots_global": 5,
        "max_active_limit": 9,
        "max_active_seeding": 8,
        "max_active_downloading": 7,
        "share_ratio_limit": 1.5,
        "ignore_limits_on_local_network": False,
        "rate_limit_ip_overhead": False,
        "peer_tos": "0x08",
    }
    pair.leecher.call("core.set_config", settings)
    keys = list(settings)
    wait_for("the settings", lambda: pair.leecher.call("core.get_config_values", keys) == settings)
    assert pair.leecher.call("core.get_listen_port") == pair.leecher.peer_port
    proxy = pair.leecher.call("core.get_proxy")
    assert proxy["type"] == 0
    pair.leecher.call("core.set_config", {"ignore_limits_on_local_network": True})


def test_remove(pair: Pair) -> None:
    kept, _, kept_copy = pair.download({"kept.bin": 100_000, "last.bin": 1})
    gone, _, gone_copy = pair.download({"gone.bin": 100_000, "last.bin": 1})
    assert pair.leecher.call("core.remove_torrent", kept, False)
    assert pair.leecher.call("core.remove_torrent", gone, True)
    wait_for("its files", lambda: not gone_copy.exists())
    assert (kept_copy / "kept.bin").stat().st_size == 100_000
    assert not pair.leecher.call("core.get_session_state")
    wait_for("no .torrent files", lambda: not list(pair.leecher.state.glob("*.torrent")))


def console(daemon: Daemon, command: str) -> str:
    """What deluge-console prints for a command."""
    program = shutil.which("deluge-console")
    assert program, "deluge-console is not installed"
    connect = f"connect 127.0.0.1:{daemon.port} {USER} {PASSWORD}"
    done = subprocess.run(
        [program, "-c", str(daemon.folder / "console"), f"{connect}; {command}"],
        env=daemon.environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_console(pair: Pair) -> None:
    torrent, source, target = pair.create(FILES)
    shutil.copy(target, plain := pair.leecher.folder / "plain.torrent")
    assert "Torrent added" in console(pair.leecher, f"add {plain}")
    pair.finish(torrent)
    told = console(pair.leecher, f"info -v {torrent}")
    assert source.name in told
    assert "Seeding" in told
    console(pair.leecher, f"pause {torrent}")
    pair.leecher.wait_state(torrent, "Paused")
    assert "Paused" in console(pair.leecher, f"info -v {torrent}")
    console(pair.leecher, f"resume {torrent}")
    pair.leecher.wait_state(torrent, "Seeding")
    console(pair.leecher, f"recheck {torrent}")
    pair.leecher.wait_state(torrent, "Seeding")
    console(pair.leecher, f"rm -c --remove_data {torrent}")
    wait_for("the removal", lambda: not pair.leecher.call("core.get_session_state"))
    wait_for("its files", lambda: not (pair.leecher.downloads / source.name).exists())


@pytest.mark.parametrize("damage", [b"", b"d8:announce", b"not bencoded at all"])
def test_bad_torrent_file_is_refused(pair: Pair, damage: bytes) -> None:
    bad = pair.leecher.folder / "bad.torrent"
    bad.write_bytes(damage)
    with pytest.raises(AddTorrentError):
        pair.add(bad)
    pair.leecher.overlook()  # Deluge logs the refusal as an error, as it should
