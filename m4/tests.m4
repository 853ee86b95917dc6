dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_TESTS
dnl Looks for what 'make check' needs. Nothing here is needed to build, so nothing ends configure:
dnl a suite whose runner is missing fails at 'make check' and says which package has it.
dnl Substitutes CMOCKA_CFLAGS, CMOCKA_LIBS; sets TESTS_SUMMARY.
AC_DEFUN([LTSWIG_TESTS], [
TESTS_SUMMARY=
PKG_CHECK_MODULES([JANSSON], [jansson >= 2.7], [ltswig_jansson=yes],
    [ltswig_jansson=no
    TESTS_SUMMARY="$TESTS_SUMMARY jansson (Debian: libjansson-dev, Fedora: jansson-devel)"])
AM_CONDITIONAL([HAVE_JANSSON], [test $ltswig_jansson = yes])
PKG_CHECK_MODULES([CMOCKA], [cmocka >= 1.1], [ltswig_cmocka=yes],
    [ltswig_cmocka=no
    TESTS_SUMMARY="$TESTS_SUMMARY cmocka (Debian: libcmocka-dev, Fedora: libcmocka-devel)"])
AM_CONDITIONAL([HAVE_CMOCKA], [test $ltswig_cmocka = yes])
AS_IF([test "x$with_python" != xno], [
    AC_MSG_CHECKING([for pytest of $PYTHON])
    AS_IF(["$PYTHON" -c 'import pytest' 2>/dev/null], [AC_MSG_RESULT([yes])],
        [AC_MSG_RESULT([no])
        TESTS_SUMMARY="$TESTS_SUMMARY pytest (Debian: python3-pytest, Fedora: python3-pytest)"])
])
AS_IF([test "x$with_ruby" != xno], [
    AC_MSG_CHECKING([for minitest of $RUBY])
    AS_IF([$RUBY -e 'require "minitest"' 2>/dev/null], [AC_MSG_RESULT([yes])],
        [AC_MSG_RESULT([no])
        TESTS_SUMMARY="$TESTS_SUMMARY minitest (Debian: ruby-minitest, Fedora: rubygem-minitest)"])
])
AS_IF([test -n "$TESTS_SUMMARY"], [TESTS_SUMMARY="'make check' still needs:$TESTS_SUMMARY"],
    [TESTS_SUMMARY="ready for 'make check'"])
])
