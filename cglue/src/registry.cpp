// SPDX-License-Identifier: BSD-3-Clause
// The list of all classes, from the schema files.
#include "classes.hpp"

#include <cstring>
#include <vector>

namespace ltc {

namespace {

void add(std::vector<lt_class const*>& list, lt_class const* c) {
    for (auto const* have : list)
        if (have == c) return;
    if (c->base()) add(list, c->base());
    c->index = list.size();
    list.push_back(c);
}

std::vector<lt_class const*> const& classes() {
    // Never destroyed: threads may outlive static objects.
    static auto const& list = *new auto([] {
        std::vector<lt_class const*> l;
#define LT_CLASS(n, T, B, d) add(l, class_of<schema_##n::self_t>());
#include "../schema/all.def"
#undef LT_CLASS
        return l;
    }());
    return list;
}

} // namespace
} // namespace ltc

extern "C" {

size_t lt_class_count(void) { return ltc::classes().size(); }

lt_class const* lt_class_at(size_t i) {
    return ltc::guard([&]() -> lt_class const* {
        if (i >= ltc::classes().size()) ltc::fail(lt_error_index, "no class of that index");
        return ltc::classes()[i];
    });
}

lt_class const* lt_class_find(char const* name) {
    return ltc::guard([&]() -> lt_class const* {
        ltc::given(name, "name");
        for (auto const* c : ltc::classes())
            if (std::strcmp(c->name, name) == 0) return c;
        ltc::fail(lt_error_key, std::string("no class is called ") + name);
    });
}

} // extern "C"
