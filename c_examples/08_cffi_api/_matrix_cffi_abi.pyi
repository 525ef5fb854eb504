"""What type checkers need to know of the module that `matrix_cffi_abi_build.py` writes."""

from typing import Any

ffi: Any
