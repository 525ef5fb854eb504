"""Build the module `_peaks` with CFFI: API mode, out-of-line."""

from cffi import FFI

ffibuilder = FFI()
ffibuilder.cdef("""
    typedef struct { size_t count; double *heights; ...; } peaks;
    peaks *peaks_find(const double *heights, size_t count);
    void peaks_free(peaks *found);
    void free(void *memory);
""")
ffibuilder.set_source(
    "_peaks", '#include <stdlib.h>\n#include "peaks.h"', sources=["peaks.c"], include_dirs=["."]
)

if __name__ == "__main__":
    ffibuilder.compile()
