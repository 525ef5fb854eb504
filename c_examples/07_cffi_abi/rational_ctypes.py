"""Call rational with ctypes: each struct, each function, each type said again in Python."""

import ctypes
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path

from rational_errors import RationalError, raise_for

TEXT_SIZE = 41  # RATIONAL_TEXT_SIZE in rational.h


# --8<-- [start:structs]
class Rational(ctypes.Structure):
    """struct rational."""

    _fields_ = [("num", ctypes.c_int64), ("den", ctypes.c_int64)]


class RationalEntry(ctypes.Structure):
    """struct rational_entry."""

    _fields_ = [("name", ctypes.c_char_p), ("amount", Rational)]


class RationalParts(ctypes.Structure):
    """struct rational_parts."""

    _fields_ = [("whole", Rational), ("rest", Rational)]


# --8<-- [end:structs]

_lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "librational.so"))
_int64, _int, _size = ctypes.c_int64, ctypes.c_int, ctypes.c_size_t
_result, _array = ctypes.POINTER(Rational), ctypes.POINTER(Rational)
_entry = ctypes.POINTER(RationalEntry)

_lib.rational_gcd.argtypes = [_int64, _int64]
_lib.rational_gcd.restype = ctypes.c_uint64
_lib.rational_make.argtypes = [_int64, _int64, _result]
_lib.rational_make.restype = _int
_lib.rational_parse.argtypes = [ctypes.c_char_p, _result]
_lib.rational_parse.restype = _int
_lib.rational_add.argtypes = [Rational, Rational, _result]
_lib.rational_add.restype = _int
_lib.rational_mul.argtypes = [Rational, Rational, _result]
_lib.rational_mul.restype = _int
_lib.rational_split.argtypes = [Rational]
_lib.rational_split.restype = RationalParts
_lib.rational_compare.argtypes = [Rational, Rational, ctypes.POINTER(_int)]
_lib.rational_compare.restype = _int
_lib.rational_sum.argtypes = [_array, _size, _result]
_lib.rational_sum.restype = _int
_lib.rational_format.argtypes = [Rational, ctypes.c_char_p, _size]
_lib.rational_format.restype = _int
_lib.rational_entry_format.argtypes = [_entry, ctypes.c_char_p, _size]
_lib.rational_entry_format.restype = _int
_lib.rational_largest.argtypes = [_entry, _size]
_lib.rational_largest.restype = ctypes.c_void_p  # an address: compared, never followed
_lib.rational_join.argtypes = [_array, _size, ctypes.POINTER(ctypes.c_void_p)]
_lib.rational_join.restype = _int
_lib.rational_text_free.argtypes = [ctypes.c_void_p]
_lib.rational_text_free.restype = None
_lib.rational_strerror.argtypes = [_int]
_lib.rational_strerror.restype = ctypes.c_char_p


def _check(status: int) -> None:
    raise_for(status, _lib.rational_strerror(status).decode())


def _int64_checked(number: int) -> int:
    """A number that fits 64 bits: ctypes would cut any other without a word."""
    if not -(2**63) <= number < 2**63:
        raise OverflowError(f"{number} does not fit 64 bits")
    return number


def _rational(value: Fraction) -> Rational:
    return Rational(_int64_checked(value.numerator), _int64_checked(value.denominator))


def _fraction(struct: Rational) -> Fraction:
    return Fraction(struct.num, struct.den)


class Entry:
    """A fraction with a name. ctypes keeps the bytes of a c_char_p field alive by itself."""

    def __init__(self, name: str, amount: Fraction) -> None:
        if "\0" in name:
            raise RationalError("the text holds a zero byte")
        self._struct = RationalEntry(name.encode(), _rational(amount))

    def __str__(self) -> str:
        """Return "flour: 3/4", as C writes it."""
        buffer = ctypes.create_string_buffer(len(self._struct.name) + len(": ") + TEXT_SIZE)
        _check(_lib.rational_entry_format(ctypes.byref(self._struct), buffer, len(buffer)))
        return buffer.value.decode()


class Rationals:
    """Exact fractions with 64 bits above the line and 64 below.

    All methods raise OverflowError where a number does not fit, and RationalError where C
    reports any other error.
    """

    def gcd(self, a: int, b: int) -> int:
        """Return the greatest common divisor of two 64-bit numbers."""
        divisor: int = _lib.rational_gcd(_int64_checked(a), _int64_checked(b))
        return divisor

    def make(self, num: int, den: int) -> Fraction:
        """Return num/den in lowest terms."""
        result = Rational()
        _check(_lib.rational_make(_int64_checked(num), _int64_checked(den), ctypes.byref(result)))
        return _fraction(result)

    def parse(self, text: str) -> Fraction:
        """Read "3", "-6/8" or "+1/2"."""
        if "\0" in text:
            raise RationalError("the text holds a zero byte")
        result = Rational()
        _check(_lib.rational_parse(text.encode(), ctypes.byref(result)))
        return _fraction(result)

    def format(self, value: Fraction) -> str:
        """Write a fraction as text: "3/4", or "3" for a whole number."""
        buffer = ctypes.create_string_buffer(TEXT_SIZE)
        _check(_lib.rational_format(_rational(value), buffer, len(buffer)))
        return buffer.value.decode()

    def add(self, a: Fraction, b: Fraction) -> Fraction:
        """Return a + b."""
        result = Rational()
        _check(_lib.rational_add(_rational(a), _rational(b), ctypes.byref(result)))
        return _fraction(result)

    def mul(self, a: Fraction, b: Fraction) -> Fraction:
        """Return a * b."""
        result = Rational()
        _check(_lib.rational_mul(_rational(a), _rational(b), ctypes.byref(result)))
        return _fraction(result)

    def split(self, value: Fraction) -> tuple[int, Fraction]:
        """Return the whole number below a fraction, and the rest: 7/4 gives (1, 3/4)."""
        parts = _lib.rational_split(_rational(value))
        return parts.whole.num, _fraction(parts.rest)

    def compare(self, a: Fraction, b: Fraction) -> int:
        """Return -1, 0 or 1: a is less than, equal to, or greater than b."""
        order = _int()
        _check(_lib.rational_compare(_rational(a), _rational(b), ctypes.byref(order)))
        return order.value

    def sum(self, values: Iterable[Fraction]) -> Fraction:
        """Return the sum of any number of fractions."""
        structs = [_rational(value) for value in values]
        array, result = (Rational * len(structs))(*structs), Rational()
        _check(_lib.rational_sum(array, len(array), ctypes.byref(result)))
        return _fraction(result)

    def join(self, values: Iterable[Fraction]) -> str:
        """Return fractions as one text: "1/2 + 1/3"."""
        structs = [_rational(value) for value in values]
        array, text = (Rational * len(structs))(*structs), ctypes.c_void_p()
        _check(_lib.rational_join(array, len(array), ctypes.byref(text)))
        try:
            return ctypes.string_at(text.value or 0).decode()
        finally:
            _lib.rational_text_free(text)

    def entry(self, name: str, amount: Fraction) -> Entry:
        """Make an entry."""
        return Entry(name, amount)

    def largest(self, entries: Sequence[Entry]) -> Entry | None:
        """Return the entry with the largest amount, the first one of several; None for none."""
        array = (RationalEntry * len(entries))(*[entry._struct for entry in entries])
        found = _lib.rational_largest(array, len(array))
        if not found:
            return None
        return entries[(found - ctypes.addressof(array)) // ctypes.sizeof(RationalEntry)]


rationals = Rationals()
