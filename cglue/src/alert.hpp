// SPDX-License-Identifier: BSD-3-Clause
// Alerts that outlive libtorrent's: read from libtorrent's while those live, from a copy of the
// fields afterwards.
#pragma once

#include "convert.hpp"

#include <libtorrent/alert.hpp>

#include <memory>
#include <vector>

namespace ltc {

struct batch_state;
class alert_object;

// The class of alerts of that type; `alert` for a type that has none.
lt_class const* alert_class(int type);

// What one pop has given: all alerts that libtorrent frees at its next pop.
class alert_batch {
public:
    alert_batch() = default;
    ~alert_batch();
    alert_batch(alert_batch const&) = delete;
    alert_batch& operator=(alert_batch const&) = delete;

    // Takes over what libtorrent gave. The batch must be empty.
    void fill(std::vector<lt::alert*> const& alerts);
    // Copies the alerts that somebody else holds and lets all go. To be called before libtorrent
    // frees them.
    void retire();

    bool empty() const { return objects.empty(); }
    lt_object* front() const;
    void add_to(lt_value* list) const;
    // Adds references to its first alerts, until there are `most` in the list.
    void add_to(std::vector<lt_object*>& list, std::size_t most) const;

private:
    std::shared_ptr<batch_state> state;
    std::vector<alert_object*> objects;
};

} // namespace ltc
