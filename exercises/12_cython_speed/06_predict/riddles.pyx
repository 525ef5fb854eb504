"""Some functions. What does each call give?"""

cimport cython


def total(const long long[:] numbers):
    cdef long long result = 0
    cdef Py_ssize_t i
    for i in range(numbers.shape[0]):
        result += numbers[i]
    return result


def block_total(const long long[::1] numbers):
    return total(numbers)


def small_total(const unsigned char[:] numbers not None):
    cdef unsigned char result = 0
    cdef Py_ssize_t i
    for i in range(numbers.shape[0]):
        result += numbers[i]
    return result


def length(const unsigned char[:] numbers):
    return numbers.shape[0]


def first(unsigned char[:] numbers not None):
    return numbers[0]


def last(const long long[:] numbers not None):
    return numbers[-1]


@cython.wraparound(False)
def at(const long long[:] numbers not None, Py_ssize_t place):
    return numbers[place]


def hour(int number):
    return number % 24


@cython.cdivision(True)
def hour_c(int number):
    return number % 24
