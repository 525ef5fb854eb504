cdef extern from *:
    """
    typedef int windows_long; /* what `long` is on Windows: 4 bytes */
    """
    ctypedef long windows_long


def total(long[:] numbers):
    return sum(numbers)


def total_windows(windows_long[:] numbers):
    return sum(numbers)


def total_8(long long[:] numbers):
    return sum(numbers)
