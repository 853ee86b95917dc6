// SPDX-License-Identifier: BSD-3-Clause
#include "create_torrent.hpp"
#include "bencode.hpp"
#include "file_names.hpp"
#include "file_storage.hpp"
#include "hash.hpp"
#include "settings.hpp"

#include <libtorrent-c/create_torrent.h>

#include <libtorrent/bencode.hpp>

#include <cerrno>
#include <exception>
#include <filesystem>
#include <iterator>

#include <unistd.h>

using namespace ltc;

namespace {

// The hashes alone of more pieces than that would take hundreds of megabytes.
constexpr std::int64_t most_pieces = 1 << 24;

thread_local lt_locked language_lock;

// Calls `body` as `lock`, which lt_set_locked() was given, asks for, in a guard() of its own: nothing that it throws goes
// through the language, and what it claims is free again before other threads of the language run.
template <class F>
void locked(lt_locked lock, F body) {
    if (!lock) return body();
    struct job {
        F& body;
        lt_status status;
    } mine{body, 0};
    lock(
        [](void* argument) -> void* {
            auto& j = *static_cast<job*>(argument);
            j.status = guard(j.body);
            return nullptr;
        },
        &mine);
    if (mine.status) throw reported();
}

lt::create_flags_t flags_of(std::int64_t flags) {
    if (flags < 0 || flags > std::numeric_limits<std::uint32_t>::max())
        fail(lt_error_overflow,
             std::to_string(flags) + " does not fit into the flags of create_torrent");
    return lt::create_flags_t(static_cast<std::uint32_t>(flags));
}

// What lt::create_torrent takes for granted.
lt::file_storage const& usable(lt::file_storage const& fs, int piece_size,
                               lt::create_flags_t flags) {
    bool const v1_only = bool(flags & lt::create_torrent::v1_only);
    if (v1_only && flags & lt::create_torrent::v2_only)
        fail(lt_error_value, "a torrent cannot be v1 only and v2 only");
    not_negative(piece_size, "a piece size");
    auto const block = lt::default_block_size;
    bool const odd = v1_only ? piece_size % block != 0
                             : piece_size > block && (piece_size & (piece_size - 1)) != 0;
    if (odd)
        fail(lt_error_value,
             "the piece size is " + std::to_string(piece_size) + ": it must be " +
                 (v1_only ? "a multiple of 16 KiB" : "a power of two and at least 16 KiB"));
    if (fs.total_size() == 0)
        fail(lt_error_value, fs.num_files() ? "all files are empty" : "there are no files");
    if (piece_size && fs.total_size() / std::max(piece_size, block) + fs.num_files() > most_pieces)
        fail(lt_error_value, "the piece size is " + std::to_string(piece_size) +
                                 ": there would be too many pieces");
    if (fs.num_files() > 1)
        for (auto const i : fs.file_range())
            if (!fs.pad_file_at(i) && fs.file_path(i).find_first_of("/\\") == std::string::npos)
                fail(lt_error_value,
                     "'" + fs.file_path(i) + "' is in no folder: several files must be in one");
    return fs;
}

// What lt::create_torrent reads from a torrent_info without looking whether it is there.
lt::torrent_info const& usable(lt::torrent_info const& ti) {
    if (!ti.is_valid() || ti.info_section().empty())
        fail(lt_error_value, "the torrent has no metadata yet");
    if (ti.v2()) {
        auto const& fs = ti.orig_files();
        for (auto const i : fs.file_range())
            if (!fs.pad_file_at(i) && fs.file_size(i) > fs.piece_length() &&
                ti.piece_layer(i).empty())
                fail(lt_error_value, "the torrent lacks the piece layers of its files");
    }
    return ti;
}

lt_node const& hash_in(lt_value const* hash) {
    if (!hash) fail(lt_error_type, "hash is missing");
    return root(hash);
}

lt::entry generate(creator const& c) {
    reading const use(&c);
    for (auto const& file : c.hashes)
        for (bool const set : file.second)
            if (!set) fail(lt::error_code(lt::errors::torrent_missing_piece_layer));
    return c.torrent.generate();
}

lt::settings_pack settings_for_hashing(lt_value const* v) {
    auto pack = lt::default_settings();
    if (!given(v)) return pack;
    auto const& n = root(v);
    if (n.kind != lt_kind_map) wrong_type("settings to be a dict", n);
    auto const* c = lt_node_child(&n);
    for (std::uint32_t i = 0; i < n.size; ++i, c = lt_node_next(c + 1))
        set_setting(pack, ltc::get<std::string>(*c), c[1]);
    return pack;
}

lt_value* range(int n) { return to_value(std::pair<int, int>(0, n)); }

lt::create_torrent const& torrent(lt_create_torrent const* self) {
    return cref<creator>(self).torrent;
}
lt::create_torrent& torrent(lt_create_torrent* self) { return ref<creator>(self).torrent; }

} // namespace

