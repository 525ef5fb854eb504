"""Build the module `_angle` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()

# TODO: declare the three macros and the three functions of angle.h, and say what to compile

if __name__ == "__main__":
    ffibuilder.compile()
