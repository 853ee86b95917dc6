/* SPDX-License-Identifier: BSD-3-Clause */
%rename(ip_filter) lt_ip_filter;
%rename(port_filter) lt_port_filter;
%rename(peer_class_type_filter) lt_peer_class_type_filter;

struct lt_ip_filter { %extend {
    lt_ip_filter(void) { return lt_ip_filter_new(); }
    ~lt_ip_filter() { lt_object_unref((lt_object *)$self); }
    lt_status add_rule(const char *first, const char *last, int64_t flags);
    int64_t access(const char *address);
    //: -> tuple[list[tuple[str, str]], list[tuple[str, str]]]
    lt_value *export_filter(void);
    //: -> tuple[list[tuple[str, str, int]], list[tuple[str, str, int]]]
    lt_value *ranges(void);
    bool empty(void);
} };

struct lt_port_filter { %extend {
    lt_port_filter(void) { return lt_port_filter_new(); }
    ~lt_port_filter() { lt_object_unref((lt_object *)$self); }
    lt_status add_rule(int first, int last, int64_t flags);
    int64_t access(int port);
} };

struct lt_peer_class_type_filter { %extend {
    lt_peer_class_type_filter(void) { return lt_peer_class_type_filter_new(); }
    ~lt_peer_class_type_filter() { lt_object_unref((lt_object *)$self); }
    lt_status add(int socket_type, int peer_class);
    lt_status remove(int socket_type, int peer_class);
    lt_status disallow(int socket_type, int peer_class);
    lt_status allow(int socket_type, int peer_class);
    int64_t apply(int socket_type, int64_t peer_class_mask);
} };
