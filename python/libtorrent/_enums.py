# SPDX-License-Identifier: BSD-3-Clause
"""Enums and sets of flags, from the tables of the glue.

An enum is a subclass of int; its members are ints with a ``name``. Sets of flags are classes with
plain ints. Both are also attributes of the class they belong to, such as
``torrent_handle.query_pieces``.
"""

from __future__ import annotations

from libtorrent import _libtorrent as native

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class enumeration(int):
    """The base of all enums. A value that no member has is an int of the enum without a name."""

    names: ClassVar[dict[str, Any]] = {}
    values: ClassVar[dict[int, Any]] = {}
    name: str | None = None

    def __new__(cls, value: int) -> Any:
        member = cls.values.get(value)
        return int.__new__(cls, value) if member is None else member

    def __repr__(self) -> str:
        what = f"({int(self)})" if self.name is None else f".{self.name}"
        return f"libtorrent.{type(self).__name__}{what}"

    def __str__(self) -> str:
        return repr(self) if self.name is None else self.name

    def __reduce__(self) -> Any:
        return (
            (type(self), (int(self),)) if self.name is None else (_member, (type(self), self.name))
        )

    def __copy__(self) -> Any:
        return self

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self


def _member(cls: type[enumeration], name: str) -> Any:
    return cls.names[name]


class flags:
    """The base of all sets of flags: classes with plain ints, to be combined with ``|``."""

    def __init__(self) -> None:
        pass


# In the order of the glue: name, class that has the members as attributes too or None, whether it
# is a set of flags.
ROWS: list[tuple[str, str | None, bool]] = native._enums()

_INDEX = {name: index for index, (name, _home, _is_flags) in enumerate(ROWS)}
NAMES = frozenset(_INDEX)
_made: dict[str, Any] = {}


def _doc(index: int, name: str) -> str:
    members = (f"{member}: {meaning}" for member, _value, meaning in native._enum(index))
    return "\n".join([native._enum_doc(name), "", *members])


def _make_enum(index: int, name: str) -> type[enumeration]:
    names: dict[str, Any] = {}
    values: dict[int, Any] = {}
    body: dict[str, Any] = {
        "__doc__": _doc(index, name),
        "__module__": "libtorrent",
        "__qualname__": name,
        "names": names,
        "values": values,
    }
    cls = type(name.rpartition(".")[2], (enumeration,), body)
    for member_name, value, _meaning in native._enum(index):
        member: Any = int.__new__(cls, value)
        member.name = member_name
        names[member_name] = member
        values.setdefault(value, member)
        setattr(cls, member_name, member)
    native._set_enum(index, values)
    return cls


def _make_flags(index: int, name: str) -> type[flags]:
    body = {"__doc__": _doc(index, name), "__module__": "libtorrent", "__qualname__": name}
    body.update((member, value) for member, value, _meaning in native._enum(index))
    return type(name.rpartition(".")[2], (flags,), body)


def _add_aliases(name: str, cls: Any) -> None:
    if name == "protocol_type":
        protocol = make("portmap_protocol")
        cls.tcp, cls.udp = protocol.tcp, protocol.udp
    elif name == "proxy_type_t":
        from libtorrent import _plain

        cls.proxy_type = cls
        cls.proxy_settings = _plain.proxy_settings(cls)
    elif name == "save_state_flags_t":
        cls.all = 0xFFFFFFFF  # a name of libtorrent 2.1
    elif name == "listen_succeded_alert_socket_type_t":
        if native.libtorrent_version_num() >= 20011:
            cls.__name__ = cls.__qualname__ = "listen_succeeded_alert_socket_type_t"


def make(name: str) -> Any:
    """The enum or set of flags of that name. To be called with the lock of _extend held."""
    cls = _made.get(name)
    if cls is None:
        index = _INDEX[name]
        cls = (_make_flags if ROWS[index][2] else _make_enum)(index, name)
        _add_aliases(name, cls)
        _made[name] = cls
    return cls


def members(owner: str) -> dict[str, Any]:
    """The enums that belong to a class, and the members that are attributes of the class."""
    found = {}
    for index, (name, home, _is_flags) in enumerate(ROWS):
        if name.startswith(f"{owner}."):
            found[name.rpartition(".")[2]] = make(name)
        if home == owner:
            cls = make(name)
            found.update((member, getattr(cls, member)) for member, *_ in native._enum(index))
    if owner == "session":
        protocol = make("portmap_protocol")
        found.update(tcp=protocol.tcp, udp=protocol.udp)
    return found
