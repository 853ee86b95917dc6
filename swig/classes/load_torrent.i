/* SPDX-License-Identifier: BSD-3-Clause */
%rename(load_torrent_file) lt_load_torrent_file;
%rename(load_torrent_buffer) lt_load_torrent_buffer;
%rename(load_torrent_parsed) lt_load_torrent_parsed;

%lt_waits
//: limits: dict[str, int] | None
struct lt_add_torrent_params *lt_load_torrent_file(const char *path, const lt_value *limits = NULL);
//: limits: dict[str, int] | None
struct lt_add_torrent_params *lt_load_torrent_buffer(const char *data, size_t size,
                                                    const lt_value *limits = NULL);
//: torrent_file: dict[bytes, typing.Any] | bytes
//: limits: dict[str, int] | None
struct lt_add_torrent_params *lt_load_torrent_parsed(const lt_value *torrent_file,
                                                    const lt_value *limits = NULL);
%lt_local
