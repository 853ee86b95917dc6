/* SPDX-License-Identifier: BSD-3-Clause */
%rename(default_settings) lt_default_settings;
%rename(min_memory_usage) lt_min_memory_usage;
%rename(high_performance_seed) lt_high_performance_seed;
%rename(setting_types) lt_setting_types;
%rename(setting_by_name) lt_setting_by_name;
%rename(name_for_setting) lt_name_for_setting;

//: -> dict[str, str | int | bool]
lt_value *lt_default_settings(void);
//: -> dict[str, str | int | bool]
lt_value *lt_min_memory_usage(void);
//: -> dict[str, str | int | bool]
lt_value *lt_high_performance_seed(void);
//: -> dict[str, str]
lt_value *lt_setting_types(void);
int lt_setting_by_name(const char *name);
const char *lt_name_for_setting(int setting);
