"""Build the module `_meter` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef struct meter meter;
    meter *meter_open(const char *place);
    void meter_close(meter *self);
    long meter_litres(meter *self);
    char *meter_report(const meter *self);
    void meter_text_free(char *text);
    size_t meter_open_now(void);
""")
ffibuilder.set_source(
    "_meter",
    '#include "meter.h"',
    sources=["meter.c"],
    include_dirs=["."],
    extra_compile_args=[  # what a new gcc refuses, an old one only mentions
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
