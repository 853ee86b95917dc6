// SPDX-License-Identifier: BSD-3-Clause
// Who reads and who writes the plain objects, those without a lock of their own.
//
// Scripts change such objects while they hold the lock of their interpreter; calls that may take
// long run without it. So those say what they read, and every write says what it writes. A write to
// what is being read fails, for waiting could be for ever: the reader may wait for the lock that
// the writer holds. Short reads say nothing.
#pragma once

#include <cstddef>

namespace ltc {

// A call that reads `data`, if that is not null, for as long as this lives. Waits for a write that
// is under way; fails if that takes long, as hashing does.
class reading {
public:
    explicit reading(void const* data);
    ~reading();
    reading(reading const&) = delete;
    reading& operator=(reading const&) = delete;

private:
    struct presence {
        explicit presence(bool counts) noexcept;
        ~presence();
        bool const counted;
    };
    void const* const data;
    presence const present;
};

// A write that takes no longer than setting a number or text, and reads no other object. While
// nobody reads anything, its claims need no entry: a reader that comes waits until it is over.
class brief_write {
public:
    explicit brief_write(bool brief) noexcept;
    ~brief_write();
    brief_write(brief_write const&) = delete;
    brief_write& operator=(brief_write const&) = delete;

private:
    bool const entered;
};

// The innermost guard() of this thread writes `data` until it returns. Fails if others read or
// write it. May be called again for the same.
void claim(void const* data);

// How many claims this thread has; what guard() restores.
extern __thread std::size_t claims __attribute__((tls_model("initial-exec")));
void release_claims(std::size_t down_to) noexcept;

} // namespace ltc
