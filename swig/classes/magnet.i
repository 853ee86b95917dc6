/* SPDX-License-Identifier: BSD-3-Clause */
%rename(parse_magnet_uri) lt_parse_magnet_uri;
%rename(parse_magnet_uri_dict) lt_parse_magnet_uri_dict;
%rename(make_magnet_uri) lt_make_magnet_uri;

struct lt_add_torrent_params *lt_parse_magnet_uri(const char *uri);
//: -> dict[str, typing.Any]
lt_value *lt_parse_magnet_uri_dict(const char *uri);
%lt_waits
//: source: torrent_handle | torrent_info | add_torrent_params
char *lt_make_magnet_uri(const lt_value *source);
%lt_local
