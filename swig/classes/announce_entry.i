/* SPDX-License-Identifier: BSD-3-Clause */
%rename(announce_entry) lt_announce_entry;

struct lt_announce_entry { %extend {
    lt_announce_entry(const char *url) { return lt_announce_entry_new(url); }
    ~lt_announce_entry() { lt_object_unref((lt_object *)$self); }
    lt_status reset(void);
    lt_status trim(void);
    bool can_announce(bool is_seed);
    bool is_working(void);
    int min_announce_in(void);
    int next_announce_in(void);
} };
