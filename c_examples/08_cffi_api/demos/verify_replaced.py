# fate: ok
from scratch import run, scratch

BUILD = """
from cffi import FFI
ffibuilder = FFI()
ffibuilder.cdef("#define MATRIX_MAX_DIM ...")
ffibuilder.set_source("_new_style", '#include "matrix.h"')  # as verify, with a name
if __name__ == "__main__":
    ffibuilder.compile()
"""
PROGRAM = """
from _new_style import ffi, lib
print(lib.MATRIX_MAX_DIM)
"""
with scratch() as folder:
    (folder / "new_style_build.py").write_text(BUILD)
    (folder / "new_style.py").write_text(PROGRAM)
    run(folder, "python", "new_style_build.py")
    run(folder, "python", "new_style.py")
    header = folder / "matrix.h"
    header.write_text(header.read_text().replace("MAX_DIM 4096", "MAX_DIM 1000"))
    print("matrix.h says 1000 now. The build script, and the same program again:")
    run(folder, "python", "new_style_build.py")
    run(folder, "python", "new_style.py")
