# SPDX-License-Identifier: BSD-3-Clause
"""Settings as dicts."""

from __future__ import annotations

import pytest

import libtorrent as lt


def test_round_trip(session: lt.session) -> None:
    session.apply_settings({"active_limit": 7, "user_agent": "test", "enable_lsd": False})
    settings = session.get_settings()
    assert (settings["active_limit"], settings["user_agent"]) == (7, "test")
    assert settings["enable_lsd"] is False
    assert set(lt.default_settings()) <= set(settings)


def test_presets() -> None:
    known = lt.setting_types()
    for preset in (lt.min_memory_usage(), lt.high_performance_seed()):
        assert set(preset) < set(known)
        assert preset != lt.default_settings()


def test_errors_change_nothing(session: lt.session) -> None:
    before = session.get_settings()
    with pytest.raises(KeyError, match="unknown name in settings_pack: nothing"):
        session.apply_settings({"active_limit": 3, "nothing": 1})
    with pytest.raises(TypeError, match="user_agent"):
        session.apply_settings({"active_limit": 3, "user_agent": 1})
    with pytest.raises(OverflowError, match="active_seeds"):
        session.apply_settings({"active_limit": 3, "active_seeds": 2**40})
    assert session.get_settings() == before
    with pytest.raises(KeyError, match="nothing"):
        lt.session({"nothing": 1})


def test_session_params() -> None:
    params = lt.session_params({"active_limit": 3})
    assert params.settings["active_limit"] == 3
    encoded = lt.write_session_params_buf(params)
    again = lt.read_session_params(encoded)
    assert again.settings["active_limit"] == 3
    assert (
        lt.read_session_params(dict=lt.write_session_params(params), flags=1).settings
        == again.settings
    )
    assert lt.read_session_params(buffer=encoded, flags=0).settings.get("active_limit") != 3


def test_names_and_numbers() -> None:
    number = lt.setting_by_name("active_limit")
    assert lt.name_for_setting(number) == "active_limit"
    assert lt.setting_types()["active_limit"] == "int"
    with pytest.raises(KeyError):
        lt.setting_by_name("nothing")
