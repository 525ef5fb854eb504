from cpython.exc cimport PyErr_CheckSignals


# --8<-- [start:deaf]
def deaf(long long rounds):
    """Holds the GIL, and looks at nothing."""
    cdef long long done = 0
    while done < rounds:
        done += 1
    return done
# --8<-- [end:deaf]


# --8<-- [start:open]
def open_to_others(long long rounds):
    """Others may run; still, it looks at nothing."""
    cdef long long done = 0
    with nogil:
        while done < rounds:
            done += 1
    return done
# --8<-- [end:open]


# --8<-- [start:polite]
def polite(long long rounds):
    """Others may run; and now and then it asks whether somebody has pressed Ctrl-C."""
    cdef long long done = 0
    with nogil:
        while done < rounds:
            done += 1
            if done % 1_000_000 == 0:
                with gil:
                    PyErr_CheckSignals()
    return done
# --8<-- [end:polite]
