dnl SPDX-License-Identifier: BSD-3-Clause

dnl LTSWIG_LUA
dnl Option --with-lua[=INTERPRETER]. Finds Lua >= 5.1 or LuaJIT: an interpreter and the headers of the same version.
dnl Substitutes LUA, LUA_CFLAGS, luaexecdir; sets LUA_SUMMARY.
AC_DEFUN([LTSWIG_LUA], [
AC_ARG_VAR([LUA], [the Lua interpreter (>= 5.1, or LuaJIT)])
AC_ARG_WITH([lua],
    [AS_HELP_STRING([--with-lua@<:@=INTERPRETER@:>@], [build the Lua module (default: no)])],
    [], [with_lua=no])

luaexecdir=
AS_IF([test "x$with_lua" = xno], [LUA=; LUA_SUMMARY=no], [
    AS_IF([test "x$with_lua" != xyes], [LUA=$with_lua])
    AS_IF([test -z "$LUA"],
        [AC_PATH_PROGS([LUA], [lua5.4 lua54 lua-5.4 lua lua5.3 lua53 lua-5.3 luajit lua5.1 lua51 lua-5.1])])
    ltswig_version= ltswig_pc=
    AS_IF([test -n "$LUA"],
        [ltswig_version=`$LUA -e 'print((_VERSION:gsub("^Lua ", "")))' 2>/dev/null`])
    AS_CASE([$ltswig_version],
        [5.[[1-9]]], [],
        [LTSWIG_FAIL([Lua >= 5.1 is needed for --with-lua, found: ${LUA:-none} $ltswig_version],
            [lua5.4 liblua5.4-dev], [lua lua-devel])])
    dnl LuaJIT says that it is Lua 5.1, and has headers of its own.
    AS_IF([$LUA -e 'os.exit(jit and 0 or 1)' 2>/dev/null],
        [AS_IF([$PKG_CONFIG --exists luajit], [ltswig_pc=luajit],
            [LTSWIG_FAIL([the headers of LuaJIT are missing (no pkg-config file)],
                [libluajit-5.1-dev], [luajit-devel])])])
    for ltswig_name in lua$ltswig_version lua-$ltswig_version lua`AS_ECHO([$ltswig_version]) | tr -d .` lua; do
        AS_IF([test -z "$ltswig_pc" && $PKG_CONFIG --exists "$ltswig_name >= $ltswig_version"],
            [ltswig_pc=$ltswig_name])
    done
    AS_IF([test -n "$ltswig_pc"], [],
        [LTSWIG_FAIL([the headers of Lua $ltswig_version are missing (no pkg-config file)],
            [liblua$ltswig_version-dev], [lua-devel])])
    PKG_CHECK_MODULES([LUA], [$ltswig_pc])

    dnl Lua looks below its own prefix in its own folder, and in /usr/local/lib/lua by default.
    AC_MSG_CHECKING([for the folder of Lua modules below $ltswig_prefix])
    luaexecdir=`$PKG_CONFIG --variable=INSTALL_CMOD $ltswig_pc`
    AS_CASE([$luaexecdir],
        ["$ltswig_prefix"/lib*], [luaexecdir='${exec_prefix}'`AS_ECHO(["$luaexecdir"]) | sed "s|^$ltswig_prefix||"`],
        [luaexecdir='${exec_prefix}/lib/lua/'$ltswig_version])
    AC_MSG_RESULT([$luaexecdir])
    LUA_SUMMARY="$ltswig_version ($LUA), installed in `prefix=$ltswig_prefix; exec_prefix=$prefix; eval echo "$luaexecdir"`"
])
AC_SUBST([luaexecdir])
AM_CONDITIONAL([WITH_LUA], [test "x$with_lua" != xno])
])
