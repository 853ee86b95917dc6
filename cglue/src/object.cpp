// SPDX-License-Identifier: BSD-3-Clause
#include "convert.hpp"
#include "record.hpp"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <iterator>
#include <mutex>

using namespace ltc;

namespace ltc {

bool is_a(lt_object const* o, lt_class const* cls) {
    for (auto const* c = o ? o->cls : nullptr; c; c = c->base())
        if (c == cls) return true;
    return false;
}

// Defined in session.hpp, which takes long to compile.
struct session;
template <>
lt_class const* class_of<session>();

char* c_string(std::string const& s) {
    auto* p = static_cast<char*>(std::malloc(s.size() + 1));
    if (!p) throw std::bad_alloc();
    std::memcpy(p, s.c_str(), s.size() + 1);
    return p;
}

char const* kind_name(lt_node const& n) {
#define NAME(name, number, meaning) #name,
    static char const* const names[] = {LT_KINDS(NAME)};
#undef NAME
    return n.kind == lt_kind_object ? n.u.object->cls->name : names[n.kind];
}

void wrong_type(char const* expected, lt_node const& got) {
    fail(lt_error_type, std::string("expected ") + expected + ", got " + kind_name(got));
}

std::int64_t integer_of(lt_node const& n, std::int64_t low, std::int64_t high) {
    if (n.kind != lt_kind_int && n.kind != lt_kind_bool) wrong_type("int", n);
    if (n.u.integer < low || n.u.integer > high)
        fail(lt_error_overflow, std::to_string(n.u.integer) + " does not fit: it must be from " +
                                    std::to_string(low) + " to " + std::to_string(high));
    return n.u.integer;
}

namespace {
// Tells numbers from pointers that a plugin in C++ may have set.
struct user_number;
} // namespace

lt::client_data_t client_data(std::int64_t number) {
    if (number < std::numeric_limits<std::intptr_t>::min() ||
        number > std::numeric_limits<std::intptr_t>::max())
        fail(lt_error_overflow,
             "userdata " + std::to_string(number) + " has more bits than a pointer");
    return lt::client_data_t(reinterpret_cast<user_number*>(static_cast<std::intptr_t>(number)));
}

std::int64_t number_of(lt::client_data_t const& data) {
    return static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(data.get<user_number>()));
}

void put_address(lt_value* v, lt::address const& a) {
    if (!a.is_v4()) return put(v, a.to_string());
    // Lists of peers have thousands of these: inet_ntop() and a string for each are what they would
    // wait for.
    char text[sizeof "255.255.255.255"];
    char* at = text;
    for (auto const byte : a.to_v4().to_bytes()) {
        if (at != text) *at++ = '.';
        at = std::to_chars(at, std::end(text), byte).ptr;
    }
    must(lt_value_add_text(v, text, static_cast<std::size_t>(at - text)));
}

lt::address address_from_text(std::string const& s) {
    lt::error_code ec;
    auto const a = lt::make_address(s, ec);
    if (ec)
        throw lt::system_error(lt::error_code(EINVAL, lt::generic_category()),
                               "not an IP address: '" + s + "'");
    return a;
}

lt::address address_of(lt_node const& n) {
    auto const s = ltc::get<std::string>(n);
    return s.empty() ? lt::address() : address_from_text(s);
}

std::chrono::microseconds wall_clock_offset() {
    using std::chrono::microseconds;
    constexpr std::int64_t set_by_somebody = 1000000;
    static std::atomic<std::int64_t> offset{0};
    auto const since = [](auto t) {
        return std::chrono::duration_cast<microseconds>(t.time_since_epoch()).count();
    };
    auto const now = since(std::chrono::system_clock::now()) - since(lt::clock_type::now());
    auto known = offset.load(std::memory_order_relaxed);
    if (std::abs(now - known) >= set_by_somebody && offset.compare_exchange_strong(known, now))
        return microseconds(now);
    return microseconds(known);
}

