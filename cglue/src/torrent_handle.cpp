// SPDX-License-Identifier: BSD-3-Clause
#include "classes.hpp"
#include "session.hpp"

#include "announce_entry.hpp"
#include "arguments.hpp"
#include "bencode.hpp"
#include "piece_reader.hpp"

#include <libtorrent-c/torrent_handle.h>

#include <libtorrent/pex_flags.hpp>
#include <libtorrent/write_resume_data.hpp>

#include <algorithm>

using namespace ltc;

namespace {

// A handle of libtorrent's that came in, with its session held: `call(self)->pause()`.
struct call : handle_call {
    explicit call(lt_torrent_handle const* self) : handle_call(cref<lt::torrent_handle>(self)) {}
};

// The same, false instead of failing if the session is closed: `h && h->is_valid()`.
struct question : handle_call {
    explicit question(lt_torrent_handle const* self)
        : handle_call(cref<lt::torrent_handle>(self), std::nothrow) {}
};

[[noreturn]] void invalid() { fail(lt::error_code(lt::errors::invalid_torrent_handle)); }

// ---- indices ----

// What an index may be of a torrent that does not know yet: enough for any torrent, little enough
// for memory.
constexpr int most_files = 1 << 20;

[[noreturn]] void out_of_range(char const* what, int index, int count) {
    auto const place =
        std::string(what) + " " + std::to_string(index) + " is out of range: the torrent has ";
    fail(lt_error_index, place + (count < 0 ? "no metadata yet" : std::to_string(count)));
}

enum class without_metadata { fails, passes };

lt::piece_index_t piece_of(handle_call const& h, int index,
                           without_metadata w = without_metadata::fails) {
    int const count = extent_of(h).pieces;
    bool const unknown = count < 0 && w == without_metadata::passes;
    if (index < 0 || (!unknown && index >= count)) out_of_range("piece", index, count);
    return lt::piece_index_t(index);
}

lt::file_index_t file_of(handle_call const& h, int index) {
    int const count = extent_of(h).files;
    if (index < 0 || index >= (count < 0 ? most_files : count)) out_of_range("file", index, count);
    return lt::file_index_t(index);
}

lt::download_priority_t priority_of(std::int64_t priority) {
    if (priority < 0 || priority > 255)
        fail(lt_error_overflow, "a priority is from 0 to 7, not " + std::to_string(priority));
    return lt::download_priority_t(static_cast<std::uint8_t>(std::min<std::int64_t>(priority, 7)));
}

lt::download_priority_t priority_of(lt_node const& n) {
    return priority_of(integer_of(n, std::numeric_limits<std::int64_t>::min(),
                                  std::numeric_limits<std::int64_t>::max()));
}

void check_list(lt_node const& n) {
    if (n.kind != lt_kind_list && n.kind != lt_kind_tuple) wrong_type("a list", n);
}

std::vector<lt::download_priority_t> priorities_of(lt_node const& list) {
    check_list(list);
    std::vector<lt::download_priority_t> r;
    lt_node const* n = lt_node_child(&list);
    for (std::uint32_t i = 0; i < list.size; ++i, n = lt_node_next(n))
        r.push_back(priority_of(*n));
    return r;
}

bool is_pair(lt_node const& n) { return n.kind == lt_kind_tuple || n.kind == lt_kind_list; }

// Numbers as they are in memory.
template <class T>
lt_value* packed(std::vector<T> const& numbers) {
    return build_value([&](lt_value* v) {
        auto const* const data = reinterpret_cast<char const*>(numbers.data());
        must(lt_value_add_bytes(v, data, numbers.size() * sizeof(T)));
    });
}

// ---- trackers ----

void put_time(lt_value* v, lt::time_point32 t) {
    if (t == lt::time_point32() || t == (lt::time_point32::min)()) return must(lt_value_add_nil(v));
    using std::chrono::system_clock;
    auto const until = std::chrono::duration_cast<std::chrono::seconds>(t - lt::clock_type::now());
    ltc::put(v, std::int64_t(system_clock::to_time_t(system_clock::now() + until)));
}

void put_times(lt_value* v, char const* key, lt::time_point32 t) {
    must(lt_value_add_text(v, key, std::strlen(key)));
    put_time(v, t);
}

// The pairs of an open map that tell of an announce.
void put_announce(lt_value* v, lt::announce_infohash const& a, bool any) {
    put_pair(v, "message", a.message);
    must(lt_value_add_text(v, "last_error", 10));
    must(lt_value_begin(v, lt_kind_map));
    put_pair(v, "value", a.last_error.value());
    put_pair(v, "category", any ? a.last_error.category().name() : "");
    lt_value_end(v);
    put_times(v, "next_announce", a.next_announce);
    put_times(v, "min_announce", a.min_announce);
    put_pair(v, "scrape_incomplete", any ? a.scrape_incomplete : 0);
    put_pair(v, "scrape_complete", any ? a.scrape_complete : 0);
    put_pair(v, "scrape_downloaded", any ? a.scrape_downloaded : 0);
    put_pair(v, "fails", int(a.fails));
    put_pair(v, "updating", bool(a.updating));
    put_pair(v, "start_sent", bool(a.start_sent));
    put_pair(v, "complete_sent", bool(a.complete_sent));
}

void put_endpoint(lt_value* v, lt::announce_endpoint const& e) {
    must(lt_value_begin(v, lt_kind_map));
    put_pair(v, "local_address", e.local_endpoint);
    must(lt_value_add_text(v, "info_hashes", 11));
    must(lt_value_begin(v, lt_kind_list));
    for (auto const& a : e.info_hashes) {
        must(lt_value_begin(v, lt_kind_map));
        put_announce(v, a, true);
        lt_value_end(v);
    }
    lt_value_end(v);
    put_announce(v, main_announce(e), true);
    lt_value_end(v);
}

void put_tracker(lt_value* v, lt::announce_entry const& t) {
    must(lt_value_begin(v, lt_kind_map));
    put_pair(v, "url", t.url);
    put_pair(v, "trackerid", t.trackerid);
    put_pair(v, "tier", int(t.tier));
    put_pair(v, "fail_limit", int(t.fail_limit));
    put_pair(v, "source", int(t.source));
    put_pair(v, "verified", bool(t.verified));
    put_announce(v, first_announce(t), !t.endpoints.empty());
    must(lt_value_add_text(v, "endpoints", 9));
    must(lt_value_begin(v, lt_kind_list));
    for (auto const& e : t.endpoints)
        put_endpoint(v, e);
    lt_value_end(v);
    put_pair(v, "send_stats", false);
    lt_value_end(v);
}

lt::announce_entry tracker_of(lt_node const& n) {
    if (n.kind != lt_kind_map) return ltc::get<lt::announce_entry>(n);
    auto const* url = lt_node_find(&n, "url");
    if (!url) fail(lt_error_key, "url");
    lt::announce_entry t(ltc::get<std::string>(*url));
    if (auto const* tier = lt_node_find(&n, "tier")) t.tier = ltc::get<std::uint8_t>(*tier);
    if (auto const* limit = lt_node_find(&n, "fail_limit"))
        t.fail_limit = ltc::get<std::uint8_t>(*limit);
    return t;
}

// ---- pieces ----

void put_piece(lt_value* v, lt::partial_piece_info const& p) {
    must(lt_value_begin(v, lt_kind_map));
    put_pair(v, "piece_index", p.piece_index);
    put_pair(v, "blocks_in_piece", p.blocks_in_piece);
    must(lt_value_add_text(v, "blocks", 6));
    must(lt_value_begin(v, lt_kind_list));
    for (int i = 0; i < p.blocks_in_piece; ++i) {
        auto const& b = p.blocks[i];
        must(lt_value_begin(v, lt_kind_map));
        put_pair(v, "state", int(b.state));
        put_pair(v, "num_peers", int(b.num_peers));
        put_pair(v, "bytes_progress", int(b.bytes_progress));
        put_pair(v, "block_size", int(b.block_size));
        put_pair(v, "peer", b.peer());
        lt_value_end(v);
    }
    lt_value_end(v);
    lt_value_end(v);
}

// ---- the rest ----

[[noreturn, maybe_unused]] void needs(char const* version) {
    fail(lt_error_state, std::string("this takes libtorrent ") + version + " or newer");
}

} // namespace

