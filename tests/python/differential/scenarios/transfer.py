# SPDX-License-Identifier: BSD-3-Clause
"""A transfer between two sessions of this host: its status, peers and alerts, field by field."""

from __future__ import annotations

import shutil

import libtorrent as lt
from scenario import (
    content,
    fields,
    finish,
    folder,
    make_session,
    make_torrent,
    members,
    plain,
    shape,
    show,
    shown,
    step,
    until,
)  # fmt: skip

EXPECTED = (
    "add_torrent_alert block_downloading_alert block_finished_alert block_uploaded_alert "
    "cache_flushed_alert file_completed_alert incoming_connection_alert listen_succeeded_alert "
    "log_alert peer_connect_alert peer_disconnected_alert peer_log_alert piece_finished_alert "
    "read_piece_alert session_stats_alert session_stats_header_alert state_changed_alert "
    "state_update_alert torrent_added_alert torrent_checked_alert torrent_finished_alert "
    "torrent_log_alert torrent_paused_alert torrent_removed_alert torrent_resumed_alert "
    "save_resume_data_alert file_renamed_alert storage_moved_alert torrent_deleted_alert "
    "performance_alert file_prio_alert picker_log_alert"
).split()
# Whatever else is in an alert is the same in each run.
VOLATILE = {
    "ip", "endpoint", "pid", "piece_index", "block_index", "size", "buffer", "piece", "msg",
    "address", "port", "values", "params", "resume_data", "status", "transferred", "interval",
    "socket_type", "index", "old_name", "new_name", "priorities", "local_endpoint", "blocks",
}  # fmt: skip
TEXTLESS = {
    "log_alert", "peer_log_alert", "torrent_log_alert", "session_stats_alert", "picker_log_alert",
    "session_stats_header_alert", "block_downloading_alert", "block_finished_alert",
    "block_uploaded_alert", "piece_finished_alert", "file_completed_alert", "peer_connect_alert",
    "incoming_connection_alert", "listen_succeeded_alert", "read_piece_alert",
    "peer_disconnected_alert", "state_update_alert", "performance_alert", "state_changed_alert",
    "add_torrent_alert",
}  # fmt: skip
seen: dict[str, dict[str, object]] = {}


def note(alert: lt.alert) -> None:
    """Read everything of the first alert of each type."""
    name = type(alert).__name__
    if name in seen or name not in EXPECTED:
        return
    read: dict[str, object] = {"what": alert.what(), "category": int(alert.category())}
    text = alert.message()
    read["message"] = type(text).__name__ if name in TEXTLESS else plain(text)
    read["str"] = str(alert) == text or type(str(alert)).__name__
    for field in members(name):
        try:
            value = getattr(alert, field)
        except TypeError:
            read[field] = "TypeError"
            continue
        read[field] = (shape if field in VOLATILE or name in TEXTLESS else plain)(value)
    seen[name] = read


make_info = make_torrent(folder() / "seed", 0)
seeder = make_session(close_redundant_connections=False)
leecher = make_session(close_redundant_connections=False)
both = [seeder, leecher]

there = seeder.add_torrent({"ti": make_info, "save_path": str(folder() / "seed"), "flags": 0})
leecher.async_add_torrent({"ti": make_info, "save_path": str(folder() / "get"), "flags": 0})
until(both, lambda: there.status().is_seeding and bool(leecher.get_torrents()), note)
here = leecher.get_torrents()[0]
until(both, lambda: here.status().state == lt.torrent_status.downloading, note)

STATUS_VOLATILE = {
    "active_time", "active_duration", "seeding_time", "seeding_duration", "finished_time",
    "finished_duration", "added_time", "completed_time", "last_seen_complete", "time_since_upload",
    "time_since_download", "last_upload", "last_download", "last_scrape", "next_announce",
    "announce_interval", "total_upload", "total_download", "total_payload_upload",
    "total_payload_download", "all_time_upload", "all_time_download", "upload_rate",
    "download_rate", "upload_payload_rate", "download_payload_rate", "connect_candidates",
    "seed_rank", "up_bandwidth_queue", "down_bandwidth_queue", "handle", "torrent_file",
    "list_peers", "list_seeds", "num_connections", "num_peers", "num_seeds", "num_uploads",
    "distributed_copies", "distributed_fraction", "distributed_full_copies", "sparse_regions",
    "total_redundant_bytes", "need_save_resume", "has_incoming", "queue_position",
    "announcing_to_dht", "announcing_to_lsd", "announcing_to_trackers",
}  # fmt: skip
fields("status before", here.status(), STATUS_VOLATILE)
fields("status of seed", there.status(), STATUS_VOLATILE)
DURATIONS = {"active_duration", "finished_duration", "seeding_duration"}
# What the reference does not initialise is different each time.
fields("empty status", lt.torrent_status(), skip=DURATIONS)
fields("empty peer_info", lt.peer_info(), kind=shape)

