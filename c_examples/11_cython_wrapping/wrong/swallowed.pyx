cdef double ratio(double a, double b) noexcept:
    if b == 0:
        raise ValueError("b must not be 0")
    return a / b


def half_of(double a):
    return ratio(a, 2)


def nothing_of(double a):
    return ratio(a, 0)
