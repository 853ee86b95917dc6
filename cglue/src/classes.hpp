// SPDX-License-Identifier: BSD-3-Clause
// Declares class_of<T>() for every class of the schema files; after it LT_CLASS is free and the
// other row macros are empty.
#pragma once

#include "object.hpp"

#include "schema_headers.hpp"

namespace ltc {

#define LT_CLASS(n, T, B, d)                                                                       \
    namespace schema_##n {                                                                         \
        using self_t = T;                                                                          \
    }                                                                                              \
    template <>                                                                                    \
    lt_class const* class_of<schema_##n::self_t>();
#define LT_ALERT(n, B, d) LT_CLASS(n, lt::n, B, d)
#define LT_RO(m, d)
#define LT_RW(m, d)
#define LT_PART(m, d)
#define LT_GET(n, e, d)
#define LT_GETSET(n, e, s, d)
#define LT_CALL(n, e, d)
#define LT_END(n)
#include "../schema/all.def"
#undef LT_CLASS

} // namespace ltc
