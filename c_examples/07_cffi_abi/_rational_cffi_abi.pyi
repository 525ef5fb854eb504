"""What type checkers need to know of the module that `rational_cffi_abi_build.py` writes."""

from cffi import FFI

ffi: FFI
