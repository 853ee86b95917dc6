// SPDX-License-Identifier: BSD-3-Clause
// The tables of enums and flags, from the lists of enums.h, and the proof that C++ agrees with
// them.
#include "enums.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include <libtorrent/alert.hpp>
#include <libtorrent/create_torrent.hpp>
#include <libtorrent/disk_interface.hpp>
#include <libtorrent/file_storage.hpp>
#include <libtorrent/kademlia/announce_flags.hpp>
#include <libtorrent/peer_info.hpp>
#include <libtorrent/pex_flags.hpp>
#include <libtorrent/session_handle.hpp>
#include <libtorrent/torrent_flags.hpp>
#include <libtorrent/write_resume_data.hpp>

#if defined __GNUC__
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

using namespace ltc;

namespace {

// ---- the checks ----

template <class E>
constexpr std::int64_t number(E e) {
    return static_cast<std::int64_t>(e);
}
template <class U, class Tag>
constexpr std::int64_t number(lt::flags::bitfield_flag<U, Tag> f) {
    return static_cast<std::int64_t>(static_cast<U>(f));
}
template <class U, class Tag>
constexpr std::int64_t number(lt::aux::strong_typedef<U, Tag> x) {
    return static_cast<std::int64_t>(static_cast<U>(x));
}

#define SAME(scope, name, value) static_assert(number(scope::name) == (value), #scope "::" #name);
#define CHECK_always(scope, name, value) SAME(scope, name, value)
#define CHECK_wide(scope, name, value) SAME(scope, name, value)
#define CHECK_alias(scope, name, value)
#define CHECK_wide_alias(scope, name, value)
#if TORRENT_ABI_VERSION == 1
#define CHECK_abi1(scope, name, value) SAME(scope, name, value)
#else
#define CHECK_abi1(scope, name, value)
#endif
#if TORRENT_ABI_VERSION <= 2
#define CHECK_abi2(scope, name, value) SAME(scope, name, value)
#else
#define CHECK_abi2(scope, name, value)
#endif
#if LIBTORRENT_VERSION_NUM >= 20100
#define CHECK_since_2_1(scope, name, value) SAME(scope, name, value)
#else
#define CHECK_since_2_1(scope, name, value)
#endif

#define CHECK(name, value, when, about) CHECK_##when(lt::bdecode_node, name, value)
LT_BDECODE_NODE_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_status, name, value)
LT_TORRENT_STATES(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_status, name, value)
LT_ERROR_FILE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::file_storage, name, value)
LT_FILE_LIMITS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_flags, name, value)
LT_TORRENT_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::add_torrent_params, name, value)
LT_ADD_TORRENT_PARAMS_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::alert_category, name, value)
LT_ALERT_CATEGORY(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::alert, name, value)
LT_ALERT_CATEGORY_OLD(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::alert_priority, name, value)
LT_ALERT_PRIORITY(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::operation_t, name, value)
LT_OPERATION(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::socket_type_t, name, value)
LT_SOCKET_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::listen_failed_alert, name, value)
LT_LISTEN_FAILED_ALERT_SOCKET_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::listen_succeeded_alert, name, value)
LT_LISTEN_SUCCEDED_ALERT_SOCKET_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::event_t, name, value)
LT_EVENT(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::protocol_version, name, value)
LT_PROTOCOL_VERSION(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::performance_alert, name, value)
LT_PERFORMANCE_WARNING(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::peer_blocked_alert, name, value)
LT_PEER_BLOCKED_REASON(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::close_reason_t, name, value)
LT_CLOSE_REASON(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::stats_alert, name, value)
LT_STATS_CHANNEL(CHECK)
#undef CHECK
#define CHECK(name, value, when, about)                                                            \
    CHECK_##when(lt::peer_connect_alert::direction_t, name, value)
