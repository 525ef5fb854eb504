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
    # TODO: this is right for one kind of array only; check the others, and find the stride
    rows, cols = array.shape
    data = ffi.cast("double *", array.ctypes.data)
    lib.levels_stretch(data, rows, cols, cols)
