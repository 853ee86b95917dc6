# SPDX-License-Identifier: BSD-3-Clause
"""The types of the package agree with it, and tell right programs from wrong ones."""

from __future__ import annotations

import os
import site
import subprocess
import sys
from pathlib import Path

import pytest

import libtorrent as lt

PACKAGE = Path(lt.__file__).parent
EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "python"

# Distributions may have a mypy that does not know what the stubs say: quickstart puts one here then.
TOOLS = Path(os.environ.get("top_builddir", ".")).resolve() / "tools" / "bin" / "python"
PYTHON = str(TOOLS) if TOOLS.is_file() else sys.executable
CHECK = "import sys, mypy.version as v; sys.exit(tuple(map(int, v.__version__.split('.')[:2])) < (1, 14))"

needs_mypy = pytest.mark.skipif(
    subprocess.run([PYTHON, "-c", CHECK], check=False, capture_output=True).returncode != 0,
    reason="mypy >= 1.14 is not installed",
)

RIGHT = """\
import os
import libtorrent as lt

session = lt.session({"listen_interfaces": "127.0.0.1:0", "enable_dht": False})
alert: lt.alert | None = session.wait_for_alert(0)
alerts: list[lt.alert] = session.pop_alerts()
for item in alerts:
    if isinstance(item, lt.torrent_finished_alert):
        handle: lt.torrent_handle = item.handle
        state: lt.torrent_status.states = handle.status().state
        assert state == lt.torrent_status.seeding
        priority: int = handle.file_priority(0)
        handle.file_priority(0, 7)
params = lt.add_torrent_params()
params.save_path = os.curdir
params.flags |= lt.torrent_flags.paused
limit: int = session.get_settings()["connections_limit"]
name: bytes = lt.bdecode(b"de")[b"name"]
number: int = lt.operation_t.bittorrent
error: lt.error_code | None = lt.error("x").code
with session:
    digest: str = lt.sha1_hash(b"x" * 20).hex()
"""

# Each line is wrong in one way, which mypy calls by this name.
WRONG = {
    "lt.session().wait_for_alert(0).what()": "union-attr",
    "lt.torrent_status().progress = 1": "misc",
    "lt.session().get_settings()['no_such_setting']": "typeddict-item",
    "lt.torrent_handle().have_piece('x')": "arg-type",
    "lt.torrent_handle().no_such_method()": "attr-defined",
    "x: str = lt.torrent_handle().file_priority(0)": "assignment",
    "lt.torrent_handle().set_priority(1)": "deprecated",
}


def mypy(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs mypy, or another module of it, for this package."""
    environment = dict(os.environ)
    if str(PACKAGE.parent) not in (*site.getsitepackages(), site.getusersitepackages()):
        environment["MYPYPATH"] = environment["PYTHONPATH"] = str(PACKAGE.parent)
    return subprocess.run(
        [PYTHON, "-m", module, *arguments],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
    )


def test_stubs_are_part_of_the_package() -> None:
    assert (PACKAGE / "py.typed").is_file()
    stub = (PACKAGE / "__init__.pyi").read_text()
    compile(stub, "__init__.pyi", "exec")
    for name in lt.__all__:
        assert f'"{name}",' in stub, f"the stubs lack {name}"


@needs_mypy
def test_stubs_agree_with_the_module() -> None:
    allowed = Path(__file__).with_name("stubtest-allowlist")
    result = mypy("mypy.stubtest", "libtorrent", "--concise", "--allowlist", str(allowed))
    assert result.returncode == 0, result.stdout + result.stderr


def test_every_exception_of_stubtest_has_a_reason() -> None:
    lines = Path(__file__).with_name("stubtest-allowlist").read_text().splitlines()
    for before, line in zip(["", *lines], lines):
        assert not line or line.startswith("#") or before.startswith("# "), line


@needs_mypy
def test_package_is_strictly_typed() -> None:
    result = mypy("mypy", "--strict", "-p", "libtorrent")
    assert result.returncode == 0, result.stdout + result.stderr


@needs_mypy
@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.name)
def test_example_is_strictly_typed(path: Path) -> None:
    result = mypy("mypy", "--strict", str(path))
    assert result.returncode == 0, result.stdout + result.stderr


@needs_mypy
def test_right_program(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(RIGHT)
    result = mypy("mypy", "--strict", str(tmp_path / "program.py"))
    assert result.returncode == 0, result.stdout + result.stderr


@needs_mypy
def test_wrong_programs(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text("\n".join(["import libtorrent as lt", *WRONG, ""]))
    result = mypy("mypy", "--enable-error-code", "deprecated", str(program))
    for number, (line, code) in enumerate(WRONG.items(), start=2):
        said = [text for text in result.stdout.splitlines() if f"program.py:{number}:" in text]
        assert any(f"[{code}]" in text for text in said), (line, said)
