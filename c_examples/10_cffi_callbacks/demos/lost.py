# fate: ok
from _jsonscan_cffi_api import ffi, lib

total = 0.0


@ffi.def_extern()
def on_events(events, count, user):
    global total
    if events[0].kind == lib.JSONSCAN_NUMBER or events[0].kind == lib.JSONSCAN_STRING:
        total += float(ffi.unpack(events[0].text, events[0].size))
    return 0


scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
document = b'[2.5, "free", 4]'
try:
    status = lib.jsonscan_scan(scanner, document, len(document))
except ValueError:
    print("this is never printed")
print("status", status, "total", total)
