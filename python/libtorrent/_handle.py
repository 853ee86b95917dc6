# SPDX-License-Identifier: BSD-3-Clause
"""torrent_handle: overloads, and the calls that flags and torrent_status have replaced."""

from __future__ import annotations

from libtorrent import _libtorrent as native
from libtorrent._errors import check_handle
from libtorrent._session import in_slices

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_add_piece = native.torrent_handle.add_piece
_clear_piece_deadlines = native.torrent_handle.clear_piece_deadlines
_packed_file_priorities = native.torrent_handle.packed_file_priorities
_packed_file_progress = native.torrent_handle.packed_file_progress
_packed_piece_availability = native.torrent_handle.packed_piece_availability
_packed_piece_priorities = native.torrent_handle.packed_piece_priorities
_set_metadata = native.torrent_handle.set_metadata
_file_priority = native.torrent_handle.file_priority
_set_file_priority = native.torrent_handle.set_file_priority
_piece_priority = native.torrent_handle.piece_priority
_set_piece_priority = native.torrent_handle.set_piece_priority
_read = native.piece_reader.read

_UPLOAD_MODE, _SHARE_MODE, _APPLY_IP_FILTER = 2, 4, 8
_PAUSED, _AUTO_MANAGED = 0x10, 0x20
_SUPER_SEEDING, _SEQUENTIAL_DOWNLOAD, _STOP_WHEN_READY = 0x100, 0x200, 0x400


def _switch(flag: int, name: str) -> Callable[[Any, bool], None]:
    def switch(self: Any, on: bool, /) -> None:
        self.set_flags(flag if on else 0, flag)

    switch.__doc__ = f"Sets or clears torrent_flags.{name}. Deprecated: set_flags(), unset_flags()."
    return switch


