"""Call cmult with CFFI, API mode, out-of-line: the mode that CFFI itself recommends.

The compiled module holds the library too, so that there is nothing to find at run time.
"""

# --8<-- [start:load]
from _cmult_cffi_api import lib

# --8<-- [end:load]


def cmult(int_param: int, float_param: float) -> float:
    """Return int_param * float_param, rounded to a C float.

    Raises OverflowError if int_param does not fit a C int, TypeError for a wrong type.
    """
    return lib.cmult(int_param, float_param)


def cmult_say(int_param: int, float_param: float) -> None:
    """Print the product from C, through C's own stdout. Arguments as for cmult."""
    lib.cmult_say(int_param, float_param)
