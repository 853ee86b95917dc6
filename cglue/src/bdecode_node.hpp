// SPDX-License-Identifier: BSD-3-Clause
// A node of bencoded data together with what libtorrent's own only points to.
#pragma once

#include <libtorrent/bdecode.hpp>

#include <memory>
#include <string>
#include <utility>

namespace ltc {

struct bencoded_document {
    std::string data;
    lt::bdecode_node root;
};

struct document_node {
    document_node(std::shared_ptr<bencoded_document const> d, lt::bdecode_node const& n)
        : document(std::move(d)), node(n.non_owning()) {}
    std::shared_ptr<bencoded_document const> document;
    lt::bdecode_node node;
};

inline bool operator==(document_node const& a, document_node const& b) {
    return a.node.data_section() == b.node.data_section();
}

} // namespace ltc
