# fate: ok
from _jsonscan_cffi_api import ffi, lib

NAMES = ["{", "}", "[", "]", "key", "string", "number", "true", "false", "null"]


@ffi.def_extern()
def on_events(events, count, user):
    event = events[0]
    text = ffi.unpack(event.text, event.size)
    print(f"{event.at:3}  {NAMES[event.kind]:7}", text)
    return 0


document = b'{"tea": [2.5, true], "note": "ros\\u00e9"}'
scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
status = lib.jsonscan_scan(scanner, document, len(document))
print("status", status, "after", lib.jsonscan_at(scanner), "bytes")
lib.jsonscan_free(scanner)
