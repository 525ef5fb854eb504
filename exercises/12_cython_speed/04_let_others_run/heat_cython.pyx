"""Heat in a rod: in each step, a cell becomes the mean of itself and its two neighbours."""


def heat(double[::1] rod not None, long long steps, long long[::1] progress not None):
    """Let heat flow, in place. The two ends keep what they have.

    After each step, progress[0] is the number of steps done.
    Raises ValueError for a rod of fewer than 3 cells, and if progress has not 1 place.
    """
    if rod.shape[0] < 3 or progress.shape[0] != 1:
        raise ValueError("a rod has three cells or more, and progress has one place")
    cdef long long step
    cdef Py_ssize_t i
    cdef double left, here
    # TODO: let others run, and hear of signals.
    for step in range(steps):
        left = rod[0]
        for i in range(1, rod.shape[0] - 1):
            here = rod[i]
            rod[i] = (left + here + rod[i + 1]) / 3
            left = here
        progress[0] = step + 1
