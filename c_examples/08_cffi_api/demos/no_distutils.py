# fate: ok
from scratch import run, scratch

# Makes this Python like a 3.12 or later in which nobody has installed setuptools.
LIKE_312 = """
import sys

class Gone:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("distutils", "setuptools"):
            raise ModuleNotFoundError(f"No module named {name!r}")

sys.meta_path.insert(0, Gone())
for name in list(sys.modules):
    if name.partition(".")[0] in ("distutils", "setuptools", "_distutils_hack"):
        del sys.modules[name]
"""
OLD = "from distutils.core import setup"
BUILD = "from matrix_cffi_api_build import ffibuilder; ffibuilder.compile()"
USE = "from _matrix_cffi_api import lib; print(lib.MATRIX_MAX_DIM)"

with scratch("matrix.h", "matrix.c", "matrix_cffi_api_build.py") as folder:

    def show(title: str, program: str) -> None:
        text = run(folder, "python", "-W", "ignore", "-c", program, show=False)
        print(f"{title}: {text.splitlines()[-1] if text else 'fine'}")

    show("an old setup.py", LIKE_312 + OLD)
    show("a build script", LIKE_312 + BUILD)
    run(folder, "python", "-c", BUILD)  # somebody who has setuptools builds it
    show("what was built", LIKE_312 + USE)
