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

    def listen(self, function: Callable[[int], object]) -> int:
        """Have function(rings) called from now on, and return its number."""

        def listener(rings: int, user: Any) -> None:
            function(rings)

        # TODO: who keeps the callback object, and what if C refuses it?
        number: int = lib.bell_listen(self._bell, LISTENER(listener), None)
        return number

    def leave(self, number: int) -> None:
        """Have the function with this number called no more. Raises KeyError."""
        lib.bell_leave(self._bell, number)  # TODO

    def ring(self, rings: int) -> int:
        """Ring, and return how many functions were called."""
        called: int = lib.bell_ring(self._bell, rings)
        return called

    def close(self) -> None:
        """Give the bell back. A second time does nothing."""
        lib.bell_free(self._bell)  # TODO
