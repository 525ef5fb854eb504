"""Call the topic library with ctypes. There is nothing to change here."""

import ctypes
from collections.abc import Callable
from pathlib import Path
from typing import Any

lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libtopic.so"))

LISTENER = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_double, ctypes.c_void_p)
lib.topic_new.argtypes = []
lib.topic_new.restype = ctypes.c_void_p
lib.topic_free.argtypes = [ctypes.c_void_p]
lib.topic_free.restype = None
lib.topic_add.argtypes = [ctypes.c_void_p, LISTENER, ctypes.c_void_p]
lib.topic_add.restype = ctypes.c_int
lib.topic_remove.argtypes = [ctypes.c_void_p, ctypes.c_int]
lib.topic_remove.restype = ctypes.c_int
lib.topic_publish.argtypes = [ctypes.c_void_p, ctypes.c_double]
lib.topic_publish.restype = ctypes.c_int


class Topic:
    """A topic. It keeps all that was ever added, so that a C that calls it later can."""

    def __init__(self) -> None:
        """Make a topic without listeners."""
        self.topic = lib.topic_new()
        self.kept: list[Any] = []

    def add(self, function: Callable[[float, int | None], int] | None, user: int = 1) -> int:
        """Subscribe function(value, user), or NULL. Returns what topic_add returns."""
        callback = LISTENER() if function is None else LISTENER(function)
        self.kept.append(callback)
        number: int = lib.topic_add(self.topic, callback, user)
        return number

    def remove(self, number: int) -> int:
        """Return what topic_remove returns."""
        status: int = lib.topic_remove(self.topic, number)
        return status

    def publish(self, value: float) -> int:
        """Return what topic_publish returns."""
        called: int = lib.topic_publish(self.topic, value)
        return called

    def close(self) -> None:
        """Free the topic."""
        lib.topic_free(self.topic)
        self.kept.clear()
