"""Prepare CFFI, ABI mode, out-of-line: parse the declarations once, and write them down.

Run by `make`. It writes `_matrix_cffi_abi.py`. No C compiler takes part.
"""

from cffi import FFI

ffibuilder = FFI()
# --8<-- [start:cdef]
ffibuilder.cdef("""
    #define MATRIX_MAX_DIM 4096           // copied: nobody compares it with matrix.h

    typedef enum {                        // numbered by hand
        MATRIX_OK = 0, MATRIX_ERROR_DIM = 1, MATRIX_ERROR_SHAPE = 2,
        MATRIX_ERROR_OVERLAP = 3, MATRIX_ERROR_MEMORY = 4
    } matrix_status;

    typedef struct {                      // every field, in this order, private or not
        size_t rows, cols, stride;
        double *data;
        int is_view;
    } matrix;
""")
# --8<-- [end:cdef]
ffibuilder.cdef("""
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
ffibuilder.set_source("_matrix_cffi_abi", None)  # None: there is no C source to compile

if __name__ == "__main__":
    ffibuilder.compile()
