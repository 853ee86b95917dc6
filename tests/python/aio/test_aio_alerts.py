# SPDX-License-Identifier: BSD-3-Clause
"""Subscriptions, cancellation, beginning and end of sessions, in every event loop."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from collections.abc import Callable
from typing import Any

import pytest

import libtorrent as lt
from aio_support import PLAIN, Pair, give_up, run_in, together
from libtorrent import aio

Run = Callable[[Any], Any]


def test_subscribers_are_independent(run: Run, pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            every = session.alerts()
            states = session.alerts(lt.state_changed_alert, lt.torrent_finished_alert)
            status = session.alerts(lt.alert_category.status)
            torrent = await session.add_torrent(pair.seed())
            await torrent.finished()
            async for alert in states:
                assert isinstance(alert, (lt.state_changed_alert, lt.torrent_finished_alert))
                if isinstance(alert, lt.torrent_finished_alert):
                    break
            async with status:
                alert = await status.__anext__()
                assert alert.category() & lt.alert_category.status
            names = set()
            async for alert in every:
                names.add(alert.what())
                if isinstance(alert, lt.torrent_finished_alert):
                    break
            assert {"add_torrent", "state_changed", "torrent_finished"} <= names
            assert len(session.dispatcher.streams) == 2
            with pytest.raises(TypeError, match="alert class"):
                session.alerts(lt.torrent_status)
            assert not session.native.get_settings()["alert_mask"] & lt.alert_category.session_log
            log = session.alerts(lt.alert_category.session_log)
            session.native.post_dht_stats()
            session.apply_settings({"listen_interfaces": "127.0.0.1:0", "alert_mask": 0x2000})
            assert "log" in (await log.__anext__()).what()
            mask = session.native.get_settings()["alert_mask"]
            assert mask & lt.alert_category.storage and mask & lt.alert_category.status

    run(main)


def test_slow_subscribers(run: Run) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            kind = lt.session_stats_alert
            oldest = session.alerts(kind, maxsize=2)
            newest = session.alerts(kind, maxsize=2, overflow="drop_newest")
            strict = session.alerts(kind, maxsize=2, overflow="raise")
            seen = []
            for _ in range(5):
                alert = await session.ask(session.native.post_session_stats, (kind,))
                seen.append(alert)
            assert [await oldest.__anext__(), await oldest.__anext__()] == seen[3:]
            assert [await newest.__anext__(), await newest.__anext__()] == seen[:2]
            assert (oldest.dropped, newest.dropped, strict.dropped) == (3, 3, 3)
            with pytest.raises(aio.AlertsDropped):
                await strict.__anext__()
            with pytest.raises(StopAsyncIteration):
                await strict.__anext__()
            with pytest.raises(ValueError):
                session.alerts(maxsize=0)

    run(main)


def test_cancelling_leaves_nothing(run: Run, pair: Pair) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.download())
            await torrent.checked()
            dispatcher = session.dispatcher
            await give_up(torrent.finished)
            await give_up(lambda: session.wait_for(lt.torrent_finished_alert))
            await give_up(lambda: session.dht_get_peers(b"x" * 20))
            await give_up(lambda: torrent.save_resume_data(), 0)
            stream = session.alerts(lt.torrent_finished_alert)
            await give_up(stream.__anext__)
            assert dispatcher.pending == 0
            assert not stream._waiters
            del stream
            await session.session_stats()
            gc.collect()
            assert not dispatcher.streams
            # A request that was given up does not give its answer to the next one.
            for _ in range(20):
                await give_up(lambda: torrent.save_resume_data(), 0)
                assert (await torrent.save_resume_data()).save_path
            assert dispatcher.pending == 0
            assert not dispatcher._turns
            # What libtorrent was asked for and still owes comes, and then nothing is left at all.
            await torrent.save_resume_data()
            assert not dispatcher._expected

    run(main)


def test_end_of_a_session(run: Run, pair: Pair) -> None:
    async def main() -> None:
        session = aio.session(PLAIN)
        with pytest.raises(RuntimeError, match="not open"):
            session.native.get_settings()
        async with session:
            torrent = await session.add_torrent(pair.download())
            await torrent.checked()
            stream = session.alerts(lt.torrent_finished_alert)

            async def wait() -> None:
                with pytest.raises(lt.InvalidTorrentHandleError):
                    await torrent.finished()

            async def read() -> list[lt.alert]:
                return [alert async for alert in stream]

            assert (await together(wait, read, session.aclose))[1] == []
        await session.aclose()
        with pytest.raises(RuntimeError, match="before"):
            await session.__aenter__()
        errors = []
        for _ in range(2):
            with pytest.raises(lt.InvalidTorrentHandleError) as caught:
                await session.session_stats()
            errors.append(caught.value)
        # Not one for all: its traceback would grow, and keep all frames alive.
        assert errors[0] is not errors[1]

    run(main)


def test_session_of_the_caller(run: Run, make_session: Callable[..., lt.session]) -> None:
    async def main(native: lt.session) -> None:
        async with aio.session(native) as session:
            assert session.native is native
            assert await session.session_stats()
        assert native.is_valid()

    native = make_session(alert_mask=0)
    run(lambda: main(native))
    # The next loop may take it over.
    run(lambda: main(native))
    params = lt.session_params(PLAIN)

    async def with_params() -> None:
        async with aio.session(params) as session:
            assert await session.listen_port()
            state = await session.session_state()
            assert state.settings["enable_dht"] is False

    run(with_params)


def test_of_another_loop(run: Run) -> None:
    async def main() -> None:
        async with aio.session(PLAIN) as session:
            failures = []

            def other() -> None:
                async def use() -> None:
                    try:
                        await session.session_stats()
                    except RuntimeError as error:
                        failures.append(str(error))

                asyncio.run(use())

            await session.run(other)
            assert failures == ["the session belongs to another event loop or thread"]

    run(main)
    with pytest.raises(RuntimeError, match="event loop"):
        main_coroutine = aio.session(PLAIN).__aenter__()
        main_coroutine.send(None)


def test_opening_is_cancelled() -> None:
    async def main() -> None:
        session = aio.session(PLAIN)
        opening = asyncio.ensure_future(session.__aenter__())
        await asyncio.sleep(0)
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
        async with session:
            assert await session.listen_port()

    asyncio.run(main())


def test_several_loops_and_sessions(pair: Pair) -> None:
    """Two threads with a loop each, and a session each, transfer to each other."""
    ready = threading.Event()
    done = threading.Event()
    port = []

    async def seed() -> None:
        async with aio.session(PLAIN) as session:
            torrent = await session.add_torrent(pair.seed())
            await torrent.finished()
            port.append(await session.listen_port())
            ready.set()
            await session.run(done.wait)

    thread = threading.Thread(target=run_in, args=("asyncio", seed))
    thread.start()
    try:
        assert ready.wait(30)

        async def download() -> None:
            async with aio.session(PLAIN) as session:
                torrent = await session.add_torrent(pair.download())
                await torrent.connect_peer(("127.0.0.1", port[0]))
                await torrent.finished()

        run_in("asyncio", download)
    finally:
        done.set()
        thread.join()


def test_lost_answers(run: Run, pair: Pair) -> None:
    """What libtorrent drops since its queue is full fails, and does not wait for ever."""

    async def main() -> None:
        async with aio.session(
            {**PLAIN, "alert_queue_size": 1, "alert_mask": 0x7FFFFFFF}
        ) as session:
            # The loop does not run meanwhile: nobody pops. Answers to add_torrent() fill the queue.
            for i in range(5):
                magnet = lt.parse_magnet_uri(f"magnet:?xt=urn:btih:{i + 1:040x}")
                magnet.save_path = str(pair.folder)
                session.native.add_torrent(magnet)
            for _ in range(20):
                session.native.post_session_stats()
            session.native.get_settings()
            with pytest.raises(lt.error, match="lost"):
                await session.session_stats()

    run(main)


def test_wakes_by_the_descriptor(run: Run, pair: Pair) -> None:
    """No thread of Python waits for alerts."""

    async def main() -> None:
        async with aio.session(PLAIN) as session:
            await session.session_stats()
            names = {thread.name for thread in threading.enumerate()}
            assert not any("alert" in name for name in names), names

    run(main)


def test_import_is_lazy() -> None:
    import subprocess

    code = "import sys, libtorrent; print([m for m in sys.modules if 'aio' in m or 'streaming' in m or m == 'asyncio'])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
