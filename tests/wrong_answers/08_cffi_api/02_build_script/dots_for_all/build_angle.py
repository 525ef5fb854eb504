"""Build the module `_angle` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()

ffibuilder.cdef("""
    #define ANGLE_VERSION ...
    #define ANGLE_TURN ...
    #define ANGLE_POINTS ...

    double angle_normal(double degrees);
    double angle_between(double from, double to);
    const char *angle_point(double degrees);
""")
ffibuilder.set_source("_angle", '#include "angle.h"', sources=["angle.c"])

if __name__ == "__main__":
    ffibuilder.compile()
