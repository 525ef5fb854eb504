"""Runs the six programs, and compares with what answers.py said."""

import ast
import importlib
import random
from pathlib import Path
from typing import Any

from cffi import FFI

ffi = FFI()
ffi.cdef("struct pair { int left; int right; };")


def check(name: str, shown: Any, *arguments: Any) -> None:
    """Ask answers.py, and compare."""
    call = f"{name}({', '.join(map(repr, arguments))})"
    answer = getattr(importlib.import_module("answers"), name)(*arguments)
    assert answer is not None, f"{call} gave None: say it with return, not print"
    assert type(answer) is type(shown), (
        f"{call} gave {answer!r}, of type {type(answer).__name__}: "
        f"what the program shows is of type {type(shown).__name__}"
    )
    assert answer == shown, f"{call} gave {answer!r}, and the program shows something else"


def some() -> tuple[int, int]:
    """Two numbers, new in each run."""
    old, new = random.sample(range(1, 1_000_000), 2)
    return old, new


def test_element() -> None:
    old, new = some()
    pairs = ffi.new("struct pair[]", [(old, 0), (old, 0)])
    first = pairs[0]
    pairs[0].left = new
    check("element", first.left, old, new)


def test_copied() -> None:
    old, new = some()
    pair = ffi.new("struct pair *", (old, 0))
    other = ffi.new("struct pair *", pair[0])
    pair.left = new
    check("copied", other.left, old, new)


def test_number() -> None:
    old, new = some()
    pair = ffi.new("struct pair *", (old, 0))
    left = pair.left
    pair.left = new
    check("number", left, old, new)


def test_neighbour() -> None:
    old, new = some()
    numbers = ffi.new("int[]", [old, old, old])
    second = numbers + 1
    second[1] = new
    check("neighbour", ffi.unpack(numbers, 3), old, new)


def test_text() -> None:
    for _ in range(5):
        length, words = importlib.import_module("answers").text(b"a", b"b") or (0, b"")
        assert not isinstance(words, str), (
            f"text(b'a', b'b') gave {(length, words)!r}: ffi.string gives bytes, and this is a str"
        )
        first = b"x" * random.randint(0, 9)
        second = b"y" * random.randint(0, 9)
        chars = ffi.new("char[]", first + b"\0" + second)
        check("text", (len(chars), ffi.string(chars)), first, second)


def test_cut() -> None:
    for _ in range(20):
        number = random.randint(0, 100_000)
        check("cut", int(ffi.cast("uint8_t", number)), number)


def test_no_cffi() -> None:
    """The answers are yours, not CFFI's."""
    source = (Path(__file__).resolve().parent / "answers.py").read_bytes()
    tree = ast.walk(ast.parse(source))  # bytes: Python finds out the encoding
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in tree), (
        "answers.py imports something, expected answers without any import"
    )
