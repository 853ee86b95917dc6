# SPDX-License-Identifier: BSD-3-Clause
"""The manual builds without a warning, and what it tells to type works."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from run_page import LANGUAGES, blocks

HERE = Path(__file__).resolve().parent
TOP = HERE.parent.parent
MANUAL = TOP / "docs" / "manual"
PAGES = sorted(MANUAL.glob("**/*.rst"))
WITH_BLOCKS = [
    page for page in PAGES if any(block.language in LANGUAGES for block in blocks(page.read_text()))
]


@pytest.mark.parametrize("page", WITH_BLOCKS, ids=lambda page: str(page.relative_to(MANUAL)))
def test_blocks_run(page: Path, tmp_path: Path) -> None:
    for language in {block.language for block in blocks(page.read_text())} & {"lua", "ruby"}:
        if not os.environ[language.upper()]:
            pytest.skip(f"configured without --with-{language}")
    done = subprocess.run(
        [sys.executable, str(HERE / "run_page.py"), str(page)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_languages_are_known() -> None:
    used = {block.language for page in PAGES for block in blocks(page.read_text())}
    assert used <= {"text", *LANGUAGES}


def test_few_blocks_are_not_run() -> None:
    kept = [block for page in PAGES for block in blocks(page.read_text()) if block.reason]
    assert len(kept) <= 5


def test_each_entry_is_shown_in_all_languages(tmp_path: Path) -> None:
    sys.path[:0] = [str(MANUAL), str(TOP / "python" / "stubs")]
    import interface
    import reflection
    from generators import languages

    languages.write(TOP, Path(os.environ["top_builddir"]), tmp_path)
    folder = tmp_path / "reference" / "languages"
    entries: dict[str, str] = {}
    for page in folder.glob("*.rst"):
        parts = re.split(r"^(.+)\n(?:~+|-+)\n", page.read_text(), flags=re.MULTILINE)
        entries.update(zip(parts[1::2], parts[2::2]))
    functions = interface.read(TOP)
    for function in functions:
        title = f"{function.owner}.{function.name}" if function.owner else function.name
        text = entries[f"{function.name}: new" if function.is_constructor else title]
        code = [line.split(maxsplit=1) for line in text.splitlines() if line.startswith("   ")]
        shown = {row[0]: row[1] for row in code if len(row) == 2}
        assert re.search(r"\blt_\w+\(.*\)", shown["C"]), title
        for language in ("Python", "Lua", "Ruby"):
            name = (
                {"hash": "get_hash"}.get(function.name, function.name)
                if language == "Ruby"
                else function.name
            )
            assert name in shown[language] or (
                function.is_constructor and ".new(" in shown[language]
            ), title
    tables = reflection.Reflection()
    for cls in tables.classes:
        rows = re.findall(
            r"^   \* - (.*)\n((?:     - .*\n)+)", entries[cls.name], flags=re.MULTILINE
        )
        cells = {first.strip('`"'): rest.splitlines() for first, rest in rows}
        for field in cls.fields:
            _, python, lua, ruby, about = (cell[7:] for cell in cells[field.name])
            assert all((python, lua, ruby, about)), field.name
    for enum in tables.enums:
        for value, number, _ in enum.values:
            row = f"_{value}``\n     - ``{value}``\n     - ``"
            assert row in entries[enum.name], (enum.name, value, number)
    assert len(functions) > 300


def test_builds(tmp_path: Path) -> None:
    pytest.importorskip(
        "sphinx", reason="Sphinx is missing (Debian: python3-sphinx; else: pip install sphinx)"
    )
    build = os.environ["top_builddir"]
    done = subprocess.run(
        [
            sys.executable,
            str(MANUAL / "build.py"),
            "--build",
            build,
            "--release",
            "test",
            "--output",
            str(tmp_path),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "html" / "reference" / "python" / "session.html").stat().st_size > 100_000
