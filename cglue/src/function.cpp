// SPDX-License-Identifier: BSD-3-Clause
// The table of all functions, which functions.awk makes from the headers, and calls by way of it.
#include "arguments.hpp"
#include "convert.hpp"

#include <libtorrent-c/libtorrent-c.h>

#include <cstring>
#include <deque>
#include <limits>
#include <string_view>
#include <tuple>
#include <vector>

using namespace ltc;

namespace {

using pointer = void (*)();

// The items of a call, one after the other; nil when there are no more.
class items {
public:
    explicit items(lt_node const* list)
        : next_(list ? list + 1 : nullptr), left_(list ? list->size : 0) {}

    lt_node const& take() {
        static constexpr lt_node nil{};
        if (!left_) return nil;
        --left_;
        auto const& n = *next_;
        next_ = lt_node_next(next_);
        return n;
    }
    void end() const {
        if (left_)
            fail(lt_error_value, "too many arguments: " + std::to_string(left_) + " are left");
    }

private:
    lt_node const* next_;
    std::size_t left_;
};

// One C parameter: how its argument comes from the items. `taken` is what it becomes for the call,
// and owns it.
template <class T>
struct parameter {
    static constexpr bool known = false;
};

template <class T>
struct integer_parameter {
    static constexpr bool known = true;
    struct taken {
        explicit taken(items& from) {
            auto const& n = from.take();
            using limits = std::numeric_limits<T>;
            constexpr bool wide = sizeof(T) == sizeof(std::int64_t);
            constexpr auto low = static_cast<std::int64_t>(limits::min());
            constexpr auto high = wide ? std::numeric_limits<std::int64_t>::max()
                                       : static_cast<std::int64_t>(limits::max());
            value = n.kind == lt_kind_nil ? T() : static_cast<T>(integer_of(n, low, high));
        }
        T get() const { return value; }
        T value;
    };
};
template <>
struct parameter<int> : integer_parameter<int> {};
template <>
struct parameter<std::uint16_t> : integer_parameter<std::uint16_t> {};
template <>
struct parameter<std::int64_t> : integer_parameter<std::int64_t> {};
template <>
struct parameter<std::size_t> : integer_parameter<std::size_t> {};

template <>
struct parameter<bool> {
    static constexpr bool known = true;
    struct taken {
        explicit taken(items& from) {
            auto const& n = from.take();
            value = n.kind != lt_kind_nil && integer_of(n, 0, 1) != 0;
        }
        bool get() const { return value; }
        bool value;
    };
};

template <>
struct parameter<double> {
    static constexpr bool known = true;
    struct taken {
        explicit taken(items& from) {
            auto const& n = from.take();
            if (n.kind == lt_kind_real)
                value = n.u.real;
            else if (n.kind != lt_kind_nil)
                value = static_cast<double>(integer_of(n, INT64_MIN, INT64_MAX));
        }
        double get() const { return value; }
        double value = 0;
    };
};

template <>
struct parameter<char const*> {
    static constexpr bool known = true;
    struct taken {
        explicit taken(items& from) {
            auto const& n = from.take();
            missing = n.kind == lt_kind_nil;
            if (missing) return;
            if (n.kind != lt_kind_text) wrong_type("text", n);
            if (std::memchr(n.u.data, 0, n.size))
                fail(lt_error_value, "text has a NUL character in it");
            value.assign(n.u.data, n.size);
        }
        char const* get() const { return missing ? nullptr : value.c_str(); }
        bool missing;
        std::string value;
    };
};

template <>
struct parameter<lt_value const*> {
    static constexpr bool known = true;
    struct taken {
        explicit taken(items& from) : value(nullptr, lt_value_free) {
            auto const& n = from.take();
            if (n.kind == lt_kind_nil) return;
            value.reset(lt_value_new());
            if (!value || lt_value_add_node(value.get(), &n)) throw reported();
        }
        lt_value const* get() const { return value.get(); }
        std::unique_ptr<lt_value, void (*)(lt_value*)> value;
    };
};

// Opaque types that are no objects; all other types of pointers are, but those to numbers.
template <class T>
struct is_object : std::bool_constant<!std::is_arithmetic_v<T>> {};
template <>
struct is_object<lt_value> : std::false_type {};
template <>
struct is_object<lt_class> : std::false_type {};
template <>
struct is_object<lt_field> : std::false_type {};
template <>
struct is_object<lt_enum> : std::false_type {};
template <>
struct is_object<lt_function> : std::false_type {};
template <>
struct is_object<lt_slot> : std::false_type {};
template <>
struct is_object<lt_node> : std::false_type {};
template <>
struct is_object<void> : std::false_type {};

template <class T>
struct parameter<T*> {
    static constexpr bool known = is_object<std::remove_const_t<T>>::value;
    struct taken {
        explicit taken(items& from) {
            auto const& n = from.take();
            if (n.kind == lt_kind_nil) return;
            if (n.kind != lt_kind_object) wrong_type("an object", n);
            value = n.u.object;
        }
        // What the function is given it checks itself: the class of each pointer.
        T* get() const { return reinterpret_cast<T*>(value); }
        lt_object* value = nullptr;
    };
};

// Callbacks: only that there is none can be said.
struct no_callback {
    static constexpr bool known = true;
    struct taken {
        explicit taken(items& from) {
            if (from.take().kind != lt_kind_nil)
                fail(lt_error_type, "a callback cannot be passed this way");
        }
        std::nullptr_t get() const { return nullptr; }
    };
};
template <>
struct parameter<lt_progress> : no_callback {};
template <>
struct parameter<lt_file_filter> : no_callback {};

lt_value* of_result(std::string_view type, lt_value* result) {
    (void)type;
    return result;
}

template <class R>
lt_value* of_result(std::string_view type, R result) {
    return build_value([&](lt_value* v) {
        if constexpr (std::is_same_v<R, bool>)
            must(lt_value_add_bool(v, result));
        else if constexpr (std::is_arithmetic_v<R> || std::is_enum_v<R>)
            must(type == "lt_status" ? lt_value_add_nil(v)
                                     : lt_value_add_int(v, static_cast<std::int64_t>(result)));
        else if constexpr (std::is_same_v<R, char*> || std::is_same_v<R, char const*>) {
            lt_status const s =
                result ? lt_value_add_text(v, result, std::strlen(result)) : lt_value_add_nil(v);
            if constexpr (std::is_same_v<R, char*>) lt_free(result);
            must(s);
        } else {
            auto* o = reinterpret_cast<lt_object*>(result);
            lt_status const s = o ? lt_value_add_object(v, o) : lt_value_add_nil(v);
            lt_object_unref(o);
            must(s);
        }
    });
}

template <class R>
constexpr bool result_known() {
    if constexpr (std::is_same_v<R, lt_value*> || std::is_same_v<R, char*> ||
                  std::is_same_v<R, char const*>)
        return true;
    else if constexpr (std::is_pointer_v<R>)
        return is_object<std::remove_pointer_t<R>>::value &&
               !std::is_const_v<std::remove_pointer_t<R>>;
    else
        return !std::is_void_v<R>; // these free what the arguments own
}

// Calls with the arguments taken so far and those that the remaining parameters A take.
template <class R, class... P>
struct caller {
    using function = R (*)(P...);

