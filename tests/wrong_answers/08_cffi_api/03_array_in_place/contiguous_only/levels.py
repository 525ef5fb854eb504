"""Stretch the brightness of a picture that lies in a NumPy array."""

import numpy as np
from _levels import ffi, lib


def stretch(array: np.ndarray) -> None:
    """Change a table in place, so that its smallest number becomes 0 and its largest 1.

    The table may be a part of a larger one. Nothing is copied.

    Raises:
        TypeError: The numbers are not float64, or cannot be written.
        ValueError: It is no table with rows and columns, or C cannot walk through it.
    """
    if array.dtype != "float64" or not array.flags.writeable:
        raise TypeError(f"need a writable array of float64, not {array.dtype}")
    if array.ndim != 2 or 0 in array.shape:
        raise ValueError(f"need rows and columns, not shape {array.shape}")
    rows, cols = array.shape
    if not array.flags.c_contiguous:
        raise ValueError("not in one piece")
    data = ffi.cast("double *", array.ctypes.data)
    lib.levels_stretch(data, rows, cols, cols)
