"""Build the module `_easter` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    int easter_month(int year);
""")
ffibuilder.set_source("_easter", '#include "easter.h"', sources=["easter.c"])

if __name__ == "__main__":
    ffibuilder.compile()
