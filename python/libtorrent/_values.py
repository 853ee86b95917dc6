# SPDX-License-Identifier: BSD-3-Clause
"""Values: text, equality, copies and pickles of hashes, error codes and bundles of fields; and
lists and dicts in such bundles, which can be changed in place.
"""

from __future__ import annotations

from libtorrent import _libtorrent as native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class _object:
    def __deepcopy__(self: Any, memo: dict[int, Any]) -> Any:
        return self.__copy__()


# ---- lists and dicts in objects ----


def _take_list(self: Any, items: list[Any]) -> None:
    list.__setitem__(self, slice(None), items)


def _take_dict(self: Any, items: dict[Any, Any]) -> None:
    dict.clear(self)
    dict.update(self, items)


class _live:
    def __reduce_ex__(self: Any, protocol: Any) -> Any:
        plain: Any = type(self).__base__
        return plain, (plain(self),)

    def __copy__(self: Any) -> Any:
        plain: Any = type(self).__base__
        return plain(self)


_CHANGES = {
    native.live_list: (
        "__delitem__",
        "__iadd__",
        "__imul__",
        "__setitem__",
        "append",
        "clear",
        "extend",
        "insert",
        "pop",
        "remove",
        "reverse",
        "sort",
    ),
    native.live_dict: (
        "__delitem__",
        "__ior__",
        "__setitem__",
        "clear",
        "pop",
        "popitem",
        "setdefault",
        "update",
    ),
}


def _changing(change: Any, take: Callable[[Any, Any], None]) -> Callable[..., Any]:
    def changed(self: Any, *args: Any, **kwargs: Any) -> Any:
        # Somebody else may have changed the field since this was read.
        plain: Any = type(self).__base__
        now = self._field.__get__(self._owner)
        take(self, now)
        result = change(self, *args, **kwargs)
        fits = False
        try:
            self._field.__set__(self._owner, plain(self))
            fits = True
        finally:
            if not fits:
                take(self, now)
        return result

    changed.__name__ = change.__name__
    changed.__qualname__ = f"{change.__objclass__.__name__}.{change.__name__}"
    changed.__doc__ = change.__doc__
    return changed


def _install_live() -> None:
    for kind, names in _CHANGES.items():
        take: Any = _take_list if kind is native.live_list else _take_dict
        for name in names:
            setattr(kind, name, _changing(getattr(kind.__base__, name), take))
        for name in ("__reduce_ex__", "__copy__"):
            setattr(kind, name, vars(_live)[name])


# ---- equality ----


def not_equal(self: Any, other: object) -> Any:
    """``!=``, for native types: these have one of their own, whatever ``==`` is."""
    equal = self.__eq__(other)
    return equal if equal is NotImplemented else not equal


# Of what repr() shows of bencoded data, in characters.
_LONGEST_TEXT = 200
# Of what repr() shows of an IP filter.
_MOST_RANGES = 5
_UNLIMITED = 2**31 - 1
_PORTS = 2**16
# All that a filter by type of socket knows, as bits.
_CLASSES = 2**32 - 1

# ---- bundles of fields ----

# All their fields can be set. Those left out say the same as another one.
_BUNDLES: dict[str, tuple[str, ...]] = {
    "add_torrent_params": ("info_hash",),
    "dht_state": (),
    "file_entry": (),
    "fingerprint": (),
    "peer_class_info": (),
    "session_params": (),
}


def _state(self: Any) -> dict[str, Any]:
    fields: dict[str, Any] = self.as_dict()
    for name in _BUNDLES[type(self).__name__]:
        del fields[name]
    return fields


def _restore(cls: Any, state: dict[str, Any]) -> Any:
    made = cls()
    for name, value in state.items():
        setattr(made, name, value)
    return made


class _bundle:
    def __eq__(self: Any, other: Any) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return _state(self) == _state(other)

    __ne__ = not_equal
    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self: Any) -> Any:
        return _restore, (type(self), _state(self))


