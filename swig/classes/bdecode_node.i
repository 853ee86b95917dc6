/* SPDX-License-Identifier: BSD-3-Clause */
%rename(bdecode_node) lt_bdecode_node;

%apply (const char *data, size_t size) { (const char *key, size_t key_size),
    (const char *default_value, size_t default_value_size)
};

struct lt_bdecode_node { %extend {
    lt_bdecode_node(const char *data, size_t size, int depth_limit = 100, int token_limit = 2000000) {
        return lt_bdecode_node_new(data, size, depth_limit, token_limit);
    }
    ~lt_bdecode_node() { lt_object_unref((lt_object *)$self); }
    //: -> typing.Any
    lt_value *value(void);
    //: -> bytes
    lt_value *data_section(void);
    int64_t data_offset(void);
    //: -> str | None
    lt_value *has_soft_error(void);
    char *print_entry(bool single_line = false);
    int list_size(void);
    lt_bdecode_node *list_at(int index);
    //: -> bytes
    lt_value *list_string_value_at(int index, const char *default_value = "", size_t default_value_size = 0);
    //: -> int
    lt_value *list_int_value_at(int index, int64_t default_value = 0);
    int dict_size(void);
    //: -> bdecode_node | None
    lt_bdecode_node *dict_find(const char *key, size_t key_size);
    //: -> bdecode_node | None
    lt_bdecode_node *dict_find_dict(const char *key, size_t key_size);
    //: -> bdecode_node | None
    lt_bdecode_node *dict_find_list(const char *key, size_t key_size);
    //: -> bdecode_node | None
    lt_bdecode_node *dict_find_string(const char *key, size_t key_size);
    //: -> bdecode_node | None
    lt_bdecode_node *dict_find_int(const char *key, size_t key_size);
    //: -> bytes
    lt_value *dict_find_string_value(const char *key, size_t key_size,
        const char *default_value = "", size_t default_value_size = 0);
    //: -> int
    lt_value *dict_find_int_value(const char *key, size_t key_size, int64_t default_value = 0);
    //: -> tuple[bytes, bdecode_node]
    lt_value *dict_at(int index);
    //: -> int
    lt_value *int_value(void);
    //: -> bytes
    lt_value *string_value(void);
    int64_t string_length(void);
    int64_t string_offset(void);
} };
