// SPDX-License-Identifier: BSD-3-Clause
#include "alert_fields.hpp"

#include <libtorrent/session_stats.hpp>

namespace ltc {

namespace {

template <class F>
void put_map(lt_value* v, F&& pairs) {
    must(lt_value_begin(v, lt_kind_map));
    pairs();
    lt_value_end(v);
}

template <class R>
R old_socket(lt::socket_type_t t, R tcp, R tcp_ssl, R udp, R i2p, R socks5, R utp_ssl) {
    switch (t) {
    case lt::socket_type_t::tcp_ssl:
        return tcp_ssl;
    case lt::socket_type_t::utp:
        return udp;
    case lt::socket_type_t::i2p:
        return i2p;
    case lt::socket_type_t::socks5:
        return socks5;
    case lt::socket_type_t::utp_ssl:
        return utp_ssl;
    default:
        return tcp;
    }
}

} // namespace

lt::span<char const> piece_data(lt::read_piece_alert const& a) {
    return a.buffer ? lt::span<char const>(a.buffer.get(), a.size) : lt::span<char const>();
}

int http_status(lt::error_code const& ec) {
    return ec && ec.category() == lt::http_category() ? ec.value() : -1;
}

std::string said_or_error(char const* said, lt::error_code const& ec) {
    return said && *said ? std::string(said) : ec.message();
}

int old_listen_operation(lt::operation_t op) {
    static constexpr lt::operation_t numbers[] = {
        lt::operation_t::parse_address, lt::operation_t::sock_open,
        lt::operation_t::sock_bind,     lt::operation_t::sock_listen,
        lt::operation_t::getname,       lt::operation_t::sock_accept,
        lt::operation_t::enum_if,       lt::operation_t::sock_bind_to_device};
    int i = 0;
    for (auto const o : numbers) {
        if (o == op) return i;
        ++i;
    }
    return -1;
}

lt_listen_failed_alert_socket_type old_listen_failed_socket(lt::socket_type_t t) {
    return old_socket(
        t, lt_listen_failed_alert_socket_type_tcp, lt_listen_failed_alert_socket_type_tcp_ssl,
        lt_listen_failed_alert_socket_type_udp, lt_listen_failed_alert_socket_type_i2p,
        lt_listen_failed_alert_socket_type_socks5, lt_listen_failed_alert_socket_type_utp_ssl);
}

lt_listen_succeded_alert_socket_type old_listen_succeeded_socket(lt::socket_type_t t) {
    return old_socket(
        t, lt_listen_succeded_alert_socket_type_tcp, lt_listen_succeded_alert_socket_type_tcp_ssl,
        lt_listen_succeded_alert_socket_type_udp, lt_listen_succeded_alert_socket_type_i2p,
        lt_listen_succeded_alert_socket_type_socks5, lt_listen_succeded_alert_socket_type_utp_ssl);
}

std::vector<bool> bits_in_order(std::bitset<lt::abi_alert_count> const& bits) {
    std::vector<bool> r(bits.size());
    for (std::size_t i = 0; i < bits.size(); ++i)
        r[i] = bits[i];
    return r;
}

std::vector<std::pair<lt::piece_index_t, int>>
block_positions(std::vector<lt::piece_block> const& blocks) {
    std::vector<std::pair<lt::piece_index_t, int>> r;
    r.reserve(blocks.size());
    for (auto const& b : blocks)
        r.emplace_back(b.piece_index, b.block_index);
    return r;
}

std::vector<std::int64_t> counters_in_order(lt::session_stats_alert const& a) {
    auto const c = a.counters();
    return std::vector<std::int64_t>(c.begin(), c.end());
}

named_counters counters_by_name(lt::session_stats_alert const& a) { return {counters_in_order(a)}; }

std::vector<dht_node>
dht_nodes(std::vector<std::pair<lt::sha1_hash, lt::udp::endpoint>> const& nodes) {
    std::vector<dht_node> r;
    r.reserve(nodes.size());
    for (auto const& n : nodes)
        r.push_back({n.first, n.second});
    return r;
}

std::vector<dht_request> dht_requests(std::vector<lt::dht_lookup> const& requests) {
    std::vector<dht_request> r;
    r.reserve(requests.size());
    for (auto const& l : requests)
        r.push_back({l});
    return r;
}

std::vector<dht_bucket> dht_buckets(std::vector<lt::dht_routing_bucket> const& table) {
    std::vector<dht_bucket> r;
    r.reserve(table.size());
    for (auto const& b : table)
        r.push_back({b});
    return r;
}

std::vector<partial_piece> download_queue(std::vector<lt::partial_piece_info> const& pieces) {
    std::vector<partial_piece> r;
    r.reserve(pieces.size());
    for (auto const& p : pieces)
        r.emplace_back(p);
    return r;
}

void as<named_counters>::put(lt_value* v, named_counters const& x) {
    // Never destroyed: threads may outlive static objects.
    static auto const& metrics = *new auto(lt::session_stats_metrics());
    put_map(v, [&] {
        for (auto const& m : metrics)
            if (static_cast<std::size_t>(m.value_index) < x.values.size())
                put_pair(v, m.name, x.values[static_cast<std::size_t>(m.value_index)]);
    });
}

void as<dht_node>::put(lt_value* v, dht_node const& x) {
    put_map(v, [&] {
        put_pair(v, "nid", x.nid);
        put_pair(v, "endpoint", x.endpoint);
    });
}

void as<dht_request>::put(lt_value* v, dht_request const& x) {
    put_map(v, [&] {
        put_pair(v, "type", x.lookup.type);
        put_pair(v, "outstanding_requests", x.lookup.outstanding_requests);
        put_pair(v, "timeouts", x.lookup.timeouts);
        put_pair(v, "responses", x.lookup.responses);
        put_pair(v, "branch_factor", x.lookup.branch_factor);
        put_pair(v, "nodes_left", x.lookup.nodes_left);
        put_pair(v, "last_sent", x.lookup.last_sent);
        put_pair(v, "first_timeout", x.lookup.first_timeout);
        put_pair(v, "target", x.lookup.target);
    });
}

void as<immutable_item>::put(lt_value* v, immutable_item const& x) {
    put_map(v, [&] {
        put_pair(v, "key", x.key);
        put_pair(v, "value", x.value);
    });
}

void as<mutable_item>::put(lt_value* v, mutable_item const& x) {
    put_map(v, [&] {
        put_pair(v, "key", x.key);
        put_pair(v, "value", x.value);
        put_pair(v, "signature", x.signature);
        put_pair(v, "seq", x.seq);
        put_pair(v, "salt", x.salt);
        put_pair(v, "authoritative", x.authoritative);
    });
}

void as<dht_bucket>::put(lt_value* v, dht_bucket const& x) {
    put_map(v, [&] {
        put_pair(v, "num_nodes", x.bucket.num_nodes);
        put_pair(v, "num_replacements", x.bucket.num_replacements);
        put_pair(v, "last_active", x.bucket.last_active);
    });
}

} // namespace ltc
