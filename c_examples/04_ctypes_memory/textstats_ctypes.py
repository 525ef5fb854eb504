"""Count things in texts with textstats.c, through ctypes.

print(count("to be or not to be"))
print(report("to be or not to be"))
for word in Words("to be or not to be"):
    ...
"""

# --8<-- [start:load]
import ctypes
import weakref
from collections.abc import Iterable, Iterator
from ctypes import POINTER, byref, c_bool, c_char_p, c_double, c_int, c_int32, c_size_t, c_void_p
from pathlib import Path
from typing import Any

from textstats_types import ENCODING, Counts, c_text, check_number

_lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libtextstats.so"))
_Counts256 = ctypes.c_uint64 * 256
# --8<-- [end:load]


# --8<-- [start:errcheck]
def _check(status: int, function: Any, arguments: tuple[Any, ...]) -> None:
    """Make an exception of a status."""
    if status == ENCODING:
        raise ValueError("the text is not valid UTF-8")


def _check_new(address: int | None, function: Any, arguments: tuple[Any, ...]) -> int:
    """Make an exception of a NULL."""
    if address is None:
        raise MemoryError(f"{function.__name__} found no memory")
    return address


# --8<-- [end:errcheck]


def _declare(name: str, restype: Any, *argtypes: Any, errcheck: Any = None) -> None:
    function = getattr(_lib, name)
    function.argtypes = argtypes
    function.restype = restype
    if errcheck is not None:
        function.errcheck = errcheck


# fmt: off
# --8<-- [start:table]
#        in textstats.h           returns    takes
_size = POINTER(c_size_t)  # an out-parameter: size_t *
_declare("textstats_characters",  c_int,     c_char_p, _size, errcheck=_check)
_declare("textstats_count",       c_int,     c_char_p, _size, _size, _size, errcheck=_check)
_declare("textstats_lengths",     c_size_t,  c_char_p, POINTER(c_int32), c_size_t)
_declare("textstats_mean",        c_double,  POINTER(c_int32), c_size_t)
_declare("textstats_bytes",       None,      c_void_p, c_size_t, _Counts256)
_declare("textstats_total",       c_size_t,  POINTER(c_char_p), c_size_t)
_declare("textstats_word",        c_size_t,  c_char_p, c_size_t, c_char_p, c_size_t)
_declare("textstats_upper",       None,      c_char_p)
_declare("textstats_longest",     c_void_p,  c_char_p, _size)  # not c_char_p: no zero byte ends it
_declare("textstats_report",      c_void_p,  c_char_p, errcheck=_check_new)  # we must free it
_declare("textstats_free",        None,      c_void_p)
_declare("textstats_open",        c_void_p,  c_char_p, errcheck=_check_new)
_declare("textstats_next",        c_bool,    c_void_p, POINTER(c_void_p), _size)
_declare("textstats_close",       None,      c_void_p)
_declare("textstats_live",        c_size_t)
# --8<-- [end:table]
# fmt: on


def live() -> int:
    """Return how many reports and readers C has given away and not got back."""
    number: int = _lib.textstats_live()
    return number


# --8<-- [start:count]
def characters(text: str | bytes) -> int:
    """Return how many characters a text has. Raises ValueError if bytes are not UTF-8."""
    found = c_size_t()
    _lib.textstats_characters(c_text(text), byref(found))
    return found.value


def count(text: str | bytes) -> Counts:
    """Return how many characters, words and lines a text has.

    Raises:
        ValueError: Bytes are not UTF-8, or hold a zero byte.
    """
    found = c_size_t(), c_size_t(), c_size_t()
    _lib.textstats_count(c_text(text), *map(byref, found))
    return Counts(*(number.value for number in found))


# --8<-- [end:count]


# --8<-- [start:lengths]
def lengths(text: str | bytes) -> list[int]:
    """Return the length of each word, in characters."""
    data = c_text(text)
    words = _lib.textstats_lengths(data, None, 0)  # how many?
    found = (c_int32 * words)()
    _lib.textstats_lengths(data, found, words)
    return list(found)


# --8<-- [end:lengths]


