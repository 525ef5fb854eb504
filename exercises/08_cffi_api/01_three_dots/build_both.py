"""Build two modules from the same declarations: for the library of today, and for the next one."""

from cffi import FFI
from declarations import DECLARATIONS

for name, header, macros in (
    ("_sensor", "sensor.h", []),
    ("_sensor_next", "sensor_next.h", [("SENSOR_NEXT", None)]),
):
    ffibuilder = FFI()
    ffibuilder.cdef(DECLARATIONS)
    ffibuilder.set_source(
        name,
        f'#include "{header}"',
        sources=["sensor.c"],
        include_dirs=["."],
        define_macros=macros,
        extra_compile_args=["-Werror=implicit-function-declaration"],
    )
    ffibuilder.compile()
