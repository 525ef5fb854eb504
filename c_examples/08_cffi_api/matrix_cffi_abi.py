"""Matrices with CFFI, ABI mode, out-of-line: declarations read once, library loaded here.

Nobody compares the declarations with the header.
"""

from pathlib import Path

import matrix_class
from _matrix_cffi_abi import ffi

lib = ffi.dlopen(str(Path(__file__).resolve().parent / "libmatrix.so"))


class Matrix(matrix_class.AbiMatrix):
    """A table of numbers, kept and computed by C: see `matrix_class.Matrix`."""

    ffi, lib = ffi, lib
