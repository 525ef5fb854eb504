"""Checks isbn_extension.c: the right answer or the right exception, never both or neither."""

import contextlib
import importlib
import random
from typing import Any

GOOD = "978-0-13-110362-7"


def module() -> Any:
    """The extension."""
    return importlib.import_module("isbn_extension")


def last_digit(number: int) -> int:
    """The same in Python."""
    digits = f"{number:012}"
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return -total % 10


def call(name: str, *arguments: object) -> tuple[str, Any, str]:
    """Call a function: how it looks, what came back, and what was raised."""
    shown = f"{name}({', '.join(map(repr, arguments))})"
    try:
        # map() looks at both, result and exception. CPython 3.11 does not for f(*arguments).
        return shown, next(map(getattr(module(), name), arguments)), ""
    except Exception as error:
        return shown, None, f"{type(error).__name__} ({error})"


def gives(expected: object, name: str, *arguments: object) -> None:
    shown, answer, raised = call(name, *arguments)
    zero = ": 0 is a digit like any other, -1 says that number is out of range" * (expected == 0)
    assert not raised, f"{shown} raised {raised}, expected {expected!r}{zero}"
    assert answer == expected, f"{shown} gave {answer!r}, expected {expected!r}"


def raises(error: str, words: str, name: str, *arguments: object) -> None:
    shown, answer, raised = call(name, *arguments)
    assert raised, f"{shown} gave {answer!r}, expected {error}"
    assert raised.startswith(f"{error} "), f"{shown} raised {raised}, expected {error}"
    assert words in raised, (
        f"{shown} raised {raised}, expected the words of isbn_strerror(status): {words}"
    )


def test_good_numbers() -> None:
    gives(None, "check", GOOD)
    for number in random.sample(range(10**12), 20):
        gives(None, "check", f"{number:012}{last_digit(number)}")


def test_bad_numbers() -> None:
    raises("IsbnError", "the last digit does not fit", "check", "978-0-13-110362-8")
    raises("IsbnError", "13 digits", "check", "978-0-13")
    raises("IsbnError", "digits and hyphens", "check", "978-0-13-11036X-7")


def test_what_is_no_text() -> None:
    raises("TypeError", "", "check", 9780131103627)


def test_last_digits() -> None:
    gives(7, "last_digit", 978013110362)
    gives(0, "last_digit", 0)
    for number in random.sample(range(10**12), 20):
        gives(last_digit(number), "last_digit", number)


def test_last_digit_of_what_is_no_number() -> None:
    raises("TypeError", "", "last_digit", "978")
    raises("OverflowError", "", "last_digit", 2**64)


def test_last_digit_out_of_range() -> None:
    raises("IsbnError", "", "last_digit", 10**12)
    raises("IsbnError", "", "last_digit", -2)
    raises("IsbnError", "", "last_digit", -1)


def test_the_exception_is_a_value_error() -> None:
    assert issubclass(module().IsbnError, ValueError), "IsbnError is no subclass of ValueError"


def leak_probe() -> object:
    """Called many times by the checker: each time, all that was taken must be given back."""
    isbn = module()
    for function, argument in (
        (isbn.check, GOOD),
        (isbn.check, "978"),
        (isbn.check, 978),
        (isbn.last_digit, 978013110362),
        (isbn.last_digit, -1),
        (isbn.last_digit, 2**64),
        (isbn.last_digit, "978"),
    ):
        with contextlib.suppress(ValueError, TypeError, OverflowError):
            function(argument)
    return GOOD, isbn.IsbnError
