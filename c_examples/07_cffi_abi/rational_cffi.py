"""The Pythonic layer over rational, for any `ffi` and `lib` of CFFI, in-line or out-of-line.

Outside, there are Python's own `Fraction` and `str`. C's structs, buffers and status codes
stay in here.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from rational_errors import RationalError, raise_for


# --8<-- [start:rationals]
class Rationals:
    """Exact fractions with 64 bits above the line and 64 below.

    All methods raise OverflowError where a number does not fit, and RationalError where C
    reports any other error.
    """

    def __init__(self, ffi: Any, lib: Any) -> None:
        self._ffi, self._lib = ffi, lib

    def parse(self, text: str) -> Fraction:
        """Read "3", "-6/8" or "+1/2"."""
        if "\0" in text:  # C would stop reading there
            raise RationalError("the text holds a zero byte")
        result = self._ffi.new("struct rational *")  # ours, until this method returns
        self._check(self._lib.rational_parse(text.encode(), result))
        return self._fraction(result)

    def format(self, value: Fraction) -> str:
        """Write a fraction as text: "3/4", or "3" for a whole number."""
        buffer = self._ffi.new("char[]", self._lib.RATIONAL_TEXT_SIZE)
        self._check(self._lib.rational_format(self._rational(value)[0], buffer, len(buffer)))
        return self._text(buffer)

    # --8<-- [end:rationals]

    def gcd(self, a: int, b: int) -> int:
        """Return the greatest common divisor of two 64-bit numbers."""
        divisor: int = self._lib.rational_gcd(a, b)
        return divisor

    def make(self, num: int, den: int) -> Fraction:
        """Return num/den in lowest terms."""
        result = self._ffi.new("struct rational *")
        self._check(self._lib.rational_make(num, den, result))
        return self._fraction(result)

    def add(self, a: Fraction, b: Fraction) -> Fraction:
        """Return a + b."""
        result = self._ffi.new("struct rational *")
        self._check(self._lib.rational_add(self._rational(a)[0], self._rational(b)[0], result))
        return self._fraction(result)

    def mul(self, a: Fraction, b: Fraction) -> Fraction:
        """Return a * b."""
        result = self._ffi.new("struct rational *")
        self._check(self._lib.rational_mul(self._rational(a)[0], self._rational(b)[0], result))
        return self._fraction(result)

    # --8<-- [start:split]
    def split(self, value: Fraction) -> tuple[int, Fraction]:
        """Return the whole number below a fraction, and the rest: 7/4 gives (1, 3/4)."""
        parts = self._lib.rational_split(self._rational(value)[0])
        return parts.whole.num, self._fraction(parts.rest)  # numbers: nothing points into parts

    # --8<-- [end:split]

    def compare(self, a: Fraction, b: Fraction) -> int:
        """Return -1, 0 or 1: a is less than, equal to, or greater than b."""
        order = self._ffi.new("int *")
        status = self._lib.rational_compare(self._rational(a)[0], self._rational(b)[0], order)
        self._check(status)
        result: int = order[0]
        return result

    # --8<-- [start:arrays]
    def sum(self, values: Iterable[Fraction]) -> Fraction:
        """Return the sum of any number of fractions."""
        array = self._array(values)
        result = self._ffi.new("struct rational *")
        self._check(self._lib.rational_sum(array, len(array), result))
        return self._fraction(result)

    def join(self, values: Iterable[Fraction]) -> str:
        """Return fractions as one text: "1/2 + 1/3"."""
        array = self._array(values)
        text = self._ffi.new("char **")  # room for one pointer, which C fills in
        self._check(self._lib.rational_join(array, len(array), text))
        try:
            return self._text(text[0])  # a copy of C's bytes
        finally:
            self._lib.rational_text_free(text[0])  # C made it, C frees it

    def _array(self, values: Iterable[Fraction]) -> Any:
        return self._ffi.new("struct rational[]", [(v.numerator, v.denominator) for v in values])

    # --8<-- [end:arrays]

    # --8<-- [start:entries]
    def entry(self, name: str, amount: Fraction) -> "Entry":
        """Make an entry."""
        return Entry(self._ffi, self._lib, name, amount)

    def largest(self, entries: "Sequence[Entry]") -> "Entry | None":
        """Return the entry with the largest amount, the first one of several; None for none."""
        array = self._ffi.new("struct rational_entry[]", [entry._struct[0] for entry in entries])
        found = self._lib.rational_largest(array, len(array))  # points into array, or NULL
        return entries[found - array] if found else None

    # --8<-- [end:entries]

    # --8<-- [start:helpers]
    def _rational(self, value: Fraction) -> Any:
        return self._ffi.new("struct rational *", (value.numerator, value.denominator))

    def _fraction(self, struct: Any) -> Fraction:
        return Fraction(struct.num, struct.den)

    def _text(self, chars: Any) -> str:
        text: bytes = self._ffi.string(chars)
        return text.decode()

    def _check(self, status: int) -> None:
        raise_for(status, self._text(self._lib.rational_strerror(status)))

    # --8<-- [end:helpers]


# --8<-- [start:entry]
class Entry:
    """A fraction with a name. It owns the C struct, and the text that the struct points to."""

    def __init__(self, ffi: Any, lib: Any, name: str, amount: Fraction) -> None:
        if "\0" in name:  # C would stop reading there
            raise RationalError("the text holds a zero byte")
        self._ffi, self._lib = ffi, lib
        self._name = ffi.new("char[]", name.encode())  # lives as long as self does
        self._struct = ffi.new("struct rational_entry *")
        self._struct.name = self._name  # copies the address, and keeps nothing alive
        self._struct.amount = (amount.numerator, amount.denominator)

    def __str__(self) -> str:
        """Return "flour: 3/4", as C writes it."""
        size = len(self._name) + len(": ") + self._lib.RATIONAL_TEXT_SIZE
        buffer = self._ffi.new("char[]", size)
        status = self._lib.rational_entry_format(self._struct, buffer, size)
        raise_for(status, self._ffi.string(self._lib.rational_strerror(status)).decode())
        text: str = self._ffi.string(buffer).decode()
        return text


# --8<-- [end:entry]
