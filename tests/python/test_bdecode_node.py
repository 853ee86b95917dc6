# SPDX-License-Identifier: BSD-3-Clause
"""bdecode_node: bencoded data that is looked into, not converted."""

from __future__ import annotations

import copy
import gc
import pickle

import pytest

import libtorrent as lt

ENTRY = {
    b"dict": {b"x": 1},
    b"int": -7,
    b"list": [1, b"two", [3], {b"four": 4}],
    b"string": b"\x00\xff text",
}
DATA = lt.bencode(ENTRY)


@pytest.fixture
def root() -> lt.bdecode_node:
    return lt.bdecode_node(DATA)


def test_types(root: lt.bdecode_node) -> None:
    types = lt.bdecode_node.type_t
    assert root.type() == types.dict_t == lt.bdecode_node.dict_t == 1
    found = [root.dict_at(i)[1].type() for i in range(root.dict_size())]
    assert found == [types.dict_t, types.int_t, types.list_t, types.string_t]
    assert found[0].name == "dict_t"


def test_dicts(root: lt.bdecode_node) -> None:
    assert root.dict_size() == 4
    assert [root.dict_at(i)[0] for i in range(4)] == sorted(ENTRY)
    assert root.dict_find(b"int").int_value() == root.dict_find("int").int_value() == -7
    assert root.dict_find(b"nothing") is None
    assert root.dict_find_list(b"list").list_size() == 4
    assert root.dict_find_dict(b"dict").dict_find_int(b"x").int_value() == 1
    assert root.dict_find_string(b"string").string_value() == ENTRY[b"string"]
    for find in (root.dict_find_list, root.dict_find_dict, root.dict_find_string):
        assert find(b"int") is None
    assert root.dict_find_int(b"list") is None
    assert root.dict_find_string_value(b"string") == ENTRY[b"string"]
    assert root.dict_find_string_value(b"int") == b""
    assert root.dict_find_string_value(b"int", b"default") == b"default"
    assert root.dict_find_int_value(b"int", 5) == -7
    assert root.dict_find_int_value(b"string", 5) == 5
    assert root.dict_find_int_value(b"nothing") == 0


def test_lists(root: lt.bdecode_node) -> None:
    items = root.dict_find(b"list")
    assert items is not None
    assert [items.list_at(i).value() for i in range(items.list_size())] == ENTRY[b"list"]
    assert items.list_int_value_at(0) == 1
    assert items.list_int_value_at(1, 9) == 9
    assert items.list_string_value_at(1) == b"two"
    assert items.list_string_value_at(0, b"none") == b"none"


def test_sections(root: lt.bdecode_node) -> None:
    for i in range(root.dict_size()):
        _key, node = root.dict_at(i)
        section = node.data_section()
        assert DATA[node.data_offset() :].startswith(section)
        assert lt.bdecode(section) == node.value()
    text = root.dict_find(b"string")
    assert text is not None
    begin = text.string_offset()
    assert DATA[begin : begin + text.string_length()] == ENTRY[b"string"]
    assert root.value() == lt.bdecode(DATA)


def test_nodes_keep_the_data_alive() -> None:
    data = bytearray(DATA)
    node = lt.bdecode_node(data).dict_find(b"list").list_at(3)
    data[:] = bytes(len(data))
    del data
    gc.collect()
    assert node.value() == {b"four": 4}


def test_values(root: lt.bdecode_node) -> None:
    same = lt.bdecode_node(DATA + b"what follows is ignored")
    assert root == same == copy.copy(root) == copy.deepcopy(root)
    assert root != root.dict_find(b"list")
    assert pickle.loads(pickle.dumps(root)) == root
    part = root.dict_find(b"list")
    assert pickle.loads(pickle.dumps(part)).value() == ENTRY[b"list"]
    with pytest.raises(TypeError):
        hash(root)
    assert "two" in repr(part)
    assert len(repr(lt.bdecode_node(lt.bencode([1] * 10000)))) < 300
    long = lt.bdecode_node(lt.bencode([ENTRY] * 10))
    assert len(long.print_entry().splitlines()) > 10
    assert len(long.print_entry(True).splitlines()) == 1
    assert str(root) == root.print_entry(True)


def test_wrong_use(root: lt.bdecode_node) -> None:
    number = root.dict_find(b"int")
    for call in (
        number.dict_size,
        number.list_size,
        number.string_value,
        number.string_length,
        number.string_offset,
        root.int_value,
        root.list_size,
        lambda: number.dict_find(b"x"),
        lambda: number.dict_at(0),
        lambda: root.list_at(0),
        lambda: root.list_int_value_at(0),
        lambda: root.list_string_value_at(0),
    ):
        with pytest.raises(TypeError, match=r"the node is an? \w+, not an? \w+"):
            call()
    items = root.dict_find(b"list")
    for index in (-1, 4, 2**31 - 1):
        for function in (
            items.list_at,
            items.list_int_value_at,
            items.list_string_value_at,
            root.dict_at,
        ):
            with pytest.raises(IndexError):
                function(index)
    with pytest.raises(OverflowError):
        items.list_at(2**31)
    with pytest.raises(TypeError):
        lt.bdecode_node("text")
    with pytest.raises(TypeError):
        lt.bdecode_node()


@pytest.mark.parametrize("data", [b"", b"d", b"i5", b"9:short", b"x", b"d1:a", b"l" * 200])
def test_malformed(data: bytes) -> None:
    with pytest.raises(lt.BdecodeError) as caught:
        lt.bdecode_node(data)
    assert caught.value.code.category() == lt.bdecode_category()


def test_limits() -> None:
    deep = b"l" * 50 + b"e" * 50
    lt.bdecode_node(deep)
    with pytest.raises(lt.BdecodeError):
        lt.bdecode_node(deep, 20)
    with pytest.raises(lt.BdecodeError):
        lt.bdecode_node(lt.bencode([1] * 100), 100, 50)
    with pytest.raises(ValueError, match="negative"):
        lt.bdecode_node(deep, -1)
    endless = b"l" * 1000000
    with pytest.raises(lt.BdecodeError):
        lt.bdecode_node(endless, 2**31 - 1, 2**31 - 1)


def test_soft_errors(root: lt.bdecode_node) -> None:
    assert root.has_soft_error() is None
    assert "unsorted" in lt.bdecode_node(b"d1:bi0e1:ai0ee").has_soft_error()
