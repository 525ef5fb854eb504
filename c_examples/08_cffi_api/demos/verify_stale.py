# fate: ok
import shutil

from scratch import run, scratch

OLD_STYLE = """
from cffi import FFI
ffi = FFI()
ffi.cdef("#define MATRIX_MAX_DIM ...")
lib = ffi.verify('#include "matrix.h"', include_dirs=["."])
print(lib.MATRIX_MAX_DIM)
"""
with scratch() as folder:
    (folder / "old_style.py").write_text(OLD_STYLE)
    run(folder, "python", "-W", "ignore", "old_style.py")
    header = folder / "matrix.h"
    header.write_text(header.read_text().replace("MAX_DIM 4096", "MAX_DIM 1000"))
    print("matrix.h says 1000 now. The same program again:")
    run(folder, "python", "-W", "ignore", "old_style.py")
    shutil.rmtree(folder / "__pycache__")
    print("the cache is emptied:")
    run(folder, "python", "-W", "ignore", "old_style.py")
