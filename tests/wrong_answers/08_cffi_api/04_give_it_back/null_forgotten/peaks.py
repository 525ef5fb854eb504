"""The highest points of a walk."""

from array import array

from _peaks import ffi, lib


def find_peaks(heights: array) -> list[float]:  # type: ignore[type-arg]
    """Return the heights that are above both of their neighbours.

    Args:
        heights: Metres, an array of doubles: array("d", [...]). It is not copied.

    Raises:
        TypeError: The numbers are no doubles.
        MemoryError: There is no memory left.
    """
    if heights.typecode != "d":
        raise TypeError(f"need an array of doubles, not of type {heights.typecode!r}")
    data = ffi.from_buffer("double[]", heights)
    found = lib.peaks_find(data, len(data))
    found = ffi.gc(found, lib.peaks_free)
    return ffi.unpack(found.heights, found.count)  # a copy, as a list
