"""Pictures: rows of grey values."""


def brightest(long[:, ::1] picture):
    """Return the largest grey value of a picture of uint8, int32 or float64.

    Raises ValueError for a picture without pixels, TypeError for what is no such picture.
    """
    # TODO: three types, any order of rows and columns, and nobody writes.
    cdef Py_ssize_t r, c
    cdef long best = 0
    for r in range(picture.shape[0]):
        for c in range(picture.shape[1]):
            if picture[r, c] > best:
                best = picture[r, c]
    return best
