dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_LIBTORRENT
dnl Finds libtorrent-rasterbar >= 2.0.0 and makes sure that its headers, the flags of its pkg-config file
dnl and the library that the dynamic loader finds belong together: a mismatch gives silent memory errors.
dnl Substitutes LIBTORRENT_CFLAGS, LIBTORRENT_LIBS; sets LIBTORRENT_SUMMARY.
AC_DEFUN([LTSWIG_LIBTORRENT], [
PKG_CHECK_MODULES([LIBTORRENT], [libtorrent-rasterbar >= 2.0.0], [], [
    ltswig_found=`$PKG_CONFIG --modversion libtorrent-rasterbar 2>/dev/null`
    LTSWIG_FAIL([libtorrent-rasterbar >= 2.0.0 is needed, found: ${ltswig_found:-none}],
        [libtorrent-rasterbar-dev], [rb_libtorrent-devel],
        [In another prefix: set PKG_CONFIG_PATH to the folder of libtorrent-rasterbar.pc.])])

AC_LANG_PUSH([C++])
ltswig_saved_CPPFLAGS=$CPPFLAGS
ltswig_saved_LIBS=$LIBS
CPPFLAGS="$CPPFLAGS $LIBTORRENT_CFLAGS"
LIBS="$LIBTORRENT_LIBS $LIBS"

dnl Every type used here lives in an inline namespace named after TORRENT_ABI_VERSION, or (the hasher)
dnl after the crypto library, so that the link fails if the flags differ; the deprecated function exists
dnl in the library only if it was built with them.
m4_define([ltswig_libtorrent_program], [AC_LANG_PROGRAM([[
#include <libtorrent/version.hpp>
#include <libtorrent/add_torrent_params.hpp>
#include <libtorrent/hasher.hpp>
#include <libtorrent/settings_pack.hpp>
#include <libtorrent/torrent_handle.hpp>
#include <libtorrent/torrent_status.hpp>
#include <cstdio>
#include <cstring>
#if LIBTORRENT_VERSION_NUM < 20000
#error "the headers of libtorrent are older than 2.0.0"
#endif
]], [[
    std::FILE* const out = std::fopen("conftest.out", "w");
    if (out == nullptr) return 1;
    if (std::strcmp(lt::version(), LIBTORRENT_VERSION) != 0) {
        std::fprintf(out, "the headers are of version %s, the library is %s\n", LIBTORRENT_VERSION, lt::version());
        return 1;
    }
    lt::add_torrent_params params;
    lt::torrent_status status;
    if (params.flags == lt::torrent_flags_t{} || status.has_metadata) {
        std::fprintf(out, "defaults of add_torrent_params or torrent_status are not those of the headers\n");
        return 1;
    }
    char const hash[] = "\xa9\x99\x3e\x36\x47\x06\x81\x6a\xba\x3e\x25\x71\x78\x50\xc2\x6c\x9c\xd0\xd8\x9d";
    if (lt::hasher("abc", 3).final() != lt::sha1_hash(hash)) {
        std::fprintf(out, "the hasher gives a wrong SHA-1\n");
        return 1;
    }
    if (lt::setting_by_name("dht_bootstrap_nodes") != lt::settings_pack::dht_bootstrap_nodes
        || lt::setting_by_name("alert_mask") != lt::settings_pack::alert_mask
        || lt::setting_by_name("proxy_tracker_connections") != lt::settings_pack::proxy_tracker_connections) {
        std::fprintf(out, "the library numbers its settings in another way than the headers\n");
        return 1;
    }
#if TORRENT_ABI_VERSION == 1
    auto volatile deprecated = &lt::torrent_handle::use_interface;
    if (deprecated == nullptr) return 1;
    char const* const with = "with deprecated functions";
#else
    char const* const with = "without deprecated functions";
#endif
#if defined TORRENT_USE_OPENSSL
    char const* const ssl = "OpenSSL";
#elif defined TORRENT_USE_GNUTLS
    char const* const ssl = "GnuTLS";
#else
    char const* const ssl = "no SSL";
#endif
    std::fprintf(out, "%s, ABI %d, %s, %s\n", lt::version(), TORRENT_ABI_VERSION, with, ssl);
    return std::fclose(out) == 0 ? 0 : 1;
]])])

AC_MSG_CHECKING([whether libtorrent's headers, flags and library agree])
rm -f conftest.out
AC_RUN_IFELSE([ltswig_libtorrent_program],
    [ltswig_agree=yes
    LIBTORRENT_SUMMARY=`cat conftest.out`],
    [ltswig_agree=no
    ltswig_said=`cat conftest.out 2>/dev/null`],
    [ltswig_agree=yes
    LIBTORRENT_SUMMARY="`$PKG_CONFIG --modversion libtorrent-rasterbar` (cross-compiling, not run)"])
AC_MSG_RESULT([$ltswig_agree])
AS_IF([test $ltswig_agree = no], [
    AC_COMPILE_IFELSE([ltswig_libtorrent_program], [],
        [LTSWIG_FAIL([libtorrent's headers do not compile (see config.log)],
            [libtorrent-rasterbar-dev libboost-dev libssl-dev], [rb_libtorrent-devel boost-devel openssl-devel])])
    AC_LINK_IFELSE([ltswig_libtorrent_program],
        [AS_IF([test -n "$ltswig_said"],
            [AC_MSG_ERROR([libtorrent's headers and library do not agree: $ltswig_said
  Remove the second copy of libtorrent, or install headers and library of one version:
  Debian, Ubuntu:  apt-get install --reinstall libtorrent-rasterbar-dev
  Fedora:          dnf reinstall rb_libtorrent rb_libtorrent-devel])],
            [AC_MSG_ERROR([a program linked with libtorrent does not run (see config.log).
  If the library is in a folder of its own, name it in LD_LIBRARY_PATH or /etc/ld.so.conf.])])],
        [AC_MSG_ERROR([libtorrent's headers and library do not agree: the library lacks functions that the
  headers declare under these flags (see config.log): $LIBTORRENT_CFLAGS
  TORRENT_ABI_VERSION, deprecated functions (TORRENT_NO_DEPRECATE) and the SSL or crypto library must be
  those that libtorrent was built with.
  Debian, Ubuntu:  apt-get install --reinstall libtorrent-rasterbar-dev
  Fedora:          dnf reinstall rb_libtorrent rb_libtorrent-devel])])
])
CPPFLAGS=$ltswig_saved_CPPFLAGS
LIBS=$ltswig_saved_LIBS
AC_LANG_POP([C++])
])
