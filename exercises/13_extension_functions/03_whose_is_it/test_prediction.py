"""Measures what the C API does with references, and compares it with prediction.py.

The functions are called as C calls them, with addresses, so that nobody else counts.
"""

import ctypes
import importlib
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

api = ctypes.PyDLL(None)
ADDRESS = ctypes.c_void_p


def function(name: str, result: Any, *arguments: Any) -> Any:
    """A function of Python's C API."""
    found = getattr(api, name)
    found.restype, found.argtypes = result, arguments
    return found


new_float = function("PyFloat_FromDouble", ADDRESS, ctypes.c_double)
new_list = function("PyList_New", ADDRESS, ctypes.c_ssize_t)
append = function("PyList_Append", ctypes.c_int, ADDRESS, ADDRESS)
set_item = function("PyList_SetItem", ctypes.c_int, ADDRESS, ctypes.c_ssize_t, ADDRESS)
get_item = function("PyList_GetItem", ADDRESS, ADDRESS, ctypes.c_ssize_t)
new_dict = function("PyDict_New", ADDRESS)
put = function("PyDict_SetItemString", ctypes.c_int, ADDRESS, ctypes.c_char_p, ADDRESS)
look_up = function("PyDict_GetItemString", ADDRESS, ADDRESS, ctypes.c_char_p)
take = function("Py_IncRef", None, ADDRESS)
give = function("Py_DecRef", None, ADDRESS)


def build(format: bytes, *objects: int) -> int:
    """Py_BuildValue, which takes as many arguments as its format says."""
    api.Py_BuildValue.restype = ADDRESS
    api.Py_BuildValue.argtypes = [ctypes.c_char_p, *[ADDRESS] * len(objects)]
    made = api.Py_BuildValue(format, *objects)
    assert isinstance(made, int)
    return made


def count(address: int) -> int:
    """The reference count that an object holds."""
    return ctypes.c_ssize_t.from_address(address).value


def number() -> int:
    """A new float, with one reference."""
    made = new_float(random.uniform(1, 100))
    assert isinstance(made, int)
    return made


def filled_list() -> tuple[int, int]:
    """A list with one float, and that float: the reference is the list's."""
    made, item = new_list(1), number()
    set_item(made, 0, item)
    return made, item


def gets(get: Callable[[], tuple[int, int, int]]) -> str:
    """Kind of a call that gives a pointer: from (pointer, its count before, and after)."""
    _, before, after = get()
    return "new" if after > before else "borrowed"


def passes(call: Callable[[int], int]) -> str:
    """Kind of a call that takes an object, and returns its new owner."""
    item = number()
    take(item)  # two references: both ours
    owner = call(item)
    held = count(item)
    give(owner)  # the new owner lets go: how many are left for us?
    left = count(item)
    for _ in range(left):
        give(item)
    return "kept" if held == 3 else "stolen" if left == 1 else "borrowed"


def from_list() -> tuple[int, int, int]:
    made, item = filled_list()
    before = count(item)
    got = get_item(made, 0)
    after = count(item)
    give(made)
    return got, before, after


def from_dict() -> tuple[int, int, int]:
    made, item = new_dict(), number()
    put(made, b"key", item)
    give(item)
    before = count(item)
    got = look_up(made, b"key")
    after = count(item)
    give(made)
    return got, before, after


def brand_new() -> tuple[int, int, int]:
    made = number()
    after = count(made)
    give(made)
    return made, 0, after


def into_list(item: int) -> int:
    made = new_list(1)
    set_item(made, 0, item)
    assert isinstance(made, int)
    return made


def appended(item: int) -> int:
    made = new_list(0)
    append(made, item)
    assert isinstance(made, int)
    return made


MEASURED: dict[str, Callable[[], str]] = {
    "PyFloat_FromDouble": lambda: gets(brand_new),
    "PyList_GetItem": lambda: gets(from_list),
    "PyList_SetItem": lambda: passes(into_list),
    "PyList_Append": lambda: passes(appended),
    "PyDict_GetItemString": lambda: gets(from_dict),
    "Py_BuildValue O": lambda: passes(lambda item: build(b"(O)", item)),
    "Py_BuildValue N": lambda: passes(lambda item: build(b"(N)", item)),
}


def counts() -> list[int]:
    """Do the six lines, and read the count after each."""
    none = id(None)
    made = new_list(2)
    for place in (0, 1):
        take(none)
        set_item(made, place, none)
    found = []
    item = number()
    found.append(count(item))
    append(made, item)
    found.append(count(item))
    set_item(made, 0, item)
    found.append(count(item))
    first = get_item(made, 0)
    found.append(count(item))
    pair = build(b"(OO)", first, first)
    found.append(count(item))
    give(pair)
    found.append(count(item))
    give(made)
    return found


def prediction() -> Any:
    """The learner's file."""
    return importlib.import_module("prediction")


WORDS = "new", "borrowed", "stolen", "kept"


def line_of(name: str) -> str:
    """For a message: the line that holds a prediction."""
    source = Path(prediction().__file__).read_text("utf-8")
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip().startswith((f'"{name}"', f"'{name}'", f"{name} =")):
            return f", line {number}: {line.strip()}"
    return ""


def test_kinds() -> None:
    said = prediction().KINDS
    for name, measure in MEASURED.items():
        assert name in said, f"KINDS has no {name}"
        found = measure()
        assert isinstance(said[name], str), f"{name}: expected a word in quotes"
        assert said[name] in WORDS, f"{name}: {said[name]!r} is none of {WORDS}{line_of(name)}"
        assert str(said[name]) == found, (
            f"{name}: you say {said[name]!r}, and that is not what was measured{line_of(name)}"
        )


def test_counts() -> None:
    said = prediction().COUNTS
    found = counts()
    assert isinstance(said, list | tuple), f"COUNTS is {said!r}, expected a list of six numbers"
    assert len(said) == len(found), f"COUNTS has {len(said)} numbers, expected six"
    for line, (yours, measured) in enumerate(zip(said, found, strict=True), 1):
        assert isinstance(yours, int), f"line {line}: you say {yours!r}, expected a number"
        assert int(yours) == measured, (
            f"line {line}: you say {yours!r}, measured was another count{line_of('COUNTS')}"
        )
