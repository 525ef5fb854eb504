# fate: ok
from rational_cffi_abi_inline import ffi, lib

entry = ffi.new("struct rational_entry *")
entry.amount = (3, 4)
earlier = [ffi.new("char[]", b"water") for _ in range(10)]
del earlier

name = ffi.new("char[]", b"flour")  # this variable keeps the array alive
entry.name = name

other = ffi.new("char[]", b"sugar")

buffer = ffi.new("char[]", 60)
lib.rational_entry_format(entry, buffer, len(buffer))
print(ffi.string(buffer).decode())
