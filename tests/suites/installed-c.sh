#!/bin/sh
# SPDX-License-Identifier: BSD-3-Clause
# installed-c.sh PKG-CONFIG-FOLDER LIBRARY-FOLDER: compiles a program in C and one in C++ with what pkg-config says,
# against the installed library, shared and static, and runs them.
pkgconfig=$1 libdir=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
PKG_CONFIG_PATH=$pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
export PKG_CONFIG_PATH
: "${PKG_CONFIG:=pkg-config}"
cat >"$folder/program.c" <<'EOF'
#include <libtorrent-c/libtorrent-c.h>
#include <stdio.h>
#include <string.h>
int main(void) {
    lt_add_torrent_params *params = lt_parse_magnet_uri("magnet:?xt=urn:btih:0102030405060708090a0b0c0d0e0f1011121314&dn=x");
    char *name = lt_object_text((lt_object *)params, "name");
    int ok = name && strcmp(name, "x") == 0 && lt_c_version_num() == LIBTORRENT_C_VERSION_NUM;
    lt_free(name);
    lt_object_unref((lt_object *)params);
    ok = ok && !lt_parse_magnet_uri("nothing") && lt_last_error() == lt_error_libtorrent;
    printf("%s\n", ok ? lt_c_version() : lt_last_error_message());
    return !ok;
}
EOF
cp "$folder/program.c" "$folder/program.cpp"
version=$(sed -n 's/^#define LIBTORRENT_C_VERSION "\(.*\)"/\1/p' "$top_srcdir/cglue/include/libtorrent-c/version.h")
count=0

# result TEXT: the last command's status becomes a line of TAP.
result() {
    status=$?
    count=$((count + 1))
    [ $status -eq 0 ] && echo "ok $count - $1" || echo "not ok $count - $1"
}

flags=$($PKG_CONFIG --cflags --libs libtorrent-c)
test "$($PKG_CONFIG --modversion libtorrent-c)" = "$version"
result "pkg-config says version $version"
case " $flags " in *torrent-rasterbar* | *' -D'* | *' -f'*) false ;; *-ltorrent-c*) true ;; *) false ;; esac
result "it names libtorrent-c alone: $flags"
# shellcheck disable=SC2086 # lists of words
$CC -std=c99 -pedantic -Wall -Wextra -Werror "$folder/program.c" $flags -o "$folder/shared" >&2 &&
    test "$(LD_LIBRARY_PATH=$libdir "$folder/shared")" = "$version"
result 'a C program with the shared library'
# shellcheck disable=SC2086
$CXX "$folder/program.cpp" $flags -o "$folder/shared++" >&2 &&
    test "$(LD_LIBRARY_PATH=$libdir "$folder/shared++")" = "$version"
result 'a C++ program with the shared library'
if [ -f "$libdir/libtorrent-c.a" ]; then
    # A folder without the shared library, so that the linker finds the static one.
    mkdir "$folder/static"
    ln -s "$libdir/libtorrent-c.a" "$folder/static/"
    # shellcheck disable=SC2046
    $CC -std=c99 "$folder/program.c" -L"$folder/static" $($PKG_CONFIG --static --cflags --libs libtorrent-c) \
        -o "$folder/static/program" >&2 &&
        test "$("$folder/static/program")" = "$version" &&
        ! objdump -p "$folder/static/program" | grep -q 'NEEDED.*libtorrent-c'
    result 'a C program with the static library, linked by a C compiler'
else
    count=$((count + 1))
    echo "ok $count # SKIP configured without a static library"
fi
if [ -n "$PYTHON" ]; then
    LD_LIBRARY_PATH=$libdir "$PYTHON" - "$libdir/libtorrent-c.so" "$version" <<'EOF' >&2
import ctypes, sys
library = ctypes.CDLL(sys.argv[1])
library.lt_c_version.restype = ctypes.c_char_p
sys.exit(library.lt_c_version().decode() != sys.argv[2])
EOF
    result 'ctypes loads it'
fi
echo "1..$count"
