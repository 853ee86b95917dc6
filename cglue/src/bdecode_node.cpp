// SPDX-License-Identifier: BSD-3-Clause
#include "bdecode_node.hpp"

#include "arguments.hpp"
#include "bencode.hpp"
#include "classes.hpp"

#include <libtorrent-c/bdecode_node.h>

#include <algorithm>

using namespace ltc;

namespace {

char const* const names[] = {"nothing", "a dictionary", "a list", "a string", "an integer"};

lt::bdecode_node const& node_of(lt_bdecode_node const* self) {
    return cref<document_node>(self).node;
}

lt::bdecode_node const& node_of(lt_bdecode_node const* self, lt::bdecode_node::type_t type) {
    auto const& node = node_of(self);
    if (node.type() != type)
        fail(lt_error_type,
             std::string("the node is ") + names[node.type()] + ", not " + names[type]);
    return node;
}

lt_bdecode_node* inside(lt_bdecode_node const* self, lt::bdecode_node const& node) {
    if (!node) return nullptr;
    return as_c<lt_bdecode_node>(new box<document_node>(cref<document_node>(self).document, node));
}

lt::string_view view(char const* data, std::size_t size) {
    given_bytes(data, size);
    return {data, size};
}

// What a key of a dictionary stands for, if it is of this type; none_t is any.
lt_bdecode_node* find(lt_bdecode_node const* self, char const* key, std::size_t key_size,
                      lt::bdecode_node::type_t type) {
    return guard([&]() -> lt_bdecode_node* {
        auto const& dict = node_of(self, lt::bdecode_node::dict_t);
        auto const found = dict.dict_find(view(key, key_size));
        return type == lt::bdecode_node::none_t || found.type() == type ? inside(self, found)
                                                                        : nullptr;
    });
}

lt_value* bytes(lt::string_view s) {
    return build_value([&](lt_value* v) { must(lt_value_add_bytes(v, s.data(), s.size())); });
}

} // namespace