# --8<-- [start:mean]
def mean(numbers: Iterable[int]) -> float:
    """Return the mean of some numbers; not a number if there are none.

    Raises:
        OverflowError: A number does not fit an int32_t.
    """
    listed = [check_number(number) for number in numbers]
    mean: float = _lib.textstats_mean((c_int32 * len(listed))(*listed), len(listed))
    return mean


# --8<-- [end:mean]


# --8<-- [start:bytes]
def byte_counts(data: Any) -> list[int]:
    """Return how often each of the 256 bytes occurs.

    Args:
        data: Anything bytes-like, in one piece. What can be written to is not copied, and neither
            are bytes; other objects that are read-only are.

    Raises:
        TypeError: It is not bytes-like, or not in one piece.
    """
    counts = _Counts256()
    view = memoryview(data)
    if not view.c_contiguous:
        raise TypeError("the bytes must lie in one piece")
    if isinstance(data, bytes) or view.nbytes == 0:
        room: Any = bytes(data)  # bytes makes no copy of bytes
    else:
        box = ctypes.c_ubyte * view.nbytes
        room = box.from_buffer_copy(view) if view.readonly else box.from_buffer(view)
    _lib.textstats_bytes(room, view.nbytes, counts)
    return list(counts)


# --8<-- [end:bytes]


# --8<-- [start:total]
def total(texts: Iterable[str | bytes]) -> int:
    """Return how many words there are in all of these texts."""
    listed = [c_text(text) for text in texts]
    words: int = _lib.textstats_total((c_char_p * len(listed))(*listed), len(listed))
    return words


# --8<-- [end:total]


# --8<-- [start:word]
def word(text: str | bytes, number: int) -> str:
    """Return one word of a text; the first has number 0. Raises IndexError, ValueError."""
    if number < 0:
        raise IndexError("words are counted from 0")
    data = c_text(text)
    size = _lib.textstats_word(data, number, None, 0)  # how long?
    if size == 0:
        raise IndexError(f"the text has no word {number}")
    buffer = ctypes.create_string_buffer(size + 1)  # and the zero byte
    _lib.textstats_word(data, number, buffer, len(buffer))
    return buffer.value.decode()


# --8<-- [end:word]


# --8<-- [start:upper]
def upper(text: str | bytes) -> str:
    """Return the text with capitals in place of a to z."""
    buffer = ctypes.create_string_buffer(c_text(text))  # a copy that C may change
    _lib.textstats_upper(buffer)
    return buffer.value.decode()


# --8<-- [end:upper]


# --8<-- [start:longest]
def longest(text: str | bytes) -> str | None:
    """Return the longest word, the first of them if there are several; None if there is none."""
    data, size = c_text(text), c_size_t()  # the result points into data, which must have a name
    address = _lib.textstats_longest(data, byref(size))
    return None if address is None else ctypes.string_at(address, size.value).decode()


# --8<-- [end:longest]


# --8<-- [start:report]
def report(text: str | bytes) -> str:
    """Return a report in four lines. Raises MemoryError."""
    address = _lib.textstats_report(c_text(text))
    try:
        return ctypes.string_at(address).decode()  # a copy
    finally:
        _lib.textstats_free(address)  # with the library's own function


# --8<-- [end:report]


# --8<-- [start:words]
class Words:
    """The words of a text, one after the other. Close it, or use it in a `with`.

    C reads the text where Python keeps it, so this object keeps it too. ValueError once closed.
    """

    def __init__(self, text: str | bytes) -> None:
        """Begin to read. Raises MemoryError, and ValueError for a zero byte."""
        self._text = c_text(text)  # C holds its address as long as the reader exists
        reader = _lib.textstats_open(self._text)
        self._close = weakref.finalize(self, _lib.textstats_close, reader)
        self._reader = reader

    def close(self) -> None:
        """Give the reader back. A second time does nothing."""
        self._close()

    def __enter__(self) -> "Words":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self._close.alive:
            raise ValueError("the reader is closed")
        word, size = c_void_p(), c_size_t()
        if not _lib.textstats_next(self._reader, byref(word), byref(size)):
            raise StopIteration
        return ctypes.string_at(word, size.value).decode()


# --8<-- [end:words]
