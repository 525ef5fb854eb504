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
        # TODO: what if there is no meter, and who closes the connection?
        self._meter = lib.meter_open(place.encode())

    def close(self) -> None:
        """Close the connection now. Closing twice is fine."""
        # TODO

    def __enter__(self) -> Meter:
        return self

    def __exit__(self, *_: object) -> None:
        # TODO
        pass

    def litres(self) -> int:
        """Read the meter."""
        # TODO: refuse if it is closed; in report, too
        return lib.meter_litres(self._meter)

    def report(self) -> str:
        """Say in words what was read last."""
        # TODO: read in meter.h to whom the text belongs
        return ffi.string(lib.meter_report(self._meter)).decode()
