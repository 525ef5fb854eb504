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
        raise TypeError(f"need a writable array of float64: this is {array.dtype}, or read-only")
    if array.ndim != 2 or 0 in array.shape:
        raise ValueError(f"need rows and columns, not shape {array.shape}")
    rows, cols = array.shape
    down, right = array.strides
    if right != 8 or down % 8 or down < cols * 8:
        raise ValueError(f"C cannot walk through strides {array.strides}")
    data = ffi.cast("double *", array.ctypes.data)
    lib.levels_stretch(data, rows, cols, down // 8)
