/* SPDX-License-Identifier: BSD-3-Clause */
%rename(session_params) lt_session_params;
struct lt_session_params { %extend {
    //: source: dict[str, str | int | bool] | session_params | None
    lt_session_params(const lt_value *source = NULL) { return lt_session_params_new(source); }
    ~lt_session_params() { lt_object_unref((lt_object *)$self); }
} };

%rename(dht_state) lt_dht_state;
%nodefaultctor lt_dht_state;
struct lt_dht_state { %extend {
    ~lt_dht_state() { lt_object_unref((lt_object *)$self); }
    lt_status clear(void);
} };

%rename(read_session_params) lt_read_session_params;
%rename(write_session_params) lt_write_session_params;
%rename(write_session_params_buf) lt_write_session_params_buf;

%lt_waits
//: state: dict[bytes, typing.Any] | bytes
lt_session_params *lt_read_session_params(const lt_value *state, int64_t flags = 4294967295);
//: -> dict[bytes, typing.Any]
lt_value *lt_write_session_params(const lt_session_params *params, int64_t flags = 4294967295);
//: -> bytes
lt_value *lt_write_session_params_buf(const lt_session_params *params, int64_t flags = 4294967295);
%lt_local
