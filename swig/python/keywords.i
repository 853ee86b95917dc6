/* SPDX-License-Identifier: BSD-3-Clause */
/* The methods that take keyword arguments. Others do not: parsing keywords costs as much as three calls. */
%feature("kwargs") lt_create_torrent::add_tracker;
%feature("kwargs") lt_create_torrent::set_root_cert;
%feature("kwargs") lt_file_storage::file_path;
%feature("kwargs") lt_fingerprint::lt_fingerprint;
%feature("kwargs") lt_info_hash_t::lt_info_hash_t;
%feature("kwargs") lt_session::load_state;
%feature("kwargs") lt_session::post_torrent_updates;
%feature("kwargs") lt_session::refresh_torrent_status;
%feature("kwargs") lt_session::remove_torrent;
%feature("kwargs") lt_session::save_state;
%feature("kwargs") lt_torrent_handle::connect_peer;
%feature("kwargs") lt_torrent_handle::file_progress;
%feature("kwargs") lt_torrent_handle::force_reannounce;
%feature("kwargs") lt_torrent_handle::move_storage;
%feature("kwargs") lt_torrent_handle::pause;
%feature("kwargs") lt_torrent_handle::reset_piece_deadline;
%feature("kwargs") lt_torrent_handle::save_resume_data;
%feature("kwargs") lt_torrent_handle::scrape_tracker;
%feature("kwargs") lt_torrent_handle::set_piece_deadline;
%feature("kwargs") lt_torrent_handle::set_ssl_certificate;
%feature("kwargs") lt_torrent_handle::status;
%feature("kwargs") lt_torrent_info::add_http_seed;
%feature("kwargs") lt_torrent_info::add_tracker;
%feature("kwargs") lt_torrent_info::add_url_seed;
%feature("kwargs") lt_write_torrent_file;
%feature("kwargs") lt_write_torrent_file_buf;
