# fate: SIGABRT
from _jsonscan_cffi_api import ffi, lib


@ffi.def_extern()
def on_events(events, count, user):
    ffi.from_handle(user).append(count)
    return 0


def make(seen):
    return lib.jsonscan_new(lib.on_events, ffi.new_handle(seen), 1)


seen = []
scanner = make(seen)
print("made", flush=True)
lib.jsonscan_scan(scanner, b"[1]", 3)
