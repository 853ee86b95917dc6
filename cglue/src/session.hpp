// SPDX-License-Identifier: BSD-3-Clause
// What a session is made of here, and how calls into it and its end keep out of each other's way.
//
// A call that waits for the network thread of a session that ends would wait for ever, and a
// torrent must not be destroyed by anyone but its session. So all calls are counted: the end of a
// session first refuses new ones, then waits for those under way, and only then lets libtorrent go.
// A handle does not know its session; what is refused is the set of all torrents of the sessions
// that are ending.
#pragma once

#include "alert.hpp"

#include <libtorrent-c/session.h>

#include <libtorrent/session.hpp>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <new>
#include <set>
#include <utility>
#include <vector>

namespace ltc {

// How often the process was forked since the library was loaded into it or into one of its
// ancestors.
unsigned forks();

// Calls `wait`, which waits until a point in time and says whether what it waits for is there,
// until it is, or `until` is over, or lt_set_interrupted()'s function says so.
bool wait_patiently(std::chrono::steady_clock::time_point until,
                    std::function<bool(std::chrono::steady_clock::time_point)> const& wait);

// Whether that function says so.
bool interrupted();

// Tells whoever waits that there are alerts. libtorrent calls it on its own threads, with its queue
// locked.
class notifier {
public:
    notifier() = default;
    ~notifier();
    notifier(notifier const&) = delete;
    notifier& operator=(notifier const&) = delete;

    void operator()();
    // Makes the descriptors readable.
    void mark();
    // Which is readable from operator() or mark() to drain(), and whether it is new: it is made when
    // it is first asked for, and costs nothing before.
    std::pair<int, bool> descriptor();
    void drain();
    void write_to(int fd);
    void close();
    // How often the queue of alerts has got its first one.
    std::uint64_t seen() const { return count.load(std::memory_order_acquire); }
    // False if the time has come and nothing was new. Fails if the session closes meanwhile.
    bool wait(std::uint64_t after, std::chrono::steady_clock::time_point until);

private:
    void tell();

    std::mutex mutex;
    std::condition_variable changed;
    std::atomic<std::uint64_t> count{0};
    bool closing = false;
    int ends[2] = {-1, -1};
    std::atomic<bool> unread{false}; // spares those who poll often a system call
    int other = -1;
};

// Which userdata libtorrent has let go of, so that a program knows when to do so too: once the
// torrent is gone and the alert that says so was popped and is not the newest batch any more.
class userdata_log : public std::enable_shared_from_this<userdata_log> {
public:
    // A torrent that has, or will have, some userdata.
    struct use {
        use(std::shared_ptr<userdata_log> l, std::int64_t n) : log(std::move(l)), number(n) {}
        ~use() {
            if (counts) log->gone(number);
        }
        use(use const&) = delete;
        use& operator=(use const&) = delete;
        std::shared_ptr<userdata_log> const log;
        std::int64_t const number;
        std::atomic<bool> counts{false}; // false: adding it failed, and the caller knows
    };

    // Has the torrent that is made of the parameters keep the result; null if they have no
    // userdata.
    std::shared_ptr<use> watch(lt::add_torrent_params& p);
    void popped();
    std::vector<std::int64_t> take_released();

private:
    void gone(std::int64_t number);

    std::mutex mutex;
    std::vector<std::int64_t> told, popped_last, released;
    std::atomic<bool> due{
        false}; // whether popped() has anything to do: most programs have no userdata
};

struct session_core : std::enable_shared_from_this<session_core> {
    session_core(lt::session_params&& params, lt::session_flags_t flags);
    ~session_core();

    // Starts the end, unless it has begun. Whether it is over within `milliseconds`; negative waits
    // as long as it takes.
    bool close(int milliseconds);

    void pop(lt_value* list);
    // Pops in place of the program, which gets the alerts with its next pop.
    void collect();
    // How many alerts collect() keeps, at least.
    void keep_for_later(int alerts);
    lt_object* first_alert();
    // Descriptors that are readable while there are alerts, those that wait already included.
    int alert_fd();
    void set_alert_fd(int fd);
    // Fails if the torrent is one of another session of this process; true if it is one of this.
    bool owns(lt::torrent_handle const& h) const;
    void remember_removed(lt::torrent_handle const& h);
    void check_peer_class(lt::peer_class_t id);

    unsigned const generation = forks();
    std::unique_ptr<lt::session> impl;
    std::shared_ptr<notifier> notify;
    std::shared_ptr<userdata_log> const userdata = std::make_shared<userdata_log>();

    // Changed so that a call which begins and a session which ends see each other: see session_call.
    std::atomic<int> calls{0};
    std::atomic<bool> closing{false};

