// SPDX-License-Identifier: BSD-3-Clause
// What libtorrent's deprecated file_entry was: all about a file of a torrent in one object.
#pragma once

#include <libtorrent/file_storage.hpp>

#include <cstdint>
#include <string>

namespace ltc {

struct file_entry {
    std::string path;
    std::string symlink_path;
    std::int64_t offset = 0;
    std::int64_t size = 0;
    std::int64_t mtime = 0;
    lt::sha1_hash filehash;
    bool pad_file = false;
    bool hidden_attribute = false;
    bool executable_attribute = false;
    bool symlink_attribute = false;
};

// A file of a storage; the index is the caller's to check.
file_entry file_entry_of(lt::file_storage const& fs, lt::file_index_t index);

} // namespace ltc
