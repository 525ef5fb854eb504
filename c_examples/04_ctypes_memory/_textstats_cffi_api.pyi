"""What type checkers need to know of the module that `textstats_cffi_api_build.py` builds."""

from typing import Any

ffi: Any
lib: Any
