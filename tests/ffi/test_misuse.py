# SPDX-License-Identifier: BSD-3-Clause
"""Every public function gets NULL for every pointer, then an object of a wrong class.

The calls are made from the declarations of the headers, in a process of their own, which says what it calls
before it does.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

from conftest import Library, load

# Pointers may be NULL there, and why.
FREES = "what frees takes NULL"
FALSE = "false is the answer for nothing"
COUNT = "nothing has none"
NEW = "the default is meant"
NULL_IS_FINE = {
    "lt_object_unref": FREES,
    "lt_value_free": FREES,
    "lt_slot_clear": FREES,
    "lt_free": FREES,
    "lt_set_error": "the message is empty then",
    "lt_set_interrupted": "nobody is asked then",
    "lt_set_locked": "no lock is taken then",
    "lt_object_ref": "NULL has no references",
    "lt_object_is": FALSE,
    "lt_object_hash": COUNT,
    "lt_object_class_index": COUNT,
    "lt_class_index": COUNT,
    "lt_class_field_count": COUNT,
    "lt_class_may_wait": FALSE,
    "lt_class_has_equality": FALSE,
    "lt_class_has_order": FALSE,
    "lt_class_has_hash": FALSE,
    "lt_class_constructible": FALSE,
    "lt_field_writable": FALSE,
    "lt_field_is_method": FALSE,
    "lt_enum_is_flags": FALSE,
    "lt_enum_value_count": COUNT,
    "lt_function_callable": FALSE,
    "lt_function_parameter_count": COUNT,
    "lt_find_metric_idx": "there is no metric without a name",
    "lt_error_code_new": "the category is the system's",
    "lt_sha1_hash_new": NEW,
    "lt_sha256_hash_new": NEW,
    "lt_info_hash_t_new": NEW,
    "lt_session_new": NEW,
    "lt_session_params_new": NEW,
}


def signature(name: str) -> Any:
    lt = load()
    return lt.ffi.typeof(getattr(lt.lib, name))


def nothing(lt: Library, parameter: Any) -> Any:
    """NULL, 0, 0.0 or false."""
    return lt.ffi.NULL if parameter.kind in ("pointer", "function") else 0


def wrong_object(lt: Library, parameter: Any) -> Any:
    """An object of another class than the parameter's."""
    other = "hasher" if "sha1_hash" in parameter.cname else "sha1_hash"
    made = getattr(lt.lib, f"lt_{other}_new")
    return lt.ffi.cast("lt_object *", made() if other == "hasher" else made(lt.ffi.NULL))


def is_typed_object(lt: Library, parameter: Any) -> bool:
    """Whether it is a pointer to objects of one class."""
    if parameter.kind != "pointer" or parameter.item.kind != "struct":
        return False
    name = parameter.item.cname.replace("struct ", "").removeprefix("lt_")
    return bool(lt.lib.lt_class_find(name.encode()))


def call(lt: Library, name: str, arguments: list[Any]) -> dict[str, Any]:
    """What a call does, as plain data."""
    lt.lib.lt_clear_error()
    result = getattr(lt.lib, name)(*arguments)
    kind = signature(name).result.kind
    if kind == "pointer":
        result = int(lt.ffi.cast("intptr_t", result))
    return {"result": result, "error": lt.error()}


def child() -> None:
    """Calls all functions, each announced; for the process of its own."""
    lt = load()
    for name in lt.names():
        parameters = signature(name).args
        plain = [nothing(lt, p) for p in parameters]
        print(json.dumps({"name": name, "with": "NULL"}), flush=True)
        print(json.dumps({"name": name, "did": call(lt, name, plain)}), flush=True)
        for i, parameter in enumerate(parameters):
            if is_typed_object(lt, parameter):
                wrong = wrong_object(lt, parameter)
                arguments = [*plain[:i], lt.ffi.cast(parameter, wrong), *plain[i + 1 :]]
                print(json.dumps({"name": name, "with": f"wrong {i}"}), flush=True)
                did = call(lt, name, arguments)
                print(json.dumps({"name": name, "parameter": i, "did": did}), flush=True)
                lt.lib.lt_object_unref(wrong)


@cache
def outcome() -> list[dict[str, Any]]:
    """What the calls did."""
    program = "import sys; sys.path.insert(0, sys.argv[1]); import test_misuse; test_misuse.child()"
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", program, str(Path(__file__).parent)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, (lines[-1] if lines else None, done.stderr[-2000:])
    return lines


def test_nothing_crashes() -> None:
    assert len(outcome()) > 1000


def test_null_is_an_error_or_fine_for_a_reason() -> None:
    wrong = []
    for line in outcome():
        if "did" not in line or "parameter" in line:
            continue
        name = line["name"]
        takes = any(p.kind == "pointer" for p in signature(name).args)
        if takes and (line["did"]["error"] != "none") == (name in NULL_IS_FINE):
            wrong.append((name, line["did"]))
    assert not wrong


def test_what_fails_says_so_by_its_result() -> None:
    wrong = []
    for line in outcome():
        if "did" not in line or line["did"]["error"] == "none":
            continue
        result, kind = line["did"]["result"], signature(line["name"]).result
        fails = {"pointer": 0, "void": None, "enum": 0}.get(kind.kind, -1)
        if kind.cname == "_Bool":
            fails = False
        if result != fails:
            wrong.append((line["name"], line["did"], kind.cname))
    assert not wrong


def test_an_object_of_a_wrong_class_is_an_error() -> None:
    errors = [line["did"]["error"] for line in outcome() if "parameter" in line]
    # Of a few functions the zeros beside it are wrong, too, and said first.
    assert set(errors) <= {"type", "value", "index"}
    assert errors.count("type") > 350


def test_reasons_are_of_functions_that_there_are() -> None:
    assert NULL_IS_FINE.keys() <= set(load().names())


def test_values_that_are_not_complete_are_refused(lt: Library) -> None:
    value = lt.lib.lt_value_new()
    assert lt.lib.lt_value_begin(value, lt.lib.lt_kind_map) == 0
    assert lt.lib.lt_value_add_string(value, b"key") == 0
    assert lt.lib.lt_value_end(value) == -1
    assert lt.error() == "value"
    assert not lt.lib.lt_value_root(value)
    assert lt.error() == "value"
    assert not lt.lib.lt_session_new(value, 0)
    assert lt.error() == "value"
    lt.lib.lt_value_free(value)
