"""What type checkers need to know of the module that `ringbuf_cffi_api_build.py` builds."""

from typing import Any

ffi: Any
lib: Any
