# fate: ok
from cffi import FFI
from jsonscan_cdef import CDEF

ffi = FFI()
ffi.cdef(CDEF)
lib = ffi.dlopen("./libjsonscan.so")


def count_all(events, count, user):
    return 0


def stop_at_once(events, count, user):
    print("stop_at_once is called")
    return 1


scanner = lib.jsonscan_new(ffi.callback("jsonscan_visit", count_all), ffi.NULL, 1)
other = ffi.callback("jsonscan_visit", stop_at_once)  # for another scanner
print("status", lib.jsonscan_scan(scanner, b"[2.5]", 5))
