"""Checks stock_cython.pyx: names of any letters, and an exception for every status."""

import contextlib
import importlib
import random
from typing import Any


def store(**things: int) -> Any:
    """A new store with these things."""
    made = importlib.import_module("stock_cython").Stock()
    for name, pieces in things.items():
        made.put(name, pieces)
    return made


def check_take(stock: Any, name: str, pieces: int, expected: int) -> None:
    try:
        answer = stock.take(name, pieces)
    except Exception as error:
        raise AssertionError(
            f"take({name!r}, {pieces}) raised {type(error).__name__} ({error}), expected {expected}"
        ) from error
    assert answer == expected, f"take({name!r}, {pieces}) gave {answer!r}, expected {expected}"


def check_refused(call: str, error: type[Exception], function: Any, *arguments: Any) -> None:
    """The call must raise `error`."""
    try:
        answer = function(*arguments)
    except Exception as other:
        if type(other) is error:
            return
        raise AssertionError(
            f"{call} raised {type(other).__name__} ({other}), expected {error.__name__}"
        ) from other
    raise AssertionError(f"{call} gave {answer!r}, expected {error.__name__}")


def put(stock: Any, name: str, pieces: int) -> None:
    try:
        stock.put(name, pieces)
    except Exception as error:
        raise AssertionError(
            f"put({name!r}, {pieces}) raised {type(error).__name__} ({error}), expected nothing"
        ) from error


def test_take_some() -> None:
    pieces, taken = random.randint(500, 900), random.randint(1, 400)
    stock = store()
    put(stock, "nail", pieces)
    check_take(stock, "nail", taken, pieces - taken)
    check_take(stock, "nail", pieces - taken, 0)


def test_names_of_any_letters() -> None:
    stock = store()
    for name in ("Dübel", "釘", "ціна в €", "🔩", ""):
        put(stock, name, 3)
        check_take(stock, name, 1, 2)


def test_an_unknown_name() -> None:
    number = random.randint(1, 99)
    check_refused(f"take('screw', {number})", KeyError, store(nail=9).take, "screw", number)


def test_too_few() -> None:
    pieces = random.randint(1, 99)
    stock = store(nail=pieces)
    check_refused(f"take('nail', {pieces + 1})", ValueError, stock.take, "nail", pieces + 1)
    check_take(stock, "nail", 0, pieces)  # nothing was taken


def test_a_name_that_c_would_cut() -> None:
    stock = store(nail=5)
    check_refused(r"put('nail\0s', 1)", ValueError, stock.put, "nail\0s", 1)
    check_refused(r"take('nail\0s', 1)", ValueError, stock.take, "nail\0s", 1)
    check_take(stock, "nail", 0, 5)


def test_a_name_that_is_no_str() -> None:
    for wrong in (b"nail", 7, None):
        check_refused(f"take({wrong!r}, 1)", TypeError, store(nail=5).take, wrong, 1)
        check_refused(f"put({wrong!r}, 1)", TypeError, store(nail=5).put, wrong, 1)


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    stock = store(nail=500)
    stock.take("nail", 300)
    names: tuple[Any, ...] = ("screw", "nail", "a\0b", b"nail", 7, "", "Dübel")
    for name in names:
        with contextlib.suppress(KeyError, ValueError, TypeError):
            stock.take(name, 900)
        with contextlib.suppress(ValueError, TypeError):
            stock.put(name, 1)
