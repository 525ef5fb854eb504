"""Build the module `_album` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef struct { char *title; size_t count; char **names; } album;
    album *album_new(const char *title, const char *const *names, size_t count);
    void album_free(album *self);
    void counted_fail_at(size_t number);
    size_t counted_blocks(void);
""")
ffibuilder.set_source(
    "_album",
    '#include "counted.h"',
    sources=["counted.c"],
    include_dirs=["."],
    extra_compile_args=[  # what a new gcc refuses, an old one only mentions
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
