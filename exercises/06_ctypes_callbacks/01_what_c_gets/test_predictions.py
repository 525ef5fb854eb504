"""Checks the predictions in predictions.py: ctypes says what really happens."""

import ast
import ctypes
import importlib
import random
import sys
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).resolve().parent / "predictions.py"


def happens(result_type: Any, returned: Any) -> Any:
    """What comes out at C's end of a callback; "leftover" if Python could not convert it."""
    lost: list[Any] = []
    before, sys.unraisablehook = sys.unraisablehook, lost.append
    try:
        arrived = ctypes.CFUNCTYPE(result_type)(lambda: returned)()
    finally:
        sys.unraisablehook = before
    return "leftover" if lost else arrived


def check(name: str, given: Any, happened: Any) -> None:
    """Compare a prediction with what happened."""
    predicted = getattr(importlib.import_module("predictions"), name)(given)
    assert type(predicted) is type(happened), (
        f"{name}({given!r}) gave {predicted!r}, expected {happened!r}"
    )
    assert predicted == happened, f"{name}({given!r}) gave {predicted!r}, expected {happened!r}"


def test_an_int_that_fits() -> None:
    for number in (0, 1, -1, 2**31 - 1, -(2**31), random.randint(2, 10**6)):
        check("as_int", number, happens(ctypes.c_int, number))


def test_an_int_that_does_not_fit() -> None:
    for number in (2**32 + 7, 2**31, -(2**31) - 1, random.randint(2**33, 2**60)):
        check("as_int", number, happens(ctypes.c_int, number))


def test_what_is_no_int() -> None:
    for thing in (None, 1.0, random.random(), "1", b"1", [1]):
        check("as_int", thing, happens(ctypes.c_int, thing))
    check("as_int", True, happens(ctypes.c_int, True))


def test_bool() -> None:
    for thing in (None, 0, 256, random.randint(2, 99), "", "False", [], [0], 0.0):
        check("as_bool", thing, happens(ctypes.c_bool, thing))


def test_double() -> None:
    for thing in (1.5, random.randint(2, 99), True, None, "1.5", [1.5]):
        check("as_double", thing, happens(ctypes.c_double, thing))


def test_argument() -> None:
    seen: list[Any] = []
    note = ctypes.CFUNCTYPE(None, ctypes.c_void_p)(seen.append)
    for address in (1, 4096, 2**40 + random.randint(1, 99), 0):
        note(address)
        check("as_argument", address, seen[-1])


def test_errors() -> None:
    for kind in (ValueError, KeyboardInterrupt, SystemExit, OSError, GeneratorExit, RecursionError):
        kept = False
        try:
            try:
                raise kind
            except Exception:
                kept = True
        except BaseException:
            pass
        check("is_kept", kind(), kept)


def test_no_help_from_ctypes() -> None:
    tree = ast.walk(ast.parse(SOURCE.read_bytes()))  # bytes: Python finds out the encoding
    assert not any(isinstance(node, ast.Import | ast.ImportFrom) for node in tree), (
        "predictions.py imports something, expected plain Python: a prediction does not ask ctypes"
    )
