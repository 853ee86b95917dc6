/* SPDX-License-Identifier: BSD-3-Clause */
%rename(read_resume_data) lt_read_resume_data;
%rename(write_resume_data) lt_write_resume_data;
%rename(write_resume_data_buf) lt_write_resume_data_buf;
%rename(write_torrent_file) lt_write_torrent_file;
%rename(write_torrent_file_buf) lt_write_torrent_file_buf;

%lt_waits
//: limits: dict[str, int] | None
struct lt_add_torrent_params *lt_read_resume_data(const char *data, size_t size,
                                                 const lt_value *limits = NULL);
//: -> dict[bytes, typing.Any]
lt_value *lt_write_resume_data(const struct lt_add_torrent_params *atp);
//: -> bytes
lt_value *lt_write_resume_data_buf(const struct lt_add_torrent_params *atp);
//: -> dict[bytes, typing.Any]
lt_value *lt_write_torrent_file(const struct lt_add_torrent_params *atp, int64_t flags = 0);
//: -> bytes
lt_value *lt_write_torrent_file_buf(const struct lt_add_torrent_params *atp, int64_t flags = 0);
%lt_local