extern "C" {

lt_torrent_handle* lt_torrent_handle_new(void) {
    return guard([] { return as_c<lt_torrent_handle>(make_object(lt::torrent_handle())); });
}

// ---- which torrent ----

bool lt_torrent_handle_is_valid(lt_torrent_handle const* self) {
    return guard([&] {
        question h(self);
        return h && h->is_valid();
    });
}

bool lt_torrent_handle_in_session(lt_torrent_handle const* self) {
    return guard([&] { return call(self)->in_session(); });
}

int64_t lt_torrent_handle_id(lt_torrent_handle const* self) {
    return guard([&] {
        question h(self);
        return h ? std::int64_t(h->id()) : 0;
    });
}

lt_value* lt_torrent_handle_userdata(lt_torrent_handle const* self) {
    return guard([&] {
        call h(self);
        if (!h->is_valid()) invalid();
        return to_value(h->userdata());
    });
}

int64_t lt_torrent_handle_hash(lt_torrent_handle const* self) {
    return guard([&]() -> std::int64_t {
        question h(self);
        if (!h) return 0;
        return std::int64_t(std::hash<lt::torrent_handle>()(h.handle) & 0x7fffffffffffffff);
    });
}

bool lt_torrent_handle_equal(lt_torrent_handle const* self, lt_torrent_handle const* other) {
    return guard([&] { return cref<lt::torrent_handle>(self) == cref<lt::torrent_handle>(other); });
}

bool lt_torrent_handle_less(lt_torrent_handle const* self, lt_torrent_handle const* other) {
    return guard([&] { return cref<lt::torrent_handle>(self) < cref<lt::torrent_handle>(other); });
}

lt_sha1_hash* lt_torrent_handle_info_hash(lt_torrent_handle const* self) {
    return guard([&] {
        question h(self);
        return as_c<lt_sha1_hash>(make_object(h ? h->info_hash() : lt::sha1_hash()));
    });
}

lt_info_hash_t* lt_torrent_handle_info_hashes(lt_torrent_handle const* self) {
    return guard([&] {
        question h(self);
        return as_c<lt_info_hash_t>(make_object(h ? h->info_hashes() : lt::info_hash_t()));
    });
}

// ---- how it is ----

lt_object* lt_torrent_handle_status(lt_torrent_handle const* self, int64_t flags) {
    return guard(
        [&] { return make_object(call(self)->status(flags_of<lt::status_flags_t>(flags))); });
}

char* lt_torrent_handle_name(lt_torrent_handle const* self) {
    return guard([&] { return c_string(call(self)->status(lt::torrent_handle::query_name).name); });
}

char* lt_torrent_handle_save_path(lt_torrent_handle const* self) {
    return guard([&] {
        return c_string(call(self)->status(lt::torrent_handle::query_save_path).save_path);
    });
}

struct lt_torrent_info* lt_torrent_handle_torrent_file(lt_torrent_handle const* self) {
    return guard([&]() -> struct lt_torrent_info* {
        call h(self);
        if (!h->is_valid()) invalid();
        auto ti = own_metadata(h.handle, h->torrent_file());
        return ti ? as_c<struct lt_torrent_info>(new session_metadata(std::move(ti), h.handle))
                  : nullptr;
    });
}

struct lt_torrent_info* lt_torrent_handle_torrent_file_with_hashes(lt_torrent_handle const* self) {
    return guard([&]() -> struct lt_torrent_info* {
        call h(self);
        if (!h->is_valid()) invalid();
        auto ti = h->torrent_file_with_hashes();
        return ti ? as_c<struct lt_torrent_info>(
                        new shared_box<lt::torrent_info>(std::move(ti), false))
                  : nullptr;
    });
}

lt_value* lt_torrent_handle_piece_layers(lt_torrent_handle const* self) {
    return guard([&] { return to_value(call(self)->piece_layers()); });
}

int64_t lt_torrent_handle_flags(lt_torrent_handle const* self) {
    return guard([&] { return std::int64_t(static_cast<std::uint64_t>(call(self)->flags())); });
}

lt_status lt_torrent_handle_set_flags(lt_torrent_handle* self, int64_t flags,
                                      lt_value const* mask) {
    return guard([&] {
        auto const on = flags_of<lt::torrent_flags_t>(flags);
        bool const same = !mask || root(mask).kind == lt_kind_nil;
        call(self)->set_flags(
            on, same ? on : flags_of<lt::torrent_flags_t>(ltc::get<std::int64_t>(root(mask))));
    });
}

lt_status lt_torrent_handle_unset_flags(lt_torrent_handle* self, int64_t flags) {
    return guard([&] { call(self)->unset_flags(flags_of<lt::torrent_flags_t>(flags)); });
}

lt_status lt_torrent_handle_clear_error(lt_torrent_handle* self) {
    return guard([&] { call(self)->clear_error(); });
}

// ---- running ----

lt_status lt_torrent_handle_pause(lt_torrent_handle* self, int64_t flags) {
    return guard([&] { call(self)->pause(flags_of<lt::pause_flags_t>(flags)); });
}

lt_status lt_torrent_handle_resume(lt_torrent_handle* self) {
    return guard([&] { call(self)->resume(); });
}

lt_status lt_torrent_handle_force_recheck(lt_torrent_handle* self) {
    return guard([&] { call(self)->force_recheck(); });
}

lt_status lt_torrent_handle_flush_cache(lt_torrent_handle* self) {
    return guard([&] { call(self)->flush_cache(); });
}

lt_status lt_torrent_handle_save_resume_data(lt_torrent_handle* self, int64_t flags) {
    return guard([&] { call(self)->save_resume_data(flags_of<lt::resume_data_flags_t>(flags)); });
}

bool lt_torrent_handle_need_save_resume_data(lt_torrent_handle const* self, int64_t flags) {
    return guard([&] {
        call h(self);
#if LIBTORRENT_VERSION_NUM >= 20009
        if (flags != 0) return h->need_save_resume_data(flags_of<lt::resume_data_flags_t>(flags));
#else
        if (flags != 0)
            fail(lt_error_value, "this libtorrent cannot tell what resume data are needed for");
#endif
        return h->need_save_resume_data();
    });
}

struct lt_add_torrent_params* lt_torrent_handle_get_resume_data(lt_torrent_handle const* self,
                                                                int64_t flags) {
    return guard([&]() -> lt_add_torrent_params* {
        auto const what = flags_of<lt::resume_data_flags_t>(flags);
        call h(self);
#if LIBTORRENT_VERSION_NUM >= 20012
        return as_c<lt_add_torrent_params>(make_object(h->get_resume_data(what)));
#else
        static_cast<void>(what);
        needs("2.0.12");
#endif
    });
}

lt_value* lt_torrent_handle_write_resume_data(lt_torrent_handle const* self) {
    return guard([&]() -> lt_value* {
        call h(self);
#if LIBTORRENT_VERSION_NUM >= 20012
        return to_value(lt::write_resume_data(h->get_resume_data()));
#elif TORRENT_ABI_VERSION == 1
#if defined __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif
        return to_value(h->write_resume_data());
#if defined __GNUC__
#pragma GCC diagnostic pop
#endif
#else
        needs("2.0.12");
#endif
    });
}

lt_status lt_torrent_handle_move_storage(lt_torrent_handle* self, char const* save_path,
                                         int flags) {
    return guard([&] {
        if (flags < lt_move_flags_always_replace_files ||
            flags > lt_move_flags_reset_save_path_unchecked)
            fail(lt_error_value, "there is no move flag " + std::to_string(flags));
#if LIBTORRENT_VERSION_NUM < 20011
        if (flags > lt_move_flags_dont_replace) needs("2.0.11");
#endif
        call(self)->move_storage(text_or_empty(save_path), static_cast<lt::move_flags_t>(flags));
    });
}

lt_status lt_torrent_handle_rename_file(lt_torrent_handle* self, int index, char const* new_path) {
    return guard([&] {
        call h(self);
        auto const file = file_of(h, index);
        will_rename(h.handle);
        h->rename_file(file, text_or_empty(new_path));
    });
}

bool lt_torrent_handle_set_metadata(lt_torrent_handle* self, char const* data, size_t size) {
    return guard([&] { return call(self)->set_metadata(given_bytes(data, size)); });
}

lt_status lt_torrent_handle_set_ssl_certificate(lt_torrent_handle* self,
                                                char const* certificate_path,
                                                char const* private_key_path,
                                                char const* dh_params_path,
                                                char const* passphrase) {
    return guard([&] {
        call h(self);
        lt::torrent_handle(h.handle).set_ssl_certificate(
            text_or_empty(certificate_path), text_or_empty(private_key_path),
            text_or_empty(dh_params_path), text_or_empty(passphrase));
    });
}

lt_status lt_torrent_handle_set_ssl_certificate_buffer(lt_torrent_handle* self, char const* cert,
                                                       size_t cert_size, char const* private_key,
                                                       size_t private_key_size,
                                                       char const* dh_params,
                                                       size_t dh_params_size) {
    return guard([&] {
        call h(self);
        lt::torrent_handle(h.handle).set_ssl_certificate_buffer(
            std::string(cert, cert_size), std::string(private_key, private_key_size),
            std::string(dh_params, dh_params_size));
    });
}

// ---- queue ----

int lt_torrent_handle_queue_position(lt_torrent_handle const* self) {
    return guard([&] { return static_cast<int>(call(self)->queue_position()); });
}

lt_status lt_torrent_handle_queue_position_up(lt_torrent_handle* self) {
    return guard([&] { call(self)->queue_position_up(); });
}

lt_status lt_torrent_handle_queue_position_down(lt_torrent_handle* self) {
    return guard([&] { call(self)->queue_position_down(); });
}

lt_status lt_torrent_handle_queue_position_top(lt_torrent_handle* self) {
    return guard([&] { call(self)->queue_position_top(); });
}

lt_status lt_torrent_handle_queue_position_bottom(lt_torrent_handle* self) {
    return guard([&] { call(self)->queue_position_bottom(); });
}

lt_status lt_torrent_handle_queue_position_set(lt_torrent_handle* self, int position) {
    return guard([&] {
        if (position < 0)
            fail(lt_error_value, "there is no queue position " + std::to_string(position));
        call(self)->queue_position_set(lt::queue_position_t(position));
    });
}

// ---- limits ----

int lt_torrent_handle_upload_limit(lt_torrent_handle const* self) {
    return guard([&] { return call(self)->upload_limit(); });
}

lt_status lt_torrent_handle_set_upload_limit(lt_torrent_handle* self, int limit) {
    return guard([&] { call(self)->set_upload_limit(limit); });
}

int lt_torrent_handle_download_limit(lt_torrent_handle const* self) {
    return guard([&] { return call(self)->download_limit(); });
}

lt_status lt_torrent_handle_set_download_limit(lt_torrent_handle* self, int limit) {
    return guard([&] { call(self)->set_download_limit(limit); });
}

int lt_torrent_handle_max_uploads(lt_torrent_handle const* self) {
    return guard([&] { return call(self)->max_uploads(); });
}

lt_status lt_torrent_handle_set_max_uploads(lt_torrent_handle* self, int limit) {
    return guard([&] { call(self)->set_max_uploads(limit); });
}

int lt_torrent_handle_max_connections(lt_torrent_handle const* self) {
    return guard([&] { return call(self)->max_connections(); });
}

lt_status lt_torrent_handle_set_max_connections(lt_torrent_handle* self, int limit) {
    return guard([&] { call(self)->set_max_connections(limit); });
}

// ---- pieces ----

bool lt_torrent_handle_have_piece(lt_torrent_handle const* self, int piece) {
    return guard([&] {
        call h(self);
        return h->have_piece(piece_of(h, piece, without_metadata::passes));
    });
}

lt_status lt_torrent_handle_read_piece(lt_torrent_handle* self, int piece) {
    return guard([&] {
        call h(self);
        auto const index = piece_of(h, piece, without_metadata::passes);
        note_asked(h.handle, index, asked::now);
        h->read_piece(index);
    });
}

lt_status lt_torrent_handle_add_piece(lt_torrent_handle* self, int piece, char const* data,
                                      size_t size, int64_t flags) {
    return guard([&] {
        call h(self);
        auto const index = piece_of(h, piece);
        auto const ti = h->torrent_file();
        if (!ti) invalid();
        if (size != std::size_t(ti->piece_size(index)))
            fail(lt_error_value, "piece " + std::to_string(piece) + " has " +
                                     std::to_string(ti->piece_size(index)) + " bytes, not " +
                                     std::to_string(size));
        auto const bytes = given_bytes(data, size);
        h->add_piece(index, std::vector<char>(bytes.begin(), bytes.end()),
                     flags_of<lt::add_piece_flags_t>(flags));
    });
}

lt_status lt_torrent_handle_set_piece_deadline(lt_torrent_handle* self, int index, int deadline,
                                               int64_t flags) {
    return guard([&] {
        call h(self);
        auto const piece = piece_of(h, index);
        auto const how = flags_of<lt::deadline_flags_t>(flags);
        if (how & lt::torrent_handle::alert_when_available)
            note_asked(h.handle, piece, asked::when_there);
        h->set_piece_deadline(piece, deadline, how);
    });
}

lt_status lt_torrent_handle_reset_piece_deadline(lt_torrent_handle* self, int index) {
    return guard([&] {
        call h(self);
        h->reset_piece_deadline(piece_of(h, index));
    });
}

lt_status lt_torrent_handle_clear_piece_deadlines(lt_torrent_handle* self) {
    return guard([&] { call(self)->clear_piece_deadlines(); });
}

lt_value* lt_torrent_handle_piece_availability(lt_torrent_handle const* self) {
    return guard([&] {
        std::vector<int> peers;
        call(self)->piece_availability(peers);
        return to_value(peers);
    });
}

lt_value* lt_torrent_handle_packed_piece_availability(lt_torrent_handle const* self) {
    return guard([&] {
        std::vector<int> peers;
        call(self)->piece_availability(peers);
        return packed(peers);
    });
}

lt_value* lt_torrent_handle_get_download_queue(lt_torrent_handle const* self) {
    return guard([&] {
        // Its blocks are in memory of the torrent's: they stay until the next call for it.
        static std::mutex one_at_a_time;
        std::lock_guard<std::mutex> lock(one_at_a_time);
        call h(self);
        auto const queue = h->get_download_queue();
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_list));
            for (auto const& p : queue)
                put_piece(v, p);
            lt_value_end(v);
        });
    });
}

