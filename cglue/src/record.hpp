// SPDX-License-Identifier: BSD-3-Clause
// What belongs to `pending` of guard.hpp: the rest of a thread's error record.
#pragma once

#include "guard.hpp"

#include <optional>

namespace ltc {

// Stale where `pending` says none. Only the thread's own may be read: it points into itself.
struct record {
    char message[1000] = ""; // no allocation while an error is being recorded
    // At the end of the same space: the path that belongs to the message, and that of the error that is on its way.
    char const* path = nullptr;
    char const* next_path = nullptr;
    std::optional<lt::error_code> code;
};

record& record_here();

} // namespace ltc