extern "C" {

lt_bdecode_node* lt_bdecode_node_new(char const* data, size_t size, int depth_limit,
                                     int token_limit) {
    return guard([&] {
        auto const bytes = given_bytes(data, size);
        if (depth_limit < 0 || token_limit < 0) fail(lt_error_value, "a limit cannot be negative");
        auto document = std::make_shared<bencoded_document>();
        document->data.assign(bytes.begin(), bytes.end());
        lt::error_code ec;
        document->root = lt::bdecode(document->data, ec, nullptr,
                                     std::min(depth_limit, largest_depth_limit), token_limit);
        check(ec);
        auto const& root = document->root;
        return as_c<lt_bdecode_node>(new box<document_node>(std::move(document), root));
    });
}

int lt_bdecode_node_type(lt_bdecode_node const* self) {
    return guard([&] { return static_cast<int>(node_of(self).type()); });
}

lt_value* lt_bdecode_node_value(lt_bdecode_node const* self) {
    return guard([&] { return to_value(node_of(self)); });
}

lt_value* lt_bdecode_node_data_section(lt_bdecode_node const* self) {
    return guard([&] { return to_value(node_of(self).data_section()); });
}

int64_t lt_bdecode_node_data_offset(lt_bdecode_node const* self) {
    return guard([&] { return std::int64_t(node_of(self).data_offset()); });
}

lt_value* lt_bdecode_node_has_soft_error(lt_bdecode_node const* self) {
    return guard([&] {
        char text[256] = "";
        bool const wrong = node_of(self).has_soft_error(text);
        return build_value([&](lt_value* v) {
            if (wrong)
                put<char const*>(v, text);
            else
                must(lt_value_add_nil(v));
        });
    });
}

char* lt_bdecode_node_print_entry(lt_bdecode_node const* self, bool single_line) {
    return guard([&] { return c_string(lt::print_entry(node_of(self), single_line)); });
}

int lt_bdecode_node_list_size(lt_bdecode_node const* self) {
    return guard([&] { return node_of(self, lt::bdecode_node::list_t).list_size(); });
}

lt_bdecode_node* lt_bdecode_node_list_at(lt_bdecode_node const* self, int index) {
    return guard([&] {
        auto const& list = node_of(self, lt::bdecode_node::list_t);
        return inside(self, list.list_at(checked(index, list.list_size(), "item")));
    });
}

lt_value* lt_bdecode_node_list_string_value_at(lt_bdecode_node const* self, int index,
                                               char const* default_value,
                                               size_t default_value_size) {
    return guard([&] {
        auto const& list = node_of(self, lt::bdecode_node::list_t);
        return bytes(list.list_string_value_at(checked(index, list.list_size(), "item"),
                                               view(default_value, default_value_size)));
    });
}

lt_value* lt_bdecode_node_list_int_value_at(lt_bdecode_node const* self, int index,
                                            int64_t default_value) {
    return guard([&] {
        auto const& list = node_of(self, lt::bdecode_node::list_t);
        return to_value(
            list.list_int_value_at(checked(index, list.list_size(), "item"), default_value));
    });
}

int lt_bdecode_node_dict_size(lt_bdecode_node const* self) {
    return guard([&] { return node_of(self, lt::bdecode_node::dict_t).dict_size(); });
}

lt_bdecode_node* lt_bdecode_node_dict_find(lt_bdecode_node const* self, char const* key,
                                           size_t key_size) {
    return find(self, key, key_size, lt::bdecode_node::none_t);
}

lt_bdecode_node* lt_bdecode_node_dict_find_dict(lt_bdecode_node const* self, char const* key,
                                                size_t key_size) {
    return find(self, key, key_size, lt::bdecode_node::dict_t);
}

lt_bdecode_node* lt_bdecode_node_dict_find_list(lt_bdecode_node const* self, char const* key,
                                                size_t key_size) {
    return find(self, key, key_size, lt::bdecode_node::list_t);
}

lt_bdecode_node* lt_bdecode_node_dict_find_string(lt_bdecode_node const* self, char const* key,
                                                  size_t key_size) {
    return find(self, key, key_size, lt::bdecode_node::string_t);
}

lt_bdecode_node* lt_bdecode_node_dict_find_int(lt_bdecode_node const* self, char const* key,
                                               size_t key_size) {
    return find(self, key, key_size, lt::bdecode_node::int_t);
}

lt_value* lt_bdecode_node_dict_find_string_value(lt_bdecode_node const* self, char const* key,
                                                 size_t key_size, char const* default_value,
                                                 size_t default_value_size) {
    return guard([&] {
        auto const& dict = node_of(self, lt::bdecode_node::dict_t);
        return bytes(dict.dict_find_string_value(view(key, key_size),
                                                 view(default_value, default_value_size)));
    });
}

lt_value* lt_bdecode_node_dict_find_int_value(lt_bdecode_node const* self, char const* key,
                                              size_t key_size, int64_t default_value) {
    return guard([&] {
        auto const& dict = node_of(self, lt::bdecode_node::dict_t);
        return to_value(dict.dict_find_int_value(view(key, key_size), default_value));
    });
}

lt_value* lt_bdecode_node_dict_at(lt_bdecode_node const* self, int index) {
    return guard([&] {
        auto const& dict = node_of(self, lt::bdecode_node::dict_t);
        auto const pair = dict.dict_at(checked(index, dict.dict_size(), "key"));
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_tuple));
            must(lt_value_add_bytes(v, pair.first.data(), pair.first.size()));
            put(v, document_node(cref<document_node>(self).document, pair.second));
            lt_value_end(v);
        });
    });
}

lt_value* lt_bdecode_node_int_value(lt_bdecode_node const* self) {
    return guard([&] { return to_value(node_of(self, lt::bdecode_node::int_t).int_value()); });
}

lt_value* lt_bdecode_node_string_value(lt_bdecode_node const* self) {
    return guard([&] { return bytes(node_of(self, lt::bdecode_node::string_t).string_value()); });
}

int64_t lt_bdecode_node_string_length(lt_bdecode_node const* self) {
    return guard(
        [&] { return std::int64_t(node_of(self, lt::bdecode_node::string_t).string_length()); });
}

int64_t lt_bdecode_node_string_offset(lt_bdecode_node const* self) {
    return guard(
        [&] { return std::int64_t(node_of(self, lt::bdecode_node::string_t).string_offset()); });
}

} // extern "C"
