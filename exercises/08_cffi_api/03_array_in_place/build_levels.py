"""Build the module `_levels` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("void levels_stretch(double *numbers, size_t rows, size_t cols, size_t stride);")
ffibuilder.set_source("_levels", '#include "levels.h"', sources=["levels.c"])

if __name__ == "__main__":
    ffibuilder.compile()
