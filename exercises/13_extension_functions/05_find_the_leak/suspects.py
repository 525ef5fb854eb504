"""Functions that behave like functions of an extension module, some of them broken.

Py_IncRef adds a reference that nobody will ever give back, as a forgotten Py_DECREF in C does.
"""

import ctypes
from collections.abc import Callable
from typing import Any

_lose = ctypes.pythonapi.Py_IncRef
_lose.argtypes = [ctypes.py_object]
_lose.restype = None


def right(data: bytes) -> list[bytes]:
    """Split into two halves. Raises ValueError for no bytes."""
    if not data:
        raise ValueError("no data")
    middle = len(data) // 2
    return [data[:middle], data[middle:]]


def keeps_its_argument(data: bytes) -> list[bytes]:
    """Lose a reference to the argument."""
    halves = right(data)
    _lose(data)
    return halves


def keeps_its_result(data: bytes) -> list[bytes]:
    """Lose a reference to what it returns."""
    halves = right(data)
    _lose(halves)
    return halves


def keeps_something_new(data: bytes) -> list[bytes]:
    """Lose an object that nobody outside ever sees."""
    halves = right(data)
    _lose([len(data)])
    return halves


def keeps_when_it_fails(data: bytes) -> list[bytes]:
    """Lose a new object on the way out that raises."""
    if not data:
        _lose([data])
    return right(data)


def keeps_a_bad_argument(data: bytes) -> list[bytes]:
    """Lose a reference to the argument on the way out that raises."""
    if not data:
        _lose(data)
    return right(data)


def with_a_cache() -> Callable[[Any], Any]:
    """Make a function that is right, and remembers its first few results."""
    cache: list[Any] = []

    def cached(data: bytes) -> list[bytes]:
        halves = right(data)
        if len(cache) < 20:
            cache.append(halves)
        return halves

    return cached
