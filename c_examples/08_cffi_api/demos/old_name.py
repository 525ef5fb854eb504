# fate: ok
from scratch import build, scratch, use

DECLARE = """
    typedef struct { ...; } matrix;
    void matrix_times(matrix *self, double factor);
"""
STRICT = ["-Werror=implicit-function-declaration"]
with scratch() as folder:
    build(folder, DECLARE, sources=["matrix.c"])
    use(folder, "import _try")
with scratch() as folder:
    build(folder, DECLARE, sources=["matrix.c"], extra_compile_args=STRICT)
