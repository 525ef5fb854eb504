"""Call rational with CFFI, ABI mode, out-of-line: the declarations come ready-made."""

# --8<-- [start:load]
from pathlib import Path

from _rational_cffi_abi import ffi
from rational_cffi import Rationals

lib = ffi.dlopen(str(Path(__file__).resolve().parent / "librational.so"))
rationals = Rationals(ffi, lib)
# --8<-- [end:load]
