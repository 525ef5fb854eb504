# fate: ok
from scratch import build, scratch, use

DECLARE = """
    typedef struct { size_t rows, cols; ...; } matrix;
    void matrix_scale(matrix *self, double factor);
"""
with scratch() as folder:
    build(folder, DECLARE)  # sources is missing
    use(folder, "import _try")