// ---- priorities ----

int lt_torrent_handle_piece_priority(lt_torrent_handle const* self, int index) {
    return guard([&] {
        call h(self);
        return int(static_cast<std::uint8_t>(
            h->piece_priority(piece_of(h, index, without_metadata::passes))));
    });
}

lt_status lt_torrent_handle_set_piece_priority(lt_torrent_handle* self, int index, int priority) {
    return guard([&] {
        call h(self);
        h->piece_priority(piece_of(h, index, without_metadata::passes), priority_of(priority));
    });
}

lt_value* lt_torrent_handle_get_piece_priorities(lt_torrent_handle const* self) {
    return guard([&] { return to_value(call(self)->get_piece_priorities()); });
}

lt_value* lt_torrent_handle_packed_piece_priorities(lt_torrent_handle const* self) {
    return guard([&] { return packed(call(self)->get_piece_priorities()); });
}

lt_status lt_torrent_handle_prioritize_pieces(lt_torrent_handle* self, lt_value const* priorities) {
    return guard([&] {
        auto const& list = root(priorities);
        check_list(list);
        call h(self);
        lt_node const* n = lt_node_child(&list);
        if (list.size && is_pair(*n)) {
            std::vector<std::pair<lt::piece_index_t, lt::download_priority_t>> pairs;
            for (std::uint32_t i = 0; i < list.size; ++i, n = lt_node_next(n)) {
                if (!is_pair(*n) || n->size != 2) wrong_type("a tuple (piece, priority)", *n);
                lt_node const* const piece = lt_node_child(n);
                pairs.emplace_back(piece_of(h, ltc::get<int>(*piece), without_metadata::passes),
                                   priority_of(*lt_node_next(piece)));
            }
            return h->prioritize_pieces(pairs);
        }
        auto const all = priorities_of(list);
        if (!all.empty()) piece_of(h, int(all.size()) - 1, without_metadata::passes);
        h->prioritize_pieces(all);
    });
}

