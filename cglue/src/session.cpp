// SPDX-License-Identifier: BSD-3-Clause
#include "session.hpp"

#include "add_torrent_params.hpp"
#include "alert_fields.hpp"
#include "arguments.hpp"
#include "bencode.hpp"
#include "file_names.hpp"
#include "hash.hpp"
#include "settings.hpp"

#include <libtorrent/bdecode.hpp>
#include <libtorrent/extensions/smart_ban.hpp>
#include <libtorrent/extensions/ut_metadata.hpp>
#include <libtorrent/extensions/ut_pex.hpp>
#include <libtorrent/kademlia/item.hpp>
#include <libtorrent/session_stats.hpp>
#include <libtorrent/session_status.hpp>

#include <algorithm>

using namespace ltc;

ltc::plugin_maker ltc::plugin_of(std::string const& name) {
    if (name == "ut_metadata") return &lt::create_ut_metadata_plugin;
    if (name == "ut_pex") return &lt::create_ut_pex_plugin;
    if (name == "smart_ban") return &lt::create_smart_ban_plugin;
    fail(lt_error_value, "there is no extension '" + name + "'");
}

namespace {

// The object behind a pointer of the C API, as it was at one time.
template <class T, class C>
T copy_of(C const* pointer) {
    T const& x = cref<T>(pointer);
    reading const use(&x);
    return x;
}

int port_of(int port) {
    if (port < 0 || port > 65535)
        fail(lt_error_overflow, "a port is from 0 to 65535, not " + std::to_string(port));
    return port;
}

lt::peer_class_t peer_class_of(session_call const& call, std::int64_t id) {
    if (id < 0 || id > std::numeric_limits<std::uint32_t>::max())
        fail(lt_error_index, "there is no peer class " + std::to_string(id));
    lt::peer_class_t const c(static_cast<std::uint32_t>(id));
    call.core.check_peer_class(c);
    return c;
}

void put_peer_class(lt_value* v, lt::peer_class_info const& i) {
    must(lt_value_begin(v, lt_kind_map));
    put_pair(v, "ignore_unchoke_slots", i.ignore_unchoke_slots);
    put_pair(v, "connection_limit_factor", i.connection_limit_factor);
    put_pair(v, "label", i.label);
    put_pair(v, "upload_limit", i.upload_limit);
    put_pair(v, "download_limit", i.download_limit);
    put_pair(v, "upload_priority", i.upload_priority);
    put_pair(v, "download_priority", i.download_priority);
    lt_value_end(v);
}

void update(lt::peer_class_info& info, lt_node const& n) {
    if (n.kind != lt_kind_map) {
        info = ltc::get<lt::peer_class_info>(n);
        return;
    }
    lt_node const* key = lt_node_child(&n);
    for (std::uint32_t i = 0; i < n.size; ++i) {
        auto const name = ltc::get<std::string>(*key);
        lt_node const* const value = lt_node_next(key);
        if (name == "ignore_unchoke_slots")
            info.ignore_unchoke_slots = ltc::get<bool>(*value);
        else if (name == "connection_limit_factor")
            info.connection_limit_factor = ltc::get<int>(*value);
        else if (name == "label")
            info.label = ltc::get<std::string>(*value);
        else if (name == "upload_limit")
            info.upload_limit = ltc::get<int>(*value);
        else if (name == "download_limit")
            info.download_limit = ltc::get<int>(*value);
        else if (name == "upload_priority")
            info.upload_priority = ltc::get<int>(*value);
        else if (name == "download_priority")
            info.download_priority = ltc::get<int>(*value);
        else
            fail(lt_error_key, "unknown name in peer_class_info: " + name);
        key = lt_node_next(value);
    }
}

// The torrent that is known by any of the hashes.
lt::torrent_handle find(session_call const& call, lt::info_hash_t const& hashes) {
    lt::torrent_handle found;
    if (hashes.has_v1()) found = call->find_torrent(hashes.v1);
    if (!found.is_valid() && hashes.has_v2()) {
        found = call->find_torrent(hashes.get(lt::protocol_version::V2));
        if (found.is_valid() && found.info_hashes().v2 != hashes.v2) found = lt::torrent_handle();
    }
    return found;
}

lt::add_torrent_params params_of(lt_value const* params) {
    auto p = root(params).kind == lt_kind_map ? add_torrent_params_of(root(params))
                                              : ltc::get<lt::add_torrent_params>(root(params));
    bool nul = p.save_path.find('\0') != std::string::npos;
    for (auto const& f : p.renamed_files)
        nul = nul || f.second.find('\0') != std::string::npos;
    if (nul) fail(lt_error_value, "a path has a NUL character in it");
    // libtorrent changes it, and the script may do so on another thread.
    if (p.ti) {
        reading const use(p.ti.get());
        p.ti = std::make_shared<lt::torrent_info>(*p.ti);
    }
#if LIBTORRENT_VERSION_NUM >= 20011
    // libtorrent refuses it too, with other words than the Python module.
    if (p.save_path.empty()) fail(lt_error_key, "save_path must be set in add_torrent_params");
#endif
    return p;
}

// Bencoded state; a map is encoded first.
std::string encoded(lt_node const& n) {
    return n.kind == lt_kind_bytes ? std::string(n.u.data, n.size) : bencode(n);
}

bool says_nothing(lt::entry const& e) {
    if (e.type() == lt::entry::list_t) return e.list().empty();
    if (e.type() != lt::entry::dictionary_t) return false;
    auto const& d = e.dict();
    return std::all_of(d.begin(), d.end(), [](auto const& i) { return says_nothing(i.second); });
}

// Without the parts that say nothing: no nodes, no extensions, a filter that lets all in.
lt::entry saved(lt::session_params const& params, lt::save_state_flags_t parts) {
    auto state = lt::write_session_params(params, parts);
    if (state.type() != lt::entry::dictionary_t) return lt::entry(lt::entry::dictionary_t);
    auto& d = state.dict();
    for (char const* const part : {"dht state", "extensions"})
        if (auto const at = d.find(part); at != d.end() && says_nothing(at->second)) d.erase(at);
    for (char const* const part : {"ip_filter4", "ip_filter6"})
        if (auto const at = d.find(part); at != d.end() && params.ip_filter.empty()) d.erase(at);
    return state;
}

// As many rows as fit on a line.
// clang-format off
#define LT_SESSION_SUMS(F) \
    F(upload_rate) F(download_rate) F(payload_upload_rate) F(payload_download_rate) \
    F(total_upload) F(total_download) F(total_payload_upload) F(total_payload_download) \
    F(total_redundant_bytes) F(total_failed_bytes) F(num_peers) F(num_unchoked) F(num_torrents) \
    F(num_paused_torrents)
// clang-format on

#if TORRENT_ABI_VERSION == 1

#if defined __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif
// clang-format off
#define LT_SESSION_NUMBERS(F) \
    F(ip_overhead_upload_rate) F(ip_overhead_download_rate) F(total_ip_overhead_download) \
    F(total_ip_overhead_upload) F(dht_upload_rate) F(dht_download_rate) F(total_dht_download) \
    F(total_dht_upload) F(tracker_upload_rate) F(tracker_download_rate) F(total_tracker_download) \
    F(total_tracker_upload) F(allowed_upload_slots) F(up_bandwidth_queue) F(down_bandwidth_queue) \
    F(up_bandwidth_bytes_queue) F(down_bandwidth_bytes_queue) F(optimistic_unchoke_counter) \
    F(unchoke_counter) F(disk_write_queue) F(disk_read_queue) F(dht_nodes) F(dht_node_cache) \
    F(dht_torrents) F(dht_global_nodes) F(dht_total_allocations) F(peerlist_size) \
    F(has_incoming_connections)
// clang-format on

// libtorrent has no other way to ask without an alert that the script would find in its queue.
void put_status(lt_value* v, session_call& call) {
    auto const s = call->status();
#define LT_PUT(name) put_pair(v, #name, s.name);
    LT_SESSION_SUMS(LT_PUT)
    LT_SESSION_NUMBERS(LT_PUT)
#undef LT_PUT
    must(lt_value_add_text(v, "active_requests", sizeof "active_requests" - 1));
    put(v, dht_requests(s.active_requests));
    must(lt_value_add_text(v, "utp_stats", sizeof "utp_stats" - 1));
    must(lt_value_begin(v, lt_kind_map));
#define LT_PUT(name) put_pair(v, #name, s.utp_stats.name);
    LT_PUT(num_idle)
    LT_PUT(num_syn_sent)
    LT_PUT(num_connected)
    LT_PUT(num_fin_sent)
    LT_PUT(num_close_wait)
#undef LT_PUT
    lt_value_end(v);
}
#undef LT_SESSION_NUMBERS
#if defined __GNUC__
#pragma GCC diagnostic pop
#endif

#else

// Sums over all torrents: what a session that cannot say more about itself does.
struct sums {
    std::int64_t upload_rate = 0, download_rate = 0, payload_upload_rate = 0,
                 payload_download_rate = 0;
    std::int64_t total_upload = 0, total_download = 0, total_payload_upload = 0,
                 total_payload_download = 0;
    std::int64_t total_redundant_bytes = 0, total_failed_bytes = 0;
    std::int64_t num_peers = 0, num_unchoked = 0, num_torrents = 0, num_paused_torrents = 0;

