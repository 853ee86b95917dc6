# SPDX-License-Identifier: BSD-3-Clause
"""session: overloads, waiting, notification, and the calls that settings have replaced."""

from __future__ import annotations

import atexit
import time

import libtorrent
from libtorrent import _libtorrent as native
from libtorrent import _plain
from libtorrent._deprecated import warn
from libtorrent._errors import InvalidArgumentError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Any

# Calls that wait for a time are made of calls this long, in milliseconds. Handlers of signals run in between: they
# are functions of the program and may use the session, which one that lt_set_interrupted() asks may not.
_SLICE = 50
# What `with` waits for at its end, in seconds.
_EXIT_WAIT = 10.0
# What the exit of the interpreter waits for, in milliseconds.
_ATEXIT_WAIT = 700

_ALL = 0xFFFFFFFF
_ADD_DEFAULT_PLUGINS = 1
_START_DEFAULT_FEATURES = 2
_SAVE_DHT_STATE = 4
_LOCAL_PEER_CLASS = 2
# What libtorrent has dropped; old programs still ask for it, and Boost.Python ignores that.
_OLD_EXTENSIONS = ("lt_trackers", "metadata_transfer")
_FEATURES = ("enable_upnp", "enable_natpmp", "enable_lsd", "enable_dht")

_init = native.session.__init__
_add_extension = native.session.add_extension
_add_torrent = native.session.add_torrent
_async_add_torrent = native.session.async_add_torrent
_dht_direct_request = native.session.dht_direct_request
_close = native.session.close
_get_torrent_status = native.session.get_torrent_status
_id = native.session.id
_load_state = native.session.load_state
_refresh_torrent_status = native.session.refresh_torrent_status
_save_state = native.session.save_state
native_set_alert_fd = native.session.set_alert_fd
_status = native.session.status
_wait_for_alert = native.session.wait_for_alert


def _old_params(fingerprint: Any, flags: int, alert_mask: int | None) -> dict[str, Any]:
    """The settings that the form of the constructor with a fingerprint stands for."""
    if fingerprint is None:
        fingerprint = native.fingerprint("LT", 0, 1, 0, 0)
    name = fingerprint.to_string()
    settings: dict[str, Any] = {"peer_fingerprint": name}
    if alert_mask is not None:
        settings["alert_mask"] = alert_mask
    if not flags & _START_DEFAULT_FEATURES:
        settings.update(dict.fromkeys(_FEATURES, False))
    return settings


def _check_url(params: Any) -> None:
    if isinstance(params, dict) and params.get("url"):
        warn("the url member", "parse_magnet_uri()", 3)


def _add_with(add: Callable[[Any, Any], Any], session: Any, params: Any) -> Any:
    """Adds a torrent; the session keeps its userdata for as long as there is the torrent."""
    if isinstance(params, dict) and "userdata" in params:
        fields = dict(params)
        userdata = fields.pop("userdata")
        params = native.add_torrent_params_from_map(fields)
        params.userdata = userdata
    number = native._hold_userdata(session, params)
    if not number:
        return add(session, params)
    added = False
    try:
        handle = add(session, params)
        added = True
    finally:
        if not added:
            native._release_userdata(session, number)
    return handle


def native_add_torrent(session: Any, params: Any) -> Any:
    """Adds a torrent from an add_torrent_params or a dict, whatever it is called on."""
    return _add_with(_add_torrent, session, params)


