dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_PYTHON
dnl Option --without-python. Finds Python >= 3.9 with its headers, and the folder that its import
dnl statement looks in: below --prefix where that is given, else the virtual environment's, else the one
dnl below /usr/local, else (a Python with a prefix of its own) the interpreter's.
dnl Substitutes PYTHON, PYTHON_CPPFLAGS, pyexecdir; sets ltswig_prefix and PYTHON_SUMMARY.
AC_DEFUN([LTSWIG_PYTHON], [
AC_ARG_VAR([PYTHON], [the Python (>= 3.9) to build the module for])
AC_ARG_VAR([PYTHON_CPPFLAGS], [C preprocessor flags for Python.h, overriding what PYTHON says])
AC_ARG_WITH([python],
    [AS_HELP_STRING([--without-python], [do not build the Python module])],
    [AS_CASE([$withval],
        [yes|no], [],
        [AC_MSG_ERROR([--with-python takes no value: use PYTHON=$withval])])],
    [with_python=yes])

pyexecdir=
AS_IF([test "x$with_python" = xno], [PYTHON=; PYTHON_SUMMARY=no], [
    AS_IF([test -z "$PYTHON"], [AC_PATH_PROGS([PYTHON], [python3 python])])
    AS_IF([test -z "$PYTHON"],
        [LTSWIG_FAIL([Python >= 3.9 is missing], [python3-dev], [python3-devel],
            [Or configure --without-python.])])
    AC_MSG_CHECKING([whether $PYTHON is Python >= 3.9])
    ltswig_version=`"$PYTHON" -c 'import platform; print(platform.python_version())' 2>/dev/null`
    AC_MSG_RESULT([${ltswig_version:-it does not run}])
    AS_IF(["$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 9))' 2>/dev/null], [],
        [LTSWIG_FAIL([Python >= 3.9 is needed, $PYTHON is: ${ltswig_version:-not a Python that runs}],
            [python3-dev], [python3-devel], [Name another one with PYTHON=, or configure --without-python.])])
    dnl A version manager's shim would decide anew in each folder: take the interpreter behind it.
    PYTHON=`"$PYTHON" -c 'import sys; print(sys.executable)'`

    AS_IF([test -z "$PYTHON_CPPFLAGS"], [PYTHON_CPPFLAGS=`"$PYTHON" -c '
import sysconfig
paths = sysconfig.get_paths()
print(" ".join("-I" + p for p in dict.fromkeys((paths@<:@"include"@:>@, paths@<:@"platinclude"@:>@))))'`])
    AC_MSG_CHECKING([for Python.h])
    ltswig_saved_CPPFLAGS=$CPPFLAGS
    CPPFLAGS="$CPPFLAGS $PYTHON_CPPFLAGS"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <Python.h>]], [[Py_Initialize();]])],
        [AC_MSG_RESULT([yes])],
        [AC_MSG_RESULT([no])
        LTSWIG_FAIL([Python.h of $PYTHON is missing (looked with $PYTHON_CPPFLAGS)],
            [python3-dev], [python3-devel],
            [A Python from elsewhere brings its own headers: install it with them.])])
    CPPFLAGS=$ltswig_saved_CPPFLAGS

    dnl Once configured by default into a virtual environment, config.status keeps that prefix.
    AS_IF([test "x$prefix" = xNONE], [
        ltswig_venv=`"$PYTHON" -c 'import sys; sys.prefix != sys.base_prefix and print(sys.prefix)'`
        AS_IF([test -n "$ltswig_venv"], [prefix=$ltswig_venv], [ltswig_default=yes])
    ])
    ltswig_prefix=$prefix
    AS_IF([test "x$prefix" = xNONE], [ltswig_prefix=$ac_default_prefix])
    AC_MSG_CHECKING([where $PYTHON looks for modules below $ltswig_prefix])
    pyexecdir=`"$PYTHON" -c '
import os, site, sys, sysconfig
prefix, default = os.path.normpath(sys.argv@<:@1@:>@), sys.argv@<:@2:@:>@
own = sysconfig.get_path("platlib")
paths = @<:@own@:>@ + @<:@sysconfig.get_path("platlib", s)
                 for s in sysconfig.get_scheme_names() if s in ("posix_local", "deb_system", "posix_prefix")@:>@
known = {os.path.normpath(p) for p in sys.path + site.getsitepackages()}
for path in map(os.path.normpath, paths):
    rest = os.path.relpath(path, prefix)
    if path in known and rest.split(os.sep)@<:@0@:>@ in ("lib", "lib64"):
        print("\${exec_prefix}/" + rest)
        break
else:
    if default:
        print(own)
    else:
        base = {k: "\${exec_prefix}" for k in ("base", "platbase", "installed_base", "installed_platbase")}
        print(sysconfig.get_path("platlib", "posix_prefix", vars=base))
' "$ltswig_prefix" $ltswig_default`
    AC_MSG_RESULT([$pyexecdir])
    PYTHON_SUMMARY="$ltswig_version ($PYTHON), installed in `prefix=$ltswig_prefix; exec_prefix=$prefix; eval echo "$pyexecdir"`"
])
ltswig_prefix=$prefix
AS_IF([test "x$prefix" = xNONE], [ltswig_prefix=$ac_default_prefix])
AC_SUBST([pyexecdir])
AM_CONDITIONAL([WITH_PYTHON], [test "x$with_python" != xno])
])
