/* SPDX-License-Identifier: BSD-3-Clause */
%rename(create_torrent) lt_create_torrent;
struct lt_create_torrent { %extend {
    //: source: file_storage | torrent_info
    lt_create_torrent(const lt_value *source, int piece_size = 0, int64_t flags = 0) {
        return lt_create_torrent_new(source, piece_size, flags);
    }
    ~lt_create_torrent() { lt_object_unref((lt_object *)$self); }

    //: hash: sha1_hash | bytes | str
    lt_status set_hash(int piece, const lt_value *hash);
    //: hash: sha256_hash | bytes | str
    lt_status set_hash2(int file, int piece, const lt_value *hash);
    //: hash: sha1_hash | bytes | str
    lt_status set_file_hash(int file, const lt_value *hash);
    %lt_waits
    //: -> dict[bytes, typing.Any]
    lt_value *generate(void);
    //: -> bytes
    lt_value *generate_buf(void);
    %lt_local

    lt_status set_comment(const char *comment);
    lt_status set_creator(const char *creator);
    lt_status set_creation_date(int64_t timestamp);
    lt_status add_tracker(const char *announce_url, int tier = 0);
    lt_status add_url_seed(const char *url);
    lt_status add_http_seed(const char *url);
    lt_status add_node(const char *host, int port);
    lt_status set_root_cert(const char *pem);
    lt_status set_priv(bool priv);
    bool priv(void);
    //: info_hash: sha1_hash | bytes | str
    lt_status add_similar_torrent(const lt_value *info_hash);
    lt_status add_collection(const char *collection);

    lt_file_storage *files(void);
    bool is_v1_only(void);
    bool is_v2_only(void);
    int num_pieces(void);
    int end_piece(void);
    //: -> tuple[int, int]
    lt_value *piece_range(void);
    int end_file(void);
    //: -> tuple[int, int]
    lt_value *file_range(void);
    //: -> tuple[int, int]
    lt_value *file_piece_range(int file);
    int64_t total_size(void);
    int piece_length(void);
    int piece_size(int index);
} };

%rename(set_piece_hashes) lt_set_piece_hashes;
%rename(add_files) lt_add_files;

%lt_waits
//: settings: dict[str, str | int | bool] | None
lt_status lt_set_piece_hashes(lt_create_torrent *torrent, const char *path, lt_progress progress = NULL,
                              void *payload = NULL, const lt_value *settings = NULL);
lt_status lt_add_files(lt_file_storage *fs, const char *path, lt_file_filter filter = NULL,
                       void *payload = NULL,
                       int64_t flags = 0);
%lt_local
