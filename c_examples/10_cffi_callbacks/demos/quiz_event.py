# fate: ok
from _jsonscan_cffi_api import ffi, lib

kept = []


@ffi.def_extern(error=1)
def on_events(events, count, user):
    kept.append(events[0])
    return 0


scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
lib.jsonscan_scan(scanner, b"[true, 2]", 9)
print([event.at for event in kept])
