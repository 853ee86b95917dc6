// SPDX-License-Identifier: BSD-3-Clause
// A piece that is being downloaded, with blocks of its own: libtorrent's point into a buffer that
// its next call takes away.
#pragma once

#include <libtorrent/torrent_handle.hpp>

#include <vector>

namespace ltc {

struct partial_piece {
    partial_piece() : info() {}
    explicit partial_piece(lt::partial_piece_info const& i)
        : info(i), blocks(i.blocks, i.blocks + i.blocks_in_piece) {
        info.blocks = nullptr;
    }
    lt::partial_piece_info info;
    std::vector<lt::block_info> blocks;
};

} // namespace ltc
