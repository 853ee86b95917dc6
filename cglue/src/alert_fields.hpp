// SPDX-License-Identifier: BSD-3-Clause
// What rows of alerts.def call, and the types of their results.
#pragma once

#include "bencode.hpp"
#include "convert.hpp"
#include "enums.hpp"
#include "partial_piece.hpp"
#include "session.hpp"

#include <libtorrent/alert_types.hpp>
#include <libtorrent/write_resume_data.hpp>

#include <bitset>
#include <utility>
#include <vector>

namespace ltc {

// The parameters that an alert has, with metadata that libtorrent has not.
template <class A>
lt::add_torrent_params own_params(A const& a) {
    auto p = a.params;
    p.ti = own_metadata(a.handle, p.ti);
    return p;
}

lt::span<char const> piece_data(lt::read_piece_alert const& a);

// The same, kept after the alert is gone.
struct piece_bytes {
    explicit piece_bytes(lt::read_piece_alert const& a)
        : bytes(a.buffer), size(a.buffer ? a.size : 0) {}
    boost::shared_array<char> bytes;
    int size;
};

// The status of an HTTP error; -1 for other errors.
int http_status(lt::error_code const& ec);

// `said`, or the text of the error if nothing was said.
std::string said_or_error(char const* said, lt::error_code const& ec);

// The deprecated numbers of listen_failed_alert and listen_succeeded_alert.
int old_listen_operation(lt::operation_t op);
lt_listen_failed_alert_socket_type old_listen_failed_socket(lt::socket_type_t t);
lt_listen_succeded_alert_socket_type old_listen_succeeded_socket(lt::socket_type_t t);

std::vector<bool> bits_in_order(std::bitset<lt::abi_alert_count> const& bits);
std::vector<std::pair<lt::piece_index_t, int>>
block_positions(std::vector<lt::piece_block> const& blocks);

std::vector<std::int64_t> counters_in_order(lt::session_stats_alert const& a);

struct named_counters {
    std::vector<std::int64_t> values;
};
named_counters counters_by_name(lt::session_stats_alert const& a);

struct dht_node {
    lt::sha1_hash nid;
    lt::udp::endpoint endpoint;
};
std::vector<dht_node>
dht_nodes(std::vector<std::pair<lt::sha1_hash, lt::udp::endpoint>> const& nodes);

struct dht_request {
    lt::dht_lookup lookup;
};
std::vector<dht_request> dht_requests(std::vector<lt::dht_lookup> const& requests);

struct dht_bucket {
    lt::dht_routing_bucket bucket;
};
std::vector<dht_bucket> dht_buckets(std::vector<lt::dht_routing_bucket> const& table);

// An item of the DHT with all that is known of it.
struct immutable_item {
    explicit immutable_item(lt::dht_immutable_item_alert const& a) : key(a.target), value(a.item) {}
    lt::sha1_hash key;
    lt::entry value;
};

struct mutable_item {
    explicit mutable_item(lt::dht_mutable_item_alert const& a)
        : key(a.key), value(a.item), signature(a.signature), seq(a.seq),
          salt(a.salt.begin(), a.salt.end()), authoritative(a.authoritative) {}
    std::array<char, 32> key;
    lt::entry value;
    std::array<char, 64> signature;
    std::int64_t seq;
    std::vector<char> salt;
    bool authoritative;
};

std::vector<partial_piece> download_queue(std::vector<lt::partial_piece_info> const& pieces);

template <>
struct as<named_counters> {
    static std::string type() { return "dict[str, int]"; }
    static void put(lt_value* v, named_counters const& x);
};

struct as_dict {
    static std::string type() { return "dict[str, typing.Any]"; }
};

template <>
struct as<dht_node> : as_dict {
    static void put(lt_value* v, dht_node const& x);
};

template <>
struct as<dht_request> : as_dict {
    static void put(lt_value* v, dht_request const& x);
};

template <>
struct as<immutable_item> : as_dict {
    static void put(lt_value* v, immutable_item const& x);
};

template <>
struct as<mutable_item> : as_dict {
    static void put(lt_value* v, mutable_item const& x);
};

template <>
struct as<dht_bucket> : as_dict {
    static void put(lt_value* v, dht_bucket const& x);
};

} // namespace ltc