int lt_torrent_handle_file_priority(lt_torrent_handle const* self, int index) {
    return guard([&] {
        call h(self);
        return int(static_cast<std::uint8_t>(h->file_priority(file_of(h, index))));
    });
}

lt_status lt_torrent_handle_set_file_priority(lt_torrent_handle* self, int index, int priority) {
    return guard([&] {
        call h(self);
        h->file_priority(file_of(h, index), priority_of(priority));
    });
}

lt_value* lt_torrent_handle_get_file_priorities(lt_torrent_handle const* self) {
    return guard([&] { return to_value(call(self)->get_file_priorities()); });
}

lt_value* lt_torrent_handle_packed_file_priorities(lt_torrent_handle const* self) {
    return guard([&] { return packed(call(self)->get_file_priorities()); });
}

lt_status lt_torrent_handle_prioritize_files(lt_torrent_handle* self, lt_value const* priorities) {
    return guard([&] {
        auto const all = priorities_of(root(priorities));
        call(self)->prioritize_files(all);
    });
}

// ---- files ----

lt_value* lt_torrent_handle_file_progress(lt_torrent_handle const* self, int64_t flags) {
    return guard([&] {
        return to_value(call(self)->file_progress(flags_of<lt::file_progress_flags_t>(flags)));
    });
}

