/* SPDX-License-Identifier: BSD-3-Clause */
%rename(torrent_info) lt_torrent_info;
struct lt_torrent_info { %extend {
    %lt_waits
    //: source: str | bytes | dict[bytes, typing.Any] | info_hash_t | sha1_hash | sha256_hash |
    //:     torrent_info
    //: limits: dict[str, int] | None
    lt_torrent_info(const lt_value *source, const lt_value *limits = NULL) {
        return lt_torrent_info_new(source, limits);
    }
    %lt_local
    lt_status parse_info_section(const char *data, size_t size, int max_pieces = 0x200000);
    ~lt_torrent_info() { lt_object_unref((lt_object *)$self); }

    bool is_valid(void);
    bool is_loaded(void);
    bool v1(void);
    bool v2(void);
    char *name(void);
    char *comment(void);
    char *creator(void);
    int64_t creation_date(void);
    int64_t total_size(void);
    int piece_length(void);
    int num_pieces(void);
    int end_piece(void);
    int last_piece(void);
    //: -> tuple[int, int]
    lt_value *piece_range(void);
    int num_files(void);
    bool priv(void);
    bool is_i2p(void);
    char *ssl_cert(void);
    struct lt_sha1_hash *info_hash(void);
    struct lt_info_hash_t *info_hashes(void);
    //: -> bytes
    lt_value *info_section(void);
    //: -> bytes
    lt_value *metadata(void);
    int metadata_size(void);
    //: -> typing.Any
    lt_value *info(const char *key);
    //: -> list[sha1_hash]
    lt_value *similar_torrents(void);
    //: -> list[str]
    lt_value *collections(void);
    bool is_merkle_torrent(void);
    //: -> list[sha256_hash]
    lt_value *merkle_tree(void);

    %lt_waits
    lt_file_storage *files(void);
    lt_file_entry *file_at(int index);
    %lt_local
    lt_file_storage *orig_files(void);
    lt_status rename_file(int index, const char *new_filename);
    lt_status remap_files(const lt_file_storage *files);

    int piece_size(int index);
    int piece_size_for_req(int index);
    //: -> bytes
    lt_value *hash_for_piece(int index);
    //: -> bytes
    lt_value *piece_hashes(void);
    //: -> bytes
    lt_value *piece_layer(int file);
    bool v2_piece_hashes_verified(void);
    //: -> list[file_slice]
    lt_value *map_block(int piece, int64_t offset, int64_t size);
    struct lt_peer_request *map_file(int file, int64_t offset, int size);

    //: -> list[announce_entry]
    lt_value *trackers(void);
    lt_status add_tracker(const char *url, int tier = 0, int source = 2);
    lt_status clear_trackers(void);
    //: -> list[dict[str, typing.Any]]
    lt_value *web_seeds(void);
    //: seeds: list[dict[str, typing.Any]] | list[web_seed_entry]
    lt_status set_web_seeds(const lt_value *seeds);
    lt_status clear_web_seeds(void);
    //: extra_headers: list[tuple[str, str]] | None
    lt_status add_url_seed(const char *url, const char *extern_auth = NULL,
                           const lt_value *extra_headers = NULL);
    //: extra_headers: list[tuple[str, str]] | None
    lt_status add_http_seed(const char *url, const char *extern_auth = NULL,
                            const lt_value *extra_headers = NULL);
    //: -> list[tuple[str, int]]
    lt_value *nodes(void);
    lt_status add_node(const char *host, int port);
} };