    // Locked by world().
    std::chrono::steady_clock::time_point ending_since; // when closing was set
    bool ended = false;
    std::vector<lt::torrent_handle> removed;

    // Alerts: one popper at a time.
    std::mutex popping;
    alert_batch alerts;
    bool delivered = true;
    std::uint64_t taken = 0;         // what notify had seen when alerts were last taken
    std::vector<lt_object*> backlog; // older than those in `alerts`
    std::size_t most_in_backlog = 0;

    std::mutex classes;
    std::set<lt::peer_class_t> peer_classes{lt::session_handle::global_peer_class_id,
                                            lt::session_handle::tcp_peer_class_id,
                                            lt::session_handle::local_peer_class_id};

private:
    void end();
    bool has_alerts();
    // Whether there may be alerts that were not taken. To ask libtorrent, which waits for as long as it is told to, takes
    // 50 us if there are none, even if that is no time at all.
    bool news() const { return notify->seen() != taken; }
    void refill();
    void clear_backlog();
};

// The C++ type of the class `session`.
struct session {
    explicit session(std::shared_ptr<session_core> c) : core(std::move(c)) {}
    session(session&&) = default;
    session(session const&) = delete;
    ~session();
    std::shared_ptr<session_core> core;
};

template <>
lt_class const* class_of<session>();

// The session of this process that has the torrent; nothing if it is gone.
std::shared_ptr<session_core> core_of(lt::torrent_handle const& h);

// A call into a session: it stays for as long as this lives. Fails if the session is closed or
// another process's.
class session_call {
public:
    explicit session_call(lt_session const* self);
    explicit session_call(session_core& c);
    ~session_call();
    session_call(session_call const&) = delete;
    session_call& operator=(session_call const&) = delete;

    lt::session* operator->() const { return core.impl.get(); }
    session_core& core;

private:
    void leave();
};

// A call into a torrent: its session stays for as long as this lives. Fails if that is closed, or
// the torrent gone.
class handle_call {
public:
    explicit handle_call(lt::torrent_handle const& h);
    ~handle_call();
    handle_call(handle_call const&) = delete;
    handle_call& operator=(handle_call const&) = delete;

    // The same for questions that even a handle of nothing answers: tells instead of failing
    // whether the torrent may be asked.
    handle_call(lt::torrent_handle const& h, std::nothrow_t);
    explicit operator bool() const { return entered; }

    lt::torrent_handle const* operator->() const { return &handle; }
    lt::torrent_handle const& handle;

private:
    friend struct session_core;
    bool enter();
    handle_call* next = nullptr;
    handle_call* previous = nullptr;
    bool const entered; // set last: entering links the call to its neighbours
};

// Pieces and files of a torrent with metadata; -1 each for one without. Kept, for they do not
// change.
struct extent {
    int pieces = -1;
    int files = -1;
};
extent extent_of(handle_call const& h);

// The metadata of a torrent, for a script: a copy, since libtorrent's network thread writes to its
// own when it renames files. Null if `theirs` is, or if the torrent's session is closed.
std::shared_ptr<lt::torrent_info>
own_metadata(lt::torrent_handle const& h, std::shared_ptr<lt::torrent_info const> const& theirs);
// The same of a torrent that a file may have been renamed of, as it is now; null for any other one.
std::shared_ptr<lt::torrent_info> renamed_metadata(lt::torrent_handle const& h);
// To be called before a file of the torrent is renamed.
void will_rename(lt::torrent_handle const& h);

// The metadata of a torrent in a session. Until it is changed itself, its files have the names that
// they have in the session.
struct session_metadata final : shared_box<lt::torrent_info> {
    session_metadata(std::shared_ptr<lt::torrent_info const> ti, lt::torrent_handle h)
        : shared_box(std::move(ti), true), handle(std::move(h)) {}
    lt::torrent_handle const handle;
};

// A plugin that comes with libtorrent, by name.
using plugin_maker = std::function<std::shared_ptr<lt::torrent_plugin>(lt::torrent_handle const&,
                                                                       lt::client_data_t)>;
plugin_maker plugin_of(std::string const& name);

// Flags from a number, which must fit.
template <class F>
F flags_of(std::int64_t bits) {
    using number = typename F::underlying_type;
    if constexpr (sizeof(number) < sizeof bits)
        if (bits < 0 || bits > std::int64_t(std::numeric_limits<number>::max()))
            fail(lt_error_overflow, "flags of " + std::to_string(8 * sizeof(number)) +
                                        " bits cannot be " + std::to_string(bits));
    return F(static_cast<number>(bits));
}

} // namespace ltc