step("connect", here.connect_peer, ("127.0.0.1", seeder.listen_port()))
peers: list[lt.peer_info] = []


def look() -> None:
    """Keep the first peer that has shaken hands."""
    if not peers:
        peers.extend(p for p in there.get_peer_info() if p.num_pieces >= 0 and p.client)


until(both, lambda: here.status().is_seeding and bool(peers), note, look)
PEER_VOLATILE = {
    "client",
    "ip", "local_endpoint", "pid", "total_download", "total_upload", "down_speed", "up_speed",
    "payload_down_speed", "payload_up_speed", "last_request", "last_active", "queue_bytes",
    "send_buffer_size", "used_send_buffer", "receive_buffer_size", "used_receive_buffer", "rtt",
    "download_queue_length", "upload_queue_length", "downloading_piece_index",
    "downloading_block_index", "downloading_progress", "downloading_total", "progress",
    "progress_ppm", "pieces", "num_pieces", "flags", "estimated_reciprocation_rate",
    "download_rate_peak", "upload_rate_peak", "pending_disk_bytes", "requests_in_buffer",
    "target_dl_queue_length", "request_timeout", "download_queue_time", "read_state", "write_state",
    "connection_type", "source", "failcount", "num_hashfails", "upload_limit", "download_limit",
    "remote_dl_rate", "receive_quota", "send_quota",
}  # fmt: skip
fields("peer", peers[0], PEER_VOLATILE)
fields("status after", here.status(), STATUS_VOLATILE | {"num_pieces"})
show("equal files", (folder() / "get/data/one.bin").read_bytes() == content(70000, 1))
step("download queue", here.get_download_queue)
step("file_progress", here.file_progress)
step("piece_availability", lambda: len(here.piece_availability()))
step("file_status", lambda: type(here.file_status()).__name__)
step("trackers", here.trackers)

here.read_piece(0)
leecher.post_torrent_updates()
leecher.post_session_stats()
leecher.post_dht_stats()
pieces: list[object] = []


def piece(alert: lt.alert) -> None:
    """Note the piece that was read."""
    note(alert)
    if type(alert).__name__ == "read_piece_alert":
        pieces.append([alert.piece, alert.size, alert.buffer, alert.ec, alert.error])


until(both, lambda: bool(pieces) and "state_update_alert" in seen, piece)
show("piece", pieces[0])
here.save_resume_data()
until(both, lambda: "save_resume_data_alert" in seen, note)
here.rename_file(0, "data/other.bin")
until(both, lambda: "file_renamed_alert" in seen, note)
show("renamed", (folder() / "get/data/other.bin").exists())
here.move_storage(str(folder() / "moved"))
until(both, lambda: "storage_moved_alert" in seen, note)
here.prioritize_files([1] * 6)
until(both, lambda: "file_prio_alert" in seen, note)
here.flush_cache()
until(both, lambda: "cache_flushed_alert" in seen, note)
here.pause()
until(both, lambda: "torrent_paused_alert" in seen, note)
here.resume()
until(both, lambda: "torrent_resumed_alert" in seen, note)
leecher.remove_torrent(here, lt.options_t.delete_files)
until(both, lambda: {"torrent_removed_alert", "torrent_deleted_alert"} <= set(seen), note)
show("deleted", (folder() / "moved/data").exists())

for name in sorted(set(EXPECTED) - {"performance_alert", "picker_log_alert"}):
    for field, value in sorted(seen.get(name, {"seen": False}).items()):
        show(f"{name}.{field}", value)
shown("not seen", set(EXPECTED) - set(seen) - {"performance_alert", "picker_log_alert"})
shutil.rmtree(folder() / "get", ignore_errors=True)
finish()
