// SPDX-License-Identifier: BSD-3-Clause
#include "session.hpp"

#include "convert.hpp"
#include "piece_reader.hpp"

#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/alert_types.hpp>
#include <libtorrent/extensions.hpp>
#include <libtorrent/session_stats.hpp>
#include <libtorrent/settings_pack.hpp>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <map>
#include <shared_mutex>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <sys/socket.h>
#include <unistd.h>

namespace ltc {

namespace {

std::atomic<unsigned> fork_count{0};

// How long a session that ends waits for what it has given its disk threads to do.
constexpr std::chrono::seconds disk_wait{5};

// What sessions get from when they are told to end until the process is gone, in milliseconds.
constexpr int exit_wait = 700;

// What all sessions of the process share. Never destroyed: threads may outlive static objects.
struct shared_world {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<session_core*> cores; // enter in their constructor, leave in their destructor
    // Torrents of sessions that are ending, and the calls into torrents that are under way.
    std::set<lt::torrent_handle> leaving;
    handle_call* first = nullptr;
    std::map<lt::torrent_handle, extent> extents;
    // Torrents that a file may have been renamed of. Who copies metadata that libtorrent has too
    // holds the lock.
    std::shared_mutex copying;
    std::set<lt::torrent_handle> renamed;
};

shared_world& world();

// A child has only the thread that forked, which holds no lock but these, and makes no call.
void before_fork() {
    world().copying.lock();
    world().mutex.lock();
    piece_mutex().lock();
}
void after_fork_in_parent() {
    piece_mutex().unlock();
    world().mutex.unlock();
    world().copying.unlock();
}
void after_fork_in_child() {
    fork_count.fetch_add(1, std::memory_order_relaxed);
    auto& w = world();
    w.first = nullptr;
    piece_mutex().unlock();
    w.mutex.unlock();
    w.copying.unlock();
}

// `patience`, from when each began to end if `at_exit`; negative waits as long as it takes.
bool close_all(std::chrono::milliseconds patience, bool at_exit);

void at_exit() {
    guard([] { return close_all(std::chrono::milliseconds(exit_wait), true); });
}

shared_world& world() {
    static shared_world* const w = new shared_world;
    return *w;
}

void prepare_process() {
    static bool const once = [] {
        world();
        std::atexit(at_exit);
        return pthread_atfork(before_fork, after_fork_in_parent, after_fork_in_child) == 0;
    }();
    if (!once) fail(lt_error_memory, "out of memory");
}

[[noreturn]] void closed(char const* what) { fail(lt_error_invalid_handle, what); }

char const* const other_process =
    "the session belongs to another process: this one was forked off it";

// The sessions of this process: those that are open, each with a call under way until let_go(), and
// those that are ending.
struct held_cores {
    held_cores() {
        std::lock_guard<std::mutex> lock(world().mutex);
        auto const& cores = world().cores;
        // So that nothing fails once a call is counted.
        open.reserve(cores.size());
        ending.reserve(cores.size());
        for (auto* c : cores) {
            auto core = c->generation == forks() ? c->weak_from_this().lock() : nullptr;
            if (!core) continue;
            if (!core->closing) ++core->calls;
            (core->closing ? ending : open).push_back(std::move(core));
        }
    }
    ~held_cores() { let_go(); }
    held_cores(held_cores const&) = delete;
    held_cores& operator=(held_cores const&) = delete;

    void let_go() {
        if (!std::exchange(holding, false)) return;
        std::lock_guard<std::mutex> lock(world().mutex);
        for (auto const& core : open)
            --core->calls;
        world().changed.notify_all();
    }

