// SPDX-License-Identifier: BSD-3-Clause
#include "arguments.hpp"
#include "file_entry.hpp"
#include "file_names.hpp"
#include "file_storage.hpp"
#include "hash.hpp"
#include "load_torrent.hpp"
#include "session.hpp"
#include "use.hpp"

#include <libtorrent-c/torrent_info.h>

#include <libtorrent/announce_entry.hpp>
#include <libtorrent/torrent_info.hpp>

using namespace ltc;

namespace {

using info = lt::torrent_info;
using headers = lt::web_seed_entry::headers_t;

std::shared_ptr<info> load(lt_node const& n, lt::load_torrent_limits const& limits) {
    switch (static_cast<lt_kind>(n.kind)) {
    case lt_kind_text: {
        auto const file = path_of(n);
        about_file const named(file);
        return std::make_shared<info>(file, limits);
    }
    case lt_kind_bytes:
    case lt_kind_map: {
        std::string buffer;
        return std::make_shared<info>(bencoded(n, buffer), limits, lt::from_span);
    }
    case lt_kind_object:
        if (is_a(n.u.object, class_of<info>())) {
            auto const& ti = cref<info>(n.u.object);
            reading const use(&ti);
            return std::make_shared<info>(ti);
        }
        if (is_a(n.u.object, class_of<lt::sha1_hash>()))
            return std::make_shared<info>(lt::info_hash_t(cref<lt::sha1_hash>(n.u.object)));
        if (is_a(n.u.object, class_of<lt::sha256_hash>()))
            return std::make_shared<info>(lt::info_hash_t(cref<lt::sha256_hash>(n.u.object)));
        if (is_a(n.u.object, class_of<lt::info_hash_t>()))
            return std::make_shared<info>(cref<lt::info_hash_t>(n.u.object));
        [[fallthrough]];
    default:
        wrong_type("a path, bytes, a dict, an info-hash or a torrent_info", n);
    }
}

info const& with_v1(info const& ti) {
    if (ti.num_pieces() && !ti.v1())
        fail(lt_error_value, "the torrent is v2 only: its pieces have no SHA-1");
    return ti;
}

// The first of the SHA-1s of all pieces, which stand one behind the other in the info section.
char const* piece_hashes(info const& ti) { return ti.hash_for_piece_ptr(lt::piece_index_t(0)); }

lt_value* section(info const& ti) { return to_value(ti.info_section()); }

headers headers_of(lt_node const* n) {
    return n && n->kind != lt_kind_nil ? ltc::get<headers>(*n) : headers();
}

lt::web_seed_entry web_seed_of(lt_node const& n) {
    if (n.kind == lt_kind_object) return ltc::get<lt::web_seed_entry>(n);
    if (n.kind != lt_kind_map) wrong_type("a web seed to be a dict", n);
    auto const member = [&](char const* name) -> lt_node const& {
        auto const* m = lt_node_find(&n, name);
        if (!m) fail(lt_error_key, std::string("a web seed has no '") + name + "'");
        return *m;
    };
    auto const type = ltc::get<std::int64_t>(member("type"));
    if (type != lt::web_seed_entry::url_seed && type != lt::web_seed_entry::http_seed)
        fail(lt_error_value, std::to_string(type) + " is no type of a web seed: 0 or 1");
    auto const* auth = lt_node_find(&n, "auth");
    return lt::web_seed_entry(ltc::get<std::string>(member("url")),
                              static_cast<lt::web_seed_entry::type_t>(type),
                              auth ? ltc::get<std::string>(*auth) : std::string(),
                              headers_of(lt_node_find(&n, "extra_headers")));
}

// The file storage of a torrent_info as an object of its own that keeps the torrent_info.
template <class F>
lt_file_storage* storage_of(std::shared_ptr<info const> owner, F&& member) {
    auto const& fs = member(*owner);
    return as_c<lt_file_storage>(new shared_box<lt::file_storage>(
        std::shared_ptr<lt::file_storage const>(std::move(owner), &fs), true));
}

// What to take the files from if the torrent is in a session that has renamed some; else null.
std::shared_ptr<info const> renamed_now(lt_torrent_info const* self) {
    auto& o = object_of<info>(self);
    auto const* m = dynamic_cast<session_metadata*>(&o);
    if (!m) return nullptr;
    reading const use(o.data);
    return m->shared ? renamed_metadata(m->handle) : nullptr;
}

} // namespace

