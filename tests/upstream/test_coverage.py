# SPDX-License-Identifier: BSD-3-Clause
"""What libtorrent's public headers have is wrapped, or docs/COVERAGE says why not."""

from __future__ import annotations

import pytest

import coverage
from coverage import CLASSES_LEFT_OUT, HEADERS, LEFT_OUT, MISSING, TOP, Member, members, ours, state


def test_the_headers_are_understood() -> None:
    found = members()
    assert len(found) > 900
    assert Member("session", "add_torrent", "session_handle.hpp") in found
    assert Member("torrent_status", "progress_ppm", "torrent_status.hpp") in found
    assert Member("", "load_torrent_file", "load_torrent.hpp") in found
    assert not [m for m in found if m.name.startswith("m_")]


def test_what_is_ours_is_understood() -> None:
    assert {"add_torrent", "pop_alerts"} <= ours()["session"]
    assert {"handle", "message", "error"} <= ours()["file_error_alert"]
    assert "bencode" in ours()[""]


@pytest.mark.parametrize(
    "member", sorted(members()), ids=lambda m: f"{m.owner}.{m.name}".lstrip(".")
)
def test_is_wrapped_or_listed(member: Member) -> None:
    known = f"{member.owner}.{member.name}" in MISSING
    assert (state(member) == "missing") == known, f"{member}: {state(member) or 'wrapped'}"


def test_nothing_is_left_out_and_wrapped() -> None:
    for entry in LEFT_OUT:
        owner, _, name = entry.rpartition(".")
        assert name not in ours().get(owner, set()), entry
    assert not [name for name in CLASSES_LEFT_OUT if ours().get(name)]


def test_headers_name_what_there_is() -> None:
    for header, where in HEADERS.items():
        for name in where.partition(":")[0].split(", "):
            if not name.startswith("("):
                files = [
                    TOP / "cglue" / "include" / "libtorrent-c" / f"{name}.h",
                    TOP / "cglue" / "schema" / f"{name}.def",
                ]
                assert any(path.exists() for path in files), (header, name)


def test_docs_are_up_to_date() -> None:
    text = coverage.report()
    version = next(line for line in text.splitlines() if line.startswith("Headers of libtorrent"))
    kept = (TOP / "docs" / "COVERAGE").read_text()
    if version not in kept:
        pytest.skip(f"docs/COVERAGE is for another version: {version}")
    assert text == kept, "run: python3 tests/upstream/coverage.py > docs/COVERAGE"
