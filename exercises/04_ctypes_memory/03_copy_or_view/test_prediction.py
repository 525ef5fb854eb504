"""Checks prediction.py: each object is made, one side is changed, the other is looked at."""

import array
import ast
import importlib
from collections.abc import Callable
from ctypes import POINTER, c_char, c_int32, cast, create_string_buffer
from pathlib import Path
from typing import Any

import numpy as np

SOURCE = Path(__file__).resolve().parent / "prediction.py"


class Things:
    """The objects of the README, fresh for each line."""

    def __init__(self) -> None:
        self.data = bytearray(b"hamlet")
        self.numbers = (c_int32 * 3)(1, 2, 3)
        self.listed = array.array("i", [1, 2, 3])
        self.table = np.array([[1, 2, 3], [4, 5, 6]], dtype=np.int32)
        self.buffer = create_string_buffer(b"hamlet")


def change(things: Things) -> None:
    """Write something else everywhere."""
    things.data[:] = b"HAMLET"
    for number in range(3):
        things.numbers[number] += 100
        things.listed[number] += 100
    things.table += 100
    things.buffer.value = b"HAMLET"


def seen(thing: Any) -> list[Any]:
    """What an object shows now."""
    return [thing[number] for number in range(2)]


def measured(line: Callable[[Things], Any]) -> str:
    """What really happens."""
    things = Things()
    try:
        made = line(things)
    except (TypeError, ValueError, BufferError):
        return "refused"
    before = seen(made)
    change(things)
    return "copy" if seen(made) == before else "view"


def check(name: str, line: str, make: Callable[[Things], Any]) -> None:
    predicted = importlib.import_module("prediction").PREDICTION.get(name)
    assert predicted in ("copy", "view", "refused"), (
        f'{name} is {predicted!r}, expected "copy", "view" or "refused" for {line}'
    )
    assert predicted == measured(make), (
        f"{name} is {predicted!r}, expected another word: {line} was made, and it is not so"
    )


def test_a() -> None:
    check("a", "(c_char * 6).from_buffer(data)", lambda t: (c_char * 6).from_buffer(t.data))


def test_b() -> None:
    check(
        "b",
        "(c_char * 6).from_buffer(bytes(data))",
        lambda t: (c_char * 6).from_buffer(bytes(t.data)),
    )


def test_c() -> None:
    check("c", "create_string_buffer(bytes(data))", lambda t: create_string_buffer(bytes(t.data)))


def test_d() -> None:
    check("d", "numbers[0:2]", lambda t: t.numbers[0:2])


def test_e() -> None:
    check("e", "memoryview(numbers)", lambda t: memoryview(t.numbers).cast("B").cast("i"))


def test_f() -> None:
    check("f", "(c_int32 * 3)(*listed)", lambda t: (c_int32 * 3)(*t.listed))


def test_g() -> None:
    check("g", "np.ascontiguousarray(table[:, 1])", lambda t: np.ascontiguousarray(t.table[:, 1]))


def test_h() -> None:
    check("h", "np.ascontiguousarray(table[1])", lambda t: np.ascontiguousarray(t.table[1]))


def test_i() -> None:
    check("i", "np.ctypeslib.as_array(numbers)", lambda t: np.ctypeslib.as_array(t.numbers))


def test_j() -> None:
    check("j", "buffer.value", lambda t: t.buffer.value)


def test_k() -> None:
    check(
        "k",
        "np.ascontiguousarray(table, dtype=np.int64)",
        lambda t: np.ascontiguousarray(t.table, dtype=np.int64)[0],
    )


def test_m() -> None:
    check("m", "cast(numbers, POINTER(c_int32))", lambda t: cast(t.numbers, POINTER(c_int32)))


def test_no_help() -> None:
    tree = ast.walk(ast.parse(SOURCE.read_bytes()))
    assert not any(isinstance(node, ast.Import | ast.ImportFrom | ast.Call) for node in tree), (
        "prediction.py imports or calls something, expected words alone: a prediction asks nobody"
    )
