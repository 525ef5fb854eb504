# fate: ok
from _jsonscan_cffi_api import ffi, lib

scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
print("status", lib.jsonscan_scan(scanner, b"[1]", 3))
