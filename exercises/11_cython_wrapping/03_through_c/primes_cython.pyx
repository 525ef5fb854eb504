"""All primes below a limit, shown to a Python function: the library primes, wrapped."""

from cprimes cimport primes_below


cdef int visit(int prime, void *user_data):
    """Called by C for each prime. `user_data` is the Python function."""
    function = <object> user_data
    return bool(function(prime))


def each_prime(int limit, function):
    """Call function(prime) for each prime below limit, until it returns something true.

    Returns whether it did. What the function raises is raised here.
    """
    # TODO: this does not compile. When it does, exceptions must still come through C.
    return bool(primes_below(limit, visit, <void *> function))
