# fate: AttributeError
from cffi import FFI

ffi = FFI()
ffi.cdef("""
    typedef struct { size_t rows, cols, stride; double *data; int is_view; } matrix;
    double matrix_get(const matrix *self, size_t row, size_t col);
""")
lib = ffi.dlopen("./libmatrix.so")
print(lib.matrix_get)
