// SPDX-License-Identifier: BSD-3-Clause
// lt::create_torrent points into the file_storage or torrent_info that it is made from: here they
// are kept together.
#pragma once

#include <libtorrent/create_torrent.hpp>
#include <libtorrent/torrent_info.hpp>

#include <map>
#include <memory>
#include <vector>

namespace ltc {

struct creator {
    creator(lt::file_storage const& fs, int piece_size, lt::create_flags_t flags);
    explicit creator(lt::torrent_info const& ti);
    creator(creator const&) = delete;
    creator& operator=(creator const&) = delete;

    std::unique_ptr<lt::torrent_info const> source; // if it is made from one
    lt::file_storage storage;
    lt::create_torrent torrent;
    // For files whose v2 hashes are set one by one: which of them are.
    std::map<int, std::vector<bool>> hashes;
};

} // namespace ltc