    void add(lt::torrent_status const& s) {
        upload_rate += s.upload_rate;
        download_rate += s.download_rate;
        payload_upload_rate += s.upload_payload_rate;
        payload_download_rate += s.download_payload_rate;
        total_upload += s.total_upload;
        total_download += s.total_download;
        total_payload_upload += s.total_payload_upload;
        total_payload_download += s.total_payload_download;
        total_redundant_bytes += s.total_redundant_bytes;
        total_failed_bytes += s.total_failed_bytes;
        num_peers += s.num_peers;
        num_unchoked += s.num_uploads;
        ++num_torrents;
        num_paused_torrents += bool(s.flags & lt::torrent_flags::paused);
    }
};

void put_status(lt_value* v, session_call& call) {
    sums s;
    for (auto const& t : call->get_torrent_status([](lt::torrent_status const&) { return true; }))
        s.add(t);
#define LT_PUT(name) put_pair(v, #name, s.name);
    LT_SESSION_SUMS(LT_PUT)
#undef LT_PUT
}

#endif
#undef LT_SESSION_SUMS

} // namespace

extern "C" {

lt_session* lt_session_new(lt_value const* params, int64_t flags) {
    return guard([&] {
        constexpr std::int64_t default_plugins = 1;
        lt::session_params p;
        if (params && root(params).kind == lt_kind_object)
            p = ltc::get<lt::session_params>(root(params));
        else {
            if (params && root(params).kind != lt_kind_nil) p.settings = settings_of(root(params));
            if (!(flags & default_plugins)) p.extensions.clear();
        }
        auto core = std::make_shared<session_core>(
            std::move(p), flags_of<lt::session_flags_t>(flags) & lt::session_handle::paused);
        return as_c<lt_session>(new box<session>(std::move(core)));
    });
}

int lt_session_alert_fd(lt_session const* self) {
    return guard([&] { return session_call(self).core.alert_fd(); });
}

lt_status lt_session_set_alert_fd(lt_session* self, int fd) {
    return guard([&] { session_call(self).core.set_alert_fd(fd); });
}

lt_value* lt_session_pop_alerts(lt_session* self) {
    return guard([&] {
        session_call call(self);
        return build_value([&](lt_value* v) { call.core.pop(v); });
    });
}

lt_object* lt_session_wait_for_alert(lt_session* self, int64_t max_wait) {
    return guard([&]() -> lt_object* {
        session_call call(self);
        constexpr std::int64_t longest = 365LL * 24 * 3600 * 1000;
        auto const until =
            std::chrono::steady_clock::now() +
            std::chrono::milliseconds(std::max<std::int64_t>(0, std::min(max_wait, longest)));
        for (;;) {
            auto const seen = call.core.notify->seen();
            if (auto* first = call.core.first_alert()) return first;
            auto const news = [&](auto when) { return call.core.notify->wait(seen, when); };
            if (!wait_patiently(until, news)) return nullptr;
        }
    });
}

int lt_session_set_alert_queue_size_limit(lt_session* self, int limit) {
    return guard([&] {
        if (limit < 0)
            fail(lt_error_value, "the limit of alerts cannot be " + std::to_string(limit));
        session_call call(self);
        int const before = call->get_settings().get_int(lt::settings_pack::alert_queue_size);
        lt::settings_pack pack;
        pack.set_int(lt::settings_pack::alert_queue_size, limit);
        call->apply_settings(std::move(pack));
        return before;
    });
}

lt_status lt_session_apply_settings(lt_session* self, lt_value const* settings) {
    return guard([&] { session_call(self)->apply_settings(settings_of(root(settings))); });
}

lt_value* lt_session_get_settings(lt_session const* self) {
    return guard([&] { return to_value(session_call(self)->get_settings()); });
}

lt_session_params* lt_session_session_state(lt_session const* self, int64_t flags) {
    return guard([&] {
        return as_c<lt_session_params>(make_object(
            session_call(self)->session_state(flags_of<lt::save_state_flags_t>(flags))));
    });
}

lt_value* lt_session_save_state(lt_session const* self, int64_t flags) {
    return guard([&] {
        auto const parts = flags_of<lt::save_state_flags_t>(flags);
        return to_value(saved(session_call(self)->session_state(parts), parts));
    });
}

lt_status lt_session_load_state(lt_session* self, lt_value const* state, int64_t flags) {
    return guard([&] {
        auto const parts = flags_of<lt::save_state_flags_t>(flags);
        auto const buffer = encoded(root(state));
        lt::error_code ec;
        auto const node = lt::bdecode(buffer, ec);
        check(ec);
        if (node.type() != lt::bdecode_node::dict_t)
            fail(lt_error_type, "the state of a session is a dict");
        auto params = lt::read_session_params(node, parts);
        session_call call(self);
        call->apply_settings(std::move(params.settings));
        if (node.dict_find_dict("dht state") && (parts & lt::session_handle::save_dht_state))
            call->set_dht_state(std::move(params.dht_state));
        if ((node.dict_find_list("ip_filter4") || node.dict_find_list("ip_filter6")) &&
            (parts & lt::session_handle::save_ip_filter))
            call->set_ip_filter(std::move(params.ip_filter));
    });
}

lt_value* lt_session_status(lt_session const* self) {
    return guard([&] {
        session_call call(self);
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_map));
            put_status(v, call);
            lt_value_end(v);
        });
    });
}

