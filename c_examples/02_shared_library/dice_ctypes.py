"""Throw dice with dice.c, through ctypes.

All users of the library in one process share one generator: who seeds, seeds for all.
"""

# --8<-- [start:declare]
import ctypes
from pathlib import Path

from dice_errors import MAX_COUNT, MAX_SEED, MAX_SIDES, check

_lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libdice.so"))
_lib.dice_seed.argtypes = [ctypes.c_uint32]
_lib.dice_seed.restype = None
_lib.dice_roll.argtypes = [ctypes.c_int]
_lib.dice_roll.restype = ctypes.c_int
_lib.dice_sum.argtypes = [ctypes.c_int, ctypes.c_int]
_lib.dice_sum.restype = ctypes.c_int
_lib.dice_rolls.argtypes = []
_lib.dice_rolls.restype = ctypes.c_int64
_lib.dice_version.argtypes = []
_lib.dice_version.restype = ctypes.c_int

if _lib.dice_version() != 1:  # what is declared above is that of version 1
    raise ImportError(f"libdice.so has version {_lib.dice_version()}, and 1 is wanted")
# --8<-- [end:declare]


# --8<-- [start:ship]
def seed(number: int) -> None:
    """Start the generator again, for all users in this process.

    Raises:
        ValueError: number is not in 0 to 2**32 - 1.
    """
    _lib.dice_seed(check("a seed", number, 0, MAX_SEED))


def roll(sides: int = 6) -> int:
    """Roll one die: 1 to sides.

    Raises:
        ValueError: sides is not in 1 to 100,000.
    """
    result: int = _lib.dice_roll(check("sides", sides, 1, MAX_SIDES))
    return result


# --8<-- [end:ship]


def total(count: int, sides: int = 6) -> int:
    """Roll some dice, and return the sum.

    Raises:
        ValueError: count is not in 1 to 10,000, or sides not in 1 to 100,000.
    """
    count, sides = check("count", count, 1, MAX_COUNT), check("sides", sides, 1, MAX_SIDES)
    result: int = _lib.dice_sum(count, sides)
    return result


def rolls() -> int:
    """Return how many dice were rolled since the last seed, or since the library was loaded."""
    result: int = _lib.dice_rolls()
    return result
