# fate: ok
from _jsonscan_cffi_api import ffi, lib


class Total:
    def __init__(self):
        self.value, self.raised = 0.0, []


def carry(kind, error, traceback):
    user = traceback.tb_frame.f_locals["user"]
    ffi.from_handle(user).raised.append(error.with_traceback(traceback))


@ffi.def_extern(error=1, onerror=carry)
def on_events(events, count, user):
    if events[0].kind == lib.JSONSCAN_STRING:
        ffi.from_handle(user).value += float(ffi.unpack(events[0].text, events[0].size))
    return 0


for document in (b'["2.5", "free"]', b'["2.5", "4"]'):
    total = Total()
    handle = ffi.new_handle(total)
    scanner = lib.jsonscan_new(lib.on_events, handle, 1)
    lib.jsonscan_scan(scanner, document, len(document))
    lib.jsonscan_free(scanner)
    print(document, total.value, total.raised)
