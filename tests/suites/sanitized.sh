# shellcheck shell=sh
# SPDX-License-Identifier: BSD-3-Clause
# To be read by suites that test a build with sanitizers.

# tool PROGRAM PACKAGES: ends the suite with a failure that names the packages if there is no PROGRAM.
tool() {
    command -v "$1" >/dev/null && return
    echo 1..1
    echo "not ok 1 - $1 is missing ($2)"
    exit 0
}

# build_with SANITIZERS FLAGS: libtorrent-c and the Python module again, in $build. Suites that share a
# build wait for each other.
build_with() {
    build=$(cd "$top_builddir" && pwd)/sanitized/${1%%,*}
    mkdir -p "$build" || exit 99
    rm -f "$build"/report.*
    (
        flock 9 || exit 1
        cd "$build" || exit 1
        [ -f Makefile ] || "$top_srcdir/configure" -q PYTHON="$PYTHON" SWIG="$SWIG" --enable-sanitizers="$1" \
            CFLAGS="-O1 -g1 $2" CXXFLAGS="-O1 -g1 $2" CC="$CC" CXX="$CXX" || exit 1
        ASAN_OPTIONS=detect_leaks=0 TSAN_OPTIONS=report_bugs=0
        export ASAN_OPTIONS TSAN_OPTIONS
        make -s -j"$(nproc)" all && make -s -j"$(nproc)" -C tests programs
    ) 9>"$build.lock" >&2 || {
        echo "Bail out! the build with $1 failed"
        exit 99
    }
}

# tests NAME COMMAND...: what a command reports in TAP, numbered through.
count=0
tests() {
    name=$1 plan=no
    shift
    {
        "$@"
        echo "status $?"
    } >"$build/tap"
    while IFS= read -r line; do
        case $line in
        'ok '* | 'not ok '*)
            count=$((count + 1))
            printf '%s\n' "$line" | sed "s|ok [0-9]* *-* *|ok $count - $name: |"
            ;;
        1..*) plan=yes ;;
        'status 0') [ $plan = yes ] || missing "$name reported nothing" ;;
        'status '*) missing "$name ended with $line" ;;
        esac
    done <"$build/tap"
}

missing() {
    count=$((count + 1))
    echo "not ok $count - $1"
}

c_tests() {
    for test in "$@"; do
        tests "$test" sh "$srcdir/suites/cmocka.sh" "$build/tests/$test"
    done
}

# python_tests ARGUMENT...: pytest with the module of that build.
python_tests() {
    # shellcheck disable=SC2016 # that shell's arguments
    tests python sh -c 'TAP_FD=4
        export TAP_FD
        sh "$srcdir/suites/pytest.sh" "$@" 4>&1 1>&2 || test $? -eq 1' sh "$build/run" python "$@"
}

# no_reports: whether a sanitizer has said anything in any process, also in those whose output a test
# has swallowed; ends the suite.
no_reports() {
    if [ -n "$(find "$build" -maxdepth 1 -name 'report.*')" ]; then
        cat "$build"/report.* >&2
        missing 'a sanitizer has reported something'
    else
        count=$((count + 1))
        echo "ok $count - no sanitizer has reported anything"
    fi
    echo "1..$count"
}
