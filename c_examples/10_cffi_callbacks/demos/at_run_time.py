# fate: ok
from cffi import FFI
from jsonscan_cdef import CDEF

ffi = FFI()
ffi.cdef(CDEF)
lib = ffi.dlopen("./libjsonscan.so")


@ffi.callback("jsonscan_visit")
def on_events(events, count, user):
    print("kind", events[0].kind, ffi.unpack(events[0].text, events[0].size))
    return 0


print(on_events)
scanner = lib.jsonscan_new(on_events, ffi.NULL, 1)
lib.jsonscan_scan(scanner, b"[2.5]", 5)
