dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_TRY_FLAGS(VARIABLE, FLAGS)
dnl Appends to VARIABLE those of FLAGS that the C compiler knows.
AC_DEFUN([LTSWIG_TRY_FLAGS], [
for ltswig_flag in $2; do
    AS_VAR_PUSHDEF([known], [ltswig_cv_flag_$ltswig_flag])dnl
    AC_CACHE_CHECK([whether $CC knows $ltswig_flag], [known],
        [ltswig_saved_CFLAGS=$CFLAGS
        CFLAGS="$CFLAGS -Werror $ltswig_flag"
        AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])], [AS_VAR_SET([known], [yes])], [AS_VAR_SET([known], [no])])
        CFLAGS=$ltswig_saved_CFLAGS])
    AS_VAR_IF([known], [yes], [$1="$$1 $ltswig_flag"])
    AS_VAR_POPDEF([known])dnl
done
])

dnl LTSWIG_CHECKS
dnl Options --enable-werror and --enable-sanitizers. Substitutes WARN_FLAGS (our own C and C++) and
dnl SANITIZER_PRELOAD: the run time that an unsanitized interpreter must load first.
AC_DEFUN([LTSWIG_CHECKS], [
AC_REQUIRE([AC_CANONICAL_HOST])
AC_ARG_ENABLE([werror],
    [AS_HELP_STRING([--enable-werror], [treat compiler warnings in our own code as errors])],
    [], [enable_werror=no])
AC_ARG_ENABLE([sanitizers],
    [AS_HELP_STRING([--enable-sanitizers@<:@=LIST@:>@],
        [build with sanitizers; LIST is as for -fsanitize= (default address,undefined)])],
    [], [enable_sanitizers=no])

WARN_FLAGS=
LTSWIG_TRY_FLAGS([WARN_FLAGS], [-Wall -Wextra -fvisibility=hidden])
AS_IF([test "x$enable_werror" != xno], [WARN_FLAGS="$WARN_FLAGS -Werror"])
AC_SUBST([WARN_FLAGS])

SANITIZER_PRELOAD=
AS_IF([test "x$enable_sanitizers" != xno], [
    AS_IF([test "x$enable_sanitizers" = xyes], [enable_sanitizers=address,undefined])
    ltswig_flags="-fsanitize=$enable_sanitizers -fno-omit-frame-pointer"
    AS_CASE([$enable_sanitizers],
        [*address*], [ltswig_runtime=asan], [*thread*], [ltswig_runtime=tsan], [ltswig_runtime=ubsan])
    AS_IF([$CC --version 2>/dev/null | grep -i clang >/dev/null],
        [ltswig_flags="$ltswig_flags -shared-libsan"
        AS_IF([test $ltswig_runtime = ubsan], [ltswig_runtime=ubsan_standalone])
        SANITIZER_PRELOAD=`$CC -print-file-name=libclang_rt.$ltswig_runtime-$host_cpu.so 2>/dev/null`
        LDFLAGS="$LDFLAGS -Wl,-rpath,`dirname "$SANITIZER_PRELOAD"`"],
        [SANITIZER_PRELOAD=`$CC -print-file-name=lib$ltswig_runtime.so 2>/dev/null`])
    dnl Part of the compiler's name: libtool drops flags that it does not know when it links.
    CC="$CC $ltswig_flags"
    CXX="$CXX $ltswig_flags"
    AC_MSG_CHECKING([whether $CXX links])
    AC_LANG_PUSH([C++])
    AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])], [AC_MSG_RESULT([yes])],
        [AC_MSG_RESULT([no])
        LTSWIG_FAIL([--enable-sanitizers=$enable_sanitizers: the compiler cannot link with it],
            [g++], [libasan libubsan libtsan])])
    AC_LANG_POP([C++])
])
AC_SUBST([SANITIZER_PRELOAD])
])

dnl LTSWIG_RPATH
dnl Substitutes MODULE_RPATH: how an installed module finds libtorrent-c where the dynamic loader does
dnl not look by itself, or looks only after ldconfig.
AC_DEFUN([LTSWIG_RPATH], [
ltswig_libdir=`prefix=$ltswig_prefix; exec_prefix=$exec_prefix
    test "x$exec_prefix" = xNONE && exec_prefix=$prefix; eval echo "$libdir"`
AS_CASE([$ltswig_libdir],
    [/lib|/lib64|/usr/lib|/usr/lib64|/usr/lib/*-linux-gnu*], [MODULE_RPATH=],
    [MODULE_RPATH='-Wl,-rpath,$(libdir)'])
AC_SUBST([MODULE_RPATH])
])
