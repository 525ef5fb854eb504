"""The Pythonic layer over the scanner: one class, whatever the mode of CFFI.

Every mode ends in `ffi`, `lib`, and the address of a C function that calls Python.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from types import TracebackType
from typing import Any, ClassVar, Self

from jsonscan_events import GO_ON, MAX_BATCH, STOP, Event, Kind, came_to

KINDS = tuple(Kind)
_started: set[Any] = set()  # C's threads work for them: they must not go


# --8<-- [start:receiver]
class Receiver:
    """What user data stands for: the visitor of one scanner, and what it has raised."""

    def __init__(self, ffi: Any, visit: Callable[[Event], object]) -> None:
        self._ffi, self._visit = ffi, visit
        self.raised: list[BaseException] = []

    def receive(self, events: Any, count: int) -> int:
        """Copy each event out of C's memory, and show it to the visitor."""
        unpack, visit = self._ffi.unpack, self._visit
        for event in events[0:count]:
            text = unpack(event.text, event.size).decode("utf-8", "surrogatepass")
            if visit(Event(KINDS[event.kind], text, event.at)):
                return STOP
        return GO_ON

    def raise_again(self) -> None:
        """Raise what the visitor has raised, if anything, and forget it."""
        raised, self.raised = self.raised, []
        if raised:
            raise raised[0]


# --8<-- [end:receiver]


# --8<-- [start:handlers]
def handlers(ffi: Any) -> tuple[Callable[..., int], Callable[..., None]]:
    """Return the function that C calls, and the one that gets what it raises."""

    def on_events(events: Any, count: int, user: Any) -> int:
        received: int = ffi.from_handle(user).receive(events, count)
        return received

    def carry(kind: type, error: BaseException, traceback: TracebackType) -> None:
        user = traceback.tb_frame.f_locals["user"]  # of the call of on_events that failed
        ffi.from_handle(user).raised.append(error.with_traceback(traceback))

    return on_events, carry


# --8<-- [end:handlers]


# --8<-- [start:class]
class Scanner:
    """Scans JSON documents, and shows each event to a function. Close it, or use a `with`.

    A true result of the function stops the scan. What it raises stops the scan too, and is
    raised by the method that waits for the scan.
    """

    ffi: ClassVar[Any]
    lib: ClassVar[Any]
    callback: ClassVar[Any]  # a function of C that calls `on_events`

    def __init__(self, visit: Callable[[Event], object], batch: int = 256) -> None:
        """Make a scanner. C hands over up to `batch` events at a time.

        Raises:
            ValueError: batch is not 1 to 65536.
            MemoryError: There is no room for it.
        """
        if not 1 <= batch <= MAX_BATCH:
            raise ValueError(f"a batch has 1 to {MAX_BATCH} events, not {batch}")
        self._receiver: Any = Receiver(self.ffi, visit)  # it does not know self: no circle
        self._user = self.ffi.new_handle(self._receiver)  # kept: C has its address
        pointer = self.lib.jsonscan_new(self.callback, self._user, batch)
        if pointer == self.ffi.NULL:
            raise MemoryError("no memory for a scanner")
        self._pointer = pointer
        self._free = weakref.finalize(self, self.lib.jsonscan_free, pointer)

    # --8<-- [end:class]
    # --8<-- [start:close]
    def close(self) -> None:
        """Wait for a scan that was started, then give all back. Closing twice is fine.

        What the function has raised, and nobody has waited for, is dropped.

        Raises:
            RuntimeError: The scanner's own function calls this.
        """
        if self._free.alive:
            if self.lib.jsonscan_wait(self._pointer) == self.lib.JSONSCAN_BUSY:
                self._come_to(self.lib.JSONSCAN_BUSY)
            self._free()  # after this, C has forgotten the handle
            self._user = self._receiver = self._document = None
            _started.discard(self)

    # --8<-- [end:close]
    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _handle(self) -> Any:
        if not self._free.alive:
            raise ValueError("this scanner is closed")
        return self._pointer

    # --8<-- [start:scan]
    def scan(self, document: Any) -> bool:
        """Scan a document: bytes, or any object that has some.

        Returns:
            True if it came to its end, False if the function stopped it.

        Raises:
            ScanError: This is no JSON, or too deep.
            RuntimeError: The scanner is at work already.
        """
        handle = self._handle()
        with self.ffi.from_buffer(document) as text:
            status = self.lib.jsonscan_scan(handle, text, len(text))
        return self._come_to(status)

    def _come_to(self, status: int) -> bool:
        words = self.ffi.string(self.lib.jsonscan_strerror(status)).decode()
        if status == self.lib.JSONSCAN_BUSY:  # another call is at work: the rest is its business
            raise RuntimeError(words)
        self._receiver.raise_again()
        return came_to(status, words, self.at)

    # --8<-- [end:scan]
    @property
    def at(self) -> int:
        """How many bytes the last scan has read."""
        return int(self.lib.jsonscan_at(self._handle()))

    # --8<-- [start:start]
    _document: Any = None  # what C reads until it has been waited for

    def start(self, document: Any) -> None:
        """Scan a document in a thread that C makes. The function is called in that thread.

        The scanner, and the document, live until you have called `wait` or `close`.
        """
        handle = self._handle()
        text = self.ffi.from_buffer(document)
        before, self._document = self._document, text  # now: C's thread may be quicker than we
        status = self.lib.jsonscan_start(handle, text, len(text))
        if status != self.lib.JSONSCAN_OK:
            self._document = before  # what C reads, if it is at work already
            self._come_to(status)
        _started.add(self)

    def wait(self) -> bool:
        """Wait until what was started has come to its end; then as `scan`.

        Raises:
            RuntimeError: Nothing was started.
        """
        handle = self._handle()
        if self._document is None:
            raise RuntimeError("nothing was started")
        status = self.lib.jsonscan_wait(handle)
        if status != self.lib.JSONSCAN_BUSY:  # else its own function has called this
            self.ffi.release(self._document)
            self._document = None
            _started.discard(self)
        return self._come_to(status)

    # --8<-- [end:start]
    @classmethod
    def live(cls) -> int:
        """Return how many scanners exist and are not closed."""
        return int(cls.lib.jsonscan_live())
