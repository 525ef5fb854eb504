"""Checks binding.py: does it ask C for the size, and does it get all divisors?"""

import ctypes
import importlib
import random
from typing import Any

MANY = (5040, 720720, 735134400, 4_284_000_000)


def call(number: int) -> Any:
    """What divisors(number) returns, or the exception that it raises."""
    try:
        return importlib.import_module("binding").divisors(number)
    except Exception as error:
        return error


def told(answer: Any) -> str:
    if isinstance(answer, Exception):
        return f"{type(answer).__name__} ({answer})"
    shown = repr(answer)
    return shown if len(shown) < 90 else f"{shown[:50]} ... {shown[-30:]} ({len(answer)} numbers)"


def small_divisors(number: int) -> list[int]:
    """Divisors, slowly."""
    low = [n for n in range(1, int(number**0.5) + 1) if number % n == 0]
    return low + [number // n for n in reversed(low) if n * n != number]


def check(number: int) -> None:
    answer, expected = call(number), small_divisors(number)
    assert answer == expected, f"divisors({number}) gave {told(answer)}, expected {told(expected)}"


def test_the_result_is_a_list() -> None:
    answer = call(12)
    if not isinstance(answer, Exception):  # the next test says what is wrong then
        assert type(answer) is list, f"divisors(12) gave {told(answer)}, expected a list"


def test_few() -> None:
    for number in (12, 1, 2, 49, random.choice((97, 101, 103))):
        check(number)


def test_many() -> None:
    for number in MANY:
        check(number)


def test_numbers_above_2_31() -> None:
    for number in (2**32 - 1, 2**31, random.randint(2**31, 2**32 - 1) // 6 * 6):
        check(number)


def test_zero() -> None:
    answer = call(0)
    assert type(answer) is ValueError, (
        f"divisors(0) gave {told(answer)}, expected ValueError: the status is DIVISORS_RANGE"
    )


def test_outside_of_uint32() -> None:
    for number in (2**32, -1, 2**32 + 12):
        answer = call(number)
        assert type(answer) is OverflowError, (
            f"divisors({number}) gave {told(answer)}, expected OverflowError: it would wrap"
        )


def test_each_answer_comes_from_c_in_two_calls() -> None:
    lib = importlib.import_module("binding").lib
    counter = lib["divisors_calls"]
    counter.restype = ctypes.c_size_t
    before = counter()
    call(5040)
    calls = counter() - before
    assert calls == 2, f"divisors(5040) called divisors_of {calls} times, expected 2"


def test_the_declaration() -> None:
    function = importlib.import_module("binding").lib.divisors_of
    types = function.argtypes
    assert types is not None, "divisors_of.argtypes is missing, expected 3 types as in divisors.h"
    assert len(types) == 3, f"divisors_of.argtypes names {len(types)} types, expected 3"
    assert types[0] is ctypes.c_uint32, (
        f"divisors_of.argtypes[0] is {types[0].__name__}, and divisors.h says: uint32_t"
    )
    for kind, wanted in ((types[1], ctypes.c_uint32), (types[2], ctypes.c_size_t)):
        inside = getattr(kind, "_type_", None)
        assert kind is ctypes.c_void_p or inside is wanted, (
            f"divisors_of.argtypes has {kind.__name__}, expected a pointer to {wanted.__name__}"
        )
