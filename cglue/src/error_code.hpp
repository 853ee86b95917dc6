// SPDX-License-Identifier: BSD-3-Clause
// Categories of errors as values.
#pragma once

#include <libtorrent/error_code.hpp>

namespace ltc {

// A category: they all live for ever.
struct category_ref {
    explicit category_ref(boost::system::error_category const& c) : category(&c) {}
    friend bool operator==(category_ref a, category_ref b) { return *a.category == *b.category; }
    friend bool operator<(category_ref a, category_ref b) { return *a.category < *b.category; }
    boost::system::error_category const* category;
};

} // namespace ltc
