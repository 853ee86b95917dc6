/* SPDX-License-Identifier: BSD-3-Clause */
%rename(sha1_hash) lt_sha1_hash;
%rename(sha256_hash) lt_sha256_hash;
%rename(info_hash_t) lt_info_hash_t;
%rename(hasher) lt_hasher;
%rename(hasher256) lt_hasher256;

struct lt_sha1_hash { %extend {
    //: source: sha1_hash | bytes | str
    lt_sha1_hash(const lt_value *source = NULL) { return lt_sha1_hash_new(source); }
    ~lt_sha1_hash() { lt_object_unref((lt_object *)$self); }
    //: -> bytes
    lt_value *to_bytes(void);
    //: -> bytes
    lt_value *to_string(void);
    char *hex(void);
    bool is_all_zeros(void);
    lt_status clear(void);
    int count_leading_zeroes(void);
    int compare(const lt_sha1_hash *other);
    int64_t hash(void);
} };

struct lt_sha256_hash { %extend {
    //: source: sha256_hash | bytes | str
    lt_sha256_hash(const lt_value *source = NULL) { return lt_sha256_hash_new(source); }
    ~lt_sha256_hash() { lt_object_unref((lt_object *)$self); }
    //: -> bytes
    lt_value *to_bytes(void);
    //: -> bytes
    lt_value *to_string(void);
    char *hex(void);
    bool is_all_zeros(void);
    lt_status clear(void);
    int count_leading_zeroes(void);
    int compare(const lt_sha256_hash *other);
    int64_t hash(void);
} };

struct lt_info_hash_t { %extend {
    //: sha1_hash: info_hash_t | sha1_hash | sha256_hash | bytes | str | None
    //: sha256_hash: sha256_hash | bytes | str | None
    lt_info_hash_t(const lt_value *sha1_hash = NULL, const lt_value *sha256_hash = NULL) {
        return lt_info_hash_t_new(sha1_hash, sha256_hash);
    }
    ~lt_info_hash_t() { lt_object_unref((lt_object *)$self); }
    bool has_v1(void);
    bool has_v2(void);
    bool has(int version);
    lt_sha1_hash *get(int version);
    lt_sha1_hash *get_best(void);
    int compare(const lt_info_hash_t *other);
    int64_t hash(void);
} };

%lt_waits
struct lt_hasher { %extend {
    lt_hasher(void) { return lt_hasher_new(); }
    ~lt_hasher() { lt_object_unref((lt_object *)$self); }
    lt_status update(const char *data, size_t size);
    lt_sha1_hash *final(void);
    lt_status reset(void);
} };

struct lt_hasher256 { %extend {
    lt_hasher256(void) { return lt_hasher256_new(); }
    ~lt_hasher256() { lt_object_unref((lt_object *)$self); }
    lt_status update(const char *data, size_t size);
    lt_sha256_hash *final(void);
    lt_status reset(void);
} };
%lt_local
