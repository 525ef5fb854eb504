"""Matrices with CFFI, ABI mode, in-line: declarations read at each start of Python.

Nobody compares them with the header.
"""

from pathlib import Path

import matrix_class
from cffi import FFI

ffi = FFI()
ffi.cdef("""
    #define MATRIX_MAX_DIM 4096

    typedef enum {
        MATRIX_OK = 0, MATRIX_ERROR_DIM = 1, MATRIX_ERROR_SHAPE = 2,
        MATRIX_ERROR_OVERLAP = 3, MATRIX_ERROR_MEMORY = 4
    } matrix_status;

    typedef struct {
        size_t rows, cols, stride;
        double *data;
        int is_view;
    } matrix;

    matrix_status matrix_new(size_t rows, size_t cols, matrix **result);
    void matrix_free(matrix *self);
    matrix_status matrix_view(matrix *view, double *data, size_t rows, size_t cols,
                              size_t stride);
    void matrix_scale(matrix *self, double factor);
    matrix_status matrix_add(const matrix *a, const matrix *b, matrix *result);
    matrix_status matrix_multiply(const matrix *a, const matrix *b, matrix *result);
    matrix_status matrix_transpose(const matrix *a, matrix *result);
    const char *matrix_strerror(matrix_status status);
""")
lib = ffi.dlopen(str(Path(__file__).resolve().parent / "libmatrix.so"))


class Matrix(matrix_class.AbiMatrix):
    """A table of numbers, kept and computed by C: see `matrix_class.Matrix`."""

    ffi, lib = ffi, lib
