"""Call the ticker library with ctypes. All answers are right. TODO: three reports say more."""

import ctypes
from collections.abc import Iterator
from ctypes import c_bool, c_char_p, c_size_t, c_void_p
from pathlib import Path

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libticker.so"))
lib.ticker_copy.argtypes = [c_char_p, c_char_p, c_size_t]
lib.ticker_copy.restype = c_size_t
lib.ticker_headline.argtypes = [c_char_p]
lib.ticker_headline.restype = c_void_p
lib.ticker_free.argtypes = [c_void_p]
lib.ticker_free.restype = None
lib.ticker_open.argtypes = [c_char_p, c_size_t]
lib.ticker_open.restype = c_void_p
lib.ticker_next.argtypes = [c_void_p, c_char_p]
lib.ticker_next.restype = c_bool
lib.ticker_close.argtypes = [c_void_p]
lib.ticker_close.restype = None


def stars(text: str) -> str:
    """Return the text with a star in place of each blank."""
    data = text.encode()
    size = lib.ticker_copy(data, None, 0)
    out = ctypes.create_string_buffer(size)
    lib.ticker_copy(data, out, size + 1)
    return out.raw[:size].decode()


def headline(text: str) -> str:
    """Return the first word, in capitals."""
    address = lib.ticker_headline(text.encode())
    if address is None:
        raise ValueError("there is no word")
    lib.ticker_free(address)
    return ctypes.string_at(address).decode()


class Show:
    """A text in windows of `width` characters. Use it in a `with`."""

    def __init__(self, text: str, width: int) -> None:
        """Begin to show the text."""
        self.width = width
        self._show = lib.ticker_open(text.encode(), width)

    def __enter__(self) -> "Show":
        return self

    def __exit__(self, *_: object) -> None:
        lib.ticker_close(self._show)

    def __iter__(self) -> Iterator[str]:
        out = ctypes.create_string_buffer(self.width + 1)
        while lib.ticker_next(self._show, out):
            yield out.value.decode()