class _extra_methods:
    def add_piece(self: Any, piece: int, data: Any, flags: int = 0, /) -> None:
        """Has the bytes of a whole piece written to disk and checked as if a peer had sent them;
        ``flags``: add_piece_flags_t. piece_finished_alert or hash_failed_alert tells what came of
        it. Text stands for its UTF-8 bytes.
        """
        _add_piece(self, piece, data.encode() if isinstance(data, str) else data, flags)

    def set_metadata(self: Any, data: Any, /) -> bool:
        """Gives a torrent that has no metadata its bencoded info dict; returns whether it fits.
        Text stands for its UTF-8 bytes. Waits for the network thread.
        """
        return bool(_set_metadata(self, data.encode() if isinstance(data, str) else data))

    def clear_piece_deadlines(index: Any) -> None:
        """Forgets all deadlines."""
        # The reference names the object itself so, as a keyword.
        _clear_piece_deadlines(index)

    def file_priority(self: Any, index: int, priority: int | None = None, /) -> int | None:
        """The priority of a file, from 0 to 7; with a second argument sets it. Getting waits for
        the network thread.
        """
        if priority is None:
            return int(_file_priority(self, index))
        return _set_file_priority(self, index, priority)  # type: ignore[no-any-return]

    def piece_priority(self: Any, index: int, priority: int | None = None, /) -> int | None:
        """The priority of a piece, from 0 to 7; with a second argument sets it. Getting waits for
        the network thread.
        """
        if priority is None:
            return int(_piece_priority(self, index))
        return _set_piece_priority(self, index, priority)  # type: ignore[no-any-return]

    def open(
        self: Any, file: Any = 0, *, read_ahead: int = 4 << 20, timeout: float | None = None
    ) -> Any:
        """A file of the torrent, by its index or path, as a seekable io.RawIOBase that downloads
        what is read, whatever the order: libtorrent.streaming.torrent_stream.

        Pieces are given deadlines as they are read, and so are those of the next ``read_ahead``
        bytes. A read waits up to ``timeout`` seconds for a piece, else raises TimeoutError; None
        waits for ever. Alerts of the session are not disturbed: other threads may pop them, or
        nobody. ValueError without metadata, IndexError or FileNotFoundError for no such file.
        """
        from libtorrent.streaming import torrent_stream

        return torrent_stream(self, file, read_ahead=read_ahead, timeout=timeout)

    # ---- numbers, as lists and as buffers ----

    def file_progress(self: Any, flags: int = 0) -> list[int]:
        """Bytes that each file has. ``flags``: 1 to count whole pieces only, which is quick. Waits
        for the network thread.
        """
        return native._numbers(self.file_progress_view(flags))  # type: ignore[no-any-return]

    def piece_availability(self: Any, /) -> list[int]:
        """How many peers have each piece; empty if the torrent seeds. Waits for the network
        thread.
        """
        return native._numbers(self.piece_availability_view())  # type: ignore[no-any-return]

    def get_file_priorities(self: Any, /) -> list[int]:
        """The priorities of all files. Waits for the network thread."""
        return native._numbers(_packed_file_priorities(self))  # type: ignore[no-any-return]

    def get_piece_priorities(self: Any, /) -> list[int]:
        """The priorities of all pieces; empty without metadata. Waits for the network thread."""
        return native._numbers(_packed_piece_priorities(self))  # type: ignore[no-any-return]

    def file_progress_view(self: Any, flags: int = 0) -> memoryview:
        """What file_progress() gives, as a read-only memoryview of format "q": numpy.asarray()
        takes it without copying.
        """
        return memoryview(_packed_file_progress(self, flags)).cast("q")

    def piece_availability_view(self: Any, /) -> memoryview:
        """What piece_availability() gives, as a read-only memoryview of format "i"."""
        return memoryview(_packed_piece_availability(self)).cast("i")

    def file_priorities_view(self: Any, /) -> memoryview:
        """What get_file_priorities() gives, as a read-only memoryview of format "B"."""
        return memoryview(_packed_file_priorities(self))

    def piece_priorities_view(self: Any, /) -> memoryview:
        """What get_piece_priorities() gives, as a read-only memoryview of format "B"."""
        return memoryview(_packed_piece_priorities(self))

    # ---- deprecated ----

    def super_seeding(self: Any, on: bool | None = None, /) -> bool | None:
        """Whether torrent_flags.super_seeding is set; with an argument sets or clears it.
        Deprecated: flags().
        """
        if on is None:
            return bool(self.flags() & _SUPER_SEEDING)
        self.set_flags(_SUPER_SEEDING if on else 0, _SUPER_SEEDING)
        return None

    def is_seed(self: Any) -> bool:
        """Whether all pieces are there. Deprecated: torrent_status.is_seeding."""
        return bool(self.status(0).is_seeding)

    def is_finished(self: Any) -> bool:
        """Whether all wanted pieces are there. Deprecated: torrent_status.is_finished."""
        return bool(self.status(0).is_finished)

    def has_metadata(self: Any) -> bool:
        """Whether the metadata is there. Deprecated: torrent_status.has_metadata."""
        return bool(self.status(0).has_metadata)

    def is_paused(self: Any) -> bool:
        """Whether torrent_flags.paused is set. Deprecated: flags()."""
        return bool(self.flags() & _PAUSED)

    def is_auto_managed(self: Any) -> bool:
        """Whether torrent_flags.auto_managed is set. Deprecated: flags()."""
        return bool(self.flags() & _AUTO_MANAGED)

    def get_torrent_info(self: Any) -> Any:
        """The metadata, None without. Deprecated: torrent_file()."""
        return self.torrent_file()

    def file_priorities(self: Any) -> list[int]:
        """The priorities of all files. Deprecated: get_file_priorities()."""
        return self.get_file_priorities()  # type: ignore[no-any-return]

    def piece_priorities(self: Any) -> list[int]:
        """The priorities of all pieces. Deprecated: get_piece_priorities()."""
        return self.get_piece_priorities()  # type: ignore[no-any-return]

    def set_peer_download_limit(self: Any, endpoint: tuple[str, int], limit: int, /) -> None:
        """Does nothing: peers have no limits of their own. Deprecated: peer classes."""

    def set_peer_upload_limit(self: Any, endpoint: tuple[str, int], limit: int, /) -> None:
        """Does nothing: peers have no limits of their own. Deprecated: peer classes."""

    def set_priority(self: Any, priority: int, /) -> None:
        """Does nothing: torrents have no priority. Deprecated: peer classes."""
        check_handle(self)

    def set_ratio(self: Any, ratio: float, /) -> None:
        """Does nothing: there is no ratio to keep. Deprecated."""

    def set_tracker_login(self: Any, name: str, password: str, /) -> None:
        """Does nothing: put name and password into the URL of the tracker. Deprecated."""
        check_handle(self)

    def use_interface(self: Any, interface: str, /) -> None:
        """Does nothing: a session has its interfaces. Deprecated: setting `outgoing_interfaces`."""
        check_handle(self)

    apply_ip_filter = _switch(_APPLY_IP_FILTER, "apply_ip_filter")
    auto_managed = _switch(_AUTO_MANAGED, "auto_managed")
    set_sequential_download = _switch(_SEQUENTIAL_DOWNLOAD, "sequential_download")
    set_share_mode = _switch(_SHARE_MODE, "share_mode")
    set_upload_mode = _switch(_UPLOAD_MODE, "upload_mode")
    stop_when_ready = _switch(_STOP_WHEN_READY, "stop_when_ready")


class _piece_reader:
    def read(self: Any, piece: int, max_wait: int, /) -> bytes | None:
        """The bytes of a piece that was asked for, waiting at most ``max_wait`` milliseconds; None
        if it is not there in time. The reader keeps nothing of it. Other threads run meanwhile;
        Ctrl-C acts at once.

        ValueError for a piece that was not asked for, InvalidTorrentHandleError if the torrent was
        removed or the session closed, lt.error if the piece cannot be read or the torrent has
        stopped with an error.
        """
        found: bytes | None = in_slices(lambda wait: _read(self, piece, wait), max_wait)
        return found


EXTENDS = {"piece_reader": _piece_reader, "torrent_handle": _extra_methods}
