# fate: ok
from scratch import build, scratch, use

DECLARE = """
    #define MATRIX_MAX_DIM 1000
    typedef struct { size_t rows, cols, stride; double *data; } matrix;
"""
with scratch() as folder:
    build(folder, DECLARE, sources=["matrix.c"])
    use(folder, "import _try; print('imported')")
    use(folder, "from _try import lib; print(lib.MATRIX_MAX_DIM)")
    use(folder, "from _try import ffi; print(ffi.sizeof('matrix'))")