    template <class... Done>
    static R next(function f, items& from, std::tuple<>, Done... done) {
        from.end();
        lt_clear_error();
        return f(done...);
    }
    template <class... Rest, class... Done>
    static R next(function f, items& from, std::tuple<char const*, std::size_t, Rest...>,
                  Done... done) {
        auto const& n = from.take();
        bool const missing = n.kind == lt_kind_nil;
        if (!missing && n.kind != lt_kind_text && n.kind != lt_kind_bytes) wrong_type("bytes", n);
        return next(f, from, std::tuple<Rest...>(), done..., missing ? nullptr : n.u.data,
                    missing ? std::size_t(0) : std::size_t(n.size));
    }
    template <class... Rest, class... Done>
    static R next(function f, items& from, std::tuple<lt_progress, void*, Rest...>, Done... done) {
        parameter<lt_progress>::taken const nothing(from);
        return next(f, from, std::tuple<Rest...>(), done..., nothing.get(), nullptr);
    }
    template <class... Rest, class... Done>
    static R next(function f, items& from, std::tuple<lt_file_filter, void*, Rest...>,
                  Done... done) {
        parameter<lt_file_filter>::taken const nothing(from);
        return next(f, from, std::tuple<Rest...>(), done..., nothing.get(), nullptr);
    }
    template <class First, class... Rest, class... Done>
    static R next(function f, items& from, std::tuple<First, Rest...>, Done... done) {
        typename parameter<First>::taken const argument(from);
        return next(f, from, std::tuple<Rest...>(), done..., argument.get());
    }

