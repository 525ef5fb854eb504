"""What type checkers need to know of the module that `jsonscan_cffi_api_build.py` builds."""

from typing import Any

ffi: Any
lib: Any
