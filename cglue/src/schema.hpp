// SPDX-License-Identifier: BSD-3-Clause
// Turns the rows of cglue/schema/*.def into tables. Include it, then, in namespace ltc, the .def
// files.
//
//   LT_CLASS(name, C++ type, C++ type of the base or void, doc)
//     LT_RO(member, doc)                    a member, to be read
//     LT_RW(member, doc)                    a member, to be read and set
//     LT_PART(member, doc)                  the same; an object of its own, to be changed in place
//     LT_GET(name, expression, doc)         what the expression of `self` gives
//     LT_GETSET(name, expression, statements, doc)   set by statements of `self` and `node`
//     LT_CALL(name, expression, doc)        the same as LT_GET, but scripts call it; the one named
//                                           to_text says what converting the object to text gives
//   LT_END(name)
//   LT_ALERT(name, C++ type of the base, doc) ... LT_END(name)     LT_CLASS of an alert type
#pragma once

#include "convert.hpp"

#include <libtorrent/alert.hpp>

namespace ltc {

template <class T>
T const& self_from(void const* p) {
    if constexpr (std::is_base_of_v<lt::alert, T>)
        return static_cast<T const&>(*static_cast<lt::alert const*>(p));
    else
        return *static_cast<T const*>(p);
}

template <class B>
lt_class const* base_class() {
    if constexpr (std::is_void_v<B>)
        return nullptr;
    else
        return class_of<B>();
}

template <class T, class = void>
constexpr bool has_equal_v = false;
template <class T>
constexpr bool
    has_equal_v<T, std::void_t<decltype(std::declval<T const&>() == std::declval<T const&>())>> =
        true;

template <class T, class = void>
constexpr bool has_less_v = false;
template <class T>
constexpr bool
    has_less_v<T, std::void_t<decltype(std::declval<T const&>() < std::declval<T const&>())>> =
        true;

template <class T>
constexpr bool has_hash_v = std::is_default_constructible_v<std::hash<T>>;

template <class T, class B>
constexpr lt_class make_class(char const* name, char const* doc, lt_field const* fields,
                              std::size_t count) {
    lt_class c{name,    doc,     &base_class<B>, fields,  count, nullptr,
               nullptr, nullptr, nullptr,        nullptr, 0};
    if constexpr (std::is_default_constructible_v<T>)
        c.create = []() -> lt_object* { return new box<T>(); };
    if constexpr (!std::is_base_of_v<lt::alert, T> && std::is_copy_constructible_v<T>)
        c.copy = [](void const* p) -> lt_object* { return new box<T>(*static_cast<T const*>(p)); };
    if constexpr (has_equal_v<T>)
        c.equal = [](void const* a, void const* b) -> int {
            return *static_cast<T const*>(a) == *static_cast<T const*>(b);
        };
    if constexpr (has_less_v<T>)
        c.compare = [](void const* a, void const* b) -> int {
            auto const& x = *static_cast<T const*>(a);
            auto const& y = *static_cast<T const*>(b);
            return x < y ? -1 : y < x ? 1 : 0;
        };
    if constexpr (has_hash_v<T>)
        c.hash = [](void const* p) { return std::hash<T>()(*static_cast<T const*>(p)); };
    return c;
}

} // namespace ltc

#define LT_CLASS(n, T, B, d)                                                                       \
    namespace schema_##n {                                                                         \
        using self_t = T;                                                                          \
        using base_t = B;                                                                          \
        static char const doc_of[] = d;                                                            \
        static lt_field const fields[] = {
#define LT_END(n)                                                                                  \
    { nullptr, nullptr, nullptr, nullptr, nullptr, false, nullptr }                                \
    }                                                                                              \
    ;                                                                                              \
    static lt_class const table =                                                                  \
        make_class<self_t, base_t>(#n, doc_of, fields, sizeof fields / sizeof *fields - 1);        \
    }                                                                                              \
    template <>                                                                                    \
    lt_class const* class_of<schema_##n::self_t>() {                                               \
        return &schema_##n::table;                                                                 \
    }
#define LT_ALERT(n, B, d) LT_CLASS(n, lt::n, B, d)

#define LT_TYPE_OF(expr)                                                                           \
    [] {                                                                                           \
        auto f = [](self_t const& self) -> decltype(auto) {                                        \
            static_cast<void>(self);                                                               \
            return (expr);                                                                         \
        };                                                                                         \
        return as<std::decay_t<decltype(f(std::declval<self_t const&>()))>>::type();               \
    }
#define LT_READ(expr, stable)                                                                      \
    [](void const* p, lt_slot& s) {                                                                \
        self_t const& self = self_from<self_t>(p);                                                 \
        static_cast<void>(self);                                                                   \
        auto&& x = (expr);                                                                         \
        fill<std::decay_t<decltype(x)>>(s, x, stable);                                             \
    }

#define LT_RO(m, d)                                                                                \
    {#m,      d,    LT_TYPE_OF(self.m), LT_READ(self.m, (!std::is_base_of_v<lt::alert, self_t>)),  \
     nullptr, false},
#define LT_RW(m, d)                                                                                \
    {#m,                                                                                           \
     d,                                                                                            \
     LT_TYPE_OF(self.m),                                                                           \
     LT_READ(self.m, (!std::is_base_of_v<lt::alert, self_t>)),                                     \
     [](void* p, lt_node const& node) {                                                            \
         auto& member = static_cast<self_t*>(p)->m;                                                \
         member = ltc::get<std::decay_t<decltype(member)>>(node);                                  \
     },                                                                                            \
     false},
#define LT_PART(m, d)                                                                              \
    {#m,                                                                                           \
     d,                                                                                            \
     LT_TYPE_OF(self.m),                                                                           \
     LT_READ(self.m, false),                                                                       \
     [](void* p, lt_node const& node) {                                                            \
         auto& member = static_cast<self_t*>(p)->m;                                                \
         member = ltc::get<std::decay_t<decltype(member)>>(node);                                  \
     },                                                                                            \
     false,                                                                                        \
     [](lt_object& owner) -> lt_object* {                                                          \
         return new part_box<self_t, decltype(self_t::m)>(owner, &self_t::m);                      \
     }},
#define LT_GET(n, expr, d) {#n, d, LT_TYPE_OF(expr), LT_READ(expr, false), nullptr, false},
#define LT_GETSET(n, expr, statements, d)                                                          \
    {#n,                                                                                           \
     d,                                                                                            \
     LT_TYPE_OF(expr),                                                                             \
     LT_READ(expr, false),                                                                         \
     [](void* p, lt_node const& node) {                                                            \
         self_t& self = *static_cast<self_t*>(p);                                                  \
         statements;                                                                               \
     },                                                                                            \
     false},
#define LT_CALL(n, expr, d) {#n, d, LT_TYPE_OF(expr), LT_READ(expr, false), nullptr, true},
