// SPDX-License-Identifier: BSD-3-Clause
// The tables of all classes, from the schema files.
#include "classes.hpp"

#undef LT_ALERT
#undef LT_RO
#undef LT_RW
#undef LT_PART
#undef LT_GET
#undef LT_GETSET
#undef LT_CALL
#undef LT_END
#include "schema.hpp"

#if defined __GNUC__
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
#endif

namespace ltc {
#include "../schema/all.def"
} // namespace ltc
