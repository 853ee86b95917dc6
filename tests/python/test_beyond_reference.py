# SPDX-License-Identifier: BSD-3-Clause
"""What libtorrent's C++ API has and the reference module does not; test_newer.py has what came later."""

from __future__ import annotations

import copy
import hashlib
import pickle
from pathlib import Path
from typing import Any

import pytest

import libtorrent as lt
from support import SETTINGS, until, wait_for

# Class, or "" for the module: names.
NAMES = {
    "": """
        alert_name num_alert_types bdecode_errors bdecode_node bitfield block_info close_reason_t
        announce_endpoint announce_infohash dht_direct_response_alert dht_error_alert
        ed25519_add_scalar ed25519_create_keypair ed25519_create_seed ed25519_key_exchange
        ed25519_sign ed25519_verify error_category errors file_open_mode generic_category
        gzip_category gzip_errors hasher hasher256 http_errors i2p_error incoming_request_alert
        item_target_id lsd_peer_alert mmap_cache_alert open_file_state operation_t
        partial_piece_info pcp_errors peer_class_info pex_flags_t port_filter session_error_alert
        sign_mutable_item socks_error trackerid_alert upnp_errors verify_mutable_item
        version_tiny web_seed_entry write_torrent_file_buf alert_priority
    """,
    "session": """
        close dht_direct_request get_peer_class_filter get_peer_class_type_filter is_valid
        session_state set_dht_state set_port_filter ssl_listen_port
    """,
    "save_state_flags_t": "save_extension_state save_ip_filter",
    "session_params": "disk_io_constructor dht_state ext_state ip_filter settings",
    "port_filter": "access add_rule",
    "ip_filter": "empty",
    "torrent_handle": """
        clear_peers force_lsd_announce id in_session need_save_resume_data piece_layers
        queue_position_set set_ssl_certificate_buffer torrent_file_with_hashes userdata
        if_counters_changed if_download_progress if_config_changed if_state_changed
        if_metadata_changed query_name query_save_path query_torrent_file
    """,
    "add_torrent_params": "userdata merkle_trees merkle_tree_mask verified_leaf_hashes",
    "torrent_status": """
        error_file_none error_file_ssl_ctx error_file_metadata error_file_exception
        error_file_partfile
    """,
    "torrent_flags": "need_save_resume all",
    "torrent_info": """
        info piece_layer v1 v2 last_piece end_piece piece_range clear_trackers clear_web_seeds
        is_loaded parse_info_section
    """,
    "file_storage": """
        map_block map_file file_num_pieces file_num_blocks file_piece_range file_range piece_range
        end_file last_piece end_piece piece_size2 blocks_in_piece2 pad_file_at mtime
        file_path_hash all_path_hashes paths file_first_piece_node file_first_block_node
        remove_tail_padding sanitize_symlinks canonicalize max_file_size max_file_offset
    """,
    "create_torrent": """
        set_hash2 is_v1_only is_v2_only set_creation_date total_size file_range piece_range
        file_piece_range end_piece end_file
    """,
    "announce_entry": "endpoints",
    "protocol_version": "NUM V1 V2",
    "sha1_hash": "count_leading_zeroes",
    "sha256_hash": "count_leading_zeroes",
    "peer_info": """
        timed_out_requests busy_requests requests_in_buffer target_dl_queue_length
        receive_buffer_watermark pending_disk_read_bytes i2p_socket utp_socket ssl_socket
    """,
    "alert": "timestamp type",
    "peer_connect_alert": "direction socket_type",
    "peer_disconnected_alert": "reason",
    "peer_log_alert": "direction event_type",
    "dht_pkt_alert": "direction node",
    "dht_stats_alert": "nid local_endpoint",
    "dht_sample_infohashes_alert": "node_id",
    "file_prio_alert": "error op",
    "file_error_alert": "op",
    "tracker_error_alert": "op",
    "tracker_warning_alert": "warning_message",
    "scrape_reply_alert": "version",
    "scrape_failed_alert": "version",
    "torrent_error_alert": "filename",
    "torrent_removed_alert": "userdata",
    "udp_error_alert": "operation",
    "lsd_error_alert": "local_address",
    "portmap_alert": "local_address",
    "portmap_error_alert": "local_address",
    "portmap_log_alert": "local_address log_message",
    "invalid_request_alert": "we_have peer_interested withheld",
    "session_stats_alert": "counters values",
    "picker_log_alert": "partial_ratio prioritize_partials rarest_first",
    "operation_t": "file_mmap file_seek file_truncate timer enum_route",
    "dht_state": "nids nodes nodes6 clear",
    "hasher": "update final reset",
    "hasher256": "update final reset",
}
ALL = [(owner, name) for owner, names in NAMES.items() for name in names.split()]


