"""Measure time with stopwatch.c, through CFFI in API mode.

The same Python interface as `stopwatch_ctypes.py`. The C compiler has seen every
declaration beside stopwatch.h, and CFFI refuses numbers that do not fit.
"""

import os
from typing import Any

from _stopwatch_cffi_api import ffi, lib
from stopwatch_errors import NS_MAX, Status, StopwatchError, c_text, check_range


def _check(status: int) -> None:
    """Make an exception of a status."""
    if status == Status.SYSTEM:
        raise OSError(ffi.errno, os.strerror(ffi.errno))
    if status != Status.OK:
        raise StopwatchError(status, ffi.string(lib.stopwatch_strerror(status)).decode())


def version() -> str:
    """Return the version of the library: "1.2"."""
    text: bytes = ffi.string(lib.stopwatch_version)
    return text.decode()


def live() -> int:
    """Return how many stopwatches exist and are not closed."""
    count: int = lib.stopwatch_live()
    return count


def set_test_clock(nanoseconds: int | None) -> None:
    """Let all stopwatches read this time, or the system's clock again (None)."""
    number = -1 if nanoseconds is None else check_range("the time", nanoseconds, 0, NS_MAX)
    lib.stopwatch_test_ns = number


class Stopwatch:
    """A stopwatch that is not running yet. Close it, or use it in a `with`.

    All methods raise ValueError once it is closed.
    """

    def __init__(self, label: str = "") -> None:
        """Make a stopwatch.

        Raises:
            StopwatchError: The label has more than 63 bytes in UTF-8.
            MemoryError: There is no room for a stopwatch.
        """
        handle = lib.stopwatch_new()
        if handle == ffi.NULL:
            raise MemoryError("no memory for a stopwatch")
        self._watch = ffi.gc(handle, lib.stopwatch_free)  # who drops this frees the stopwatch
        self.label = label

    def close(self) -> None:
        """Give the memory back. A second time does nothing."""
        if self._watch is not None:
            ffi.release(self._watch)
            self._watch = None

    @property
    def _handle(self) -> Any:
        if self._watch is None:
            raise ValueError("the stopwatch is closed")
        return self._watch

    def __enter__(self) -> "Stopwatch":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start. Raises StopwatchError (RUNNING) if it runs already."""
        _check(lib.stopwatch_start(self._handle))

    def stop(self) -> None:
        """Stop; `start` goes on. Raises StopwatchError (STOPPED) if it does not run."""
        _check(lib.stopwatch_stop(self._handle))

    def lap(self) -> None:
        """Record a lap. Raises StopwatchError (STOPPED, or FULL after 65,536 laps)."""
        _check(lib.stopwatch_lap(self._handle))

    def reset(self) -> None:
        """Stop, and forget all time and all laps."""
        _check(lib.stopwatch_reset(self._handle))

    def add_ms(self, milliseconds: int) -> None:
        """Add a penalty or, if negative, a credit.

        Raises:
            OverflowError: milliseconds does not fit 32 bits.
            StopwatchError: The elapsed time would be negative (RANGE).
        """
        _check(lib.stopwatch_add_ms(self._handle, milliseconds))

    @property
    def running(self) -> bool:
        """Whether it runs."""
        answer: bool = lib.stopwatch_running(self._handle)
        return answer

    @property
    def symbol(self) -> str:
        """'>' it runs, '=' it is stopped, '0' nothing has elapsed."""
        symbol: bytes = lib.stopwatch_symbol(self._handle)
        return symbol.decode()

    @property
    def laps(self) -> tuple[int, ...]:
        """How long each lap took, in nanoseconds."""
        handle = self._handle
        count = lib.stopwatch_laps(handle)
        return tuple(lib.stopwatch_lap_ns(handle, index) for index in range(count))

    @property
    def elapsed_ns(self) -> int:
        """The time that has elapsed, in nanoseconds."""
        elapsed: int = lib.stopwatch_elapsed_ns(self._handle)
        return elapsed

    def elapsed_in(self, unit: str) -> float:
        """Return the time that has elapsed, in hours "h", minutes "m" or seconds "s".

        Raises:
            ValueError: There is no such unit.
        """
        if unit not in ("h", "m", "s"):
            raise ValueError(f"unit must be 'h', 'm' or 's', not {unit!r}")
        elapsed: float = lib.stopwatch_elapsed_in(self._handle, unit.encode())
        return elapsed

    @property
    def label(self) -> str:
        """Some text, of 63 bytes in UTF-8 at most."""
        text: bytes = ffi.string(lib.stopwatch_label(self._handle))
        return text.decode()

    @label.setter
    def label(self, text: str) -> None:
        # CFFI wants C values for what follows the declared arguments of a variadic function.
        value = ffi.new("char[]", c_text(text.encode()))
        _check(lib.stopwatch_set_label(self._handle, b"%s", value))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the label and the laps to a file. Raises OSError."""
        try:
            _check(lib.stopwatch_save(self._handle, c_text(os.fsencode(path))))
        except OSError as error:
            error.filename = os.fspath(path)
            raise
