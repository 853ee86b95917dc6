/* SPDX-License-Identifier: BSD-3-Clause */
%rename(fingerprint) lt_fingerprint;
%rename(generate_fingerprint) lt_generate_fingerprint;
%rename(client_fingerprint) lt_client_fingerprint;
%rename(identify_client) lt_identify_client;
%rename(operation_name) lt_operation_name;

struct lt_fingerprint { %extend {
    lt_fingerprint(const char *id, int major, int minor, int revision, int tag) {
        return lt_fingerprint_new(id, major, minor, revision, tag);
    }
    ~lt_fingerprint() { lt_object_unref((lt_object *)$self); }
    //: -> str
    lt_value *to_string(void);
} };

char *lt_generate_fingerprint(const char *name, int major, int minor = 0, int revision = 0, int tag = 0);
//: peer_id: sha1_hash | bytes | str -> fingerprint | None
lt_value *lt_client_fingerprint(const lt_value *peer_id);
//: peer_id: sha1_hash | bytes | str
char *lt_identify_client(const lt_value *peer_id);
const char *lt_operation_name(int operation);
