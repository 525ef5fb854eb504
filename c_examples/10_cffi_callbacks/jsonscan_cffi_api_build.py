"""Build `_jsonscan_cffi_api`, with the library inside: run by `make`."""

from cffi import FFI
from jsonscan_cdef import CDEF

ffibuilder = FFI()
# --8<-- [start:extern]
ffibuilder.cdef(CDEF)
ffibuilder.cdef("""
    extern "Python" int on_events(const jsonscan_event *events, size_t count, void *user);
""")
# --8<-- [end:extern]
ffibuilder.set_source(
    "_jsonscan_cffi_api",
    '#include "jsonscan.h"',
    sources=["jsonscan.c"],
    include_dirs=["."],
    extra_compile_args=[  # what a new gcc refuses, an old one only mentions
        "-pthread",
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
    extra_link_args=["-pthread"],
)

if __name__ == "__main__":
    ffibuilder.compile()
