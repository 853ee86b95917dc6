# SPDX-License-Identifier: BSD-3-Clause
"""Files of a torrent, read while they are downloaded. See torrent_handle.open().

Pieces that are read are downloaded even if their file has priority 0. But where nothing at all is
wanted of a torrent, libtorrent disconnects seeds between two reads, unless the setting
`close_redundant_connections` is off.
"""

from __future__ import annotations

import errno
import io
import os
from typing import Any, Union

import libtorrent as lt

File = Union[int, str, "os.PathLike[str]"]

#: What is downloaded ahead of the reader, in bytes.
READ_AHEAD = 4 << 20
# In milliseconds.
_FOREVER = 1 << 40
# How much later than the piece before it each piece ahead is to be there, in milliseconds.
_STEP = 100


def file_index(info: lt.torrent_info, file: File) -> int:
    """The index of a file: ``file`` itself, or that of the path ``file``, with the torrent's own
    folder or without. IndexError, FileNotFoundError.
    """
    storage = info.files()
    count = info.num_files()
    if isinstance(file, int):
        if not 0 <= file < count:
            raise IndexError(f"file {file} is out of range: the torrent has {count}")
        return file
    wanted = os.fspath(file)
    inside = os.path.join(storage.name(), wanted)
    for index in range(count):
        if storage.file_path(index) in (wanted, inside):
            return index
    raise FileNotFoundError(errno.ENOENT, "the torrent has no such file", wanted)


class Window:
    """Where in a file a reader is, and which pieces it needs now and next. No input or output."""

    def __init__(self, info: lt.torrent_info, file: File, read_ahead: int) -> None:
        if read_ahead < 0:
            raise ValueError("read_ahead must not be negative")
        storage = info.files()
        self.index = file_index(info, file)
        self.path: str = storage.file_path(self.index)
        self.size: int = storage.file_size(self.index)
        self.position = 0
        self._start: int = storage.file_offset(self.index)
        self._piece_length: int = info.piece_length()
        self._ahead = read_ahead
        # The pieces that are asked for; the bytes of one piece.
        self.asked: set[int] = set()
        self.piece = -1
        self.data = b""

    def seek(self, offset: int, whence: int) -> int:
        """Moves the position; see io.IOBase.seek()."""
        if whence not in (os.SEEK_SET, os.SEEK_CUR, os.SEEK_END):
            raise ValueError(f"whence must be 0, 1 or 2, not {whence}")
        target = offset + (0, self.position, self.size)[whence]
        if target < 0:
            raise ValueError(f"negative position {target}")
        self.position = target
        return target

    def at_end(self) -> bool:
        """Whether nothing is left to read."""
        return self.position >= self.size

    def needed(self) -> int:
        """The piece at the position."""
        return (self._start + self.position) // self._piece_length

    def move(self) -> tuple[list[tuple[int, int]], list[int]]:
        """What moves the window to the position: the pieces to ask for, each with its deadline in
        milliseconds, and those that are no longer needed. ``asked`` is for who does so to change.
        """
        first = self.needed()
        end = min(self.size, self.position + 1 + self._ahead)
        last = (self._start + end - 1) // self._piece_length
        window = range(first, last + 1)
        left = [piece for piece in self.asked if piece not in window]
        new = [
            (piece, (piece - first) * _STEP)
            for piece in window
            if piece not in self.asked and piece != self.piece
        ]
        return new, sorted(left)

    def take(self, piece: int, data: bytes) -> None:
        """Keeps the bytes of a piece in place of those of another."""
        self.asked.discard(piece)
        self.piece = piece
        self.data = data

    def view(self, size: int) -> memoryview:
        """The bytes from the position on, as far as the kept piece has them, at most ``size``, and
        moves the position behind them.
        """
        begin = self._start + self.position - self.piece * self._piece_length
        size = min(size, self.size - self.position, len(self.data) - begin)
        self.position += size
        return memoryview(self.data)[begin : begin + size]


class torrent_stream(io.RawIOBase):
    """A file of a torrent, read-only and seekable; reading downloads what is read, and a window
    ahead of it. For one thread at a time. See torrent_handle.open().
    """

    def __init__(
        self,
        handle: lt.torrent_handle,
        file: File = 0,
        *,
        read_ahead: int = READ_AHEAD,
        timeout: float | None = None,
    ) -> None:
        super().__init__()
        self._reader: lt.piece_reader | None = None
        info = handle.torrent_file()
        if info is None:
            raise ValueError("the torrent has no metadata yet")
        self._window = Window(info, file, read_ahead)
        #: The path of the file in the torrent.
        self.name = self._window.path
        self.mode = "rb"
        #: How long a read waits for a piece before it raises TimeoutError, in seconds; None: for
        #: ever.
        self.timeout = timeout
        # The last read did not get its piece.
        self._failed = False
        self._reader = lt.piece_reader(handle)

    def close(self) -> None:
        """Lets go of the pieces that were asked for."""
        self._reader = None
        super().close()

    def readable(self) -> bool:
        """True."""
        self._open()
        return True

    def seekable(self) -> bool:
        """True."""
        self._open()
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Moves the position; nothing is asked for until the next read."""
        self._open()
        return self._window.seek(offset, whence)

    def tell(self) -> int:
        """The position."""
        self._open()
        return self._window.position

    @property
    def size(self) -> int:
        """The size of the file in bytes."""
        return self._window.size

    def readinto(self, buffer: Any, /) -> int:
        """Reads into a buffer, as much as it takes but not beyond the end of one piece; 0 at the
        end of the file.

        Raises TimeoutError; lt.InvalidTorrentHandleError when the torrent is removed or its session
        closed; lt.error when it stops with an error. The position stays then.
        """
        target = memoryview(buffer).cast("B")
        found = self._some(len(target))
        target[: len(found)] = found
        return len(found)

    def read(self, size: int | None = -1, /) -> bytes:
        """Up to ``size`` bytes, not beyond the end of one piece; all that is left with -1."""
        if size is None or size < 0:
            return self.readall()
        return bytes(self._some(size))

    def readall(self) -> bytes:
        """All that is left."""
        self._open()
        parts = []
        while found := self._some(self._window.size):
            parts.append(found)
        return b"".join(parts)

    def _open(self) -> lt.piece_reader:
        if self._reader is None:
            raise ValueError("I/O operation on closed file")
        return self._reader

    def _some(self, size: int) -> memoryview:
        reader = self._open()
        window = self._window
        if size == 0 or window.at_end():
            return memoryview(b"")
        piece = window.needed()
        new, left = window.move()
        # Ctrl-C may come between any two of these.
        for other in left:
            reader.forget(other)
            window.asked.discard(other)
        for wanted, deadline in new:
            reader.request(wanted, deadline)
            window.asked.add(wanted)
        if piece != window.piece:
            if self._failed:
                # Of a torrent that had stopped, too: only a new request starts it again.
                reader.request(piece, 0)
            self._failed = True
            window.take(piece, self._wait(reader, piece))
            self._failed = False
        return window.view(size)

    def _wait(self, reader: lt.piece_reader, piece: int) -> bytes:
        wait = _FOREVER if self.timeout is None else int(min(self.timeout * 1000, _FOREVER))
        data = reader.read(piece, wait)
        if data is None:
            raise TimeoutError(f"{self.name}: piece {piece} did not come in time")
        return data
