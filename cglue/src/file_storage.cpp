// SPDX-License-Identifier: BSD-3-Clause
#include "file_storage.hpp"
#include "file_entry.hpp"
#include "file_names.hpp"
#include "hash.hpp"

#include <libtorrent-c/file_storage.h>

#include <unordered_set>

using namespace ltc;

namespace {

using storage = lt::file_storage;

void add(storage& fs, std::string const& name, std::int64_t size, int flags, std::int64_t mtime,
         std::string const& link) {
    if (name.empty()) fail(lt_error_value, "the path of a file is empty");
    not_negative(size, "the size of a file");
    if (flags < 0 || flags > 15)
        fail(lt_error_overflow, std::to_string(flags) + " has unknown file flags");
    lt::error_code ec;
    fs.add_file(ec, name, size, lt::file_flags_t(static_cast<std::uint8_t>(flags)),
                static_cast<std::time_t>(mtime), link);
    check(ec);
}

lt_value* range(int n) { return to_value(std::pair<int, int>(0, n)); }

int flags_of(file_entry const& e) {
    return (e.pad_file ? 1 : 0) | (e.hidden_attribute ? 2 : 0) | (e.executable_attribute ? 4 : 0) |
           (e.symlink_attribute ? 8 : 0);
}

} // namespace

namespace ltc {

lt::file_storage const& with_pieces(lt::file_storage const& fs) {
    if (!fs.is_valid()) fail(lt_error_value, "the piece length is not set");
    return fs;
}

file_entry file_entry_of(lt::file_storage const& fs, lt::file_index_t i) {
    auto const flags = fs.file_flags(i);
    file_entry e;
    e.path = fs.file_path(i);
    e.symlink_attribute = bool(flags & storage::flag_symlink);
    if (e.symlink_attribute) e.symlink_path = fs.symlink(i);
    e.offset = fs.file_offset(i);
    e.size = fs.file_size(i);
    e.mtime = fs.mtime(i);
    e.filehash = fs.hash(i);
    e.pad_file = bool(flags & storage::flag_pad_file);
    e.hidden_attribute = bool(flags & storage::flag_hidden);
    e.executable_attribute = bool(flags & storage::flag_executable);
    return e;
}

std::vector<lt::file_slice> map_block(lt::file_storage const& fs, int piece, std::int64_t offset,
                                      std::int64_t size) {
    auto const p = piece_at(with_pieces(fs), piece);
    auto const start = std::int64_t(piece) * fs.piece_length();
    not_negative(offset, "an offset");
    not_negative(size, "a size");
    if (start > fs.total_size() || offset > fs.total_size() - start ||
        size > fs.total_size() - start - offset)
        fail(lt_error_value,
             "the block ends beyond the torrent's " + std::to_string(fs.total_size()) + " bytes");
    return fs.map_block(p, offset, size);
}

lt::peer_request map_file(lt::file_storage const& fs, int file, std::int64_t offset, int size) {
    auto const f = file_at(with_pieces(fs), file);
    not_negative(offset, "an offset");
    not_negative(size, "a size");
    if (offset > fs.total_size() - fs.file_offset(f))
        fail(lt_error_value,
             "the offset is beyond the torrent's " + std::to_string(fs.total_size()) + " bytes");
    return fs.map_file(f, offset, size);
}

} // namespace ltc

