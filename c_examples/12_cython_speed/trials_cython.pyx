"""Small functions that the page tries: what lies below an index, what a check costs, fused types."""

cimport cython


# --8<-- [start:sums]
def of_any(numbers):
    """Anything that can be indexed. Each item is an object, and so is each sum on the way."""
    cdef Py_ssize_t i
    cdef long long total = 0
    for i in range(len(numbers)):
        total += numbers[i]
    return total


def of_any_cast(numbers):
    """The same, but an item becomes a C number before anything is added."""
    cdef Py_ssize_t i
    cdef long long total = 0
    for i in range(len(numbers)):
        total += <long long> numbers[i]
    return total


def of_view(const long long[:] numbers not None):
    """Any buffer of whole numbers of 8 bytes: an item is eight bytes of memory."""
    cdef Py_ssize_t i
    cdef long long total = 0
    for i in range(numbers.shape[0]):
        total += numbers[i]
    return total
# --8<-- [end:sums]


# --8<-- [start:checks]
def pick_checked(const int[:] values not None, const int[:] places not None):
    """The sum of some values. Each place is checked, and may count from the end."""
    cdef Py_ssize_t i
    cdef long long total = 0
    for i in range(places.shape[0]):
        total += values[places[i]]
    return total


@cython.wraparound(False)
def pick_forward(const int[:] values not None, const int[:] places not None):
    """Each place is checked, and counts from the beginning."""
    cdef Py_ssize_t i
    cdef long long total = 0
    for i in range(places.shape[0]):
        total += values[places[i]]
    return total


@cython.boundscheck(False)
@cython.wraparound(False)
def pick_unchecked(const int[:] values not None, const int[:] places not None):
    """Nobody checks."""
    cdef Py_ssize_t i
    cdef long long total = 0
    for i in range(places.shape[0]):
        total += values[places[i]]
    return total
# --8<-- [end:checks]


# --8<-- [start:divide]
def share_python(const int[::1] values not None, int parts):
    """The sum of all values, each divided as Python divides."""
    cdef Py_ssize_t i
    cdef long long total = 0
    for i in range(values.shape[0]):
        total += values[i] // parts
    return total


@cython.cdivision(True)
def share_c(const int[::1] values not None, int parts):
    """The same, divided as C divides: towards zero, and nobody asks for zero."""
    cdef Py_ssize_t i
    cdef long long total = 0
    for i in range(values.shape[0]):
        total += values[i] // parts
    return total
# --8<-- [end:divide]


# --8<-- [start:fused]
ctypedef fused cell:
    unsigned char
    int
    double


def living(const cell[:, :] board not None):
    """How many cells are not 0."""
    cdef Py_ssize_t r, c, total = 0
    for r in range(board.shape[0]):
        for c in range(board.shape[1]):
            total += board[r, c] != 0
    return total
# --8<-- [end:fused]


# --8<-- [start:rows]
@cython.boundscheck(False)
@cython.wraparound(False)
def three_rows(const unsigned char[:, ::1] now not None, unsigned char[:, ::1] after not None):
    """Read and write what a generation reads and writes, and compute next to nothing."""
    if now.shape[0] != after.shape[0] or now.shape[1] != after.shape[1]:
        raise ValueError("the two boards have different shapes")
    cdef Py_ssize_t r
    for r in range(1, now.shape[0] - 1):
        add_three(&now[r - 1, 0], &now[r, 0], &now[r + 1, 0], &after[r, 0], now.shape[1])


cdef void add_three(
    const unsigned char *up, const unsigned char *here, const unsigned char *down,
    unsigned char *after, Py_ssize_t cols,
) noexcept nogil:
    cdef Py_ssize_t c
    for c in range(cols):
        after[c] = <unsigned char> (up[c] + here[c] + down[c])
# --8<-- [end:rows]
