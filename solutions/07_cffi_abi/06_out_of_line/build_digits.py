"""Prepare CFFI, ABI mode, out-of-line: writes the module `_digits`."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("long long strtoll(const char *text, char **end, int base);")
ffibuilder.set_source("_digits", None)

if __name__ == "__main__":
    ffibuilder.compile()
