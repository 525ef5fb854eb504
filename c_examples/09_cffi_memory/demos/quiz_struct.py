# fate: ok
from _ringbuf_cffi_api import ffi

info = ffi.new("ringbuf_info *", {"unit": b"litres"})[0]
print(info, ffi.string(info.unit))
