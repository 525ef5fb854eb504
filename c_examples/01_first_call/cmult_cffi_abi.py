"""Call cmult with CFFI, ABI mode, out-of-line.

The declarations come ready-made from `_cmult_cffi_abi.py`, so that Python starts faster
than in-line. The library is still loaded here, and still not compared with its header.
"""

# --8<-- [start:load]
from pathlib import Path

from _cmult_cffi_abi import ffi

_lib = ffi.dlopen(str(Path(__file__).resolve().parent / "libcmult.so"))
# --8<-- [end:load]


def cmult(int_param: int, float_param: float) -> float:
    """Return int_param * float_param, rounded to a C float.

    Raises OverflowError if int_param does not fit a C int, TypeError for a wrong type.
    """
    product: float = _lib.cmult(int_param, float_param)
    return product


def cmult_say(int_param: int, float_param: float) -> None:
    """Print the product from C, through C's own stdout. Arguments as for cmult."""
    _lib.cmult_say(int_param, float_param)
