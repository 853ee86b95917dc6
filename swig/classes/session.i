/* SPDX-License-Identifier: BSD-3-Clause */
%rename(session) lt_session;
%rename(close_all_sessions) lt_session_close_all;
%rename(session_stats_metrics) lt_session_stats_metrics;
%rename(find_metric_idx) lt_find_metric_idx;

%apply (const char *data, size_t size) {
    (const char *key, size_t key_size), (const char *salt, size_t salt_size),
    (const char *private_key, size_t private_key_size), (const char *public_key, size_t public_key_size)
};

/* Nearly all of it can wait, if only for the lock that the end of a session takes. */
%lt_waits
struct lt_session { %extend {
    //: params: dict[str, str | int | bool] | session_params | None
    lt_session(const lt_value *params = NULL, int64_t flags = 1) {
        return lt_session_new(params, flags);
    }
    ~lt_session() { lt_object_unref((lt_object *)$self); }
    bool close(int timeout_ms = -1);
    lt_status set_alert_fd(int fd);
    //: -> list[alert]
    lt_value *pop_alerts(void);
    //: -> alert | None
    lt_object *wait_for_alert(int64_t max_wait);
    int set_alert_queue_size_limit(int limit);
    //: settings: dict[str, str | int | bool]
    lt_status apply_settings(const lt_value *settings);
    //: -> dict[str, str | int | bool]
    lt_value *get_settings(void);
    //: -> session_params
    lt_object *session_state(int64_t flags = 4294967295);
    //: -> dict[bytes, typing.Any]
    lt_value *save_state(int64_t flags = 4294967295);
    //: entry: dict[bytes, typing.Any] | bytes
    lt_status load_state(const lt_value *entry, int64_t flags = 4294967295);
    //: -> dict[str, typing.Any]
    lt_value *status(void);
    //: -> sha1_hash
    lt_value *id(void);
    //: peer_id: sha1_hash | bytes | str
    lt_status set_peer_id(const lt_value *peer_id);
    //: params: add_torrent_params | dict[str, typing.Any]
    lt_torrent_handle *add_torrent(const lt_value *params);
    //: params: add_torrent_params | dict[str, typing.Any]
    lt_status async_add_torrent(const lt_value *params);
    lt_status remove_torrent(const lt_torrent_handle *handle, int64_t option = 0);
    //: info_hash: info_hash_t | sha1_hash | sha256_hash | bytes | str
    lt_torrent_handle *find_torrent(const lt_value *info_hash);
    //: -> list[torrent_handle]
    lt_value *get_torrents(void);
    //: -> list[torrent_status]
    lt_value *get_torrent_status(int64_t flags = 0);
    //: torrents: list[torrent_status] | list[torrent_handle] -> list[torrent_status]
    lt_value *refresh_torrent_status(const lt_value *torrents, int64_t flags = 0);
    lt_status post_torrent_updates(int64_t flags = 4294967295);
    lt_status post_session_stats(void);
    lt_status post_dht_stats(void);
    lt_status pause(void);
    lt_status resume(void);
    bool is_paused(void);
    lt_status add_extension(const char *name);
    int listen_port(void);
    int ssl_listen_port(void);
    bool is_listening(void);
    lt_status reopen_network_sockets(int64_t options = 1);
    //: -> list[int]
    lt_value *add_port_mapping(int protocol, int external_port, int local_port);
    lt_status delete_port_mapping(int mapping);
    lt_status set_ip_filter(const lt_ip_filter *filter);
    lt_ip_filter *get_ip_filter(void);
    lt_status set_port_filter(const lt_port_filter *filter);
    int64_t create_peer_class(const char *name);
    lt_status delete_peer_class(int64_t peer_class);
    //: -> dict[str, typing.Any]
    lt_value *get_peer_class(int64_t peer_class);
    //: info: dict[str, typing.Any] | peer_class_info
    lt_status set_peer_class(int64_t peer_class, const lt_value *info);
    lt_status set_peer_class_filter(const lt_ip_filter *filter);
    lt_ip_filter *get_peer_class_filter(void);
    lt_status set_peer_class_type_filter(const lt_peer_class_type_filter *filter);
    lt_peer_class_type_filter *get_peer_class_type_filter(void);
    bool is_dht_running(void);
    //: node: tuple[str, int]
    lt_status add_dht_node(const lt_value *node);
    //: state: dht_state
    lt_status set_dht_state(const lt_value *state);
    //: target: sha1_hash | bytes | str
    lt_status dht_get_immutable_item(const lt_value *target);
    lt_status dht_get_mutable_item(const char *key, size_t key_size, const char *salt,
        size_t salt_size);
    //: data: typing.Any -> sha1_hash
    lt_object *dht_put_immutable_item(const lt_value *data);
    //: data: typing.Any
    lt_status dht_put_mutable_item(const char *private_key, size_t private_key_size,
        const char *public_key, size_t public_key_size, const lt_value *data, const char *salt,
        size_t salt_size);
    //: info_hash: sha1_hash | bytes | str
    lt_status dht_get_peers(const lt_value *info_hash);
    //: info_hash: sha1_hash | bytes | str
    lt_status dht_announce(const lt_value *info_hash, int port = 0, int64_t flags = 0);
    //: node_id: sha1_hash | bytes | str
    lt_status dht_live_nodes(const lt_value *node_id);
    //: endpoint: tuple[str, int]
    //: target: sha1_hash | bytes | str
    lt_status dht_sample_infohashes(const lt_value *endpoint, const lt_value *target);
    //: endpoint: tuple[str, int]
    //: request: typing.Any
    lt_status dht_direct_request(const lt_value *endpoint, const lt_value *request,
        int64_t userdata = 0);
} };
%lt_local
%extend lt_session {
    bool is_valid(void);
    int alert_fd(void);
}

%lt_waits
bool lt_session_close_all(int timeout_ms);
%lt_local
//: -> list[stats_metric]
lt_value *lt_session_stats_metrics(void);
int lt_find_metric_idx(const char *name);