LT_PEER_CONNECT_DIRECTION(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::peer_log_alert, name, value)
LT_PEER_LOG_DIRECTION(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::dht_log_alert, name, value)
LT_DHT_LOG_MODULE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::dht_pkt_alert, name, value)
LT_DHT_PKT_DIRECTION(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::picker_log_alert, name, value)
LT_PICKER_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::portmap_transport, name, value)
LT_PORTMAP_TRANSPORT(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::portmap_protocol, name, value)
LT_PORTMAP_PROTOCOL(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::portmap_protocol, name, value)
LT_PROTOCOL_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_handle, name, value)
LT_STATUS_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_handle, name, value)
LT_ADD_PIECE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_handle, name, value)
LT_DEADLINE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_handle, name, value)
LT_FILE_PROGRESS_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_handle, name, value)
LT_PAUSE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_handle, name, value)
LT_SAVE_RESUME_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::torrent_handle, name, value)
LT_REANNOUNCE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::move_flags_t, name, value)
LT_MOVE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt, name, value)
LT_DEPRECATED_MOVE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt, name, value)
LT_STORAGE_MODE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::block_info, name, value)
LT_BLOCK_STATE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::session_handle, name, value)
LT_SESSION_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::session_handle, name, value)
LT_REMOVE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::session_handle, name, value)
LT_SAVE_STATE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::session_handle, name, value)
LT_REOPEN_NETWORK_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::session_handle, name, value)
LT_LISTEN_ON_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::session_handle, name, value)
LT_PEER_CLASS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::peer_class_type_filter, name, value)
LT_PEER_CLASS_SOCKET_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::peer_info, name, value)
LT_PEER_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::peer_info, name, value)
LT_PEER_SOURCE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::peer_info, name, value)
LT_CONNECTION_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::peer_info, name, value)
LT_BANDWIDTH_STATE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt, name, value)
LT_PEX_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::announce_entry, name, value)
LT_TRACKER_SOURCE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::web_seed_entry, name, value)
LT_WEB_SEED_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::file_storage, name, value)
LT_FILE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::file_open_mode, name, value)
LT_FILE_OPEN_MODE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::create_torrent, name, value)
LT_CREATE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::write_flags, name, value)
LT_WRITE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::dht::announce, name, value)
LT_ANNOUNCE_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::ip_filter, name, value)
LT_ACCESS_FLAGS(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::metric_type_t, name, value)
LT_METRIC_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::settings_pack, name, value)
LT_SUGGEST_MODE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::settings_pack, name, value)
LT_CHOKING_ALGORITHM(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::settings_pack, name, value)
LT_SEED_CHOKING_ALGORITHM(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::settings_pack, name, value)
LT_IO_BUFFER_MODE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::settings_pack, name, value)
LT_MMAP_WRITE_MODE(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::settings_pack, name, value)
LT_BANDWIDTH_MIXED_ALGO(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::settings_pack, name, value)
LT_ENC_POLICY(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::settings_pack, name, value)
LT_ENC_LEVEL(CHECK)
#undef CHECK
#define CHECK(name, value, when, about) CHECK_##when(lt::settings_pack, name, value)
LT_PROXY_TYPE(CHECK)
#undef CHECK
#define CHECK(name, value, when) CHECK_##when(lt::errors, name, value)
LT_ERROR_CODES(CHECK)
#undef CHECK
#define CHECK(name, value, when) CHECK_##when(lt::errors, name, value)
LT_HTTP_ERRORS(CHECK)
#undef CHECK
#define CHECK(name, value, when) CHECK_##when(lt::errors, name, value)
LT_PCP_ERRORS(CHECK)
#undef CHECK
#define CHECK(name, value, when) CHECK_##when(lt::bdecode_errors, name, value)
LT_BDECODE_ERRORS(CHECK)
#undef CHECK
#define CHECK(name, value, when) CHECK_##when(lt::gzip_errors, name, value)
LT_GZIP_ERRORS(CHECK)
#undef CHECK
#define CHECK(name, value, when) CHECK_##when(lt::i2p_error, name, value)
LT_I2P_ERRORS(CHECK)
#undef CHECK
#define CHECK(name, value, when) CHECK_##when(lt::socks_error, name, value)
LT_SOCKS_ERRORS(CHECK)
#undef CHECK
#define CHECK(name, value, when) CHECK_##when(lt::upnp_errors, name, value)
LT_UPNP_ERRORS(CHECK)
#undef CHECK

// ---- the tables ----

#define NOTE_always
#define NOTE_wide
#define NOTE_alias
#define NOTE_wide_alias
#define NOTE_abi1 " (deprecated in C++)"
#define NOTE_abi2 " (deprecated in C++)"
#define NOTE_since_2_1 " (since libtorrent 2.1)"
// Rows of error codes have no text of their own.
#define ROW(name, value, when, ...) {#name, value, "" __VA_ARGS__ NOTE_##when},
#define LT_ENUM(id, list, name, home, flags, T, scope)                                             \
    constexpr enumerator values_##id[] = {list(ROW)};
