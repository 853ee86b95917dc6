// SPDX-License-Identifier: BSD-3-Clause
// Memory of objects. Lists have thousands of them that live for a moment: each thread keeps what it frees, up to a
// limit, and gives it back when it ends.
#include "object.hpp"

#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define LT_NO_POOL
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LT_NO_POOL
#endif
#endif

#ifdef LT_NO_POOL

// So that the sanitizer sees what is used after it was freed.
void* lt_object::operator new(std::size_t size) { return ::operator new(size); }
void* lt_object::operator new(std::size_t size, std::nothrow_t const&) noexcept {
    return ::operator new(size, std::nothrow);
}
void lt_object::operator delete(void* object, std::size_t) noexcept { ::operator delete(object); }

#else

namespace {

constexpr std::size_t granule = 16, largest = 256, most_bytes = 256 * 1024;

struct block {
    block* next;
};

// Blocks of one size, rounded up to granules.
struct shelf {
    block* first = nullptr;
    std::size_t bytes = 0;
};

struct pool {
    shelf shelves[largest / granule + 1];
};

// The thread's; null before it has freed something, and when it ends.
__thread pool* mine __attribute__((tls_model("initial-exec"))) = nullptr;
__thread bool ended __attribute__((tls_model("initial-exec"))) = false;

struct pool_of_thread {
    ~pool_of_thread() {
        ended = true;
        mine = nullptr;
        for (auto const& shelf : own.shelves)
            for (auto* b = shelf.first; b;) {
                auto* const next = b->next;
                ::operator delete(b);
                b = next;
            }
    }
    pool own;
};

pool* make_pool() noexcept {
    // Objects may go when the thread's own things have gone already.
    if (ended) return nullptr;
    thread_local pool_of_thread p;
    return mine = &p.own;
}

constexpr std::size_t shelf_of(std::size_t size) { return (size + granule - 1) / granule; }

} // namespace

void* lt_object::operator new(std::size_t size, std::nothrow_t const&) noexcept {
    auto const i = shelf_of(size);
    if (!mine || size > largest || !mine->shelves[i].first)
        return ::operator new(i* granule, std::nothrow);
    auto& shelf = mine->shelves[i];
    auto* const b = shelf.first;
    shelf.first = b->next;
    shelf.bytes -= i * granule;
    return b;
}

void* lt_object::operator new(std::size_t size) {
    if (auto* const p = operator new(size, std::nothrow)) return p;
    throw std::bad_alloc();
}

void lt_object::operator delete(void* object, std::size_t size) noexcept {
    auto const i = shelf_of(size);
    auto* const p = size > largest ? nullptr : mine ? mine : make_pool();
    if (!p || p->shelves[i].bytes >= most_bytes) return ::operator delete(object);
    auto& shelf = p->shelves[i];
    shelf.first = new (object) block{shelf.first};
    shelf.bytes += i * granule;
}

#endif
