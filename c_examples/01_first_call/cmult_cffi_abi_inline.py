"""Call cmult with CFFI, ABI mode, in-line: CFFI reads C declarations and loads the library.

No compiler is needed. The declarations are parsed again each time that Python starts,
and nobody compares them with the real header.
"""

# --8<-- [start:declare]
from pathlib import Path

from cffi import FFI

_ffi = FFI()
_ffi.cdef("""
    float cmult(int int_param, float float_param);
    void cmult_say(int int_param, float float_param);
""")
_lib = _ffi.dlopen(str(Path(__file__).resolve().parent / "libcmult.so"))
# --8<-- [end:declare]


def cmult(int_param: int, float_param: float) -> float:
    """Return int_param * float_param, rounded to a C float.

    Raises OverflowError if int_param does not fit a C int, TypeError for a wrong type.
    """
    product: float = _lib.cmult(int_param, float_param)
    return product


def cmult_say(int_param: int, float_param: float) -> None:
    """Print the product from C, through C's own stdout. Arguments as for cmult."""
    _lib.cmult_say(int_param, float_param)
