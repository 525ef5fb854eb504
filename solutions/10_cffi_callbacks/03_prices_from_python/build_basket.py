"""Build the module `_basket` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef double (*basket_price)(const char *thing, void *user);
    double basket_total(const char *list, basket_price price, void *user);

    extern "Python" double ask(const char *thing, void *user);
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
