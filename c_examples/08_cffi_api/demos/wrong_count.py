# fate: ok
from scratch import build, scratch

DECLARE = """
    typedef struct { size_t rows, columns; ...; } matrix;
    void matrix_scale(matrix *self);
    #define MATRIX_VERSION ...
"""
with scratch() as folder:
    build(folder, DECLARE, sources=["matrix.c"])
