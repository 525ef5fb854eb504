"""Call the words library with ctypes."""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libwords.so"))

VISIT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p, ctypes.c_void_p)
lib.words_each.argtypes = [ctypes.c_char_p, VISIT, ctypes.c_void_p]
lib.words_each.restype = ctypes.c_size_t


def each(text: str, function: Callable[[str], object]) -> int:
    """Call function(word) for each word, and return how many words there were.

    A true result of the function skips the rest of the line.
    """

    def visit(word: bytes, user: Any) -> int:
        # TODO: what if the function raises? C must get a number, and your caller the exception.
        return bool(function(word.decode()))

    count: int = lib.words_each(text.encode(), VISIT(visit), None)
    return count
