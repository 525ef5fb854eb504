# fate: ok
from _jsonscan_cffi_api import ffi, lib


@ffi.def_extern(name="on_events")
def first(events, count, user):
    print("first")
    return 0


scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)


@ffi.def_extern(name="on_events")
def second(events, count, user):
    print("second")
    return 0


lib.jsonscan_scan(scanner, b"1", 1)