@pytest.mark.parametrize(("owner", "name"), ALL, ids=lambda part: part or "libtorrent")
def test_is_there(owner: str, name: str) -> None:
    assert hasattr(getattr(lt, owner) if owner else lt, name)


def test_constants() -> None:
    status = lt.torrent_status
    assert status().error_file == status.error_file_none == -1
    assert status.error_file_partfile == status.error_file_t.error_file_partfile == -6
    assert lt.file_storage.max_file_size == (2**31 - 1) // 2 * 16384
    assert lt.file_storage.max_file_offset == 2**48 - 1


@pytest.mark.parametrize("kind", [lt.sha1_hash, lt.sha256_hash])
def test_operators_of_hashes(kind: Any) -> None:
    size = len(kind())
    a, b = kind(bytes(range(size))), kind(bytes(range(100, 100 + size)))
    x, y = (int.from_bytes(bytes(h), "big") for h in (a, b))
    mask = (1 << 8 * size) - 1

    def number(h: Any) -> int:
        assert type(h) is kind
        return int.from_bytes(bytes(h), "big")

    assert number(a & b) == x & y
    assert number(a | b) == x | y
    assert number(a ^ b) == x ^ y
    assert number(~a) == ~x & mask
    for shift in (0, 1, 7, 8, 33, 8 * size - 1, 8 * size, 2**40):
        assert number(a << shift) == x << min(shift, 8 * size) & mask
        assert number(a >> shift) == x >> shift
    for shift in (lambda: a << -1, lambda: a >> -1):
        with pytest.raises(ValueError):
            shift()
    assert list(a) == list(bytes(a))
    assert [a[i] for i in range(size)] == list(range(size))
    assert a[-1] == size - 1
    assert a[2:5] == b"\x02\x03\x04"
    with pytest.raises(IndexError):
        a[size]
    with pytest.raises(TypeError):
        a & 1
    with pytest.raises(TypeError):
        a & bytes(b)


# ---- names of libtorrent 2.1 ----


def test_sizes_without_pad_files() -> None:
    storage = lt.file_storage()
    storage.set_piece_length(16384)
    storage.add_file("a/1", 10000)
    storage.add_file("a/pad", 6384, lt.file_storage.flag_pad_file)
    storage.add_file("a/2", 5)
    storage.set_num_pieces(2)
    assert storage.total_size() == 16389
    assert storage.size_on_disk() == 10005
    assert [storage.last_file_index_at_piece(i) for i in range(2)] == [1, 2]
    for piece in (-1, 2):
        with pytest.raises(IndexError):
            storage.last_file_index_at_piece(piece)


def test_peers_have_new_names() -> None:
    assert lt.peer_info().remote_endpoint() == lt.peer_info().ip
    assert isinstance(lt.peer_alert.ep, type(lt.peer_alert.endpoint))


# ---- disk back ends ----


def test_disk_back_ends(tmp_path: Path) -> None:
    params = lt.session_params(SETTINGS)
    assert params.disk_io_constructor == "default_disk_io_constructor"
    for name in ("posix_disk_io_constructor", "disabled_disk_io_constructor"):
        params.disk_io_constructor = name
        assert params.disk_io_constructor == params.as_dict()["disk_io_constructor"] == name
        assert copy.copy(params).disk_io_constructor == name
        assert pickle.loads(pickle.dumps(params)) == params
    with pytest.raises(ValueError, match="no disk back end 'nope': this libtorrent has default_"):
        params.disk_io_constructor = "nope"
    assert params.disk_io_constructor == "disabled_disk_io_constructor"


@pytest.mark.parametrize("name", ["posix_disk_io_constructor", "disabled_disk_io_constructor"])
def test_a_session_uses_it(name: str, tmp_path: Path) -> None:
    storage = lt.file_storage()
    storage.add_file("file", 16384)
    creator = lt.create_torrent(storage, 16384, lt.create_torrent.v1_only)
    data = bytes(range(256)) * 64
    creator.set_hash(0, hashlib.sha1(data).digest())
    params = lt.session_params(SETTINGS)
    params.disk_io_constructor = name
    with lt.session(params) as session:
        handle = session.add_torrent(
            {"ti": lt.torrent_info(creator.generate()), "save_path": tmp_path}
        )
        until(lambda: handle.status().state == lt.torrent_status.downloading, session)
        handle.add_piece(0, data)
        # The disabled one has nothing to check.
        good = name.startswith("posix")
        wait_for(session, lt.piece_finished_alert if good else lt.hash_failed_alert)
    on_disk = (tmp_path / "file").read_bytes() if (tmp_path / "file").exists() else b""
    assert on_disk == (data if good else b"")