static bool is_own(lt_class const& c, lt_field const& f) {
    return &f >= c.fields && &f < c.fields + c.count;
}

// Whether the field is one of the object's class: another's would be read from what is not there.
[[gnu::noinline]] static void check_bases(lt_object const& o, lt_field const& f) {
    for (auto const* c = o.cls->base(); c; c = c->base())
        if (is_own(*c, f)) return;
    fail(lt_error_type, std::string(f.name) + " is no field of " + o.cls->name);
}

static void check_has(lt_object const& o, lt_field const& f) {
    if (!is_own(*o.cls, f)) check_bases(o, f);
}

void clear(lt_slot& s) noexcept {
    if (s.tree)
        lt_value_free(s.tree);
    else if (s.node && s.node->kind == lt_kind_object)
        lt_object_unref(s.node->u.object);
    s.tree = nullptr;
    s.node = nullptr;
}

static lt_field const* field_of(lt_object const* o, char const* name) {
    auto const* f = lt_class_field_find(given(o, "object").cls, name);
    if (!f) throw reported();
    return f;
}

// What `use` makes of a field.
template <class F>
static auto with_field(lt_object const* o, char const* name, F use) {
    auto const* f = field_of(o, name);
    struct scoped_slot : lt_slot {
        ~scoped_slot() { clear(*this); }
    } slot{};
    must(lt_object_get(o, f, &slot));
    return use(*slot.node);
}

} // namespace ltc

void lt_object::read(lt_field const& field, lt_slot& slot) const {
    if (!field.part) return field.get(data, slot);
    slot.one.u.object = field.part(const_cast<lt_object&>(*this));
    slot.one.kind = lt_kind_object;
    slot.node = &slot.one;
}