lt_value* lt_torrent_handle_packed_file_progress(lt_torrent_handle const* self, int64_t flags) {
    return guard([&] {
        return packed(call(self)->file_progress(flags_of<lt::file_progress_flags_t>(flags)));
    });
}

lt_value* lt_torrent_handle_file_status(lt_torrent_handle const* self) {
    return guard([&] { return to_value(call(self)->file_status()); });
}

// ---- peers ----

lt_value* lt_torrent_handle_get_peer_info(lt_torrent_handle const* self) {
    return guard([&] {
        std::vector<lt::peer_info> peers;
        call(self)->get_peer_info(peers);
        return to_value(peers);
    });
}

lt_status lt_torrent_handle_connect_peer(lt_torrent_handle* self, lt_value const* endpoint,
                                         int64_t source, int64_t flags) {
    return guard([&] {
        call(self)->connect_peer(ltc::get<lt::tcp::endpoint>(root(endpoint)),
                                 flags_of<lt::peer_source_flags_t>(source),
                                 flags_of<lt::pex_flags_t>(flags));
    });
}

lt_status lt_torrent_handle_clear_peers(lt_torrent_handle* self) {
    return guard([&] {
        call h(self);
        lt::torrent_handle(h.handle).clear_peers();
    });
}

// ---- trackers and web seeds ----

