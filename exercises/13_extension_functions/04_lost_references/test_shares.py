"""Checks shares_extension.c: the answers stay right, and no reference is lost."""

import contextlib
import importlib
import random
import re
import sys
from pathlib import Path
from typing import Any

WORDS = ["to be", "or", "not to be", "that is"]
UNLIKE = ["to be", 2]


class Sulky(str):
    """A word that no dict can hold."""

    def __hash__(self) -> int:
        raise TypeError("I have no hash")


SULKY = ["to be", Sulky("or not")]
HELD: list[object] = []  # many references to each word, so that a wrong count stays readable


def shares(*arguments: Any) -> Any:
    """Call the function of the extension."""
    return importlib.import_module("shares_extension").shares(*arguments)


def new_words(count: int) -> list[str]:
    """Words that nobody else has."""
    made = ["".join(random.choices("abcdefgh", k=random.randint(5, 9))) for _ in range(count)]
    HELD.extend(made * 1000)
    return made


def test_no_word_loses_a_reference() -> None:
    words = new_words(3)
    before = [sys.getrefcount(word) for word in words]
    for _ in range(100):
        shares(words)
    after = [sys.getrefcount(word) for word in words]
    for word, old, new in zip(words, before, after, strict=True):
        lost = old - new
        assert lost <= 0, (
            f"100 calls of shares({words!r}) took {lost} references away from {word!r}, "
            "and they belong to the list: expected none"
        )


def check(words: list[str]) -> None:
    total = sum(map(len, words))
    expected = ({word: len(word) / total for word in words}, max(words, key=len))
    answer = shares(words)
    assert answer == expected, f"shares({words!r}) gave {answer!r}, expected {expected!r}"


def test_words() -> None:
    check(new_words(1))
    check(new_words(4))


def test_many_words() -> None:
    words = new_words(30)
    for _ in range(20):
        check(words)


def check_refused(error: type[Exception], argument: object) -> None:
    try:
        answer = shares(argument)
    except error:
        return
    except Exception as other:
        raise AssertionError(
            f"shares({argument!r}) raised {type(other).__name__} ({other}), "
            f"expected {error.__name__}"
        ) from other
    raise AssertionError(f"shares({argument!r}) gave {answer!r}, expected {error.__name__}")


def test_what_has_no_shares() -> None:
    for _ in range(50):
        check_refused(TypeError, ("to", "be"))
        check_refused(TypeError, ["to", 2])
        check_refused(ValueError, [])
        check_refused(ValueError, ["", ""])


def test_what_may_be_null() -> None:
    """No test can take the memory away that a float needs; this one reads the file."""
    text = Path(__file__).with_name("shares_extension.c").read_text("utf-8")
    found = re.search(
        r"share == NULL \|\|[^{}]*\{(?:(?!Py_XDECREF)[^}])*?(Py_DECREF\(share\);.*)", text
    )
    assert found is None, (
        "share may be NULL here, where PyFloat_FromDouble found no memory, and Py_DECREF reads "
        f"through it, line {text.count(chr(10), 0, found.start(1)) + 1}: {found[1].strip()}"
    )


def leak_probe() -> object:
    """Called many times by the checker: each time, all that was taken must be given back."""
    shares(WORDS)
    for wrong in (UNLIKE, SULKY, [], [""], ()):
        with contextlib.suppress(TypeError, ValueError):
            shares(wrong)
    return (*WORDS, WORDS, UNLIKE, SULKY, *SULKY)
