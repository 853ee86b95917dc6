// SPDX-License-Identifier: BSD-3-Clause
// Takes the answers to readers of pieces out of the alerts that a session posts.
#pragma once

#include "object.hpp"

#include <libtorrent/alert.hpp>
#include <libtorrent/torrent_handle.hpp>

#include <memory>
#include <mutex>
#include <vector>

namespace ltc {

struct reader_state;

// The C++ type of the class `piece_reader`.
struct piece_reader {
    explicit piece_reader(std::shared_ptr<reader_state> s) : state(std::move(s)) {}
    piece_reader(piece_reader&&) = default;
    piece_reader(piece_reader const&) = delete;
    ~piece_reader();
    std::shared_ptr<reader_state> state;
};

template <>
lt_class const* class_of<piece_reader>();

// The program itself asked for a read_piece_alert: at once, or when the piece is there.
enum class asked { now, when_there };
void note_asked(lt::torrent_handle const& h, lt::piece_index_t piece, asked how);

// Gives readers what is theirs, and removes from the list what nobody but them has asked for.
void take_pieces(std::vector<lt::alert*>& alerts);

// Held while a process forks, after the lock of the sessions.
std::mutex& piece_mutex();

// Forgets what is known of a torrent that is no more in a session.
void forget_pieces(lt::torrent_handle const& h);

} // namespace ltc
