dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_FAIL(WHAT, DEBIAN-PACKAGE, FEDORA-PACKAGE, [HINT])
dnl Ends configure with one message that names what is missing and the packages that have it.
AC_DEFUN([LTSWIG_FAIL], [AC_MSG_ERROR([$1
  Debian, Ubuntu:  apt-get install $2
  Fedora:          dnf install $3[]m4_ifval([$4], [
  $4])])])

dnl LTSWIG_COMPILERS
dnl Makes sure that the C++ compiler works and knows C++17, and finds pkg-config.
AC_DEFUN([LTSWIG_COMPILERS], [
AC_LANG_PUSH([C++])
AC_CACHE_CHECK([whether $CXX compiles at all], [ltswig_cv_cxx],
    [AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <string>]], [[std::string s;]])],
        [ltswig_cv_cxx=yes], [ltswig_cv_cxx=no])])
AS_IF([test "$ltswig_cv_cxx" = no], [LTSWIG_FAIL([no working C++ compiler ($CXX)], [g++], [gcc-c++])])
AC_CACHE_CHECK([for the C++17 option of $CXX], [ltswig_cv_cxx17],
    [ltswig_cv_cxx17=unknown
    ltswig_saved_CXXFLAGS=$CXXFLAGS
    for ltswig_option in '' -std=c++17 -std=gnu++17; do
        CXXFLAGS="$ltswig_saved_CXXFLAGS $ltswig_option"
        AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#include <optional>
#include <string_view>
#include <variant>
#if __cplusplus < 201703L
#error "this is not C++17"
#endif
template <typename... T> constexpr bool all(T... t) { return (t && ...); }
]], [[
            if constexpr (all(true, true)) {
                std::optional<std::string_view> text{"x"};
                return int(text->size()) - 1;
            }
]])], [ltswig_cv_cxx17=${ltswig_option:-none needed}; break])
    done
    CXXFLAGS=$ltswig_saved_CXXFLAGS])
AC_LANG_POP([C++])
AS_CASE([$ltswig_cv_cxx17],
    [unknown], [LTSWIG_FAIL([$CXX does not compile C++17 (g++ 7, clang++ 6 or newer)], [g++], [gcc-c++])],
    [-*], [CXX="$CXX $ltswig_cv_cxx17"])

PKG_PROG_PKG_CONFIG
AS_IF([test -z "$PKG_CONFIG"], [LTSWIG_FAIL([pkg-config is missing], [pkg-config], [pkgconf-pkg-config])])
])
