# fate: ok
from _jsonscan_cffi_api import ffi, lib

raised = []


def carry(kind, error, traceback):
    raised.append((traceback.tb_frame.f_locals["user"], error))


@ffi.def_extern(error=1, onerror=carry)
def on_events(events, count, user):
    print("kind", events[0].kind)  # and the return was forgotten


scanner = lib.jsonscan_new(lib.on_events, ffi.NULL, 1)
print("status", lib.jsonscan_scan(scanner, b"[2.5]", 5), "raised", raised)