lt_value* lt_session_id(lt_session const* self) {
    return guard([&]() -> lt_value* {
        session_call call(self);
#if TORRENT_ABI_VERSION == 1
#if defined __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif
        auto const id = call->id();
#if defined __GNUC__
#pragma GCC diagnostic pop
#endif
        return build_value([&](lt_value* v) {
            must(lt_value_add_bytes(v, id.data(), std::size_t(lt::peer_id::size())));
        });
#else
        fail(lt_error_state,
             "this libtorrent was built without the function that tells the id of a session");
#endif
    });
}

lt_status lt_session_set_peer_id(lt_session* self, lt_value const* peer_id) {
    return guard([&] {
        lt::settings_pack pack;
        pack.set_str(lt::settings_pack::peer_fingerprint,
                     hash_of<lt::sha1_hash>(root(peer_id)).to_string());
        session_call(self)->apply_settings(std::move(pack));
    });
}

lt_torrent_handle* lt_session_add_torrent(lt_session* self, lt_value const* params) {
    return guard([&] {
        auto p = params_of(params);
        session_call call(self);
        auto const use = call.core.userdata->watch(p);
        lt::error_code ec;
        auto h = call->add_torrent(std::move(p), ec);
        check(ec);
        if (use) use->counts = true;
        return as_c<lt_torrent_handle>(make_object(std::move(h)));
    });
}

