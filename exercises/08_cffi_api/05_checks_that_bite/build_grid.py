"""Build the module `_grid` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef enum { GRID_RIGHT, GRID_VARIANTS, ... } grid_variant;
    void grid_transpose(grid_variant which, const double *numbers, size_t rows, size_t cols,
                        double *result);
    void grid_row_sums(grid_variant which, const double *numbers, size_t rows, size_t cols,
                       double *sums);
    double grid_largest(grid_variant which, const double *numbers, size_t rows, size_t cols);
""")
ffibuilder.set_source("_grid", '#include "grid.h"', sources=["grid.c"])

if __name__ == "__main__":
    ffibuilder.compile()