class _add_torrent_params:
    def __deepcopy__(self: Any, memo: dict[int, Any]) -> Any:
        copied = self.__copy__()
        if copied.ti is not None:
            copied.ti = copied.ti.__copy__()
        return copied


def _rebuild_filter(cls: Any, ranges: Any) -> Any:
    made = cls()
    for family in ranges:
        for first, last, flags in family:
            made.add_rule(first, last, flags)
    return made


class _ip_filter:
    def __eq__(self: Any, other: Any) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return bool(self.ranges() == other.ranges())

    __ne__ = not_equal
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self: Any) -> str:
        flagged = [r for family in self.ranges() for r in family if r[2]]
        shown = [f" {first}-{last}={flags}" for first, last, flags in flagged[:_MOST_RANGES]]
        return f"<libtorrent.ip_filter{','.join(shown)}{', ...' * (len(flagged) > len(shown))}>"

    def __reduce__(self: Any) -> Any:
        return _rebuild_filter, (type(self), self.ranges())


def _port_ranges(ports: Any) -> list[tuple[int, int, int]]:
    """First port, last port and flags of each range that has flags."""
    ranges: list[tuple[int, int, int]] = []
    first = flags = 0
    for port in range(_PORTS + 1):
        now = ports.access(port) if port < _PORTS else 0
        if now != flags or port == _PORTS:
            if flags:
                ranges.append((first, port - 1, flags))
            first, flags = port, now
    return ranges


def _rebuild_ports(cls: Any, ranges: list[tuple[int, int, int]]) -> Any:
    made = cls()
    for rule in ranges:
        made.add_rule(*rule)
    return made


class _port_filter:
    def __eq__(self: Any, other: Any) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return _port_ranges(self) == _port_ranges(other)

    __ne__ = not_equal
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self: Any) -> str:
        shown = [f" {first}-{last}={flags}" for first, last, flags in _port_ranges(self)]
        return f"<libtorrent.port_filter{','.join(shown)}>"

    def __reduce__(self: Any) -> Any:
        return _rebuild_ports, (type(self), _port_ranges(self))


def _socket_types(types: Any) -> list[tuple[int, int, int]]:
    """Each type of socket, the classes it gets, those it gets or may have."""
    names = [name for name, *_ in native._enums()]
    kinds = native._enum(names.index("peer_class_type_filter_socket_type_t"))
    return [(kind, types.apply(kind, 0), types.apply(kind, _CLASSES)) for _, kind, _ in kinds]


def _rebuild_types(cls: Any, masks: list[tuple[int, int, int]]) -> Any:
    made = cls()
    for kind, given, allowed in masks:
        for peer_class in range(_CLASSES.bit_length()):
            if given >> peer_class & 1:
                made.add(kind, peer_class)
            elif not allowed >> peer_class & 1:
                made.disallow(kind, peer_class)
    return made


class _peer_class_type_filter:
    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self: Any) -> Any:
        return _rebuild_types, (type(self), _socket_types(self))


class _peer_request:
    def __hash__(self: Any) -> int:
        return hash((self.piece, self.start, self.length))


def _rebuild_tracker(url: str, tier: int, fail_limit: int) -> Any:
    made = native.announce_entry(url)
    made.tier = tier
    made.fail_limit = fail_limit
    return made


def _configured(tracker: Any) -> tuple[str, int, int]:
    return tracker.url, tracker.tier, tracker.fail_limit


class _announce_entry:
    def __eq__(self: Any, other: Any) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return _configured(self) == _configured(other)

    __ne__ = not_equal
    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self: Any) -> Any:
        """What was set; not what came of it."""
        return _rebuild_tracker, _configured(self)


def _number(digest: Any) -> int:
    return int.from_bytes(digest.to_bytes(), "big")


def _from_number(cls: Any, number: int) -> Any:
    size = len(cls().to_bytes())
    return cls((number & ((1 << 8 * size) - 1)).to_bytes(size, "big"))


