// SPDX-License-Identifier: BSD-3-Clause
#include "piece_reader.hpp"

#include "arguments.hpp"
#include "classes.hpp"
#include "session.hpp"

#include <libtorrent-c/piece_reader.h>

#include <libtorrent/alert_types.hpp>
#include <libtorrent/settings_pack.hpp>

#include <boost/asio/error.hpp>
#include <boost/shared_array.hpp>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>

namespace ltc {

namespace {

using clock = std::chrono::steady_clock;

// How often a piece is asked for again: an answer is lost if libtorrent's queue of alerts is full.
constexpr auto patience = std::chrono::seconds(1);

struct answer {
    lt::error_code error;
    boost::shared_array<char> buffer;
    int size = 0;
};

struct wish {
    clock::time_point asked;
    std::optional<answer> got;
    bool failed_before = false;
};

} // namespace

struct reader_state {
    lt::torrent_handle handle;
    std::shared_ptr<session_core> core;
    std::map<int, wish> wishes;
    lt::error_code stopped; // the error that the torrent stopped with
    bool removed = false;
};

namespace {

struct interest {
    int now = 0;
    bool when_there = false;
};

// All readers, and what programs wait for besides.
struct piece_desk {
    std::mutex mutex; // of everything here and in each reader_state
    std::multimap<lt::torrent_handle, reader_state*> readers;
    std::set<lt::torrent_handle> read; // those that have or had readers
    std::map<std::pair<lt::torrent_handle, lt::piece_index_t>, interest> interests;

    bool idle() const { return read.empty() && interests.empty(); }

    // Whether the program has asked for this alert.
    bool wanted(lt::read_piece_alert const& a) {
        auto const at = interests.find({a.handle, a.piece});
        if (at == interests.end()) return false;
        auto& i = at->second;
        if (i.now > 0)
            --i.now;
        else
            i.when_there = false;
        if (i.now == 0 && !i.when_there) interests.erase(at);
        return true;
    }

    void deliver(lt::read_piece_alert const& a) {
        auto const range = readers.equal_range(a.handle);
        for (auto r = range.first; r != range.second; ++r) {
            auto const w = r->second->wishes.find(static_cast<int>(a.piece));
            if (w == r->second->wishes.end()) continue;
            // What another one's failed try says is nothing against data.
            if (w->second.got && !w->second.got->error) continue;
            w->second.got = answer{a.error, a.buffer, a.size};
        }
    }

    void stop(lt::torrent_handle const& h, lt::error_code const& ec) {
        auto const range = readers.equal_range(h);
        for (auto r = range.first; r != range.second; ++r)
            r->second->stopped = ec;
    }

    // Whether anybody but this reader waits for a piece to come.
    bool others_wait(reader_state const& s, int piece) const {
        auto const i = interests.find({s.handle, lt::piece_index_t(piece)});
        if (i != interests.end() && i->second.when_there) return true;
        auto const range = readers.equal_range(s.handle);
        return std::any_of(range.first, range.second, [&](auto const& r) {
            return r.second != &s && r.second->wishes.count(piece);
        });
    }

    // Whether the alert is to be left to the program.
    bool look_at(lt::alert const* a) {
        if (auto const* piece = lt::alert_cast<lt::read_piece_alert>(a)) {
            bool const theirs = wanted(*piece);
            deliver(*piece);
            return theirs || !read.count(piece->handle);
        }
        if (auto const* e = lt::alert_cast<lt::torrent_error_alert>(a)) stop(e->handle, e->error);
        if (auto const* e = lt::alert_cast<lt::file_error_alert>(a)) stop(e->handle, e->error);
        return true;
    }
};

// Never destroyed: threads may outlive static objects.
piece_desk& desk() {
    static piece_desk* const d = new piece_desk;
    return *d;
}

void ask(reader_state const& s, int piece, int deadline) {
    handle_call(s.handle)->set_piece_deadline(lt::piece_index_t(piece), deadline,
                                              lt::torrent_handle::alert_when_available);
}

[[noreturn]] void not_requested(int piece) {
    fail(lt_error_value, "piece " + std::to_string(piece) + " was not requested");
}

lt_value* bytes_of(answer const& a) {
    return build_value([&](lt_value* v) {
        must(lt_value_add_bytes(v, a.buffer.get(), static_cast<std::size_t>(a.size)));
    });
}

lt_value* nil() {
    return build_value([](lt_value* v) { must(lt_value_add_nil(v)); });
}

// What has come of a piece; nothing if it is still to come. `again`: it is to be asked for again.
std::optional<answer> outcome(reader_state& s, int piece, bool& again) {
    std::lock_guard<std::mutex> lock(desk().mutex);
    if (s.removed) fail(lt_error_invalid_handle, "the torrent was removed");
    auto const at = s.wishes.find(piece);
    if (at == s.wishes.end()) not_requested(piece);
    auto& w = at->second;
    if (w.got && !w.got->error) {
        auto a = std::move(*w.got);
        s.wishes.erase(at);
        return a;
    }
    if (s.stopped) fail(s.stopped);
    auto const now = clock::now();
    again = w.got || now - w.asked >= patience;
    if (again) w.asked = now;
    return std::nullopt;
}

// An error may be the answer to another one's request: for a piece that is not there yet, or whose
// deadline was reset. It counts if the piece is there and it comes twice.
void weigh_error(reader_state& s, int piece) {
    bool const there = handle_call(s.handle)->have_piece(lt::piece_index_t(piece));
    std::lock_guard<std::mutex> lock(desk().mutex);
    auto const at = s.wishes.find(piece);
    if (at == s.wishes.end() || !at->second.got || !at->second.got->error) return;
    auto& w = at->second;
    auto const ec = w.got->error;
    w.got.reset();
    if (ec == boost::asio::error::operation_aborted) return;
    if (there && w.failed_before) fail(ec);
    w.failed_before = there;
}

} // namespace

std::mutex& piece_mutex() { return desk().mutex; }

void note_asked(lt::torrent_handle const& h, lt::piece_index_t piece, asked how) {
    std::lock_guard<std::mutex> lock(desk().mutex);
    auto& i = desk().interests[{h, piece}];
    if (how == asked::now)
        ++i.now;
    else
        i.when_there = true;
}

void take_pieces(std::vector<lt::alert*>& alerts) {
    if (alerts.empty()) return;
    auto& d = desk();
    std::lock_guard<std::mutex> lock(d.mutex);
    if (d.idle()) return;
    alerts.erase(std::remove_if(alerts.begin(), alerts.end(),
                                [&](lt::alert const* a) { return !d.look_at(a); }),
                 alerts.end());
}

void forget_pieces(lt::torrent_handle const& h) {
    auto& d = desk();
    std::lock_guard<std::mutex> lock(d.mutex);
    if (d.idle()) return;
    auto const range = d.readers.equal_range(h);
    for (auto r = range.first; r != range.second; ++r)
        r->second->removed = true;
    d.read.erase(h);
    auto const first = d.interests.lower_bound({h, lt::piece_index_t(0)});
    auto last = first;
    while (last != d.interests.end() && last->first.first == h)
        ++last;
    d.interests.erase(first, last);
}

piece_reader::~piece_reader() {
    if (!state || state->core->generation != forks()) return;
    guard([&] {
        std::vector<int> open;
        {
            auto& d = desk();
            std::lock_guard<std::mutex> lock(d.mutex);
            for (auto r = d.readers.begin(); r != d.readers.end();)
                r = r->second == state.get() ? d.readers.erase(r) : std::next(r);
            for (auto const& w : state->wishes)
                if (!w.second.got && !d.others_wait(*state, w.first)) open.push_back(w.first);
        }
        handle_call h(state->handle, std::nothrow);
        if (h && h->is_valid())
            for (int piece : open)
                h->reset_piece_deadline(lt::piece_index_t(piece));
    });
    lt_clear_error();
}

} // namespace ltc

