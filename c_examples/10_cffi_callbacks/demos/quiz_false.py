# fate: ok
from _jsonscan_cffi_api import ffi, lib


@ffi.def_extern(error=1)
def on_events(events, count, user):
    return events[0].size == 0


scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
print(lib.jsonscan_scan(scanner, b"2.5", 3), lib.jsonscan_scan(scanner, b"[2.5]", 5))