    std::vector<std::shared_ptr<session_core>> open, ending;
    bool holding = true;
};

// Both ends do not block, and programs that are started do not get them.
int make_pipe(int (&ends)[2]) {
#ifdef __APPLE__
    // One that another thread starts in between does.
    if (pipe(ends) != 0) return -1;
    for (int fd : ends)
        if (fcntl(fd, F_SETFL, O_NONBLOCK) != 0 || fcntl(fd, F_SETFD, FD_CLOEXEC) != 0) return -1;
    return 0;
#else
    return pipe2(ends, O_NONBLOCK | O_CLOEXEC);
#endif
}

// libtorrent drops what its disk threads have not done yet when it ends; 2.0.8 throws on a thread
// of its own for each read among them. So nothing new is begun, and what is there gets time.
void settle_disk(lt::session& session) {
    static int const jobs = lt::find_metric_idx("disk.num_jobs");
    auto const until = std::chrono::steady_clock::now() + disk_wait;
    session.pause();
    bool busy = true;
    while (busy && std::chrono::steady_clock::now() < until) {
        session.post_session_stats();
        bool answered = false;
        while (!answered && std::chrono::steady_clock::now() < until) {
            session.wait_for_alert(lt::milliseconds(20));
            std::vector<lt::alert*> popped;
            session.pop_alerts(&popped);
            for (auto* a : popped)
                if (auto const* stats = lt::alert_cast<lt::session_stats_alert>(a)) {
                    answered = true;
                    busy = stats->counters()[jobs] != 0;
                }
        }
        if (busy) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

// Never waits, never raises a signal.
void write_byte(int fd) {
    char const byte = 0;
    if (send(fd, &byte, 1, MSG_DONTWAIT | MSG_NOSIGNAL) >= 0 || errno != ENOTSOCK) return;
    pollfd p{fd, POLLOUT, 0};
    if (poll(&p, 1, 0) == 1 && (p.revents & (POLLERR | POLLNVAL)) == 0)
        while (write(fd, &byte, 1) < 0 && errno == EINTR) {
        }
}

} // namespace

std::shared_ptr<session_core> core_of(lt::torrent_handle const& h) {
    held_cores const held;
    auto const hash = h.info_hashes().get_best();
    for (auto const& core : held.open)
        if (core->impl->find_torrent(hash) == h) return core;
    return nullptr;
}

unsigned forks() { return fork_count.load(std::memory_order_relaxed); }

// ---- notifier ----

notifier::~notifier() {
    for (int fd : ends)
        if (fd >= 0) ::close(fd);
}

void notifier::operator()() {
    {
        std::lock_guard<std::mutex> lock(mutex);
        ++count;
        tell();
    }
    changed.notify_all();
}

void notifier::mark() {
    std::lock_guard<std::mutex> lock(mutex);
    tell();
}

// With the lock held.
void notifier::tell() {
    if (ends[1] >= 0) {
        char const byte = 0;
        // A full pipe is readable, which is all that counts.
        while (write(ends[1], &byte, 1) < 0 && errno == EINTR) {
        }
        // After it is written: who looks in between finds the descriptor readable and comes again.
        unread.store(true, std::memory_order_release);
    }
    if (other >= 0) write_byte(other);
}

std::pair<int, bool> notifier::descriptor() {
    std::lock_guard<std::mutex> lock(mutex);
    bool const made = ends[0] < 0;
    if (made && make_pipe(ends) != 0) fail(lt::error_code(errno, lt::system_category()));
    return {ends[0], made};
}

void notifier::drain() {
    if (!unread.load(std::memory_order_acquire)) return;
    unread.exchange(false, std::memory_order_acquire);
    char buffer[64];
    while (read(ends[0], buffer, sizeof buffer) > 0 || errno == EINTR) {
    }
}

void notifier::write_to(int fd) {
    std::lock_guard<std::mutex> lock(mutex);
    other = fd < 0 ? -1 : fd;
}

void notifier::close() {
    std::lock_guard<std::mutex> lock(mutex);
    closing = true;
    changed.notify_all();
}

bool notifier::wait(std::uint64_t after, std::chrono::steady_clock::time_point until) {
    std::unique_lock<std::mutex> lock(mutex);
    bool const news = changed.wait_until(lock, until, [&] { return count != after || closing; });
    if (closing) closed("the session is closed");
    return news;
}

// ---- waiting ----

namespace {

thread_local struct {
    bool (*ask)(void*);
    void* payload;
} interruption;

} // namespace

bool wait_patiently(std::chrono::steady_clock::time_point until,
                    std::function<bool(std::chrono::steady_clock::time_point)> const& wait) {
    if (!interruption.ask) return wait(until);
    for (;;) {
        auto const now = std::chrono::steady_clock::now();
        auto const slice = std::min(until, now + std::chrono::milliseconds(50));
        if (wait(slice)) return true;
        if (slice == until || interrupted()) return false;
    }
}

bool interrupted() { return interruption.ask && interruption.ask(interruption.payload); }

// ---- calls ----

session_call::session_call(lt_session const* self) : session_call(*cref<session>(self).core) {}

session_call::session_call(session_core& c) : core(c) {
    if (core.generation != forks()) fail(lt_error_state, other_process);
    // Counted first, asked then, while the end of the session does it the other way round: one of them sees the other.
    ++core.calls;
    if (!core.closing) return;
    leave();
    closed("the session is closed");
}

session_call::~session_call() { leave(); }

void session_call::leave() {
    --core.calls;
    if (!core.closing) return;
    // Locked, or the session that ends could begin to wait after it has looked.
    std::lock_guard<std::mutex> lock(world().mutex);
    world().changed.notify_all();
}

bool handle_call::enter() {
    if (forks() != 0 && !core_of(handle)) fail(lt_error_state, other_process);
    auto& w = world();
    std::lock_guard<std::mutex> lock(w.mutex);
    if (!w.leaving.empty() && w.leaving.count(handle)) return false;
    next = w.first;
    if (next) next->previous = this;
    w.first = this;
    return true;
}

handle_call::handle_call(lt::torrent_handle const& h, std::nothrow_t)
    : handle(h), entered(enter()) {}

handle_call::handle_call(lt::torrent_handle const& h) : handle_call(h, std::nothrow) {
    if (!entered) closed("invalid torrent handle used: its session is closed");
}

handle_call::~handle_call() {
    if (!entered) return;
    auto& w = world();
    std::lock_guard<std::mutex> lock(w.mutex);
    (previous ? previous->next : w.first) = next;
    if (next) next->previous = previous;
    if (!w.leaving.empty()) w.changed.notify_all();
}

extent extent_of(handle_call const& h) {
    auto& w = world();
    {
        std::lock_guard<std::mutex> lock(w.mutex);
        auto const at = w.extents.find(h.handle);
        if (at != w.extents.end()) return at->second;
    }
    auto const ti = h->torrent_file();
    if (!ti || !ti->is_valid()) return {};
    extent const e{ti->num_pieces(), ti->num_files()};
    std::lock_guard<std::mutex> lock(w.mutex);
    w.extents.emplace(h.handle, e);
    return e;
}

// ---- metadata ----

void will_rename(lt::torrent_handle const& h) {
    auto& w = world();
    std::lock_guard<std::shared_mutex> lock(w.copying);
    for (auto i = w.renamed.begin(); i != w.renamed.end();)
        i = i->is_valid() ? std::next(i) : w.renamed.erase(i);
    w.renamed.insert(h);
}

std::shared_ptr<lt::torrent_info>
own_metadata(lt::torrent_handle const& h, std::shared_ptr<lt::torrent_info const> const& theirs) {
    if (!theirs) return nullptr;
    handle_call const call(h, std::nothrow);
    if (!call) return nullptr;
    auto& w = world();
    {
        std::shared_lock<std::shared_mutex> lock(w.copying);
        if (!w.renamed.count(h)) return std::make_shared<lt::torrent_info>(*theirs);
    }
    auto made_by_network_thread = renamed_metadata(h);
    // A torrent that is gone renames nothing any more.
    return made_by_network_thread ? made_by_network_thread
                                  : std::make_shared<lt::torrent_info>(*theirs);
}

std::shared_ptr<lt::torrent_info> renamed_metadata(lt::torrent_handle const& h) {
    handle_call const call(h, std::nothrow);
    if (!call) return nullptr;
    auto& w = world();
    {
        std::shared_lock<std::shared_mutex> lock(w.copying);
        if (!w.renamed.count(h)) return nullptr;
    }
    std::shared_ptr<lt::torrent_info> made_by_network_thread;
    guard([&] { made_by_network_thread = h.torrent_file_with_hashes(); });
    lt_clear_error();
    return made_by_network_thread;
}

// ---- userdata ----

namespace {

struct userdata_plugin final : lt::torrent_plugin {
    explicit userdata_plugin(std::shared_ptr<userdata_log::use> u) : use(std::move(u)) {}
    std::shared_ptr<userdata_log::use> const use;
};

} // namespace

std::shared_ptr<userdata_log::use> userdata_log::watch(lt::add_torrent_params& p) {
    auto const number = number_of(p.userdata);
    if (number == 0) return nullptr;
    auto kept = std::make_shared<use>(shared_from_this(), number);
    p.extensions.emplace_back([kept](lt::torrent_handle const&, lt::client_data_t) {
        return std::make_shared<userdata_plugin>(kept);
    });
    return kept;
}

void userdata_log::gone(std::int64_t number) {
    std::lock_guard<std::mutex> lock(mutex);
    told.push_back(number);
    due.store(true, std::memory_order_release);
}

void userdata_log::popped() {
    if (!due.load(std::memory_order_acquire)) return;
    std::lock_guard<std::mutex> lock(mutex);
    released.insert(released.end(), popped_last.begin(), popped_last.end());
    popped_last = std::exchange(told, {});
    due.store(!popped_last.empty(), std::memory_order_release);
}

std::vector<std::int64_t> userdata_log::take_released() {
    std::lock_guard<std::mutex> lock(mutex);
    return std::exchange(released, {});
}

// ---- sessions ----

session_core::session_core(lt::session_params&& params, lt::session_flags_t flags)
    : notify((prepare_process(), std::make_shared<notifier>())) {
    impl = std::make_unique<lt::session>(std::move(params), flags);
    impl->set_alert_notify([n = notify] { (*n)(); });
    std::lock_guard<std::mutex> lock(world().mutex);
    world().cores.push_back(this);
}

session_core::~session_core() {
    // In a forked child the threads of the session do not exist, nothing could end it.
    if (generation != forks()) static_cast<void>(impl.release());
    std::lock_guard<std::mutex> lock(world().mutex);
    auto& cores = world().cores;
    cores.erase(std::remove(cores.begin(), cores.end(), this), cores.end());
}

void session_core::end() {
    auto& w = world();
    {
        std::unique_lock<std::mutex> lock(w.mutex);
        w.changed.wait(lock, [&] { return calls == 0; });
    }
    {
        // While its torrents can still be asked for what alerts have of them.
        std::lock_guard<std::mutex> lock(popping);
        alerts.retire();
        clear_backlog();
    }
    auto leaving = impl->get_torrents();
    {
        std::unique_lock<std::mutex> lock(w.mutex);
        leaving.insert(leaving.end(), removed.begin(), removed.end());
        w.leaving.insert(leaving.begin(), leaving.end());
        w.changed.wait(lock, [&] {
            for (auto const* c = w.first; c; c = c->next)
                if (std::find(leaving.begin(), leaving.end(), c->handle) != leaving.end())
                    return false;
            return true;
        });
        for (auto const& h : leaving)
            w.extents.erase(h);
    }
    for (auto const& h : leaving)
        forget_pieces(h);
    impl->set_alert_notify({});
    if (!leaving.empty()) settle_disk(*impl);
    {
        // Its destructor waits for the session's threads; assigning to it would not.
        auto const proxy = impl->abort();
        impl.reset();
    }
    std::lock_guard<std::mutex> lock(w.mutex);
    for (auto const& h : leaving)
        w.leaving.erase(h);
    removed.clear();
}

bool session_core::close(int milliseconds) {
    auto& w = world();
    std::unique_lock<std::mutex> lock(w.mutex);
    if (!closing) {
        closing = true;
        ending_since = std::chrono::steady_clock::now();
        lock.unlock();
        notify->close();
        auto finish = [me = shared_from_this()] {
            guard([&] { me->end(); });
            std::lock_guard<std::mutex> done(world().mutex);
            me->ended = true;
            world().changed.notify_all();
        };
        // Without a thread for it, it ends here.
        if (guard([&] { std::thread(finish).detach(); })) finish();
        lt_clear_error();
        lock.lock();
    }
    constexpr int longest = 365 * 24 * 3600;
    auto const patience = milliseconds < 0
                              ? std::chrono::milliseconds(std::chrono::seconds(longest))
                              : std::chrono::milliseconds(milliseconds);
    return wait_patiently(std::chrono::steady_clock::now() + patience, [&](auto when) {
        return w.changed.wait_until(lock, when, [this] { return ended; });
    });
}

bool session_core::owns(lt::torrent_handle const& h) const {
    {
        std::lock_guard<std::mutex> lock(world().mutex);
        if (world().cores.size() == 1) return true;
    }
    if (impl->find_torrent(h.info_hashes().get_best()) == h) return true;
    if (h.in_session()) fail(lt_error_value, "the torrent is one of another session");
    return false;
}

// libtorrent no longer lists it, but may have work to do for it.
void session_core::remember_removed(lt::torrent_handle const& h) {
    forget_pieces(h);
    std::lock_guard<std::mutex> lock(world().mutex);
    world().extents.erase(h);
    removed.erase(std::remove_if(removed.begin(), removed.end(),
                                 [](lt::torrent_handle const& r) {
                                     if (r.is_valid()) return false;
                                     // Who asked it since it was removed has made it known again.
                                     world().extents.erase(r);
                                     return true;
                                 }),
                  removed.end());
    removed.push_back(h);
}

void session_core::check_peer_class(lt::peer_class_t id) {
    std::lock_guard<std::mutex> lock(classes);
    if (!peer_classes.count(id))
        fail(lt_error_index,
             "there is no peer class " + std::to_string(static_cast<std::uint32_t>(id)));
}

// What was popped last must be the caller's already.
void session_core::refill() {
    delivered = false;
    auto const seen = notify->seen();
    if (seen == taken && alerts.empty()) return;
    alerts.retire();
    std::vector<lt::alert*> popped;
    impl->pop_alerts(&popped);
    taken = seen;
    take_pieces(popped);
    alerts.fill(popped);
}

void session_core::pop(lt_value* list) {
    std::lock_guard<std::mutex> lock(popping);
    notify->drain();
    // Not in refill(): who pops in place of the program does not give it the alerts.
    userdata->popped();
    must(lt_value_begin(list, lt_kind_list));
    for (auto* o : backlog)
        must(lt_value_add_object(list, o));
    if (delivered)
        refill();
    else if (news()) {
        alerts.add_to(list);
        refill();
    }
    alerts.add_to(list);
    lt_value_end(list);
    clear_backlog();
    delivered = true;
}

void session_core::collect() {
    session_call const stay(*this);
    std::lock_guard<std::mutex> lock(popping);
    if (!news() || !impl->wait_for_alert(lt::time_duration(0))) return;
    if (!delivered) alerts.add_to(backlog, most_in_backlog);
    refill();
}

void session_core::keep_for_later(int count) {
    std::lock_guard<std::mutex> lock(popping);
    most_in_backlog = std::max(most_in_backlog, static_cast<std::size_t>(std::max(0, count)));
}

void session_core::clear_backlog() {
    for (auto* o : backlog)
        lt_object_unref(o);
    backlog.clear();
}

lt_object* session_core::first_alert() {
    std::lock_guard<std::mutex> lock(popping);
    if (!backlog.empty()) return lt_object_ref(backlog.front());
    if (delivered || alerts.empty()) {
        if (!news()) return nullptr;
        refill();
    }
    // All of them may have been a reader's of pieces.
    return alerts.empty() ? nullptr : alerts.front();
}

bool session_core::has_alerts() {
    auto* const first = first_alert();
    lt_object_unref(first);
    return first != nullptr;
}

int session_core::alert_fd() {
    auto const [fd, made] = notify->descriptor();
    if (made && has_alerts()) notify->mark();
    return fd;
}

void session_core::set_alert_fd(int fd) {
    notify->write_to(fd);
    if (fd >= 0 && has_alerts()) notify->mark();
}

namespace {

bool close_all(std::chrono::milliseconds patience, bool at_exit) {
    using std::chrono::steady_clock;
    auto const now = steady_clock::now();
    bool const limited = patience.count() >= 0;
    held_cores held;
    for (auto const& core : held.open) {
        if (limited) {
            // In whole seconds: with none, trackers would not be told at all.
            lt::settings_pack pack;
            pack.set_int(
                lt::settings_pack::stop_tracker_timeout,
                static_cast<int>(std::chrono::ceil<std::chrono::seconds>(patience).count()));
            core->impl->apply_settings(std::move(pack));
        }
        core->close(0);
    }
    held.let_go();
    bool all = true;
    held.ending.insert(held.ending.end(), held.open.begin(), held.open.end());
    for (auto const& core : held.ending) {
        auto until = now + patience;
        if (at_exit) {
            std::lock_guard<std::mutex> lock(world().mutex);
            until = std::min(until, core->ending_since + patience);
        }
        auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - steady_clock::now());
        all =
            core->close(limited ? static_cast<int>(std::max<std::int64_t>(0, left.count())) : -1) &&
            all;
    }
    return all;
}

} // namespace

session::~session() {
    if (!core || core->generation != forks()) return;
    // Who ended it has waited for as long as they would.
    guard([&] {
        bool const begun = core->closing;
        core->close(begun ? 0 : LT_SESSION_UNREF_WAIT);
    });
}

} // namespace ltc

using namespace ltc;

extern "C" bool lt_session_is_valid(lt_session const* self) {
    return guard([&] {
        auto const& core = *cref<session>(self).core;
        return core.generation == forks() && !core.closing;
    });
}

extern "C" bool lt_session_close(lt_session* self, int timeout_ms) {
    return guard([&] {
        auto& core = *cref<session>(self).core;
        if (core.generation != forks()) fail(lt_error_state, other_process);
        return core.close(timeout_ms);
    });
}

extern "C" void lt_set_interrupted(bool (*interrupted)(void*), void* payload) {
    interruption = {interrupted, payload};
}

extern "C" bool lt_session_close_all(int timeout_ms) {
    return guard([&] { return close_all(std::chrono::milliseconds(timeout_ms), false); });
}
