"""Build `_textstats_cffi_api`, with the library inside: run by `make`."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    int textstats_characters(const char *text, size_t *characters);
    int textstats_count(const char *text, size_t *characters, size_t *words, size_t *lines);
    size_t textstats_lengths(const char *text, int32_t *lengths, size_t room);
    double textstats_mean(const int32_t *numbers, size_t count);
    void textstats_bytes(const void *data, size_t size, uint64_t counts[256]);
    size_t textstats_total(const char *const *texts, size_t count);
    size_t textstats_word(const char *text, size_t number, char *word, size_t room);
    void textstats_upper(char *text);
    const char *textstats_longest(const char *text, size_t *bytes);
    char *textstats_report(const char *text);
    void textstats_free(char *report);

    typedef struct textstats_reader textstats_reader;
    textstats_reader *textstats_open(const char *text);
    bool textstats_next(textstats_reader *reader, const char **word, size_t *bytes);
    void textstats_close(textstats_reader *reader);
    size_t textstats_live(void);
""")
ffibuilder.set_source(
    "_textstats_cffi_api",
    '#include "textstats.h"',
    sources=["textstats.c"],
    extra_compile_args=[
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
