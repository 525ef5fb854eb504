"""How many pixels have each grey value?"""

cimport cython


@cython.boundscheck(False)
@cython.wraparound(False)
def histogram(const unsigned char[:, :] picture not None, long long[:] counts not None):
    """Add 1 to counts[grey] for each pixel of a picture.

    picture: uint8, two dimensions, only read. counts: 256 whole numbers of 8 bytes.
    Raises ValueError if either is something else.
    """
    if counts.shape[0] != 256:
        raise ValueError("256 counts are wanted")
    cdef Py_ssize_t r, c
    for r in range(picture.shape[0]):
        for c in range(picture.shape[1]):
            counts[picture[r, c]] += 1
