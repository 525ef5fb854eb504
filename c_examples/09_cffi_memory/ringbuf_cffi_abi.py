"""A ring buffer with CFFI, ABI mode, in-line: no compiler takes part."""

from pathlib import Path
from typing import Any

import ringbuf_class
from cffi import FFI
from ringbuf_cdef import CDEF

HERE = Path(__file__).resolve().parent

ffi: Any = FFI()
ffi.cdef(CDEF)
lib: Any = ffi.dlopen(str(HERE / "libringbuf.so"))


class Ring(ringbuf_class.Ring):
    """A queue of bytes: see `ringbuf_class.Ring`."""

    ffi, lib = ffi, lib
