"""Call cmult with CFFI, API mode, in-line: `verify`, the way CFFI began in 2012.

The first import runs a C compiler; later ones find the result in `__pycache__`.
Its place in new code was taken by `set_source` (see `cmult_cffi_api_build.py`).
It still works, and old programs still use it. It needs setuptools at run time.
"""

# --8<-- [start:declare]
from pathlib import Path

from cffi import FFI

_HERE = Path(__file__).resolve().parent

_ffi = FFI()
_ffi.cdef("""
    float cmult(int int_param, float float_param);
    void cmult_say(int int_param, float float_param);
""")
# The cache is named after these declarations and this source text: if one of them
# changes, it is compiled again. If only cmult.h changes, it is not.
_lib = _ffi.verify((_HERE / "cmult.c").read_text(), include_dirs=[str(_HERE)])
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
