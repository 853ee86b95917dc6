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


def _make_enum(index: int, name: str, rows: list[tuple[str, int]]) -> type[enumeration]:
    names: dict[str, Any] = {}
    values: dict[int, Any] = {}
    last = name.rpartition(".")[2]
    cls = type(
        last,
        (enumeration,),
        {
            "__doc__": native._enum_docs[name],
            "__module__": "libtorrent",
            "__qualname__": name,
            "names": names,
            "values": values,
        },
    )
    for member_name, value in rows:
        member = int.__new__(cls, value)
        member.name = member_name
        names[member_name] = member
        values.setdefault(value, member)
        setattr(cls, member_name, member)
    native._set_enum(index, values)
    return cls


def _make_flags(name: str, rows: list[tuple[str, int]]) -> type[flags]:
    last = name.rpartition(".")[2]
    body = {"__doc__": native._enum_docs[name], "__module__": "libtorrent", "__qualname__": name}
    return type(last, (flags,), {**body, **dict(rows)})


def install(public: dict[str, Any]) -> None:
    """Makes all enums and puts them where they belong: into the package's names and onto native
    types.
    """
    for index, (name, home, is_flags, rows) in enumerate(native._enums()):
        cls: Any = _make_flags(name, rows) if is_flags else _make_enum(index, name, rows)
        owner, _, last = name.rpartition(".")
        if owner:
            setattr(getattr(native, owner), last, cls)
        else:
            public[last] = cls
        if home:
            for member_name, _value in rows:
                setattr(getattr(native, home), member_name, getattr(cls, member_name))
    protocol = public["portmap_protocol"]
    for member_name in ("tcp", "udp"):
        setattr(native.session, member_name, getattr(protocol, member_name))
        setattr(public["protocol_type"], member_name, getattr(protocol, member_name))
    public["proxy_type_t"].proxy_type = public["proxy_type_t"]
    # Names of libtorrent 2.1.
    public["dht_module_t"] = native.dht_log_alert.dht_module_t
    renamed = public["listen_succeded_alert_socket_type_t"]
    public["listen_succeeded_alert_socket_type_t"] = renamed
    if native.libtorrent_version_num() >= 20011:
        renamed.__name__ = renamed.__qualname__ = "listen_succeeded_alert_socket_type_t"
