# fate: ok
from scratch import build, scratch, use

DECLARE = """
    typedef struct { double *data; ...; } matrix;
    int matrix_view(matrix *view, double *data, int cols, int rows, int stride);
    void matrix_scale(matrix *self, int factor);
"""
with scratch() as folder:
    build(folder, DECLARE, sources=["matrix.c"])
    use(folder, "from _try import ffi, lib; lib.matrix_scale(ffi.new('matrix *'), 2.5)")
