// SPDX-License-Identifier: BSD-3-Clause
// Checks that file_storage, torrent_info and create_torrent share.
#pragma once

#include "arguments.hpp"

#include <libtorrent/file_storage.hpp>
#include <libtorrent/peer_request.hpp>

#include <vector>

namespace ltc {

inline lt::file_index_t file_at(lt::file_storage const& fs, int index) {
    return lt::file_index_t(checked(index, fs.num_files(), "file"));
}

inline lt::piece_index_t piece_at(lt::file_storage const& fs, int index) {
    return lt::piece_index_t(checked(index, static_cast<int>(fs.end_piece()), "piece"));
}

// A storage with pieces: what divides by their size needs it.
lt::file_storage const& with_pieces(lt::file_storage const& fs);

std::vector<lt::file_slice> map_block(lt::file_storage const& fs, int piece, std::int64_t offset,
                                      std::int64_t size);
lt::peer_request map_file(lt::file_storage const& fs, int file, std::int64_t offset, int size);

} // namespace ltc
