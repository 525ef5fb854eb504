# fate: ValueError
from _jsonscan_cffi_api import ffi, lib

raised = []


def carry(kind, error, traceback):
    raised.append(error.with_traceback(traceback))


@ffi.def_extern(error=1, onerror=carry)
def on_events(events, count, user):
    if events[0].kind == lib.JSONSCAN_STRING:
        float(ffi.unpack(events[0].text, events[0].size))
    return 0


scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
document = b'[2.5, "free", 4]'
status = lib.jsonscan_scan(scanner, document, len(document))
print("status", status, flush=True)
if raised:
    raise raised.pop()  # C has returned: now it can go on its way
