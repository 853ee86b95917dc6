#!/bin/sh
# SPDX-License-Identifier: BSD-3-Clause
# cmocka.sh PROGRAM: a cmocka program exits with its number of failed tests, which TAP has told
# already; any other status (a crash, a sanitizer) is passed on as an error of its own.
output=$("$@")
status=$?
printf '%s\n' "$output"
test "$status" -eq "$(printf '%s\n' "$output" | grep -c '^not ok')" && exit 0
exit "$status"
