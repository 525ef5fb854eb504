"""A struct returned by value that has no name."""

from ringbuf_cffi_abi import ffi, lib

ring = lib.ringbuf_new(16)
lib.ringbuf_describe(ring, b"tank", b"litres")
print(ffi.string(lib.ringbuf_inspect(ring).unit))  # the struct of which unit is a part: gone
