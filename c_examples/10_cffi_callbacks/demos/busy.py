# fate: ok
from _jsonscan_cffi_api import ffi, lib


@ffi.def_extern(error=1)
def on_events(events, count, user):
    print("inside:", lib.jsonscan_scan(scanner, b"[1]", 3))
    return 0


scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
print("outside:", lib.jsonscan_scan(scanner, b"2", 1))
print(ffi.string(lib.jsonscan_strerror(lib.JSONSCAN_BUSY)).decode())
