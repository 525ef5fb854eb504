"""Call the bell library with ctypes."""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libbell.so"))

LISTENER = ctypes.CFUNCTYPE(None, ctypes.c_int, ctypes.c_void_p)
lib.bell_new.argtypes = []
lib.bell_new.restype = ctypes.c_void_p
lib.bell_free.argtypes = [ctypes.c_void_p]
lib.bell_free.restype = None
lib.bell_listen.argtypes = [ctypes.c_void_p, LISTENER, ctypes.c_void_p]
lib.bell_listen.restype = ctypes.c_int
lib.bell_leave.argtypes = [ctypes.c_void_p, ctypes.c_int]
lib.bell_leave.restype = ctypes.c_int
lib.bell_ring.argtypes = [ctypes.c_void_p, ctypes.c_int]
lib.bell_ring.restype = ctypes.c_int


class Bell:
    """A bell that calls functions. Close it when it is needed no more."""

    def __init__(self) -> None:
        """Make a bell to which nobody listens."""
        self._bell = lib.bell_new()
        self._kept: dict[int, Any] = {}  # what C has the addresses of

    def listen(self, function: Callable[[int], object]) -> int:
        """Have function(rings) called from now on, and return its number."""

        def listener(rings: int, user: Any) -> None:
            function(rings)

        callback = LISTENER(listener)
        number: int = lib.bell_listen(self._bell, callback, None)
        if number == 0:
            raise RuntimeError("there is no room for another listener")
        self._kept[number] = callback
        return number

    def leave(self, number: int) -> None:
        """Have the function with this number called no more. Raises KeyError."""
        if lib.bell_leave(self._bell, number) != 0:
            raise KeyError(number)
        del self._kept[number]  # C has called it for the last time

    def ring(self, rings: int) -> int:
        """Ring, and return how many functions were called."""
        called: int = lib.bell_ring(self._bell, rings)
        return called

    def close(self) -> None:
        """Give the bell back. A second time does nothing."""
        if self._bell is not None:
            lib.bell_free(self._bell)
            self._bell = None
            self._kept.clear()
