def rows(board):
    cdef Py_ssize_t total = 0
    with nogil:
        for row in board:
            total += 1
    return total
