// SPDX-License-Identifier: BSD-3-Clause
// What belongs to `pending` of guard.hpp: the rest of a thread's error record.
#pragma once

#include "guard.hpp"

#include <optional>

namespace ltc {

// Stale where `pending` says none.
struct record {
    char message[1000] = ""; // no allocation while an error is being recorded
    std::optional<lt::error_code> code;
};

record& record_here();

} // namespace ltc
