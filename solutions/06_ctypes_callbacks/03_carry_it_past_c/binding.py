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

    A true result of the function skips the rest of the line. What it raises is raised here.
    """
    raised: list[BaseException] = []

    def visit(word: bytes, user: Any) -> int:
        if raised:
            return 1  # another line: nobody is asked any more
        try:
            return bool(function(word.decode()))
        except BaseException as error:
            raised.append(error)
            return 1

    count: int = lib.words_each(text.encode(), VISIT(visit), None)
    if raised:
        raise raised[0]
    return count
