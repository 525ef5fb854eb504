"""Some functions. What does each call give?"""

from libc.string cimport strlen


def length(const char *text):
    """How many bytes does C see?"""
    return strlen(text)


def whole(int number):
    return number


cdef double asking(double number) except? -1:
    if number > 1000:
        raise ValueError("too large")
    return number


def askingly(double number):
    return asking(number)


cdef double usual(double number):
    if number > 1000:
        raise ValueError("too large")
    return number


def usually(double number):
    return usual(number)


cdef double quiet(double number) noexcept:
    if number > 1000:
        raise ValueError("too large")
    return number


def quietly(double number):
    return quiet(number)
