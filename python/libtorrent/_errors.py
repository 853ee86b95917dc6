# SPDX-License-Identifier: BSD-3-Clause
"""Exceptions for what libtorrent and the system report."""

from __future__ import annotations

import builtins
import errno

from libtorrent import _libtorrent as native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class error(RuntimeError):
    """What libtorrent or the system reported. The base of all exceptions that are made here.

    ``code`` is the error_code, or None if the error has none.
    """

    code: Any = None

    def __str__(self) -> str:
        return str(self.args[0]) if self.args else ""


class InvalidTorrentHandleError(error):
    """The torrent that a handle stands for, or the session, is gone."""


def check_handle(handle: Any) -> None:
    """Raises what libtorrent raises for a handle of nothing."""
    if not handle.is_valid():
        handle.flags()


class DuplicateTorrentError(error):
    """The torrent is in the session already."""


class BdecodeError(error):
    """The data is not valid bencoding."""


class InvalidArgumentError(error, ValueError):
    """An argument has the right type and a value that cannot be: also a ValueError."""


class OperatingSystemError(error, OSError):
    """An error of the operating system: also an OSError, with ``errno``, ``strerror`` and, if it is
    about a file and that is known, ``filename``.
    """

    def __reduce__(self) -> Any:
        state = {name: getattr(self, name) for name in ("errno", "strerror", "filename")}
        return type(self), self.args, {**vars(self), **state}


class FileNotFoundError(OperatingSystemError, builtins.FileNotFoundError):
    """A file or directory is not there."""


class FileExistsError(OperatingSystemError, builtins.FileExistsError):
    """A file or directory is there already."""


class PermissionError(OperatingSystemError, builtins.PermissionError):
    """The system does not allow it."""


class IsADirectoryError(OperatingSystemError, builtins.IsADirectoryError):
    """A file is needed, and there is a directory."""


class NotADirectoryError(OperatingSystemError, builtins.NotADirectoryError):
    """A directory is needed, and there is a file."""


class TimeoutError(OperatingSystemError, builtins.TimeoutError):
    """Something took too long."""


class ConnectionError(OperatingSystemError, builtins.ConnectionError):
    """A connection failed."""


_BY_ERRNO = {
    errno.ENOENT: FileNotFoundError,
    errno.EEXIST: FileExistsError,
    errno.EACCES: PermissionError,
    errno.EPERM: PermissionError,
    errno.EISDIR: IsADirectoryError,
    errno.ENOTDIR: NotADirectoryError,
    errno.ETIMEDOUT: TimeoutError,
    errno.ECONNREFUSED: ConnectionError,
    errno.ECONNRESET: ConnectionError,
    errno.ECONNABORTED: ConnectionError,
    errno.EPIPE: ConnectionError,
}


def _kind(code: Any, kind: str, errors: Any) -> type[error]:
    if kind == "invalid_handle":
        return InvalidTorrentHandleError
    if kind == "value":
        return InvalidArgumentError
    if code is None:
        return error
    category = code.category().name()
    # What the operating system finds wrong has the category "system".
    if category == "generic" and code.value() == errno.EINVAL:
        return InvalidArgumentError
    if category in ("system", "generic"):
        return _BY_ERRNO.get(code.value(), OperatingSystemError)
    if category == "bdecode":
        return BdecodeError
    if category == "libtorrent":
        return {
            int(errors.duplicate_torrent): DuplicateTorrentError,
            int(errors.invalid_torrent_handle): InvalidTorrentHandleError,
            int(errors.timed_out): TimeoutError,
        }.get(code.value(), error)
    return error


def from_code(code: Any, message: str | None = None, path: str | None = None) -> Any:
    """The exception for an error_code, to be raised; ``message`` instead of the code's own text."""
    return make(code.message() if message is None else message, code, "libtorrent", path)


def make(message: str, code: Any, kind: str, path: str | None) -> error:
    """The exception for what C reports; ``kind`` is that of its record, and ``path`` that of the
    file that it is about.
    """
    from libtorrent import errors

    cls = _kind(code, kind, errors)
    exception = cls(message)
    if code is None and kind == "invalid_handle":
        code = native.error_code(int(errors.invalid_torrent_handle), native.libtorrent_category())
    elif code is None:
        code = native.error_code(errno.EINVAL, native.generic_category())
    exception.code = code
    if isinstance(exception, OSError):
        exception.errno = errno.ETIMEDOUT if cls is TimeoutError else code.value()
        exception.strerror = code.message()
        exception.filename = path
    return exception


PUBLIC = {
    exception.__name__: exception
    for exception in (
        error,
        BdecodeError,
        ConnectionError,
        DuplicateTorrentError,
        FileExistsError,
        FileNotFoundError,
        InvalidArgumentError,
        InvalidTorrentHandleError,
        IsADirectoryError,
        NotADirectoryError,
        OperatingSystemError,
        PermissionError,
        TimeoutError,
    )
}


def _show_as_of_the_package() -> None:
    for exception in PUBLIC.values():
        exception.__module__ = "libtorrent"


_show_as_of_the_package()