namespace ltc {

creator::creator(lt::file_storage const& fs, int piece_size, lt::create_flags_t flags)
    : storage(usable(fs, piece_size, flags)), torrent(storage, piece_size, flags) {}

creator::creator(lt::torrent_info const& ti)
    : source(std::make_unique<lt::torrent_info>(usable(ti))), torrent(*source) {}

} // namespace ltc

namespace {

// libtorrent says "cancelled" when it could not read a file: finds the file and says what is wrong
// with it.
void blame_file(lt::file_storage const& files, std::string const& folder) {
    for (auto const i : files.file_range()) {
        if (files.pad_file_at(i) || (files.file_flags(i) & lt::file_storage::flag_symlink))
            continue;
        auto const path = files.file_path(i, folder);
        about_file const named(path);
        std::error_code error;
        auto const size = std::filesystem::file_size(path, error);
        if (!error && access(path.c_str(), R_OK) != 0) error.assign(errno, std::system_category());
        if (error)
            throw lt::system_error(lt::error_code(error.value(), lt::system_category()), path);
        if (size < static_cast<std::uintmax_t>(files.file_size(i)))
            throw lt::system_error(lt::errors::make_error_code(lt::errors::file_too_short), path);
    }
}

} // namespace

extern "C" {

lt_create_torrent* lt_create_torrent_new(lt_value const* source, int piece_size, int64_t flags) {
    return guard([&]() -> lt_create_torrent* {
        if (!source) fail(lt_error_type, "the files are missing");
        auto const& n = root(source);
        if (n.kind == lt_kind_object && is_a(n.u.object, class_of<lt::torrent_info>()))
            return as_c<lt_create_torrent>(new box<creator>(cref<lt::torrent_info>(n.u.object)));
        if (n.kind != lt_kind_object || !is_a(n.u.object, class_of<lt::file_storage>()))
            wrong_type("a file_storage or a torrent_info", n);
        auto c = std::make_unique<box<creator>>(cref<lt::file_storage>(n.u.object), piece_size,
                                                flags_of(flags));
        ref<lt::file_storage>(n.u.object) = c->value.storage;
        return as_c<lt_create_torrent>(c.release());
    });
}

lt_status lt_create_torrent_set_hash(lt_create_torrent* self, int piece, lt_value const* hash) {
    return guard([&] {
        auto& t = torrent(self);
        auto const p = piece_at(t.files(), piece);
        if (t.is_v2_only())
            fail(lt_error_value, "the torrent is v2 only: its pieces have no SHA-1");
        t.set_hash(p, hash_of<lt::sha1_hash>(hash_in(hash)));
    });
}

lt_status lt_create_torrent_set_hash2(lt_create_torrent* self, int file, int piece,
                                      lt_value const* hash) {
    return guard([&] {
        auto& c = ref<creator>(self);
        auto const& fs = c.torrent.files();
        auto const f = file_at(fs, file);
        if (c.torrent.is_v1_only())
            fail(lt_error_value, "the torrent is v1 only: it has no SHA-256");
        if (fs.pad_file_at(f))
            fail(lt_error_value, "file " + std::to_string(file) + " is a pad file");
        int const count = fs.file_num_pieces(f);
        checked(piece, count, "piece");
        auto const h = hash_of<lt::sha256_hash>(hash_in(hash));
        auto& set = c.hashes[file];
        set.resize(static_cast<std::size_t>(count));
        c.torrent.set_hash2(f, lt::piece_index_t::diff_type(piece), h);
        set[static_cast<std::size_t>(piece)] = true;
    });
}

lt_status lt_create_torrent_set_file_hash(lt_create_torrent* self, int file, lt_value const* hash) {
    return guard([&] {
#if TORRENT_ABI_VERSION < 3
#if defined __GNUC__
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif
        auto& t = torrent(self);
        auto const f = file_at(t.files(), file);
        t.set_file_hash(f, hash_of<lt::sha1_hash>(hash_in(hash)));
#if defined __GNUC__
#pragma GCC diagnostic pop
#endif
#else
        file_at(torrent(self).files(), file);
        hash_of<lt::sha1_hash>(hash_in(hash));
        fail(lt_error_state, "this libtorrent does not write hashes of files");
#endif
    });
}

lt_status lt_set_piece_hashes(lt_create_torrent* self, char const* path, lt_progress progress,
                              void* payload, lt_value const* settings) {
    return guard([&] {
        auto& c = ref<creator>(self);
        auto const folder = text(path, "path");
        int const count = c.torrent.num_pieces();
        auto const step = [&](lt::piece_index_t const piece) {
            if (!progress || progress(static_cast<int>(piece), count, payload)) return;
            if (lt_last_error() != lt_error_none) throw reported();
            fail(lt_error_cancelled,
                 "stopped after piece " + std::to_string(static_cast<int>(piece)));
        };
        lt::error_code ec;
        if (given(settings))
            lt::set_piece_hashes(c.torrent, folder, settings_for_hashing(settings), step, ec);
        else
            lt::set_piece_hashes(c.torrent, folder, step, ec);
        if (ec) blame_file(c.torrent.files(), folder);
        check(ec);
        c.hashes.clear();
    });
}

void lt_set_locked(lt_locked l) { language_lock = l; }

lt_status lt_add_files(lt_file_storage* fs, char const* path, lt_file_filter filter, void* payload,
                       int64_t flags) {
    // The filter may call a verb that sets it anew.
    auto const lock = language_lock;
    return guard([&] {
        auto const start = text(path, "path");
        auto const f = flags_of(flags);
        object_of<lt::file_storage>(fs);
        std::error_code none;
        if (!std::filesystem::exists(std::filesystem::symlink_status(start, none)))
            fail(lt::error_code(none ? none.value() : ENOENT, lt::system_category()), start);
        lt::file_storage found;
        locked(lock, [&] { found = cref<lt::file_storage>(fs); });
        int const before = found.num_files();
        if (!filter)
            lt::add_files(found, start, f);
        else
            lt::add_files(
                found, start,
                [&](std::string const& p) {
                    if (filter(p.c_str(), payload)) return true;
                    if (lt_last_error() != lt_error_none) throw reported();
                    return false;
                },
                f);
        locked(lock, [&] {
            auto& storage = ref<lt::file_storage>(fs);
            if (storage.num_files() != before)
                fail(lt_error_state, "another thread has changed the file_storage");
            storage = std::move(found);
        });
    });
}

lt_value* lt_create_torrent_generate(lt_create_torrent const* self) {
    return guard([&] { return to_value(generate(cref<creator>(self))); });
}

lt_value* lt_create_torrent_generate_buf(lt_create_torrent const* self) {
    return guard([&] {
        std::vector<char> buffer;
        lt::bencode(std::back_inserter(buffer), generate(cref<creator>(self)));
        return to_value(buffer);
    });
}

lt_status lt_create_torrent_set_comment(lt_create_torrent* self, char const* comment) {
    return guard([&] { torrent(self).set_comment(text(comment, "comment").c_str()); });
}

lt_status lt_create_torrent_set_creator(lt_create_torrent* self, char const* creator) {
    return guard([&] { torrent(self).set_creator(text(creator, "creator").c_str()); });
}

lt_status lt_create_torrent_set_creation_date(lt_create_torrent* self, int64_t timestamp) {
    return guard([&] { torrent(self).set_creation_date(static_cast<std::time_t>(timestamp)); });
}

lt_status lt_create_torrent_add_tracker(lt_create_torrent* self, char const* announce_url,
                                        int tier) {
    return guard([&] {
        not_negative(tier, "a tier");
        torrent(self).add_tracker(text(announce_url, "announce_url"), tier);
    });
}

lt_status lt_create_torrent_add_url_seed(lt_create_torrent* self, char const* url) {
    return guard([&] { torrent(self).add_url_seed(text(url, "url")); });
}

lt_status lt_create_torrent_add_http_seed(lt_create_torrent* self, char const* url) {
    return guard([&] { torrent(self).add_http_seed(text(url, "url")); });
}

lt_status lt_create_torrent_add_node(lt_create_torrent* self, char const* host, int port) {
    return guard([&] {
        auto const h = text(host, "host");
        if (port < 0 || port > 65535) fail(lt_error_value, std::to_string(port) + " is no port");
        torrent(self).add_node({h, port});
    });
}

lt_status lt_create_torrent_set_root_cert(lt_create_torrent* self, char const* pem) {
    return guard([&] { torrent(self).set_root_cert(text(pem, "pem")); });
}

lt_status lt_create_torrent_set_priv(lt_create_torrent* self, bool priv) {
    return guard([&] { torrent(self).set_priv(priv); });
}

bool lt_create_torrent_priv(lt_create_torrent const* self) {
    return guard([&] { return torrent(self).priv(); });
}

lt_status lt_create_torrent_add_similar_torrent(lt_create_torrent* self,
                                                lt_value const* info_hash) {
    return guard(
        [&] { torrent(self).add_similar_torrent(hash_of<lt::sha1_hash>(hash_in(info_hash))); });
}

lt_status lt_create_torrent_add_collection(lt_create_torrent* self, char const* collection) {
    return guard([&] { torrent(self).add_collection(text(collection, "collection")); });
}

lt_file_storage* lt_create_torrent_files(lt_create_torrent const* self) {
    return guard([&] {
        auto owner = share<creator>(self);
        auto const& fs = owner->torrent.files();
        return as_c<lt_file_storage>(new shared_box<lt::file_storage>(
            std::shared_ptr<lt::file_storage const>(std::move(owner), &fs), true));
    });
}

bool lt_create_torrent_is_v1_only(lt_create_torrent const* self) {
    return guard([&] { return torrent(self).is_v1_only(); });
}

bool lt_create_torrent_is_v2_only(lt_create_torrent const* self) {
    return guard([&] { return torrent(self).is_v2_only(); });
}

int lt_create_torrent_num_pieces(lt_create_torrent const* self) {
    return guard([&] { return torrent(self).num_pieces(); });
}

int lt_create_torrent_end_piece(lt_create_torrent const* self) {
    return lt_create_torrent_num_pieces(self);
}

lt_value* lt_create_torrent_piece_range(lt_create_torrent const* self) {
    return guard([&] { return range(torrent(self).num_pieces()); });
}

int lt_create_torrent_end_file(lt_create_torrent const* self) {
    return guard([&] { return torrent(self).files().num_files(); });
}

lt_value* lt_create_torrent_file_range(lt_create_torrent const* self) {
    return guard([&] { return range(torrent(self).files().num_files()); });
}

lt_value* lt_create_torrent_file_piece_range(lt_create_torrent const* self, int file) {
    return guard([&] {
        auto const& fs = torrent(self).files();
        return range(fs.file_num_pieces(file_at(fs, file)));
    });
}

int64_t lt_create_torrent_total_size(lt_create_torrent const* self) {
    return guard([&] { return torrent(self).total_size(); });
}

int lt_create_torrent_piece_length(lt_create_torrent const* self) {
    return guard([&] { return torrent(self).piece_length(); });
}

int lt_create_torrent_piece_size(lt_create_torrent const* self, int index) {
    return guard([&] {
        auto const& t = torrent(self);
        return t.piece_size(piece_at(t.files(), index));
    });
}

} // extern "C"