lt_status lt_session_async_add_torrent(lt_session* self, lt_value const* params) {
    return guard([&] {
        auto p = params_of(params);
        session_call call(self);
        auto const use = call.core.userdata->watch(p);
        call->async_add_torrent(std::move(p));
        if (use) use->counts = true;
    });
}

lt_value* lt_session_released_userdata(lt_session* self) {
    return guard([&] { return to_value(cref<session>(self).core->userdata->take_released()); });
}

lt_status lt_session_remove_torrent(lt_session* self, lt_torrent_handle const* handle,
                                    int64_t option) {
    return guard([&] {
        auto const how = flags_of<lt::remove_flags_t>(option);
        session_call call(self);
        handle_call h(cref<lt::torrent_handle>(handle));
        if (!h->is_valid()) fail(lt::error_code(lt::errors::invalid_torrent_handle));
        if (!call.core.owns(h.handle)) return;
        call->remove_torrent(h.handle, how);
        call.core.remember_removed(h.handle);
    });
}

lt_torrent_handle* lt_session_find_torrent(lt_session const* self, lt_value const* info_hash) {
    return guard([&] {
        auto const hashes = info_hash_of(root(info_hash));
        return as_c<lt_torrent_handle>(make_object(find(session_call(self), hashes)));
    });
}

