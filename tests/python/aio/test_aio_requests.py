# SPDX-License-Identifier: BSD-3-Clause
"""What libtorrent answers by alerts, awaited, on transfers in every event loop."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from aio_support import PLAIN, Pair, together
from libtorrent import aio
from libtorrent.aio._session import _same_node

Run = Callable[[Any], Any]


async def connected(pair: Pair, a: aio.session, b: aio.session, params: Any) -> aio.torrent_handle:
    """A torrent in ``b`` that knows the seed in ``a``."""
    seed = await a.add_torrent(pair.seed())
    await seed.finished()
    target = await b.add_torrent(params)
    await target.connect_peer(("127.0.0.1", await a.listen_port()))
    return target


def test_transfer(run: Run, pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as a, aio.session(PLAIN) as b:
            target = await connected(pair, a, b, pair.magnet())
            info = await target.metadata()
            assert info.info_hashes() == pair.info.info_hashes()
            await target.finished()
            assert await target.read_piece(2) == pair.data[2 * 16384 : 3 * 16384]
            # Pieces that have passed their check may still be on their way to the disk.
            while (status := await target.status()).num_pieces < info.num_pieces():
                assert status.is_seeding
            assert await target.file_progress() == [
                info.files().file_size(i) for i in range(info.num_files())
            ]
            assert await target.piece_availability() == []
            assert await target.get_download_queue() == []
            assert await target.announce_entries() == []
            for peer in await target.get_peer_info():
                assert peer.ip[0] == "127.0.0.1"
            assert (await target.torrent_file()) is not None
            statuses = await b.get_torrent_status(lambda status: status.is_seeding)
            assert [status.handle for status in statuses] == [target.native]
            assert target.native in [s.handle for s in await b.torrent_updates()]
            assert (await b.session_stats())["net.recv_bytes"] > len(pair.data)
            assert (await b.get_settings())["enable_dht"] is False
            assert await b.find_torrent(info.info_hashes()) == target
            assert await b.find_torrent(b"x" * 20) is None
            assert await b.get_torrents() == [target]
            assert {target: 1}[b.handle(target.native)] == 1

    run(main)


def test_changes_to_a_torrent(run: Run, pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.seed())
            await torrent.checked()
            assert Path(await torrent.rename_file(0, "data/new name")) == Path("data/new name")
            assert await torrent.move_storage(pair.folder / "moved") == str(pair.folder / "moved")
            assert (pair.folder / "moved" / "data" / "new name").read_bytes() == pair.data
            await torrent.force_recheck()
            await torrent.finished()
            await torrent.prioritize_files([0] * pair.info.num_files())
            await torrent.flush_cache()
            await torrent.pause()
            await torrent.pause()
            assert (await torrent.status()).flags & lt.torrent_flags.paused
            await torrent.resume()
            await torrent.resume()
            params = await torrent.save_resume_data(lt.torrent_handle.save_info_dict)
            assert params.renamed_files == {0: "data/new name"}
            await torrent.remove(delete_files=True)
            assert not (pair.folder / "moved" / "data" / "new name").exists()
            again = await session.add_torrent(pair.download())
            await session.remove_torrent(again.native)
            assert await session.get_torrents() == []

    run(main)


def test_pause_while_another_does(run: Run, pair: Pair) -> None:
    """The alert comes between a look at the flags and what would be done about them."""

    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.seed())
            await torrent.checked()
            run_in_thread = session.run

            async def run_slowly(function: Any, /, *arguments: Any) -> Any:
                found = await run_in_thread(function, *arguments)
                torrent.native.unset_flags(lt.torrent_flags.auto_managed)
                torrent.native.pause()
                await session.wait_for(lt.torrent_paused_alert)
                return found

            session.run = run_slowly  # type: ignore[method-assign]
            await torrent.pause()
            assert torrent.native.flags() & lt.torrent_flags.paused

    run(main)


def test_nodes_are_the_same_however_written() -> None:
    assert _same_node(("2001:db8::1", 1), ("2001:0DB8:0::1", 1))
    assert _same_node(("::ffff:1.2.3.4", 1), ("::FFFF:102:304", 1))
    assert not _same_node(("127.0.0.1", 1), ("127.0.0.1", 2))
    assert not _same_node(("127.0.0.1", 1), ("127.0.0.2", 1))


def test_failures_have_codes(run: Run, pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.download())
            await torrent.checked()
            with pytest.raises(lt.error) as caught:
                await torrent.read_piece(0)
            assert caught.value.code.value() != 0
            await torrent.save_resume_data()
            with pytest.raises(lt.error) as caught:
                await torrent.save_resume_data(lt.torrent_handle.only_if_modified)
            assert caught.value.code.value() == int(lt.errors.resume_data_not_modified)
            with pytest.raises(IndexError):
                await torrent.read_piece(10_000)
            same = pair.download()
            same.flags |= lt.torrent_flags.duplicate_is_error
            with pytest.raises(lt.DuplicateTorrentError):
                await session.add_torrent(same)
            with pytest.raises(lt.error, match="no trackers"):
                await torrent.scrape_tracker()
            torrent.native.add_tracker({"url": "http://127.0.0.1:1/announce"})
            with pytest.raises(lt.error) as caught:
                await torrent.scrape_tracker(0)
            assert caught.value.code.value() != 0
            await torrent.remove()
            assert await session.find_torrent(pair.info.info_hashes()) is None
            seed = await session.add_torrent(pair.seed())
            await seed.finished()
            (pair.folder / "file").write_bytes(b"")
            with pytest.raises(lt.error) as caught:
                await seed.move_storage(pair.folder / "file")
            assert caught.value.code.category().name() in ("system", "generic")

    run(main)


def test_several_save_resume_data_at_once(run: Run, pair: Pair) -> None:
    """Each gets its own answer, although the quick failures overtake the others."""

    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.seed())
            await torrent.finished()
            handle = lt.torrent_handle

            async def save(flags: int) -> object:
                try:
                    return (await torrent.save_resume_data(flags)).save_path
                except lt.error as error:
                    return error.code.value()

            await save(0)
            path = str(pair.folder / "seed")
            saved = await together(
                *(lambda: save(handle.flush_disk_cache), lambda: save(handle.only_if_modified)) * 5
            )
            assert saved == [path, int(lt.errors.resume_data_not_modified)] * 5
            assert session.dispatcher.pending == 0

    run(main)


def test_removal_ends_what_waits(run: Run, pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.download())
            other = await session.add_torrent(pair_of(pair))
            await torrent.checked()

            async def wait() -> str:
                with pytest.raises(lt.InvalidTorrentHandleError):
                    await torrent.finished()
                return "ended"

            async def remove() -> None:
                await torrent.remove()

            assert (await together(wait, remove))[0] == "ended"
            assert other.is_valid()
            assert session.dispatcher.pending == 0

    run(main)


def pair_of(pair: Pair) -> lt.add_torrent_params:
    """Another torrent."""
    shutil.copytree(pair.folder / "seed" / "data", pair.folder / "other" / "second")
    storage = lt.file_storage()
    lt.add_files(storage, pair.folder / "other" / "second")
    creator = lt.create_torrent(storage, 16384)
    lt.set_piece_hashes(creator, pair.folder / "other")
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(creator.generate())
    params.save_path = str(pair.folder / "other")
    return params


async def known_nodes(session: aio.session) -> int:
    """How many nodes the routing table has."""
    return sum(bucket["num_nodes"] for bucket in (await session.dht_stats()).routing_table)


def test_dht(run: Run, pair: Pair) -> None:
    settings = {
        **PLAIN,
        "enable_dht": True,
        "dht_bootstrap_nodes": "",
        "dht_restrict_routing_ips": False,
        "dht_restrict_search_ips": False,
        "dht_prefer_verified_node_ids": False,
    }

    async def main() -> None:
        a, b, c = (aio.session(settings) for _ in range(3))
        async with a, b, c:
            ports = [await s.listen_port() for s in (a, b, c)]
            for session in (a, b, c):
                for port in ports:
                    session.native.add_dht_node(("127.0.0.1", port))
            node = ("127.0.0.1", ports[1])
            reply = await a.dht_direct_request(node, {"y": "q", "q": "ping"})
            assert len(reply[b"r"][b"id"]) == 20
            for session in (a, b, c):
                others = [port for port in ports if port != await session.listen_port()]
                while await known_nodes(session) < 2:
                    for port in others:
                        await session.dht_direct_request(
                            ("127.0.0.1", port), {"y": "q", "q": "ping"}
                        )
            target = await a.dht_put_immutable_item({"some": "thing"})
            assert await b.dht_get_immutable_item(target) == {b"some": b"thing"}
            assert await b.dht_get_immutable_item(b"n" * 20) is None
            seed = lt.ed25519_create_seed()
            public, private = lt.ed25519_create_keypair(seed)
            await a.dht_put_mutable_item(private, public, "first", b"sa\xfflt")
            item = await c.dht_get_mutable_item(public, b"sa\xfflt")
            assert item["value"] == b"first"
            assert (await c.dht_get_mutable_item(public, b"other"))["value"] is None
            peers = b"p" * 20
            answers = b.alerts(lt.dht_announce_alert)
            await a.dht_announce(peers, 7777)
            while True:
                alert = await answers.__anext__()
                if alert.info_hash == lt.sha1_hash(peers):
                    break
            assert ("127.0.0.1", 7777) in await c.dht_get_peers(peers)
            stats = await a.dht_stats()
            assert stats.routing_table is not None
            assert [n for n in await a.dht_live_nodes(stats.nid) if n["endpoint"] == node]
            sample = await a.dht_sample_infohashes(node, b"t" * 20)
            assert sample.num_infohashes >= 0

    run(main)
