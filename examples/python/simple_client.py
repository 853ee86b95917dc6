#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""A small client: adds a torrent, shows progress and alerts until it is complete or Ctrl-C.

Usage: simple_client FILE-OR-MAGNET [FOLDER [PEER-HOST:PORT [LISTEN-INTERFACES]]]

With LISTEN-INTERFACES it keeps to them: no DHT, no local discovery, no port mapping.
"""

from __future__ import annotations

import os
import sys
import time

import libtorrent as lt

CATEGORY = lt.alert.category_t


def settings(listen: str) -> dict[str, str | int | bool]:
    """Settings of a session that listens there, or everywhere."""
    found: dict[str, str | int | bool] = {
        "listen_interfaces": listen or "0.0.0.0:6881,[::]:6881",
        "alert_mask": CATEGORY.error_notification | CATEGORY.status_notification,
    }
    for name in ("enable_dht", "enable_lsd", "enable_upnp", "enable_natpmp"):
        found[name] = not listen
    return found


def load(source: str, folder: str, resume_file: str) -> lt.add_torrent_params:
    """Return parameters for a torrent file or magnet link, continued if there is resume data."""
    if source.startswith("magnet:"):
        params = lt.parse_magnet_uri(source)
    else:
        params = lt.load_torrent_file(source)
    if os.path.exists(resume_file):
        with open(resume_file, "rb") as stream:
            stored = lt.read_resume_data(stream.read())
        if stored.info_hashes == params.info_hashes:
            stored.ti = params.ti or stored.ti
            params = stored
    params.save_path = folder
    return params


def show(status: lt.torrent_status) -> None:
    """Draw the progress bar."""
    bar = "#" * int(status.progress * 30)
    print(
        f"\r[{bar:<30}] {status.progress:6.1%}  {status.state}  {status.download_rate / 1e6:.1f} "
        f"MB/s  {status.num_peers} peers ",
        end="",
        flush=True,
    )


def save(session: lt.session, handle: lt.torrent_handle, resume_file: str) -> None:
    """Write resume data to a temporary file and put it in place, so that no crash can cut it."""
    handle.save_resume_data(lt.torrent_handle.save_info_dict | lt.torrent_handle.flush_disk_cache)
    while True:
        session.wait_for_alert(1000)
        for alert in session.pop_alerts():
            if isinstance(alert, lt.save_resume_data_alert):
                with open(resume_file + ".tmp", "wb") as stream:
                    stream.write(lt.write_resume_data_buf(alert.params))
                    stream.flush()
                    os.fsync(stream.fileno())
                os.replace(resume_file + ".tmp", resume_file)
                return
            if isinstance(alert, lt.save_resume_data_failed_alert):
                print(alert.message(), file=sys.stderr)
                return


def download(session: lt.session) -> None:
    """Show what happens until the torrent is complete."""
    next_update = 0.0
    while True:
        if time.monotonic() >= next_update:  # each call posts an alert
            next_update = time.monotonic() + 0.5
            session.post_torrent_updates()
        session.wait_for_alert(100)
        for alert in session.pop_alerts():
            if isinstance(alert, lt.state_update_alert):
                for status in alert.status:
                    show(status)
            elif isinstance(alert, lt.torrent_finished_alert):
                return
            elif alert.category() & CATEGORY.error_notification:
                print(f"\n{alert.message()}", file=sys.stderr)


def main(source: str, folder: str = ".", peer: str = "", listen: str = "") -> None:
    """Download until done or Ctrl-C."""
    resume_file = os.path.join(folder, ".simple_client.resume")
    session = lt.session(settings(listen))
    handle = session.add_torrent(load(source, folder, resume_file))
    if peer:
        host, port = peer.rsplit(":", 1)
        handle.connect_peer((host, int(port)))
    try:
        download(session)
        show(handle.status())
        print()
    except KeyboardInterrupt:
        print("\nstopping")
    save(session, handle, resume_file)


if __name__ == "__main__":
    if len(sys.argv) not in range(2, 6):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except (RuntimeError, OSError, ValueError) as problem:
        sys.exit(str(problem))
