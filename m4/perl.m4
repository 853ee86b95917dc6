dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_PERL
dnl Option --with-perl[=INTERPRETER]. Finds Perl >= 5.20 with its headers.
dnl Substitutes PERL, PERL_CPPFLAGS; sets PERL_SUMMARY.
AC_DEFUN([LTSWIG_PERL], [
AC_ARG_VAR([PERL], [the Perl interpreter (>= 5.20)])
AC_ARG_WITH([perl],
    [AS_HELP_STRING([--with-perl@<:@=INTERPRETER@:>@],
        [build and test the Perl module, which is not installed (default: no)])],
    [], [with_perl=no])

PERL_CPPFLAGS=
AS_IF([test "x$with_perl" = xno], [PERL=; PERL_SUMMARY=no], [
    AS_IF([test "x$with_perl" != xyes], [PERL=$with_perl])
    AS_IF([test -z "$PERL"], [AC_PATH_PROGS([PERL], [perl])])
    ltswig_version=`test -n "$PERL" && $PERL -e 'use 5.020; print $^V' 2>/dev/null`
    AS_IF([test -n "$ltswig_version"], [],
        [LTSWIG_FAIL([Perl >= 5.20 is needed for --with-perl, found: ${PERL:-none}],
            [perl libperl-dev], [perl-devel])])
    PERL_CPPFLAGS=`$PERL -MConfig -e 'print join " ", "-isystem $Config{archlibexp}/CORE", grep { /^-D/ } split " ", $Config{ccflags}'`
    AC_MSG_CHECKING([for perl.h])
    ltswig_saved_CPPFLAGS=$CPPFLAGS
    CPPFLAGS="$CPPFLAGS $PERL_CPPFLAGS"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <EXTERN.h>
#include <perl.h>]], [[]])],
        [AC_MSG_RESULT([yes])],
        [AC_MSG_RESULT([no])
        LTSWIG_FAIL([perl.h of $PERL is missing (looked with $PERL_CPPFLAGS)], [libperl-dev], [perl-devel])])
    CPPFLAGS=$ltswig_saved_CPPFLAGS
    PERL_SUMMARY="$ltswig_version ($PERL), not installed"
])
AC_SUBST([PERL_CPPFLAGS])
AM_CONDITIONAL([WITH_PERL], [test "x$with_perl" != xno])
])
