from cython.parallel cimport prange


def first_living(const unsigned char[::1] row not None):
    cdef Py_ssize_t c, found = 0
    for c in prange(row.shape[0], nogil=True):
        found += row[c]
        if found == 1:
            break
    return found