extern "C" {

lt_torrent_info* lt_torrent_info_new(lt_value const* source, lt_value const* limits) {
    return guard([&] {
        if (!source) fail(lt_error_type, "source is missing");
        auto const cfg = limits_of(limits);
        return as_c<lt_torrent_info>(new shared_box<info>(load(root(source), cfg), false));
    });
}

lt_status lt_torrent_info_parse_info_section(lt_torrent_info* self, char const* data, size_t size,
                                             int max_pieces) {
    return guard([&] {
        auto const& ti = cref<info>(self);
        if (ti.is_valid()) fail(lt_error_state, "the torrent has its metadata already");
        not_negative(max_pieces, "a number of pieces");
        lt::error_code ec;
        auto const node = lt::bdecode(given_bytes(data, size), ec);
        check(ec);
        info parsed(ti);
        if (!parsed.parse_info_section(node, ec, max_pieces) && !ec)
            ec = lt::errors::torrent_missing_info;
        check(ec);
        auto const& want = ti.info_hashes();
        auto const& got = parsed.info_hashes();
        if ((want.has_v1() && want.v1 != got.v1) || (want.has_v2() && want.v2 != got.v2))
            fail(lt::error_code(lt::errors::mismatching_info_hash));
        ref<info>(self) = std::move(parsed);
    });
}

bool lt_torrent_info_is_valid(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).is_valid(); });
}

bool lt_torrent_info_is_loaded(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).is_loaded(); });
}

bool lt_torrent_info_v1(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).v1(); });
}

bool lt_torrent_info_v2(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).v2(); });
}

char* lt_torrent_info_name(lt_torrent_info const* self) {
    return guard([&] { return c_string(cref<info>(self).name()); });
}

char* lt_torrent_info_comment(lt_torrent_info const* self) {
    return guard([&] { return c_string(cref<info>(self).comment()); });
}

char* lt_torrent_info_creator(lt_torrent_info const* self) {
    return guard([&] { return c_string(cref<info>(self).creator()); });
}

int64_t lt_torrent_info_creation_date(lt_torrent_info const* self) {
    return guard([&]() -> std::int64_t { return cref<info>(self).creation_date(); });
}

int64_t lt_torrent_info_total_size(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).total_size(); });
}

int lt_torrent_info_piece_length(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).piece_length(); });
}

int lt_torrent_info_num_pieces(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).num_pieces(); });
}

int lt_torrent_info_end_piece(lt_torrent_info const* self) {
    return lt_torrent_info_num_pieces(self);
}

int lt_torrent_info_last_piece(lt_torrent_info const* self) {
    return guard([&] {
        int const n = cref<info>(self).num_pieces();
        if (!n) fail(lt_error_index, "there are no pieces");
        return n - 1;
    });
}

lt_value* lt_torrent_info_piece_range(lt_torrent_info const* self) {
    return guard([&] { return to_value(std::pair<int, int>(0, cref<info>(self).num_pieces())); });
}

int lt_torrent_info_num_files(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).num_files(); });
}

bool lt_torrent_info_priv(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).priv(); });
}

bool lt_torrent_info_is_i2p(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).is_i2p(); });
}

char* lt_torrent_info_ssl_cert(lt_torrent_info const* self) {
    return guard([&] { return c_string(std::string(cref<info>(self).ssl_cert())); });
}

lt_sha1_hash* lt_torrent_info_info_hash(lt_torrent_info const* self) {
    return guard(
        [&] { return as_c<lt_sha1_hash>(make_object(cref<info>(self).info_hashes().get_best())); });
}

lt_info_hash_t* lt_torrent_info_info_hashes(lt_torrent_info const* self) {
    return guard([&] { return as_c<lt_info_hash_t>(make_object(cref<info>(self).info_hashes())); });
}

lt_value* lt_torrent_info_info_section(lt_torrent_info const* self) {
    return guard([&] { return section(cref<info>(self)); });
}

lt_value* lt_torrent_info_metadata(lt_torrent_info const* self) {
    return lt_torrent_info_info_section(self);
}

int lt_torrent_info_metadata_size(lt_torrent_info const* self) {
    return guard([&] { return static_cast<int>(cref<info>(self).info_section().size()); });
}

lt_value* lt_torrent_info_info(lt_torrent_info const* self, char const* key) {
    return guard([&] {
        auto const data = cref<info>(self).info_section();
        auto const name = text(key, "key");
        if (data.empty()) return to_value(lt::bdecode_node());
        // Decoded here: torrent_info's own copy is made on first use, without a lock.
        lt::error_code ec;
        constexpr int many = std::numeric_limits<int>::max();
        auto const node = lt::bdecode(data, ec, nullptr, 2000, many);
        check(ec);
        return to_value(node.dict_find(name));
    });
}

