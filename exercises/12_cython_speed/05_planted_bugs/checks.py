"""Checks of a function that mirrors pictures: they pass a right one, and find what is wrong."""

from collections.abc import Callable
from typing import Any

import numpy as np


def check(mirror: Callable[[Any, Any], None]) -> None:
    """Use `mirror`; an `assert` fails if it is wrong."""
    picture = np.array([[1, 2], [3, 4]], dtype=np.uint8)
    out = np.zeros((2, 2), dtype=np.uint8)
    mirror(picture, out)
    assert out.tolist() == [[2, 1], [4, 3]]
    # TODO: this finds none of the seven bugs. What else does the contract promise?
