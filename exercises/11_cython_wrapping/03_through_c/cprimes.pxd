# What Cython needs to know of the C library.
cdef extern from "primes.h":
    ctypedef int (*primes_visit)(int prime, void *user_data) noexcept
    int primes_below(int limit, primes_visit visit, void *user_data)
