"""All primes below a limit, shown to a Python function: the library primes, wrapped."""

from cprimes cimport primes_below


cdef object raised = None


cdef int visit(int prime, void *user_data) noexcept:
    """Called by C for each prime. It must never let an exception out."""
    global raised
    function = <object> user_data
    try:
        return bool(function(prime))
    except BaseException as error:
        raised = error
        return 1


def each_prime(int limit, function):
    """Call function(prime) for each prime below limit, until it returns something true.

    Returns whether it did. What the function raises is raised here.
    """
    stopped = primes_below(limit, visit, <void *> function)
    if raised is not None:
        raise raised
    return bool(stopped)
