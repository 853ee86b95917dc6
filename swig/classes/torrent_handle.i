/* SPDX-License-Identifier: BSD-3-Clause */
%rename(torrent_handle) lt_torrent_handle;

%apply (const char *data, size_t size) {
    (const char *cert, size_t cert_size), (const char *private_key, size_t private_key_size),
    (const char *dh_params, size_t dh_params_size)
};

/* What asks libtorrent's threads, or changes something that they use. */
%lt_waits
struct lt_torrent_handle { %extend {
    lt_torrent_handle(void) { return lt_torrent_handle_new(); }
    ~lt_torrent_handle() { lt_object_unref((lt_object *)$self); }
    bool in_session(void);
    //: -> torrent_status
    lt_object *status(int64_t flags = 4294967295);
    char *name(void);
    char *save_path(void);
    //: -> torrent_info | None
    lt_torrent_info *torrent_file(void);
    //: -> torrent_info | None
    lt_torrent_info *torrent_file_with_hashes(void);
    //: -> list[list[sha256_hash]]
    lt_value *piece_layers(void);
    int64_t flags(void);
    //: mask: int | None
    lt_status set_flags(int64_t flags, const lt_value *mask = NULL);
    lt_status unset_flags(int64_t flags);
    lt_status clear_error(void);
    lt_status pause(int64_t flags = 0);
    lt_status resume(void);
    lt_status force_recheck(void);
    lt_status flush_cache(void);
    lt_status save_resume_data(int64_t flags = 0);
    bool need_save_resume_data(int64_t flags = 0);
    struct lt_add_torrent_params *get_resume_data(int64_t flags = 0);
    //: -> dict[bytes, typing.Any]
    lt_value *write_resume_data(void);
    lt_status move_storage(const char *path, int flags = 0);
    lt_status rename_file(int index, const char *new_path);
    bool set_metadata(const char *data, size_t size);
    lt_status set_ssl_certificate(const char *cert, const char *private_key, const char *dh_params,
        const char *passphrase = "");
    lt_status set_ssl_certificate_buffer(const char *cert, size_t cert_size,
        const char *private_key, size_t private_key_size, const char *dh_params,
        size_t dh_params_size);
    int queue_position(void);
    lt_status queue_position_up(void);
    lt_status queue_position_down(void);
    lt_status queue_position_top(void);
    lt_status queue_position_bottom(void);
    lt_status queue_position_set(int position);
    int upload_limit(void);
    lt_status set_upload_limit(int limit);
    int download_limit(void);
    lt_status set_download_limit(int limit);
    int max_uploads(void);
    lt_status set_max_uploads(int limit);
    int max_connections(void);
    lt_status set_max_connections(int limit);
    bool have_piece(int piece);
    lt_status read_piece(int piece);
    lt_status add_piece(int piece, const char *data, size_t size, int64_t flags = 0);
    lt_status set_piece_deadline(int index, int deadline, int64_t flags = 0);
    lt_status reset_piece_deadline(int index);
    lt_status clear_piece_deadlines(void);
    //: -> list[int]
    lt_value *piece_availability(void);
    //: -> bytes
    lt_value *packed_piece_availability(void);
    //: -> list[dict[str, typing.Any]]
    lt_value *get_download_queue(void);
    int piece_priority(int index);
    lt_status set_piece_priority(int index, int priority);
    //: -> list[int]
    lt_value *get_piece_priorities(void);
    //: -> bytes
    lt_value *packed_piece_priorities(void);
    //: priorities: list[int] | list[tuple[int, int]]
    lt_status prioritize_pieces(const lt_value *priorities);
    int file_priority(int index);
    lt_status set_file_priority(int index, int priority);
    //: -> list[int]
    lt_value *get_file_priorities(void);
    //: -> bytes
    lt_value *packed_file_priorities(void);
    //: priorities: list[int]
    lt_status prioritize_files(const lt_value *priorities);
    //: -> list[int]
    lt_value *file_progress(int64_t flags = 0);
    //: -> bytes
    lt_value *packed_file_progress(int64_t flags = 0);
    //: -> list[open_file_state]
    lt_value *file_status(void);
    //: -> list[peer_info]
    lt_value *get_peer_info(void);
    //: endpoint: tuple[str, int]
    lt_status connect_peer(const lt_value *endpoint, int64_t source = 0, int64_t flags = 13);
    lt_status clear_peers(void);
    //: -> list[dict[str, typing.Any]]
    lt_value *trackers(void);
    //: -> list[announce_entry]
    lt_value *announce_entries(void);
    //: tracker: announce_entry | dict[str, typing.Any]
    lt_status add_tracker(const lt_value *tracker);
    //: trackers: list[announce_entry] | list[dict[str, typing.Any]]
    lt_status replace_trackers(const lt_value *trackers);
    lt_status force_reannounce(int seconds = 0, int tracker_idx = -1, int64_t flags = 0);
    lt_status force_dht_announce(void);
    lt_status force_lsd_announce(void);
    lt_status scrape_tracker(int index = -1);
    //: -> list[str]
    lt_value *url_seeds(void);
    lt_status add_url_seed(const char *url);
    lt_status remove_url_seed(const char *url);
    //: -> list[str]
    lt_value *http_seeds(void);
    lt_status add_http_seed(const char *url);
    lt_status remove_http_seed(const char *url);
    lt_status add_extension(const char *name);
    lt_status post_status(int64_t flags = 4294967295);
    lt_status post_peer_info(void);
    lt_status post_trackers(void);
    lt_status post_download_queue(void);
    lt_status post_file_progress(int64_t flags = 0);
    lt_status post_piece_availability(void);
} };
%lt_local
%extend lt_torrent_handle {
    bool is_valid(void);
    int64_t id(void);
    //: -> typing.Any
    lt_value *userdata(void);
    int64_t hash(void);
    //: -> sha1_hash
    lt_object *info_hash(void);
    //: -> info_hash_t
    lt_object *info_hashes(void);
    bool equal(const lt_torrent_handle *other);
    bool less(const lt_torrent_handle *other);
}
