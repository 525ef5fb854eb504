cimport cython


# --8<-- [start:right_of]
@cython.boundscheck(False)
def right_of(const unsigned char[::1] row, Py_ssize_t c):
    return row[c + 1]
# --8<-- [end:right_of]


# --8<-- [start:left_of]
@cython.boundscheck(False)
@cython.wraparound(False)
def left_of(const unsigned char[::1] row, Py_ssize_t c):
    return row[c - 1]
# --8<-- [end:left_of]


# --8<-- [start:write]
@cython.boundscheck(False)
@cython.wraparound(False)
def kill(unsigned char[::1] row, Py_ssize_t c):
    row[c] = 0
# --8<-- [end:write]


# --8<-- [start:place]
def place_python(int c, int cols):
    return c % cols


@cython.cdivision(True)
def place_c(int c, int cols):
    return c % cols
# --8<-- [end:place]


# --8<-- [start:count]
def cells(const unsigned char[:] row):
    return row.shape[0]
# --8<-- [end:count]


# --8<-- [start:small]
def living(const unsigned char[:] row not None):
    cdef unsigned char total = 0
    cdef Py_ssize_t c
    for c in range(row.shape[0]):
        total += row[c]
    return total
# --8<-- [end:small]
