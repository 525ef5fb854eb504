"""Runs your checks against a right binding, and against five that are wrong."""

import contextlib
import importlib
import random
import sys
import traceback
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def silent() -> Iterator[None]:
    """Do not print the exceptions that a noexcept function loses: here they are no news."""
    hooks = sys.excepthook, sys.unraisablehook
    sys.excepthook = sys.unraisablehook = lambda *_: None
    try:
        yield
    finally:
        sys.excepthook, sys.unraisablehook = hooks


def given(stock: Any) -> Any:
    """The binding as your checks see it: nothing about it says which one it is."""

    class Store:
        def __init__(self) -> None:
            store = stock()
            self.put = lambda name, pieces: store.put(name, pieces)
            self.take = lambda name, pieces: store.take(name, pieces)

    return Store


def check(stock: Any) -> None:
    importlib.import_module("checks").check(given(stock))


def accepts(stock: Any) -> bool:
    """Whether the checks pass. An exception of another kind means that they found something."""
    try:
        with silent():
            check(stock)
    except Exception:
        return False
    return True


def bindings() -> Any:
    return importlib.import_module("bindings")


def test_the_right_binding_is_accepted() -> None:
    importlib.import_module("checks")  # a mistake in the file itself is no fault of a binding
    try:
        check(bindings().RIGHT)
    except Exception as error:
        lines = traceback.extract_tb(error.__traceback__)
        mine = next(one for one in reversed(lines) if one.filename.endswith("/checks.py"))
        raise AssertionError(
            f"check() found a fault in the right binding: {type(error).__name__} "
            f"({error}) at line {mine.lineno}: {mine.line}"
        ) from error


def test_each_bug_is_found() -> None:
    wrong = bindings().WRONG
    missed = []
    for bug, stock in wrong.items():
        for _ in range(random.randint(1, 2)):  # who counts calls fails
            test_the_right_binding_is_accepted()
        if accepts(stock):
            missed.append(bug)
    assert not missed, (
        f"check() missed {len(missed)} of {len(wrong)} bugs. With one of them, {missed[0]}"
    )
