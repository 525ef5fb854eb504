"""Checks roman_extension.c: the right str, the right exception, nothing left over."""

import contextlib
import importlib
import random
from typing import Any

LETTERS = {
    1000: "M", 900: "CM", 500: "D", 400: "CD", 100: "C", 90: "XC", 50: "L",
    40: "XL", 10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I",
}  # fmt: skip


REASONS = {  # what such an exception means, where a numeral is expected
    ValueError: ": 1 to 3999 have a numeral, both ends too, and roman_write says 0 for others only",
    UnicodeDecodeError: ": the text ends at its zero byte, and what lies behind it is no text",
}


def roman(*arguments: Any) -> Any:
    """Call the function of the extension."""
    return importlib.import_module("roman_extension").roman(*arguments)


def model(number: int) -> str:
    """The same in Python."""
    text = ""
    for value, letters in LETTERS.items():
        count, number = divmod(number, value)
        text += letters * count
    return text


def check(number: int) -> None:
    expected = model(number)
    try:
        answer = roman(number)
    except Exception as error:
        raise AssertionError(
            f"roman({number}) raised {type(error).__name__} ({error}), expected {expected!r}"
            f"{REASONS.get(type(error), '')}"
        ) from error
    longer = isinstance(answer, str) and answer.startswith(expected)
    why = REASONS[UnicodeDecodeError] * longer
    assert answer == expected, f"roman({number}) gave {answer!r}, expected {expected!r}{why}"


def test_the_year_of_a_film() -> None:
    check(2026)


def test_the_smallest_the_largest_the_longest() -> None:
    check(1)
    check(3999)
    check(3888)  # MMMDCCCLXXXVIII


def test_other_numbers() -> None:
    for number in random.sample(range(1, 4000), 50):
        check(number)


def check_refused(error: type[Exception], *arguments: object) -> None:
    """Call with something that has no numeral: it must raise `error`."""
    call = f"roman({', '.join(map(repr, arguments))})"
    try:
        answer = roman(*arguments)
    except error:
        return
    except Exception as other:
        raise AssertionError(
            f"{call} raised {type(other).__name__} ({other}), expected {error.__name__}"
        ) from other
    raise AssertionError(f"{call} gave {answer!r}, expected {error.__name__}")


def test_numbers_without_a_numeral() -> None:
    for number in (0, -1, 4000, random.randint(4001, 2**31 - 1)):
        check_refused(ValueError, number)


def test_arguments_that_are_no_c_int() -> None:
    check_refused(OverflowError, 2**31)
    check_refused(TypeError, "7")
    check_refused(TypeError, 6.9)
    check_refused(TypeError)
    check_refused(TypeError, 1, 2)


def leak_probe() -> None:
    """Called many times by the checker: each time, all memory must be given back."""
    roman(3888)
    for wrong in (0, 4000, 2**31, "7", None):
        with contextlib.suppress(ValueError, OverflowError, TypeError):
            roman(wrong)
    with contextlib.suppress(TypeError):
        roman()
