"""Prepare CFFI, ABI mode, out-of-line: writes the module `_digits`."""

from cffi import FFI

ffibuilder = FFI()

# TODO: 1. declare strtoll, 2. name the module; there is no C source

if __name__ == "__main__":
    ffibuilder.compile()
