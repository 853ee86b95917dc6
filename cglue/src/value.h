/* SPDX-License-Identifier: BSD-3-Clause */
/* What the library alone does with values. */
#pragma once

#include <libtorrent-c/value.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Appends an object, of which the value takes over the caller's reference, even if it fails. */
lt_status lt_value_adopt_object(lt_value* value, lt_object* object);

#ifdef __cplusplus
}
#endif
