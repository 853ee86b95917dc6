# SPDX-License-Identifier: BSD-3-Clause
"""What pip and build call, where the folders are not what they seem; nothing is compiled."""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

BACKEND = Path(__file__).resolve().parents[2] / "python" / "backend" / "autotools_backend.py"


@pytest.fixture
def backend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The back-end of a source that configure makes a Makefile of."""
    if sys.version_info < (3, 11):
        pytest.importorskip("tomli", reason="Python before 3.11 has no tomllib")
    spec = importlib.util.spec_from_file_location("autotools_backend", BACKEND)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    source = tmp_path / "a" / "source"
    source.mkdir(parents=True)
    configure = source / "configure"
    configure.write_text('#!/bin/sh\nprintf "%s\\n" "$1" | sed "s/=/ = /" >Makefile\n')
    configure.chmod(0o755)
    monkeypatch.setattr(module, "SOURCE", source)
    return module


def test_a_temporary_folder_behind_a_link(
    backend: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "b" / "c" / "d").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "b" / "c" / "d")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "link"))
    with backend.configured(None) as folder:
        assert backend.of_this_python(folder)


@pytest.mark.parametrize("builddir", [".", "build"])
def test_the_folder_of_the_caller(backend: Any, builddir: str) -> None:
    for _ in range(2):
        with backend.configured({"builddir": builddir}) as folder:
            assert folder == backend.SOURCE / builddir
            assert backend.of_this_python(folder)


def test_a_folder_whose_python_is_gone(backend: Any, tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text("PYTHON = /nonexistent/python3\n")
    with pytest.raises(SystemExit, match="another Python"):
        with backend.configured({"builddir": str(tmp_path)}):
            raise AssertionError("it was taken")
