"""Build the module `_basket` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    // TODO: the type of a price, the function of the library, and what C calls in Python
""")
ffibuilder.set_source(
    "_basket",
    '#include "basket.h"',
    sources=["basket.c"],
    include_dirs=["."],
    extra_compile_args=[  # what a new gcc refuses, an old one only mentions
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
