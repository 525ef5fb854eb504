# fate: ok
from _jsonscan_cffi_api import ffi, lib

kept = []


@ffi.def_extern(error=1)
def on_events(events, count, user):
    if events[0].kind == lib.JSONSCAN_STRING:
        kept.append(ffi.unpack(events[0].text, events[0].size))
    return 0


scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
document = b'["tea", "ros\\u00e9", "pur\\u00e9e"]'
lib.jsonscan_scan(scanner, document, len(document))
for text in kept:
    print(text.decode())
