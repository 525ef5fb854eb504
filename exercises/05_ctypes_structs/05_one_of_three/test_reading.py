"""Checks reading.c, through binding.py."""

import ctypes
import importlib
import random
from typing import Any

OK, LABEL, KIND, ROOM = 0, 1, 2, 3
NAMES = {OK: "READING_OK", LABEL: "READING_LABEL", KIND: "READING_KIND", ROOM: "READING_ROOM"}
KEPT: list[Any] = []  # the bytes of labels: a struct keeps nothing alive


def binding() -> Any:
    return importlib.import_module("binding")


def reading(value: Any, kind: int | None = None) -> Any:
    """A reading that holds a float, an int, or bytes in a block that is as large as they are."""
    module = binding()
    made = module.Reading()
    if isinstance(value, float):
        made.kind, made.number = module.NUMBER, value
    elif isinstance(value, int):
        made.kind, made.count = module.COUNT, value
    else:
        made.kind = module.LABEL
        block = (ctypes.c_char * max(len(value), 1))(*value)
        KEPT.append(block)
        made.label.bytes = ctypes.addressof(block) if value else None
        made.label.length = len(value)
    if kind is not None:
        made.kind = kind
    return made


def said(status: int) -> str:
    return NAMES.get(status, str(status))


def value_of(value: Any, status: int, expected: float, kind: int | None = None) -> None:
    out = ctypes.c_double(-7.5)
    got = binding().lib.reading_value(reading(value, kind), out)
    shown = f"reading_value of kind {kind}" if kind is not None else f"reading_value of {value!r}"
    assert got == status, f"{shown} gave {said(got)}, expected {said(status)}"
    assert out.value == expected, f"{shown} wrote {out.value}, expected {expected}"


def test_a_number() -> None:
    for number in (2.5, -random.random() * 1000):
        value_of(number, OK, number)


def test_a_count() -> None:
    for count in (0, 7, -random.randint(1, 10**12)):
        value_of(count, OK, float(count))


def test_the_value_of_a_label() -> None:
    value_of(b"cellar", LABEL, -7.5)


def test_the_value_of_an_unknown_kind() -> None:
    for kind in (0, 4, -1):
        value_of(1.5, KIND, -7.5, kind)


def total_of(
    values: list[Any], status: int, expected: float, kinds: dict[int, int] | None = None
) -> None:
    module = binding()
    kinds = kinds or {}
    array = (module.Reading * len(values))(
        *(reading(value, kinds.get(i)) for i, value in enumerate(values))
    )
    out = ctypes.c_double(-7.5)
    got = module.lib.reading_total(array, len(values), out)
    shown = f"reading_total of {values}" + (f" with the kinds {kinds}" if kinds else "")
    assert got == status, f"{shown} gave {said(got)}, expected {said(status)}"
    assert out.value == expected, f"{shown} wrote {out.value}, expected {expected}"


def test_a_total_of_numbers_and_counts() -> None:
    values = [1.5, 10, -0.25, random.randint(1, 10**6)]
    total_of(values, OK, float(sum(values)))


def test_a_total_passes_over_labels() -> None:
    total_of([b"cellar", 3, b"", 0.5], OK, 3.5)


def test_a_total_of_nothing() -> None:
    total_of([], OK, 0.0)


def test_a_total_with_an_unknown_kind() -> None:
    total_of([1.5, 2, 3.5], KIND, -7.5, {2: 9})


def label_of(value: Any, size: int, status: int, expected: bytes) -> None:
    room = ctypes.create_string_buffer(b"#" * size, size)
    got = binding().lib.reading_label(reading(value), room, size)
    shown = f"reading_label of {value!r} into {size} bytes"
    assert got == status, f"{shown} gave {said(got)}, expected {said(status)}"
    assert room.raw == expected, f"{shown} left {room.raw!r} there, expected {expected!r}"


def test_a_label() -> None:
    label_of(b"cellar", 10, OK, b"cellar\0###")


def test_a_label_that_fits_exactly() -> None:
    label_of(b"attic", 6, OK, b"attic\0")


def test_a_label_without_room_for_its_zero_byte() -> None:
    label_of(b"attic", 5, ROOM, b"#####")


def test_a_label_that_is_much_too_long() -> None:
    label_of(b"x" * 100, 4, ROOM, b"####")


def test_an_empty_label() -> None:
    label_of(b"", 2, OK, b"\0#")


def test_the_label_of_a_number() -> None:
    label_of(1.5, 4, KIND, b"####")


def test_a_label_with_a_zero_byte_inside() -> None:
    label_of(b"a\0b", 4, OK, b"a\0b\0")