    static lt_value* call(pointer p, std::string_view type, items& from) {
        R const result = next(reinterpret_cast<function>(p), from, std::tuple<P...>());
        if (pending != lt_error_none) throw reported();
        return of_result(type, result);
    }
};

using call_by_items = lt_value* (*)(pointer, std::string_view, items&);

template <class T>
struct payload_or : parameter<T> {};
template <>
struct payload_or<void*> {
    static constexpr bool known = true;
};

// A void * is known only behind a callback, as its payload.
template <class... P>
constexpr bool parameters_known() {
    constexpr bool callback =
        (false || ... || (std::is_same_v<P, lt_progress> || std::is_same_v<P, lt_file_filter>));
    constexpr bool payload = (false || ... || std::is_same_v<P, void*>);
    return (true && ... && payload_or<P>::known) && callback == payload;
}

template <class R, class... P>
constexpr call_by_items caller_of(R (*)(P...)) {
    if constexpr (result_known<R>() && parameters_known<P...>())
        return caller<R, P...>::call;
    else
        return nullptr;
}

struct row {
    char const *name, *result, *parameters, *doc;
    pointer address;
    call_by_items call;
};

#define LT_FUNCTION(name, result, parameters, doc)                                                 \
    {#name, result, parameters, doc, reinterpret_cast<pointer>(name), caller_of(name)},
row const rows[] = {
#include "functions.def"
};
#undef LT_FUNCTION

} // namespace

struct lt_function {
    explicit lt_function(::row const& r) : row(r) {
        std::string_view left = r.parameters;
        while (!left.empty()) {
            auto const part = left.substr(0, left.find(", "));
            left.remove_prefix(std::min(left.size(), part.size() + 2));
            auto const split = part.find_last_of(" *") + 1;
            auto type = part.substr(0, split);
            if (type.back() == ' ') type.remove_suffix(1);
            parameters.emplace_back(part.substr(split), type);
        }
        std::string const self =
            parameters.empty() || parameters[0].first != "self" ? r.result : parameters[0].second;
        bool const made = std::string_view(r.name) == self.substr(0, self.find(' ')) + "_new";
        if (made || (!parameters.empty() && parameters[0].first == "self")) {
            auto const begin = self.find("lt_") + 3;
            cls = lt_class_find(self.substr(begin, self.find(' ', begin) - begin).c_str());
        }
    }
    ::row const& row;
    std::vector<std::pair<std::string, std::string>> parameters;
    lt_class const* cls = nullptr;
};

namespace {

std::deque<lt_function> const& functions() {
    // Never destroyed: threads may outlive static objects.
    static auto const& list = *[] {
        auto* l = new std::deque<lt_function>;
        for (auto const& r : rows)
            l->emplace_back(r);
        return l;
    }();
    return list;
}

std::pair<std::string, std::string> const& parameter_of(lt_function const* f, std::size_t i) {
    if (i >= given(f, "function").parameters.size())
        fail(lt_error_index, "no parameter of that index");
    return f->parameters[i];
}

} // namespace

extern "C" {

size_t lt_function_count(void) { return std::size(rows); }

lt_function const* lt_function_at(size_t i) {
    return guard([&]() -> lt_function const* {
        if (i >= functions().size()) fail(lt_error_index, "no function of that index");
        return &functions()[i];
    });
}

lt_function const* lt_function_find(char const* name) {
    return guard([&]() -> lt_function const* {
        given(name, "name");
        for (auto const& f : functions())
            if (std::strcmp(f.row.name, name) == 0) return &f;
        fail(lt_error_key, std::string("no function is called ") + name);
    });
}

char const* lt_function_name(lt_function const* f) {
    return guard([&] { return given(f, "function").row.name; });
}

char const* lt_function_doc(lt_function const* f) {
    return guard([&] { return given(f, "function").row.doc; });
}

char const* lt_function_result(lt_function const* f) {
    return guard([&] { return given(f, "function").row.result; });
}

lt_class const* lt_function_class(lt_function const* f) {
    return guard([&] { return given(f, "function").cls; });
}

size_t lt_function_parameter_count(lt_function const* f) { return f ? f->parameters.size() : 0; }

char const* lt_function_parameter_name(lt_function const* f, size_t i) {
    return guard([&] { return parameter_of(f, i).first.c_str(); });
}

char const* lt_function_parameter_type(lt_function const* f, size_t i) {
    return guard([&] { return parameter_of(f, i).second.c_str(); });
}

bool lt_function_callable(lt_function const* f) { return f && f->row.call; }

lt_value* lt_function_call(lt_function const* f, lt_value const* arguments) {
    return guard([&] {
        if (!given(f, "function").row.call)
            fail(lt_error_value, std::string(f->row.name) + " cannot be called this way");
        auto const* list = arguments ? &root(arguments) : nullptr;
        if (list && list->kind != lt_kind_list && list->kind != lt_kind_tuple)
            wrong_type("a list of arguments", *list);
        items from(list);
        return f->row.call(f->row.address, f->row.result, from);
    });
}

} // extern "C"
