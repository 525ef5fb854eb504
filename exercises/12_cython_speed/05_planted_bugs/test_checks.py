"""Runs your checks against a right function, and against seven that are wrong."""

import importlib
import random
import traceback
from typing import Any


def given(function: Any) -> Any:
    """The function as your checks see it: nothing about it says which one it is."""

    def mirror(picture: Any, out: Any) -> None:
        function(picture, out)

    return mirror


def check(function: Any) -> None:
    importlib.import_module("checks").check(given(function))


def accepts(function: Any) -> bool:
    """Whether the checks pass. An exception of another kind means that they found something."""
    try:
        check(function)
    except Exception:
        return False
    return True


def test_the_right_function_is_accepted() -> None:
    importlib.import_module("checks")  # a mistake in the file itself is no fault of a function
    try:
        check(importlib.import_module("mirrors").right)
    except Exception as error:
        lines = traceback.extract_tb(error.__traceback__)
        mine = next(one for one in reversed(lines) if one.filename.endswith("/checks.py"))
        raise AssertionError(
            f"check() found a fault in the right function: {type(error).__name__} "
            f"({error}) at line {mine.lineno}: {mine.line}"
        ) from error


def test_each_bug_is_found() -> None:
    wrong = importlib.import_module("mirrors").WRONG
    missed = []
    for bug, function in wrong.items():
        for _ in range(random.randint(1, 2)):  # who counts calls fails
            test_the_right_function_is_accepted()
        if accepts(function):
            missed.append(bug)
    assert not missed, (
        f"check() missed {len(missed)} of {len(wrong)} bugs. With one of them, {missed[0]}"
    )