extern "C" {

lt_file_storage* lt_file_storage_new(void) {
    return guard([] { return as_c<lt_file_storage>(make_object(storage())); });
}

lt_file_entry* lt_file_entry_new(void) {
    return guard([] { return as_c<lt_file_entry>(make_object(file_entry())); });
}

lt_status lt_file_storage_add_file(lt_file_storage* self, char const* path, int64_t size, int flags,
                                   int64_t mtime, char const* linkpath) {
    return guard([&] {
        add(ref<storage>(self), text(path, "path"), size, flags, mtime, text_or_empty(linkpath));
    });
}

lt_status lt_file_storage_add_entry(lt_file_storage* self, lt_file_entry const* entry) {
    return guard([&] {
        auto const& e = cref<file_entry>(entry);
        add(ref<storage>(self), e.path, e.size, flags_of(e), e.mtime, e.symlink_path);
    });
}

lt_status lt_file_storage_rename_file(lt_file_storage* self, int index, char const* new_filename) {
    return guard([&] {
        auto const i = file_at(cref<storage>(self), index);
        ref<storage>(self).rename_file(i, path(new_filename, "new_filename"));
    });
}

lt_status lt_file_storage_reserve(lt_file_storage* self, int num_files) {
    return guard([&] {
        not_negative(num_files, "a number of files");
        ref<storage>(self).reserve(num_files);
    });
}

lt_status lt_file_storage_set_name(lt_file_storage* self, char const* name) {
    return guard([&] { ref<storage>(self).set_name(text(name, "name")); });
}

lt_status lt_file_storage_set_num_pieces(lt_file_storage* self, int n) {
    return guard([&] {
        not_negative(n, "a number of pieces");
        ref<storage>(self).set_num_pieces(n);
    });
}

lt_status lt_file_storage_set_piece_length(lt_file_storage* self, int length) {
    return guard([&] {
        if (length <= 0)
            fail(lt_error_value,
                 "a piece length must be more than 0, but is " + std::to_string(length));
        ref<storage>(self).set_piece_length(length);
    });
}

lt_status lt_file_storage_canonicalize(lt_file_storage* self) {
    return guard([&] {
        if (with_pieces(cref<storage>(self)).piece_length() % lt::default_block_size)
            fail(lt_error_value, "the piece length is not a multiple of 16 KiB");
        ref<storage>(self).canonicalize();
    });
}

lt_status lt_file_storage_remove_tail_padding(lt_file_storage* self) {
    return guard([&] { ref<storage>(self).remove_tail_padding(); });
}

lt_status lt_file_storage_sanitize_symlinks(lt_file_storage* self) {
    return guard([&] { ref<storage>(self).sanitize_symlinks(); });
}

lt_status lt_file_storage_swap(lt_file_storage* self, lt_file_storage* other) {
    return guard([&] {
        auto& a = ref<storage>(self);
        auto& b = ref<storage>(other);
        if (&a != &b) a.swap(b);
    });
}

bool lt_file_storage_is_valid(lt_file_storage const* self) {
    return guard([&] { return cref<storage>(self).is_valid(); });
}

bool lt_file_storage_v2(lt_file_storage const* self) {
    return guard([&] { return cref<storage>(self).v2(); });
}

char* lt_file_storage_name(lt_file_storage const* self) {
    return guard([&] { return c_string(cref<storage>(self).name()); });
}

int lt_file_storage_num_files(lt_file_storage const* self) {
    return guard([&] { return cref<storage>(self).num_files(); });
}

int lt_file_storage_end_file(lt_file_storage const* self) {
    return lt_file_storage_num_files(self);
}

lt_value* lt_file_storage_file_range(lt_file_storage const* self) {
    return guard([&] { return range(cref<storage>(self).num_files()); });
}

int64_t lt_file_storage_total_size(lt_file_storage const* self) {
    return guard([&] { return cref<storage>(self).total_size(); });
}

int lt_file_storage_num_pieces(lt_file_storage const* self) {
    return guard([&] { return static_cast<int>(cref<storage>(self).end_piece()); });
}

int lt_file_storage_end_piece(lt_file_storage const* self) {
    return lt_file_storage_num_pieces(self);
}

int lt_file_storage_last_piece(lt_file_storage const* self) {
    return guard([&] {
        int const n = static_cast<int>(cref<storage>(self).end_piece());
        if (!n) fail(lt_error_index, "there are no pieces");
        return n - 1;
    });
}

lt_value* lt_file_storage_piece_range(lt_file_storage const* self) {
    return guard([&] { return range(static_cast<int>(cref<storage>(self).end_piece())); });
}

int lt_file_storage_piece_length(lt_file_storage const* self) {
    return guard([&] { return cref<storage>(self).piece_length(); });
}

lt_value* lt_file_storage_paths(lt_file_storage const* self) {
    return guard([&] {
        auto const& list = cref<storage>(self).paths();
        return to_value(std::vector<std::string>(list.begin(), list.end()));
    });
}

lt_value* lt_file_storage_file_paths(lt_file_storage const* self, char const* save_path) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        auto const base = text_or_empty(save_path);
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_list));
            for (auto const i : fs.file_range())
                put(v, fs.file_path(i, base));
            lt_value_end(v);
        });
    });
}

lt_value* lt_file_storage_file_sizes(lt_file_storage const* self) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_list));
            for (auto const i : fs.file_range())
                put(v, fs.file_size(i));
            lt_value_end(v);
        });
    });
}

lt_value* lt_file_storage_all_path_hashes(lt_file_storage const* self) {
    return guard([&] {
        std::unordered_set<std::uint32_t> table;
        cref<storage>(self).all_path_hashes(table);
        return to_value(std::vector<std::uint32_t>(table.begin(), table.end()));
    });
}

lt_file_entry* lt_file_storage_at(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return as_c<lt_file_entry>(make_object(file_entry_of(fs, file_at(fs, index))));
    });
}

char* lt_file_storage_file_path(lt_file_storage const* self, int index, char const* save_path) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return c_string(fs.file_path(file_at(fs, index), text_or_empty(save_path)));
    });
}

char* lt_file_storage_file_name(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return c_string(std::string(fs.file_name(file_at(fs, index))));
    });
}

