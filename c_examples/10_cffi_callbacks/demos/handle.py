# fate: ok
from _jsonscan_cffi_api import ffi, lib


class Counter:
    def __init__(self):
        self.events = 0


@ffi.def_extern()
def on_events(events, count, user):
    ffi.from_handle(user).events += count
    return 0


for document in (b"[1, 2, 3]", b"{}"):
    counter = Counter()
    handle = ffi.new_handle(counter)  # has a name as long as C has the address
    scanner = lib.jsonscan_new(lib.on_events, handle, 1)
    lib.jsonscan_scan(scanner, document, len(document))
    lib.jsonscan_free(scanner)
    print(document, "has", counter.events, "events")
