"""Checks of a function that mirrors pictures: they pass a right one, and find what is wrong."""

from collections.abc import Callable
from typing import Any

import numpy as np


def check(mirror: Callable[[Any, Any], None]) -> None:
    """Use `mirror`; an `assert` fails if it is wrong."""
    picture = np.array([[1, 2, 200], [3, 4, 255]], dtype=np.uint8)  # odd, and above 127
    before = picture.copy()
    wanted = [[200, 2, 1], [255, 4, 3]]
    out = np.full((2, 3), 77, dtype=np.uint8)
    mirror(picture, out)
    assert out.tolist() == wanted
    assert (picture == before).all()  # only read

    wide = np.arange(24, dtype=np.uint8).reshape(4, 6)
    part = wide[1:3, ::2]
    mirror(part, out)
    assert out.tolist() == [[10, 8, 6], [16, 14, 12]]

    gaps = np.zeros((2, 6), dtype=np.uint8)
    mirror(picture, gaps[:, ::2])
    assert gaps[:, ::2].tolist() == wanted
    assert not gaps[:, 1::2].any()  # nothing between

    mirror(picture, picture)
    assert picture.tolist() == wanted

    other = np.full((2, 4), 77, dtype=np.uint8)
    try:
        mirror(before, other)
    except ValueError:
        pass
    else:
        raise AssertionError("another shape was accepted")
    assert (other == 77).all()