lt_value* lt_session_get_torrents(lt_session const* self) {
    return guard([&] { return list_of(session_call(self)->get_torrents()); });
}

lt_value* lt_session_get_torrent_status(lt_session const* self, int64_t flags) {
    return guard([&] {
        auto const what = flags_of<lt::status_flags_t>(flags);
        return list_of(session_call(self)->get_torrent_status(
            [](lt::torrent_status const&) { return true; }, what));
    });
}

lt_value* lt_session_refresh_torrent_status(lt_session const* self, lt_value const* torrents,
                                            int64_t flags) {
    return guard([&] {
        auto const what = flags_of<lt::status_flags_t>(flags);
        auto const& list = root(torrents);
        if (list.kind != lt_kind_list && list.kind != lt_kind_tuple)
            wrong_type("a list of torrents", list);
        std::vector<lt::torrent_status> statuses;
        lt_node const* n = lt_node_child(&list);
        for (std::uint32_t i = 0; i < list.size; ++i, n = lt_node_next(n)) {
            if (n->kind == lt_kind_object && is_a(n->u.object, class_of<lt::torrent_handle>())) {
                statuses.push_back(blank_torrent_status());
                statuses.back().handle = ltc::get<lt::torrent_handle>(*n);
            } else
                statuses.push_back(ltc::get<lt::torrent_status>(*n));
        }
        session_call call(self);
        for (auto const& s : statuses) {
            if (!handle_call(s.handle, std::nothrow))
                fail(lt_error_value, "the torrent is one of another session");
            if (s.handle.is_valid()) call.core.owns(s.handle);
        }
        call->refresh_torrent_status(&statuses, what);
        return list_of(std::move(statuses));
    });
}

lt_status lt_session_post_torrent_updates(lt_session* self, int64_t flags) {
    return guard(
        [&] { session_call(self)->post_torrent_updates(flags_of<lt::status_flags_t>(flags)); });
}

lt_status lt_session_post_session_stats(lt_session* self) {
    return guard([&] { session_call(self)->post_session_stats(); });
}

lt_status lt_session_post_dht_stats(lt_session* self) {
    return guard([&] { session_call(self)->post_dht_stats(); });
}

lt_status lt_session_pause(lt_session* self) {
    return guard([&] { session_call(self)->pause(); });
}

lt_status lt_session_resume(lt_session* self) {
    return guard([&] { session_call(self)->resume(); });
}

bool lt_session_is_paused(lt_session const* self) {
    return guard([&] { return session_call(self)->is_paused(); });
}

lt_status lt_session_add_extension(lt_session* self, char const* name) {
    return guard([&] { session_call(self)->add_extension(plugin_of(text(name, "name"))); });
}

int lt_session_listen_port(lt_session const* self) {
    return guard([&] { return int(session_call(self)->listen_port()); });
}

int lt_session_ssl_listen_port(lt_session const* self) {
    return guard([&] { return int(session_call(self)->ssl_listen_port()); });
}

bool lt_session_is_listening(lt_session const* self) {
    return guard([&] { return session_call(self)->is_listening(); });
}

lt_status lt_session_reopen_network_sockets(lt_session* self, int64_t options) {
    return guard([&] {
        session_call(self)->reopen_network_sockets(flags_of<lt::reopen_network_flags_t>(options));
    });
}

