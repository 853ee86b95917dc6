# SPDX-License-Identifier: BSD-3-Clause
"""userdata: any object, found again with a torrent or an answer; freed with them."""

from __future__ import annotations

import copy
import gc
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from support import SETTINGS, until, wait_for


class Thing:
    """What can be referred to weakly."""

    other: Any = None


@pytest.fixture
def session() -> Iterator[lt.session]:
    mask = lt.alert_category.status | lt.alert_category.dht
    with lt.session({**SETTINGS, "alert_mask": mask}) as made:
        yield made


def params_of(number: int, folder: Path, userdata: Any = None) -> lt.add_torrent_params:
    params = lt.add_torrent_params()
    params.info_hashes = lt.info_hash_t(lt.sha1_hash(bytes([number]) * 20))
    params.save_path = folder
    params.userdata = userdata
    return params


def gone(reference: weakref.ref[Any]) -> bool:
    gc.collect()
    return reference() is None


# ---- add_torrent_params ----


def test_any_object_can_be_set() -> None:
    params = lt.add_torrent_params()
    assert params.userdata is None
    for value in (
        Thing(),
        0,
        "text",
        1.5,
        [1],
        {"a": 1},
        test_any_object_can_be_set,
        lt.sha1_hash(),
    ):
        params.userdata = value
        assert params.userdata is value
        assert params.as_dict()["userdata"] is value
        assert lt.add_torrent_params(userdata=value).userdata is value
    params.userdata = None
    assert params.userdata is None
    with pytest.raises(AttributeError):
        del params.userdata


def test_params_keep_it_alive_and_let_it_go() -> None:
    params = lt.add_torrent_params()
    params.userdata = Thing()
    first = weakref.ref(params.userdata)
    assert first() is not None
    copies = [copy.copy(params), copy.deepcopy(params)]
    params.userdata = Thing()
    second = weakref.ref(params.userdata)
    assert {c.userdata for c in copies} == {first()}
    del copies
    assert gone(first)
    assert second() is not None
    del params
    assert gone(second)


def test_references_are_counted() -> None:
    value = Thing()
    before = sys.getrefcount(value)
    params = [lt.add_torrent_params(userdata=value) for _ in range(10)]
    assert sys.getrefcount(value) == before + 10
    for one in params:
        one.userdata = value
        assert one.userdata is one.userdata
    assert sys.getrefcount(value) == before + 10
    del params, one
    assert sys.getrefcount(value) == before


def test_cycles_are_collected() -> None:
    thing = Thing()
    thing.other = lt.add_torrent_params()
    thing.other.userdata = thing
    reference = weakref.ref(thing)
    del thing
    assert gone(reference)


def test_a_finalizer_may_set_it_again() -> None:
    params = lt.add_torrent_params()

    class Stubborn:
        def __del__(self) -> None:
            params.userdata = "again"

    params.userdata = Stubborn()
    params.userdata = None
    assert params.userdata == "again"


def test_subclasses() -> None:
    class Mine(lt.add_torrent_params):
        pass

    mine = Mine()
    mine.userdata = mine
    reference = weakref.ref(mine)
    assert mine.userdata is mine
    del mine
    assert gone(reference)


# ---- torrents ----


@pytest.mark.parametrize("form", ["params", "dict"])
def test_torrents_have_it(session: lt.session, tmp_path: Path, form: str) -> None:
    thing = Thing()
    params: Any = params_of(1, tmp_path, thing)
    if form == "dict":
        params = {"info_hashes": bytes(range(20)), "save_path": tmp_path, "userdata": thing}
    handle = session.add_torrent(params)
    del params
    assert handle.userdata() is thing
    assert session.get_torrents()[0].userdata() is thing
    reference = weakref.ref(thing)
    del thing
    gc.collect()
    assert handle.userdata() is reference() is not None


def test_torrents_without(session: lt.session, tmp_path: Path) -> None:
    assert session.add_torrent(params_of(1, tmp_path)).userdata() is None
    with pytest.raises(lt.error):
        lt.torrent_handle().userdata()


def test_alerts_have_it(session: lt.session, tmp_path: Path) -> None:
    thing = Thing()
    session.async_add_torrent(params_of(1, tmp_path, thing))
    added = wait_for(session, lt.add_torrent_alert)
    assert added.handle.userdata() is added.params.userdata is thing
    session.remove_torrent(added.handle)
    removed = wait_for(session, lt.torrent_removed_alert)
    assert removed.userdata is thing
    for _ in range(5):
        session.pop_alerts()
    assert removed.userdata is thing
    assert removed.as_dict()["userdata"] is thing


def test_removed_torrents_let_it_go(session: lt.session, tmp_path: Path) -> None:
    handle = session.add_torrent(params_of(1, tmp_path, Thing()))
    reference = weakref.ref(handle.userdata())
    session.remove_torrent(handle)
    del handle
    until(lambda: gone(reference), session)


