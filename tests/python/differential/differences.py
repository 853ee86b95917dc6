# SPDX-License-Identifier: BSD-3-Clause
"""The deliberate differences from the reference: scenario (or *), pattern of the step, reason."""

from __future__ import annotations

DIFFERENCES: list[tuple[str, str, str]] = []
