"""Build `_life_cffi_api`, with the library inside: run by `make`."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef enum { LIFE_OK, LIFE_NO_CELLS, LIFE_OVERLAP, ... } life_status;
    const char *life_strerror(life_status status);
    life_status life_step(const uint8_t *now, uint8_t *next, size_t rows, size_t cols);
    void life_rows(const uint8_t *now, uint8_t *next, size_t rows, size_t cols,
                   size_t first, size_t end);
""")
ffibuilder.set_source(
    "_life_cffi_api",
    '#include "life.h"',
    sources=["life.c"],
    include_dirs=["."],
    extra_compile_args=[
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
