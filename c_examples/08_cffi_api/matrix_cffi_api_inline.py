"""Matrices with CFFI, API mode, in-line: `verify`, the way CFFI began in 2012.

The first import runs a C compiler; later ones find the result in `__pycache__`.
Its place in new code was taken by `set_source` (see `matrix_cffi_api_build.py`).
It still works, and old programs still use it. It needs setuptools at run time.
"""

from pathlib import Path

import matrix_class
from cffi import FFI

_HERE = Path(__file__).resolve().parent

ffi = FFI()
ffi.cdef("""
    #define MATRIX_MAX_DIM ...
    static char *const MATRIX_VERSION;

    typedef enum {
        MATRIX_OK, MATRIX_ERROR_DIM, MATRIX_ERROR_SHAPE, MATRIX_ERROR_OVERLAP,
        MATRIX_ERROR_MEMORY, ...
    } matrix_status;

    typedef struct {
        size_t rows, cols, stride;
        double *data;
        ...;
    } matrix;

    matrix_status matrix_new(size_t rows, size_t cols, matrix **result);
    void matrix_free(matrix *self);
    matrix_status matrix_view(matrix *view, double *data, size_t rows, size_t cols,
                              size_t stride);
    double matrix_get(const matrix *self, size_t row, size_t col);
    void matrix_set(matrix *self, size_t row, size_t col, double value);
    void matrix_scale(matrix *self, double factor);
    matrix_status matrix_add(const matrix *a, const matrix *b, matrix *result);
    matrix_status matrix_multiply(const matrix *a, const matrix *b, matrix *result);
    matrix_status matrix_transpose(const matrix *a, matrix *result);
    const char *matrix_strerror(matrix_status status);
""")
# --8<-- [start:verify]
lib = ffi.verify(
    '#include "matrix.h"',
    sources=[str(_HERE / "matrix.c")],
    include_dirs=[str(_HERE)],
)
# --8<-- [end:verify]


class Matrix(matrix_class.Matrix):
    """A table of numbers, kept and computed by C: see `matrix_class.Matrix`."""

    ffi, lib = ffi, lib