def test_who_pops_for_the_program_does_not_let_it_go(
    session: lt.session, torrent: lt.torrent_info, tmp_path: Path
) -> None:
    """A reader of another torrent's pieces takes alerts that the program has yet to get."""
    other = session.add_torrent({"ti": torrent, "save_path": tmp_path, "flags": 0})
    reader = lt.piece_reader(other)
    reader.request(0, 0)
    handle = session.add_torrent(params_of(1, tmp_path, Thing()))
    reference = weakref.ref(handle.userdata())
    session.pop_alerts()
    session.remove_torrent(handle)
    until(lambda: not handle.is_valid())
    for _ in range(3):
        session.post_session_stats()
        other.status()  # answered after that was
        assert reader.read(0, 0) is None
    removed = wait_for(session, lt.torrent_removed_alert)
    assert removed.userdata is reference() is not None
    del removed
    until(lambda: gone(reference), session)


def test_torrents_that_fail_do_not_keep_it(session: lt.session, tmp_path: Path) -> None:
    first, second = Thing(), Thing()
    params = params_of(1, tmp_path, first)
    params.flags |= lt.torrent_flags.duplicate_is_error
    handle = session.add_torrent(params)
    before = sys.getrefcount(first)
    with pytest.raises(lt.DuplicateTorrentError):
        session.add_torrent(params)
    assert sys.getrefcount(first) == before
    params.userdata = second
    before = sys.getrefcount(second)
    session.async_add_torrent(params)
    failed = wait_for(session, lt.add_torrent_alert, lambda alert: bool(alert.error))
    del failed
    until(lambda: sys.getrefcount(second) == before, session)
    params.save_path = ""
    with pytest.raises(ValueError):
        session.add_torrent({"save_path": tmp_path, "info_hashes": b"x", "userdata": second})
    assert sys.getrefcount(second) == before
    assert handle.userdata() is first
    assert session.add_torrent(params_of(1, tmp_path, second)).userdata() is first


def test_one_object_on_many_torrents(session: lt.session, tmp_path: Path) -> None:
    thing = Thing()
    before = sys.getrefcount(thing)
    params = params_of(0, tmp_path, thing)
    handles = []
    for number in range(20):
        params.info_hashes = lt.info_hash_t(lt.sha1_hash(bytes([number + 1]) * 20))
        handles.append(session.add_torrent(params))
    del params
    assert sys.getrefcount(thing) == before + 20
    for handle in handles[:15]:
        session.remove_torrent(handle)
    until(lambda: sys.getrefcount(thing) == before + 5, session)
    assert all(handle.userdata() is thing for handle in handles[15:])


@pytest.mark.parametrize("how", ["close", "del"])
def test_sessions_let_it_go(tmp_path: Path, how: str) -> None:
    session = lt.session(SETTINGS)
    thing = Thing()
    reference = weakref.ref(thing)
    session.add_torrent(params_of(1, tmp_path, thing))
    del thing
    gc.collect()
    assert reference() is not None
    if how == "close":
        session.close()
    else:
        del session
    assert gone(reference)


def test_cycles_through_a_session_are_collected(tmp_path: Path) -> None:
    thing = Thing()
    session = lt.session(SETTINGS)
    thing.other = [session, session.add_torrent(params_of(1, tmp_path, thing))]
    reference = weakref.ref(thing)
    del thing, session
    assert gone(reference)


def test_two_sessions(tmp_path: Path) -> None:
    thing = Thing()
    params = params_of(1, tmp_path, thing)
    with lt.session(SETTINGS) as a:
        one = a.add_torrent(params)
        with lt.session(SETTINGS) as b:
            assert b.add_torrent(params).userdata() is thing
        del params
        gc.collect()
        assert one.userdata() is thing


# ---- requests ----


def test_answers_have_it(session: lt.session) -> None:
    thing = Thing()
    before = sys.getrefcount(thing)
    with lt.session({**SETTINGS, "enable_dht": True, "dht_bootstrap_nodes": ""}) as other:
        session.apply_settings({"enable_dht": True, "dht_bootstrap_nodes": ""})
        request = {b"y": b"q", b"q": b"ping", b"a": {b"id": b"x" * 20}}
        node = ("127.0.0.1", other.listen_port())
        until(lambda: session.is_dht_running() and other.is_dht_running(), session)
        session.dht_direct_request(node, request, thing)
        session.dht_direct_request(node, request)
        assert sys.getrefcount(thing) == before + 1
        answers: list[Any] = []

        def answered() -> bool:
            alerts = session.pop_alerts()
            answers.extend(a for a in alerts if isinstance(a, lt.dht_direct_response_alert))
            return len(answers) == 2

        until(answered)
    assert {answer.userdata for answer in answers} == {thing, None}
    assert sys.getrefcount(thing) == before + 1
    answers.clear()
    session.pop_alerts()
    assert sys.getrefcount(thing) == before


def test_requests_that_fail_do_not_keep_it(session: lt.session) -> None:
    thing = Thing()
    before = sys.getrefcount(thing)
    with pytest.raises(ValueError, match="not an IP address"):
        session.dht_direct_request(("no address", 1), {}, thing)
    with pytest.raises(TypeError):
        session.dht_direct_request(("127.0.0.1", 1), 1.5, thing)
    assert sys.getrefcount(thing) == before
