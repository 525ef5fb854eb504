# fate: ok
from _jsonscan_cffi_api import ffi, lib


@ffi.def_extern(error=1)
def on_events(events, count, user):
    event = events[0]
    if event.kind == lib.JSONSCAN_STRING:
        print("string(text)      ", ffi.string(event.text))
        print("string(text, size)", ffi.string(event.text, event.size))
        print("unpack(text, size)", ffi.unpack(event.text, event.size))
    return 0


scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
document = b'["tea", "no\\u0000sugar"]'
lib.jsonscan_scan(scanner, document, len(document))
