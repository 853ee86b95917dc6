// SPDX-License-Identifier: BSD-3-Clause
#include "classes.hpp"

#if defined __GNUC__
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

namespace ltc {

lt::peer_info blank_peer_info() {
    lt::peer_info p;
    p.total_download = p.total_upload = 0;
    p.last_request = p.last_active = p.download_queue_time = lt::time_duration(0);
    p.flags = {};
    p.source = {};
    p.connection_type = {};
    p.read_state = p.write_state = {};
    p.downloading_piece_index = lt::piece_index_t(-1);
    p.progress = 0;
    for (int lt::peer_info::*const number : {&lt::peer_info::up_speed,
                                             &lt::peer_info::down_speed,
                                             &lt::peer_info::payload_up_speed,
                                             &lt::peer_info::payload_down_speed,
                                             &lt::peer_info::queue_bytes,
                                             &lt::peer_info::request_timeout,
                                             &lt::peer_info::send_buffer_size,
                                             &lt::peer_info::used_send_buffer,
                                             &lt::peer_info::receive_buffer_size,
                                             &lt::peer_info::used_receive_buffer,
                                             &lt::peer_info::receive_buffer_watermark,
                                             &lt::peer_info::num_hashfails,
                                             &lt::peer_info::download_queue_length,
                                             &lt::peer_info::timed_out_requests,
                                             &lt::peer_info::busy_requests,
                                             &lt::peer_info::requests_in_buffer,
                                             &lt::peer_info::target_dl_queue_length,
                                             &lt::peer_info::upload_queue_length,
                                             &lt::peer_info::failcount,
                                             &lt::peer_info::downloading_block_index,
                                             &lt::peer_info::downloading_progress,
                                             &lt::peer_info::downloading_total,
                                             &lt::peer_info::pending_disk_bytes,
                                             &lt::peer_info::pending_disk_read_bytes,
                                             &lt::peer_info::send_quota,
                                             &lt::peer_info::receive_quota,
                                             &lt::peer_info::rtt,
                                             &lt::peer_info::num_pieces,
                                             &lt::peer_info::download_rate_peak,
                                             &lt::peer_info::upload_rate_peak,
                                             &lt::peer_info::progress_ppm})
        p.*number = 0;
    return p;
}

lt::torrent_status blank_torrent_status() {
    lt::torrent_status s;
    s.active_duration = s.finished_duration = s.seeding_duration = lt::seconds(0);
    return s;
}

std::string error_text(lt::torrent_status const& s) {
    if (!s.errc) return {};
    auto text = s.errc.message();
    auto const ti = own_metadata(s.handle, s.torrent_file.lock());
    if (ti && s.error_file >= lt::file_index_t(0) && s.error_file < ti->files().end_file())
        text += ": " + ti->files().file_path(s.error_file, s.save_path);
    return text;
}

std::int64_t seconds_since(lt::time_point t) {
    if (t == lt::time_point() || t == (lt::time_point::min)()) return -1;
    return seconds_of(lt::clock_type::now() - t);
}

void set_info_hash(lt::add_torrent_params& p, lt::sha1_hash const& h) {
    p.info_hashes.v1 = h;
#if TORRENT_ABI_VERSION < 3
    p.info_hash = h;
#endif
}

lt::sha1_hash old_info_hash(lt::add_torrent_params const& p) {
#if TORRENT_ABI_VERSION < 3
    if (!p.info_hash.is_all_zeros()) return p.info_hash;
#endif
    return p.info_hashes.get_best();
}

std::vector<char> resume_data_of(lt_node const& n) {
    if (n.kind != lt_kind_list) return ltc::get<std::vector<char>>(n);
    auto const bytes = ltc::get<byte_list>(n);
    return {bytes.begin(), bytes.end()};
}

lt::storage_mode_t storage_mode_of(lt_node const& n) {
    auto const mode = ltc::get<int>(n);
    if (mode != lt::storage_mode_allocate && mode != lt::storage_mode_sparse)
        fail(lt_error_value, std::to_string(mode) + " is not a storage mode");
    return static_cast<lt::storage_mode_t>(mode);
}

} // namespace ltc
