# SPDX-License-Identifier: BSD-3-Clause
"""Resume data on disk, one file a torrent, named by its info-hash."""

from __future__ import annotations

import os

import libtorrent as lt
from libtorrent.cli import source
from libtorrent.cli.exits import from_os_error
from libtorrent.cli.files import write_atomically

FOLDER = ".libtorrent"


class ResumeStore:
    """The resume files in ``folder``, which is made when first written to."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def paths(self, info_hashes: lt.info_hash_t) -> list[str]:
        """Return the file names to look at, the one to write first.

        A magnet link may know only one hash of a hybrid torrent, so files go by the v1 hash
        if there is one and a search tries the v2 hash too.
        """
        names = source.hashes(info_hashes).values()
        return [os.path.join(self.folder, name + ".resume") for name in names]

    def load(self, params: lt.add_torrent_params) -> lt.add_torrent_params | None:
        """Return parameters that continue ``params``, or None if nothing is stored for it.

        The result keeps the metadata of ``params``, its trackers and its web seeds besides the
        stored ones. Raises ``CommandError`` if a file exists and cannot be read, ``RuntimeError``
        or ``ValueError`` if its content is damaged or belongs to another torrent.
        """
        for path in self.paths(params.info_hashes):
            try:
                with open(path, "rb") as stream:
                    data = stream.read()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise from_os_error(error, f"cannot read resume data {path}") from error
            return _merge(lt.read_resume_data(data), params)
        return None

    def save(self, params: lt.add_torrent_params) -> str:
        """Store ``params`` atomically and return the file's path. Raises ``OSError``."""
        if not os.path.isdir(self.folder):
            os.makedirs(self.folder, exist_ok=True)
        path = self.paths(params.info_hashes)[0]
        write_atomically(path, lt.write_resume_data_buf(params), private=True)
        return path


def _merge(stored: lt.add_torrent_params, params: lt.add_torrent_params) -> lt.add_torrent_params:
    ours, theirs = source.hashes(params.info_hashes), source.hashes(stored.info_hashes)
    if any(theirs.get(key, value) != value for key, value in ours.items()):
        raise ValueError("it belongs to another torrent")
    if params.ti is not None:
        stored.ti = params.ti
    known = set(stored.trackers)
    tiers = list(stored.tracker_tiers)
    tiers += [0] * (len(stored.trackers) - len(tiers))
    extra = [
        (url, tier)
        for url, tier in zip(params.trackers, _padded(params.tracker_tiers, len(params.trackers)))
        if url not in known
    ]
    stored.trackers = list(stored.trackers) + [url for url, _ in extra]
    stored.tracker_tiers = tiers + [tier for _, tier in extra]
    seeds = list(stored.url_seeds)
    stored.url_seeds = seeds + [url for url in params.url_seeds if url not in seeds]
    return stored


def _padded(tiers: list[int], length: int) -> list[int]:
    return list(tiers) + [0] * (length - len(tiers))
