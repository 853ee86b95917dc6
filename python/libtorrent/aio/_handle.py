# SPDX-License-Identifier: BSD-3-Clause
"""torrent_handle, with awaitables."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import libtorrent as lt
from libtorrent._errors import from_code
from libtorrent.aio._dispatch import STOPS, failure_of

if TYPE_CHECKING:
    from libtorrent.aio._session import session
    from libtorrent.aio._stream import torrent_stream

_FAILURES = (
    *STOPS,
    lt.file_rename_failed_alert,
    lt.save_resume_data_failed_alert,
    lt.scrape_failed_alert,
    lt.storage_moved_failed_alert,
)
_states = lt.torrent_status.states
# Since 2.0.9 libtorrent posts what its network thread is asked for, and no thread has to wait.
_POSTS = (lt.version_major, lt.version_minor, lt.version_tiny) >= (2, 0, 9)


class torrent_handle:
    """A torrent in a session, for asyncio and trio. Handles of the same torrent are equal.

    Awaitables that need the torrent raise lt.InvalidTorrentHandleError when it is removed or the
    session is closed. ``native`` is the lt.torrent_handle, whose methods that return nothing, such
    as set_flags(), may be called directly: few of them wait. For others there is session.run().
    """

    __slots__ = ("native", "session")

    def __init__(self, owner: session, native: lt.torrent_handle) -> None:
        self.session = owner
        self.native = native

    def __eq__(self, other: object) -> bool:
        if isinstance(other, torrent_handle):
            return self.native == other.native
        return NotImplemented

    def __hash__(self) -> int:
        return hash(self.native)

    def __repr__(self) -> str:
        return f"<libtorrent.aio.torrent_handle {self.native!r}>"

    def is_valid(self) -> bool:
        """Whether the torrent is there."""
        return self.native.is_valid()

    async def _ask(self, start: Callable[[], object] | None, *kinds: type, **more: Any) -> Any:
        native = self.native
        accept = more.pop("accept", None)

        def mine(alert: Any) -> bool:
            return alert.handle == native and (accept is None or bool(accept(alert)))

        alert = await self.session.ask(start, kinds, mine, handle=native, **more)
        if isinstance(alert, _FAILURES):
            raise failure_of(alert) or lt.error(alert.message())
        return alert

    # ---- what it is and does ----

    async def _query(self, post: str, kind: str, field: str, get: str, *args: int) -> Any:
        """The ``field`` of the alert that ``post`` brings, or else what ``get`` returns."""
        if not _POSTS:
            return await self.session.run(getattr(self.native, get), *args)
        start = functools.partial(getattr(self.native, post), *args)
        return getattr(await self._ask(start, getattr(lt, kind)), field)

    async def status(self, flags: int = 0xFFFFFFFF) -> lt.torrent_status:
        """How the torrent is; ``flags``: status_flags_t, what to find out."""
        result: lt.torrent_status = await self.session.run(self.native.status, flags)
        return result

    async def get_peer_info(self) -> list[lt.peer_info]:
        """The peers that are connected."""
        result: list[lt.peer_info] = await self._query(
            "post_peer_info", "peer_info_alert", "peer_info", "get_peer_info"
        )
        return result

    async def announce_entries(self) -> list[lt.announce_entry]:
        """The trackers."""
        result: list[lt.announce_entry] = await self._query(
            "post_trackers", "tracker_list_alert", "trackers", "announce_entries"
        )
        return result

    async def get_download_queue(self) -> list[dict[str, Any]]:
        """The pieces that are being downloaded, see lt.torrent_handle.get_download_queue()."""
        # libtorrent does not answer post_download_queue() for a torrent that seeds.
        result: list[dict[str, Any]] = await self.session.run(self.native.get_download_queue)
        return result

    async def file_progress(self, flags: int = 0) -> list[int]:
        """Bytes of each file that are there; ``flags``: 1 to count whole pieces only."""
        result: list[int] = await self._query(
            "post_file_progress",
            "file_progress_alert",
            "files",
            "file_progress",
            flags,
        )
        return result

    async def piece_availability(self) -> list[int]:
        """How many peers have each piece; empty if the torrent seeds."""
        result: list[int] = await self._query(
            "post_piece_availability",
            "piece_availability_alert",
            "piece_availability",
            "piece_availability",
        )
        return result

    async def torrent_file(self) -> lt.torrent_info | None:
        """The metadata, None without. See metadata()."""
        result: lt.torrent_info | None = await self.session.run(self.native.torrent_file)
        return result

    async def connect_peer(self, endpoint: tuple[str, int]) -> None:
        """Tells the torrent of a peer: (address, port). It connects when it is its turn."""
        await self.session.run(self.native.connect_peer, endpoint)

    # ---- requests ----

    async def save_resume_data(self, flags: int = 0) -> lt.add_torrent_params:
        """What to add the torrent with the next time. Several at once are done one by one. Raises
        lt.error, with the code errors.resume_data_not_modified if the ``flags`` ask for that.
        """
        dispatcher = self.session.dispatcher
        async with dispatcher.turn("save_resume_data", self.native):
            alert: lt.save_resume_data_alert = await self._ask(
                lambda: self.native.save_resume_data(flags),
                lt.save_resume_data_alert,
                lt.save_resume_data_failed_alert,
                abandon=True,
            )
        return alert.params

    async def read_piece(self, piece: int) -> bytes:
        """The bytes of a piece that is there; lt.error for one that is not."""
        alert = await self._ask(
            lambda: self.native.read_piece(piece),
            lt.read_piece_alert,
            accept=lambda alert: alert.piece == piece,
            waits=True,
        )
        error = failure_of(alert)
        if error is not None:
            raise error
        return bytes(alert.buffer)

    async def move_storage(self, path: str | os.PathLike[str], flags: int = 0) -> str:
        """Moves the files to another folder; returns its path. ``flags``: move_flags_t."""
        dispatcher = self.session.dispatcher
        async with dispatcher.turn("move_storage", self.native):
            alert: lt.storage_moved_alert = await self._ask(
                lambda: self.native.move_storage(path, flags),
                lt.storage_moved_alert,
                lt.storage_moved_failed_alert,
                abandon=True,
            )
        return alert.storage_path()

    async def rename_file(self, index: int, new_path: str | os.PathLike[str]) -> str:
        """Renames a file, by a path within the torrent's folder; returns its new path."""
        alert: lt.file_renamed_alert = await self._ask(
            lambda: self.native.rename_file(index, new_path),
            lt.file_renamed_alert,
            lt.file_rename_failed_alert,
            accept=lambda alert: alert.index == index,
            waits=True,
        )
        return alert.new_name()

    async def force_recheck(self) -> None:
        """Checks all files again; returns when that is done."""
        await self._ask(self.native.force_recheck, lt.torrent_checked_alert, *STOPS)

    async def flush_cache(self) -> None:
        """Returns when all that was to be written is on disk."""
        await self._ask(self.native.flush_cache, lt.cache_flushed_alert)

    async def scrape_tracker(self, index: int = -1) -> lt.scrape_reply_alert:
        """What a tracker tells of the numbers of peers; of the last one that worked by default.
        Raises lt.error.
        """

        def start() -> None:
            if not self.native.announce_entries():
                raise lt.error("the torrent has no trackers")
            self.native.scrape_tracker(index)

        alert: lt.scrape_reply_alert = await self._ask(
            start,
            lt.scrape_reply_alert,
            lt.scrape_failed_alert,
            waits=True,
        )
        return alert

    async def pause(self, flags: int = 0) -> None:
        """Pauses the torrent, out of the hands of the queue; returns when it is paused.
        ``flags``: 1 to let what is being downloaded arrive first.
        """
        self.native.unset_flags(lt.torrent_flags.auto_managed)
        await self._switch(
            lambda: self.native.pause(flags), lt.torrent_paused_alert, lt.torrent_flags.paused
        )

    async def resume(self) -> None:
        """Lets a paused torrent go on; returns when it does."""
        await self._switch(self.native.resume, lt.torrent_resumed_alert, 0)

    async def _switch(self, start: Callable[[], None], kind: type, wanted: int) -> None:
        native = self.native
        dispatcher = self.session.dispatcher
        # Expected first: another task's may come while a worker thread looks, and nothing is posted
        # for what is so already.
        one = dispatcher.expect((kind,), lambda alert: alert.handle == native, native, shared=True)
        try:
            if await self.session.run(native.flags) & lt.torrent_flags.paused != wanted:
                start()
                await dispatcher.result(one)
        finally:
            dispatcher.forget(one)

    async def prioritize_files(self, priorities: Sequence[int]) -> None:
        """Sets the priorities of the files from the first on; returns when that is done. Raises
        lt.error if data cannot be moved to or from the part file.
        """
        alert = await self._ask(
            lambda: self.native.prioritize_files(priorities), lt.file_prio_alert, waits=True
        )
        error = failure_of(alert)
        if error is not None:
            raise error

    async def remove(self, *, delete_files: bool = False) -> None:
        """See session.remove_torrent()."""
        await self.session.remove_torrent(self, delete_files=delete_files)

    async def open(
        self, file: int | str | os.PathLike[str] = 0, *, read_ahead: int = 4 << 20
    ) -> torrent_stream:
        """A file, by its index or path, to be read while it is downloaded. Waits for the metadata.

        Pieces are given deadlines as they are read, and so are those of the next ``read_ahead``
        bytes. Use it as ``async with await torrent.open("a.mkv") as stream``.
        """
        from libtorrent.aio._stream import torrent_stream

        return torrent_stream(self, await self.metadata(), file, read_ahead)

    # ---- waiting ----

    async def metadata(self) -> lt.torrent_info:
        """The metadata, as soon as peers have sent it."""
        result: lt.torrent_info = await self._until(
            self.native.torrent_file, lt.metadata_received_alert
        )
        return result

    async def checked(self) -> None:
        """Returns when the files are checked and the torrent starts. Raises lt.error when it stops
        with an error.
        """
        checking = (_states.checking_files, _states.checking_resume_data)
        await self._until(lambda: self._state() not in checking, lt.torrent_checked_alert)

    async def finished(self) -> None:
        """Returns when all that is wanted of the torrent is there. Raises lt.error when it stops
        with an error.
        """
        done = (_states.finished, _states.seeding)
        await self._until(lambda: self._state() in done, lt.torrent_finished_alert)

    def _state(self) -> Any:
        status = self.native.status(0)
        if status.errc.value():
            raise from_code(status.errc)
        return status.state

    async def _until(self, look: Callable[[], Any], kind: type) -> Any:
        """What ``look`` gives once that is true: now, or after an alert."""
        native = self.native
        dispatcher = self.session.dispatcher
        while True:
            # Expected first: it may come while a worker thread looks.
            one = dispatcher.expect(
                (kind, *STOPS), lambda alert: alert.handle == native, native, shared=True
            )
            try:
                found = await self.session.run(look)
                if found:
                    return found
                alert = await dispatcher.result(one)
            finally:
                dispatcher.forget(one)
            if isinstance(alert, STOPS):
                raise failure_of(alert) or lt.error(alert.message())
