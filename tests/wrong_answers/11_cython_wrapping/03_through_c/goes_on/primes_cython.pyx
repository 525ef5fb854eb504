"""All primes below a limit, shown to a Python function: the library primes, wrapped."""

from cprimes cimport primes_below


cdef class _Visit:
    """What goes through C: the function, and the exception it raised."""

    cdef object function
    cdef object error


cdef int visit(int prime, void *user_data) noexcept:
    """Called by C for each prime. It must never let an exception out."""
    state = <_Visit> user_data
    try:
        return bool(state.function(prime))
    except BaseException as error:
        state.error = error
        return 0


def each_prime(int limit, function):
    """Call function(prime) for each prime below limit, until it returns something true.

    Returns whether it did. What the function raises is raised here.
    """
    cdef _Visit state = _Visit()
    state.function = function
    stopped = primes_below(limit, visit, <void *> state)
    if state.error is not None:
        raise state.error
    return bool(stopped)
