"""Call cmult with Cython: a file that reads like Python, and is translated to C.

The declarations come from `ccmult.pxd`. The `int` and `float` in front of an argument
are C types: Cython writes the conversion from a Python object, and the check.
"""

# --8<-- [start:call]
cimport ccmult


def cmult(int int_param, float float_param):
    """Return int_param * float_param, rounded to a C float.

    Raises OverflowError if int_param does not fit a C int, TypeError for a wrong type.
    A float in the place of int_param loses its fraction, without an error.
    """
    return ccmult.cmult(int_param, float_param)
# --8<-- [end:call]


def cmult_say(int int_param, float float_param):
    """Print the product from C, through C's own stdout. Arguments as for cmult."""
    ccmult.cmult_say(int_param, float_param)
