"""Prepare CFFI, ABI mode, out-of-line: writes the module `_digits`."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.set_source("_digits", None)

if __name__ == "__main__":
    ffibuilder.compile()
