/* SPDX-License-Identifier: BSD-3-Clause */
%rename(error_code) lt_error_code;
%rename(error_category) lt_error_category;
%rename(find_error_category) lt_error_category_find;
%rename(libtorrent_category) lt_libtorrent_category;
%rename(system_category) lt_system_category;
%rename(generic_category) lt_generic_category;
%rename(http_category) lt_http_category;
%rename(socks_category) lt_socks_category;
%rename(upnp_category) lt_upnp_category;
%rename(bdecode_category) lt_bdecode_category;
%rename(i2p_category) lt_i2p_category;
%rename(gzip_category) lt_gzip_category;
%rename(pcp_category) lt_pcp_category;

%nodefaultctor lt_error_category;
struct lt_error_category { %extend {
    ~lt_error_category() { lt_object_unref((lt_object *)$self); }
    char *name(void);
    char *message(int code);
    bool equal(const lt_error_category *other);
    bool less(const lt_error_category *other);
    int64_t hash(void);
} };

struct lt_error_code { %extend {
    lt_error_code(int value = 0, const lt_error_category *category = NULL) {
        return lt_error_code_new(value, category);
    }
    ~lt_error_code() { lt_object_unref((lt_object *)$self); }
    int value(void);
    char *message(void);
    lt_error_category *category(void);
    lt_status assign(int value, const lt_error_category *category);
    lt_status clear(void);
} };

lt_error_category *lt_error_category_find(const char *name);
lt_error_category *lt_libtorrent_category(void);
lt_error_category *lt_system_category(void);
lt_error_category *lt_generic_category(void);
lt_error_category *lt_http_category(void);
lt_error_category *lt_socks_category(void);
lt_error_category *lt_upnp_category(void);
lt_error_category *lt_bdecode_category(void);
lt_error_category *lt_i2p_category(void);
lt_error_category *lt_gzip_category(void);
lt_error_category *lt_pcp_category(void);
