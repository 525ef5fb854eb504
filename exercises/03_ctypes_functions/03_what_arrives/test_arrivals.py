"""Checks the predictions in arrivals.py: ctypes says what really arrives."""

import ast
import ctypes
import importlib
import random
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parent / "arrivals.py"


def check(name: str, given: Any, arrived: Any) -> None:
    """Compare a prediction with what arrived."""
    predicted = getattr(importlib.import_module("arrivals"), name)(given)
    assert type(predicted) is type(arrived), (
        f"{name}({given!r}) gave {predicted!r}, expected a {type(arrived).__name__}"
    )
    assert predicted == arrived, f"{name}({given!r}) gave {predicted!r}, expected {arrived!r}"


def numbers(bits: int) -> list[int]:
    """The edges of a type, and some numbers far outside."""
    edges = [
        0,
        1,
        -1,
        2 ** (bits - 1) - 1,
        2 ** (bits - 1),
        -(2 ** (bits - 1)),
        2**bits - 1,
        2**bits,
    ]
    return edges + [random.randint(-(2 ** (bits + 9)), 2 ** (bits + 9)) for _ in range(50)]


def test_uint8() -> None:
    for number in numbers(8):
        check("as_uint8", number, ctypes.c_uint8(number).value)


def test_int32() -> None:
    for number in numbers(32):
        check("as_int32", number, ctypes.c_int32(number).value)


def test_size_t() -> None:
    for number in numbers(64):
        check("as_size_t", number, ctypes.c_uint64(number).value)


def test_bool() -> None:
    for number in (0, 1, -1, 2, 256, 2**32, random.randint(3, 10**6) * 256):
        check("as_bool", number, ctypes.c_bool(number).value)


def test_text() -> None:
    word = random.choice((b"Ada", b"Grace", b"Linus"))
    for text in (b"", word, word + b"\0", b"\0" + word, word + b"\0" + word + b"\0x", word * 3):
        check("as_text", text, ctypes.c_char_p(text).value)


def test_without_restype() -> None:
    for _ in range(50):
        pointer = random.randint(0x7F0000000000, 0x7FFFFFFFFFFF)
        check("without_restype", pointer, ctypes.c_int(pointer).value)


def test_no_help_from_ctypes() -> None:
    tree = ast.walk(ast.parse(SOURCE.read_bytes()))  # bytes: Python finds out the encoding
    imports = any(
        isinstance(node, ast.Import | ast.ImportFrom)
        or (isinstance(node, ast.Name) and node.id == "__import__")
        for node in tree
    )
    assert not imports, (
        "arrivals.py imports something, expected plain Python: a prediction does not ask ctypes"
    )