lt_value* lt_session_add_port_mapping(lt_session* self, int protocol, int external_port,
                                      int local_port) {
    return guard([&] {
        auto const p = static_cast<lt::portmap_protocol>(protocol);
        if (protocol != int(lt::portmap_protocol::tcp) &&
            protocol != int(lt::portmap_protocol::udp))
            fail(lt_error_value,
                 "a port mapping is for tcp or udp, not " + std::to_string(protocol));
        return to_value(
            session_call(self)->add_port_mapping(p, port_of(external_port), port_of(local_port)));
    });
}

lt_status lt_session_delete_port_mapping(lt_session* self, int mapping) {
    return guard([&] {
        if (mapping < 0)
            fail(lt_error_index, "there is no port mapping " + std::to_string(mapping));
        session_call(self)->delete_port_mapping(lt::port_mapping_t(mapping));
    });
}

lt_status lt_session_set_ip_filter(lt_session* self, struct lt_ip_filter const* filter) {
    return guard([&] { session_call(self)->set_ip_filter(copy_of<lt::ip_filter>(filter)); });
}

struct lt_ip_filter* lt_session_get_ip_filter(lt_session const* self) {
    return guard([&] {
        return as_c<struct lt_ip_filter>(make_object(session_call(self)->get_ip_filter()));
    });
}

lt_status lt_session_set_port_filter(lt_session* self, struct lt_port_filter const* filter) {
    return guard([&] { session_call(self)->set_port_filter(copy_of<lt::port_filter>(filter)); });
}

int64_t lt_session_create_peer_class(lt_session* self, char const* name) {
    return guard([&] {
        session_call call(self);
        auto const id = call->create_peer_class(text(name, "name").c_str());
        std::lock_guard<std::mutex> lock(call.core.classes);
        call.core.peer_classes.insert(id);
        return std::int64_t(static_cast<std::uint32_t>(id));
    });
}

lt_status lt_session_delete_peer_class(lt_session* self, int64_t peer_class) {
    return guard([&] {
        session_call call(self);
        auto const id = peer_class_of(call, peer_class);
        if (id <= lt::session_handle::local_peer_class_id)
            fail(lt_error_value,
                 "the session itself needs peer class " + std::to_string(peer_class));
        {
            std::lock_guard<std::mutex> lock(call.core.classes);
            call.core.peer_classes.erase(id);
        }
        call->delete_peer_class(id);
    });
}

lt_value* lt_session_get_peer_class(lt_session const* self, int64_t peer_class) {
    return guard([&] {
        session_call call(self);
        auto const info = call->get_peer_class(peer_class_of(call, peer_class));
        return build_value([&](lt_value* v) { put_peer_class(v, info); });
    });
}

lt_status lt_session_set_peer_class(lt_session* self, int64_t peer_class, lt_value const* info) {
    return guard([&] {
        session_call call(self);
        auto const id = peer_class_of(call, peer_class);
        auto changed = call->get_peer_class(id);
        update(changed, root(info));
        call->set_peer_class(id, changed);
    });
}

lt_status lt_session_set_peer_class_filter(lt_session* self, struct lt_ip_filter const* filter) {
    return guard(
        [&] { session_call(self)->set_peer_class_filter(copy_of<lt::ip_filter>(filter)); });
}

struct lt_ip_filter* lt_session_get_peer_class_filter(lt_session const* self) {
    return guard([&] {
        return as_c<struct lt_ip_filter>(make_object(session_call(self)->get_peer_class_filter()));
    });
}

lt_status lt_session_set_peer_class_type_filter(lt_session* self,
                                                struct lt_peer_class_type_filter const* filter) {
    return guard([&] {
        session_call(self)->set_peer_class_type_filter(copy_of<lt::peer_class_type_filter>(filter));
    });
}

struct lt_peer_class_type_filter* lt_session_get_peer_class_type_filter(lt_session const* self) {
    return guard([&] {
        auto* const f = make_object(session_call(self)->get_peer_class_type_filter());
        return as_c<struct lt_peer_class_type_filter>(f);
    });
}

bool lt_session_is_dht_running(lt_session const* self) {
    return guard([&] { return session_call(self)->is_dht_running(); });
}