lt_value* lt_torrent_handle_trackers(lt_torrent_handle const* self) {
    return guard([&] {
        auto const trackers = call(self)->trackers();
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_list));
            for (auto const& t : trackers)
                put_tracker(v, t);
            lt_value_end(v);
        });
    });
}

lt_value* lt_torrent_handle_announce_entries(lt_torrent_handle const* self) {
    return guard([&] { return to_value(call(self)->trackers()); });
}

lt_status lt_torrent_handle_add_tracker(lt_torrent_handle* self, lt_value const* tracker) {
    return guard([&] { call(self)->add_tracker(tracker_of(root(tracker))); });
}

lt_status lt_torrent_handle_replace_trackers(lt_torrent_handle* self, lt_value const* trackers) {
    return guard([&] {
        auto const& list = root(trackers);
        check_list(list);
        std::vector<lt::announce_entry> entries;
        lt_node const* n = lt_node_child(&list);
        for (std::uint32_t i = 0; i < list.size; ++i, n = lt_node_next(n))
            entries.push_back(tracker_of(*n));
        call(self)->replace_trackers(entries);
    });
}

lt_status lt_torrent_handle_force_reannounce(lt_torrent_handle* self, int seconds, int tracker_idx,
                                             int64_t flags) {
    return guard([&] {
        if (seconds < 0)
            fail(lt_error_value, "seconds from now cannot be " + std::to_string(seconds));
        if (tracker_idx < -1)
            fail(lt_error_index, "there is no tracker " + std::to_string(tracker_idx));
        call(self)->force_reannounce(seconds, tracker_idx, flags_of<lt::reannounce_flags_t>(flags));
    });
}

