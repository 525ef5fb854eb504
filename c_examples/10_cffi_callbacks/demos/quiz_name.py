# fate: error
from _jsonscan_cffi_api import ffi


@ffi.def_extern()
def on_event(events, count, user):
    return 0
