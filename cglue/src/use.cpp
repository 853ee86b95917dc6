// SPDX-License-Identifier: BSD-3-Clause
#include "use.hpp"

#include "guard.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include <pthread.h>

namespace ltc {

__thread std::size_t claims = 0;

namespace {

// Each side says that it is there before it looks for the other.
std::atomic<int> readers{0}, brief_writers{0};
__thread bool unseen __attribute__((tls_model("initial-exec"))) = false;

constexpr std::chrono::seconds patience{1};

struct use {
    void const* data;
    std::thread::id writer; // none: a reader
};

// A few at any time. Never destroyed: threads may outlive static objects.
struct all_uses {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<use> uses;
};

all_uses& all();

// A forked child has none of the threads that use something.
void before_fork() { all().mutex.lock(); }
void after_fork() { all().mutex.unlock(); }
void after_fork_in_child() {
    auto& uses = all().uses;
    auto const gone = [](use const& u) { return u.writer != std::this_thread::get_id(); };
    uses.erase(std::remove_if(uses.begin(), uses.end(), gone), uses.end());
    brief_writers = unseen ? 1 : 0;
    all().mutex.unlock();
}

all_uses& all() {
    static all_uses* const a = [] {
        pthread_atfork(before_fork, after_fork, after_fork_in_child);
        return new all_uses;
    }();
    return *a;
}

// The process may be forked before anything is used.
[[maybe_unused]] all_uses const& prepared = all();

bool enter_unseen() noexcept {
    ++brief_writers;
    if (readers == 0) return true;
    --brief_writers;
    return false;
}

[[noreturn]] void busy() {
    fail(lt_error_state, "the object is in use by another call that has not returned yet");
}

} // namespace

reading::presence::presence(bool counts) noexcept : counted(counts) {
    if (counted) ++readers;
}

reading::presence::~presence() {
    if (counted) --readers;
}

brief_write::brief_write(bool brief) noexcept : entered(brief && !unseen && enter_unseen()) {
    if (entered) unseen = true;
}

brief_write::~brief_write() {
    if (!entered) return;
    unseen = false;
    --brief_writers;
}

reading::reading(void const* d) : data(d), present(d != nullptr) {
    if (!data) return;
    while (brief_writers)
        std::this_thread::yield();
    auto& a = all();
    auto const me = std::this_thread::get_id();
    std::unique_lock<std::mutex> lock(a.mutex);
    auto const free = [&] {
        return std::none_of(a.uses.begin(), a.uses.end(), [&](use const& u) {
            return u.data == data && u.writer != std::thread::id() && u.writer != me;
        });
    };
    if (!a.changed.wait_for(lock, patience, free)) busy();
    a.uses.push_back({data, {}});
}

reading::~reading() {
    if (!data) return;
    auto& uses = all().uses;
    std::lock_guard<std::mutex> lock(all().mutex);
    auto const mine = std::find_if(uses.begin(), uses.end(), [&](use const& u) {
        return u.data == data && u.writer == std::thread::id();
    });
    if (mine != uses.end()) uses.erase(mine);
}

void claim(void const* data) {
    if (unseen) return;
    auto& a = all();
    auto const me = std::this_thread::get_id();
    std::lock_guard<std::mutex> lock(a.mutex);
    for (auto const& u : a.uses)
        if (u.data == data && u.writer != me) busy();
    a.uses.push_back({data, me});
    ++claims;
}

void release_claims(std::size_t down_to) noexcept {
    auto& a = all();
    auto const me = std::this_thread::get_id();
    std::lock_guard<std::mutex> lock(a.mutex);
    for (auto i = a.uses.size(); i-- > 0 && claims > down_to;)
        if (a.uses[i].writer == me) {
            a.uses.erase(a.uses.begin() + static_cast<std::ptrdiff_t>(i));
            --claims;
        }
    a.changed.notify_all();
}

} // namespace ltc
