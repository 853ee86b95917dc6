// SPDX-License-Identifier: BSD-3-Clause
#include <libtorrent-c/version.h>

#include <libtorrent/config.hpp>
#include <libtorrent/version.hpp>

#include <cstdlib>

extern "C" {

char const* lt_c_version(void) { return LIBTORRENT_C_VERSION; }

int lt_c_version_num(void) { return LIBTORRENT_C_VERSION_NUM; }

char const* lt_version(void) { return lt::version(); }

int lt_libtorrent_version_num(void) {
    int number = 0;
    char* at = const_cast<char*>(lt::version());
    for (int part = 0; part < 3; ++part) {
        number = number * 100 + static_cast<int>(std::strtol(at, &at, 10));
        if (*at == '.') ++at;
    }
    return number;
}

int lt_version_major(void) { return lt::version_major; }

int lt_version_minor(void) { return lt::version_minor; }

int lt_version_tiny(void) { return lt::version_tiny; }

int64_t lt_version_revision(void) { return static_cast<int64_t>(lt::version_revision); }

int lt_abi_version(void) { return TORRENT_ABI_VERSION; }

} // extern "C"