using namespace ltc;

extern "C" {

lt_piece_reader* lt_piece_reader_new(lt_torrent_handle const* handle) {
    return guard([&] {
        handle_call h(cref<lt::torrent_handle>(handle));
        if (!h->is_valid()) fail(lt::error_code(lt::errors::invalid_torrent_handle));
        if (extent_of(h).pieces < 0) fail(lt_error_value, "the torrent has no metadata yet");
        auto state = std::make_shared<reader_state>();
        state->handle = h.handle;
        state->core = core_of(h.handle);
        if (!state->core) fail(lt::error_code(lt::errors::invalid_torrent_handle));
        state->core->keep_for_later(
            state->core->impl->get_settings().get_int(lt::settings_pack::alert_queue_size));
        // Its destructor takes the lock, so it is made and, after a failure, dropped without.
        std::unique_ptr<lt_object, decltype(&lt_object_unref)> reader(
            make_object(piece_reader(state)), lt_object_unref);
        {
            std::lock_guard<std::mutex> lock(desk().mutex);
            desk().read.insert(state->handle);
            desk().readers.emplace(state->handle, state.get());
        }
        return as_c<lt_piece_reader>(reader.release());
    });
}

lt_status lt_piece_reader_request(lt_piece_reader* self, int piece, int deadline) {
    return guard([&] {
        auto& s = *cref<piece_reader>(self).state;
        {
            handle_call h(s.handle);
            checked(piece, extent_of(h).pieces, "piece");
        }
        {
            std::lock_guard<std::mutex> lock(desk().mutex);
            auto& w = s.wishes[piece];
            w.asked = clock::now();
            s.stopped.clear();
            if (w.got) return;
        }
        ask(s, piece, deadline);
    });
}

lt_status lt_piece_reader_forget(lt_piece_reader* self, int piece) {
    return guard([&] {
        auto& s = *cref<piece_reader>(self).state;
        {
            auto& d = desk();
            std::lock_guard<std::mutex> lock(d.mutex);
            auto const at = s.wishes.find(piece);
            if (at == s.wishes.end()) return;
            bool const came = at->second.got.has_value();
            s.wishes.erase(at);
            if (came || d.others_wait(s, piece)) return;
        }
        handle_call(s.handle)->reset_piece_deadline(lt::piece_index_t(piece));
    });
}

lt_value* lt_piece_reader_read(lt_piece_reader* self, int piece, int64_t max_wait) {
    return guard([&] {
        // The last reference to the reader may go while this waits.
        auto const state = cref<piece_reader>(self).state;
        auto& s = *state;
        // First of all: in a forked child, the notifier's lock may be held by a thread that is not.
        session_call const stay(*s.core);
        auto const until =
            clock::now() +
            std::chrono::milliseconds(std::clamp<std::int64_t>(max_wait, 0, std::int64_t(1) << 40));
        while (true) {
            auto const seen = s.core->notify->seen();
            s.core->collect();
            bool again = false;
            if (auto const got = outcome(s, piece, again)) return bytes_of(*got);
            if (again) {
                weigh_error(s, piece);
                ask(s, piece, 0);
            }
            auto const now = clock::now();
            if (now >= until) return nil();
            bool const news = wait_patiently(std::min(until, now + patience), [&](auto when) {
                return s.core->notify->wait(seen, when);
            });
            if (!news && interrupted()) return nil();
        }
    });
}

} // extern "C"
