# SPDX-License-Identifier: BSD-3-Clause
"""The command line of libtorrent, one module a command or concept.

``main(argv)`` in :mod:`libtorrent.cli.main` runs one command and returns its exit code;
:mod:`libtorrent.cli.exits` lists the codes.
"""
