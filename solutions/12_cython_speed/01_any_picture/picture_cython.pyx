"""Pictures: rows of grey values."""

ctypedef fused grey:
    unsigned char
    int
    double


def brightest(const grey[:, :] picture not None):
    """Return the largest grey value of a picture of uint8, int32 or float64.

    Raises ValueError for a picture without pixels, TypeError for what is no such picture.
    """
    if picture.shape[0] == 0 or picture.shape[1] == 0:
        raise ValueError("the picture has no pixels")
    cdef Py_ssize_t r, c
    cdef grey best = picture[0, 0]
    for r in range(picture.shape[0]):
        for c in range(picture.shape[1]):
            if picture[r, c] > best:
                best = picture[r, c]
    return best
