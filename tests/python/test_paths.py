# SPDX-License-Identifier: BSD-3-Clause
"""Paths and text: str, bytes and os.PathLike, whatever they hold, there and back."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt

# A name as a Linux file system may have it: not UTF-8.
RAW = b"Andr\xe9"
TEXT = os.fsdecode(RAW)
INFO = {b"name": RAW, b"piece length": 16384, b"length": 1, b"pieces": b"x" * 20}
FORMS: dict[str, Any] = {"str": TEXT, "bytes": RAW, "path": Path(TEXT)}


@pytest.mark.parametrize("form", FORMS)
def test_save_path(session: lt.session, tmp_path: Path, form: str) -> None:
    params = lt.add_torrent_params()
    params.save_path = FORMS[form]
    assert params.save_path == TEXT
    assert os.fsencode(params.save_path) == RAW
    params.info_hashes = lt.info_hash_t(lt.sha1_hash(b"x" * 20))
    handle = session.add_torrent(params)
    assert handle.status().save_path == os.path.join(os.getcwd(), TEXT)
    again = lt.read_resume_data(lt.write_resume_data_buf(params))
    assert again.save_path == TEXT


@pytest.mark.parametrize("form", FORMS)
def test_names_in_torrents(form: str) -> None:
    storage = lt.file_storage()
    storage.add_file(FORMS[form], 5)
    assert os.fsencode(storage.file_path(0)) == RAW


@pytest.mark.parametrize("form", FORMS)
def test_files_are_found(tmp_path: Path, form: str) -> None:
    folder = os.fsencode(tmp_path)
    try:
        os.mkdir(os.path.join(folder, RAW))
    except OSError as e:
        pytest.skip(f"the file system does not take such names: {e}")
    data = lt.bencode({b"info": INFO})
    path = os.path.join(folder, RAW, RAW)
    with open(path, "wb") as file:
        file.write(data)
    given = {"str": os.fsdecode(path), "bytes": path, "path": Path(os.fsdecode(path))}[form]
    section = lt.bencode(lt.bdecode(data)[b"info"])
    assert lt.load_torrent_file(given).ti.info_section() == section
    if form != "bytes":  # which are what a torrent file holds
        assert lt.torrent_info(given).info_section() == section


def test_no_zeros(session: lt.session) -> None:
    for wrong in ("a\0b", b"a\0b"):
        with pytest.raises(ValueError, match="NUL"):
            lt.torrent_info(wrong if isinstance(wrong, str) else os.fsdecode(wrong))
        with pytest.raises(ValueError, match="NUL"):
            lt.torrent_handle().move_storage(wrong)


def test_what_is_no_path() -> None:
    for wrong in (5, None, [], object()):
        with pytest.raises(TypeError):
            lt.torrent_handle().move_storage(wrong)


def test_raw_bytes_of_text() -> None:
    """libtorrent has an underscore for what is not UTF-8; the bytes can be had."""
    data = lt.bencode({b"info": INFO, b"comment": RAW})
    info = lt.torrent_info(data)
    assert lt.bdecode(info.info_section())[b"name"] == RAW
    assert info.info(b"name") == RAW
    assert info.comment() == "Andr_"
    assert lt.bdecode_node(data).dict_find_string_value(b"comment") == RAW
    assert lt.bdecode_node(data).dict_find_dict(b"info").dict_find_string_value(b"name") == RAW


@pytest.mark.parametrize(
    "locale", [{}, {"LANG": "C"}, {"LC_ALL": "C.UTF-8"}, {"LC_ALL": "C", "LANG": "en_US.utf8"}]
)
def test_locale_of_file_names(tmp_path: Path, locale: dict[str, str]) -> None:
    """Files whose names are not ASCII are found where nothing but LC_ALL says UTF-8, or nothing at
    all."""
    name = "na\u00efve \u540d".encode()
    (tmp_path / "data").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path / "data") + b"/" + name)).write_bytes(b"x")
    script = (
        "import os, sys, libtorrent as lt\n"
        "files = lt.file_storage()\n"
        "lt.add_files(files, sys.argv[1])\n"
        "names = [os.fsencode(files.file_name(i)) for i in range(files.num_files())]\n"
        "assert names == [bytes.fromhex(sys.argv[2])], names\n"
        "creator = lt.create_torrent(files, 16384)\n"
        "lt.set_piece_hashes(creator, os.path.dirname(sys.argv[1]))\n"
        "assert os.environ.get('LANG') == (sys.argv[3] or None)\n"
    )
    environment = {k: v for k, v in os.environ.items() if k[:3] != "LC_" and k != "LANG"}
    arguments = [str(tmp_path / "data"), name.hex(), locale.get("LANG", "")]
    subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**environment, "PYTHONCOERCECLOCALE": "0", **locale},
        check=True,
    )
