// SPDX-License-Identifier: BSD-3-Clause
#include "object.hpp"
#include "record.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>

namespace {

bool has_code() { return ltc::pending != lt_error_none && ltc::record_here().code; }

} // namespace

__thread lt_error_kind ltc::pending = lt_error_none;

ltc::record& ltc::record_here() {
    static thread_local record r;
    return r;
}

extern "C" {

char const* lt_error_kind_name(lt_error_kind kind) {
#define NAME(name, number, exception, meaning) #name,
    static constexpr char const* names[] = {LT_ERRORS(NAME)};
#undef NAME
    // Not in guard(): the record is what callers are about to read.
    auto const i = static_cast<std::size_t>(kind);
    if (i < sizeof names / sizeof *names) return names[i];
    lt_set_error(lt_error_value, "no kind of errors has that number");
    return nullptr;
}

lt_error_kind lt_last_error(void) { return ltc::pending; }

char const* lt_last_error_message(void) {
    return ltc::pending == lt_error_none ? "" : ltc::record_here().message;
}

int lt_last_error_code(void) { return has_code() ? ltc::record_here().code->value() : 0; }

char const* lt_last_error_category(void) {
    return has_code() ? ltc::record_here().code->category().name() : "";
}

lt_object* lt_last_error_object(void) {
    return has_code() ? new (std::nothrow) ltc::box<lt::error_code>(*ltc::record_here().code)
                      : nullptr;
}

char const* lt_last_error_path(void) {
    return has_code() && ltc::record_here().path ? ltc::record_here().path : "";
}

void lt_set_error(lt_error_kind kind, char const* message) {
    auto& r = ltc::record_here();
    ltc::pending = kind;
    r.code.reset();
    if (!message) message = "";
    std::size_t const size = std::min(std::strlen(message), sizeof r.message - 1);
    std::memcpy(r.message, message, size);
    r.message[size] = 0;
    r.path = std::exchange(r.next_path, nullptr);
    if (r.path && r.path <= r.message + size) r.path = nullptr; // there was no room for both
}

void lt_clear_error(void) { ltc::pending = lt_error_none; }

} // extern "C"

namespace ltc {

about_file::~about_file() {
    auto& r = record_here();
    if (std::uncaught_exceptions() == exceptions_ || path_.size() >= sizeof r.message) return;
    char* const at = std::end(r.message) - path_.size() - 1;
    std::memcpy(at, path_.c_str(), path_.size() + 1);
    r.next_path = at;
}

void set_error(lt::error_code const& ec, std::string const& context) {
    bool const gone = ec == lt::error_code(lt::errors::invalid_torrent_handle) ||
                      ec == lt::error_code(lt::errors::invalid_session_handle);
    lt_set_error(gone ? lt_error_invalid_handle : lt_error_libtorrent, context.c_str());
    record_here().code = ec;
}

} // namespace ltc
