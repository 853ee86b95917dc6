// SPDX-License-Identifier: BSD-3-Clause
#include "settings.hpp"

#include "arguments.hpp"

#include <libtorrent-c/settings.h>

#include <libtorrent/session.hpp>

using namespace ltc;

namespace {

constexpr int type_of(int setting) { return setting & lt::settings_pack::type_mask; }

char const* type_name(int setting) {
    switch (type_of(setting)) {
    case lt::settings_pack::string_type_base:
        return "str";
    case lt::settings_pack::int_type_base:
        return "int";
    default:
        return "bool";
    }
}

// A setting that this library has but no longer names is an empty string to libtorrent.
char const* name_of(int setting) {
    char const* const name = lt::name_for_setting(setting);
    return name && *name ? name : nullptr;
}

template <class F>
void each_setting(F&& f) {
    std::pair<int, int> const ranges[] = {
        {lt::settings_pack::string_type_base, lt::settings_pack::num_string_settings},
        {lt::settings_pack::int_type_base, lt::settings_pack::num_int_settings},
        {lt::settings_pack::bool_type_base, lt::settings_pack::num_bool_settings},
    };
    for (auto const& r : ranges)
        for (int i = r.first; i < r.first + r.second; ++i)
            f(i);
}

[[noreturn]] void wrong_setting(std::string const& name, int setting, lt_node const& got) {
    fail(lt_error_type, "the setting " + name + " must be of type " + type_name(setting) +
                            ", not " + kind_name(got));
}

// A mask of 32 bits is one number or the other, depending on how a program thinks of the highest
// one.
int setting_integer(std::string const& name, int setting, lt_node const& n) {
    if (n.kind != lt_kind_int && n.kind != lt_kind_bool) wrong_setting(name, setting, n);
    bool const mask = setting == lt::settings_pack::alert_mask;
    auto const high = mask ? std::int64_t(std::numeric_limits<std::uint32_t>::max())
                           : std::int64_t(std::numeric_limits<int>::max());
    if (n.u.integer < std::numeric_limits<int>::min() || n.u.integer > high)
        fail(lt_error_overflow, "the setting " + name + " has 32 bits: " +
                                    std::to_string(n.u.integer) + " does not fit");
    return static_cast<int>(static_cast<std::uint32_t>(n.u.integer));
}

} // namespace

namespace ltc {

void put_settings(lt_value* v, lt::settings_pack const& pack) {
    must(lt_value_begin(v, lt_kind_map));
    pack.for_each([v](auto setting, auto const& value) {
        if (char const* const name = name_of(int(setting))) put_pair(v, name, value);
    });
    lt_value_end(v);
}

void set_setting(lt::settings_pack& pack, std::string const& name, lt_node const& n) {
    int const setting = lt::setting_by_name(name);
    if (setting < 0 || name.empty()) fail(lt_error_key, "unknown name in settings_pack: " + name);
    switch (type_of(setting)) {
    case lt::settings_pack::string_type_base:
        if (n.kind != lt_kind_text && n.kind != lt_kind_bytes) wrong_setting(name, setting, n);
        pack.set_str(setting, std::string(n.u.data, n.size));
        return;
    case lt::settings_pack::int_type_base:
        pack.set_int(setting, setting_integer(name, setting, n));
        return;
    default:
        if (n.kind != lt_kind_bool && n.kind != lt_kind_int && n.kind != lt_kind_nil)
            wrong_setting(name, setting, n);
        pack.set_bool(setting, n.kind != lt_kind_nil && n.u.integer != 0);
    }
}

lt::settings_pack settings_of(lt_node const& n) {
    lt::settings_pack pack;
    if (n.kind != lt_kind_map) wrong_type("a dict of settings", n);
    lt_node const* key = lt_node_child(&n);
    for (std::uint32_t i = 0; i < n.size; ++i) {
        if (key->kind != lt_kind_text && key->kind != lt_kind_bytes)
            wrong_type("the name of a setting", *key);
        lt_node const* const value = lt_node_next(key);
        set_setting(pack, std::string(key->u.data, key->size), *value);
        key = lt_node_next(value);
    }
    return pack;
}

} // namespace ltc

extern "C" {

lt_value* lt_default_settings(void) {
    return guard([] { return to_value(lt::default_settings()); });
}

lt_value* lt_min_memory_usage(void) {
    return guard([] { return to_value(lt::min_memory_usage()); });
}

lt_value* lt_high_performance_seed(void) {
    return guard([] { return to_value(lt::high_performance_seed()); });
}

lt_value* lt_setting_types(void) {
    return guard([] {
        return build_value([](lt_value* v) {
            must(lt_value_begin(v, lt_kind_map));
            each_setting([v](int setting) {
                if (char const* const name = name_of(setting))
                    put_pair(v, name, type_name(setting));
            });
            lt_value_end(v);
        });
    });
}

int lt_setting_by_name(char const* name) {
    return guard([&] {
        std::string const n = text(name, "name");
        int const setting = n.empty() ? -1 : lt::setting_by_name(n);
        if (setting < 0) fail(lt_error_key, "unknown name in settings_pack: " + n);
        return setting;
    });
}

char const* lt_name_for_setting(int setting) {
    return guard([&]() -> char const* {
        char const* name = nullptr;
        each_setting([&](int known) {
            if (known == setting) name = name_of(known);
        });
        if (!name) fail(lt_error_value, "there is no setting " + std::to_string(setting));
        return name;
    });
}

} // extern "C"
