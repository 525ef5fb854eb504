"""Count things in texts with textstats.c, through CFFI in API mode.

The same Python interface as `textstats_ctypes.py`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from _textstats_cffi_api import ffi, lib
from textstats_types import ENCODING, Counts, c_text


def _check(status: int) -> None:
    """Make an exception of a status."""
    if status == ENCODING:
        raise ValueError("the text is not valid UTF-8")


def live() -> int:
    """Return how many reports and readers C has given away and not got back."""
    number: int = lib.textstats_live()
    return number


def characters(text: str | bytes) -> int:
    """Return how many characters a text has. Raises ValueError if bytes are not UTF-8."""
    found = ffi.new("size_t *")
    _check(lib.textstats_characters(c_text(text), found))
    return int(found[0])


def count(text: str | bytes) -> Counts:
    """Return how many characters, words and lines a text has.

    Raises:
        ValueError: Bytes are not UTF-8, or hold a zero byte.
    """
    found = ffi.new("size_t[3]")
    _check(lib.textstats_count(c_text(text), found, found + 1, found + 2))
    return Counts(*found)


def lengths(text: str | bytes) -> list[int]:
    """Return the length of each word, in characters."""
    data = c_text(text)
    words = lib.textstats_lengths(data, ffi.NULL, 0)
    found = ffi.new("int32_t[]", words)
    lib.textstats_lengths(data, found, words)
    return list(found)


def mean(numbers: Iterable[int]) -> float:
    """Return the mean of some numbers; not a number if there are none.

    Raises:
        OverflowError: A number does not fit an int32_t.
    """
    array = ffi.new("int32_t[]", list(numbers))
    mean: float = lib.textstats_mean(array, len(array))
    return mean


def byte_counts(data: Any) -> list[int]:
    """Return how often each of the 256 bytes occurs.

    Args:
        data: Anything bytes-like, in one piece. What can be written to is not copied, and neither
            are bytes; other objects that are read-only are.

    Raises:
        TypeError: It is not bytes-like, or not in one piece.
    """
    counts = ffi.new("uint64_t[256]")
    if not memoryview(data).c_contiguous:
        raise TypeError("the bytes must lie in one piece")
    view = ffi.from_buffer(data)  # no copy, of read-only objects neither
    lib.textstats_bytes(view, len(view), counts)
    return list(counts)


def total(texts: Iterable[str | bytes]) -> int:
    """Return how many words there are in all of these texts."""
    kept = [ffi.new("char[]", c_text(text)) for text in texts]  # the array keeps nothing alive
    words: int = lib.textstats_total(ffi.new("const char *[]", kept), len(kept))
    return words


def word(text: str | bytes, number: int) -> str:
    """Return one word of a text; the first has number 0. Raises IndexError, ValueError."""
    if number < 0:
        raise IndexError("words are counted from 0")
    data = c_text(text)
    size = lib.textstats_word(data, number, ffi.NULL, 0)
    if size == 0:
        raise IndexError(f"the text has no word {number}")
    buffer = ffi.new("char[]", size + 1)
    lib.textstats_word(data, number, buffer, len(buffer))
    found: bytes = ffi.string(buffer)
    return found.decode()


def upper(text: str | bytes) -> str:
    """Return the text with capitals in place of a to z."""
    buffer = ffi.new("char[]", c_text(text))
    lib.textstats_upper(buffer)
    changed: bytes = ffi.string(buffer)
    return changed.decode()


def longest(text: str | bytes) -> str | None:
    """Return the longest word, the first of them if there are several; None if there is none."""
    data = ffi.from_buffer(c_text(text))
    size = ffi.new("size_t *")
    found = lib.textstats_longest(data, size)
    if found == ffi.NULL:
        return None
    word: bytes = ffi.unpack(found, size[0])
    return word.decode()


def report(text: str | bytes) -> str:
    """Return a report in four lines. Raises MemoryError."""
    address = lib.textstats_report(c_text(text))
    if address == ffi.NULL:
        raise MemoryError("textstats_report found no memory")
    try:
        told: bytes = ffi.string(address)
        return told.decode()
    finally:
        lib.textstats_free(address)


class Words:
    """The words of a text, one after the other. Close it, or use it in a `with`.

    C reads the text where Python keeps it, so this object keeps it too. ValueError once closed.
    """

    def __init__(self, text: str | bytes) -> None:
        """Begin to read. Raises MemoryError, and ValueError for a zero byte."""
        self._text = ffi.new("char[]", c_text(text))
        reader = lib.textstats_open(self._text)
        if reader == ffi.NULL:
            raise MemoryError("textstats_open found no memory")
        self._reader = ffi.gc(reader, lib.textstats_close)

    def close(self) -> None:
        """Give the reader back. A second time does nothing."""
        if self._reader is not None:
            ffi.release(self._reader)
            self._reader = None

    def __enter__(self) -> "Words":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._reader is None:
            raise ValueError("the reader is closed")
        word, size = ffi.new("const char **"), ffi.new("size_t *")
        if not lib.textstats_next(self._reader, word, size):
            raise StopIteration
        found: bytes = ffi.unpack(word[0], size[0])
        return found.decode()
