/* SPDX-License-Identifier: BSD-3-Clause */
%rename(add_torrent_params_from_map) lt_add_torrent_params_from_map;

//: map: dict[str, typing.Any] -> add_torrent_params
lt_object *lt_add_torrent_params_from_map(const lt_value *map);
