"""Checks binding.py: does an exception get past C?"""

import importlib
import random
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

TEXT = "one two\nthree four\nfive six"


def walk(function: Callable[[str], object], text: str = TEXT) -> tuple[Any, list[Any]]:
    """Call each. Returns its result or what it raised, and what was lost on the way."""
    lost: list[Any] = []
    before, sys.unraisablehook = sys.unraisablehook, lambda note: lost.append(note.exc_value)
    try:
        return importlib.import_module("binding").each(text, function), lost
    except BaseException as error:
        return error, lost
    finally:
        sys.unraisablehook = before


class Fails:
    """A function that raises at one word, and remembers each call."""

    def __init__(self, error: BaseException, at: str = "two") -> None:
        self.error, self.at, self.called = error, at, list[str]()

    def __call__(self, word: str) -> None:
        """Note the word, and raise at one."""
        self.called.append(word)
        if word == self.at:
            raise self.error


def arrives(error: BaseException) -> None:
    fails = Fails(error)
    came, lost = walk(fails)
    name = type(error).__name__
    assert not lost, (
        f"{lost[0]!r} left the callback and was lost, expected each to raise the {name} after "
        "the call"
    )
    assert came is error, f"each gave {came!r}, expected the {name} that the function raised"


def test_without_an_exception() -> None:
    count, lost = walk(lambda word: word in ("one", "five"))
    assert not lost, f"{lost[0]!r} was lost, expected a callback that returns an int"
    assert count == 4, f"each gave {count!r}, expected 4: 'one' and 'five' skip the rest of a line"
    numbers = " ".join("x" for _ in range(random.randint(10, 50)))
    count, lost = walk(lambda word: None, numbers)
    assert count == len(numbers.split()), (
        f"each gave {count!r}, expected {len(numbers.split())}: a function that returns None skips "
        "nothing"
    )


def test_an_exception_arrives() -> None:
    arrives(ValueError(f"no {random.randint(10, 99)}"))


def test_ctrl_c_and_exit_arrive() -> None:
    arrives(KeyboardInterrupt())
    arrives(SystemExit(3))


def test_nobody_is_called_after_it() -> None:
    fails = Fails(ValueError("no"))
    walk(fails)
    assert fails.called == ["one", "two"], (
        f"after the exception at 'two' the function was called with {fails.called[2:]}, expected "
        "no further call: C begins the next line"
    )


def test_the_first_of_two_arrives() -> None:
    first, second = ValueError("first"), ValueError("second")

    def function(word: str) -> None:
        if word in ("two", "three"):
            raise first if word == "two" else second

    came, _ = walk(function)
    assert came is first, f"each gave {came!r}, expected the first exception, {first!r}"


def test_the_next_call_knows_nothing_of_it() -> None:
    walk(Fails(ValueError("old")))
    came, _ = walk(lambda word: None)
    assert came == 6, f"each, after a call that failed, gave {came!r}, expected 6"


def test_a_function_may_call_each() -> None:
    inner = Fails(ValueError("inner"), "b")

    def outer(word: str) -> None:
        with suppress(ValueError):
            importlib.import_module("binding").each("a b c", inner)

    came, _ = walk(outer, "x y")
    assert came == 2, (
        f"each gave {came!r}, expected 2: the inner call raised, the function caught it"
    )
    assert inner.called == ["a", "b", "a", "b"], (
        f"the inner function was called with {inner.called}, expected a and b, twice"
    )


def leak_probe() -> None:
    """Called many times by the checker: no exception may be kept."""
    walk(Fails(ValueError("no")))
    walk(lambda word: None)