lt_value* lt_torrent_info_similar_torrents(lt_torrent_info const* self) {
    return guard([&] { return to_value(cref<info>(self).similar_torrents()); });
}

lt_value* lt_torrent_info_collections(lt_torrent_info const* self) {
    return guard([&] { return to_value(cref<info>(self).collections()); });
}

bool lt_torrent_info_is_merkle_torrent(lt_torrent_info const* self) {
    return guard([&] {
        cref<info>(self);
        return false;
    });
}

lt_value* lt_torrent_info_merkle_tree(lt_torrent_info const* self) {
    return guard([&] {
        cref<info>(self);
        return to_value(std::vector<lt::sha1_hash>());
    });
}

lt_file_storage* lt_torrent_info_files(lt_torrent_info const* self) {
    return guard([&] {
        auto const files = [](info const& ti) -> lt::file_storage const& { return ti.files(); };
        auto const renamed = renamed_now(self);
        return renamed ? storage_of(renamed, files) : storage_of(share<info>(self), files);
    });
}

lt_file_storage* lt_torrent_info_orig_files(lt_torrent_info const* self) {
    return guard([&] {
        return storage_of(share<info>(self), [](info const& ti) -> lt::file_storage const& {
            return ti.orig_files();
        });
    });
}

lt_file_entry* lt_torrent_info_file_at(lt_torrent_info const* self, int index) {
    return guard([&] {
        auto const renamed = renamed_now(self);
        auto const& fs = (renamed ? *renamed : cref<info>(self)).files();
        return as_c<lt_file_entry>(make_object(file_entry_of(fs, file_at(fs, index))));
    });
}

lt_status lt_torrent_info_rename_file(lt_torrent_info* self, int index, char const* new_filename) {
    return guard([&] {
        auto const i = file_at(cref<info>(self).files(), index);
        ref<info>(self).rename_file(i, path(new_filename, "new_filename"));
    });
}

lt_status lt_torrent_info_remap_files(lt_torrent_info* self, lt_file_storage const* files) {
    return guard([&] {
        auto const& ti = cref<info>(self);
        auto const& fs = cref<lt::file_storage>(files);
        if (!ti.is_loaded()) fail(lt_error_value, "the torrent has no metadata yet");
        if (fs.total_size() != ti.total_size())
            fail(lt_error_value, "the files have " + std::to_string(fs.total_size()) +
                                     " bytes, the torrent has " + std::to_string(ti.total_size()));
        ref<info>(self).remap_files(fs);
    });
}

int lt_torrent_info_piece_size(lt_torrent_info const* self, int index) {
    return guard([&] {
        auto const& fs = cref<info>(self).files();
        return fs.piece_size(piece_at(fs, index));
    });
}

int lt_torrent_info_piece_size_for_req(lt_torrent_info const* self, int index) {
    return guard([&] {
        auto const& ti = cref<info>(self);
        auto const& fs = ti.files();
        auto const piece = piece_at(fs, index);
        // libtorrent's own function is in 2.0.14 and newer.
        return ti.info_hashes().has_v1() ? fs.piece_size(piece) : fs.piece_size2(piece);
    });
}

lt_value* lt_torrent_info_hash_for_piece(lt_torrent_info const* self, int index) {
    return guard([&] {
        auto const& ti = cref<info>(self);
        auto const i = static_cast<std::ptrdiff_t>(checked(index, ti.num_pieces(), "piece"));
        return to_value(lt::span<char const>(piece_hashes(with_v1(ti)) + i * 20, 20));
    });
}

lt_value* lt_torrent_info_piece_hashes(lt_torrent_info const* self) {
    return guard([&] {
        auto const& ti = with_v1(cref<info>(self));
        auto const n = static_cast<std::ptrdiff_t>(ti.num_pieces());
        return to_value(n ? lt::span<char const>(piece_hashes(ti), n * 20)
                          : lt::span<char const>());
    });
}

lt_value* lt_torrent_info_piece_layer(lt_torrent_info const* self, int file) {
    return guard([&] {
        auto const& ti = cref<info>(self);
        return to_value(ti.piece_layer(file_at(ti.files(), file)));
    });
}

bool lt_torrent_info_v2_piece_hashes_verified(lt_torrent_info const* self) {
    return guard([&] { return cref<info>(self).v2_piece_hashes_verified(); });
}

