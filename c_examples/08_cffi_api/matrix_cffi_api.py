"""Matrices with CFFI, API mode, out-of-line: the mode that CFFI itself recommends.

The compiled module holds the library too, so that there is nothing to find at run time.
"""

# --8<-- [start:load]
import matrix_class
from _matrix_cffi_api import ffi, lib


class Matrix(matrix_class.Matrix):
    """A table of numbers, kept and computed by C: see `matrix_class.Matrix`."""

    ffi, lib = ffi, lib


# --8<-- [end:load]
