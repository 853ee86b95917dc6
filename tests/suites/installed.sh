#!/bin/sh
# SPDX-License-Identifier: BSD-3-Clause
# A minute of tests of an installed copy of the Python module, the one that $PYTHON imports: of what a
# package could get wrong rather than of every detail.
exec sh "$srcdir/suites/pytest.sh" env python/test_transfer.py \
    "$srcdir/python/test_alerts.py" "$srcdir/python/test_bencode.py" \
    "$srcdir/python/test_create_torrent.py" "$srcdir/python/test_settings.py" \
    "$srcdir/python/test_torrent_info.py" "$srcdir/python/cli/test_cli_local.py"
