"""Build the module `_mailbag` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef struct { const char *to; int grams; } letter;
    typedef struct mailbag mailbag;
    mailbag *mailbag_new(void);
    void mailbag_free(mailbag *bag);
    int mailbag_add(mailbag *bag, const letter *one);
    int mailbag_grams(const mailbag *bag);
    void mailbag_list(const mailbag *bag, char *room, size_t size);
    int mailbag_deliver(mailbag *bag);
""")
ffibuilder.set_source(
    "_mailbag",
    '#include "mailbag.h"',
    sources=["mailbag.c"],
    include_dirs=["."],
    extra_compile_args=[  # what a new gcc refuses, an old one only mentions
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
