"""Bells in a tower, through CFFI in ABI mode."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from cffi import FFI

ffi: Any = FFI()
ffi.cdef("""
    typedef struct tower tower;
    typedef void (*tower_bell)(int hour, void *user);
    tower *tower_new(void);
    void tower_free(tower *self);
    int tower_add(tower *self, tower_bell bell, void *user);
    int tower_remove(tower *self, int number);
    int tower_strike(tower *self, int hour);
    size_t tower_live(void);
""")
lib: Any = ffi.dlopen(str(Path(__file__).resolve().parent / "libtower.so"))


@ffi.callback("tower_bell")  # type: ignore[untyped-decorator]
def ring(hour: int, user: Any) -> None:
    """Call the bell whose handle came as user data: one function for all of them."""
    ffi.from_handle(user)(hour)


class Tower:
    """A tower. Functions are kept as long as they are bells of it, and no longer."""

    def __init__(self) -> None:
        """Make a tower without bells."""
        self._tower = lib.tower_new()
        self._handles: dict[int, Any] = {}

    def add(self, function: Callable[[int], object]) -> int:
        """Have function(hour) called when the hour strikes, and return the bell's number.

        Raises:
            RuntimeError: There are five bells already.
        """
        handle = ffi.new_handle(function)
        number: int = lib.tower_add(self._tower, ring, handle)
        if number == 0:
            raise RuntimeError("there is no room for another bell")
        self._handles[number] = handle
        return number

    def remove(self, number: int) -> None:
        """Have this bell rung no more. Raises KeyError if no bell has this number."""
        if lib.tower_remove(self._tower, number) != 0:
            raise KeyError(number)
        del self._handles[number]

    def strike(self, hour: int) -> int:
        """Ring all bells, and return how many there are."""
        rung: int = lib.tower_strike(self._tower, hour)
        return rung

    def close(self) -> None:
        """Give all back. A second time does nothing."""
        if self._tower is not None:
            lib.tower_free(self._tower)
            self._tower = None
            self._handles.clear()
