# SPDX-License-Identifier: BSD-3-Clause
"""The session."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import ipaddress
import itertools
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, Union

import libtorrent as lt
from libtorrent._errors import from_code
from libtorrent.aio._backend import Backend, current_backend
from libtorrent.aio._dispatch import (
    AlertStream,
    Dispatcher,
    Expectation,
    Kind,
    Overflow,
    check_kinds,
    failure_of,
)
from libtorrent.aio._handle import torrent_handle

T = TypeVar("T")
Hash = Union[lt.sha1_hash, bytes, str]
Settings = Mapping[str, Union[str, int, bool]]

_category = lt.alert_category
# What answers come by: without these categories requests would wait for ever.
REQUIRED = _category.error | _category.status | _category.storage | _category.dht
# Many alerts for each block, or a line of text for each step.
_CHATTY = (
    _category.block_progress
    | _category.upload
    | _category.incoming_request
    | _category.stats
    | _category.session_log
    | _category.torrent_log
    | _category.peer_log
    | _category.port_mapping_log
    | _category.dht_log
    | _category.dht_operation
    | _category.picker_log
)
DEFAULT_MASK = (_category.all & 0x7FFFFFFF & ~_CHATTY) | REQUIRED | _category.dht_operation


class session:
    """A libtorrent session for asyncio and trio. Use it as ``async with session(...) as s``.

    ``params`` are settings, a session_params, or a running lt.session, which then is not closed at
    the end. While it is open it alone pops the alerts of its session: take them from alerts() or
    wait_for(). Alerts come through one file descriptor that the event loop watches; no thread waits
    for them. What could wait for libtorrent's network thread runs in the loop's worker threads.

    The setting `alert_mask` is by default all categories that do not post for each block or log
    line; those that answers need (error, status, storage, dht) are always on.

    All methods raise RuntimeError in another event loop than the one that opened the session.
    """

    def __init__(
        self,
        params: lt.session | lt.session_params | Settings | None = None,
        *,
        close_timeout: float = 10.0,
    ) -> None:
        self._params = params
        self._close_timeout = close_timeout
        self._native: lt.session | None = None
        self._dispatcher: Dispatcher | None = None
        self._stop_watching: Callable[[], None] | None = None
        self._numbers = itertools.count(1 << 40)
        self._mask = 0

    # ---- beginning and end ----

    async def __aenter__(self) -> session:
        if self._dispatcher is not None:
            raise RuntimeError("the session was opened before")
        backend = current_backend()
        self._dispatcher = Dispatcher(backend)
        with contextlib.ExitStack() as undo:
            # Who was cancelled here may try again.
            undo.callback(setattr, self, "_dispatcher", None)
            self._native = await self._make_in_thread(backend, undo)
            self._stop_watching = backend.watch(self._native.alert_fd(), self._pop)
            undo.pop_all()
        return self

    async def _make_in_thread(self, backend: Backend, undo: contextlib.ExitStack) -> lt.session:
        """What ends the session again goes to ``undo``, also for one that comes too late."""
        made: list[lt.session] = []
        abandoned = False

        def end() -> None:
            nonlocal abandoned
            abandoned = True
            for native in made:
                if native is not self._params:
                    native.close(0)

        def make() -> lt.session:
            made.append(self._make())
            if abandoned:
                end()
            return made[0]

        undo.callback(end)
        return await backend.run(make)

    def _make(self) -> lt.session:
        params = self._params
        if isinstance(params, lt.session):
            self._mask = params.get_settings()["alert_mask"] | REQUIRED
            params.apply_settings({"alert_mask": self._mask})
            return params
        if isinstance(params, lt.session_params):
            settings = params.settings
            self._mask = settings["alert_mask"] = settings.get("alert_mask", 0) | REQUIRED
            params.settings = settings
            return lt.session(params)
        wanted = dict(params or {})
        self._mask = wanted["alert_mask"] = int(wanted.get("alert_mask", DEFAULT_MASK)) | REQUIRED
        return lt.session(wanted)

    async def __aexit__(self, *exc: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Ends the session: who still waits for something gets lt.InvalidTorrentHandleError,
        subscriptions end.

        Waits up to ``close_timeout`` seconds for trackers to be told and files to be closed; the
        rest goes on in the background, also if this is cancelled. May be called again.
        """
        if self._stop_watching is None:
            return
        native, dispatcher = self.native, self.dispatcher
        self._stop_watching()
        self._stop_watching = None
        dispatcher.close("the session is closed")
        if native is not self._params:
            native.close(0)
            await dispatcher.backend.run(functools.partial(native.close, self._close_timeout))

    def _pop(self) -> None:
        native, dispatcher, stop = self._native, self._dispatcher, self._stop_watching
        if native is None or dispatcher is None or stop is None:
            return
        try:
            alerts = native.pop_alerts()
        except lt.InvalidTorrentHandleError as error:
            # Closed behind our back: its descriptor would be readable for ever.
            stop()
            dispatcher.close(str(error))
            return
        dispatcher.feed(alerts)

    @property
    def native(self) -> lt.session:
        """The lt.session. Its methods may wait for the network thread: see run()."""
        if self._native is None:
            raise RuntimeError("the session is not open: use 'async with'")
        return self._native

    @property
    def dispatcher(self) -> Dispatcher:
        """For what is in this package."""
        if self._dispatcher is None:
            raise RuntimeError("the session is not open: use 'async with'")
        if not self._dispatcher.backend.is_current():
            raise RuntimeError("the session belongs to another event loop or thread")
        return self._dispatcher

    @property
    def backend(self) -> Backend:
        """For what is in this package."""
        return self.dispatcher.backend

    async def run(self, function: Callable[..., T], /, *args: Any, **keywords: Any) -> T:
        """What ``function`` returns, called in a worker thread: for methods of lt.session and
        lt.torrent_handle that have no twin here, such as ``run(session.native.get_ip_filter)``.
        """
        return await self.backend.run(functools.partial(function, *args, **keywords))

    # ---- alerts ----

    def alerts(
        self, *kinds: Kind, maxsize: int = 1000, overflow: Overflow = "drop_oldest"
    ) -> AlertStream:
        """A subscription, for ``async for``: alerts of these classes, or of the categories whose
        bits are given; all alerts without any. Every subscription gets every alert.

        At most ``maxsize`` alerts wait to be read; then the ``overflow`` decides: "drop_oldest" or
        "drop_newest", counted in ``dropped``, or "raise", which ends the subscription with
        AlertsDropped. Bits of categories are added to the setting `alert_mask`.
        """
        dispatcher = self.dispatcher
        stream = AlertStream(dispatcher, kinds, maxsize, overflow)
        bits = check_kinds(kinds)[1] & 0x7FFFFFFF
        if bits & ~self._mask:
            self._mask |= bits
            self.native.apply_settings({"alert_mask": self._mask})
        return stream

    async def wait_for(
        self,
        kinds: type | tuple[type, ...],
        accept: Callable[[Any], object] = lambda alert: True,
    ) -> Any:
        """The next alert of one of the classes ``kinds`` (exactly these, not those derived from
        them) for which ``accept`` is true.
        """
        chosen = kinds if isinstance(kinds, tuple) else (kinds,)
        check_kinds(chosen)
        return await self.ask(None, chosen, accept, shared=True)

    async def ask(
        self,
        start: Callable[[], object] | None,
        kinds: tuple[type, ...],
        accept: Callable[[Any], object] = lambda alert: True,
        *,
        handle: lt.torrent_handle | None = None,
        shared: bool = False,
        waits: bool = False,
        abandon: bool = False,
    ) -> Any:
        """The alert that answers ``start``, a function that makes a request of libtorrent; in a
        worker thread if it ``waits``. With ``abandon``, the answer of a request that was cancelled
        is not taken for that of the next. For what is in this package.
        """
        dispatcher = self.dispatcher
        one = dispatcher.expect(kinds, accept, handle, shared)
        started = False
        try:
            if start is not None:
                if waits:
                    await dispatcher.backend.run(start)
                else:
                    start()
                started = True
            return await dispatcher.result(one)
        finally:
            self._settle(dispatcher, one, started and abandon)

    @staticmethod
    def _settle(dispatcher: Dispatcher, one: Expectation, abandon: bool) -> None:
        if abandon and one.alert is None and one.error is None:
            one.abandoned = True
        else:
            dispatcher.forget(one)

    # ---- torrents ----

    def handle(self, native: lt.torrent_handle) -> torrent_handle:
        """The awaitable form of a handle, such as that of an alert."""
        return torrent_handle(self, native)

    async def add_torrent(self, params: lt.add_torrent_params | dict[str, Any]) -> torrent_handle:
        """Adds a torrent; returns when it is in the session, or raises lt.error. See
        torrent_handle.checked() and finished().
        """
        return self.handle(await self.run(self.native.add_torrent, params))

    async def remove_torrent(
        self,
        torrent: torrent_handle | lt.torrent_handle,
        *,
        delete_files: bool = False,
        delete_partfile: bool = False,
    ) -> None:
        """Removes a torrent; returns when it is out of the session, and with ``delete_files`` when
        its files are deleted. Raises lt.error if they cannot be.
        """
        native = torrent if isinstance(torrent, lt.torrent_handle) else torrent.native
        option = int(delete_files) | int(delete_partfile) << 1
        kinds: tuple[type, ...] = (lt.torrent_removed_alert,)
        if delete_files:
            kinds = (lt.torrent_deleted_alert, lt.torrent_delete_failed_alert)
        alert = await self.ask(
            lambda: self.native.remove_torrent(native, option),
            kinds,
            lambda alert: alert.handle == native,
            shared=True,
            waits=True,
        )
        if isinstance(alert, lt.torrent_delete_failed_alert):
            # Without an error: there was nothing to delete.
            error = failure_of(alert)
            if error is not None:
                raise error

    async def find_torrent(
        self, info_hash: lt.info_hash_t | lt.sha1_hash | lt.sha256_hash | bytes | str
    ) -> torrent_handle | None:
        """The torrent with that info-hash, None if there is none."""
        native = await self.run(self.native.find_torrent, info_hash)
        return self.handle(native) if native.is_valid() else None

    async def get_torrents(self) -> list[torrent_handle]:
        """All torrents."""
        return [self.handle(native) for native in await self.run(self.native.get_torrents)]

    async def get_torrent_status(
        self, pred: Callable[[lt.torrent_status], object] | None = None, flags: int = 0
    ) -> list[lt.torrent_status]:
        """The status of all torrents that ``pred`` is true for."""
        statuses = await self.run(self.native.get_torrent_status, None, flags)
        return [status for status in statuses if pred is None or pred(status)]

    async def torrent_updates(self, flags: int = 0xFFFFFFFF) -> list[lt.torrent_status]:
        """The status of each torrent that changed since this was called last."""
        alert = await self.ask(
            lambda: self.native.post_torrent_updates(flags), (lt.state_update_alert,)
        )
        return list(alert.status)

    # ---- what the session is and does ----

    async def session_stats(self) -> dict[str, int]:
        """Counters and gauges of the session by name, see lt.session_stats_metrics()."""
        alert = await self.ask(self.native.post_session_stats, (lt.session_stats_alert,))
        return dict(alert.values)

    async def get_settings(self) -> dict[str, Any]:
        """All settings."""
        return dict(await self.run(self.native.get_settings))

    def apply_settings(self, settings: Settings) -> None:
        """Changes settings. Of the `alert_mask`, the categories that answers need stay on."""
        self.backend  # noqa: B018 # is it this loop's?
        wanted = dict(settings)
        if "alert_mask" in wanted:
            self._mask = wanted["alert_mask"] = int(wanted["alert_mask"]) | REQUIRED
        self.native.apply_settings(wanted)

    async def session_state(self, flags: int = 0xFFFFFFFF) -> lt.session_params:
        """Settings and the state of the DHT, to make the next session from."""
        return await self.run(self.native.session_state, flags)

    async def listen_port(self) -> int:
        """The port it listens on; 0 if it does not."""
        return await self.run(self.native.listen_port)

    # ---- DHT ----

    async def dht_get_immutable_item(self, target: Hash) -> Any:
        """What is stored under a hash, bdecoded; None if no node has it."""
        wanted = _sha1(target)
        alert = await self.ask(
            lambda: self.native.dht_get_immutable_item(wanted),
            (lt.dht_immutable_item_alert,),
            lambda alert: alert.target == wanted,
            shared=True,
        )
        return alert.item["value"]

    async def dht_put_immutable_item(self, data: Any) -> lt.sha1_hash:
        """Stores anything that can be bencoded; returns the hash to find it by. Raises lt.error if
        no node took it.
        """
        target = lt.sha1_hash(hashlib.sha1(lt.bencode(data)).digest())
        alert = await self.ask(
            lambda: self.native.dht_put_immutable_item(data),
            (lt.dht_put_alert,),
            lambda alert: alert.target == target,
            waits=True,
        )
        _check_put(alert)
        return target

    async def dht_get_mutable_item(self, key: bytes, salt: bytes = b"") -> dict[str, Any]:
        """What a public key (32 bytes) signed under ``salt``, when all nodes were asked: a dict as
        dht_mutable_item_alert.item, whose 'value' is None if no node has it.
        """
        alert = await self.ask(
            lambda: self.native.dht_get_mutable_item(key, salt),
            (lt.dht_mutable_item_alert,),
            lambda alert: alert.authoritative and alert.key == key and _salt(alert) == salt,
            shared=True,
        )
        return dict(alert.item)

    async def dht_put_mutable_item(
        self, private_key: bytes, public_key: bytes, data: Any, salt: bytes = b""
    ) -> int:
        """Stores anything that can be bencoded, signed with a private key (64 bytes), to be found
        by the public one (32 bytes) and ``salt``; returns its sequence number. Raises lt.error if
        no node took it.
        """
        alert = await self.ask(
            lambda: self.native.dht_put_mutable_item(private_key, public_key, data, salt),
            (lt.dht_put_alert,),
            lambda alert: alert.public_key == public_key and _salt(alert) == salt,
        )
        _check_put(alert)
        return int(alert.seq)

    async def dht_get_peers(self, info_hash: Hash) -> list[tuple[str, int]]:
        """The peers in the first answer that has some. Others may follow: subscribe to
        dht_get_peers_reply_alert for all. libtorrent does not tell when there are none: limit the
        time.
        """
        wanted = _sha1(info_hash)
        alert = await self.ask(
            lambda: self.native.dht_get_peers(wanted),
            (lt.dht_get_peers_reply_alert,),
            lambda alert: alert.info_hash == wanted,
            shared=True,
        )
        return list(alert.peers())

    async def dht_announce(self, info_hash: Hash, port: int = 0, flags: int = 0) -> None:
        """Announces a torrent to the nodes that look after its info-hash. libtorrent does not tell
        when that is done; peers that they know come as dht_get_peers_reply_alert.
        """
        await self.run(self.native.dht_announce, _sha1(info_hash), port, flags)

    async def dht_live_nodes(self, node_id: Hash) -> list[dict[str, Any]]:
        """The nodes that our node of that id knows, a dict for each: 'nid' and 'endpoint'."""
        wanted = _sha1(node_id)
        alert = await self.ask(
            lambda: self.native.dht_live_nodes(wanted),
            (lt.dht_live_nodes_alert,),
            lambda alert: alert.node_id == wanted,
            shared=True,
        )
        return list(alert.nodes)

    async def dht_sample_infohashes(
        self, endpoint: tuple[str, int], target: Hash
    ) -> lt.dht_sample_infohashes_alert:
        """What the node at ``endpoint`` tells of its info-hashes. It tells nothing if it is gone:
        limit the time.
        """
        wanted = (endpoint[0], endpoint[1])
        alert: lt.dht_sample_infohashes_alert = await self.ask(
            lambda: self.native.dht_sample_infohashes(wanted, _sha1(target)),
            (lt.dht_sample_infohashes_alert,),
            lambda alert: _same_node(alert.endpoint, wanted),
        )
        return alert

    async def dht_direct_request(self, endpoint: tuple[str, int], request: Any) -> Any:
        """What the node at ``endpoint`` answers to a message of the caller's, bdecoded. Raises
        lt.error with the code errors.timed_out if it does not.
        """
        number = next(self._numbers)
        alert = await self.ask(
            lambda: self.native.dht_direct_request(endpoint, request, number),
            (lt.dht_direct_response_alert,),
            lambda alert: alert.userdata == number,
        )
        response = alert.response()
        if response is None:
            code = lt.error_code(int(lt.errors.timed_out), lt.libtorrent_category())
            raise from_code(code, f"the node at {endpoint[0]}:{endpoint[1]} does not answer")
        return response

    async def dht_stats(self) -> lt.dht_stats_alert:
        """The state of our DHT node; of the first one if there are several."""
        alert: lt.dht_stats_alert = await self.ask(
            self.native.post_dht_stats, (lt.dht_stats_alert,)
        )
        return alert


def _sha1(value: Hash) -> lt.sha1_hash:
    if isinstance(value, lt.sha1_hash):
        return value
    return lt.sha1_hash(bytes.fromhex(value) if isinstance(value, str) else value)


def _same_node(one: tuple[str, int], other: tuple[str, int]) -> bool:
    """Whether two endpoints are the same: an address can be written in several ways."""
    return one[1] == other[1] and ipaddress.ip_address(one[0]) == ipaddress.ip_address(other[0])


def _salt(alert: lt.dht_mutable_item_alert | lt.dht_put_alert) -> bytes:
    return alert.salt.encode("utf-8", "surrogateescape")


def _check_put(alert: lt.dht_put_alert) -> None:
    if alert.num_success == 0:
        raise lt.error("no node of the DHT stored the item")
