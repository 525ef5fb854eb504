# fate: ok
from _ringbuf_cffi_api import ffi

info = ffi.new("ringbuf_info *")
try:
    info.unit = b"kilometres"
except IndexError as error:
    print("IndexError:", error)
try:
    info.name = b"tank"
except TypeError as error:
    print("TypeError:", error)

name = ffi.new("char[]", b"tank")  # the owner of the text
info.name = name
info.unit = b"litres"
print(ffi.string(info.name), ffi.string(info.unit))

copy = ffi.new("ringbuf_info *", info[0])
info.unit = b"metres"
name[0] = b"T"
print(ffi.string(copy.name), ffi.string(copy.unit))
