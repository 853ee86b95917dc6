/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Settings: maps from the name of a setting to its value.
 *
 * libtorrent itself lists the names, so this works for every setting of the library that is
 * installed, also for those that it only keeps for old programs. Where a function takes settings it
 * takes a map with any number of them; nothing is changed if a part of the map is wrong:
 *   - a name that is not known: lt_error_key, "unknown name in settings_pack: NAME";
 *   - a value of the wrong type: lt_error_type, naming the setting;
 *   - a number that does not fit into 32 bits: lt_error_overflow, naming the setting.
 * Any thread may call what is here; nothing waits.
 *
 * A bool may be given as a number and a number as a bool; nil is false; text may be given as bytes.
 */
#ifndef LIBTORRENT_C_SETTINGS_H
#define LIBTORRENT_C_SETTINGS_H

#include <libtorrent-c/value.h>

LT_BEGIN_DECLS

/* What a session uses if it is told nothing else. A map, the caller's; NULL without memory. */
LT_EXPORT lt_value *lt_default_settings(void);

/* Settings for as little memory as possible, to be laid over the default ones. A map, the caller's.
 */
LT_EXPORT lt_value *lt_min_memory_usage(void);

/* Settings for seeding many torrents to many peers, to be laid over the default ones. A map, the
 * caller's. */
LT_EXPORT lt_value *lt_high_performance_seed(void);

/* All settings by name: a map to "str", "int" or "bool"; the caller's. */
LT_EXPORT lt_value *lt_setting_types(void);

/* The number libtorrent has for a setting, or -1 with lt_error_key. Old names give the number of
 * the new ones. */
LT_EXPORT int lt_setting_by_name(const char *name);

/* The name of a setting, borrowed for ever, or NULL with lt_error_value if there is no setting of
 * that number. */
LT_EXPORT const char *lt_name_for_setting(int setting);

LT_END_DECLS
#endif
