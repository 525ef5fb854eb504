"""A ring buffer with CFFI, API mode, out-of-line: the library is compiled into the module."""

# --8<-- [start:load]
import ringbuf_class
from _ringbuf_cffi_api import ffi, lib


class Ring(ringbuf_class.Ring):
    """A queue of bytes: see `ringbuf_class.Ring`."""

    ffi, lib = ffi, lib


# --8<-- [end:load]
