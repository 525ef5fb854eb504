# fate: ok
import numpy as np
from _ringbuf_cffi_api import ffi


class Table:
    """Four numbers of C, with what NumPy must know of them."""

    def __init__(self, typestr: str) -> None:
        self.numbers = ffi.new("uint16_t[]", [1, 2, 3, 256])
        self.__array_interface__ = {
            "version": 3,
            "typestr": typestr,  # byte order, kind, bytes for each
            "shape": (2, 2),
            "strides": (2, 4),  # bytes to the next row, to the next column: Fortran's order
            "data": (int(ffi.cast("uintptr_t", self.numbers)), True),  # True: read-only
        }


for typestr in ("<u2", ">u2"):
    array = np.asarray(Table(typestr))
    print(typestr, array.tolist(), array.flags.f_contiguous, array.flags.writeable)
