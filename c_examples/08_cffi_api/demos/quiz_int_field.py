# fate: ok
from scratch import build, scratch, use

DECLARE = "typedef struct { int rows; ...; } matrix;"  # matrix.h says size_t
with scratch() as folder:
    build(folder, DECLARE, sources=["matrix.c"])
    use(folder, "from _try import ffi; print(ffi.new('matrix *').rows)")
