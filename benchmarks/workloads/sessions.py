# SPDX-License-Identifier: BSD-3-Clause
"""Settings, statistics and state of sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import libtorrent as lt
import material
from suite import workload

if TYPE_CHECKING:
    from collections.abc import Callable


@workload("get_settings", floor="session get_settings", waits=True)
def get_settings() -> Callable[[], None]:
    session = material.session()

    def run() -> None:
        session.get_settings()

    return run


@workload("apply_settings: one", floor="session apply_settings one")
def apply_one() -> Callable[[], None]:
    session = material.session()

    def run() -> None:
        session.apply_settings({"connections_limit": 200})

    return run


@workload("apply_settings: all")
def apply_all() -> Callable[[], None]:
    session = material.session()
    settings = session.get_settings()

    def run() -> None:
        session.apply_settings(settings)

    return run


@workload("default_settings")
def default_settings() -> Callable[[], None]:
    def run() -> None:
        lt.default_settings()

    return run


@workload("session_stats_metrics")
def metrics() -> Callable[[], None]:
    def run() -> None:
        lt.session_stats_metrics()

    return run


def _stats(session: Any) -> Any:
    session.post_session_stats()
    while True:
        session.wait_for_alert(1000)
        for alert in session.pop_alerts():
            if isinstance(alert, lt.session_stats_alert):
                return alert


@workload("session_stats_alert.values")
def values() -> Callable[[], None]:
    session = material.session()
    alert = _stats(session)

    def run(_session: Any = session) -> None:
        _ = alert.values

    return run


@workload("session_params written and read")
def params() -> Callable[[], None]:
    state = material.session().save_state()

    def run() -> None:
        lt.write_session_params(lt.read_session_params(state))

    return run
