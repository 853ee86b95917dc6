// SPDX-License-Identifier: BSD-3-Clause
#include "alert.hpp"

#include "classes.hpp"
#include "session.hpp"

#include <libtorrent-c/alert.h>

#include <libtorrent/alert_types.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <optional>
#include <thread>

namespace ltc {

// A lock for what is over in a moment, nearly always: fields of alerts are read by the thousand.
class brief_lock {
public:
    void lock() noexcept {
        while (held.exchange(true, std::memory_order_acquire))
            std::this_thread::yield();
    }
    void unlock() noexcept { held.store(false, std::memory_order_release); }

private:
    std::atomic<bool> held{false};
};

struct batch_state {
    brief_lock mutex;
    unsigned const generation = forks();
};

namespace {

using class_table = std::array<lt_class const*, lt::abi_alert_count>;

template <class T>
void enter(class_table& table) {
    if constexpr (!std::is_abstract_v<T>)
        table[static_cast<std::size_t>(T::alert_type)] = class_of<T>();
}

class_table make_table() {
    class_table table;
    table.fill(class_of<lt::alert>());
#define LT_CLASS(n, T, B, d)
#undef LT_ALERT
#define LT_ALERT(n, B, d) enter<lt::n>(table);
#include "../schema/alerts.def"
#undef LT_CLASS
#undef LT_ALERT
    return table;
}

// Why a field could not be read when its alert was copied.
struct failed_field {
    lt_field const* field;
    lt_error_kind error;
    std::string message;
    std::optional<lt::error_code> code;
};

// What the fields were then: those of the class first, those of its base after them. Null for one
// that failed.
struct kept_fields {
    std::unique_ptr<lt_value, decltype(&lt_value_free)> values{lt_value_new(), lt_value_free};
    std::vector<lt_node const*> nodes;
    std::vector<failed_field> failed;
};

} // namespace

class alert_object final : public lt_object {
public:
    alert_object(lt::alert* a, std::shared_ptr<batch_state> b)
        : lt_object(alert_class(a->type()), a), batch(std::move(b)) {}
    ~alert_object() override { delete kept.load(std::memory_order_relaxed); }

    void read(lt_field const& field, lt_slot& slot) const override {
        if (auto const* k = kept.load(std::memory_order_acquire)) return read_kept(*k, field, slot);
        // Nobody pops in a forked child, but its copy of the lock may be held by a thread that it
        // does not have.
        std::unique_lock<brief_lock> lock(batch->mutex, std::defer_lock);
        if (batch->generation == forks()) lock.lock();
        if (auto const* k = kept.load(std::memory_order_relaxed)) {
            if (lock) lock.unlock();
            return read_kept(*k, field, slot);
        }
        field.get(data, slot);
    }

    // The batch's lock is held.
    void keep() {
        auto k = std::make_unique<kept_fields>();
        if (!k->values) throw reported();
        std::size_t count = 0;
        for (auto const* c = cls; c; c = c->base())
            count += c->count;
        k->nodes.reserve(count);
        must(lt_value_begin(k->values.get(), lt_kind_list));
        for (auto const* c = cls; c; c = c->base())
            for (std::size_t i = 0; i < c->count; ++i)
                keep_field(*k, c->fields[i]);
        lt_value_end(k->values.get());
        // Nodes move while more are added.
        lt_node const* n = lt_node_child(lt_value_root(k->values.get()));
        for (auto& node : k->nodes) {
            if (!node) continue;
            node = n;
            n = lt_node_next(n);
        }
        kept.store(k.release(), std::memory_order_release);
    }

private:
    static constexpr lt_node unknown{};

