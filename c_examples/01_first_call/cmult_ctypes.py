"""Call cmult with ctypes: part of Python, nothing to compile for the binding itself.

ctypes cannot read a C header. Whatever `cmult.h` says about types has to be said again
here, and nobody checks that the two agree.
"""

# --8<-- [start:declare]
import ctypes
from pathlib import Path

_lib = ctypes.CDLL(str(Path(__file__).resolve().parent / "libcmult.so"))

_lib.cmult.argtypes = [ctypes.c_int, ctypes.c_float]
_lib.cmult.restype = ctypes.c_float
_lib.cmult_say.argtypes = [ctypes.c_int, ctypes.c_float]
_lib.cmult_say.restype = None
# --8<-- [end:declare]


def cmult(int_param: int, float_param: float) -> float:
    """Return int_param * float_param, rounded to a C float.

    An int_param that does not fit a C int loses its high bits, without an error.
    Raises ctypes.ArgumentError for an argument of the wrong type.
    """
    product: float = _lib.cmult(int_param, float_param)
    return product


def cmult_say(int_param: int, float_param: float) -> None:
    """Print the product from C, through C's own stdout. Arguments as for cmult."""
    _lib.cmult_say(int_param, float_param)
