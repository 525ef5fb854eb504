"""Build the module `_trace` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef struct trace trace;
    trace *trace_record(size_t count);
    void trace_free(trace *self);
    size_t trace_count(const trace *self);
    const int16_t *trace_samples(const trace *self);
    void trace_louder(trace *self);
    size_t trace_live(void);
""")
ffibuilder.set_source(
    "_trace",
    '#include "trace.h"',
    sources=["trace.c"],
    include_dirs=["."],
    extra_compile_args=[  # what a new gcc refuses, an old one only mentions
        "-Werror=implicit-function-declaration",
        "-Werror=incompatible-pointer-types",
        "-Werror=int-conversion",
    ],
)

if __name__ == "__main__":
    ffibuilder.compile()
