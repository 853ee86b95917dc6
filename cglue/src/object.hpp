// SPDX-License-Identifier: BSD-3-Clause
// What an object, a class, a field and an enum are made of.
#pragma once

#include "guard.hpp"

#include <libtorrent-c/object.h>

#include <atomic>
#include <memory>
#include <string>
#include <utility>

// The part that every object has. `data` points to the C++ object, wherever it is kept.
struct lt_object {
    lt_object(lt_class const* c, void* d) noexcept : cls(c), data(d) {}
    lt_object(lt_object const&) = delete;
    lt_object& operator=(lt_object const&) = delete;
    virtual ~lt_object() = default;

    // From memory that this thread keeps for objects: pool.cpp.
    static void* operator new(std::size_t size);
    static void* operator new(std::size_t size, std::nothrow_t const&) noexcept;
    static void operator delete(void* object, std::size_t size) noexcept;

    // Reads a field; alerts override it, since libtorrent may take away what they point to.
    virtual void read(lt_field const& field, lt_slot& slot) const;
    // Where to write: a private copy if what `data` points to is shared.
    virtual void* writable() {
        ltc::claim(data);
        return data;
    }

    std::atomic<std::uint32_t> references{1};
    lt_class const* cls;
    void* data;
};

struct lt_field {
    char const* name;
    char const* doc;
    std::string (*type)();
    void (*get)(void const* self, lt_slot& slot);
    void (*set)(void* self, lt_node const& node);
    bool method;
    // What is read is this part of the owner, not a copy of it.
    lt_object* (*part)(lt_object& owner) = nullptr;
};

struct lt_class {
    char const* name;
    char const* doc;
    lt_class const* (*base)();
    lt_field const* fields;
    std::size_t count;
    lt_object* (*create)();
    lt_object* (*copy)(void const*);
    int (*equal)(void const*, void const*);
    int (*compare)(void const*, void const*);
    std::size_t (*hash)(void const*);
    mutable std::size_t index; // in the order of lt_class_at()
};

namespace ltc {

// The class that stands for a C++ type. Each is defined once, by the row LT_CLASS in a schema file.
template <class T>
lt_class const* class_of();

inline lt_class const* no_class() { return nullptr; }

// An object that holds its C++ object.
template <class T>
struct box final : lt_object {
    template <class... A>
    explicit box(A&&... a) : lt_object(class_of<T>(), nullptr), value(std::forward<A>(a)...) {
        data = &value;
    }
    T value;
};

// An object whose C++ object belongs to somebody else too. The first write makes a private copy if
// the other one must not see it.
template <class T>
struct shared_box : lt_object {
    shared_box(std::shared_ptr<T const> p, bool copy_on_write)
        : lt_object(class_of<T>(), const_cast<T*>(p.get())), owner(std::move(p)),
          shared(copy_on_write) {}
    void* writable() override {
        claim(data);
        if constexpr (std::is_copy_constructible_v<T>) {
            if (shared) {
                auto copy = std::make_shared<T>(*owner);
                claim(copy.get());
                data = copy.get();
                owner = std::move(copy);
                shared = false;
            }
        }
        return data;
    }
    std::shared_ptr<T const> owner;
    bool shared;
};

// An object that is a member of the C++ object of another one, which holds its own.
template <class T, class M>
struct part_box final : lt_object {
    part_box(lt_object& o, M T::*member)
        : lt_object(class_of<M>(), &(static_cast<T*>(o.data)->*member)), owner(o) {
        lt_object_ref(&owner);
    }
    ~part_box() override { lt_object_unref(&owner); }
    void* writable() override {
        owner.writable();
        claim(data);
        return data;
    }
    lt_object& owner;
};

// A new object with a copy of `value`; the caller's.
template <class T>
lt_object* make_object(T&& value) {
    return new box<std::decay_t<T>>(std::forward<T>(value));
}

// A pointer type of the C API, such as lt_session *, from an object.
template <class C>
C* as_c(lt_object* o) {
    return reinterpret_cast<C*>(o);
}

bool is_a(lt_object const* object, lt_class const* cls);

// What C handed in, which must not be NULL. `what` says what it is.
template <class T>
T& given(T* pointer, char const* what) {
    if (!pointer) fail(lt_error_type, std::string("expected a ") + what + ", got nothing");
    return *pointer;
}

// The root of a value that C handed in, which must not be NULL and has to be complete.
inline lt_node const& root(lt_value const* v) {
    auto const* n = lt_value_root(v);
    if (!n) throw reported();
    return *n;
}

// The object behind a pointer that C handed in; fails for NULL and for one of another class.
template <class T, class C>
lt_object& object_of(C* pointer) {
    auto* o = reinterpret_cast<lt_object*>(const_cast<std::remove_const_t<C>*>(pointer));
    if (!o) fail(lt_error_type, std::string("expected ") + class_of<T>()->name + ", got nothing");
    if (o->cls != class_of<T>() && !is_a(o, class_of<T>()))
        fail(lt_error_type,
             std::string("expected ") + class_of<T>()->name + ", got " + o->cls->name);
    return *o;
}

// The C++ object behind a pointer of the C API, to read.
template <class T, class C>
T const& cref(C const* pointer) {
    return *static_cast<T const*>(object_of<T>(pointer).data);
}

// The C++ object behind a pointer of the C API, to change.
template <class T, class C>
T& ref(C* pointer) {
    return *static_cast<T*>(object_of<T>(pointer).writable());
}

// A `char *` for C: the caller's, lt_free().
char* c_string(std::string const& s);

struct enumerator {
    char const* name;
    std::int64_t value;
    char const* doc;
};

} // namespace ltc

struct lt_enum {
    char const* name;
    bool flags;
    ltc::enumerator const* values;
    std::size_t count;
};
