"""Runs the check in checks.py against one binding that is right, and eight that are not."""

import ctypes
import importlib
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from shelf import Shelf, c_text

# Each takes a right binding and spoils one thing in it.


def label_is_never_freed(shelf: Any) -> None:
    shelf.lib.shelf_free = lambda address: None


def label_takes_a_zero(shelf: Any) -> None:
    right = shelf.label
    shelf.label = lambda name: right(name.partition("\0")[0])


def label_is_latin_1(shelf: Any) -> None:
    right = shelf.label
    shelf.label = lambda name: right(name).encode().decode("latin-1")


def label_of_nothing(shelf: Any) -> None:
    right = shelf.label
    shelf.label = lambda name: right(name) if name else ""


def widths_has_room_for_ten(shelf: Any) -> None:
    def widths(text: str) -> list[int]:
        found = (ctypes.c_int32 * 10)()
        count = shelf.lib.shelf_widths(c_text(text), found, 10)
        return list(found)[:count]

    shelf.widths = widths


def upper_changes_its_argument(shelf: Any) -> None:
    def upper(name: bytes) -> bytes:
        shelf.lib.shelf_upper(name)
        return name

    shelf.upper = upper


def weight_takes_16_bits(shelf: Any) -> None:
    right = shelf.weight

    def weight(grams: list[int]) -> int:
        right(grams)
        return int(right([ctypes.c_int16(gram).value for gram in grams]))

    shelf.weight = weight


def weight_wraps(shelf: Any) -> None:
    right = shelf.weight
    shelf.weight = lambda grams: right([ctypes.c_int32(gram).value for gram in grams])


def refusal(spoil: Callable[[Any], None] | None = None) -> BaseException | None:
    """Run the check. Return nothing if it accepts the binding, else what it raised."""
    shelf = Shelf()
    if spoil is not None:
        spoil(shelf)
    checks = importlib.import_module("checks")
    try:
        checks.check(shelf)
    except (Exception, pytest.fail.Exception) as error:  # type: ignore[attr-defined]
        return error
    return None


def test_the_right_binding_is_accepted() -> None:
    for _ in range(2):
        error = refusal()
        if error is None:
            continue
        line = traceback.extract_tb(error.__traceback__)[-1].line
        raise AssertionError(
            f"check(shelf) rejects the right binding, expected none "
            f"({type(error).__name__}: {str(error) or line})"
        ) from error


def catches(spoil: Callable[[Any], None], bug: str) -> None:
    assert refusal(spoil), f"check(shelf) accepts a binding with a bug: {bug}"


def test_a_label_that_is_never_freed() -> None:
    catches(label_is_never_freed, "label never gives the block back to C")


def test_a_zero_character() -> None:
    catches(label_takes_a_zero, "label takes a zero character, and the rest of the name is lost")


def test_another_encoding() -> None:
    catches(label_is_latin_1, "label decodes the bytes as Latin-1")


def test_null() -> None:
    catches(label_of_nothing, "label gives '' where shelf_label gives NULL")


def test_a_guessed_size() -> None:
    catches(widths_has_room_for_ten, "widths has room for ten words, and loses the others")


def test_an_argument_that_changes() -> None:
    catches(upper_changes_its_argument, "upper changes the bytes that it was given")


def test_narrow_elements() -> None:
    catches(weight_takes_16_bits, "weight makes an array of int16_t")


def test_elements_that_wrap() -> None:
    catches(weight_wraps, "weight takes a number that does not fit, and wraps it")
