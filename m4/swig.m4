dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_SWIG
dnl Finds SWIG >= 4.1. It may be absent as long as the wrappers of all enabled languages are there (the
dnl tarball has them). SWIG=no says that it must not be used. Substitutes SWIG; sets SWIG_SUMMARY.
AC_DEFUN([LTSWIG_SWIG], [
AC_ARG_VAR([SWIG], [SWIG >= 4.1; 'no': never run it])
AS_IF([test -z "$SWIG"], [AC_PATH_PROGS([SWIG], [swig swig4.4 swig4.3 swig4.2 swig4.1 swig4.0 swig-4], [no])])
ltswig_missing=
AS_FOR([LANG], [ltswig_lang], [python lua ruby], [
    AS_CASE([$ltswig_lang],
        [python], [ltswig_on=$with_python], [lua], [ltswig_on=$with_lua], [ltswig_on=$with_ruby])
    AS_IF([test "x$ltswig_on" != xno && test ! -f "$srcdir/swig/$ltswig_lang/libtorrent_wrap.c"],
        [ltswig_missing="$ltswig_missing $ltswig_lang"])
])
ltswig_version=none
AS_IF([test "x$SWIG" != xno], [
    AC_MSG_CHECKING([for the version of $SWIG])
    ltswig_version=`$SWIG -version 2>/dev/null | sed -n 's/^SWIG Version //p'`
    ltswig_version=${ltswig_version:-none}
    AC_MSG_RESULT([$ltswig_version])
])
AS_IF([test "x$ltswig_version" = xnone], [SWIG=no],
    [AS_VERSION_COMPARE([$ltswig_version], [4.1], [SWIG=no])])
AS_IF([test "x$SWIG" != xno], [SWIG_SUMMARY="$ltswig_version"],
    [test -z "$ltswig_missing"], [SWIG_SUMMARY="not needed (the wrappers are there)"],
    [LTSWIG_FAIL([SWIG >= 4.1 is needed to write the wrappers for:$ltswig_missing; found: $ltswig_version],
        [swig], [swig], [The release tarball has the wrappers in it and does not need SWIG.])])
])