class _hash:
    def __str__(self: Any) -> str:
        return self.hex()  # type: ignore[no-any-return]

    def __repr__(self: Any) -> str:
        return f"<libtorrent.{type(self).__name__} {self.hex()}>"

    def __bytes__(self: Any) -> bytes:
        return self.to_bytes()  # type: ignore[no-any-return]

    def __len__(self: Any) -> int:
        return len(self.to_bytes())

    def __getitem__(self: Any, index: Any) -> Any:
        return self.to_bytes()[index]

    def __and__(self: Any, other: Any) -> Any:
        if type(self) is not type(other):
            return NotImplemented
        return _from_number(type(self), _number(self) & _number(other))

    def __or__(self: Any, other: Any) -> Any:
        if type(self) is not type(other):
            return NotImplemented
        return _from_number(type(self), _number(self) | _number(other))

    def __xor__(self: Any, other: Any) -> Any:
        if type(self) is not type(other):
            return NotImplemented
        return _from_number(type(self), _number(self) ^ _number(other))

    def __invert__(self: Any) -> Any:
        return _from_number(type(self), ~_number(self))

    def __lshift__(self: Any, bits: int) -> Any:
        return _from_number(type(self), _number(self) << min(bits, 8 * len(self)))

    def __rshift__(self: Any, bits: int) -> Any:
        return _from_number(type(self), _number(self) >> bits)

    def __reduce__(self: Any) -> Any:
        return type(self), (self.to_bytes(),)


class _info_hash_t:
    def __reduce__(self: Any) -> Any:
        return type(self), (self.v1, self.v2)


class _bdecode_node:
    __hash__ = None  # type: ignore[assignment]

    def __repr__(self: Any) -> str:
        text = str(self)
        if len(text) > _LONGEST_TEXT:
            text = f"{text[:_LONGEST_TEXT]}..."
        return f"<libtorrent.bdecode_node {text}>"

    def __reduce__(self: Any) -> Any:
        return type(self), (self.data_section(), _UNLIMITED, _UNLIMITED)


class _fingerprint:
    def __str__(self: Any) -> str:
        return self.to_string()  # type: ignore[no-any-return]

    def __reduce__(self: Any) -> Any:
        return type(self), (
            self.name.decode("latin-1"),
            self.major_version,
            self.minor_version,
            self.revision_version,
            self.tag_version,
        )


class _error_code:
    def __getstate__(self: Any) -> tuple[int, str]:
        return self.value(), self.category().name()

    def __setstate__(self: Any, state: tuple[int, str]) -> None:
        value, category = state
        self.assign(value, native.find_error_category(category))

    def __reduce__(self: Any) -> Any:
        return type(self), (), self.__getstate__()

    def __hash__(self: Any) -> int:
        return hash((self.value(), self.category().name()))

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
SUPERSEDED = {
    "error_category": ("equal", "hash", "less"),
    "info_hash_t": ("compare", "hash"),
    "sha1_hash": ("compare", "hash"),
    "sha256_hash": ("compare", "hash"),
    "torrent_handle": (
        "equal",
        "hash",
        "less",
        "packed_file_priorities",
        "packed_file_progress",
        "packed_piece_availability",
        "packed_piece_priorities",
    ),
}

# What extends which class.
BODIES: dict[str, tuple[type, ...]] = {
    **dict.fromkeys(_BUNDLES, (_bundle,)),
    "add_torrent_params": (_bundle, _add_torrent_params),
    "alert": (_alert,),
    "announce_entry": (_announce_entry,),
    "bdecode_node": (_bdecode_node,),
    "error_category": (_error_category,),
    "error_code": (_error_code,),
    "fingerprint": (_bundle, _fingerprint),
    "info_hash_t": (_info_hash_t,),
    "ip_filter": (_ip_filter,),
    "peer_class_type_filter": (_peer_class_type_filter,),
    "peer_request": (_peer_request,),
    "port_filter": (_port_filter,),
    "sha1_hash": (_hash,),
    "sha256_hash": (_hash,),
}


def install() -> None:
    """Extends what all types have, and the lists and dicts in them."""
    _install_live()
    native.object.__deepcopy__ = _object.__deepcopy__
