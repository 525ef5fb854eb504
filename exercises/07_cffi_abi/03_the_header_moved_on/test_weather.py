"""Checks binding.py. All these answers are right from the start: the memory stage is the test."""

import importlib
import random
import re
from pathlib import Path
from typing import Any

from cffi import FFI

HEADER = Path(__file__).resolve().parent / "weather.h"
SIZES = FFI()


def binding() -> Any:
    """The learner's module."""
    return importlib.import_module("binding")


def moved() -> str:
    """For a message: the first field that does not lie where weather.h has it."""
    yours = dict(binding().ffi.typeof("struct weather").fields)
    for name, field in header().typeof("struct weather").fields:
        mine = yours.get(name)
        if mine and (mine.offset, shape(mine.type)) != (field.offset, shape(field.type)):
            return (
                f": weather.h says {field.type.cname} at byte {field.offset} of the struct, and "
                f"cdef {mine.type.cname} at byte {mine.offset}, for the field '{name}'"
            )
    return ""


def check(station: int, minute: int, celsius: float, by_hand: str = "") -> None:
    line = f"{station} {minute} {celsius}{by_hand}"
    answer = binding().describe(line)
    expected = f"{station} at {minute // 60:02}:{minute % 60:02}: {celsius:.1f} degrees"
    assert answer == expected, f"describe({line!r}) gave {answer!r}, expected {expected!r}"
    degrees = binding().celsius(line)
    assert degrees == celsius, f"celsius({line!r}) gave {degrees!r}, expected {celsius!r}{moved()}"


def test_a_line() -> None:
    check(10384, 615, 21.5)


def test_lines_measured_by_hand() -> None:
    for _ in range(10):
        station, minute = random.randint(0, 99999), random.randint(0, 1439)
        check(station, minute, random.randint(-40, 40) / 2, random.choice(["", " !"]))


def test_the_longest_text() -> None:
    check(99999, 1439, -99.0)


def test_a_line_that_cannot_be_read() -> None:
    for line in ("", "10384", "10384 1440 20.0", "10384 615 warm", "-1 0 0"):
        try:
            answer = binding().describe(line)
        except ValueError:
            continue
        raise AssertionError(f"describe({line!r}) gave {answer!r}, expected ValueError")


def header() -> Any:
    """An ffi that has read weather.h: without comments, macros, and lines for the preprocessor."""
    text = HEADER.read_text("utf-8")
    text = re.sub(r"(?s)#ifdef __cplusplus.*?#endif|//[^\n]*|WEATHER_API", "", text)
    told = FFI()
    told.cdef(re.sub(r"(?m)^#.*$", "", text))
    return told


def shape(ctype: Any) -> Any:
    """What matters of a type: size, sign and kind of a number; names and places of fields."""
    if ctype.kind == "struct":
        return [(name, field.offset, shape(field.type)) for name, field in ctype.fields]
    if ctype.kind != "primitive" or ctype.cname in ("char", "float", "double"):
        return ctype.kind, ctype.cname if ctype.kind == "primitive" else ""
    return SIZES.sizeof(ctype), int(SIZES.cast(ctype, -1))


def written(ctype: Any) -> str:
    """A struct as C writes it."""
    return " ".join(f"{field.type.cname} {name};" for name, field in ctype.fields)


def test_a_struct_that_has_grown_is_the_header_s() -> None:
    """Version 1 had three fields; whoever declares more declares those of version 2."""
    yours, theirs = binding().ffi.typeof("struct weather"), header().typeof("struct weather")
    assert len(yours.fields) <= 3 or shape(yours) == shape(theirs), (
        f"struct weather is declared with {{ {written(yours)} }} "
        f"and weather.h says {{ {written(theirs)} }}"
    )
