# SPDX-License-Identifier: BSD-3-Clause
"""Settings of Sphinx for the manual; docs/manual/build.py runs it."""

from __future__ import annotations

import importlib.util
import os

project = "libtorrent-swig"
author = "the authors of libtorrent-swig"
copyright = "BSD-3-Clause"
release = version = os.environ["MANUAL_VERSION"]

extensions = ["sphinx.ext.intersphinx"] if os.environ.get("MANUAL_ONLINE") else []
intersphinx_mapping = {"python": ("https://docs.python.org/3", None)}
exclude_patterns = ["*.inc"]
default_role = "code"
highlight_language = "python3"
primary_domain = "py"
add_function_parentheses = True
add_module_names = False
nitpicky = True
# Python's own names, which only an online build can look up, and names that the stubs have for themselves.
nitpick_ignore_regex = [(r"py:.*", r"(Buffer|Sequence\[bool\]|_\w+)")]
nitpick_ignore_regex.append((r"c:identifier", r"u?int\d+_t|size_t|bool"))  # C's own
if not extensions:
    nitpick_ignore_regex.append(
        (r"py:.*", r"(builtins|collections|datetime|os|typing|io|asyncio)\..*")
    )

html_theme = "furo" if importlib.util.find_spec("furo") else "alabaster"
html_title = f"libtorrent-swig {release}"
html_show_copyright = False
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
pygments_style = "friendly"
