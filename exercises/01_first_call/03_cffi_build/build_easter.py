"""Build the module `_easter` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()

# TODO: 1. declare the two functions of easter.h
# TODO: 2. name the module, the header to include, and the C file to compile

if __name__ == "__main__":
    ffibuilder.compile()
