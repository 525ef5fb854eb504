"""Build the module `_note` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef struct { uint16_t kind, sum; uint32_t size; unsigned char data[]; } note;
    uint16_t note_sum(const note *self);
    note *note_join(const note *first, const note *second);
    void note_free(note *self);
""")
ffibuilder.set_source(
    "_note",
    '#include "note.h"',
    sources=["note.c"],
    include_dirs=["."],
    extra_compile_args=[  # what a new gcc refuses, an old one only mentions
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
