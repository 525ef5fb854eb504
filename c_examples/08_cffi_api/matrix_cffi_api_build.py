"""Build CFFI, API mode, out-of-line: a C compiler checks the declarations against the header.

Run by `make`. It writes `_matrix_cffi_api.c` and compiles it, together with `matrix.c`,
into a module that Python can import.
"""

from cffi import FFI

ffibuilder = FFI()
# --8<-- [start:cdef]
ffibuilder.cdef("""
    #define MATRIX_MAX_DIM ...            // a whole number: the compiler looks it up
    static char *const MATRIX_VERSION;    // any other macro: say which type it has

    typedef enum {                        // the compiler fills in the values
        MATRIX_OK, MATRIX_ERROR_DIM, MATRIX_ERROR_SHAPE, MATRIX_ERROR_OVERLAP,
        MATRIX_ERROR_MEMORY, ...
    } matrix_status;

    typedef struct {                      // and where each field lies
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
# --8<-- [end:cdef]
# --8<-- [start:source]
ffibuilder.set_source(
    "_matrix_cffi_api",  # the module that Python will import
    '#include "matrix.h"',  # C that goes to the top of the generated file
    sources=["matrix.c"],  # compiled with it
    include_dirs=["."],  # where matrix.h is
    extra_compile_args=[  # what a new gcc refuses, an old one only mentions
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
# --8<-- [end:source]
