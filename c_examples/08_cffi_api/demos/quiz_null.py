# fate: SIGSEGV
import faulthandler

from _matrix_cffi_api import ffi, lib

faulthandler.enable()  # Python's last words, when a signal ends it
lib.matrix_scale(ffi.NULL, 2.0)
