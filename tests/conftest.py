# SPDX-License-Identifier: BSD-3-Clause
"""For the tests in all folders."""

from __future__ import annotations

import signal

# A job in the background of a shell begins with Ctrl-C ignored, and would hand that on to what the
# tests start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