lt_value* lt_torrent_info_map_block(lt_torrent_info const* self, int piece, int64_t offset,
                                    int64_t size) {
    return guard([&] {
        auto const& fs = cref<info>(self).files();
        checked(piece, static_cast<int>(fs.end_piece()), "piece");
        return to_value(map_block(fs, piece, offset, size));
    });
}

lt_peer_request* lt_torrent_info_map_file(lt_torrent_info const* self, int file, int64_t offset,
                                          int size) {
    return guard([&] {
        auto const& fs = cref<info>(self).files();
        file_at(fs, file);
        return as_c<lt_peer_request>(make_object(map_file(fs, file, offset, size)));
    });
}

lt_value* lt_torrent_info_trackers(lt_torrent_info const* self) {
    return guard([&] {
        auto const& list = cref<info>(self).trackers();
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_list));
            for (auto const& e : list)
                put(v, e);
            lt_value_end(v);
        });
    });
}

lt_status lt_torrent_info_add_tracker(lt_torrent_info* self, char const* url, int tier,
                                      int source) {
    return guard([&] {
        auto const u = text(url, "url");
        if (tier < 0 || tier > 255)
            fail(lt_error_overflow, "a tier is from 0 to 255, not " + std::to_string(tier));
        if (source < 0 || source > 15)
            fail(lt_error_value, std::to_string(source) + " is no source of a tracker");
        ref<info>(self).add_tracker(u, tier,
                                    static_cast<lt::announce_entry::tracker_source>(source));
    });
}

lt_status lt_torrent_info_clear_trackers(lt_torrent_info* self) {
    return guard([&] { ref<info>(self).clear_trackers(); });
}

lt_value* lt_torrent_info_web_seeds(lt_torrent_info const* self) {
    return guard([&] {
        auto const& list = cref<info>(self).web_seeds();
        return build_value([&](lt_value* v) {
            must(lt_value_begin(v, lt_kind_list));
            for (auto const& e : list) {
                must(lt_value_begin(v, lt_kind_map));
                put_pair(v, "url", e.url);
                put_pair(v, "type", static_cast<int>(e.type));
                put_pair(v, "auth", e.auth);
                if (!e.extra_headers.empty()) put_pair(v, "extra_headers", e.extra_headers);
                lt_value_end(v);
            }
            lt_value_end(v);
        });
    });
}

lt_status lt_torrent_info_set_web_seeds(lt_torrent_info* self, lt_value const* seeds) {
    return guard([&] {
        if (!seeds) fail(lt_error_type, "seeds is missing");
        auto const& n = root(seeds);
        if (n.kind != lt_kind_list && n.kind != lt_kind_tuple) wrong_type("a list", n);
        std::vector<lt::web_seed_entry> list;
        auto const* c = lt_node_child(&n);
        for (std::uint32_t i = 0; i < n.size; ++i, c = lt_node_next(c))
            list.push_back(web_seed_of(*c));
        ref<info>(self).set_web_seeds(std::move(list));
    });
}

lt_status lt_torrent_info_clear_web_seeds(lt_torrent_info* self) {
    return guard([&] { ref<info>(self).set_web_seeds({}); });
}

lt_status lt_torrent_info_add_url_seed(lt_torrent_info* self, char const* url,
                                       char const* extern_auth, lt_value const* extra_headers) {
    return guard([&] {
        auto const h = headers_of(extra_headers ? &root(extra_headers) : nullptr);
        ref<info>(self).add_url_seed(text(url, "url"), text_or_empty(extern_auth), h);
    });
}

lt_status lt_torrent_info_add_http_seed(lt_torrent_info* self, char const* url,
                                        char const* extern_auth, lt_value const* extra_headers) {
    return guard([&] {
        auto const h = headers_of(extra_headers ? &root(extra_headers) : nullptr);
        ref<info>(self).add_http_seed(text(url, "url"), text_or_empty(extern_auth), h);
    });
}

lt_value* lt_torrent_info_nodes(lt_torrent_info const* self) {
    return guard([&] { return to_value(cref<info>(self).nodes()); });
}

lt_status lt_torrent_info_add_node(lt_torrent_info* self, char const* host, int port) {
    return guard([&] {
        auto const h = text(host, "host");
        if (port < 0 || port > 65535) fail(lt_error_value, std::to_string(port) + " is no port");
        ref<info>(self).add_node({h, port});
    });
}

} // extern "C"
