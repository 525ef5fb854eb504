"""Scan JSON with jsonscan.c, through ctypes: the same class, to compare with."""

from __future__ import annotations

import ctypes
import weakref
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_int, c_size_t, c_void_p
from pathlib import Path
from typing import Any, Self

import jsonscan_events
from jsonscan_events import GO_ON, MAX_BATCH, STOP, Event, Kind, Status, came_to

KINDS = tuple(Kind)
HERE = Path(__file__).resolve().parent


# --8<-- [start:types]
class RawEvent(ctypes.Structure):
    """jsonscan_event. A `c_char_p` would end each text at its first zero byte."""

    _fields_ = [("kind", c_int), ("at", c_size_t), ("text", c_void_p), ("size", c_size_t)]


VISIT = ctypes.CFUNCTYPE(c_int, POINTER(RawEvent), c_size_t, c_void_p)
# --8<-- [end:types]
lib = ctypes.CDLL(str(HERE / "libjsonscan.so"))
for name, result, arguments in [
    ("new", c_void_p, [VISIT, c_void_p, c_size_t]),
    ("free", None, [c_void_p]),
    ("scan", c_int, [c_void_p, c_void_p, c_size_t]),
    ("at", c_size_t, [c_void_p]),
    ("start", c_int, [c_void_p, c_void_p, c_size_t]),
    ("wait", c_int, [c_void_p]),
    ("tally", c_int, [POINTER(RawEvent), c_size_t, c_void_p]),
    ("strerror", c_char_p, [c_int]),
    ("live", c_size_t, []),
]:
    function = getattr(lib, f"jsonscan_{name}")
    function.restype, function.argtypes = result, arguments

_started: set[Any] = set()


def _receiver(visit: Callable[[Event], object], raised: list[BaseException]) -> Any:
    # --8<-- [start:receive]
    def receive(events: Any, count: int, user: None) -> int:
        try:
            for event in events[0:count]:
                text = ctypes.string_at(event.text, event.size).decode("utf-8", "surrogatepass")
                if visit(Event(KINDS[event.kind], text, event.at)):
                    return STOP
            return GO_ON
        except BaseException as error:
            raised.append(error)
            return STOP

    # --8<-- [end:receive]
    return VISIT(receive)


class Scanner:
    """Scans JSON documents: see `jsonscan_class.Scanner`."""

    def __init__(self, visit: Callable[[Event], object], batch: int = 256) -> None:
        """Make a scanner. C hands over up to `batch` events at a time."""
        if not 1 <= batch <= MAX_BATCH:
            raise ValueError(f"a batch has 1 to {MAX_BATCH} events, not {batch}")
        self._raised: list[BaseException] = []
        self._callback = _receiver(visit, self._raised)  # kept: C has its address
        self._pointer = lib.jsonscan_new(self._callback, None, batch)
        if self._pointer is None:
            raise MemoryError("no memory for a scanner")
        self._free = weakref.finalize(self, lib.jsonscan_free, self._pointer)

    def close(self) -> None:
        """Wait for a scan that was started, then give all back. Closing twice is fine."""
        if self._free.alive:
            if lib.jsonscan_wait(self._pointer) == Status.BUSY:
                self._come_to(Status.BUSY)
            self._free()
            self._callback = self._document = None
            self._raised.clear()
            _started.discard(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _handle(self) -> Any:
        if not self._free.alive:
            raise ValueError("this scanner is closed")
        return self._pointer

    @staticmethod
    def _bytes(document: Any) -> tuple[Any, int]:
        """What C reads, and how many bytes. Its owner is kept by it."""
        view = memoryview(document)
        if not view.c_contiguous:
            raise ValueError("the bytes do not lie in C's order")
        if view.readonly:  # from_buffer wants to write; c_char_p takes bytes alone
            return c_char_p(bytes(view)), view.nbytes
        return (ctypes.c_char * view.nbytes).from_buffer(document), view.nbytes

    def scan(self, document: Any) -> bool:
        """Scan a document: bytes, or any object that has some."""
        handle = self._handle()
        text, size = self._bytes(document)
        return self._come_to(lib.jsonscan_scan(handle, text, size))

    def _come_to(self, status: int) -> bool:
        words = lib.jsonscan_strerror(status).decode()
        if status == Status.BUSY:
            raise RuntimeError(words)
        raised = self._raised.copy()
        self._raised.clear()
        if raised:
            raise raised[0]
        return came_to(status, words, self.at)

    @property
    def at(self) -> int:
        """How many bytes the last scan has read."""
        return int(lib.jsonscan_at(self._handle()))

    _document: Any = None

    def start(self, document: Any) -> None:
        """Scan a document in a thread that C makes. The function is called in that thread."""
        handle = self._handle()
        text, size = self._bytes(document)
        before, self._document = self._document, text  # now: C's thread may be quicker than we
        status = lib.jsonscan_start(handle, text, size)
        if status != Status.OK:
            self._document = before
            self._come_to(status)
        _started.add(self)

    def wait(self) -> bool:
        """Wait until what was started has come to its end; then as `scan`."""
        handle = self._handle()
        if self._document is None:
            raise RuntimeError("nothing was started")
        status = lib.jsonscan_wait(handle)
        if status != Status.BUSY:
            self._document = None
            _started.discard(self)
        return self._come_to(status)

    @classmethod
    def live(cls) -> int:
        """Return how many scanners exist and are not closed."""
        return int(lib.jsonscan_live())


def loads(document: Any) -> Any:
    """Make Python objects of a document, as json.loads does."""
    return jsonscan_events.loads(Scanner, document)
