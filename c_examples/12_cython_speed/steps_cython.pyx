"""One function, six times: from plain Python to the speed of C."""

cimport cython


# --8<-- [start:step1]
def step1(now, after):
    """Step 1: the same lines, translated."""
    rows, cols = len(now), len(now[0])
    for r in range(rows):
        up, down = r - 1, (r + 1) % rows
        for c in range(cols):
            left, right = c - 1, (c + 1) % cols
            n = (
                now[up][left] + now[up][c] + now[up][right]
                + now[r][left] + now[r][right]
                + now[down][left] + now[down][c] + now[down][right]
            )
            after[r][c] = int((n | now[r][c]) == 3)
# --8<-- [end:step1]


# --8<-- [start:step2]
def step2(list now, list after):
    """Step 2: types for the numbers."""
    cdef Py_ssize_t rows = len(now), cols = len(now[0])
    cdef Py_ssize_t r, c, up, down, left, right
    cdef int n
    for r in range(rows):
        up, down = r - 1, (r + 1) % rows
        for c in range(cols):
            left, right = c - 1, (c + 1) % cols
            n = (
                now[up][left] + now[up][c] + now[up][right]
                + now[r][left] + now[r][right]
                + now[down][left] + now[down][c] + now[down][right]
            )
            after[r][c] = int((n | now[r][c]) == 3)
# --8<-- [end:step2]


# --8<-- [start:step3]
def step3(
    const unsigned char[:, :] now not None,
    unsigned char[:, :] after not None,
):
    """Step 3: a type for the board."""
    cdef Py_ssize_t rows = now.shape[0], cols = now.shape[1]
    cdef Py_ssize_t r, c, up, down, left, right
    cdef int n
    for r in range(rows):
        up, down = r - 1, (r + 1) % rows
        for c in range(cols):
            left, right = c - 1, (c + 1) % cols
            n = (
                now[up, left] + now[up, c] + now[up, right]
                + now[r, left] + now[r, right]
                + now[down, left] + now[down, c] + now[down, right]
            )
            after[r, c] = (n | now[r, c]) == 3
# --8<-- [end:step3]


# --8<-- [start:door]
cdef int check(
    Py_ssize_t rows, Py_ssize_t cols, Py_ssize_t rows_after, Py_ssize_t cols_after
) except -1:
    """At the door, once for all cells: what nobody checks inside."""
    if rows == 0 or cols == 0:
        raise ValueError("the board has no cells")
    if rows != rows_after or cols != cols_after:
        raise ValueError("the two boards have different shapes")
    return 0
# --8<-- [end:door]


# --8<-- [start:step4]
@cython.boundscheck(False)
@cython.wraparound(False)
def step4(
    const unsigned char[:, :] now not None,
    unsigned char[:, :] after not None,
):
    """Step 4: nobody checks inside. `check` does it, once, at the door."""
    check(now.shape[0], now.shape[1], after.shape[0], after.shape[1])
    cdef Py_ssize_t rows = now.shape[0], cols = now.shape[1]
    cdef Py_ssize_t r, c, up, down, left, right
    cdef int n
    for r in range(rows):
        up = r - 1 if r > 0 else rows - 1
        down = r + 1 if r + 1 < rows else 0
        for c in range(cols):
            left = c - 1 if c > 0 else cols - 1
            right = c + 1 if c + 1 < cols else 0
            n = (
                now[up, left] + now[up, c] + now[up, right]
                + now[r, left] + now[r, right]
                + now[down, left] + now[down, c] + now[down, right]
            )
            after[r, c] = (n | now[r, c]) == 3
# --8<-- [end:step4]


# --8<-- [start:step5]
@cython.boundscheck(False)
@cython.wraparound(False)
cdef inline void cell(
    const unsigned char[:, ::1] now, unsigned char[:, ::1] after,
    Py_ssize_t up, Py_ssize_t r, Py_ssize_t down,
    Py_ssize_t left, Py_ssize_t c, Py_ssize_t right,
) noexcept:
    cdef int n = (
        now[up, left] + now[up, c] + now[up, right]
        + now[r, left] + now[r, right]
        + now[down, left] + now[down, c] + now[down, right]
    )
    after[r, c] = (n | now[r, c]) == 3


def step5(
    const unsigned char[:, ::1] now not None,
    unsigned char[:, ::1] after not None,
):
    """Step 5: edges apart, and rows that lie one behind the other."""
    check(now.shape[0], now.shape[1], after.shape[0], after.shape[1])
    cdef Py_ssize_t rows = now.shape[0], cols = now.shape[1]
    cdef Py_ssize_t r, c, up, down
    for r in range(rows):
        up = r - 1 if r > 0 else rows - 1
        down = r + 1 if r + 1 < rows else 0
        for c in range(1, cols - 1):
            cell(now, after, up, r, down, c - 1, c, c + 1)
        cell(now, after, up, r, down, cols - 1, 0, 1 if cols > 1 else 0)
        cell(now, after, up, r, down, cols - 2 if cols > 1 else 0, cols - 1, 0)
# --8<-- [end:step5]


# --8<-- [start:step6]
cdef void one_row(
    const unsigned char *up, const unsigned char *here,
    const unsigned char *down, unsigned char *after, Py_ssize_t cols,
) noexcept nogil:
    cdef Py_ssize_t c, left, right, side
    cdef unsigned char n
    for c in range(1, cols - 1):
        n = <unsigned char> (
            up[c - 1] + up[c] + up[c + 1]
            + here[c - 1] + here[c + 1]
            + down[c - 1] + down[c] + down[c + 1]
        )
        after[c] = (n | here[c]) == 3
    for side in range(2):  # the first cell and the last: edges meet
        c = side * (cols - 1)
        left = c - 1 if c > 0 else cols - 1
        right = c + 1 if c + 1 < cols else 0
        n = <unsigned char> (
            up[left] + up[c] + up[right]
            + here[left] + here[right]
            + down[left] + down[c] + down[right]
        )
        after[c] = (n | here[c]) == 3


def step6(
    const unsigned char[:, ::1] now not None,
    unsigned char[:, ::1] after not None,
):
    """Step 6: the addresses of four rows, and a small type for the sum."""
    check(now.shape[0], now.shape[1], after.shape[0], after.shape[1])
    cdef Py_ssize_t rows = now.shape[0], cols = now.shape[1], r, up, down
    with nogil:
        for r in range(rows):
            up = r - 1 if r > 0 else rows - 1
            down = r + 1 if r + 1 < rows else 0
            one_row(&now[up, 0], &now[r, 0], &now[down, 0], &after[r, 0], cols)
# --8<-- [end:step6]
