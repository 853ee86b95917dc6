# SPDX-License-Identifier: BSD-3-Clause
"""Nothing public is without a comment beside its declaration, in the headers and in the tables."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from conftest import HEADERS, LIBRARY, TOP, Library

sys.path.insert(0, str(TOP / "docs" / "manual"))
from generators.c import Header, Item, headers, parse, write

ALL = headers(HEADERS / "libtorrent-c")
DECLARED = [(h, i) for h in ALL for i in h.declarations()]

# Enums whose values libtorrent has a message for each.
ERRORS = re.compile(r"^Errors of category `\w+`\.")

# Whose result may be kept is told by the function or for all of its header.
OWNED = re.compile(r"^(?:char|lt_(?!status|error_kind)\w+) \*lt_")


def lists_of(header: Header) -> dict[str, Item]:
    return {item.name: item for item in header.declarations() if item.kind == "list"}


@pytest.mark.parametrize("header", ALL, ids=lambda h: h.name)
def test_header_says_what_it_is_for_and_what_threads_may_do(header: Header) -> None:
    assert len(header.comment) > 40
    if any(item.kind == "function" for item in header.declarations()):
        assert re.search(r"thread|wait", header.comment, re.IGNORECASE), (
            "nothing of threads or waiting"
        )


@pytest.mark.parametrize(("header", "item"), DECLARED, ids=lambda x: x.name)
def test_declaration_has_a_comment(header: Header, item: Item) -> None:
    comment = item.comment
    if item.kind == "enum" and not comment:
        used = re.search(r"\b(LT_\w+)\(", item.text)
        comment = lists_of(header)[used[1]].comment if used else ""
    assert len(comment.split()) > 1, f"{item.name} has no comment"
    for name, text in item.members if item.kind == "struct" else ():
        assert text, f"{item.name}.{name} has no comment"


def test_who_owns_a_result_is_told() -> None:
    silent = []
    for header, item in DECLARED:
        if item.kind == "function" and OWNED.match(item.text):
            said = f"{item.comment} {header.comment}"
            if not re.search(r"the\s+caller's|caller's own|borrowed", said, re.IGNORECASE):
                silent.append(item.name)
    assert not silent


def test_every_class_and_field_has_a_comment(lt: Library) -> None:
    fields = 0
    for i in range(lt.lib.lt_class_count()):
        cls = lt.lib.lt_class_at(i)
        assert len(lt.text(lt.lib.lt_class_doc(cls))) >= 4, lt.text(lt.lib.lt_class_name(cls))
        for k in range(lt.lib.lt_class_field_count(cls)):
            field = lt.lib.lt_class_field_at(cls, k)
            assert len(lt.text(lt.lib.lt_field_doc(field))) >= 4, lt.text(
                lt.lib.lt_field_name(field)
            )
            fields += 1
    assert fields > 500


def test_every_enumerator_has_a_meaning(lt: Library) -> None:
    values = 0
    for i in range(lt.lib.lt_enum_count()):
        enum = lt.lib.lt_enum_at(i)
        for k in range(lt.lib.lt_enum_value_count(enum)):
            name = lt.text(lt.lib.lt_enum_value_name(enum, k))
            about = lt.text(lt.lib.lt_enum_value_doc(enum, k))
            # Notes stand in parentheses behind the meaning.
            assert len(about.partition(" (")[0]) > 1, (lt.text(lt.lib.lt_enum_name(enum)), name)
            values += 1
    assert values > 700


@pytest.mark.parametrize(
    "item", [item for _, item in DECLARED if item.kind == "list"], ids=lambda item: item.name
)
def test_every_row_of_a_list_says_what_it_stands_for(item: Item) -> None:
    silent = [name for name, rest in item.members if not re.search(r'"[^"]{2,}"$', rest)]
    if ERRORS.search(item.comment):
        assert len(silent) == len(item.members), "its values have messages already"
    else:
        assert not silent


def test_the_table_of_functions_has_the_comments(lt: Library) -> None:
    comments = {i.name: " ".join(i.comment.split()) for _, i in DECLARED if i.kind == "function"}
    told = {
        lt.text(lt.lib.lt_function_name(f)): lt.text(lt.lib.lt_function_doc(f))
        for f in lt.functions()
    }
    assert told == comments


def test_a_missing_comment_is_noticed(tmp_path: Path) -> None:
    header = tmp_path / "x.h"
    header.write_text(
        "/* Of x. */\n\n/* Yes. */\nLT_EXPORT int lt_a(void);\nLT_EXPORT int lt_b(int c);\n"
    )
    assert [(i.name, i.comment) for i in parse(header).declarations()] == [
        ("lt_a", "Yes."),
        ("lt_b", ""),
    ]


def test_the_reference_has_all_of_it(tmp_path: Path, lt: Library) -> None:
    write(TOP, LIBRARY.parents[2], tmp_path)
    pages = "".join(page.read_text() for page in tmp_path.rglob("*.rst"))
    missing = [i.name for _, i in DECLARED if i.kind == "function" and f"{i.name}(" not in pages]
    assert not missing
    names = [
        lt.text(lt.lib.lt_class_name(lt.lib.lt_class_at(i))) for i in range(lt.lib.lt_class_count())
    ]
    assert all(f"\n{name}\n---" in pages for name in names)
