# SPDX-License-Identifier: BSD-3-Clause
"""Exit codes, and the exceptions that carry them from where a command fails to ``main``."""

from __future__ import annotations

import enum
import errno


class Exit(enum.IntEnum):
    """What a command tells the shell. The numbers are part of the interface."""

    OK = 0
    FAILED = 1
    USAGE = 2
    BAD_TORRENT = 3
    MISSING_FILE = 4
    DISK_FULL = 5
    FILE_ERROR = 6
    HASH_FAILED = 7
    NO_SOURCE = 8
    TIMEOUT = 9
    LISTEN_FAILED = 10
    INTERRUPTED = 130
    TERMINATED = 143


DESCRIPTIONS = {
    Exit.OK: "success",
    Exit.FAILED: "any other error",
    Exit.USAGE: "wrong options",
    Exit.BAD_TORRENT: "bad torrent file, magnet link or file name",
    Exit.MISSING_FILE: "a file or folder is missing",
    Exit.DISK_FULL: "the disk is full (or a file size limit or quota is reached)",
    Exit.FILE_ERROR: "a file cannot be read or written",
    Exit.HASH_FAILED: "data does not match its hashes",
    Exit.NO_SOURCE: "no tracker answers and there is no other source",
    Exit.TIMEOUT: "not done in the time given",
    Exit.LISTEN_FAILED: "cannot listen on the address",
    Exit.INTERRUPTED: "stopped by Ctrl-C (SIGINT)",
    Exit.TERMINATED: "stopped by SIGTERM",
}


class CommandError(Exception):
    """Ends a command with one line on stderr and an exit code.

    ``message`` is one line of text, which may hold surrogates from file names.
    """

    def __init__(self, code: Exit, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Interrupted(KeyboardInterrupt):
    """Raised by the signal handlers; ``signum`` is SIGINT or SIGTERM."""

    def __init__(self, signum: int) -> None:
        super().__init__(signum)
        self.signum = signum

    @property
    def code(self) -> Exit:
        """The exit code of the shell's convention, 128 + the signal's number."""
        return Exit(128 + self.signum)


def code_of_errno(number: int | None) -> Exit:
    """Return the exit code for an errno of a file operation."""
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Exit.DISK_FULL
    if number in (errno.ENOENT, errno.ENOTDIR):
        return Exit.MISSING_FILE
    return Exit.FILE_ERROR


def from_os_error(error: OSError, doing: str) -> CommandError:
    """Turn ``error`` into a ``CommandError`` that starts with ``doing``, as in "cannot read x"."""
    reason = error.strerror or str(error)
    code = code_of_errno(error.errno)
    if code is Exit.DISK_FULL:
        reason = f"the disk is full ({reason})"
    return CommandError(code, f"{doing}: {reason}")
