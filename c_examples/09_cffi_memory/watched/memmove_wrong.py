"""More bytes than there is room for."""

from ringbuf_cffi_abi import ffi

target = bytearray(4)
source = ffi.new("char[]", b"twelve bytes")
ffi.memmove(target, source, 12)
