dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_STATIC
dnl LT_INIT, and the condition WITH_STATIC. Libtool compiles every file twice to get a static library
dnl beside a shared one, and each C++ file takes seconds: cglue/Makefile.am archives the objects of the
dnl shared one instead, which are as good. So libtool makes static libraries only if there is no shared one.
AC_DEFUN([LTSWIG_STATIC], [
ltswig_static=${enable_static:-yes}
enable_static=no
AM_PROG_AR
LT_INIT([disable-static])
AM_CONDITIONAL([WITH_STATIC], [test "x$ltswig_static" != xno && test "x$enable_shared" != xno])
])

dnl LTSWIG_LIBRARY
dnl Substitutes VERSION_SCRIPT_FLAGS, if the linker knows version scripts, OWN_CALLS_FLAGS, if it can have
dnl the library call its own functions without a look at a table, and CXX_LIBS: what a C program that is
dnl linked with the static library needs of C++.
AC_DEFUN([LTSWIG_LIBRARY], [
AC_CACHE_CHECK([whether the linker knows version scripts], [ltswig_cv_version_script],
    [ltswig_saved_LDFLAGS=$LDFLAGS
    LDFLAGS="$LDFLAGS -shared -Wl,--version-script=$srcdir/cglue/libtorrent-c.map"
    AC_LINK_IFELSE([AC_LANG_SOURCE([int lt_nothing;])], [ltswig_cv_version_script=yes], [ltswig_cv_version_script=no])
    LDFLAGS=$ltswig_saved_LDFLAGS])
VERSION_SCRIPT_FLAGS=
AS_IF([test $ltswig_cv_version_script = yes],
    [VERSION_SCRIPT_FLAGS='-Wl,--version-script=$(srcdir)/libtorrent-c.map'])
AC_SUBST([VERSION_SCRIPT_FLAGS])

AC_CACHE_CHECK([whether the linker knows -Bsymbolic-functions], [ltswig_cv_bsymbolic],
    [ltswig_saved_LDFLAGS=$LDFLAGS
    LDFLAGS="$LDFLAGS -shared -Wl,-Bsymbolic-functions"
    AC_LINK_IFELSE([AC_LANG_SOURCE([int lt_nothing;])], [ltswig_cv_bsymbolic=yes], [ltswig_cv_bsymbolic=no])
    LDFLAGS=$ltswig_saved_LDFLAGS])
OWN_CALLS_FLAGS=
AS_IF([test $ltswig_cv_bsymbolic = yes], [OWN_CALLS_FLAGS=-Wl,-Bsymbolic-functions])
AC_SUBST([OWN_CALLS_FLAGS])

AC_LANG_PUSH([C++])
AC_CACHE_CHECK([which C++ library $CXX uses], [ltswig_cv_cxx_library],
    [AC_COMPILE_IFELSE([AC_LANG_SOURCE([[
#include <string>
#ifdef _LIBCPP_VERSION
#error "libc++"
#endif
]])], [ltswig_cv_cxx_library=stdc++], [ltswig_cv_cxx_library=c++])])
AC_LANG_POP([C++])
CXX_LIBS="-l$ltswig_cv_cxx_library -pthread"
AC_SUBST([CXX_LIBS])
])
