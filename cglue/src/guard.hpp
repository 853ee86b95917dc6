// SPDX-License-Identifier: BSD-3-Clause
// The boundary: every function that C calls and that can fail runs its body in guard(), the only
// try/catch.
#pragma once

#include "use.hpp"

#include <libtorrent-c/error.h>

#include <libtorrent/error_code.hpp>

#include <exception>
#include <new>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace ltc {

// What a body throws to say what the caller did wrong.
struct misuse : std::exception {
    misuse(lt_error_kind k, std::string m) : kind(k), message(std::move(m)) {}
    char const* what() const noexcept override { return message.c_str(); }
    lt_error_kind kind;
    std::string message;
};

[[noreturn]] inline void fail(lt_error_kind kind, std::string message) {
    throw misuse(kind, std::move(message));
}

// What a body throws when the record is set already: by a conversion or by the callback of a
// caller.
struct reported : std::exception {};

[[noreturn]] inline void fail(lt::error_code const& ec) { throw lt::system_error(ec); }

// What libtorrent or the system reports while this stands is about a file: the record names it. Nothing of a caller
// may be called meanwhile.
class about_file {
public:
    explicit about_file(std::string const& path) : path_(path) {}
    about_file(about_file const&) = delete;
    about_file& operator=(about_file const&) = delete;
    ~about_file();

private:
    std::string const& path_;
    int const exceptions_ = std::uncaught_exceptions();
};

[[noreturn]] inline void fail(lt::error_code const& ec, std::string const& path) {
    about_file const named(path);
    fail(ec);
}

inline void check(lt::error_code const& ec) {
    if (ec) fail(ec);
}

void set_error(lt::error_code const& ec, std::string const& context);

// The kind of this thread's record. Apart from the rest and in the fastest kind of thread storage,
// since every verb clears it.
extern __thread lt_error_kind pending __attribute__((tls_model("initial-exec")));

// What a call has claimed to write, it lets go when it returns.
struct claims_of_call {
    ~claims_of_call() {
        if (claims != before) release_claims(before);
    }
    std::size_t const before = claims;
};

template <class R>
constexpr R failure() {
    if constexpr (std::is_pointer_v<R>)
        return nullptr;
    else if constexpr (std::is_same_v<R, bool>)
        return false;
    else
        return static_cast<R>(-1);
}

// Runs `body` and returns what it returns (0 for nothing); if it throws: NULL, false or -1, and the
// record set.
template <class F>
auto guard(F&& body) noexcept {
    using R = decltype(body());
    using result = std::conditional_t<std::is_void_v<R>, lt_status, R>;
    pending = lt_error_none;
    claims_of_call const until_return;
    try {
        if constexpr (std::is_void_v<R>) {
            body();
            return result(0);
        } else
            return body();
    } catch (reported const&) {
    } catch (misuse const& e) {
        lt_set_error(e.kind, e.message.c_str());
    } catch (lt::system_error const& e) {
        set_error(e.code(), e.what());
    } catch (std::bad_alloc const&) {
        lt_set_error(lt_error_memory, "out of memory");
    } catch (std::exception const& e) {
        lt_set_error(lt_error_value, e.what());
    } catch (...) {
        lt_set_error(lt_error_state, "an unknown C++ exception");
    }
    return failure<result>();
}

} // namespace ltc