lt_status lt_torrent_handle_force_dht_announce(lt_torrent_handle* self) {
    return guard([&] { call(self)->force_dht_announce(); });
}

lt_status lt_torrent_handle_force_lsd_announce(lt_torrent_handle* self) {
    return guard([&] { call(self)->force_lsd_announce(); });
}

lt_status lt_torrent_handle_scrape_tracker(lt_torrent_handle* self, int index) {
    return guard([&] {
        if (index < -1) fail(lt_error_index, "there is no tracker " + std::to_string(index));
        call(self)->scrape_tracker(index);
    });
}

lt_value* lt_torrent_handle_url_seeds(lt_torrent_handle const* self) {
    return guard([&] { return to_value(call(self)->url_seeds()); });
}

lt_status lt_torrent_handle_add_url_seed(lt_torrent_handle* self, char const* url) {
    return guard([&] { call(self)->add_url_seed(text_or_empty(url)); });
}

lt_status lt_torrent_handle_remove_url_seed(lt_torrent_handle* self, char const* url) {
    return guard([&] { call(self)->remove_url_seed(text_or_empty(url)); });
}

lt_value* lt_torrent_handle_http_seeds(lt_torrent_handle const* self) {
    return guard([&] { return to_value(call(self)->http_seeds()); });
}