def _milliseconds_until(deadline: float) -> int:
    """Rounded up; 0 if it is over."""
    return max(0, -int((time.monotonic() - deadline) * 1000 // 1))


def in_slices(call: Callable[[int], Any], max_wait: float) -> Any:
    """What ``call`` returns, which is told how many milliseconds to wait; None if that is nothing
    for ``max_wait`` milliseconds. Signals are looked at meanwhile.
    """
    deadline = time.monotonic() + max_wait / 1000
    while True:
        left = _milliseconds_until(deadline)
        found = call(min(left, _SLICE))
        if found is not None or left == 0:
            return found


def _setting(name: str) -> Callable[[Any], Any]:
    def get(self: Any) -> Any:
        return self.get_settings()[name]

    get.__doc__ = f"Setting `{name}`. Deprecated: get_settings()."
    return get


def _set_setting(name: str) -> Callable[[Any, int], None]:
    def set_(self: Any, value: int, /) -> None:
        self.apply_settings({name: value})

    set_.__doc__ = f"Sets setting `{name}`. Deprecated: apply_settings()."
    return set_


def _switch(name: str, on: bool) -> Callable[[Any], None]:
    def switch(self: Any) -> None:
        self.apply_settings({name: on})

    switch.__doc__ = f"Setting `{name}` becomes {on}. Deprecated: apply_settings()."
    return switch


def _local_limit(direction: str) -> Callable[[Any], int]:
    def get(self: Any) -> int:
        name = f"local_{direction}_rate_limit"
        settings = self.get_settings()
        if name in settings:
            return int(settings[name])
        return int(self.get_peer_class(_LOCAL_PEER_CLASS)[f"{direction}_limit"])

    get.__doc__ = (
        f"The {direction} limit of peers in the local network. Deprecated: get_peer_class(2)."
    )
    return get


def _set_local_limit(direction: str) -> Callable[[Any, int], None]:
    def set_(self: Any, limit: int, /) -> None:
        name = f"local_{direction}_rate_limit"
        if name in self.get_settings():
            self.apply_settings({name: limit})
        else:
            self.set_peer_class(_LOCAL_PEER_CLASS, {f"{direction}_limit": max(limit, 0)})

    set_.__doc__ = (
        f"Limits {direction} of peers in the local network. Deprecated: set_peer_class(2, ...)."
    )
    return set_


def _get_proxy(self: Any) -> Any:
    """The proxy, from the settings `proxy_...`. Deprecated: get_settings()."""
    settings = self.get_settings()
    proxy_type = libtorrent.proxy_type_t
    return proxy_type.proxy_settings(
        hostname=settings["proxy_hostname"],
        password=settings["proxy_password"],
        port=settings["proxy_port"],
        proxy_hostnames=settings["proxy_hostnames"],
        proxy_peer_connections=settings["proxy_peer_connections"],
        type=proxy_type(settings["proxy_type"]),
        username=settings["proxy_username"],
    )


def _set_proxy(self: Any, proxy: Any, /) -> None:
    """Sets the proxy for everything. Deprecated: apply_settings()."""
    self.apply_settings(
        {
            "proxy_hostname": proxy.hostname,
            "proxy_username": proxy.username,
            "proxy_password": proxy.password,
            "proxy_type": proxy.type,
            "proxy_port": proxy.port,
            "proxy_hostnames": proxy.proxy_hostnames,
            "proxy_peer_connections": proxy.proxy_peer_connections,
        }
    )


def _set_no_proxy(self: Any, proxy: Any, /) -> None:
    """Does nothing: there is one proxy for everything. Deprecated: apply_settings()."""


def _named(function: Any, name: str) -> Any:
    """A copy of a function, so that each method has a name of its own."""
    copied = type(function)(
        function.__code__, function.__globals__, name, function.__defaults__, function.__closure__
    )
    copied.__doc__ = function.__doc__
    copied.__annotations__ = function.__annotations__
    return copied


class _extra_methods:
    def __init__(
        self: Any,
        settings: Any = None,
        flags: int | None = None,
        alert_mask: int | None = None,
        *,
        fingerprint: Any = None,
    ) -> None:
        """A session made from a dict of settings or a session_params.

        ``flags``: session_flags_t; 1 if not given. A fingerprint as first argument, or none at all,
        is the deprecated form: ``flags`` is 3 if not given then, and settings come from
        ``alert_mask``.
        """
        if settings is None or isinstance(settings, native.fingerprint):
            settings = fingerprint if settings is None else settings
            if flags is None:
                flags = _ADD_DEFAULT_PLUGINS | _START_DEFAULT_FEATURES
            _init(self, _old_params(settings, flags, alert_mask), flags & ~_START_DEFAULT_FEATURES)
        elif fingerprint is not None or alert_mask is not None:
            raise TypeError("fingerprint and alert_mask cannot be combined with settings")
        else:
            _init(
                self,
                settings,
                (_ADD_DEFAULT_PLUGINS if flags is None else flags) & ~_START_DEFAULT_FEATURES,
            )

    def __enter__(self: Any) -> Any:
        return self

    def __exit__(
        self: Any,
        kind: type[BaseException] | None,
        exception: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close(_EXIT_WAIT)

    def close(self: Any, timeout: float | None = None) -> bool:
        """Ends the session and waits for that, at most ``timeout`` seconds; None waits as long as
        it takes.

        Returns whether it is over; if not, it goes on in the background. May be called again.
        Torrent handles turn invalid, alerts stay as they are. Ctrl-C ends the waiting.
        """
        deadline = None if timeout is None else time.monotonic() + timeout
        while True:
            left = _SLICE if deadline is None else _milliseconds_until(deadline)
            if _close(self, min(left, _SLICE)):
                native._release_userdata(self)
                return True
            if left == 0:
                return False

    def wait_for_alert(self: Any, max_wait: int, /) -> Any:
        """Waits for alerts, at most ``max_wait`` milliseconds.

        Returns the one that pop_alerts() will give first, or None. Other threads run meanwhile;
        Ctrl-C acts at once.
        """
        return in_slices(lambda wait: _wait_for_alert(self, wait), max_wait)

    def set_alert_notify(self: Any, notify: Callable[[], object] | None, /) -> None:
        """Has ``notify`` called, on a thread made for that, whenever there are alerts where there
        were none.

        Replaces what was set before, by set_alert_fd() too; None ends it. Exceptions go to
        sys.unraisablehook.
        """
        from libtorrent import _notify

        _notify.set_alert_notify(self, notify)

    def set_alert_fd(self: Any, fd: int, /) -> None:
        """Has one byte written to ``fd`` whenever there are alerts where there were none; -1 ends
        it.

        ``fd`` is a non-blocking pipe or socket of the caller's. Replaces what was set before, by
        set_alert_notify() too. See alert_fd() for a descriptor to poll.
        """
        from libtorrent import _notify

        _notify.set_alert_fd(self, fd)

    def add_torrent(
        self: Any,
        params: Any,
        save_path: Any = None,
        resume_data: Any = None,
        storage_mode: Any = None,
        paused: bool = False,
    ) -> Any:
        """Adds a torrent and returns its handle. Waits for the network thread.

        ``params`` is an add_torrent_params, or a dict with the names of its fields. A torrent_info,
        followed by a path and more, is the deprecated form.
        """
        if isinstance(params, native.torrent_info):
            if save_path is None:
                raise TypeError("add_torrent() needs a save_path for a torrent_info")
            warn("add_torrent()", "an add_torrent_params", 2)
            fields: dict[str, Any] = {"ti": params, "save_path": save_path}
            if storage_mode is not None:
                fields["storage_mode"] = storage_mode
            if resume_data is not None:
                fields["resume_data"] = native.bencode(resume_data)
            flags = native.add_torrent_params().flags
            fields["flags"] = flags | 0x10 if paused else flags & ~0x10
            return native_add_torrent(self, fields)
        _check_url(params)
        return native_add_torrent(self, params)

    def async_add_torrent(self: Any, params: Any, /) -> None:
        """Adds a torrent as add_torrent() does, without waiting: add_torrent_alert tells what came
        of it.
        """
        _check_url(params)
        _add_with(_async_add_torrent, self, params)

    def dht_direct_request(
        self: Any, endpoint: tuple[str, int], request: Any, userdata: Any = None, /
    ) -> None:
        """Sends a DHT node a message of one's own, anything that can be bencoded.

        dht_direct_response_alert tells the answer, and has ``userdata``, which can be any object.
        """
        number = native._send_userdata(self, userdata)
        sent = False
        try:
            _dht_direct_request(self, endpoint, request, number)
            sent = True
        finally:
            if not sent and number:
                native._release_userdata(self, number)

    def add_extension(self: Any, name: str, /) -> None:
        """Adds an extension to torrents that are added from now on: "ut_metadata", "ut_pex" or
        "smart_ban", which a session has anyway unless it was made without default plugins.
        ValueError for another name; those that libtorrent once had do nothing.
        """
        if name not in _OLD_EXTENSIONS:
            _add_extension(self, name)

    # The reference names the object itself `session`, and `entry` in save_state(), as keywords.

    def get_torrent_status(
        session: Any, pred: Callable[[Any], object] | None = None, flags: int = 0
    ) -> list[Any]:
        """The torrent_status of all torrents that ``pred`` is true for. Waits for the network
        thread.

        ``pred`` is called with each torrent_status, by the calling thread. ``flags``:
        status_flags_t.
        """
        return [
            status for status in _get_torrent_status(session, flags) if pred is None or pred(status)
        ]

    def refresh_torrent_status(session: Any, torrents: list[Any], flags: int = 0) -> list[Any]:
        """New torrent_status objects for a list of torrent_status or torrent_handle objects, in the
        same order, in one go.

        Of a torrent that is gone the old status stays. ``flags``: status_flags_t. ValueError for
        one of another session. Waits for the network thread.
        """
        return _refresh_torrent_status(session, torrents, flags)  # type: ignore[no-any-return]

    # ---- deprecated ----

    def load_state(self: Any, entry: Any, flags: int = _ALL) -> None:
        """Takes settings, the DHT's state and the IP filter from what save_state() gave, as a dict
        or bencoded; None is no state. ``flags``: save_state_flags_t, the parts to take. Waits for
        the network thread.
        """
        if entry is not None:
            _load_state(self, entry, flags)

    def save_state(entry: Any, flags: int = _ALL) -> dict[bytes, Any]:
        """The state of the session as a dict, to be bencoded. ``flags``: save_state_flags_t, the
        parts to take. Waits for the network thread.
        """
        return _save_state(entry, flags)  # type: ignore[no-any-return]

    def status(self: Any) -> Any:
        """What the session does, as a session_status. Deprecated: post_session_stats().

        What libtorrent does not tell, when it was built without its deprecated functions, is 0.
        """
        cls = _plain.session_status
        told = _status(self)
        known = {name: value for name, value in told.items() if name in cls._defaults}
        known.setdefault("utp_stats", dict(cls._defaults["utp_stats"]))
        known["active_requests"] = [
            _plain.dht_lookup(
                branch_factor=request["branch_factor"],
                outstanding_requests=request["outstanding_requests"],
                response=request["responses"],
                timeouts=request["timeouts"],
                type=request["type"],
            )
            for request in told.get("active_requests", [])
        ]
        return cls(**known)

    def id(self: Any) -> Any:
        """The session's peer id, a sha1_hash. Deprecated."""
        return native.sha1_hash(_id(self))

    def num_connections(self: Any) -> int:
        """How many peers are connected. Deprecated: session_stats_alert."""
        return int(_status(self)["num_peers"])

    def dht_state(self: Any) -> Any:
        """The nodes that the DHT knows, a dict; None without any. Deprecated: session_state()."""
        state = self.save_state(_SAVE_DHT_STATE).get(b"dht state")
        return state if state and any(state.values()) else None

    def get_dht_settings(self: Any) -> Any:
        """The settings `dht_...` as a dht_settings. Deprecated: get_settings()."""
        cls = _plain.dht_settings
        settings = self.get_settings()
        return cls(
            **{name: settings[f"dht_{name}"] for name in cls._defaults if f"dht_{name}" in settings}
        )

    def set_dht_settings(self: Any, settings: Any, /) -> None:
        """Sets the settings `dht_...` from a dht_settings. Deprecated: apply_settings()."""
        known = native.setting_types()
        fields = settings.as_dict()
        self.apply_settings(
            {f"dht_{name}": value for name, value in fields.items() if f"dht_{name}" in known}
        )

    def get_pe_settings(self: Any) -> Any:
        """The settings of encryption as a pe_settings. Deprecated: get_settings()."""
        cls = _plain.pe_settings
        settings = self.get_settings()
        return cls(**{name: settings[name] for name in cls._defaults})

    def set_pe_settings(self: Any, settings: Any, /) -> None:
        """Sets the settings of encryption from a pe_settings. Deprecated: apply_settings()."""
        self.apply_settings(settings.as_dict())

    def i2p_proxy(self: Any) -> Any:
        """The I2P router, from the settings `i2p_...`. Deprecated: get_settings()."""
        settings = self.get_settings()
        return libtorrent.proxy_type_t.proxy_settings(
            hostname=settings["i2p_hostname"], port=settings["i2p_port"]
        )

    def set_i2p_proxy(self: Any, proxy: Any, /) -> None:
        """Sets the I2P router. Deprecated: apply_settings()."""
        self.apply_settings({"i2p_hostname": proxy.hostname, "i2p_port": proxy.port})

    def listen_on(
        self: Any, min: int, max: int, interface: str | None = None, flags: int = 0
    ) -> None:
        """Listens on the first free port from ``min`` to ``max``. Deprecated: setting
        `listen_interfaces`.
        """
        address = "0.0.0.0" if interface is None else interface
        try:
            native.ip_filter().access(address)
        except ValueError as e:
            raise InvalidArgumentError("Invalid argument") from e
        if ":" in address:
            address = f"[{address}]"
        self.apply_settings(
            {
                "listen_interfaces": f"{address}:{min}",
                "max_retry_port_bind": max - min,
                "listen_system_port_fallback": not flags & 2,
            }
        )

    def outgoing_ports(self: Any, first: int, last: int, /) -> None:
        """Connects to peers from these ports only. Deprecated: settings `outgoing_port`,
        `num_outgoing_ports`.
        """
        self.apply_settings({"outgoing_port": first, "num_outgoing_ports": last - first})

    def add_dht_router(self: Any, router: str, port: int) -> None:
        """Tells the DHT about a node. Deprecated: add_dht_node()."""
        self.add_dht_node((router, port))

    def start_dht(self: Any, state: Any = None, /) -> None:
        """Starts the DHT. Deprecated: setting `enable_dht`."""
        self.apply_settings({"enable_dht": True})

    def set_max_half_open_connections(self: Any, limit: int, /) -> None:
        """Does nothing: there is no such limit. Deprecated."""

    proxy = _named(_get_proxy, "proxy")
    dht_proxy = _named(_get_proxy, "dht_proxy")
    peer_proxy = _named(_get_proxy, "peer_proxy")
    tracker_proxy = _named(_get_proxy, "tracker_proxy")
    web_seed_proxy = _named(_get_proxy, "web_seed_proxy")
    set_proxy = _named(_set_proxy, "set_proxy")
    set_peer_proxy = _named(_set_proxy, "set_peer_proxy")
    set_dht_proxy = _named(_set_no_proxy, "set_dht_proxy")
    set_tracker_proxy = _named(_set_no_proxy, "set_tracker_proxy")
    set_web_seed_proxy = _named(_set_no_proxy, "set_web_seed_proxy")

    download_rate_limit = _setting("download_rate_limit")
    upload_rate_limit = _setting("upload_rate_limit")
    max_connections = _setting("connections_limit")
    set_download_rate_limit = _set_setting("download_rate_limit")
    set_upload_rate_limit = _set_setting("upload_rate_limit")
    set_max_connections = _set_setting("connections_limit")
    set_max_uploads = _set_setting("unchoke_slots_limit")
    set_alert_mask = _set_setting("alert_mask")

    local_download_rate_limit = _local_limit("download")
    local_upload_rate_limit = _local_limit("upload")
    set_local_download_rate_limit = _set_local_limit("download")
    set_local_upload_rate_limit = _set_local_limit("upload")

    stop_dht = _switch("enable_dht", False)
    start_lsd = _switch("enable_lsd", True)
    stop_lsd = _switch("enable_lsd", False)
    start_natpmp = _switch("enable_natpmp", True)
    stop_natpmp = _switch("enable_natpmp", False)
    start_upnp = _switch("enable_upnp", True)
    stop_upnp = _switch("enable_upnp", False)


for _name, _value in vars(_extra_methods).items():
    if hasattr(_value, "__code__"):
        _value.__name__ = _name
EXTENDS = {"session": _extra_methods}

# All sessions end with the interpreter.
atexit.register(native.close_all_sessions, _ATEXIT_WAIT)
