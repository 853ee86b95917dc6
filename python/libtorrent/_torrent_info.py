# SPDX-License-Identifier: BSD-3-Clause
"""torrent_info, file_storage, create_torrent: overloads, iteration, copies."""

from __future__ import annotations

from itertools import repeat

from libtorrent import _libtorrent as native
from libtorrent._deprecated import warn
from libtorrent._plain import create_file_entry
from libtorrent._values import not_equal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_add_entry = native.file_storage.add_entry
_add_file = native.file_storage.add_file
_at = native.file_storage.at
_create = native.create_torrent
_create_init = native.create_torrent.__init__
_set_comment = native.create_torrent.set_comment
_set_creator = native.create_torrent.set_creator
_info_init = native.torrent_info.__init__
_trackers = native.torrent_info.trackers


def _extent(files: Any) -> str:
    return f"{files.name()!r}, files: {files.num_files()}, bytes: {files.total_size()}"


class _file_storage:
    def __len__(self: Any) -> int:
        return int(self.num_files())

    def __repr__(self: Any) -> str:
        return f"<libtorrent.file_storage {_extent(self)}>"

    def __iter__(self: Any) -> Iterator[Any]:
        """A file_entry for each file."""
        return map(_at, repeat(self), range(self.num_files()))

    def size_on_disk(self: Any) -> int:
        """The bytes of all files without pad files, which are not saved."""
        sizes = (
            self.file_size(index)
            for index in range(self.num_files())
            if not self.pad_file_at(index)
        )
        return sum(sizes)

    def last_file_index_at_piece(self: Any, piece: int, /) -> int:
        """The index of the file that the last byte of a piece belongs to."""
        begin = piece * self.piece_length()
        return int(self.file_index_at_offset(begin + self.piece_size(piece) - 1))

    def add_file(
        self: Any,
        path: Any = None,
        size: int = 0,
        flags: int = 0,
        mtime: int = 0,
        linkpath: Any = "",
        *,
        entry: Any = None,
    ) -> None:
        """Appends a file of ``size`` bytes.

        ``flags``: file_flags_t; ``mtime``: seconds since 1970, UTC, 0 if unknown; ``linkpath``:
        what a symbolic link leads to. A file_entry as only argument is the deprecated form.
        """
        if entry is None:
            if not isinstance(path, native.file_entry):
                _add_file(self, path, size, flags, mtime, linkpath)
                return
            entry = path
        elif path is not None:
            raise TypeError("add_file() takes a path or an entry, not both")
        warn("this overload of add_file()", "a path and a size", 2)
        _add_entry(self, entry)


def _renamed(info: Any) -> list[tuple[int, str]]:
    """The files that have other paths than in the metadata."""
    files, original = info.files(), info.orig_files()
    paths = ((i, files.file_path(i)) for i in range(files.num_files()))
    return [(i, path) for i, path in paths if path != original.file_path(i)]


def _restore(cls: Any, content: dict[bytes, Any], renamed: list[tuple[int, str]]) -> Any:
    info = cls(content)
    for index, path in renamed:
        info.rename_file(index, path)
    return info


def _content(info: Any) -> Any:
    """All that makes a torrent_info equal to another one with the same info-hashes."""
    if not info.is_valid():
        return None
    return (
        [(tracker.url, tracker.tier) for tracker in _trackers(info)],
        info.web_seeds(),
        info.nodes(),
        info.comment(),
        info.creator(),
        info.creation_date(),
        _renamed(info),
    )


class _torrent_info:
    def __init__(
        self: Any,
        source: Any = None,
        /,
        limits: dict[str, int] | None = None,
        *,
        ti: Any = None,
        info_hash: Any = None,
    ) -> None:
        """A torrent from the path of a torrent file, its content as bytes, or that decoded as a
        dict.

        From an info_hash_t, sha1_hash or sha256_hash: one without metadata. From a torrent_info: a
        copy. ``limits`` may have max_buffer_size, max_pieces, max_decode_depth, max_decode_tokens.
        """
        given = [argument for argument in (source, ti, info_hash) if argument is not None]
        if len(given) != 1:
            raise TypeError("torrent_info() takes one source")
        _info_init(self, given[0], limits)

    def __eq__(self: Any, other: Any) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return bool(self.info_hashes() == other.info_hashes() and _content(self) == _content(other))

    __ne__ = not_equal

    def __hash__(self: Any) -> int:
        return hash(self.info_hashes())

    def __repr__(self: Any) -> str:
        hashes = self.info_hashes()
        shown = [f"v1 {hashes.v1}"] if hashes.has_v1() else []
        shown += [f"v2 {hashes.v2}"] if hashes.has_v2() else []
        shown += [_extent(self.files())] if self.is_valid() else []
        return f"<libtorrent.torrent_info {', '.join(shown)}>"

    def __reduce__(self: Any) -> Any:
        if not self.is_valid():
            return type(self), (self.info_hashes(),)
        content = _create(self).generate()
        if not self.creation_date():
            del content[b"creation date"]  # which is when it was written
        return _restore, (type(self), content, _renamed(self))

    def size_on_disk(self: Any) -> int:
        """The bytes of all files without pad files, which are not saved."""
        return int(self.files().size_on_disk())

    def layout(self: Any) -> Any:
        """The files as they are in the metadata, whatever has been renamed: the same as
        orig_files(), its name in libtorrent 2.1.
        """
        return self.orig_files()

    def trackers(self: Any) -> Iterator[Any]:
        """An announce_entry for each tracker, which are copies."""
        return iter(_trackers(self))

    def set_merkle_tree(self: Any, tree: list[bytes], /) -> None:
        """Does nothing: there are no such torrents any more. Deprecated."""


def _storage_of(files: Any) -> Any:
    storage = native.file_storage()
    for file in files:
        if not isinstance(file, create_file_entry):
            raise TypeError(f"files are of create_file_entry, not {type(file).__name__}")
        _add_file(storage, file.filename, file.size, file.flags, file.mtime, file.symlink)
    return storage


class _create_torrent:
    def __init__(
        self: Any,
        storage: Any = None,
        piece_size: int = 0,
        flags: int = 0,
        *,
        files: Any = None,
        ti: Any = None,
    ) -> None:
        """A torrent in the making, from a file_storage or a list of create_file_entry; or from a
        torrent_info, to change what is around its info dict.

        ``piece_size`` is in bytes, 0 to have it chosen; ``flags``: create_torrent_flags_t.
        """
        given = [argument for argument in (storage, files, ti) if argument is not None]
        if len(given) != 1:
            raise TypeError("create_torrent() takes a file_storage, files or a torrent_info")
        source = _storage_of(given[0]) if isinstance(given[0], (list, tuple)) else given[0]
        _create_init(self, source, piece_size, flags)

    def set_comment(self: Any, comment: str | bytes | None, /) -> None:
        """Text for people, whatever it says; None for none."""
        _set_comment(self, "" if comment is None else comment)

    def set_creator(self: Any, creator: str | bytes | None, /) -> None:
        """The name of the program that makes it; None for none."""
        _set_creator(self, "" if creator is None else creator)


EXTENDS = {
    "create_torrent": _create_torrent,
    "file_storage": _file_storage,
    "torrent_info": _torrent_info,
}
