"""Measure time with stopwatch.c, through ctypes.

with Stopwatch("run") as watch:
    watch.start()
    ...
    watch.lap()
print(watch.laps)
"""

# --8<-- [start:load]
import ctypes
import os
import weakref
from collections.abc import Callable
from ctypes import c_bool, c_char, c_char_p, c_double, c_int, c_int32, c_int64, c_size_t, c_void_p
from pathlib import Path
from typing import Any

from stopwatch_errors import MS_MAX, MS_MIN, NS_MAX, Status, StopwatchError, c_text, check_range

_lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libstopwatch.so"), use_errno=True)
# --8<-- [end:load]


# --8<-- [start:errcheck]
def _check(status: int, function: Any, arguments: tuple[Any, ...]) -> None:
    """Make an exception of a status: called by ctypes after each call that returns one."""
    if status == Status.SYSTEM:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    if status != Status.OK:
        raise StopwatchError(status, _lib.stopwatch_strerror(status).decode())


def _check_new(handle: int | None, function: Any, arguments: tuple[Any, ...]) -> int:
    """Make an exception of a NULL."""
    if handle is None:
        raise MemoryError("no memory for a stopwatch")
    return handle


# --8<-- [end:errcheck]


# --8<-- [start:declare]
def _declare(
    name: str, restype: Any, *argtypes: Any, errcheck: Callable[..., Any] | None = None
) -> None:
    function = getattr(_lib, name)
    function.argtypes = argtypes
    function.restype = restype
    if errcheck is not None:
        function.errcheck = errcheck


# --8<-- [end:declare]
# fmt: off
# --8<-- [start:table]
#        in stopwatch.h          returns    takes
_declare("stopwatch_new",        c_void_p,  errcheck=_check_new)
_declare("stopwatch_free",       None,      c_void_p)
_declare("stopwatch_start",      c_int,     c_void_p, errcheck=_check)
_declare("stopwatch_stop",       c_int,     c_void_p, errcheck=_check)
_declare("stopwatch_lap",        c_int,     c_void_p, errcheck=_check)
_declare("stopwatch_reset",      c_int,     c_void_p, errcheck=_check)
_declare("stopwatch_add_ms",     c_int,     c_void_p, c_int32, errcheck=_check)
_declare("stopwatch_running",    c_bool,    c_void_p)
_declare("stopwatch_symbol",     c_char,    c_void_p)
_declare("stopwatch_laps",       c_size_t,  c_void_p)
_declare("stopwatch_lap_ns",     c_int64,   c_void_p, c_size_t)
_declare("stopwatch_elapsed_ns", c_int64,   c_void_p)
_declare("stopwatch_elapsed_in", c_double,  c_void_p, c_char)
_declare("stopwatch_set_label",  c_int,     c_void_p, c_char_p, errcheck=_check)  # and more
_declare("stopwatch_label",      c_char_p,  c_void_p)
_declare("stopwatch_save",       c_int,     c_void_p, c_char_p, errcheck=_check)
_declare("stopwatch_strerror",   c_char_p,  c_int)
_declare("stopwatch_live",       c_size_t)
_version = c_char_p.in_dll(_lib, "stopwatch_version")
_test_ns = c_int64.in_dll(_lib, "stopwatch_test_ns")
# --8<-- [end:table]
# fmt: on


# --8<-- [start:globals]
def version() -> str:
    """Return the version of the library: "1.2"."""
    return (_version.value or b"").decode()


def live() -> int:
    """Return how many stopwatches exist and are not closed."""
    count: int = _lib.stopwatch_live()
    return count


def set_test_clock(nanoseconds: int | None) -> None:
    """Let all stopwatches read this time, or the system's clock again (None)."""
    _test_ns.value = -1 if nanoseconds is None else check_range("the time", nanoseconds, 0, NS_MAX)


# --8<-- [end:globals]


# --8<-- [start:class]
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
        handle = _lib.stopwatch_new()
        self._close = weakref.finalize(self, _lib.stopwatch_free, handle)
        self._open_handle = handle
        self.label = label

    def close(self) -> None:
        """Give the memory back. A second time does nothing."""
        self._close()

    @property
    def _handle(self) -> int:
        if not self._close.alive:
            raise ValueError("the stopwatch is closed")
        handle: int = self._open_handle
        return handle

    def __enter__(self) -> "Stopwatch":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Start. Raises StopwatchError (RUNNING) if it runs already."""
        _lib.stopwatch_start(self._handle)

    # --8<-- [end:class]

    def stop(self) -> None:
        """Stop; `start` goes on. Raises StopwatchError (STOPPED) if it does not run."""
        _lib.stopwatch_stop(self._handle)

    def lap(self) -> None:
        """Record a lap. Raises StopwatchError (STOPPED, or FULL after 65,536 laps)."""
        _lib.stopwatch_lap(self._handle)

    def reset(self) -> None:
        """Stop, and forget all time and all laps."""
        _lib.stopwatch_reset(self._handle)

    # --8<-- [start:add]
    def add_ms(self, milliseconds: int) -> None:
        """Add a penalty or, if negative, a credit.

        Raises:
            OverflowError: milliseconds does not fit 32 bits.
            StopwatchError: The elapsed time would be negative (RANGE).
        """
        number = check_range("milliseconds", milliseconds, MS_MIN, MS_MAX)
        _lib.stopwatch_add_ms(self._handle, number)

    # --8<-- [end:add]

    @property
    def running(self) -> bool:
        """Whether it runs."""
        answer: bool = _lib.stopwatch_running(self._handle)
        return answer

    @property
    def symbol(self) -> str:
        """'>' it runs, '=' it is stopped, '0' nothing has elapsed."""
        symbol: bytes = _lib.stopwatch_symbol(self._handle)
        return symbol.decode()

    @property
    def laps(self) -> tuple[int, ...]:
        """How long each lap took, in nanoseconds."""
        handle = self._handle
        count = _lib.stopwatch_laps(handle)
        return tuple(_lib.stopwatch_lap_ns(handle, index) for index in range(count))

    @property
    def elapsed_ns(self) -> int:
        """The time that has elapsed, in nanoseconds."""
        elapsed: int = _lib.stopwatch_elapsed_ns(self._handle)
        return elapsed

    # --8<-- [start:elapsed_in]
    def elapsed_in(self, unit: str) -> float:
        """Return the time that has elapsed, in hours "h", minutes "m" or seconds "s".

        Raises:
            ValueError: There is no such unit.
        """
        if unit not in ("h", "m", "s"):
            raise ValueError(f"unit must be 'h', 'm' or 's', not {unit!r}")
        elapsed: float = _lib.stopwatch_elapsed_in(self._handle, unit.encode())
        return elapsed

    # --8<-- [end:elapsed_in]

    # --8<-- [start:label]
    @property
    def label(self) -> str:
        """Some text, of 63 bytes in UTF-8 at most."""
        text: bytes = _lib.stopwatch_label(self._handle)
        return text.decode()

    @label.setter
    def label(self, text: str) -> None:
        # The text is an argument, never the format: a "%" in it means nothing.
        _lib.stopwatch_set_label(self._handle, b"%s", c_text(text.encode()))

    # --8<-- [end:label]

    # --8<-- [start:save]
    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the label and the laps to a file. Raises OSError."""
        try:
            _lib.stopwatch_save(self._handle, c_text(os.fsencode(path)))
        except OSError as error:
            error.filename = os.fspath(path)
            raise

    # --8<-- [end:save]
