# What Cython needs to know of the C library. The C compiler checks it against life.h.
from libc.stdint cimport uint8_t


cdef extern from "life.h" nogil:
    ctypedef enum life_status:
        LIFE_OK
        LIFE_NO_CELLS
        LIFE_OVERLAP

    const char *life_strerror(life_status status)
    life_status life_step(const uint8_t *now, uint8_t *next, size_t rows, size_t cols)
    void life_rows(
        const uint8_t *now, uint8_t *next, size_t rows, size_t cols, size_t first, size_t end
    )
