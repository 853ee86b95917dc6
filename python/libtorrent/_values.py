# SPDX-License-Identifier: BSD-3-Clause
"""Values: text, ordering, copies and pickles of hashes, error codes and bundles of fields."""

from __future__ import annotations

from libtorrent import _libtorrent as native
from libtorrent._extend import extend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class _object:
    def __deepcopy__(self: Any, memo: dict[int, Any]) -> Any:
        return self.__copy__()


class _hash:
    def __str__(self: Any) -> str:
        return self.hex()  # type: ignore[no-any-return]

    def __repr__(self: Any) -> str:
        return f"<libtorrent.{type(self).__name__} {self.hex()}>"

    def __bytes__(self: Any) -> bytes:
        return self.to_bytes()  # type: ignore[no-any-return]

    def __reduce__(self: Any) -> Any:
        return type(self), (self.to_bytes(),)


class _info_hash_t:
    def __reduce__(self: Any) -> Any:
        return type(self), (self.v1, self.v2)


class _fingerprint:
    def __str__(self: Any) -> str:
        return self.to_string()  # type: ignore[no-any-return]


class _error_code:
    def __getstate__(self: Any) -> tuple[int, str]:
        return self.value(), self.category().name()

    def __setstate__(self: Any, state: tuple[int, str]) -> None:
        value, category = state
        self.assign(value, native.find_error_category(category))

    def __reduce__(self: Any) -> Any:
        return type(self), (), self.__getstate__()

    def __str__(self: Any) -> str:
        return self.message()  # type: ignore[no-any-return]

    def __repr__(self: Any) -> str:
        return f"<libtorrent.error_code {self.category().name()} {self.value()}: {self.message()}>"


class _error_category:
    def __repr__(self: Any) -> str:
        return f"<libtorrent.error_category {self.name()}>"

    def __reduce__(self: Any) -> Any:
        return native.find_error_category, (self.name(),)


class _alert:
    def __str__(self: Any) -> str:
        return self.message()  # type: ignore[no-any-return]


# Verbs for languages without operators: these have them.
_SUPERSEDED = {
    "error_category": ("equal", "hash", "less"),
    "info_hash_t": ("compare", "hash"),
    "sha1_hash": ("compare", "hash"),
    "sha256_hash": ("compare", "hash"),
    "torrent_handle": ("equal", "hash", "less"),
}


def install() -> None:
    """Extends the native types."""
    extend(native.object)(_object)
    extend(native.sha1_hash)(_hash)
    for name in ("__str__", "__repr__", "__bytes__", "__reduce__"):
        setattr(native.sha256_hash, name, vars(_hash)[name])
    extend(native.info_hash_t)(_info_hash_t)
    extend(native.fingerprint)(_fingerprint)
    extend(native.error_code)(_error_code)
    extend(native.error_category)(_error_category)
    extend(native.alert)(_alert)
    for owner, names in _SUPERSEDED.items():
        for name in names:
            delattr(getattr(native, owner), name)