lt_status lt_session_add_dht_node(lt_session* self, lt_value const* node) {
    return guard([&] {
        auto const n = ltc::get<std::pair<std::string, int>>(root(node));
        port_of(n.second);
        session_call(self)->add_dht_node(n);
    });
}

lt_status lt_session_set_dht_state(lt_session* self, lt_value const* state) {
    return guard(
        [&] { session_call(self)->set_dht_state(ltc::get<lt::dht::dht_state>(root(state))); });
}

lt_status lt_session_dht_get_immutable_item(lt_session* self, lt_value const* target) {
    return guard([&] { session_call(self)->dht_get_item(hash_of<lt::sha1_hash>(root(target))); });
}

lt_status lt_session_dht_get_mutable_item(lt_session* self, char const* key, size_t key_size,
                                          char const* salt, size_t salt_size) {
    return guard([&] {
        session_call(self)->dht_get_item(given_exactly<32>("a public key", key, key_size),
                                         std::string(salt, salt_size));
    });
}

lt_sha1_hash* lt_session_dht_put_immutable_item(lt_session* self, lt_value const* data) {
    return guard([&] {
        return as_c<lt_sha1_hash>(
            make_object(session_call(self)->dht_put_item(ltc::get<lt::entry>(root(data)))));
    });
}

lt_status lt_session_dht_put_mutable_item(lt_session* self, char const* private_key,
                                          size_t private_key_size, char const* public_key,
                                          size_t public_key_size, lt_value const* data,
                                          char const* salt, size_t salt_size) {
    return guard([&] {
        auto const secret = given_exactly<64>("a private key", private_key, private_key_size);
        auto const key = given_exactly<32>("a public key", public_key, public_key_size);
        auto item = ltc::get<lt::entry>(root(data));
        auto const encoded_item = bencode(root(data));
        // Runs on the network thread when the DHT has said what is stored by now; it has copies of
        // everything.
        auto const sign = [secret, key, item,
                           encoded_item](lt::entry& e, std::array<char, 64>& signature,
                                         std::int64_t& sequence, std::string const& under) {
            e = item;
            ++sequence;
            signature = lt::dht::sign_mutable_item(
                            encoded_item, under, lt::dht::sequence_number(sequence),
                            lt::dht::public_key(key.data()), lt::dht::secret_key(secret.data()))
                            .bytes;
        };
        session_call(self)->dht_put_item(key, sign, std::string(salt, salt_size));
    });
}

lt_status lt_session_dht_get_peers(lt_session* self, lt_value const* info_hash) {
    return guard(
        [&] { session_call(self)->dht_get_peers(hash_of<lt::sha1_hash>(root(info_hash))); });
}

lt_status lt_session_dht_announce(lt_session* self, lt_value const* info_hash, int port,
                                  int64_t flags) {
    return guard([&] {
        session_call(self)->dht_announce(hash_of<lt::sha1_hash>(root(info_hash)), port_of(port),
                                         flags_of<lt::dht::announce_flags_t>(flags));
    });
}

lt_status lt_session_dht_live_nodes(lt_session* self, lt_value const* node_id) {
    return guard(
        [&] { session_call(self)->dht_live_nodes(hash_of<lt::sha1_hash>(root(node_id))); });
}

lt_status lt_session_dht_sample_infohashes(lt_session* self, lt_value const* endpoint,
                                           lt_value const* target) {
    return guard([&] {
        session_call(self)->dht_sample_infohashes(ltc::get<lt::udp::endpoint>(root(endpoint)),
                                                  hash_of<lt::sha1_hash>(root(target)));
    });
}

lt_status lt_session_dht_direct_request(lt_session* self, lt_value const* endpoint,
                                        lt_value const* request, int64_t userdata) {
    return guard([&] {
        session_call(self)->dht_direct_request(ltc::get<lt::udp::endpoint>(root(endpoint)),
                                               ltc::get<lt::entry>(root(request)),
                                               client_data(userdata));
    });
}

lt_value* lt_session_stats_metrics(void) {
    return guard([] { return to_value(lt::session_stats_metrics()); });
}

int lt_find_metric_idx(char const* name) { return name ? lt::find_metric_idx(name) : -1; }

} // extern "C"
