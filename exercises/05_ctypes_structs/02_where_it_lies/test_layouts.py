"""Checks the rules in layouts.py: ctypes says where the fields really lie."""

import ast
import ctypes
import importlib
import random
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parent / "layouts.py"
TYPES = {1: ctypes.c_int8, 2: ctypes.c_int16, 4: ctypes.c_int32, 8: ctypes.c_int64}
FIRST = [[1, 8, 4], [8, 4, 1], [1, 1, 2], [4], [2, 1], [1, 8, 1]]


def structs() -> list[list[int]]:
    """Some that show each rule, and some that are new in each run."""
    return FIRST + [random.choices([1, 2, 4, 8], k=random.randint(1, 7)) for _ in range(40)]


def struct(sizes: list[int], **more: Any) -> Any:
    fields = [(f"f{number}", TYPES[size]) for number, size in enumerate(sizes)]
    return type("Struct", (ctypes.Structure,), {**more, "_fields_": fields})


def check(name: str, *arguments: Any, expected: Any) -> None:
    got = getattr(importlib.import_module("layouts"), name)(*arguments)
    shown = ", ".join(map(repr, arguments))
    assert got == expected, f"{name}({shown}) gave {got!r}, expected {expected!r}"


def test_next_multiple() -> None:
    for alignment in (1, 2, 4, 8):
        for offset in range(20):
            expected = next(n for n in range(offset, offset + 8) if n % alignment == 0)
            check("next_multiple", offset, alignment, expected=expected)


def test_offsets() -> None:
    for sizes in structs():
        kind = struct(sizes)
        expected = [getattr(kind, field[0]).offset for field in kind._fields_]
        check("offsets", sizes, expected=expected)


def test_size() -> None:
    for sizes in structs():
        check("size", sizes, expected=ctypes.sizeof(struct(sizes)))


def test_packed_size() -> None:
    for sizes in structs():
        kind = struct(sizes, _pack_=1, _layout_="ms")
        check("packed_size", sizes, expected=ctypes.sizeof(kind))


def test_in_array() -> None:
    for sizes in structs():
        kind, field = struct(sizes), random.randrange(len(sizes))
        for index in (0, 1, random.randint(2, 99)):
            begin = index * ctypes.sizeof(kind) + getattr(kind, f"f{field}").offset
            check("in_array", sizes, index, field, expected=begin)


def test_no_help_from_ctypes() -> None:
    tree = ast.walk(ast.parse(SOURCE.read_bytes()))
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in tree), (
        "layouts.py imports something, expected plain Python: a prediction does not ask ctypes"
    )
