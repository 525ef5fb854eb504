"""Prepare CFFI, ABI mode, out-of-line: read the declarations once, and write them down.

Run by `make`. It writes `_rational_cffi_abi.py`. No C compiler takes part.
"""

# --8<-- [start:build]
from cffi import FFI
from rational_cdef import CDEF

ffibuilder = FFI()
ffibuilder.cdef(CDEF)
ffibuilder.set_source("_rational_cffi_abi", None)  # None: there is no C source to compile

if __name__ == "__main__":
    ffibuilder.compile()  # in ABI mode, this writes a Python file, and compiles nothing
# --8<-- [end:build]
