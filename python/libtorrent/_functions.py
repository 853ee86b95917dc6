# SPDX-License-Identifier: BSD-3-Clause
"""Functions of the package that are more than a native one."""

from __future__ import annotations

from libtorrent import _libtorrent as native
from libtorrent._deprecated import members
from libtorrent._plain import create_file_entry
from libtorrent._session import native_add_torrent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_ALL = 0xFFFFFFFF

_metrics: list[Any] | None = None

_bdecode = native.bdecode
_read_session_params = native.read_session_params
_write_session_params = native.write_session_params
_write_session_params_buf = native.write_session_params_buf
_add_files = native.add_files
_set_piece_hashes = native.set_piece_hashes


def add_files(
    fs: Any, path: Any, predicate: Callable[[str], object] | None = None, flags: int = 0
) -> None:
    """Adds the file at ``path``, or the folder with all that is in it, to a file_storage.

    ``predicate`` is called with each absolute path and says whether to take it. ``flags``:
    create_torrent_flags_t. Other threads run meanwhile, and see all of the files or none. Raises
    RuntimeError if one of them has changed the storage before it is done.
    """
    _add_files(fs, path, predicate, flags)


def list_files(
    path: Any, predicate: Callable[[str], object] | None = None, flags: int = 0
) -> list[Any]:
    """The file at ``path``, or all that is in the folder, as a create_file_entry each.

    ``predicate`` is called with each absolute path and says whether to take it. ``flags``:
    create_torrent_flags_t. Other threads run meanwhile.
    """
    storage = native.file_storage()
    _add_files(storage, path, predicate, flags)
    return [
        create_file_entry(
            storage.file_path(index),
            storage.file_size(index),
            storage.file_flags(index),
            storage.mtime(index),
            storage.symlink(index),
        )
        for index in range(storage.num_files())
    ]


def set_piece_hashes(
    torrent: Any,
    path: Any,
    progress: Callable[[int], object] | None = None,
    /,
    *,
    settings: dict[str, Any] | None = None,
) -> None:
    """Reads all files below the folder ``path`` and sets the hashes of a create_torrent.

    ``progress`` is called with the index of each piece that is done; it stops all by returning
    False or raising. ``settings`` may have hashing_threads and others. Other threads run meanwhile;
    Ctrl-C stops it.
    """
    _set_piece_hashes(torrent, path, progress, settings)


def read_session_params(buffer: Any = None, flags: int = _ALL, *, dict: Any = None) -> Any:
    """The session_params from what write_session_params() or write_session_params_buf() gave.

    ``flags``: save_state_flags_t, the parts to take.
    """
    if (buffer is None) == (dict is None):
        raise TypeError("read_session_params() takes a dict or bytes")
    return _read_session_params(dict if buffer is None else buffer, flags)


def write_session_params(entry: Any, flags: int = _ALL) -> Any:
    """A session_params as a dict, to be bencoded. ``flags``: save_state_flags_t, the parts to
    write.
    """
    return _write_session_params(entry, flags)


def write_session_params_buf(buffer: Any, flags: int = _ALL) -> Any:
    """A session_params bencoded. ``flags``: save_state_flags_t, the parts to write."""
    return _write_session_params_buf(buffer, flags)


def session_stats_metrics() -> list[Any]:
    """All counters and gauges of session_stats_alert.values, in order: a stats_metric each. They do
    not change.
    """
    global _metrics
    metrics = _metrics
    if metrics is None:
        metrics = _metrics = native.session_stats_metrics()
    return list(metrics)


def add_magnet_uri(session: Any, uri: str, params: dict[str, Any], /) -> Any:
    """Adds the torrent of a magnet link to a session; ``params`` are more fields. Deprecated."""
    return native_add_torrent(session, {"url": uri, **params})


def generate_fingerprint_bytes(
    name: str, major: int, minor: int = 0, revision: int = 0, tag: int = 0, /
) -> bytes:
    """The same as generate_fingerprint(), as bytes."""
    return native.generate_fingerprint(name, major, minor, revision, tag).encode()  # type: ignore[no-any-return]


def _category(name: str) -> Any:
    def get() -> Any:
        return getattr(native, name)()

    get.__name__ = get.__qualname__ = f"get_{name}"
    get.__doc__ = f"The same as {name}(). Deprecated."
    get.__module__ = "libtorrent"
    return get


# What the package has of all this.
FUNCTIONS = {
    function.__name__: function
    for function in (
        add_files,
        add_magnet_uri,
        generate_fingerprint_bytes,
        list_files,
        read_session_params,
        session_stats_metrics,
        set_piece_hashes,
        write_session_params,
        write_session_params_buf,
    )
}
for _function in FUNCTIONS.values():
    _function.__module__ = "libtorrent"
for _name in ("bdecode", "http", "i2p", "libtorrent", "socks", "upnp"):
    FUNCTIONS[f"get_{_name}_category"] = _category(f"{_name}_category")
FUNCTIONS["client_fingerprint"] = native.client_fingerprint
FUNCTIONS.update(members("", FUNCTIONS))
