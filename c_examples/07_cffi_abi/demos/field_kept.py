# fate: ok
from rational_cffi_abi_inline import ffi, lib

name = ffi.new("char[]", b"flour")  # this name keeps the array alive
entry = ffi.new("struct rational_entry *")
entry.name = name
entry.amount = (3, 4)

other = ffi.new("char[]", b"sugar")

buffer = ffi.new("char[]", 60)
lib.rational_entry_format(entry, buffer, 60)
print(ffi.string(buffer).decode())
