# fate: CDefError
from pathlib import Path

from cffi import FFI

ffi = FFI()
ffi.cdef(Path("rational.h").read_text())
