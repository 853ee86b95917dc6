/* SPDX-License-Identifier: BSD-3-Clause */
%rename(file_entry) lt_file_entry;
struct lt_file_entry { %extend {
    lt_file_entry(void) { return lt_file_entry_new(); }
    ~lt_file_entry() { lt_object_unref((lt_object *)$self); }
} };

%rename(file_storage) lt_file_storage;
struct lt_file_storage { %extend {
    lt_file_storage(void) { return lt_file_storage_new(); }
    ~lt_file_storage() { lt_object_unref((lt_object *)$self); }

    lt_status add_file(const char *path, int64_t size, int flags = 0, int64_t mtime = 0,
                       const char *linkpath = NULL);
    lt_status add_entry(const lt_file_entry *entry);
    lt_status rename_file(int index, const char *new_filename);
    lt_status reserve(int num_files);
    lt_status set_name(const char *name);
    lt_status set_num_pieces(int n);
    lt_status set_piece_length(int length);
    lt_status canonicalize(void);
    lt_status remove_tail_padding(void);
    lt_status sanitize_symlinks(void);
    lt_status swap(lt_file_storage *other);

    bool is_valid(void);
    bool v2(void);
    char *name(void);
    int num_files(void);
    int end_file(void);
    //: -> tuple[int, int]
    lt_value *file_range(void);
    int64_t total_size(void);
    int num_pieces(void);
    int end_piece(void);
    int last_piece(void);
    //: -> tuple[int, int]
    lt_value *piece_range(void);
    int piece_length(void);
    //: -> list[str]
    lt_value *paths(void);
    //: -> list[str]
    lt_value *file_paths(const char *save_path = NULL);
    //: -> list[int]
    lt_value *file_sizes(void);
    //: -> list[int]
    lt_value *all_path_hashes(void);

    lt_file_entry *at(int index);
    char *file_path(int idx, const char *save_path = NULL);
    char *file_name(int index);
    int64_t file_size(int index);
    int64_t file_offset(int index);
    int file_flags(int index);
    bool pad_file_at(int index);
    bool file_absolute_path(int index);
    int64_t mtime(int index);
    char *symlink(int index);
    struct lt_sha1_hash *hash(int index);
    struct lt_sha256_hash *root(int index);
    int64_t file_path_hash(int index, const char *save_path);

    int piece_size(int index);
    int piece_size2(int index);
    int blocks_in_piece2(int index);
    int blocks_per_piece(void);
    int file_index_at_offset(int64_t offset);
    int file_index_at_piece(int piece);
    int piece_index_at_file(int index);
    //: root_hash: sha256_hash | bytes | str
    int file_index_for_root(const lt_value *root_hash);
    int file_num_pieces(int index);
    int file_num_blocks(int index);
    //: -> tuple[int, int]
    lt_value *file_piece_range(int index);
    int file_first_piece_node(int index);
    int file_first_block_node(int index);
    //: -> list[file_slice]
    lt_value *map_block(int piece, int64_t offset, int64_t size);
    struct lt_peer_request *map_file(int file, int64_t offset, int size);
} };
