/* SPDX-License-Identifier: BSD-3-Clause */
%rename(piece_reader) lt_piece_reader;

%lt_waits
struct lt_piece_reader { %extend {
    lt_piece_reader(const lt_torrent_handle *handle) { return lt_piece_reader_new(handle); }
    ~lt_piece_reader() { lt_object_unref((lt_object *)$self); }
    lt_status request(int piece, int deadline);
    lt_status forget(int piece);
    //: -> bytes | None
    lt_value *read(int piece, int64_t max_wait);
} };
%lt_local
