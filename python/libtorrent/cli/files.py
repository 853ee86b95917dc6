# SPDX-License-Identifier: BSD-3-Clause
"""Reading with a limit and writing in one step that a crash cannot cut in two."""

from __future__ import annotations

import contextlib
import os
import secrets

from libtorrent.cli.exits import CommandError, Exit, from_os_error

MAX_INPUT = 512 << 20


def read_input(path: str, what: str) -> bytes:
    """Return the content of ``path``, at most ``MAX_INPUT`` bytes. ``what`` names it in errors."""
    try:
        with open(path, "rb") as stream:
            data = stream.read(MAX_INPUT + 1)
    except OSError as error:
        raise from_os_error(error, f"cannot read {what} {path}") from error
    if len(data) > MAX_INPUT:
        raise CommandError(Exit.BAD_TORRENT, f"{what} {path} is larger than {MAX_INPUT} bytes")
    return data


def write_atomically(path: str, data: bytes, private: bool = False) -> None:
    """Write ``data`` to ``path`` so that after a crash it is all old or all new.

    The data goes to a temporary file of the same folder, is flushed to the disk and renamed; then
    the folder is flushed. Raises ``OSError``, with the temporary file removed.
    ``private`` files are readable by the owner alone. A device or pipe is written to as it is, and
    what a symbolic link points to is replaced, not the link.
    """
    path = os.path.realpath(path)
    if os.path.exists(path) and not os.path.isfile(path):
        with open(path, "wb") as stream:
            stream.write(data)
        return
    folder = os.path.dirname(path) or "."
    temporary = os.path.join(folder, f".tmp-{secrets.token_hex(8)}")
    # Not mkstemp(): to widen what that makes, the umask would have to be changed to be known, while
    # other threads make files.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    with contextlib.ExitStack() as undo:
        with open(os.open(temporary, flags, 0o600 if private else 0o666), "wb") as stream:
            undo.callback(os.unlink, temporary)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
        undo.pop_all()
    sync_folder(folder)


def sync_folder(folder: str) -> None:
    """Flush a folder's entries to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