#include "../schema/enums.def"
#undef LT_ENUM
#undef ROW

constexpr lt_enum enums[] = {
#define LT_ENUM(id, list, name, home, flags, T, scope)                                             \
    {name, flags, values_##id, sizeof values_##id / sizeof *values_##id},
#include "../schema/enums.def"
#undef LT_ENUM
};

constexpr char const* homes[] = {
#define LT_ENUM(id, list, name, home, flags, T, scope) home,
#include "../schema/enums.def"
#undef LT_ENUM
};

// Whose messages say what the values of an enum stand for; of others that stands in their rows.
boost::system::error_category const* category_of(std::size_t index) {
    switch (index) {
    case enum_index_errors:
        return &lt::libtorrent_category();
    case enum_index_http_errors:
        return &lt::http_category();
    case enum_index_pcp_errors:
        return &lt::pcp_category();
    case enum_index_bdecode_errors:
        return &lt::bdecode_category();
    case enum_index_gzip_errors:
        return &lt::gzip_category();
    case enum_index_i2p_errors:
        return &lt::i2p_category();
    case enum_index_socks_errors:
        return &lt::socks_category();
    case enum_index_upnp_errors:
        return &lt::upnp_category();
    default:
        return nullptr;
    }
}

// The descriptions of error codes, made when one is first asked for.
std::vector<std::vector<std::string>> const& messages() {
    static auto const all = [] {
        std::vector<std::vector<std::string>> made(enum_index_count);
        for (std::size_t i = 0; i < enum_index_count; ++i)
            if (auto const* category = category_of(i))
                for (std::size_t k = 0; k < enums[i].count; ++k) {
                    auto const& row = enums[i].values[k];
                    std::string text = category->message(static_cast<int>(row.value));
                    if (text.empty()) { // of two codes libtorrent has no more than the names
                        text = row.name;
                        std::replace(text.begin(), text.end(), '_', ' ');
                    }
                    made[i].push_back(text + row.doc);
                }
        return made;
    }();
    return all;
}

enumerator const& value_of(lt_enum const* e, std::size_t i) {
    if (i >= given(e, "enum").count) fail(lt_error_index, "no value of that index");
    return e->values[i];
}

} // namespace

namespace ltc {

char const* enum_name(std::uint16_t id) {
    return id == 0 || id > enum_index_count ? "int" : enums[id - 1].name;
}

#define LT_ENUM(id, list, name, home, flags, T, scope)                                             \
    template <>                                                                                    \
    std::uint16_t enum_id<typename listed_enum<T, enum_index_##id>::type>() {                      \
        return enum_index_##id + 1;                                                                \
    }
#include "../schema/enums.def"
#undef LT_ENUM

} // namespace ltc

extern "C" {

size_t lt_enum_count(void) { return enum_index_count; }
lt_enum const* lt_enum_at(size_t i) {
    return guard([&]() -> lt_enum const* {
        if (i >= enum_index_count) fail(lt_error_index, "no enum of that index");
        return &enums[i];
    });
}

lt_enum const* lt_enum_find(char const* name) {
    return guard([&]() -> lt_enum const* {
        given(name, "name");
        for (auto const& e : enums)
            if (std::strcmp(e.name, name) == 0) return &e;
        fail(lt_error_key, std::string("no enum is called ") + name);
    });
}

char const* lt_enum_name(lt_enum const* e) {
    return guard([&] { return given(e, "enum").name; });
}

char const* lt_enum_home(lt_enum const* e) {
    return guard([&] { return homes[&given(e, "enum") - enums]; });
}

bool lt_enum_is_flags(lt_enum const* e) { return e && e->flags; }

size_t lt_enum_value_count(lt_enum const* e) { return e ? e->count : 0; }

char const* lt_enum_value_name(lt_enum const* e, size_t i) {
    return guard([&] { return value_of(e, i).name; });
}

int64_t lt_enum_value(lt_enum const* e, size_t i) {
    return guard([&] { return value_of(e, i).value; });
}

char const* lt_enum_value_doc(lt_enum const* e, size_t i) {
    return guard([&] {
        auto const& row = value_of(e, i);
        auto const& texts = messages()[static_cast<std::size_t>(e - enums)];
        return texts.empty() ? row.doc : texts[i].c_str();
    });
}

} // extern "C"
