// SPDX-License-Identifier: BSD-3-Clause
// What the rows of the schema files need: libtorrent's headers and small helpers.
#pragma once

#include "alert_fields.hpp"
#include "announce_entry.hpp"
#include "bdecode_node.hpp"
#include "convert.hpp"
#include "create_torrent.hpp"
#include "error_code.hpp"
#include "file_entry.hpp"
#include "fingerprint.hpp"
#include "partial_piece.hpp"
#include "piece_reader.hpp"
#include "session.hpp"
#include "settings.hpp"

#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/alert.hpp>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/create_torrent.hpp>
#include <libtorrent/disk_interface.hpp>
#include <libtorrent/file_storage.hpp>
#include <libtorrent/hasher.hpp>
#include <libtorrent/hex.hpp>
#include <libtorrent/info_hash.hpp>
#include <libtorrent/ip_filter.hpp>
#include <libtorrent/kademlia/dht_state.hpp>
#include <libtorrent/peer_class.hpp>
#include <libtorrent/peer_class_type_filter.hpp>
#include <libtorrent/peer_info.hpp>
#include <libtorrent/peer_request.hpp>
#include <libtorrent/session.hpp>
#include <libtorrent/session_params.hpp>
#include <libtorrent/session_stats.hpp>
#include <libtorrent/torrent_flags.hpp>
#include <libtorrent/torrent_handle.hpp>
#include <libtorrent/torrent_info.hpp>
#include <libtorrent/torrent_status.hpp>

namespace ltc {

// ---- objects that a script makes: libtorrent leaves some numbers of these unset ----

lt::peer_info blank_peer_info();
lt::torrent_status blank_torrent_status();

template <>
lt_class const* class_of<lt::announce_infohash>();
template <>
lt_class const* class_of<lt::peer_info>();
template <>
lt_class const* class_of<lt::torrent_status>();

template <>
template <>
inline box<lt::announce_infohash>::box()
    : lt_object(class_of<lt::announce_infohash>(), nullptr), value(blank_announce()) {
    data = &value;
}

template <>
template <>
inline box<lt::peer_info>::box()
    : lt_object(class_of<lt::peer_info>(), nullptr), value(blank_peer_info()) {
    data = &value;
}

template <>
template <>
inline box<lt::torrent_status>::box()
    : lt_object(class_of<lt::torrent_status>(), nullptr), value(blank_torrent_status()) {
    data = &value;
}

// ---- torrent_status and peer_info ----

inline bool has_flag(lt::torrent_status const& s, lt::torrent_flags_t f) {
    return bool(s.flags & f);
}

// What is wrong with the torrent, and with which of its files; empty if nothing is.
std::string error_text(lt::torrent_status const& s);

template <class D>
std::int64_t seconds_of(D d) {
    return static_cast<std::int64_t>(std::chrono::duration_cast<std::chrono::seconds>(d).count());
}

// Seconds from `t` until now; -1 if `t` is "never".
std::int64_t seconds_since(lt::time_point t);

// ---- session_params ----

// The name of the function that makes the disk back end, and the function of a name.
std::string disk_io_name(lt::session_params const& p);
lt::disk_io_constructor_type disk_io_of(std::string const& name);

// ---- add_torrent_params ----

// Sets the v1 info-hash, in all the places where libtorrent looks for it.
void set_info_hash(lt::add_torrent_params& p, lt::sha1_hash const& h);
lt::sha1_hash old_info_hash(lt::add_torrent_params const& p);

// Bytes as a list of numbers, and such a list or bytes.
using byte_list = std::vector<unsigned char>;
std::vector<char> resume_data_of(lt_node const& n);

lt::storage_mode_t storage_mode_of(lt_node const& n);

} // namespace ltc
