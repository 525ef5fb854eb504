"""A record without the bytes that it speaks of."""

from ringbuf_cffi_abi import ffi, lib

record = ffi.new("ringbuf_record *", {"size": 5})
lib.ringbuf_put(lib.ringbuf_new(100), record)
