"""Call rational with CFFI, ABI mode, in-line: the declarations are read at each start."""

# --8<-- [start:load]
from pathlib import Path

from cffi import FFI
from rational_cdef import CDEF
from rational_cffi import Rationals

ffi = FFI()
ffi.cdef(CDEF)  # parsed now, each time that Python starts
lib = ffi.dlopen(str(Path(__file__).resolve().parent / "librational.so"))
rationals = Rationals(ffi, lib)
# --8<-- [end:load]
