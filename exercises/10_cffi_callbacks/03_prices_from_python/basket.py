"""Add up what things cost, with prices from Python."""

from __future__ import annotations

from collections.abc import Callable

from _basket import ffi, lib

# TODO: say what the function does that you have declared, what C gets if it fails, and who
# keeps the exception


def total(things: str, price: Callable[[str], float]) -> float:
    """Return the sum of price(thing) for each thing in "tea, cake".

    What `price` raises is raised here, and ends the sum.

    Raises:
        ValueError: A price is negative.
    """
    # TODO: what does C call, and with which user data?
    answer: float = lib.basket_total(things.encode(), ffi.NULL, ffi.NULL)
    return answer
