"""A water meter that is read from afar."""

from __future__ import annotations

from _meter import ffi, lib


class Meter:
    """A connection to the meter of a place.

    It is closed by `close()`, at the end of a `with` block, or when nobody holds it any more.

    Raises, in every method but `close`: ValueError if it is closed.
    """

    def __init__(self, place: str) -> None:
        """Connect to the meter of a place.

        Raises:
            LookupError: There is no meter.
        """
        meter = lib.meter_open(place.encode())
        if meter == ffi.NULL:
            raise LookupError(f"there is no meter in the {place}")
        self._meter = ffi.gc(meter, lib.meter_close)

    def close(self) -> None:
        """Close the connection now. Closing twice is fine."""
        if self._meter is not None:
            ffi.release(self._meter)
            self._meter = None

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _handle(self) -> object:
        if self._meter is None:
            raise ValueError("this meter is closed")
        return self._meter

    def litres(self) -> int:
        """Read the meter."""
        return lib.meter_litres(self._handle())

    def report(self) -> str:
        """Say in words what was read last."""
        text = lib.meter_report(self._handle())
        if text == ffi.NULL:
            raise MemoryError
        with ffi.gc(text, lib.meter_text_free):
            return ffi.string(text).decode()
