cdef void add(double *total) nogil:
    total[0] += 1


cdef void add_noexcept(double *total) noexcept nogil:
    total[0] += 1


def count(long times):
    cdef double total = 0
    with nogil:
        for _ in range(times):
            add(&total)
    return total


def count_noexcept(long times):
    cdef double total = 0
    with nogil:
        for _ in range(times):
            add_noexcept(&total)
    return total
