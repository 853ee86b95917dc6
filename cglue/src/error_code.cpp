// SPDX-License-Identifier: BSD-3-Clause
#include "classes.hpp"

#include <libtorrent-c/error_code.h>

#include <libtorrent/bdecode.hpp>
#include <libtorrent/gzip.hpp>
#include <libtorrent/i2p_stream.hpp>
#include <libtorrent/natpmp.hpp>
#include <libtorrent/socks5_stream.hpp>
#include <libtorrent/upnp.hpp>

using namespace ltc;

namespace {

using category = boost::system::error_category;

lt_error_category* boxed(category const& c) {
    return as_c<lt_error_category>(make_object(category_ref(c)));
}

category const& category_of(lt_error_category const* c) { return *cref<category_ref>(c).category; }

} // namespace

extern "C" {

lt_error_code* lt_error_code_new(int value, lt_error_category const* c) {
    return guard([&] {
        return as_c<lt_error_code>(
            make_object(lt::error_code(value, c ? category_of(c) : lt::system_category())));
    });
}

int lt_error_code_value(lt_error_code const* self) {
    return guard([&] { return cref<lt::error_code>(self).value(); });
}

char* lt_error_code_message(lt_error_code const* self) {
    return guard([&] { return c_string(cref<lt::error_code>(self).message()); });
}

lt_error_category* lt_error_code_category(lt_error_code const* self) {
    return guard([&] { return boxed(cref<lt::error_code>(self).category()); });
}

lt_status lt_error_code_assign(lt_error_code* self, int value, lt_error_category const* c) {
    return guard([&] { ref<lt::error_code>(self).assign(value, category_of(c)); });
}

lt_status lt_error_code_clear(lt_error_code* self) {
    return guard([&] { ref<lt::error_code>(self).clear(); });
}

char* lt_error_category_name(lt_error_category const* self) {
    return guard([&] { return c_string(category_of(self).name()); });
}

char* lt_error_category_message(lt_error_category const* self, int code) {
    return guard([&] { return c_string(category_of(self).message(code)); });
}

bool lt_error_category_equal(lt_error_category const* self, lt_error_category const* other) {
    return guard([&] { return category_of(self) == category_of(other); });
}

bool lt_error_category_less(lt_error_category const* self, lt_error_category const* other) {
    return guard([&] { return category_of(self) < category_of(other); });
}

int64_t lt_error_category_hash(lt_error_category const* self) {
    return guard([&] {
        auto const h =
            static_cast<std::int64_t>(std::hash<std::string>()(category_of(self).name()));
        return h == -1 ? std::int64_t(-2) : h;
    });
}

lt_error_category* lt_error_category_find(char const* name) {
    return guard([&] {
        std::string const wanted = name ? name : "";
        category const* const all[] = {
            &lt::libtorrent_category(),
            &lt::system_category(),
            &lt::generic_category(),
            &lt::http_category(),
            &lt::socks_category(),
            &lt::upnp_category(),
            &lt::bdecode_category(),
            &lt::gzip_category(),
            &lt::pcp_category(),
#if TORRENT_USE_I2P
            &lt::i2p_category(),
#endif
        };
        for (auto const* const c : all)
            if (wanted == c->name()) return boxed(*c);
        fail(lt_error_key, "no error category '" + wanted + "'");
    });
}

lt_error_category* lt_libtorrent_category(void) {
    return guard([] { return boxed(lt::libtorrent_category()); });
}

lt_error_category* lt_system_category(void) {
    return guard([] { return boxed(lt::system_category()); });
}

lt_error_category* lt_generic_category(void) {
    return guard([] { return boxed(lt::generic_category()); });
}

lt_error_category* lt_http_category(void) {
    return guard([] { return boxed(lt::http_category()); });
}

lt_error_category* lt_socks_category(void) {
    return guard([] { return boxed(lt::socks_category()); });
}

lt_error_category* lt_upnp_category(void) {
    return guard([] { return boxed(lt::upnp_category()); });
}

lt_error_category* lt_bdecode_category(void) {
    return guard([] { return boxed(lt::bdecode_category()); });
}

lt_error_category* lt_i2p_category(void) {
#if TORRENT_USE_I2P
    return guard([] { return boxed(lt::i2p_category()); });
#else
    return guard(
        []() -> lt_error_category* { fail(lt_error_key, "libtorrent is built without I2P"); });
#endif
}

lt_error_category* lt_gzip_category(void) {
    return guard([] { return boxed(lt::gzip_category()); });
}

lt_error_category* lt_pcp_category(void) {
    return guard([] { return boxed(lt::pcp_category()); });
}

} // extern "C"