int64_t lt_file_storage_file_size(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return fs.file_size(file_at(fs, index));
    });
}

int64_t lt_file_storage_file_offset(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return fs.file_offset(file_at(fs, index));
    });
}

int lt_file_storage_file_flags(lt_file_storage const* self, int index) {
    return guard([&]() -> int {
        auto const& fs = cref<storage>(self);
        return static_cast<std::uint8_t>(fs.file_flags(file_at(fs, index)));
    });
}

bool lt_file_storage_pad_file_at(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return fs.pad_file_at(file_at(fs, index));
    });
}

bool lt_file_storage_file_absolute_path(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return fs.file_absolute_path(file_at(fs, index));
    });
}

int64_t lt_file_storage_mtime(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return static_cast<std::int64_t>(fs.mtime(file_at(fs, index)));
    });
}

char* lt_file_storage_symlink(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        auto const i = file_at(fs, index);
        return c_string(fs.file_flags(i) & storage::flag_symlink ? fs.symlink(i) : std::string());
    });
}

lt_sha1_hash* lt_file_storage_hash(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return as_c<lt_sha1_hash>(make_object(fs.hash(file_at(fs, index))));
    });
}

lt_sha256_hash* lt_file_storage_root(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        return as_c<lt_sha256_hash>(make_object(fs.root(file_at(fs, index))));
    });
}

int64_t lt_file_storage_file_path_hash(lt_file_storage const* self, int index,
                                       char const* save_path) {
    return guard([&]() -> std::int64_t {
        auto const& fs = cref<storage>(self);
        return fs.file_path_hash(file_at(fs, index), text_or_empty(save_path));
    });
}

int lt_file_storage_piece_size(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        return fs.piece_size(piece_at(fs, index));
    });
}

int lt_file_storage_piece_size2(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        return fs.piece_size2(piece_at(fs, index));
    });
}

int lt_file_storage_blocks_per_piece(lt_file_storage const* self) {
    return guard([&] {
        auto const length = with_pieces(cref<storage>(self)).piece_length();
        return (length + lt::default_block_size - 1) / lt::default_block_size;
    });
}

int lt_file_storage_blocks_in_piece2(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        return fs.blocks_in_piece2(piece_at(fs, index));
    });
}

int lt_file_storage_file_index_at_offset(lt_file_storage const* self, int64_t offset) {
    return guard([&] {
        auto const& fs = cref<storage>(self);
        if (offset < 0 || offset >= fs.total_size())
            fail(lt_error_value, "no file has the byte at " + std::to_string(offset) +
                                     ": the torrent has " + std::to_string(fs.total_size()) +
                                     " bytes");
        return static_cast<int>(fs.file_index_at_offset(offset));
    });
}

int lt_file_storage_file_index_at_piece(lt_file_storage const* self, int piece) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        auto const p = piece_at(fs, piece);
        if (std::int64_t(piece) * fs.piece_length() >= fs.total_size())
            fail(lt_error_value, "piece " + std::to_string(piece) + " begins behind the last file");
        return static_cast<int>(fs.file_index_at_piece(p));
    });
}

int lt_file_storage_piece_index_at_file(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        return static_cast<int>(fs.piece_index_at_file(file_at(fs, index)));
    });
}

int lt_file_storage_file_index_for_root(lt_file_storage const* self, lt_value const* root_hash) {
    return guard([&] {
        if (!root_hash) fail(lt_error_type, "root_hash is missing");
        return static_cast<int>(
            cref<storage>(self).file_index_for_root(hash_of<lt::sha256_hash>(root(root_hash))));
    });
}

int lt_file_storage_file_num_pieces(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        return fs.file_num_pieces(file_at(fs, index));
    });
}

int lt_file_storage_file_num_blocks(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        return fs.file_num_blocks(file_at(fs, index));
    });
}

lt_value* lt_file_storage_file_piece_range(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        return range(fs.file_num_pieces(file_at(fs, index)));
    });
}

int lt_file_storage_file_first_piece_node(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        return fs.file_first_piece_node(file_at(fs, index));
    });
}

int lt_file_storage_file_first_block_node(lt_file_storage const* self, int index) {
    return guard([&] {
        auto const& fs = with_pieces(cref<storage>(self));
        return fs.file_first_block_node(file_at(fs, index));
    });
}

lt_value* lt_file_storage_map_block(lt_file_storage const* self, int piece, int64_t offset,
                                    int64_t size) {
    return guard([&] { return to_value(map_block(cref<storage>(self), piece, offset, size)); });
}

lt_peer_request* lt_file_storage_map_file(lt_file_storage const* self, int file, int64_t offset,
                                          int size) {
    return guard([&] {
        return as_c<lt_peer_request>(
            make_object(map_file(cref<storage>(self), file, offset, size)));
    });
}

} // extern "C"
