"""Throw dice with dice.c, through CFFI in API mode: the library is compiled into the module.

So its generator is another one than that of libdice.so. All users of this module share it.
"""

from _dice_cffi_api import lib
from dice_errors import MAX_COUNT, MAX_SEED, MAX_SIDES, check


def seed(number: int) -> None:
    """Start the generator again, for all users in this process.

    Raises:
        ValueError: number is not in 0 to 2**32 - 1.
    """
    lib.dice_seed(check("a seed", number, 0, MAX_SEED))


def roll(sides: int = 6) -> int:
    """Roll one die: 1 to sides.

    Raises:
        ValueError: sides is not in 1 to 100,000.
    """
    result: int = lib.dice_roll(check("sides", sides, 1, MAX_SIDES))
    return result


def total(count: int, sides: int = 6) -> int:
    """Roll some dice, and return the sum.

    Raises:
        ValueError: count is not in 1 to 10,000, or sides not in 1 to 100,000.
    """
    count, sides = check("count", count, 1, MAX_COUNT), check("sides", sides, 1, MAX_SIDES)
    result: int = lib.dice_sum(count, sides)
    return result


def rolls() -> int:
    """Return how many dice were rolled since the last seed, or since the library was loaded."""
    result: int = lib.dice_rolls()
    return result