lt_status lt_torrent_handle_add_http_seed(lt_torrent_handle* self, char const* url) {
    return guard([&] { call(self)->add_http_seed(text_or_empty(url)); });
}

lt_status lt_torrent_handle_remove_http_seed(lt_torrent_handle* self, char const* url) {
    return guard([&] { call(self)->remove_http_seed(text_or_empty(url)); });
}

lt_status lt_torrent_handle_add_extension(lt_torrent_handle* self, char const* name) {
    return guard([&] {
        auto const plugin = plugin_of(text_or_empty(name));
        call h(self);
        lt::torrent_handle(h.handle).add_extension(plugin);
    });
}

// ---- answers by alert ----

lt_status lt_torrent_handle_post_status(lt_torrent_handle* self, int64_t flags) {
    return guard([&] {
        auto const what = flags_of<lt::status_flags_t>(flags);
        call h(self);
#if LIBTORRENT_VERSION_NUM >= 20009
        h->post_status(what);
#else
        static_cast<void>(what);
        needs("2.0.9");
#endif
    });
}

lt_status lt_torrent_handle_post_peer_info(lt_torrent_handle* self) {
    return guard([&] {
        call h(self);
#if LIBTORRENT_VERSION_NUM >= 20009
        h->post_peer_info();
#else
        needs("2.0.9");
#endif
    });
}

lt_status lt_torrent_handle_post_trackers(lt_torrent_handle* self) {
    return guard([&] {
        call h(self);
#if LIBTORRENT_VERSION_NUM >= 20009
        h->post_trackers();
#else
        needs("2.0.9");
#endif
    });
}

lt_status lt_torrent_handle_post_download_queue(lt_torrent_handle* self) {
    return guard([&] {
        call h(self);
#if LIBTORRENT_VERSION_NUM >= 20009
        h->post_download_queue();
#else
        needs("2.0.9");
#endif
    });
}

lt_status lt_torrent_handle_post_file_progress(lt_torrent_handle* self, int64_t flags) {
    return guard([&] {
        auto const what = flags_of<lt::file_progress_flags_t>(flags);
        call h(self);
#if LIBTORRENT_VERSION_NUM >= 20009
        h->post_file_progress(what);
#else
        static_cast<void>(what);
        needs("2.0.9");
#endif
    });
}

lt_status lt_torrent_handle_post_piece_availability(lt_torrent_handle* self) {
    return guard([&] {
        call h(self);
#if LIBTORRENT_VERSION_NUM >= 20009
        h->post_piece_availability();
#else
        needs("2.0.9");
#endif
    });
}

} // extern "C"