extern "C" {

// Apart from the rest: the copy of the record takes much of the stack.
[[gnu::noinline]] static void delete_beside_record(lt_object* o) {
    auto const before = record_here();
    delete o;
    record_here() = before;
}

lt_object* lt_object_ref(lt_object* o) {
    if (o) o->references.fetch_add(1, std::memory_order_relaxed);
    return o;
}

void lt_object_unref(lt_object* o) {
    if (!o) return;
    // Whoever has the only reference need not say so to other processors.
    if (o->references.load(std::memory_order_acquire) != 1 &&
        o->references.fetch_sub(1, std::memory_order_acq_rel) != 1)
        return;
    // Garbage collectors call this between a failure and the reading of its record.
    auto const before = pending;
    if (before == lt_error_none)
        delete o;
    else
        delete_beside_record(o);
    pending = before;
}

lt_class const* lt_object_class(lt_object const* o) {
    if (!o) return guard([&] { return given(o, "object").cls; });
    pending = lt_error_none;
    return o->cls;
}

bool lt_object_is(lt_object const* o, lt_class const* cls) { return is_a(o, cls); }

lt_object* lt_object_new(lt_class const* cls) {
    return guard([&] {
        if (!given(cls, "class").create)
            fail(lt_error_type,
                 std::string(cls->name) + " cannot be created, it comes from calls only");
        return cls->create();
    });
}

lt_object* lt_object_copy(lt_object const* o) {
    return guard([&] {
        if (!given(o, "object").cls->copy)
            fail(lt_error_type, std::string(o->cls->name) + " cannot be copied");
        return o->cls->copy(o->data);
    });
}

int lt_object_equal(lt_object const* a, lt_object const* b) {
    return guard([&]() -> int {
        if (&given(a, "object") == &given(b, "object")) return 1;
        if (a->cls != b->cls) return 0;
        if (!a->cls->equal) fail(lt_error_type, std::string(a->cls->name) + " has no equality");
        return a->cls->equal(a->data, b->data);
    });
}

int lt_object_compare(lt_object const* a, lt_object const* b, int* order) {
    return guard([&]() -> int {
        given(order, "place for the order");
        if (given(a, "object").cls != given(b, "object").cls || !a->cls->compare)
            fail(lt_error_type,
                 std::string(a->cls->name) + " and " + b->cls->name + " have no order");
        *order = a->cls->compare(a->data, b->data);
        return 0;
    });
}

size_t lt_object_hash(lt_object const* o) {
    return !o ? 0 : o->cls->hash ? o->cls->hash(o->data) : std::hash<void const*>()(o);
}

lt_status lt_object_get(lt_object const* o, lt_field const* field, lt_slot* slot) {
    if (slot) {
        slot->node = nullptr;
        slot->tree = nullptr;
        slot->one.enum_id = 0;
    }
    bool const clean = o && field && slot && is_own(*o->cls, *field);
    // The test comes first: what fails takes more of the stack and its registers than what reads.
    if (!clean && guard([&] {
            check_has(given(o, "object"), given(field, "field"));
            given(slot, "slot");
        }))
        return -1;
    lt_status const s = guard([&] { o->read(*field, *slot); });
    if (s) clear(*slot);
    return s;
}

void lt_slot_clear(lt_slot* slot) {
    if (slot) clear(*slot);
}

lt_status lt_object_set(lt_object* o, lt_field const* field, lt_node const* node) {
    bool const clean = o && field && node && field->set && is_own(*o->cls, *field);
    // Apart, as when reading.
    if (!clean && guard([&] {
            check_has(given(o, "object"), given(field, "field"));
            given(node, "node");
            if (!field->set)
                fail(lt_error_type,
                     std::string(o->cls->name) + "." + field->name + " cannot be set");
        }))
        return -1;
    return guard([&] {
        brief_write const until_set(node->kind <= lt_kind_bytes);
        field->set(o->writable(), *node);
    });
}

int64_t lt_object_int(lt_object const* o, char const* name) {
    return guard([&] {
        return with_field(o, name, [](lt_node const& n) {
            if (n.kind != lt_kind_bool && n.kind != lt_kind_int && n.kind != lt_kind_duration &&
                n.kind != lt_kind_time)
                wrong_type("int", n);
            return n.u.integer;
        });
    });
}

double lt_object_real(lt_object const* o, char const* name) {
    return guard([&] {
        return with_field(o, name, [](lt_node const& n) {
            if (n.kind == lt_kind_real) return n.u.real;
            return static_cast<double>(integer_of(n, INT64_MIN, INT64_MAX));
        });
    });
}

char* lt_object_text(lt_object const* o, char const* name) {
    return guard([&] {
        return with_field(o, name, [](lt_node const& n) {
            if (n.kind != lt_kind_text && n.kind != lt_kind_bytes) wrong_type("text", n);
            return c_string(std::string(n.u.data, n.size));
        });
    });
}

lt_object* lt_object_part(lt_object const* o, char const* name) {
    return guard([&] {
        return with_field(o, name, [](lt_node const& n) -> lt_object* {
            if (n.kind == lt_kind_nil) return nullptr;
            if (n.kind != lt_kind_object) wrong_type("an object", n);
            return lt_object_ref(n.u.object);
        });
    });
}

lt_value* lt_object_field(lt_object const* o, char const* name) {
    return guard([&] {
        return with_field(o, name, [](lt_node const& n) {
            return build_value([&](lt_value* v) { must(lt_value_add_node(v, &n)); });
        });
    });
}

lt_status lt_object_set_int(lt_object* o, char const* name, int64_t value) {
    return guard([&] {
        auto const* f = field_of(o, name);
        lt_node n{};
        n.kind = std::strcmp(lt_field_type(f), "bool") == 0 ? lt_kind_bool : lt_kind_int;
        n.u.integer = value;
        must(lt_object_set(o, f, &n));
    });
}

lt_status lt_object_set_text(lt_object* o, char const* name, char const* text) {
    return guard([&] {
        auto const* f = field_of(o, name);
        lt_node n{};
        n.kind = lt_kind_text;
        n.u.data = &given(text, "text");
        n.size = static_cast<std::uint32_t>(std::strlen(text));
        must(lt_object_set(o, f, &n));
    });
}

lt_status lt_object_set_part(lt_object* o, char const* name, lt_object* part) {
    return guard([&] {
        auto const* f = field_of(o, name);
        lt_node n{};
        n.kind = part ? lt_kind_object : lt_kind_nil;
        n.u.object = part;
        must(lt_object_set(o, f, &n));
    });
}

lt_status lt_object_set_field(lt_object* o, char const* name, lt_value const* value) {
    return guard([&] {
        auto const* f = field_of(o, name);
        must(lt_object_set(o, f, &root(value)));
    });
}

lt_value* lt_object_as_map(lt_object const* o) {
    return guard([&] {
        std::unique_ptr<lt_value, decltype(&lt_value_free)> v(lt_value_new(), lt_value_free);
        if (!v) throw reported();
        must(lt_value_begin(v.get(), lt_kind_map));
        for (auto const* c = given(o, "object").cls; c; c = c->base())
            for (std::size_t i = 0; i < c->count; ++i) {
                auto const& f = c->fields[i];
                if (f.method) continue;
                lt_slot s{};
                must(lt_object_get(o, &f, &s));
                lt_status ok = lt_value_add_text(v.get(), f.name, std::strlen(f.name));
                if (!ok) ok = lt_value_add_node(v.get(), s.node);
                clear(s);
                must(ok);
            }
        must(lt_value_end(v.get()));
        return v.release();
    });
}

char const* lt_class_name(lt_class const* c) {
    return guard([&] { return given(c, "class").name; });
}

char const* lt_class_doc(lt_class const* c) {
    return guard([&] { return given(c, "class").doc; });
}

lt_class const* lt_class_base(lt_class const* c) {
    return guard([&] { return given(c, "class").base(); });
}

size_t lt_class_index(lt_class const* c) {
    lt_class_count();
    return c ? c->index : SIZE_MAX;
}

size_t lt_object_class_index(lt_object const* o) { return lt_class_index(o ? o->cls : nullptr); }

bool lt_class_has_equality(lt_class const* c) { return c && c->equal; }
bool lt_class_has_order(lt_class const* c) { return c && c->compare; }
bool lt_class_has_hash(lt_class const* c) { return c && c->hash; }
bool lt_class_may_wait(lt_class const* c) { return c && c == class_of<session>(); }
bool lt_class_constructible(lt_class const* c) { return c && c->create; }
size_t lt_class_field_count(lt_class const* c) { return c ? c->count : 0; }

lt_field const* lt_class_field_at(lt_class const* c, size_t i) {
    return guard([&]() -> lt_field const* {
        if (i >= given(c, "class").count) fail(lt_error_index, "no field of that index");
        return &c->fields[i];
    });
}

lt_field const* lt_class_field_find(lt_class const* cls, char const* name) {
    return guard([&]() -> lt_field const* {
        given(name, "name");
        for (auto const* c = &given(cls, "class"); c; c = c->base())
            for (std::size_t i = 0; i < c->count; ++i)
                if (std::strcmp(c->fields[i].name, name) == 0) return &c->fields[i];
        fail(lt_error_key, std::string(cls->name) + " has no field " + name);
    });
}

char const* lt_field_name(lt_field const* f) {
    return guard([&] { return given(f, "field").name; });
}

char const* lt_field_doc(lt_field const* f) {
    return guard([&] { return given(f, "field").doc; });
}

char const* lt_field_type(lt_field const* f) {
    return guard([&] {
        given(f, "field");
        // Never destroyed: threads may outlive static objects.
        static std::mutex lock;
        static auto& types = *new std::map<lt_field const*, std::string>;
        std::lock_guard<std::mutex> l(lock);
        auto& t = types[f];
        if (t.empty()) t = f->type();
        return t.c_str();
    });
}

bool lt_field_writable(lt_field const* f) { return f && f->set; }
bool lt_field_is_method(lt_field const* f) { return f && f->method; }

} // extern "C"
