# SPDX-License-Identifier: BSD-3-Clause
"""The page of alerts: which request is answered by which, and all of them with category and fields."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

#: Request, the alert that says it is done, the one that says it failed.
ANSWERS = (
    ("session.add_torrent()", "add_torrent_alert", ""),
    ("session.async_add_torrent()", "add_torrent_alert", "add_torrent_alert"),
    ("session.remove_torrent()", "torrent_removed_alert", ""),
    (
        "session.remove_torrent(h, delete_files)",
        "torrent_deleted_alert",
        "torrent_delete_failed_alert",
    ),
    ("session.post_torrent_updates()", "state_update_alert", ""),
    ("session.post_session_stats()", "session_stats_alert", ""),
    ("session.post_dht_stats()", "dht_stats_alert", ""),
    ("session.add_port_mapping()", "portmap_alert", "portmap_error_alert"),
    (
        "session.apply_settings() with listen_interfaces",
        "listen_succeeded_alert",
        "listen_failed_alert",
    ),
    ("session.dht_get_immutable_item()", "dht_immutable_item_alert", ""),
    ("session.dht_get_mutable_item()", "dht_mutable_item_alert", ""),
    ("session.dht_put_immutable_item()", "dht_put_alert", ""),
    ("session.dht_put_mutable_item()", "dht_put_alert", ""),
    ("session.dht_get_peers()", "dht_get_peers_reply_alert", ""),
    ("session.dht_live_nodes()", "dht_live_nodes_alert", ""),
    ("session.dht_sample_infohashes()", "dht_sample_infohashes_alert", ""),
    ("session.dht_direct_request()", "dht_direct_response_alert", "dht_direct_response_alert"),
    (
        "torrent_handle.save_resume_data()",
        "save_resume_data_alert",
        "save_resume_data_failed_alert",
    ),
    ("torrent_handle.read_piece()", "read_piece_alert", "read_piece_alert"),
    (
        "torrent_handle.set_piece_deadline() with alert_when_available",
        "read_piece_alert",
        "read_piece_alert",
    ),
    ("torrent_handle.add_piece()", "piece_finished_alert", "hash_failed_alert"),
    ("torrent_handle.prioritize_files()", "file_prio_alert", "file_prio_alert"),
    ("torrent_handle.connect_peer()", "peer_connect_alert", "peer_disconnected_alert"),
    ("torrent_handle.move_storage()", "storage_moved_alert", "storage_moved_failed_alert"),
    ("torrent_handle.rename_file()", "file_renamed_alert", "file_rename_failed_alert"),
    ("torrent_handle.force_recheck()", "torrent_checked_alert", "torrent_error_alert"),
    ("torrent_handle.pause()", "torrent_paused_alert", ""),
    ("torrent_handle.resume()", "torrent_resumed_alert", ""),
    ("torrent_handle.flush_cache()", "cache_flushed_alert", ""),
    ("torrent_handle.scrape_tracker()", "scrape_reply_alert", "scrape_failed_alert"),
    ("torrent_handle.force_reannounce()", "tracker_reply_alert", "tracker_error_alert"),
)

#: Of those that say done, the ones that come whatever the mask is. Measured with libtorrent 2.0.8.
ALWAYS = (
    "add_torrent_alert",
    "cache_flushed_alert",
    "dht_stats_alert",
    "read_piece_alert",
    "save_resume_data_alert",
    "session_stats_alert",
    "state_update_alert",
    "torrent_deleted_alert",
    "torrent_removed_alert",
)

#: Events in a torrent's life, in the order in which they come.
EVENTS = (
    ("is in the session", "add_torrent_alert"),
    ("has its metadata, after a magnet link", "metadata_received_alert"),
    ("goes from one state to another, also between the following", "state_changed_alert"),
    ("has compared the files that were there with its hashes", "torrent_checked_alert"),
    ("connects to a peer, or is connected to", "peer_connect_alert"),
    ("has a whole piece that fits its hash", "piece_finished_alert"),
    ("has a piece that does not", "hash_failed_alert"),
    ("has all of a file", "file_completed_alert"),
    ("has all that is wanted", "torrent_finished_alert"),
    ("stops because of an error", "torrent_error_alert"),
    ("cannot read or write a file", "file_error_alert"),
)


def categories(flags: list[str]) -> dict[str, str]:
    """The category of each alert, as libtorrent's headers have it."""
    source = "#include <libtorrent/alert_types.hpp>\n"
    command = ["c++", "-std=c++17", "-E", "-P", "-x", "c++", *flags, "-"]
    text = subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout
    found = {}
    for part in re.split(r"\bstruct(?: __attribute__ \(\(.*?\)\))? ", text):
        name = re.match(r"(\w+_alert)\b", part)
        category = re.search(r"static_category\s*=\s*(.*?);", part, re.DOTALL)
        if name and category:
            names = re.findall(r"alert_category::(\w+)", category[1])
            found.setdefault(name[1], ", ".join(names))
    return found


def link(alert: str) -> str:
    return f":py:class:`{alert}`" if alert else ""


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    text = ".. list-table::\n   :header-rows: 1\n\n"
    for row in (head, *rows):
        for number, cell in enumerate(row):
            text += f"   {'*' if number == 0 else ' '} - {cell}\n"
    return text + "\n"


def write(top: Path, build: Path, pages: Path) -> None:
    """Writes alerts.rst."""
    body = ast.parse((build / "python" / "libtorrent" / "__init__.pyi").read_text()).body
    classes = {node.name: node for node in body if isinstance(node, ast.ClassDef)}
    alerts = sorted(name for name in classes if name.endswith("_alert"))
    mentioned = {name for row in ANSWERS for name in row[1:] if name} | {name for _, name in EVENTS}
    unknown = mentioned - set(alerts)
    if unknown:
        raise SystemExit(
            f"generators/alerts.py names alerts that are none: {', '.join(sorted(unknown))}"
        )
    makefile = (build / "Makefile").read_text()
    flags = re.search(r"^LIBTORRENT_CFLAGS = (.*)$", makefile, re.MULTILINE)
    of = categories(flags[1].split() if flags else [])
    rows = []
    for name in alerts:
        fields = [
            node.name
            for node in classes[name].body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        ]
        doc = re.sub(
            r"\b(\w+)_(?!\w)", r"\1\\_", ast.get_docstring(classes[name]) or ""
        ).splitlines()[0]
        rows.append(
            (
                link(name),
                doc,
                of.get(name, ""),
                ", ".join(f"``{field}``" for field in dict.fromkeys(fields)),
            )
        )
    text = "Alerts\n======\n\n.. py:currentmodule:: libtorrent\n\n"
    text += (
        "What a session has to tell comes as alerts. ``alert_mask`` among the settings says which categories are "
        "posted: ``lt.alert.category_t`` has them. :doc:`cookbook` shows what to do with them.\n\n"
    )
    text += "Requests and their answers\n--------------------------\n\n"
    text += table(
        ("Request", "Done", "Needs in ``alert_mask``", "Failed"),
        [
            (f"``{what}``", link(done), "" if done in ALWAYS else of.get(done, ""), link(bad))
            for what, done, bad in ANSWERS
        ],
    )
    text += "The life of a torrent\n---------------------\n\n"
    text += table(("The torrent", "Alert"), [(what, link(name)) for what, name in EVENTS])
    text += "All alerts\n----------\n\nFields of the base classes are not repeated here.\n\n"
    text += table(("Alert", "When", "Category", "Fields"), rows)
    (pages / "alerts.rst").write_text(text)
