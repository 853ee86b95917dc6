# SPDX-License-Identifier: BSD-3-Clause
"""Generators of pages, see build.py."""