    void keep_field(kept_fields& k, lt_field const& field) const {
        lt_slot slot{};
        lt_status s = guard([&] { field.get(data, slot); });
        if (!s) s = lt_value_add_node(k.values.get(), slot.node);
        clear(slot);
        // Which node it is follows when all are there.
        k.nodes.push_back(s ? nullptr : &unknown);
        if (!s) return;
        failed_field entry{&field, lt_last_error(), lt_last_error_message(), {}};
        if (auto* o = lt_last_error_object()) {
            entry.code = *static_cast<lt::error_code const*>(o->data);
            lt_object_unref(o);
        }
        k.failed.push_back(std::move(entry));
    }

    // The place of a field among those of the class and its bases.
    std::size_t place_of(lt_field const& field) const {
        std::size_t before = 0;
        for (auto const* c = cls; c; before += c->count, c = c->base())
            if (!std::less<>()(&field, c->fields) && std::less<>()(&field, c->fields + c->count))
                return before + static_cast<std::size_t>(&field - c->fields);
        fail(lt_error_type, std::string("an alert of another type has no ") + field.name);
    }

    void read_kept(kept_fields const& k, lt_field const& field, lt_slot& slot) const {
        auto const* const node = k.nodes[place_of(field)];
        if (!node) {
            auto const& why =
                *std::find_if(k.failed.begin(), k.failed.end(),
                              [&](failed_field const& f) { return f.field == &field; });
            if (!why.code) fail(why.error, why.message);
            set_error(*why.code, why.message);
            throw reported();
        }
        slot.one = *node;
        slot.node = node;
        if (slot.one.kind == lt_kind_object) lt_object_ref(slot.one.u.object);
    }

    std::shared_ptr<batch_state> batch;
    std::atomic<kept_fields*> kept{nullptr};
};

lt_class const* alert_class(int type) {
    static auto const table = make_table();
    return type >= 0 && type < int(table.size()) ? table[static_cast<std::size_t>(type)]
                                                 : class_of<lt::alert>();
}

alert_batch::~alert_batch() {
    for (auto* o : objects)
        lt_object_unref(o);
}

void alert_batch::fill(std::vector<lt::alert*> const& alerts) {
    if (alerts.empty()) return;
    state = std::make_shared<batch_state>();
    objects.reserve(alerts.size());
    for (auto* a : alerts)
        objects.push_back(new alert_object(a, state));
}

void alert_batch::retire() {
    if (objects.empty()) return;
    {
        std::lock_guard<brief_lock> lock(state->mutex);
        for (auto* o : objects)
            if (o->references.load(std::memory_order_acquire) > 1) o->keep();
    }
    lt_clear_error();
    for (auto* o : objects)
        lt_object_unref(o);
    objects.clear();
    state.reset();
}

lt_object* alert_batch::front() const { return lt_object_ref(objects.front()); }

void alert_batch::add_to(lt_value* list) const {
    for (auto* o : objects)
        must(lt_value_add_object(list, o));
}

void alert_batch::add_to(std::vector<lt_object*>& list, std::size_t most) const {
    list.reserve(std::min(most, list.size() + objects.size()));
    for (auto* o : objects) {
        if (list.size() >= most) return;
        list.push_back(lt_object_ref(o));
    }
}

} // namespace ltc

using namespace ltc;

namespace {

void check_type(int type) {
    if (type < 0 || type >= lt::num_alert_types)
        fail(lt_error_index, "there is no alert type " + std::to_string(type) +
                                 ": libtorrent has " + std::to_string(lt::num_alert_types));
}

} // namespace

extern "C" {

int lt_num_alert_types(void) { return lt::num_alert_types; }

char const* lt_alert_name(int type) {
    return guard([&] {
        check_type(type);
        return lt::alert_name(type);
    });
}

char const* lt_piece_data_bytes(lt_piece_data const* piece, size_t* size) {
    return guard([&]() -> char const* {
        auto const& p = cref<piece_bytes>(piece);
        given(size, "place for the size") = static_cast<std::size_t>(p.size);
        return p.size ? p.bytes.get() : "";
    });
}

lt_class const* lt_alert_class(int type) {
    return guard([&] {
        check_type(type);
        return alert_class(type);
    });
}

} // extern "C"
