#!/bin/sh
# SPDX-License-Identifier: BSD-3-Clause
# pytest.sh LAUNCHER FOLDER [ARGUMENT...]: runs the tests of a folder; with TAP_FD set, also reports
# each test in TAP on that file descriptor.
launcher=$1 folder=$2
shift 2
if ! "$PYTHON" -c 'import pytest' 2>/dev/null; then
    echo "pytest of $PYTHON is missing (Debian, Fedora: python3-pytest; else: pip install pytest)" >&2
    exit 99
fi
PYTHONPATH="$srcdir/tap${PYTHONPATH:+:$PYTHONPATH}"
export PYTHONPATH
exec "$launcher" "$PYTHON" -m pytest -c "$srcdir/pytest.ini" --rootdir "$srcdir" \
    -p no:cacheprovider ${TAP_FD:+-p pytest_tap} "$@" "$srcdir/$folder"
