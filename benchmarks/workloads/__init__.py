# SPDX-License-Identifier: BSD-3-Clause
"""The workloads, a module for each group. Each uses nothing that only one of the modules has."""
