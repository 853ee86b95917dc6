# SPDX-License-Identifier: BSD-3-Clause
"""Nothing of the reference module is missing."""

from __future__ import annotations

import ast
import inspect
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import census
import libtorrent as lt

DATA = Path(__file__).parent / "data"
REFERENCE: dict[str, Any] = json.loads((DATA / "census-2.0.8.json").read_text())


def test_nothing_differs() -> None:
    assert census.differences(REFERENCE) == []


def test_a_difference_is_noticed() -> None:
    other = {
        "names": ["session", "nothing"],
        "constants": {},
        "classes": {
            "session": {
                "kind": "class",
                "members": {"pause": {"kind": "property"}, "tcp": {"kind": "constant", "value": 7}},
            }
        },
    }
    assert census.differences(other) == [
        "no nothing",
        "session.pause is a method, not a property",
        "session.tcp is 1, not 7",
    ]


def forms() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """What every form of every function, method and constructor of the reference takes."""
    members = (
        (f"{path}.{name}", member)
        for path, cls in REFERENCE["classes"].items()
        for name, member in cls["members"].items()
        if name == "__init__" or not name.startswith("__")
    )
    for path, entry in [*REFERENCE["functions"].items(), *members]:
        for signature in entry.get("signatures") or ():
            # In a constructor's form the object is an argument, too.
            yield path, signature["args"][path.endswith(".__init__") :]


FORMS = list(forms())

# Our defaults that are other ones, and why they say the same.
OTHER_DEFAULTS = {
    ("session.__init__", "fingerprint"): "None is the fingerprint that the reference names",
    ("session.__init__", "flags"): "1 with settings, 3 with a fingerprint",
    ("session.__init__", "alert_mask"): "None is that of the default settings",
    ("session.add_torrent", "storage_mode"): "None is that of an add_torrent_params",
    ("file_storage.file_path", "save_path"): "None is as good as nothing",
    **{
        (f"torrent_info.add_{kind}_seed", name): "None is as good as nothing"
        for kind in ("http", "url")
        for name in ("extern_auth", "extra_headers")
    },
}


def value_of(text: str) -> Any:
    """A default, from the words of a signature."""
    return census.resolve(text.partition(".")[2]) if "." in text else ast.literal_eval(text)


def test_there_are_many_forms() -> None:
    assert len(FORMS) > 400
    assert sum(any(argument["keyword"] for argument in form) for _path, form in FORMS) > 40


@pytest.mark.parametrize(
    ("path", "form"), FORMS, ids=[f"{number} {path}" for number, (path, _form) in enumerate(FORMS)]
)
def test_takes_what_the_reference_takes(path: str, form: list[dict[str, Any]]) -> None:
    """By place and by name, with what may be left out, and with the same defaults."""
    signature = inspect.signature(census.resolve(path.removesuffix(".__init__")))
    required = [argument for argument in form if not argument.get("optional")]
    unnamed = [argument for argument in form if not argument["keyword"]]
    names = [argument["name"] for argument in form if argument["keyword"]]
    signature.bind(*form)
    signature.bind(*required)
    signature.bind(*unnamed, **dict.fromkeys(names))
    for argument in form:
        if argument["keyword"] and "default" in argument:
            ours = signature.parameters[argument["name"]].default
            if (path, argument["name"]) in OTHER_DEFAULTS:
                assert ours is None
            else:
                assert ours == value_of(argument["default"])


# ---- libtorrent 2.1 ----

NEWER: dict[str, Any] = json.loads((DATA / "census-2.1.0.json").read_text())

VERSION = tuple(int(part) for part in lt.version.split(".")[:3])
ALERTS = (
    "file_progress_alert",
    "peer_info_alert",
    "piece_availability_alert",
    "piece_info_alert",
    "tracker_list_alert",
)
# What is missing before which libtorrent, and why.
SINCE = {
    **dict.fromkeys(ALERTS, ((2, 0, 9), "libtorrent posts no such alert")),
    "peer_info.i2p_destination": ((2, 0, 11), "peers do not tell it"),
    "add_torrent_params.comment": ((2, 1, 0), "a torrent has it in its torrent_info"),
    "add_torrent_params.created_by": ((2, 1, 0), "a torrent has it in its torrent_info"),
    "add_torrent_params.creation_date": ((2, 1, 0), "a torrent has it in its torrent_info"),
    "add_torrent_params.part_file_dir": ((2, 1, 0), "part files are where the torrent is"),
    "add_torrent_params.root_certificate": ((2, 1, 0), "a torrent has it in its torrent_info"),
    "renamed_files": ((2, 1, 0), "the files of a torrent_info have their new names"),
    "status_flags_t.query_renamed_files": ((2, 1, 0), "as renamed_files"),
    "torrent_handle.get_renamed_files": ((2, 1, 0), "as renamed_files"),
    "torrent_handle.query_renamed_files": ((2, 1, 0), "as renamed_files"),
    "torrent_status.renamed_files": ((2, 1, 0), "as renamed_files"),
    "torrent_status.download_limit": ((2, 1, 0), "only the handle tells it"),
    "torrent_status.upload_limit": ((2, 1, 0), "only the handle tells it"),
    "torrent_status.need_save_resume_data": ((2, 1, 0), "only the handle tells it"),
    "tracker_alert.version": ((2, 1, 0), "only some classes of its alerts have it"),
}


def missing(path: str) -> bool:
    owner, _, name = path.rpartition(".")
    return not hasattr(census.resolve(owner) if owner else lt, name)


def test_names_of_2_1() -> None:
    """Those that this libtorrent can have are there; the others have a reason."""
    absent = {path for path in [*NEWER["names"], *NEWER["members"]] if missing(path)}
    absent |= {
        f"{owner}.{name}"
        for owner, names in NEWER["members"].items()
        for name in names
        if owner not in absent and missing(f"{owner}.{name}")
    }
    assert absent == {path for path, (since, _why) in SINCE.items() if VERSION < since}


@pytest.mark.parametrize("path", NEWER["keywords"])
def test_keywords_of_2_1(path: str) -> None:
    if not missing(path):
        taken = inspect.signature(census.resolve(path.removesuffix(".__init__"))).parameters
        named = {name for name, p in taken.items() if p.kind is not p.POSITIONAL_ONLY}
        assert set(NEWER["keywords"][path]) <= named


def test_no_trace_of_the_generator() -> None:
    for name in lt.__all__:
        value = getattr(lt, name)
        if isinstance(value, type):
            assert not {"this", "thisown"} & set(dir(value)), name
    assert not [name for name in dir(lt) if name.startswith(("SWIG", "lt_"))]


def test_version() -> None:
    assert lt.version == lt.__version__
    assert lt.__version_info__[:2] == (lt.version_major, lt.version_minor)
    assert lt.__version__.startswith(f"{lt.version_major}.{lt.version_minor}.")


def test_all_names_are_there() -> None:
    assert [name for name in lt.__all__ if not hasattr(lt, name)] == []
    assert not set(lt.__all__) & set(dir(__builtins__))
