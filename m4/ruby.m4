dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_RUBY
dnl Option --with-ruby[=INTERPRETER]. Finds Ruby >= 2.7 with its headers.
dnl Substitutes RUBY, RUBY_CPPFLAGS, rubyexecdir; sets RUBY_SUMMARY.
AC_DEFUN([LTSWIG_RUBY], [
AC_ARG_VAR([RUBY], [the Ruby interpreter (>= 2.7)])
AC_ARG_WITH([ruby],
    [AS_HELP_STRING([--with-ruby@<:@=INTERPRETER@:>@], [build the Ruby module (default: no)])],
    [], [with_ruby=no])

rubyexecdir=
RUBY_CPPFLAGS=
AS_IF([test "x$with_ruby" = xno], [RUBY=; RUBY_SUMMARY=no], [
    AS_IF([test "x$with_ruby" != xyes], [RUBY=$with_ruby])
    AS_IF([test -z "$RUBY"], [AC_PATH_PROGS([RUBY], [ruby])])
    ltswig_version=
    AS_IF([test -n "$RUBY"], [ltswig_version=`$RUBY -e 'print RUBY_VERSION' 2>/dev/null`])
    AS_IF([test -n "$ltswig_version"], [AS_VERSION_COMPARE([$ltswig_version], [2.7], [ltswig_version=])])
    AS_IF([test -n "$ltswig_version"], [],
        [LTSWIG_FAIL([Ruby >= 2.7 is needed for --with-ruby, found: ${RUBY:-none}],
            [ruby ruby-dev], [ruby ruby-devel])])
    RUBY_CPPFLAGS=`$RUBY -rrbconfig -e 'print RbConfig::CONFIG.values_at("rubyhdrdir", "rubyarchhdrdir").map { |d| "-isystem " + d }.join(" ")'`
    AC_MSG_CHECKING([for ruby.h])
    ltswig_saved_CPPFLAGS=$CPPFLAGS
    CPPFLAGS="$CPPFLAGS $RUBY_CPPFLAGS"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <ruby.h>]], [[ruby_init();]])],
        [AC_MSG_RESULT([yes])],
        [AC_MSG_RESULT([no])
        LTSWIG_FAIL([ruby.h of $RUBY is missing (looked with $RUBY_CPPFLAGS)], [ruby-dev], [ruby-devel])])
    CPPFLAGS=$ltswig_saved_CPPFLAGS

    AC_MSG_CHECKING([for the folder of Ruby extensions below $ltswig_prefix])
    rubyexecdir=`$RUBY -rrbconfig -e '
prefix = ARGV@<:@0@:>@ + "/lib"
own = RbConfig::CONFIG.values_at("sitearchdir", "vendorarchdir").find { |d| d.start_with?(prefix) && $:.include?(d) }
print own ? own.sub(ARGV@<:@0@:>@, "\${exec_prefix}") : "\${exec_prefix}/lib/ruby/vendor_ruby/" + RbConfig::CONFIG@<:@"ruby_version"@:>@
' "$ltswig_prefix"`
    AC_MSG_RESULT([$rubyexecdir])
    RUBY_SUMMARY="$ltswig_version ($RUBY), installed in `prefix=$ltswig_prefix; exec_prefix=$prefix; eval echo "$rubyexecdir"`"
])
AC_SUBST([RUBY_CPPFLAGS])
AC_SUBST([rubyexecdir])
AM_CONDITIONAL([WITH_RUBY], [test "x$with_ruby" != xno])
])
