# SPDX-License-Identifier: BSD-3-Clause
"""``python3 -m libtorrent``: the command line."""

import sys

from libtorrent.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
