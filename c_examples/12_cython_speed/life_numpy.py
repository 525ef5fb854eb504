"""The same game with NumPy alone: with slices, and with a convolution."""

import numpy as np
from numpy.typing import NDArray


# --8<-- [start:slices]
def step_slices(now: NDArray[np.uint8], after: NDArray[np.uint8]) -> None:
    """Compute one generation: eight shifted views of a board are added."""
    p = np.pad(now, 1, mode="wrap")  # a frame of one cell: the edges meet
    n = p[:-2, :-2] + p[:-2, 1:-1] + p[:-2, 2:] + p[1:-1, :-2] + p[1:-1, 2:]
    n += p[2:, :-2] + p[2:, 1:-1] + p[2:, 2:]
    np.equal(n | now, 3, out=after.view(np.bool_))


# --8<-- [end:slices]


# --8<-- [start:convolution]
def step_convolution(now: NDArray[np.uint8], after: NDArray[np.uint8]) -> None:
    """Compute one generation: a circular convolution, by Fourier's transform."""
    ring = np.zeros(now.shape)
    for dr, dc in ((-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1)):
        ring[dr % now.shape[0], dc % now.shape[1]] += 1
    sums = np.fft.irfft2(np.fft.rfft2(now) * np.fft.rfft2(ring), now.shape)
    n = np.rint(sums).astype(np.uint8)
    np.equal(n | now, 3, out=after.view(np.bool_))


# --8<-- [end:convolution]
